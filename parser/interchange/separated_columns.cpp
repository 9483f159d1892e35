#include "parser/interchange/separated_columns.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/interchange/printed_value.h"
#include "parser/interchange/timestamp.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

constexpr std::size_t most_counted = 300;  // rows

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "test_name" and "testName" as two words.
std::string title_key(std::string_view title) {
  std::string words;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = title[i] == '_' || title[i] == '\n' ? ' ' : title[i];
    if (i > 0 && is_upper(c) && is_lower(title[i - 1])) words += ' ';
    words += c;
  }
  return fold_name(words);
}

// "Result (mg/dL)", "Reference range [adults]": the words in front of a bracket.
std::string_view without_bracket(std::string_view title) {
  const std::size_t open = title.find_first_of("([");
  if (open == std::string_view::npos || open == 0) return title;
  return title.substr(0, title.find_last_not_of(' ', open - 1) + 1);
}

std::span<const LexiconEntry> entries_of(std::string_view title, const Lexicon& lexicon) {
  const auto entries = lexicon.exactly(title_key(title));
  return entries.empty() ? lexicon.exactly(title_key(without_bracket(title))) : entries;
}

WordRoles roles_of(std::span<const LexiconEntry> entries) {
  WordRoles roles;
  for (const LexiconEntry& entry : entries) roles.add(entry.role);
  return roles;
}

// A title in two parts at one of its blanks.
template <class Test>
bool parts_as(std::string_view title, Test test) {
  const std::string key = title_key(title);
  const std::string_view words = key;
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    if (test(words.substr(0, at), words.substr(at + 1))) return true;
  }
  return false;
}

// "Date antériorité", "Vorwert Datum".
bool dates_previous(std::string_view title, const Lexicon& lexicon) {
  return parts_as(title, [&](std::string_view front, std::string_view back) {
    return lexicon.find(front, WordRole::header_previous) != nullptr ||
           lexicon.find(back, WordRole::header_previous) != nullptr;
  });
}

// "Referenz von", "Low reference range"; "Lab Range Low", whose end is a title itself.
bool titles_limit(std::string_view title, WordRole limit, const Lexicon& lexicon) {
  const auto is = [&](std::string_view part, WordRole role) {
    return lexicon.find(part, role) != nullptr;
  };
  return parts_as(title, [&](std::string_view front, std::string_view back) {
    const bool of_range = (is(front, WordRole::header_range) && is(back, limit)) ||
                          (is(front, limit) && is(back, WordRole::header_range));
    return of_range || (back.find(' ') != back.npos && is(back, limit));
  });
}

// "Vorwert 01.12.2023", "Result (2026-03-09)", "03/09/2026": a title that says a day, too.
struct DatedTitle {
  std::string_view words;
  std::optional<ReadDate> date;
};

DatedTitle dated_title(std::string_view title, const Conventions& conventions,
                       const Lexicon& lexicon) {
  for (std::size_t at = 0; at < title.size(); at = title.find_first_of(" (\n", at)) {
    at = title.find_first_not_of(" (\n", at);
    if (at == title.npos) break;
    std::string_view day = title.substr(at);
    while (day.ends_with(')') || day.ends_with(' ')) day.remove_suffix(1);
    const std::string_view words = title.substr(0, at);
    const std::size_t end = words.find_last_not_of(" (\n:");
    const std::string_view front = words.substr(0, end == words.npos ? 0 : end + 1);
    if (const auto stated = timestamp(day)) return {front, ReadDate{*stated, false}};
    const auto date = take_date(day, conventions.date_order.value, lexicon);
    if (date && date->length == day.size()) return {front, date->value};
  }
  return {title, std::nullopt};
}

class Chooser {
 public:
  Chooser(const std::vector<std::string>& titles, std::span<const SeparatedLine> rows,
          const Conventions& conventions, const Catalogue& catalogue)
      : titles_(titles),
        rows_(rows.first(std::min(rows.size(), most_counted))),
        conventions_(conventions),
        catalogue_(catalogue),
        used_(titles.size(), false) {
    for (const std::string& title : titles) {
      dated_.push_back(dated_title(title, conventions, catalogue.lexicon()));
      const auto entries = entries_of(dated_.back().words, catalogue.lexicon());
      roles_known_.push_back(!entries.empty());
      roles_.push_back(roles_of(entries));
    }
  }

  std::optional<SeparatedColumns> choose() {
    out_.shape.columns.resize(titles_.size());
    if (!take_name() || !take_dated_values()) return std::nullopt;
    if (!take_value()) return std::nullopt;
    if (!out_.shape.first(ColumnRole::value)) return std::nullopt;
    take_previous();
    take_first(WordRole::header_unit, ColumnRole::unit);
    if (!has_statistics()) {
      take_limit(WordRole::header_low, ColumnRole::low);
      take_limit(WordRole::header_high, ColumnRole::high);
    }
    take_range();
    take_flags();
    take_facts();
    return std::move(out_);
  }

