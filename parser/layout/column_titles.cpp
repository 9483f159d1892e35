#include "parser/layout/column_titles.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/currency.h"
#include "parser/tokens/date.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_title_words = 5;

std::optional<ColumnRole> column_role(WordRole role) {
  switch (role) {
    case WordRole::header_name: return ColumnRole::name;
    case WordRole::header_value:
    case WordRole::value_lead: return ColumnRole::value;
    case WordRole::header_unit:
    case WordRole::unit_lead: return ColumnRole::unit;
    case WordRole::header_range:
    case WordRole::range_lead: return ColumnRole::range;
    case WordRole::header_flag: return ColumnRole::flag;
    case WordRole::header_previous: return ColumnRole::previous;
    case WordRole::header_date: return ColumnRole::date;
    case WordRole::header_low: return ColumnRole::low;
    case WordRole::header_high: return ColumnRole::high;
    case WordRole::header_price:
    case WordRole::header_skip: return ColumnRole::skip;
    default: return std::nullopt;
  }
}

// Of what is_clock().
TimeOfDay time_of(std::string_view clock) {
  int digits = 0;
  for (const char c : clock) {
    if (c != ':') digits = 10 * digits + (c - '0');
  }
  return {digits / 100, digits % 100};
}

// "Optimal Range": its words name the band that results should lie in.
bool names_target(const LexiconEntry& entry) {
  return entry.role == WordRole::band_word &&
         (entry.value == "optimal" || entry.value == "desirable");
}

// Whether a title may begin with the word: "no" is certain, and told without folding it.
bool may_begin_title(const std::string& word, const Lexicon& lexicon) {
  const bool plain = is_ascii_letter(word[0]) || is_ascii_digit(word[0]);
  return !plain || LeadingWords(word).may_match(title_roles, lexicon);
}

}  // namespace

Rect box_of_words(const Cell& cell, std::size_t first, std::size_t count) {
  Rect whole = cell.words[first]->box;
  for (std::size_t i = first + 1; i < first + count; ++i) {
    whole = united(whole, cell.words[i]->box);
  }
  return whole;
}

bool is_currency(const Cell& cell) {
  return cell.words.size() == 1 && is_currency(cell.words.front()->text);
}

Labels labels_at(const Cell& cell, std::size_t first, const Lexicon& lexicon) {
  Labels labels;
  if (is_currency(cell)) {
    labels.title = Title{{ColumnRole::skip, cell.box.left, cell.box.right, std::nullopt, {}}, 1};
    labels.title->column.price = true;
    return labels;
  }
  if (!may_begin_title(cell.words[first]->text, lexicon)) return labels;
  std::string key;
  const std::size_t last = std::min(cell.words.size(), first + longest_title_words);
  for (std::size_t i = first; i < last; ++i) {
    const std::string more = fold_name(cell.words[i]->text);
    if (!more.empty() && !key.empty()) key += ' ';
    key += more;
    const auto [entries, goes_on] = lexicon.at(key);
    const auto titles = std::find_if(entries.begin(), entries.end(), [](const LexiconEntry& entry) {
      return column_role(entry.role).has_value();
    });
    const std::size_t words = i - first + 1;
    if (titles != entries.end()) {
      const Rect box = box_of_words(cell, first, words);
      labels.title =
          Title{{*column_role(titles->role), box.left, box.right, std::nullopt, {}}, words};
      labels.title->column.target = std::any_of(entries.begin(), entries.end(), names_target);
      labels.title->column.price = titles->role == WordRole::header_price;
      labels.title->column.section = std::any_of(
          entries.begin(), entries.end(),
          [](const LexiconEntry& entry) { return entry.role == WordRole::header_section; });
    }
    if (std::any_of(entries.begin(), entries.end(),
                    [](const LexiconEntry& entry) { return is_fact(entry.role); })) {
      labels.fact_words = words;
      labels.draw = std::any_of(entries.begin(), entries.end(), [](const LexiconEntry& entry) {
        return entry.role == WordRole::fact_collected;
      });
    }
    if (!goes_on) break;
  }
  return labels;
}

bool is_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  const bool parted = (colon == 1 || colon == 2) && text.size() == colon + 3;
  const bool four_digits = colon == std::string_view::npos && text.size() == 4 && text < "2400";
  return (parted || four_digits) && text.find_first_not_of("0123456789:") == std::string_view::npos;
}

