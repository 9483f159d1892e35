#include "parser/layout/columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/column_titles.h"
#include "parser/layout/unit_titles.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

constexpr double least_coverage = 0.7;
// Of a list of prices, whose other titles tell of samples and days.
constexpr double least_coverage_of_prices = 0.5;

struct Scan {
  std::vector<Column> columns;
  bool numbers = false;       // beside dates: no line of titles
  bool asks = false;          // the words so far end in a title of results and a colon
  bool answered = false;      // in words: "Result: Not detected" is no line of titles either
  std::size_t all_words = 0;  // of the line
  std::size_t words = 0;
  std::size_t covered = 0;
  std::ptrdiff_t dated = 0;  // titles that are dates
  bool timed = false;        // with the time of day
  std::size_t cells = 0;     // cells that hold a title
  double least = least_coverage;
  std::optional<std::size_t> dated_results;  // the last column of results titled with a month
  // Cells without a title, and the column that follows them.
  std::vector<std::pair<std::size_t, Rect>> headings;

  // No more titles can make a header of the line.
  bool failed() const {
    const auto uncovered = double(words - std::min(words, covered));
    return numbers || answered || uncovered > (1 - least) * double(all_words);
  }

  // "Previous (03/2024)", "Result (06/2023)": whether the last title is one of results, which are
  // earlier ones by their month, unless no others stand beside them.
  bool date_last_title() {
    Column& title = columns.back();
    if (title.role == ColumnRole::value) {
      title.role = ColumnRole::previous;
      dated_results = columns.size() - 1;
    }
    return title.role == ColumnRole::previous;
  }

  void settle_dated_results() {
    const bool others = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
      return column.role == ColumnRole::value;
    });
    if (dated_results && !others) columns[*dated_results].role = ColumnRole::value;
  }

  // "Result 結果", "Test Parameter" in one cell: the title of one column, said twice.
  bool is_said_again(const Title& title) const {
    static constexpr auto once =
        std::to_array<ColumnRole>({ColumnRole::name, ColumnRole::value, ColumnRole::unit,
                                   ColumnRole::range, ColumnRole::flag});
    const Column& last = columns.back();
    return title.column.role == last.role && !title.column.date && !last.date &&
           std::find(once.begin(), once.end(), last.role) != once.end();
  }

  void widen_last(const Title& title) {
    covered += title.words;
    columns.back().right = title.column.right;
  }

  // "Vorige (04-06-2023)", "Resultat 2025-02-19": the date belongs to the title in front.
  void add(const Title& title, bool first_in_cell) {
    covered += title.words;
    const bool dates_title =
        title.column.date && !first_in_cell && !columns.empty() &&
        (columns.back().role == ColumnRole::previous || columns.back().role == ColumnRole::value) &&
        !columns.back().date;
    if (dates_title) {
      columns.back().date = title.column.date;
      columns.back().right = title.column.right;
    } else {
      columns.push_back(title.column);
      dated += title.column.date && title.column.role == ColumnRole::date;
    }
  }

  // "Result:", "Result :"
  void note_colon(bool behind_title, const std::string& word) {
    asks = behind_title && word.ends_with(':') && !columns.empty() &&
           columns.back().role == ColumnRole::value && !columns.back().date;
  }

  // "Accession", "Collected": in a cell of its own beside the titles a column, but of no result.
  void add_fact(const Cell& cell, std::size_t fact_words, bool draw) {
    if (fact_words < cell.words.size()) {
      words += fact_words;
      return;
    }
    const Rect box = box_of_words(cell, 0, fact_words);
    columns.push_back(
        {draw ? ColumnRole::date : ColumnRole::skip, box.left, box.right, std::nullopt, {}});
    all_words -= fact_words;
  }
};

// The first byte of fold_name() of a word; 0 where nothing is left of it.
char first_key_byte(const std::string& word) {
  if (is_ascii_letter(word[0]) || is_ascii_digit(word[0])) return lower_ascii(word[0]);
  return fold_name(word)[0];
}

