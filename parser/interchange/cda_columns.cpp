#include "parser/interchange/cda_columns.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "parser/interchange/printed_value.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread::cda {
namespace {

struct TitleRole {
  WordRole word;
  ColumnRole role;
};

// In the order in which they are preferred where a title could be two.
constexpr auto title_roles = std::to_array<TitleRole>({
    {WordRole::header_value, ColumnRole::value},
    {WordRole::header_name, ColumnRole::name},
    {WordRole::header_unit, ColumnRole::unit},
    {WordRole::header_range, ColumnRole::range},
    {WordRole::header_flag, ColumnRole::flag},
    {WordRole::header_previous, ColumnRole::previous},
    {WordRole::header_date, ColumnRole::date},
    {WordRole::header_low, ColumnRole::low},
    {WordRole::header_high, ColumnRole::high},
    {WordRole::header_skip, ColumnRole::skip},
    {WordRole::fact_collected, ColumnRole::date},
});

struct OwnTitle {
  std::string_view key;
  ColumnRole role;
};

// Titles that stand in generated documents rather than in printed reports.
constexpr auto own_titles = std::to_array<OwnTitle>({
    {"result type", ColumnRole::name},
    {"relevant reference range", ColumnRole::range},
    {"interp", ColumnRole::flag},
    {"interpretation", ColumnRole::flag},
    {"abnormal indicator", ColumnRole::flag},
    {"result interpretation", ColumnRole::flag},
    {"interpretation code", ColumnRole::flag},
    {"start", ColumnRole::date},
    {"stop", ColumnRole::skip},
    {"test method", ColumnRole::skip},
    {"analysis time", ColumnRole::skip},
    {"specimen source", ColumnRole::skip},
    {"lab name", ColumnRole::skip},
    {"result comments", ColumnRole::skip},
    {"result comment", ColumnRole::skip},
});

std::optional<ColumnRole> role_of_title(std::string_view title, const Lexicon& lexicon) {
  const std::string key = fold_name(title);
  if (key.empty()) return std::nullopt;
  for (const OwnTitle& own : own_titles) {
    if (own.key == key) return own.role;
  }
  for (const TitleRole& known : title_roles) {
    if (lexicon.find(key, known.word) != nullptr) return known.role;
  }
  // "Reference range (adults)": the title begins with one.
  std::optional<ColumnRole> role;
  std::size_t longest = 3;
  for (const TitleRole& known : title_roles) {
    const LexiconMatch match = lexicon.longest(key, known.word);
    if (match.entry == nullptr || match.length <= longest) continue;
    longest = match.length;
    role = known.role;
  }
  return role;
}

bool is_count(std::string_view text, std::size_t count) { return text == std::to_string(count); }

// "Most recent to oldest", then "1", "2": values, newest first.
bool numbers_columns(const TableRow& row) {
  if (row.cells.size() < 2 || row.cells[0].text().size() < 8) return false;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    if (!is_count(row.cells[i].text(), i)) return false;
  }
  return true;
}

bool is_heading(const TableRow& row) {
  return std::count_if(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return !cell.empty(); }) < 2;
}

// What the cells of a column look like.
struct ColumnCounts {
  std::size_t filled = 0, expected = 0, known = 0, letters = 0;
  std::size_t values = 0, units = 0, ranges = 0, flags = 0, dates = 0;
  std::size_t nothings = 0;  // "None" where others print a flag
};

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

class ColumnCounter {
 public:
  ColumnCounter(const std::vector<Expected>& expected, const Conventions& conventions,
                const Catalogue& catalogue)
      : expected_(expected), conventions_(conventions), catalogue_(catalogue) {}

  void count(const Cell& cell, ColumnCounts& counts) const {
    if (cell.empty()) return;
    const std::string& text = cell.lines.front();
    ++counts.filled;
    counts.expected += is_expected(text);
    counts.known += is_known(text);
    counts.letters += has_letter(text) && !text.empty() && !is_ascii_digit(text[0]);
    const auto date = take_date(text, DateOrder::day_month, catalogue_.lexicon());
    const auto range = take_range(text, conventions_, catalogue_);
    const auto unit = take_unit(text, catalogue_);
    const auto flag = take_flag(text, catalogue_.lexicon(), true);
    const ValueCell value = read_value_cell(text, conventions_, catalogue_);
    counts.dates += date.has_value();
    counts.ranges += (range && range->length == text.size()) || is_bracketed_range(text);
    counts.units += (unit && unit->length == text.size()) || is_like_unit(text);
    counts.flags += flag && flag->length == text.size();
    counts.values += !date && value.read.kind != ValueKind::word;
    counts.nothings += fold_name(text) == "none";
  }

