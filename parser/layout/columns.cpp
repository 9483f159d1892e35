#include "parser/layout/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/fold.h"
#include "parser/tokens/date.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr std::size_t longest_title_words = 5;
constexpr double least_coverage = 0.7;

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
    case WordRole::header_skip: return ColumnRole::skip;
    default: return std::nullopt;
  }
}

struct Title {
  Column column;
  std::size_t words = 0;
};

// The longest title at word `first` of the cell, by any header role.
std::optional<Title> title_at(const Cell& cell, std::size_t first, const Catalogue& catalogue) {
  std::string key;
  std::optional<Title> best;
  const std::size_t last = std::min(cell.words.size(), first + longest_title_words);
  Rect box = cell.words[first]->box;
  for (std::size_t i = first; i < last; ++i) {
    const std::string word = fold_name(cell.words[i]->text);
    if (!word.empty() && !key.empty()) key += ' ';
    key += word;
    box = united(box, cell.words[i]->box);
    for (const LexiconEntry& entry : catalogue.lexicon().exactly(key)) {
      const auto role = column_role(entry.role);
      if (!role) continue;
      best = Title{{*role, box.left, box.right, std::nullopt, {}}, i - first + 1};
      break;
    }
  }
  return best;
}

// The words of the longest label of a fact of the page head at word `first`.
std::size_t fact_words(const Cell& cell, std::size_t first, const Lexicon& lexicon) {
  std::string key;
  std::size_t longest = 0;
  const std::size_t last = std::min(cell.words.size(), first + longest_title_words);
  for (std::size_t i = first; i < last; ++i) {
    const std::string word = fold_name(cell.words[i]->text);
    if (!word.empty() && !key.empty()) key += ' ';
    key += word;
    const auto entries = lexicon.exactly(key);
    if (std::any_of(entries.begin(), entries.end(),
                    [](const LexiconEntry& entry) { return is_fact(entry.role); })) {
      longest = i - first + 1;
    }
  }
  return longest;
}

std::optional<Title> date_title(const Cell& cell, std::size_t first, const Conventions& conventions,
                                const Catalogue& catalogue) {
  const std::string& start = cell.words[first]->text;
  const bool bracket = start.starts_with('(');
  std::string text = start.substr(bracket ? 1 : 0);
  Rect box = cell.words[first]->box;
  std::size_t words = 1;
  auto taken = take_date(text, conventions.date_order.value, catalogue.lexicon());
  // "Jun 01, 2024", "12 März 2024"
  while (!taken && words < 3 && first + words < cell.words.size()) {
    text += " " + cell.words[first + words]->text;
    box = united(box, cell.words[first + words]->box);
    ++words;
    taken = take_date(text, conventions.date_order.value, catalogue.lexicon());
  }
  const std::size_t end = text.size() - (bracket && text.ends_with(')') ? 1 : 0);
  if (!taken || taken->length != end) return std::nullopt;
  return Title{{ColumnRole::date, box.left, box.right, taken->value.moment.date, {}}, words};
}

struct Scan {
  std::vector<Column> columns;
  bool numbers = false;  // beside dates: no line of titles
  std::size_t words = 0;
  std::size_t covered = 0;
  std::ptrdiff_t dated = 0;  // titles that are dates
  std::size_t cells = 0;     // cells that hold a title
};

Scan scan(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  Scan result;
  for (const Cell& cell : line.cells) {
    const std::size_t before = result.columns.size();
    for (std::size_t i = 0; i < cell.words.size();) {
      auto title = title_at(cell, i, catalogue);
      const std::size_t fact = fact_words(cell, i, catalogue.lexicon());
      if (fact > (title ? title->words : 0)) {  // "Date de naissance"
        result.words += fact;
        i += fact;
        continue;
      }
      if (!title) title = date_title(cell, i, conventions, catalogue);
      const std::string key = fold_name(cell.words[i]->text);
      const bool punctuation = key.empty();
      if (!title && !key.empty() && key[0] >= '0' && key[0] <= '9') result.numbers = true;
      const std::size_t words = title ? title->words : 1;
      // "Date of birth: 12 Dec 1960" is a fact, no title.
      const bool fact_date =
          title && title->column.date && i > 0 && cell.words[i - 1]->text.ends_with(':');
      result.numbers = result.numbers || fact_date;
      result.words += punctuation ? 0 : words;
      if (title) {
        result.covered += words;
        // "Vorige (04-06-2023)": the date belongs to the title in front.
        const bool dates_title = title->column.date && i > 0 && !result.columns.empty() &&
                                 result.columns.back().role == ColumnRole::previous &&
                                 !result.columns.back().date;
        if (dates_title) {
          result.columns.back().date = title->column.date;
          result.columns.back().right = title->column.right;
        } else {
          result.columns.push_back(title->column);
          result.dated += title->column.date.has_value();
        }
      }
      i += words;
    }
    result.cells += result.columns.size() > before;
  }
  return result;
}

// Columns headed by dates hold results: the newest is today's, the others are earlier ones. Beside
// a value column a date column is just a date.
void settle_dated(std::vector<Column>& columns, bool has_value) {
  const Column* newest = nullptr;
  for (const Column& column : columns) {
    if (column.date && column.role == ColumnRole::date &&
        (newest == nullptr || *newest->date < *column.date))
      newest = &column;
  }
  if (newest == nullptr) return;
  const Date latest = *newest->date;
  for (Column& column : columns) {
    if (!column.date || column.role == ColumnRole::previous) continue;
    column.role = !has_value && *column.date == latest ? ColumnRole::value : ColumnRole::previous;
  }
}