 private:
  bool has(std::size_t i, WordRole role) const { return !used_[i] && roles_[i].shares(role); }

  template <class Test>
  std::size_t count(std::size_t column, Test test) const {
    return static_cast<std::size_t>(
        std::count_if(rows_.begin(), rows_.end(), [&](const SeparatedLine& row) {
          const std::string_view field = field_of(row, column);
          return !field.empty() && test(field);
        }));
  }

  std::size_t filled(std::size_t column) const {
    return count(column, [](std::string_view) { return true; });
  }

  bool holds_dates(std::size_t column) const {
    const std::size_t dates = count(column, [&](std::string_view field) {
      const auto date = take_date(field, conventions_.date_order.value, catalogue_.lexicon());
      return timestamp(field) || (date && date->length == field.size());
    });
    return dates > 0 && dates * 2 > filled(column);
  }

  std::set<std::string> distinct(std::size_t column) const {
    std::set<std::string> texts;
    for (const SeparatedLine& row : rows_) texts.emplace(field_of(row, column));
    texts.erase("");
    return texts;
  }

  // How many of the different names are known, also those of tests that are not interpreted.
  std::size_t known_names(std::size_t column) const {
    const auto names = distinct(column);
    return static_cast<std::size_t>(
        std::count_if(names.begin(), names.end(), [&](const std::string& name) {
          return catalogue_.find_name(fold_name(name)) != nullptr ||
                 !candidates_of(name, catalogue_).empty();
        }));
  }

  void use(std::size_t column, ColumnRole role) {
    used_[column] = true;
    out_.shape.columns[column].role = role;
  }