void scan_cell(const Cell& cell, Scan& scan, const Conventions& conventions,
               const Catalogue& catalogue) {
  const std::size_t before = scan.columns.size();
  std::size_t behind_fact = cell.words.size();  // where a label of a fact ends
  for (std::size_t i = 0; i < cell.words.size() && !scan.failed();) {
    auto [title, fact_words, draw] = labels_at(cell, i, catalogue.lexicon());
    scan.answered = scan.asks && holds_result_in_words(cell, i, title ? title->words : 0,
                                                       conventions, catalogue);
    if (scan.answered) return;
    scan.asks = false;
    if (fact_words > (title ? title->words : 0)) {
      scan.add_fact(cell, fact_words, draw);
      i += fact_words;
      behind_fact = i;
      continue;
    }
    // "Parameter (Method)": one column.
    const std::string& printed = cell.words[i]->text;
    const bool bracket = i > 0 && printed.starts_with('(') && printed.ends_with(')');
    if (title && bracket && title->column.role == ColumnRole::skip) title.reset();
    if (!title) title = glued_date_title(cell, i, conventions, catalogue);
    if (!title) title = date_title(cell, i, conventions, catalogue);
    const bool dates_title = !title && scan.columns.size() > before &&
                             is_month_or_year(cell.words[i]->text) && scan.date_last_title();
    if (const std::size_t remark = title ? 0 : dates_title ? 1 : remark_words(cell, i)) {
      scan.all_words -= remark;
      i += remark;
      continue;
    }
    const char key = first_key_byte(printed);
    const bool fact_date =
        title && title->column.date &&
        dates_fact(cell, i, title->words, i == behind_fact, conventions, catalogue);
    const bool number = !title && is_ascii_digit(key);
    scan.numbers = scan.numbers || fact_date || number;
    const std::size_t words = title ? title->words : 1;
    scan.words += key == '\0' ? 0 : words;
    if (title) {
      title->column.bars = cell.bars;
      const bool again = scan.columns.size() > before && scan.is_said_again(*title);
      again ? scan.widen_last(*title) : scan.add(*title, i == 0);
    }
    scan.note_colon(title || key == '\0', cell.words[i + words - 1]->text);
    scan.timed =
        scan.timed || (title && title->column.date && is_clock(cell.words[i + words - 1]->text));
    i += words;
  }
  scan.cells += scan.columns.size() > before;
  if (scan.columns.size() == before) scan.headings.emplace_back(before, cell.box);
}

// "Chemistry  Result  Units  Range    Hematology  Result  Units  Range": the headings stand above
// the names of two tables.
void title_names_by_headings(Scan& scan) {
  const auto is = [&](ColumnRole role) {
    return [role](const Column& column) { return column.role == role; };
  };
  auto& columns = scan.columns;
  const auto values = std::count_if(columns.begin(), columns.end(), is(ColumnRole::value));
  if (values < 2 || std::any_of(columns.begin(), columns.end(), is(ColumnRole::name))) return;
  const bool led =
      std::ssize(scan.headings) == values &&
      std::all_of(scan.headings.begin(), scan.headings.end(), [&](const auto& cell) {
        return cell.first < columns.size() && columns[cell.first].role == ColumnRole::value;
      });
  if (!led) return;
  for (auto cell = scan.headings.rbegin(); cell != scan.headings.rend(); ++cell) {
    const Rect& box = cell->second;
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(cell->first),
                   {ColumnRole::name, box.left, box.right, std::nullopt, {}});
  }
}

void skip_below_unknown_title(Scan& scan) {
  auto& columns = scan.columns;
  for (auto cell = scan.headings.rbegin(); cell != scan.headings.rend(); ++cell) {
    const auto [next, box] = *cell;
    if (!heads_others(columns, next)) continue;
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(next),
                   {ColumnRole::skip, box.left, box.right, std::nullopt, {}});
  }
}

// "Optimal Range   Standard Range": beside limits, what results should become is none.
void skip_targets(std::vector<Column>& columns) {
  const auto is_range = [](const Column& column) { return column.role == ColumnRole::range; };
  const bool limits = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return is_range(column) && !column.target;
  });
  if (!limits) return;
  for (Column& column : columns) {
    if (is_range(column) && column.target) column.role = ColumnRole::skip;
  }
}

// "Profile   Test name   Result": in front of the names stands the group that they are in.
void skip_sections(std::vector<Column>& columns) {
  for (std::size_t i = 1; i < columns.size(); ++i) {
    const bool names = columns[i].role == ColumnRole::name && !columns[i].section;
    if (names && columns[i - 1].role == ColumnRole::name && columns[i - 1].section) {
      columns[i - 1].role = ColumnRole::skip;
    }
  }
}

// "TEST   RESULT   (a title nobody knows)   REFERENCE", and such titles behind all others.
std::vector<Rect> unknown_behind_results(const Scan& scan) {
  std::vector<Rect> boxes;
  const std::size_t count = scan.columns.size();
  for (const auto& [next, box] : scan.headings) {
    const bool behind = next > 0 && next < count &&
                        scan.columns[next - 1].role == ColumnRole::value &&
                        !scan.columns[next - 1].date && !scan.columns[next].date;
    const bool last = next > 0 && next == count && !scan.columns.back().date;
    if (behind || last) boxes.push_back(box);
  }
  return boxes;
}