// "DIFFERENTIAL   %   /mm3": a heading, and a column of values for each unit.
std::optional<Columns> titled_by_units(const Line& line, const Catalogue& catalogue) {
  if (line.cells.size() < 3) return std::nullopt;
  Columns table;
  const Rect& heading = line.cells[0].box;
  table.columns.push_back({ColumnRole::name, heading.left, heading.right, std::nullopt, {}});
  int units = 0;
  for (std::size_t i = 1; i < line.cells.size(); ++i) {
    const std::string text = line.cells[i].text();
    const auto unit = take_unit(text, catalogue);
    const Rect& box = line.cells[i].box;
    if (unit && unit->length == text.size()) {
      table.columns.push_back({ColumnRole::value, box.left, box.right, std::nullopt, unit->value});
      ++units;
    } else if (catalogue.lexicon().find(fold_name(text), WordRole::header_range) != nullptr) {
      table.columns.push_back({ColumnRole::range, box.left, box.right, std::nullopt, {}});
    } else {
      return std::nullopt;
    }
  }
  if (units < 2) return std::nullopt;
  const std::string heading_text = line.cells[0].text();
  if (heading_text.find_first_of("0123456789:") != std::string::npos) return std::nullopt;
  table.aligned = true;
  table.right = std::numeric_limits<double>::max();
  return table;
}

bool is_header(const Scan& scan, const std::vector<Column>& columns) {
  if (scan.numbers || scan.dated == 1) return false;
  if (scan.words == 0 || double(scan.covered) < least_coverage * double(scan.words)) return false;
  unsigned kinds = 0;
  for (const Column& column : columns) {
    if (column.role != ColumnRole::skip) kinds |= 1U << static_cast<unsigned>(column.role);
  }
  const bool value = (kinds & 1U << static_cast<unsigned>(ColumnRole::value)) != 0;
  const int count = __builtin_popcount(kinds);
  return (count >= 3 && (value || (kinds & 1U << static_cast<unsigned>(ColumnRole::range)) != 0)) ||
         (count == 2 && value);
}

// Where the same titles begin again: a second table to the right.
std::vector<std::size_t> repeats(const std::vector<Column>& columns) {
  std::vector<std::size_t> starts = {0};
  if (columns.empty()) return starts;
  const ColumnRole first = columns[0].role;
  if (first != ColumnRole::name && first != ColumnRole::skip) return starts;
  for (std::size_t i = 2; i < columns.size(); ++i) {
    const bool again = columns[i].role == ColumnRole::name && i - starts.back() >= 2;
    if (again)
      starts.push_back(i > 0 && columns[i - 1].role == ColumnRole::skip && first == ColumnRole::skip
                           ? i - 1
                           : i);
  }
  return starts;
}

}  // namespace

bool is_column_title(std::string_view key, const Lexicon& lexicon) {
  const auto entries = lexicon.exactly(key);
  return std::any_of(entries.begin(), entries.end(),
                     [](const LexiconEntry& entry) { return column_role(entry.role).has_value(); });
}

bool Columns::has(ColumnRole role) const {
  return std::any_of(columns.begin(), columns.end(),
                     [role](const Column& column) { return column.role == role; });
}

bool Columns::by_units() const {
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return !column.unit.empty(); });
}

const Column* Columns::at(const Rect& box) const {
  if (!aligned) return nullptr;
  const Column* best = nullptr;
  double best_overlap = 0;
  for (const Column& column : columns) {
    const double overlap = std::min(box.right, column.right) - std::max(box.left, column.left);
    if (overlap > best_overlap) {
      best_overlap = overlap;
      best = &column;
    }
  }
  if (best != nullptr) return best;
  double nearest = std::numeric_limits<double>::max();
  for (const Column& column : columns) {
    const double edge =
        std::min(std::abs(box.left - column.left), std::abs(box.right - column.right));
    const double middle = std::abs(box.left + box.right - column.left - column.right) / 2;
    const double distance = std::min(edge, middle);
    if (distance < nearest) {
      nearest = distance;
      best = &column;
    }
  }
  return best;
}

std::vector<Columns> columns_of(const Line& line, const Conventions& conventions,
                                const Catalogue& catalogue) {
  std::vector<Columns> tables;
  if (auto by_units = titled_by_units(line, catalogue)) {
    tables.push_back(*std::move(by_units));
    return tables;
  }
  Scan found = scan(line, conventions, catalogue);
  const auto is_value = [](const Column& c) { return c.role == ColumnRole::value; };
  settle_dated(found.columns, std::any_of(found.columns.begin(), found.columns.end(), is_value));
  if (!is_header(found, found.columns)) return tables;
  const std::vector<std::size_t> starts = repeats(found.columns);
  for (std::size_t t = 0; t < starts.size(); ++t) {
    const std::size_t end = t + 1 < starts.size() ? starts[t + 1] : found.columns.size();
    Columns table;
    table.columns.assign(found.columns.begin() + static_cast<std::ptrdiff_t>(starts[t]),
                         found.columns.begin() + static_cast<std::ptrdiff_t>(end));
    table.aligned = found.cells * 2 > found.columns.size();
    table.left = t == 0 ? 0 : table.columns.front().left - 2 * double(line.font_size);
    table.right = end < found.columns.size() ? found.columns[end].left - 2 * double(line.font_size)
                                             : std::numeric_limits<double>::max();
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace labread
