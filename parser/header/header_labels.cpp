#include "parser/header/header_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "parser/header/header_facts.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_lines = 20'000;
constexpr double below_distance =
    2.5;  // in line heights: a value stands in the line below its label

constexpr char32_t first_ideograph = 0x2E80;  // letters of an alphabet come before it

struct Label {
  std::vector<WordRole> roles;  // several where one label asks for them: "Age/Sex"
  std::size_t from = 0;
  std::size_t to = 0;
};

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// The longest label at a word, with all facts that it asks for.
std::optional<Label> label_at(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const WordsMatches found = LeadingWords(text.substr(at)).match_any(fact_roles, lexicon);
  if (found.entries.empty()) return std::nullopt;
  Label label{{}, at, at + found.length};
  for (const LexiconEntry& entry : found.entries) {
    const bool again = !label.roles.empty() && label.roles.back() == entry.role;  // other language
    if (is_fact(entry.role) && !again) label.roles.push_back(entry.role);
  }
  return label;
}

constexpr std::string_view wide_colon = "：";

bool has_colon(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" )");
  return at != std::string_view::npos &&
         (text[at] == ':' || text.substr(at).starts_with(wide_colon));
}

// One letter is a label only with its dot or a colon: "M. Dupont", not the sex M.
bool is_bare_letter(std::string_view text, const Label& label) {
  std::size_t end = label.from;
  const bool alphabet = next_code_point(text, end) < first_ideograph;
  return alphabet && end == label.to && !has_colon(text.substr(label.to));
}

bool asks_for_person(const Label& label) {
  return std::any_of(label.roles.begin(), label.roles.end(), [](WordRole role) {
    return role == WordRole::fact_sex || role == WordRole::fact_age;
  });
}

// "ICP-MS", "D-DU", the second of "LC-MS/MS": part of a longer word, unless another label ends in
// front of the sign, as in "Age/Sex"; a dash parts labels of a person alone.
bool is_part_of_word(std::string_view text, const Label& label, const std::vector<Label>& before) {
  if (label.from < 2 || !is_word_byte(text[label.from - 2])) return false;
  const char sign = text[label.from - 1];
  const bool behind_label =
      !before.empty() && before.back().to + 1 == label.from &&
      (sign == '/' || asks_for_person(label) || asks_for_person(before.back()));
  return (sign == '-' || sign == '/') && !behind_label && !has_colon(text.substr(label.to));
}

// "46 лет", "52 Yrs": the unit of an age is part of a value, even where the same word is a label.
std::size_t age_unit_at(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t before = text.substr(0, at).find_last_not_of(' ');
  if (before == std::string_view::npos || !is_ascii_digit(text[before])) return 0;
  return match_words(text.substr(at), WordRole::age_unit, lexicon).length;
}

// Bytes of a remark in brackets that belongs to the label: "Date of birth (dd/mm/yyyy):",
// "Collected on (SCT)" with the value in another cell.
std::size_t remark_length(std::string_view rest) {
  constexpr std::size_t longest = 16;
  if (!rest.starts_with('(') && !rest.starts_with(" (")) return 0;
  const std::size_t inside = rest.find('(') + 1;
  const std::size_t close = rest.find_first_of("()0123456789", inside);
  const bool remark = close != std::string_view::npos && rest[close] == ')' && close > inside &&
                      close - inside <= longest;
  if (!remark) return 0;
  const std::size_t next = rest.find_first_not_of(' ', close + 1);
  return next == std::string_view::npos || rest[next] == ':' ? close + 1 : 0;
}

// The bracket behind a label that opened one: "Collected on (SCT)".
bool closes_bracket(std::string_view text, const Label& label) {
  const std::string_view own = text.substr(label.from, label.to - label.from);
  return label.to < text.size() && text[label.to] == ')' && own.find('(') < own.size() &&
         own.find(')') == std::string_view::npos;
}

// "Eta' 62": an apostrophe typed for the accent of the letter in front.
bool ends_in_accent(std::string_view text, const Label& label) {
  const std::string_view rest = text.substr(label.to);
  return rest.starts_with("' ") || rest.starts_with("':");
}

// Where the search for further labels goes on: behind what is surely this label's value.
std::size_t end_of_value(std::string_view text, const Label& label, const Lexicon& lexicon) {
  if (!asks_for_person(label)) return label.to;
  return label.to + take_person(text.substr(label.to), lexicon).length;
}