std::optional<Title> date_title(const Cell& cell, std::size_t first, const Conventions& conventions,
                                const Catalogue& catalogue) {
  constexpr std::size_t longest_date_words = 3;
  const std::size_t last = std::min(cell.words.size(), first + longest_date_words);
  const std::string& start = cell.words[first]->text;
  const bool bracket = start.starts_with('(');
  const std::string_view inside = std::string_view(start).substr(bracket ? 1 : 0);
  if (!may_begin_date(inside, catalogue.lexicon())) return std::nullopt;
  bool digits = false;
  for (std::size_t i = first; i < last && !digits; ++i) digits = holds_digit(cell.words[i]->text);
  if (!digits) return std::nullopt;
  std::string text(inside);
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) text += " " + cell.words[i]->text;
    const auto taken = take_date(text, conventions.date_order.value, catalogue.lexicon());
    const std::size_t end = text.size() - (bracket && text.ends_with(')') ? 1 : 0);
    if (!taken) continue;
    if (taken->length != end) return std::nullopt;
    const bool timed = i + 1 < cell.words.size() && is_clock(cell.words[i + 1]->text);
    const std::size_t words = i - first + (timed ? 2 : 1);
    const Rect box = box_of_words(cell, first, words);
    Title title{{ColumnRole::date, box.left, box.right, taken->value.moment.date, {}}, words};
    title.column.both_orders = taken->value.both_orders;
    title.column.time = taken->value.moment.time;
    if (timed) title.column.time = time_of(cell.words[i + 1]->text);
    return title;
  }
  return std::nullopt;
}

std::optional<Title> glued_date_title(const Cell& cell, std::size_t i,
                                      const Conventions& conventions, const Catalogue& catalogue) {
  const std::string& text = cell.words[i]->text;
  const std::size_t open = text.find('(');
  if (open == 0 || open == std::string::npos || !text.ends_with(')')) return std::nullopt;
  const std::string key = fold_name(std::string_view(text).substr(0, open));
  if (catalogue.lexicon().find(key, WordRole::header_previous) == nullptr) return std::nullopt;
  const std::string inside = text.substr(open + 1, text.size() - open - 2);
  const auto taken = take_date(inside, conventions.date_order.value, catalogue.lexicon());
  if (!taken || taken->length != inside.size()) return std::nullopt;
  const Rect& box = cell.words[i]->box;
  return Title{{ColumnRole::previous, box.left, box.right, taken->value.moment.date, {}}, 1};
}

bool is_month_or_year(std::string_view word) {
  constexpr std::size_t year_digits = 4;
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.ends_with(')')) word.remove_suffix(1);
  if (word.size() < year_digits) return false;
  const std::string_view year = word.substr(word.size() - year_digits);
  const bool recent = (year.starts_with("19") || year.starts_with("20")) &&
                      std::all_of(year.begin(), year.end(), is_ascii_digit);
  std::string_view month = word.substr(0, word.size() - year_digits);
  if (!recent || month.empty()) return recent;
  const char sign = month.back();
  month.remove_suffix(1);
  if (month.size() == 2 && month[0] == '0') month.remove_prefix(1);
  const bool one_digit = month.size() == 1 && month[0] >= '1' && month[0] <= '9';
  return (sign == '.' || sign == '/' || sign == '-') &&
         (one_digit || month == "10" || month == "11" || month == "12");
}

std::size_t remark_words(const Cell& cell, std::size_t first) {
  if (first == 0 || !cell.words[first]->text.starts_with('(')) return 0;
  for (std::size_t i = first; i < cell.words.size(); ++i) {
    const std::string& text = cell.words[i]->text;
    if (holds_digit(text)) return 0;
    if (text.ends_with(')')) return i + 1 - first;
  }
  return 0;
}

bool heads_others(std::span<const Column> columns, std::size_t next) {
  const auto is = [&](std::size_t i, ColumnRole role) { return columns[i].role == role; };
  if (next == 0 || next >= columns.size()) return false;
  if (is(next - 1, ColumnRole::name) && is(next, ColumnRole::value)) return !columns[next].date;
  return next >= 3 && next + 1 < columns.size() && is(next - 3, ColumnRole::value) &&
         is(next - 2, ColumnRole::unit) && is(next - 1, ColumnRole::range) &&
         is(next, ColumnRole::unit) && is(next + 1, ColumnRole::range);
}

bool holds_result_in_words(const Cell& cell, std::size_t first, std::size_t title_words,
                           const Conventions& conventions, const Catalogue& catalogue) {
  if (first + title_words >= cell.words.size()) return false;
  std::string text = cell.words[first]->text;
  for (std::size_t i = first + 1; i < cell.words.size(); ++i) text += " " + cell.words[i]->text;
  const auto value = take_value(text, conventions, catalogue.lexicon());
  return value && value->length == text.size() &&
         (value->value.kind == ValueKind::word || value->value.kind == ValueKind::status);
}

bool dates_fact(const Cell& cell, std::size_t i, std::size_t words, bool behind_label,
                const Conventions& conventions, const Catalogue& catalogue) {
  if (i > 0 && cell.words[i - 1]->text.ends_with(':')) return true;
  const std::size_t next = i + words;
  return behind_label &&
         (next == cell.words.size() || !date_title(cell, next, conventions, catalogue).has_value());
}

bool is_column_title(std::string_view key, const Lexicon& lexicon) {
  const auto entries = lexicon.exactly(key);
  return std::any_of(entries.begin(), entries.end(),
                     [](const LexiconEntry& entry) { return column_role(entry.role).has_value(); });
}

}  // namespace labread