 private:
  bool is_expected(std::string_view text) const {
    return std::any_of(expected_.begin(), expected_.end(),
                       [&](const Expected& coded) { return is_same_value(text, coded.value); });
  }

  // "(Negative-Trace)", "(Negative)", "(1.005-1.030)".
  bool is_bracketed_range(std::string_view text) const {
    if (text.size() < 3 || text.front() != '(' || text.back() != ')') return false;
    const std::string_view inside = text.substr(1, text.size() - 2);
    return inside.find('-', 1) != std::string_view::npos ||
           is_words_range(inside, catalogue_.lexicon());
  }

  // "X_10-3/uL", "THOUS/MCL": one word with a slash, in a spelling that nobody knows.
  static bool is_like_unit(std::string_view text) {
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
           !is_ascii_digit(text[0]) && text.find(' ') == std::string_view::npos &&
           fold_name(text) != "n/a";
  }

  bool is_known(std::string_view text) const {
    const std::string key = fold_name(text);
    const bool coded = std::any_of(expected_.begin(), expected_.end(),
                                   [&](const Expected& row) { return fold_name(row.name) == key; });
    return coded || !candidates_of(text, catalogue_).empty();
  }

  const std::vector<Expected>& expected_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
};

constexpr std::size_t most_counted = 200;  // rows

std::vector<ColumnCounts> counts_of(const Table& table, std::size_t first_row,
                                    const ColumnCounter& counter) {
  std::vector<ColumnCounts> counts;
  std::size_t seen = 0;
  for (std::size_t i = first_row; i < table.rows.size() && seen < most_counted; ++i) {
    const TableRow& row = table.rows[i];
    if (is_heading(row)) continue;
    ++seen;
    if (counts.size() < row.cells.size()) counts.resize(row.cells.size());
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      counter.count(row.cells[column], counts[column]);
    }
  }
  return counts;
}

bool most(std::size_t part, std::size_t all) { return part > 0 && part * 5 >= all * 3; }

// Roles by content alone.
bool infer(TableShape& shape, const std::vector<ColumnCounts>& counts, bool titled) {
  std::optional<std::size_t> value;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const bool likely = counts[i].expected * 2 >= counts[i].filled && counts[i].expected > 0;
    if (likely && (!value || counts[i].expected > counts[*value].expected)) value = i;
  }
  if (!value && titled) return false;
  for (std::size_t i = 1; i < counts.size() && !value; ++i) {
    if (most(counts[i].values, counts[i].filled) && !most(counts[i].ranges, counts[i].filled)) {
      value = i;
    }
  }
  if (!value) return false;
  shape.columns.resize(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    TableColumn& column = shape.columns[i];
    if (i == *value) {
      column.role = ColumnRole::value;
    } else if (titled) {
      continue;
    } else if (most(counts[i].dates, counts[i].filled)) {
      column.role = ColumnRole::date;
    } else if (i > *value && most(counts[i].units, counts[i].filled)) {
      column.role = ColumnRole::unit;
    } else if (i > *value && most(counts[i].ranges, counts[i].filled)) {
      column.role = ColumnRole::range;
    } else if (most(counts[i].flags, counts[i].filled - counts[i].nothings)) {
      column.role = ColumnRole::flag;
    }
  }
  return true;
}

// Of several columns that may hold the name the one with the most names that are known.
void choose_name(TableShape& shape, const std::vector<ColumnCounts>& counts) {
  const auto named = shape.all(ColumnRole::name);
  std::optional<std::size_t> best;
  const auto better = [&](std::size_t i) { return !best || counts[i].known > counts[*best].known; };
  for (const std::size_t i : named) {
    if (i < counts.size() && better(i)) best = i;
  }
  for (std::size_t i = 0; i < counts.size() && named.empty(); ++i) {
    const bool free = i >= shape.columns.size() || shape.columns[i].role == ColumnRole::skip;
    const bool worded = most(counts[i].letters, counts[i].filled);
    if (free && worded && better(i)) best = i;
  }
  for (const std::size_t i : named) shape.columns[i].role = ColumnRole::skip;
  if (!best) return;
  if (shape.columns.size() <= *best) shape.columns.resize(*best + 1);
  shape.columns[*best].role = ColumnRole::name;
}

// "Result - Unit" titles a column of values with their units.
void correct_units(TableShape& shape, const std::vector<ColumnCounts>& counts) {
  if (shape.first(ColumnRole::value)) return;
  for (const std::size_t i : shape.all(ColumnRole::unit)) {
    if (i < counts.size() && most(counts[i].values, counts[i].filled)) {
      shape.columns[i].role = ColumnRole::value;
    }
  }
}