// The label at a word, behind those in `before`, with what belongs to it.
std::optional<Label> whole_label_at(std::string_view text, std::size_t at,
                                    const std::vector<Label>& before, const Lexicon& lexicon) {
  std::optional<Label> label = label_at(text, at, lexicon);
  if (!label || is_bare_letter(text, *label) || is_part_of_word(text, *label, before)) {
    return std::nullopt;
  }
  label->to += remark_length(text.substr(label->to));
  label->to += closes_bracket(text, *label);
  label->to += ends_in_accent(text, *label);
  return label;
}

std::vector<Label> labels_in(std::string_view text, const Lexicon& lexicon) {
  std::vector<Label> labels;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    if (const std::size_t unit = age_unit_at(text, at, lexicon)) {
      at += unit;
      continue;
    }
    const std::optional<Label> label = whole_label_at(text, at, labels, lexicon);
    if (label) labels.push_back(*label);
    at = label ? end_of_value(text, *label, lexicon) : end;
  }
  return labels;
}

// Colons, dashes, slashes, brackets and blanks between a label and its value.
std::string_view without_separators(std::string_view text) {
  for (;;) {
    if (text.starts_with(wide_colon)) {
      text.remove_prefix(wide_colon.size());
    } else if (!text.empty() && std::string_view(" :.-/=|,&").find(text[0]) != text.npos) {
      text.remove_prefix(1);
    } else {
      return text;
    }
  }
}

struct Reader {
  const std::vector<Line>& lines;
  const Lexicon& lexicon;

  bool starts_with_label(std::string_view text) const {
    if (text.empty() || !is_word_byte(text[0])) return false;
    const std::optional<Label> label = whole_label_at(text, 0, {}, lexicon);
    return label && !is_form_of_address(text, *label);
  }

  // "Mr. Sam Sample" may be the value of another label.
  bool is_form_of_address(std::string_view text, const Label& label) const {
    const std::string_view words = text.substr(0, label.to);
    const auto sex = take_sex(words, lexicon);
    return sex && sex->length == words.size() && is_title(words, lexicon);
  }

  // The cell that stands below this one, in the next lines of the page: those of a box beside it
  // may lie between.
  std::string below(std::size_t line, const Rect& box) const {
    const double lowest = lines[line].box.top + below_distance * lines[line].box.height();
    for (std::size_t i = line + 1; i < lines.size() && lines[i].page == lines[line].page; ++i) {
      if (lines[i].box.top > lowest) return {};
      for (const Cell& cell : lines[i].cells) {
        if (cell.box.left >= box.right || cell.box.right <= box.left) continue;
        std::string text = cell.text();
        return starts_with_label(text) ? std::string() : text;
      }
    }
    return {};
  }

  // The next cell of the line; empty where there is none or it is a label itself.
  std::string behind(std::size_t line, std::size_t cell) const {
    const Line& own = lines[line];
    if (cell + 1 >= own.cells.size()) return {};
    const std::string text = own.cells[cell + 1].text();
    return starts_with_label(text) ? std::string() : std::string(without_separators(text));
  }
};

// "Date of" above "collection:", between or beside which "17.02.2025" stands: a label that wraps in
// its cell, and the only cell beside it.
std::optional<LabelledText> wrapped_label(const Reader& reader, std::size_t line,
                                          std::size_t cell) {
  const Line& own = reader.lines[line];
  const Cell& begin = own.cells[cell];
  if (!begin.starts.shares(fact_roles) || begin.words.size() > 3) return std::nullopt;
  const double size = double(own.font_size);
  const Cell* beside = nullptr;
  for (std::size_t i = line; i < reader.lines.size() && i <= line + 2; ++i) {
    const Line& next = reader.lines[i];
    if (next.page != own.page || next.box.top - own.box.bottom > 2 * size) break;
    const Cell* end = nullptr;
    for (const Cell& other : next.cells) {
      const bool same_column = i > line && std::abs(other.box.left - begin.box.left) < size / 2;
      if (same_column) end = &other;
      if (same_column || other.box.left < begin.box.right) continue;
      if (beside == nullptr || other.box.right < beside->box.left) {
        beside = &other;
      } else if (other.box.left < beside->box.right) {
        return std::nullopt;
      }
    }
    if (end == nullptr) continue;
    const std::string text = begin.text() + " " + end->text();
    if (!text.ends_with(':') || beside == nullptr) return std::nullopt;
    if (reader.starts_with_label(beside->text())) return std::nullopt;
    const std::optional<Label> label = whole_label_at(text, 0, {}, reader.lexicon);
    if (!label || label->to + 1 != text.size() || label->roles.size() != 1) return std::nullopt;
    LabelledText whole;
    whole.role = label->roles[0];
    whole.words = text.substr(0, label->to);
    whole.text = beside->text();
    whole.sure = true;
    whole.cell = cell;
    whole.place = {own.page, own.number};
    return whole;
  }
  return std::nullopt;
}

