// The content of a range cell: a plain range, bands by person or by meaning, or words.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_bands = 40;  // of a cell; more is a text

// White space folded: one blank between words, lines joined by '\n', also where the cell of a
// Markdown table breaks them: "men: < 5<br>women: < 3".
std::string tidy(std::string_view text) {
  constexpr std::string_view line_break = "<br>";
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '<' || c == '\t' || c == '\n' || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  });
  if (plain) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(line_break)) {
      while (out.ends_with(' ')) out.pop_back();
      at += line_break.size();
      at += blanks_at(text, at);
      out += '\n';
      continue;
    }
    const std::size_t blanks = blanks_at(text, at);
    if (blanks == 0) {
      out += text[at++];
      continue;
    }
    const bool line = text.substr(at, blanks).find('\n') != std::string_view::npos;
    if (!out.empty()) out += line ? '\n' : ' ';
    at += blanks;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
  return out;
}

bool is_separator(char c) {
  return c == ' ' || c == '\n' || c == '|' || c == ';' || c == ',' || c == ':' || c == '=';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_separator(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_separator(text.back())) text.remove_suffix(1);
  return text;
}

// "Normal:", "Ref." in front of a range.
std::string_view without_lead(std::string_view text, const Lexicon& lexicon) {
  const WordsMatch lead = match_words(text, WordRole::range_lead, lexicon);
  if (!lead) return text;
  std::string_view rest = text.substr(lead.length);
  while (!rest.empty() && (is_separator(rest.front()) || rest.front() == '.'))
    rest.remove_prefix(1);
  return rest;
}

// Footnote stars and a closing dot say nothing about the bounds.
bool is_trifle(std::string_view rest) { return rest.find_first_not_of(" *.,;\n") == rest.npos; }

struct AgeLimits {
  std::optional<Decimal> from, to;  // years
  bool to_inclusive = false;
};

struct Item {
  enum class Kind { label, age, range } kind = Kind::label;
  std::size_t from = 0;
  std::size_t to = 0;
  PrintedRange range;  // of kind range
  AgeLimits age;       // of kind age
};

std::optional<Decimal> in_years(const Decimal& value, std::string_view unit) {
  if (unit == "years" || unit == "years_old") return value;
  const double per_year = unit == "months" ? 12 : unit == "weeks" ? 52.18 : 365.25;
  const auto hundredths = static_cast<std::int64_t>(value.to_double() / per_year * 100 + 0.5);
  return Decimal{hundredths, 2};
}

AgeLimits age_of(const PrintedRange& range, std::string_view unit) {
  AgeLimits age;
  if (range.low) age.from = in_years(range.low->value, unit);
  if (range.high) age.to = in_years(range.high->value, unit);
  age.to_inclusive = range.high && range.high->inclusive;
  return age;
}

// Cuts the text of a cell into labels, ages and ranges.
class Cutter {
 public:
  Cutter(std::string_view text, const Conventions& conventions, const Catalogue& catalogue)
      : text_(text), conventions_(conventions), catalogue_(catalogue) {}

  std::vector<Item> cut() {
    bool word_start = true;
    for (std::size_t at = 0; at < text_.size() && items_.size() < most_bands * 3;) {
      const std::size_t length = word_start ? take_item(at) : 0;
      if (length > 0) {
        at += length;
        label_from_ = at;
        word_start = true;
        continue;
      }
      word_start = is_separator(text_[at]) || text_[at] == '(' || text_[at] == '/';
      ++at;
    }
    end_label(text_.size());
    return std::move(items_);
  }

 private:
  std::size_t take_item(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (is_separator(rest[0])) return 0;
    const auto range = take_range(rest, conventions_, catalogue_);
    if (!range) return 0;
    Item item;
    std::size_t length = range->length;
    const std::size_t blanks = blanks_at(rest, length);
    const WordsMatch age =
        match_words(rest.substr(length + blanks), WordRole::age_unit, catalogue_.lexicon());
    if (age && range->value.unit.empty()) {
      length += blanks + age.length;
      item.kind = Item::Kind::age;
      item.age = age_of(range->value, age.entry->value);
    } else {
      item.kind = Item::Kind::range;
      item.range = range->value;
    }
    end_label(at);
    item.from = at;
    item.to = at + length;
    items_.push_back(std::move(item));
    return length;
  }

  void end_label(std::size_t to) {
    const std::string_view label = trimmed(text_.substr(label_from_, to - label_from_));
    if (label.empty()) return;
    Item item;
    item.from = static_cast<std::size_t>(label.data() - text_.data());
    item.to = item.from + label.size();
    items_.push_back(std::move(item));
  }

  std::string_view text_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<Item> items_;
  std::size_t label_from_ = 0;
};

bool is_person(std::string_view meaning) {
  static constexpr std::array<std::string_view, 8> persons = {
      "female", "male", "child", "adult", "pregnant", "newborn", "elderly", "menopausal"};
  return std::find(persons.begin(), persons.end(), meaning) != persons.end();
}

// What the words of a label say: a meaning before a person, one sex but not both.
struct LabelReading {
  std::string meaning;
  std::optional<Sex> sex;
};