// "Result   Value   Ref Range": of two titles of results in front the first heads the names.
void title_names_by_result(std::vector<Column>& columns) {
  const auto is_value = [](const Column& column) {
    return column.role == ColumnRole::value && !column.date;
  };
  if (columns.size() < 3 || !is_value(columns[0]) || !is_value(columns[1])) return;
  const bool named = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return column.role == ColumnRole::name;
  });
  if (!named) columns[0].role = ColumnRole::name;
}

// "Marker   Result   Unit   Flag": of two titles of flags the one in front of the results heads the
// names.
void title_names_by_flag(std::vector<Column>& columns) {
  const auto first_of = [&](ColumnRole role) {
    return std::find_if(columns.begin(), columns.end(),
                        [role](const Column& column) { return column.role == role; });
  };
  const auto flag = first_of(ColumnRole::flag);
  const bool two =
      flag != columns.end() && std::any_of(flag + 1, columns.end(), [](const Column& column) {
        return column.role == ColumnRole::flag;
      });
  if (two && flag < first_of(ColumnRole::value) && first_of(ColumnRole::name) == columns.end()) {
    flag->role = ColumnRole::name;
  }
}

// "Collected:   17-Jun-2024 09:20   Received:   …": the value of a label in the cell in front.
bool is_date_of_label(const Line& line, std::size_t cell, const Conventions& conventions,
                      const Catalogue& catalogue) {
  if (cell == 0 || !line.cells[cell - 1].words.back()->text.ends_with(':')) return false;
  const auto is_date = [&](const Cell& other) {
    return date_title(other, 0, conventions, catalogue).has_value();
  };
  return is_date(line.cells[cell]) &&
         (cell + 1 == line.cells.size() || !is_date(line.cells[cell + 1]));
}

// Whether one of its cells may be the title of prices.
bool may_head_prices(const Line& line) {
  return line.cells.size() > 2 &&
         std::any_of(line.cells.begin(), line.cells.end(), [](const Cell& cell) {
           return cell.starts.shares(WordRole::header_price) || is_currency(cell);
         });
}

// Stops where no more titles can make a header of the line.
Scan scan(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  Scan result;
  result.headings.reserve(line.cells.size());
  for (const Cell& cell : line.cells) result.all_words += cell.words.size();
  if (may_head_prices(line)) result.least = least_coverage_of_prices;
  for (std::size_t i = 0; i < line.cells.size() && !result.failed(); ++i) {
    scan_cell(line.cells[i], result, conventions, catalogue);
    result.numbers = result.numbers || is_date_of_label(line, i, conventions, catalogue);
  }
  result.settle_dated_results();
  return result;
}

// Columns headed by dates hold results: the newest is today's, the others are earlier ones. Beside
// a value column a date column is just a date.
// Of several of one day the times tell, where they are printed.
// Where the dates read two ways and the newest is another one in the other reading, none is.
void settle_dated(std::vector<Column>& columns, bool has_value, bool order_known) {
  const auto is_dated = [](const Column& column) {
    return column.date && column.role == ColumnRole::date;
  };
  const auto newest_by = [&](const auto& date_of) {
    const Column* newest = nullptr;
    for (const Column& column : columns) {
      if (!is_dated(column)) continue;
      if (newest == nullptr || date_of(*newest) < date_of(column)) newest = &column;
    }
    return newest;
  };
  const auto as_read = [](const Column& column) { return *column.date; };
  const auto turned = [](const Column& column) {
    return column.both_orders ? swapped(*column.date) : *column.date;
  };
  const Column* newest = newest_by(as_read);
  if (newest == nullptr) return;
  const Date latest = *newest->date;
  const bool known = order_known || turned(*newest_by(turned)) == turned(*newest);
  for (Column& column : columns) {
    if (!column.date || column.role != ColumnRole::date) continue;
    const bool later = std::any_of(columns.begin(), columns.end(), [&](const Column& other) {
      return other.date && column.is_before(other);
    });
    const bool today = known && !has_value && *column.date == latest && !later;
    column.role = today ? ColumnRole::value : ColumnRole::previous;
  }
}

// "Collected   Received   Reported"
bool is_line_of_facts(const Line& line, const Lexicon& lexicon) {
  return std::all_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    const auto entries = lexicon.exactly(fold_name(cell.text()));
    return std::any_of(entries.begin(), entries.end(),
                       [](const LexiconEntry& entry) { return is_fact(entry.role); });
  });
}

// "Component   Ref Range & Units   03/04/25 0615   Flag": of titles none of which is the result's a
// date heads the results.
bool heads_results(const std::vector<Column>& columns) {
  const auto has = [&](ColumnRole role) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Column& column) { return column.role == role; });
  };
  const bool dated = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return column.role == ColumnRole::value && column.date;
  });
  return dated && has(ColumnRole::name) && has(ColumnRole::range);
}