// "Result" may title the names of the results beside a column titled "Value".
void correct_names(TableShape& shape, const std::vector<ColumnCounts>& counts) {
  const auto titled = shape.all(ColumnRole::value);
  const auto is_values = [&](std::size_t i) {
    return i < counts.size() && most(counts[i].values, counts[i].filled);
  };
  if (titled.size() < 2 || std::none_of(titled.begin(), titled.end(), is_values)) return;
  for (const std::size_t i : titled) {
    if (i < counts.size() && most(counts[i].known, counts[i].filled)) {
      shape.columns[i].role = ColumnRole::name;
    }
  }
}

// Beside columns headed by days, a column of ranges holds no results, whatever its title:
// "Latest interval", "1/15/2024", "3/20/2024".
void correct_ranges(TableShape& shape, const std::vector<ColumnCounts>& counts) {
  const auto values = shape.all(ColumnRole::value);
  const auto is_dated = [&](std::size_t i) { return shape.columns[i].date.has_value(); };
  if (std::none_of(values.begin(), values.end(), is_dated)) return;
  for (const std::size_t i : values) {
    const bool ranges = i < counts.size() && most(counts[i].ranges, counts[i].filled);
    if (ranges && !is_dated(i)) shape.columns[i].role = ColumnRole::range;
  }
}

}  // namespace

std::vector<std::size_t> TableShape::all(ColumnRole role) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == role) found.push_back(i);
  }
  return found;
}

std::optional<std::size_t> TableShape::first(ColumnRole role) const {
  const auto found = all(role);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::string value_key(std::string_view value) {
  std::string text(value.substr(0, std::min(value.find(' '), value.size())));
  std::replace(text.begin(), text.end(), ',', '.');
  const auto number = parse_decimal(text, DecimalMark::point);
  if (!number) return fold_unit(value);
  std::string key = number->to_string();
  if (key.find('.') == std::string::npos) return key;
  key.erase(key.find_last_not_of('0') + 1);
  if (key.ends_with('.')) key.pop_back();
  return key;
}

bool is_same_value(std::string_view printed, std::string_view coded) {
  return !printed.empty() && !coded.empty() && value_key(printed) == value_key(coded);
}

std::optional<std::vector<TableColumn>> titles_of(const TableRow& row,
                                                  const Conventions& conventions,
                                                  const Lexicon& lexicon) {
  std::vector<TableColumn> columns(row.cells.size());
  const DateOrder order = conventions.date_order.value;
  std::size_t titled = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string title = row.cells[i].text();
    if (const auto date = take_date(title, order, lexicon)) {
      columns[i].role = ColumnRole::value;
      columns[i].date = date->value.moment;
      ++titled;
    } else if (const auto role = role_of_title(title, lexicon)) {
      columns[i].role = *role;
      ++titled;
    }
  }
  if (numbers_columns(row)) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].role = i == 0 ? ColumnRole::name : ColumnRole::value;
    }
    return columns;
  }
  const bool dated = row.cells.size() > 1 && columns[1].date.has_value() && row.header;
  if (titled < 2 && !dated) return std::nullopt;
  // Titles of rows, not of columns: a cell that nobody would title a column with.
  if (!row.header && titled * 2 <= row.cells.size()) return std::nullopt;
  return columns;
}

std::optional<TableShape> shape_of(const Table& table, const std::vector<Expected>& expected,
                                   const Conventions& conventions, const Catalogue& catalogue) {
  TableShape shape;
  bool titled = false;
  for (std::size_t i = 0; i < table.rows.size() && i < 4; ++i) {
    const TableRow& row = table.rows[i];
    auto titles = titles_of(row, conventions, catalogue.lexicon());
    if (titles) {
      shape.columns = std::move(*titles);
      shape.first_row = i + 1;
      titled = true;
      break;
    }
    if (!row.header) break;
    titled = titled || !is_heading(row);
    shape.first_row = i + 1;
  }
  const ColumnCounter counter(expected, conventions, catalogue);
  const auto counts = counts_of(table, shape.first_row, counter);
  correct_units(shape, counts);
  correct_names(shape, counts);
  correct_ranges(shape, counts);
  if (!shape.first(ColumnRole::value) && !infer(shape, counts, titled)) return std::nullopt;
  choose_name(shape, counts);
  if (!shape.first(ColumnRole::name)) return std::nullopt;
  return shape;
}

}  // namespace labread::cda