LabelReading read_label(std::string_view label, const Lexicon& lexicon, std::string_view language) {
  LabelReading reading;
  bool female = false;
  bool male = false;
  for (std::size_t at = 0; at < label.size();) {
    const WordsMatch word = match_words(label.substr(at), WordRole::band_word, lexicon);
    // Spanish reports abbreviate "mujer" and "masculino" alike.
    const bool unclear = word && word.length == 1 && word.entry->key == "m" && language == "es";
    if (word && !unclear) {
      const std::string_view value = word.entry->value;
      female = female || value == "female";
      male = male || value == "male";
      const bool weak = reading.meaning.empty() || reading.meaning == "male" ||
                        reading.meaning == "female" ||
                        (is_person(reading.meaning) && !is_person(value));
      if (weak) reading.meaning = std::string(value);
      at += word.length;
      continue;
    }
    const std::size_t end = label.find_first_of(" \n/,(", at);
    at = end == std::string_view::npos ? label.size() : end + 1;
  }
  if (female != male) reading.sex = female ? Sex::female : Sex::male;
  if (female && male && (reading.meaning == "male" || reading.meaning == "female")) {
    reading.meaning.clear();
  }
  return reading;
}

Band band_of(std::string_view text, const std::vector<Item>& items, std::size_t from,
             std::size_t to, const Lexicon& lexicon, std::string_view language) {
  Band band;
  band.text = std::string(text.substr(items[from].from, items[to - 1].to - items[from].from));
  std::string label;
  for (std::size_t i = from; i < to; ++i) {
    const Item& item = items[i];
    if (item.kind == Item::Kind::range) {
      band.low = item.range.low;
      band.high = item.range.high;
      continue;
    }
    if (!label.empty()) label += ' ';
    label += text.substr(item.from, item.to - item.from);
    if (item.kind == Item::Kind::age) {
      band.age_min = item.age.from;
      band.age_max = item.age.to;
      // The last year of an age counts in full: "13-17 years" ends where 18 begins.
      if (band.age_max && item.age.to_inclusive && band.age_max->places == 0) {
        ++band.age_max->coefficient;
      }
    }
  }
  const LabelReading reading = read_label(label, lexicon, language);
  band.label = std::string(trimmed(label));
  band.meaning = reading.meaning;
  band.sex = reading.sex;
  return band;
}

// "13-18 years" beside "18-60 years": the upper age belongs to the next band.
void part_ages(std::vector<Band>& bands) {
  for (Band& band : bands) {
    if (!band.age_max || band.age_max->places != 0) continue;
    const Decimal printed{band.age_max->coefficient - 1, 0};
    const bool shared = std::any_of(bands.begin(), bands.end(), [&](const Band& other) {
      return other.age_min && *other.age_min == printed && band.age_min != other.age_min;
    });
    if (shared) band.age_max = printed;
  }
}

// Where each band's items begin; labels stand before their ranges or behind them.
std::vector<std::size_t> band_starts(const std::vector<Item>& items) {
  std::vector<std::size_t> starts;
  const bool labels_behind = items.front().kind == Item::Kind::range;
  bool complete = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool range = items[i].kind == Item::Kind::range;
    if (labels_behind ? range : complete) starts.push_back(i);
    complete = range;
  }
  // Words behind the last range open no band of their own.
  if (!labels_behind && items.back().kind != Item::Kind::range && starts.size() > 1) {
    starts.pop_back();
  }
  return starts;
}

std::vector<Band> bands_in(std::string_view text, const std::vector<Item>& items,
                           const Lexicon& lexicon, std::string_view language) {
  const std::vector<std::size_t> starts = band_starts(items);
  std::vector<Band> bands;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    std::size_t end = i + 1 < starts.size() ? starts[i + 1] : items.size();
    const bool labels_behind = items[starts[i]].kind == Item::Kind::range;
    while (!labels_behind && end > starts[i] + 1 && items[end - 1].kind != Item::Kind::range) --end;
    bands.push_back(band_of(text, items, starts[i], end, lexicon, language));
  }
  part_ages(bands);
  return bands;
}

// A single range with a label is the normal range only where the label says nothing else.
bool is_normal_meaning(std::string_view meaning) {
  static constexpr std::array<std::string_view, 6> normal = {"normal",    "optimal",  "sufficient",
                                                             "desirable", "negative", "adult"};
  return std::find(normal.begin(), normal.end(), meaning) != normal.end();
}

// "in atrial fibrillation: 2.0 - 3.0. Mechanical valve": other limits, which were not read, stand
// among the words.
bool holds_decimal(std::string_view label) {
  for (std::size_t i = 1; i + 1 < label.size(); ++i) {
    const bool mark = label[i] == '.' || label[i] == ',';
    if (mark && is_ascii_digit(label[i - 1]) && is_ascii_digit(label[i + 1])) return true;
  }
  return false;
}

void add_single(PrintedRange& range, const Band& band, const std::vector<Item>& items) {
  const auto item = std::find_if(items.begin(), items.end(), [](const Item& candidate) {
    return candidate.kind == Item::Kind::range;
  });
  const bool ages = band.age_min || band.age_max;
  if (ages || holds_decimal(band.label) ||
      !(is_normal_meaning(band.meaning) || band.meaning == "female" || band.meaning == "male")) {
    return;
  }
  range.low = band.low;
  range.high = band.high;
  range.unit = item->range.unit;
}