// A label opens its cell, follows another fact, or is marked by a colon or a bracket; the same word
// inside a sentence is none.
bool is_marked(std::string_view text, const Label& label) {
  return has_colon(text.substr(label.to)) || (label.from > 0 && text[label.from - 1] == '(');
}

// Labels that are read without a mark where what follows leaves no doubt: before a date, or behind
// another fact of the patient that opens the cell.
bool may_stand_inside(const std::vector<Label>& labels, const Label& label) {
  const WordRole role = label.roles[0];
  if (role == WordRole::fact_collected || role == WordRole::fact_birth) return true;
  const Label& opening = labels.front();
  const WordRole before = opening.roles[0];
  const bool of_patient = before == WordRole::fact_patient || before == WordRole::fact_birth ||
                          before == WordRole::fact_sex || before == WordRole::fact_age;
  return asks_for_person(label) && opening.from == 0 && of_patient;
}

struct Waiting {
  WordRole role;
  std::string words;
};

void read_cell(const Reader& reader, std::size_t line, std::size_t cell,
               std::vector<LabelledText>& found) {
  const Line& own = reader.lines[line];
  if (!own.cells[cell].starts.shares(fact_roles)) return;
  const std::string text = own.cells[cell].text();
  const std::vector<Label> labels = labels_in(text, reader.lexicon);
  std::vector<Waiting> waiting;  // labels whose value follows those behind them
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    const std::size_t end = i + 1 < labels.size() ? labels[i + 1].from : text.size();
    std::string value(without_separators(std::string_view(text).substr(label.to, end - label.to)));
    for (const WordRole role : label.roles) {
      waiting.push_back({role, text.substr(label.from, label.to - label.from)});
    }
    const bool between = value.find_first_not_of("([ ") == std::string::npos;
    if (between && i + 1 < labels.size()) continue;
    const bool own_cell = value.empty();
    std::string below;
    if (own_cell) {
      value = reader.behind(line, cell);
      const bool colon = has_colon(std::string_view(text).substr(label.to));
      // "Columns are headed by date of collection": words that only end like a label.
      const bool opens = colon || i > 0 || label.from == 0;
      if (opens && (value.empty() || !colon)) below = reader.below(line, own.cells[cell].box);
      if (value.empty()) value = std::exchange(below, {});
    }
    const bool sure = own_cell || is_marked(text, label);
    const bool inside = !sure && label.from > 0 && waiting.size() == 1;
    if (!value.empty() && (!inside || may_stand_inside(labels, label))) {
      const bool last = i + 1 == labels.size();
      const std::string next =
          last ? reader.behind(line, cell + (own_cell ? 1 : 0)) : std::string();
      for (Waiting& one : waiting) {
        found.push_back({one.role,
                         std::move(one.words),
                         value,
                         next,
                         below,
                         sure,
                         inside,
                         cell,
                         {own.page, own.number}});
      }
    }
    waiting.clear();
  }
}

}  // namespace

std::vector<LabelledText> labelled_texts(const std::vector<Line>& lines, const Lexicon& lexicon) {
  const Reader reader{lines, lexicon};
  std::vector<LabelledText> found;
  for (std::size_t line = 0; line < lines.size() && line < most_lines; ++line) {
    for (std::size_t cell = 0; cell < lines[line].cells.size(); ++cell) {
      if (auto wrapped = wrapped_label(reader, line, cell)) {
        found.push_back(*std::move(wrapped));
      } else {
        read_cell(reader, line, cell, found);
      }
    }
  }
  return found;
}

}  // namespace labread