  // "Name" may title the person, "Result" the test beside "Value", "Marker" a flag.
  bool take_name() {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const std::size_t known = known_names(i);
      if (known <= most) continue;
      most = known;
      best = i;
    }
    if (!best) return false;
    const bool titled = has(*best, WordRole::header_name) || has(*best, WordRole::header_value);
    if (most * (titled ? 3 : 2) < tests(*best)) return false;
    use(*best, ColumnRole::name);
    return true;
  }

  // The different names but those of what is measured by the bed.
  std::size_t tests(std::size_t column) const {
    const auto names = distinct(column);
    return static_cast<std::size_t>(
        std::count_if(names.begin(), names.end(), [&](const std::string& name) {
          return catalogue_.lexicon().find(fold_name(name), WordRole::vital_sign) == nullptr;
        }));
  }

  // Columns of results headed by their day. False: which day is not known.
  bool take_dated_values() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const auto& [words, date] = dated_[i];
      const bool values = words.empty() || has(i, WordRole::header_value);
      const bool earlier = has(i, WordRole::header_previous);
      if (used_[i] || !date || !(values || earlier)) continue;
      if (date->both_orders && !is_order_known(conventions_.date_order)) return false;
      use(i, values ? ColumnRole::value : ColumnRole::previous);
      out_.shape.columns[i].date = date->moment;
    }
    return true;
  }

  // One of several that say the same: the one that is filled most, of equals the first. False:
  // they differ, so that nothing tells which has the unit beside them.
  bool take_value() {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!has(i, WordRole::header_value)) continue;
      if (best && differ(i, *best)) return false;
      if (!best || filled(i) > filled(*best)) best = i;
    }
    if (best) use(*best, ColumnRole::value);
    return true;
  }

  bool differ(std::size_t a, std::size_t b) const {
    std::size_t both = 0;
    std::size_t other = 0;
    for (const SeparatedLine& row : rows_) {
      const std::string_view one = field_of(row, a);
      const std::string_view two = field_of(row, b);
      if (!begins_number(one) || !begins_number(two)) continue;
      ++both;
      other += number_in(one) != number_in(two);
    }
    return other * 3 > both;
  }

  static bool begins_number(std::string_view text) {
    const std::size_t sign = text.find_first_not_of("<>= ");
    return sign != text.npos && is_ascii_digit(text[sign]);
  }

  // "<5", "5 mg/dL" and "5.0" as one number.
  static std::string number_in(std::string_view text) {
    text.remove_prefix(text.find_first_of("0123456789"));
    return cda::value_key(text);
  }

  void take_previous() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const bool titled = has(i, WordRole::header_previous);
      const bool other = !titled && !used_[i] && dates_previous(titles_[i], catalogue_.lexicon());
      if (!titled && !other) continue;
      if (holds_dates(i)) {
        used_[i] = true;
        out_.previous_dates.push_back(i);
      } else if (titled) {
        use(i, ColumnRole::previous);
      }
    }
  }

  void take_first(WordRole word, ColumnRole role) {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (has(i, word)) return use(i, role);
    }
  }

  // "Min", "Max", "Average": of the person's own results.
  bool has_statistics() const {
    return std::any_of(titles_.begin(), titles_.end(), [&](const std::string& title) {
      return catalogue_.lexicon().find(title_key(title), WordRole::header_statistic) != nullptr;
    });
  }

  void take_limit(WordRole word, ColumnRole role) {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const bool titled = !used_[i] && titles_limit(titles_[i], word, catalogue_.lexicon());
      if (has(i, word) || titled) return use(i, role);
    }
  }

  // "Reference Range Text" where nothing titles ranges exactly.
  void take_range() {
    take_first(WordRole::header_range, ColumnRole::range);
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (out_.shape.first(ColumnRole::range)) return;
      const std::string key = title_key(titles_[i]);
      const bool begins =
          catalogue_.lexicon().longest(key, WordRole::header_range).entry != nullptr;
      if (begins && !used_[i] && !roles_known_[i]) use(i, ColumnRole::range);
    }
  }

  // "Status" beside a column of flags is the state of the result.
  void take_flags() {
    for (const bool of_state : {false, true}) {
      for (std::size_t i = 0; i < titles_.size(); ++i) {
        if (of_state && out_.shape.first(ColumnRole::flag)) return;
        const bool state = roles_[i].shares(WordRole::fact_status);
        if (has(i, WordRole::header_flag) && state == of_state) use(i, ColumnRole::flag);
      }
    }
  }

  std::optional<std::size_t> take_fact(WordRole role) {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!has(i, role)) continue;
      used_[i] = true;
      return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> take_day(WordRole role) {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!has(i, role) || !holds_dates(i)) continue;
      used_[i] = true;
      return i;
    }
    return std::nullopt;
  }

  void take_facts() {
    out_.birth = take_fact(WordRole::fact_birth);
    out_.sex = take_fact(WordRole::fact_sex);
    out_.age = take_fact(WordRole::fact_age);
    out_.collected = take_day(WordRole::fact_collected);
    if (!out_.collected) out_.collected = take_day(WordRole::header_date);
    out_.specimen = take_fact(WordRole::fact_specimen);
    out_.section = take_fact(WordRole::header_section);
    out_.laboratory = take_fact(WordRole::fact_laboratory);
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!out_.loinc && title_key(titles_[i]).starts_with("loinc")) out_.loinc = i;
      if (has(i, WordRole::fact_patient)) out_.names.push_back(i);
    }
    out_.report = out_.names;
    for (const auto fact : {out_.birth, out_.sex}) {
      if (fact) out_.report.push_back(*fact);
    }
    // The number of a person or an order, but not one of each row; a day of which nothing says that
    // it is another than that of collection.
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const bool numbered = has(i, WordRole::fact_other) && distinct(i).size() * 3 <= rows_.size();
      const bool dated = !out_.collected && !used_[i] && holds_dates(i);
      if (numbered || dated) out_.report.push_back(i);
    }
  }

  const std::vector<std::string>& titles_;
  std::span<const SeparatedLine> rows_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<WordRoles> roles_;
  std::vector<bool> roles_known_;
  std::vector<DatedTitle> dated_;
  std::vector<bool> used_;
  SeparatedColumns out_;
};

}  // namespace

bool may_title_results(const std::vector<std::string>& titles, const Lexicon& lexicon) {
  bool name = false;
  bool value = false;
  std::size_t known = 0;
  for (const std::string& title : titles) {
    if (title.size() > 60) return false;
    const DatedTitle words = dated_title(title, {}, lexicon);
    const auto entries = entries_of(words.words, lexicon);
    const WordRoles roles = roles_of(entries);
    const bool dated = words.date && words.words.empty();
    known += dated || !entries.empty();
    name = name || roles.shares({WordRole::header_name, WordRole::header_value});
    value = value || dated || roles.shares(WordRole::header_value);
  }
  // Of two titles both must be known; of more, one may mean names to this file alone.
  return value && (known >= 3 || (name && known == titles.size()));
}

std::optional<SeparatedColumns> separated_columns(const std::vector<std::string>& titles,
                                                  std::span<const SeparatedLine> rows,
                                                  const Conventions& conventions,
                                                  const Catalogue& catalogue) {
  return Chooser(titles, rows, conventions, catalogue).choose();
}

std::string_view field_of(const SeparatedLine& line, std::optional<std::size_t> column) {
  if (!column || *column >= line.fields.size()) return {};
  return line.fields[*column];
}

}  // namespace labread