void read_bands(PrintedRange& range, const Conventions& conventions, const Catalogue& catalogue) {
  const std::vector<Item> items = Cutter(range.text, conventions, catalogue).cut();
  const auto count = std::count_if(items.begin(), items.end(),
                                   [](const Item& item) { return item.kind == Item::Kind::range; });
  if (count == 0 || static_cast<std::size_t>(count) > most_bands) return;
  std::vector<Band> bands =
      bands_in(range.text, items, catalogue.lexicon(), conventions.language.value);
  if (bands.size() == 1) {
    add_single(range, bands.front(), items);
    return;
  }
  for (const Item& item : items) {
    if (range.unit.empty()) range.unit = item.range.unit;
  }
  range.bands = std::move(bands);
}

// "1st trimester: 0.1 - 2.5": words and then their limits.
bool is_labelled_line(std::string_view line, const Conventions& conventions,
                      const Catalogue& catalogue) {
  const std::vector<Item> items = Cutter(line, conventions, catalogue).cut();
  return items.size() > 1 && items.front().kind != Item::Kind::range &&
         items.back().kind == Item::Kind::range;
}

// "0.27 - 4.20" and below it "1st trimester: 0.1 - 2.5": the interval of all others, and bands. The
// words on a line belong to its own limits.
std::optional<PrintedRange> read_interval_and_bands(const PrintedRange& whole,
                                                    std::string_view core,
                                                    const Conventions& conventions,
                                                    const Catalogue& catalogue) {
  const std::size_t end = core.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view first = core.substr(0, end);
  const auto plain = take_range(first, conventions, catalogue);
  if (!plain || !is_trifle(first.substr(plain->length))) return std::nullopt;
  const std::string_view rest = core.substr(end + 1);
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t next = std::min(rest.find('\n', at), rest.size());
    if (!is_labelled_line(rest.substr(at, next - at), conventions, catalogue)) return std::nullopt;
    at = next + 1;
  }
  PrintedRange range = plain->value;
  range.text = whole.text;
  const std::vector<Item> items = Cutter(rest, conventions, catalogue).cut();
  if (items.size() > 3 * most_bands) return std::nullopt;
  range.bands = bands_in(rest, items, catalogue.lexicon(), conventions.language.value);
  return range;
}

std::string word_of(std::string_view text, const Lexicon& lexicon) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
  }
  const WordsMatch word = LeadingWords(text).match_all(WordRole::value_word, lexicon);
  return word ? std::string(word.entry->value) : std::string();
}

// "Not Detected IU/mL": a word with the unit that limits would have.
std::optional<PrintedRange> word_with_unit(std::string_view text, const Catalogue& catalogue) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || blank == 0) return std::nullopt;
  const auto unit = take_unit(text.substr(blank + 1), catalogue);
  if (!unit || unit->length != text.size() - blank - 1) return std::nullopt;
  PrintedRange range;
  range.text = std::string(text.substr(0, blank));
  range.word = word_of(range.text, catalogue.lexicon());
  range.unit = unit->value;
  return range.word.empty() ? std::nullopt : std::optional(std::move(range));
}

// "02-10": in the place of limits zeros in front fill two digits; elsewhere they make codes.
std::optional<PrintedRange> padded_interval(std::string_view text, const Conventions& conventions,
                                            const Catalogue& catalogue) {
  const std::size_t dash = text.find('-');
  if (text.size() != 5 || dash != 2 || text[0] != '0') return std::nullopt;
  std::string apart(text);
  apart.replace(dash, 1, " - ");
  auto range = take_range(apart, conventions, catalogue);
  if (!range || range->length != apart.size()) return std::nullopt;
  range->value.text = text;
  return std::move(range->value);
}

}  // namespace

bool is_words_range(std::string_view text, const Lexicon& lexicon) {
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t slash = std::min(text.find('/', from), text.size());
    if (word_of(text.substr(from, slash - from), lexicon).empty()) return false;
    from = slash + 1;
  }
  return true;
}

PrintedRange read_range_cell(std::string_view text, const Conventions& conventions,
                             const Catalogue& catalogue) {
  PrintedRange range;
  range.text = tidy(text);
  const std::string_view core = without_lead(range.text, catalogue.lexicon());
  if (auto padded = padded_interval(core, conventions, catalogue)) return *std::move(padded);
  if (auto plain = take_range(core, conventions, catalogue)) {
    if (is_trifle(core.substr(plain->length))) return std::move(plain->value);
  }
  if (auto both = read_interval_and_bands(range, core, conventions, catalogue)) {
    return *std::move(both);
  }
  range.word = word_of(core, catalogue.lexicon());
  if (!range.word.empty()) {
    range.text = std::string(core);
    return range;
  }
  if (auto word = word_with_unit(core, catalogue)) return *std::move(word);
  read_bands(range, conventions, catalogue);
  return range;
}

}  // namespace labread