bool is_header(const Scan& scan, const std::vector<Column>& columns) {
  // "Investigation results": a heading.
  if (scan.cells < 2 && columns.size() < 3) return false;
  // Moments alone are the values of a page's head.
  if (scan.timed && scan.dated == std::ssize(columns)) return false;
  unsigned kinds = 0;
  for (const Column& column : columns) {
    if (column.role != ColumnRole::skip) kinds |= 1U << static_cast<unsigned>(column.role);
  }
  const bool value = (kinds & 1U << static_cast<unsigned>(ColumnRole::value)) != 0;
  const int count = __builtin_popcount(kinds);
  const bool prices = std::any_of(columns.begin(), columns.end(),
                                  [](const Column& column) { return column.price; });
  const double least = prices && !value && count > 1 ? scan.least : least_coverage;
  if (scan.words == 0 || double(scan.covered) < least * double(scan.words)) return false;
  // "Result   Prec. 12/01/2024   Units": among other titles a date heads the earlier results.
  const bool beside_result = value &&
                             (kinds & 1U << static_cast<unsigned>(ColumnRole::unit)) != 0 &&
                             (kinds & 1U << static_cast<unsigned>(ColumnRole::range)) != 0;
  if (scan.dated == 1 && !beside_result && !heads_results(columns)) return false;
  // "Test   Normal range   Price": a list without results.
  if (prices && count > 0) return true;
  return (count >= 3 && (value || (kinds & 1U << static_cast<unsigned>(ColumnRole::range)) != 0)) ||
         (count == 2 && value);
}

// Where the same titles begin again: a second table to the right.
std::vector<std::size_t> repeats(const std::vector<Column>& columns) {
  std::vector<std::size_t> starts = {0};
  if (columns.empty()) return starts;
  // A counter or a date may stand in front of the names.
  const ColumnRole first = columns[0].role;
  const bool led =
      first == ColumnRole::skip || (first == ColumnRole::date && !columns[0].date.has_value());
  if (first != ColumnRole::name && !led) return starts;
  for (std::size_t i = 2; i < columns.size(); ++i) {
    const auto table = columns.begin() + static_cast<std::ptrdiff_t>(starts.back());
    const bool named = std::any_of(table, columns.begin() + static_cast<std::ptrdiff_t>(i),
                                   [](const Column& c) { return c.role == ColumnRole::name; });
    // "Test   Range   Result   Procedure": one that could head names, too, begins no table.
    const bool more = i + 1 < columns.size();
    const bool again =
        named && more && columns[i].role == ColumnRole::name && i - starts.back() >= 2;
    if (again) starts.push_back(led && columns[i - 1].role == first ? i - 1 : i);
  }
  return starts;
}

}  // namespace

bool Columns::has(ColumnRole role) const {
  return std::any_of(columns.begin(), columns.end(),
                     [role](const Column& column) { return column.role == role; });
}

bool Columns::by_units() const {
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return column.holds_values_in_unit(); });
}

bool Columns::priced() const {
  const bool prices = std::any_of(columns.begin(), columns.end(),
                                  [](const Column& column) { return column.price; });
  return prices && !has(ColumnRole::value);
}

bool Columns::by_bars() const {
  return columns.size() > 1 &&
         std::adjacent_find(columns.begin(), columns.end(), [](const Column& a, const Column& b) {
           return a.bars >= b.bars;
         }) == columns.end();
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
      if (overlap >= box.width()) return best;  // no other can cover more of it
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

std::vector<Columns> columns_of(const Line& line, const Line* above, const Conventions& conventions,
                                const Catalogue& catalogue) {
  std::vector<Columns> tables;
  if (auto by_units = titled_by_units(line, catalogue)) {
    tables.push_back(*std::move(by_units));
    return tables;
  }
  Scan found = scan(line, conventions, catalogue);
  if (found.failed()) return tables;
  title_names_by_headings(found);
  std::vector<Rect> unknown = unknown_behind_results(found);
  title_names_by_result(found.columns);
  title_names_by_flag(found.columns);
  skip_targets(found.columns);
  skip_sections(found.columns);
  skip_below_unknown_title(found);
  const auto is_value = [](const Column& c) { return c.role == ColumnRole::value; };
  settle_dated(found.columns, std::any_of(found.columns.begin(), found.columns.end(), is_value),
               is_order_known(conventions.date_order));
  if (!is_header(found, found.columns)) return tables;
  // "Example, Robin   26 Sep 1946   M": a letter may title a column, too.
  const bool dates_alone =
      std::all_of(found.columns.begin(), found.columns.end(), [](const Column& column) {
        return column.date.has_value() || column.role == ColumnRole::skip;
      });
  if (dates_alone && above != nullptr && is_line_of_facts(*above, catalogue.lexicon()))
    return tables;
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
  if (tables.size() == 1) tables.front().unknown = std::move(unknown);
  return tables;
}

}  // namespace labread
