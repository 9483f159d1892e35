#include "parser/interchange/cda_table.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/text.h"
#include "parser/interchange/cda_cell.h"
#include "parser/interchange/printed_value.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/loinc.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread::cda {
namespace {

// "(ECL Modular)".
bool is_bracketed(std::string_view text) {
  return text.size() > 2 && text.front() == '(' && text.back() == ')';
}

class TableReader {
 public:
  TableReader(const Table& table, const TableShape& shape, std::string section,
              const Conventions& conventions, const Catalogue& catalogue)
      : table_(table),
        shape_(shape),
        section_(std::move(section)),
        conventions_(conventions),
        catalogue_(catalogue),
        cells_(conventions, catalogue) {}

  std::vector<NarrativeRow> read() {
    for (std::size_t i = shape_.first_row; i < table_.rows.size(); ++i) {
      const TableRow& row = table_.rows[i];
      if (retitled(row)) continue;
      if (row.header || is_heading(row)) {
        take_heading(row);
      } else {
        read_row(row);
      }
    }
    return std::move(rows_);
  }

 private:
  // A row of titles again, the same or others.
  bool retitled(const TableRow& row) {
    if (!row.header && !repeats_titles(row)) return false;
    auto titles = titles_of(row, conventions_, catalogue_.lexicon());
    if (!titles) return false;
    TableShape shape = shape_;
    shape.columns = std::move(*titles);
    if (shape.first(ColumnRole::value) && shape.first(ColumnRole::name)) shape_ = std::move(shape);
    return true;
  }

  bool repeats_titles(const TableRow& row) const {
    if (shape_.first_row == 0) return false;
    const auto& titles = table_.rows[shape_.first_row - 1].cells;
    return std::equal(titles.begin(), titles.end(), row.cells.begin(), row.cells.end(),
                      [](const Cell& a, const Cell& b) { return a.lines == b.lines; });
  }

  bool is_heading(const TableRow& row) const {
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                      [](const Cell& cell) { return !cell.empty(); });
    return filled < 2;
  }

  void take_heading(const TableRow& row) {
    for (const Cell& cell : row.cells) {
      if (!cell.empty() && !cell.nested && cell.text().size() < 120) section_ = cell.text();
    }
    last_name_.clear();
  }

  const Cell* cell_of(const TableRow& row, ColumnRole role) const {
    for (const std::size_t i : shape_.all(role)) {
      if (i < row.cells.size() && !row.cells[i].empty()) return &row.cells[i];
    }
    return nullptr;
  }

  void read_row(const TableRow& source) {
    others_.clear();
    NarrativeRow out;
    PrintedRow& row = out.row;
    row.line = source.line;
    row.section = section_;
    read_name(source, row);
    read_values(source, row);
    if (row.name.empty() || row.value.empty()) {
      // A test without a value: the name of the panel whose rows follow, or a row that waits.
      return;
    }
    if (const Cell* unit = cell_of(source, ColumnRole::unit)) row.unit = unit->text();
    if (row.unit == "-") row.unit.clear();
    const std::vector<std::string> names = names_of_values(source);
    if (names.empty() && repeats_unit(row)) return;
    if (!names.empty()) row.name = names[0];
    read_range(source, row);
    read_flag(source, row);
    read_date(source, row);
    read_previous(source, row);
    if (row.section == row.name) row.section.clear();
    out.ids = source.ids;
    for (const Cell& cell : source.cells) {
      out.ids.insert(out.ids.end(), cell.ids.begin(), cell.ids.end());
    }
    rows_.push_back(std::move(out));
    std::vector<std::string> ranges = ranges_of(rows_.back().row);
    for (std::size_t i = 0; i < others_.size(); ++i) {
      add_in_other_unit(std::move(others_[i]), ranges.empty() ? std::string() : ranges[i + 1]);
      if (!names.empty()) rows_.back().row.name = names[i + 1];
    }
    if (!ranges.empty()) rows_[rows_.size() - ranges.size()].row.range = ranges[0];
    others_.clear();
  }

  // "Electrolytes", "Sodium", "Potassium" beside two values: the tests that are known, one a value.
  std::vector<std::string> names_of_values(const TableRow& source) const {
    const Cell* cell = cell_of(source, ColumnRole::name);
    std::vector<std::string> known;
    if (cell == nullptr || others_.empty()) return known;
    for (const std::string& line : cell->lines) {
      if (!candidates_of(line, catalogue_).empty()) known.push_back(line);
    }
    if (known.size() != others_.size() + 1) known.clear();
    return known;
  }

  // Two values of one unit are no conversion of each other, but results of tests that are not told.
  bool repeats_unit(const PrintedRow& row) const {
    const auto unit_in = [&](const std::string& value) {
      return fold_unit(read_value_cell(value, conventions_, catalogue_).unit);
    };
    const std::string first = row.unit.empty() ? unit_in(row.value) : fold_unit(row.unit);
    return std::any_of(others_.begin(), others_.end(),
                       [&](const std::string& other) { return unit_in(other) == first; });
  }

  // The range of each value of a cell, where it has as many lines: "3,90 - 6,10", "0,70 - 1,10".
  std::vector<std::string> ranges_of(const PrintedRow& row) const {
    std::vector<std::string> ranges;
    for (std::string_view rest = row.range; !others_.empty() && !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      ranges.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (ranges.size() != others_.size() + 1) ranges.clear();
    return ranges;
  }

  // A second value in the same cell is a result of its own; the flag belongs to the first.
  void add_in_other_unit(std::string value, std::string range) {
    NarrativeRow second;
    second.row.name = rows_.back().row.name;
    second.row.section = rows_.back().row.section;
    second.row.line = rows_.back().row.line;
    second.row.collected = rows_.back().row.collected;
    second.row.value = std::move(value);
    second.row.range = std::move(range);
    rows_.push_back(std::move(second));
  }

  // The first line; the others name the method, unless all are one known name.
  void read_name(const TableRow& source, PrintedRow& row) {
    const Cell* cell = cell_of(source, ColumnRole::name);
    if (cell == nullptr) {
      row.name = last_name_;
      return;
    }
    row.name = cell->lines.front();
    const bool bracketed = cell->lines.size() > 1 && is_bracketed(cell->lines[1]);
    const bool more = cell->lines.size() > 1 && !bracketed;
    if (more && !candidates_of(cell->text(), catalogue_).empty()) row.name = cell->text();
    while (row.name.ends_with(':') || row.name.ends_with(' ')) row.name.pop_back();
    drop_code(row);
    if (!shape_.first(ColumnRole::range)) {
      split_range(row);
      if (bracketed && row.range.empty()) take_range_below(cell->lines[1], row);
    }
    last_name_ = row.name;
  }

  // "WBC", below it "(4.5-11.0 K/mm3)"; "(ECL Modular)" is none.
  void take_range_below(const std::string& brackets, PrintedRow& row) const {
    PrintedRow below;
    below.name = row.name + ' ' + brackets;
    split_range(below);
    row.range = std::move(below.range);
    row.unit = std::move(below.unit);
  }

  // "Glucose (LOINC: 2345-7)", "Glucose [2345-7]": a code behind the name is no part of it.
  static void drop_code(PrintedRow& row) {
    const bool bracketed = row.name.ends_with(')') || row.name.ends_with(']');
    const std::size_t open = row.name.find_last_of("([");
    if (!bracketed || open == std::string::npos || open == 0) return;
    std::string_view code = std::string_view(row.name).substr(open + 1);
    code.remove_suffix(1);
    if (code.starts_with("LOINC")) code.remove_prefix(5);
    while (code.starts_with(':') || code.starts_with(' ')) code.remove_prefix(1);
    if (!is_loinc(code)) return;
    add_code(row.codes, "LOINC", code);
    row.name = std::string(trimmed(std::string_view(row.name).substr(0, open)));
  }

  // "HGB (M 13-18 g/dl; F 12-16 g/dl)", "Sodium [136-145 mmol/L]".
  void split_range(PrintedRow& row) const {
    const char close = row.name.empty() ? ' ' : row.name.back();
    if (close != ')' && close != ']') return;
    const std::size_t open = row.name.rfind(close == ')' ? '(' : '[');
    if (open == std::string::npos || open == 0) return;
    const std::string inside = row.name.substr(open + 1, row.name.size() - open - 2);
    const PrintedRange range = read_range_cell(inside, conventions_, catalogue_);
    const bool bounds = range.low || range.high || range.bands.size() > 1;
    const bool word = !range.word.empty();
    const auto leading = take_range(inside, conventions_, catalogue_);
    const std::string_view behind =
        leading ? trimmed(std::string_view(inside).substr(leading->length)) : std::string_view();
    // A unit that nobody knows: "4.3-10.8 10+3/ul".
    const bool unit = !behind.empty() && behind.find_first_of(" ;,") == std::string_view::npos;
    if (!bounds && unit) {
      row.range = inside.substr(0, leading->length);
      row.unit = behind;
    } else if (holds_digit(inside) ? bounds : word) {
      row.range = inside;
    } else {
      return;
    }
    row.name = std::string(trimmed(std::string_view(row.name).substr(0, open)));
  }

  void read_values(const TableRow& source, PrintedRow& row) {
    std::vector<DatedValue> values;
    for (const std::size_t i : shape_.all(ColumnRole::value)) {
      if (i >= source.cells.size() || source.cells[i].empty()) continue;
      if (source.cells[i].nested) continue;
      DatedValue value = cells_.value_of(source.cells[i]);
      if (!value.date) value.date = shape_.columns[i].date;
      if (!value.value.empty() && value.value != "-") values.push_back(std::move(value));
    }
    if (values.empty()) return;
    // The newest is the result; undated ones stand newest first.
    const auto newest = std::max_element(values.begin(), values.end(),
                                         [](const DatedValue& a, const DatedValue& b) {
                                           return a.date && b.date && *a.date < *b.date;
                                         });
    for (auto value = values.begin(); value != values.end(); ++value) {
      if (value == newest) continue;
      const ValueCell cell = read_value_cell(value->value, conventions_, catalogue_);
      row.previous.push_back(
          {cell.value, value->date ? value->date->to_iso() : std::string(), cell.unit});
    }
    row.value = newest->value;
    row.flag = newest->flag;
    row.collected = newest->date;
    others_ = std::move(newest->others);
  }

  void read_range(const TableRow& source, PrintedRow& row) const {
    if (const Cell* range = cell_of(source, ColumnRole::range)) {
      row.range.clear();
      for (const std::string& line : range->lines) {
        row.range += (row.range.empty() ? "" : "\n") + line;
      }
      if (row.range == "-" || row.range == "--") row.range.clear();
      // "4.0 - 11.0 10*3/uL" and, where there are no limits, the unit alone.
      const auto unit = take_unit(row.range, catalogue_);
      if (row.unit.empty() && unit && unit->length == row.range.size()) {
        row.unit = std::exchange(row.range, {});
      }
      return;
    }
    const Cell* low = cell_of(source, ColumnRole::low);
    const Cell* high = cell_of(source, ColumnRole::high);
    if (low == nullptr && high == nullptr) return take_led_range(source, row);
    row.range =
        range_between(low == nullptr ? "" : low->text(), high == nullptr ? "" : high->text());
  }

  // "Range: 14.4 - 16.6 = Abnormal" among the details of a result or its flags.
  void take_led_range(const TableRow& source, PrintedRow& row) const {
    for (std::size_t i = 0; i < std::min(source.cells.size(), shape_.columns.size()); ++i) {
      const ColumnRole role = shape_.columns[i].role;
      if (role != ColumnRole::skip && role != ColumnRole::flag) continue;
      for (const std::string& line : source.cells[i].lines) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || !leads_range(line.substr(0, colon))) continue;
        const std::string_view text = trimmed(std::string_view(line).substr(colon + 1));
        const auto range = take_range(text, conventions_, catalogue_);
        if (!range) continue;
        row.range = text.substr(0, range->length);
        const std::string_view behind = trimmed(text.substr(range->length));
        if (!behind.starts_with('=')) return;
        const std::string_view judgement = trimmed(behind.substr(1));
        if (row.flag.empty() && cells_.is_flag(judgement)) row.flag = judgement;
        return;
      }
    }
  }

  bool leads_range(std::string_view words) const {
    return static_cast<bool>(
        LeadingWords(words).match_all(WordRole::range_lead, catalogue_.lexicon()));
  }

  // A limit that has a sign says it all: "<20" in the column of upper limits.
  static std::string range_between(const std::string& low, const std::string& high) {
    if (low.empty() || low == "-") {
      const bool bare = !high.empty() && is_ascii_digit(high[0]);
      return high == "-" ? "" : bare ? "<= " + high : high;
    }
    if (high.empty() || high == "-") return is_ascii_digit(low[0]) ? ">= " + low : low;
    return low + " - " + high;
  }

  // A column titled "Status" holds flags or "Final".
  void read_flag(const TableRow& source, PrintedRow& row) const {
    for (const std::size_t i : shape_.all(ColumnRole::flag)) {
      if (i >= source.cells.size() || source.cells[i].empty()) continue;
      const std::string text = source.cells[i].text();
      row.dash_may_be_empty = true;
      const bool known = !flag_meaning(text, catalogue_.lexicon()).empty() ||
                         (text != "C" && cells_.is_flag(text));
      // "++" of a laboratory is a flag; "F" or "C" of a column of states is none.
      const bool sign = text.size() <= 3 && text.find_first_of("+-*!#<>") == 0;
      if (known || (sign && row.flag.empty())) row.flag = text;
      if (known) return;
    }
  }

  void read_date(const TableRow& source, PrintedRow& row) const {
    const Cell* date = cell_of(source, ColumnRole::date);
    if (date != nullptr && !row.collected) row.collected = cells_.date_in(date->lines.front());
    // "Basic Metabolic Panel (01/12/2024 8:30 AM EST)".
    if (!row.collected) row.collected = cells_.bracketed_date(table_.caption);
  }

  // "5,6", "5,6 (12/03/2023)", "15/02/17 0,65", "5,1 le 12/01/2025"; a column of its own may hold
  // the date.
  void read_previous(const TableRow& source, PrintedRow& row) const {
    for (const std::size_t i : shape_.all(ColumnRole::previous)) {
      if (i >= source.cells.size()) continue;
      for (const std::string& line : source.cells[i].lines) {
        std::string_view text = trimmed(line);
        std::optional<Moment> date = cells_.take_day(text);
        if (!date) date = shape_.columns[i].date;
        const std::string day = date ? Moment{date->date, {}}.to_iso() : std::string();
        const ValueCell cell = read_value_cell(text, conventions_, catalogue_);
        if (!cell.value.empty() && cell.value != "-") {
          row.previous.push_back({cell.value, day, cell.unit});
        } else if (date && !row.previous.empty() && row.previous.back().date.empty()) {
          row.previous.back().date = day;
        }
      }
    }
  }

  const Table& table_;
  TableShape shape_;
  std::string section_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  const CellReader cells_;
  std::vector<NarrativeRow> rows_;
  std::string last_name_;
  std::vector<std::string> others_;  // of the row being read
};

}  // namespace

std::vector<NarrativeRow> rows_of(const Table& table, const std::string& section,
                                  const std::vector<Expected>& expected,
                                  const Conventions& conventions, const Catalogue& catalogue) {
  const auto shape = shape_of(table, expected, conventions, catalogue);
  if (!shape) return {};
  return rows_of(table, *shape, table.caption.empty() ? section : table.caption, conventions,
                 catalogue);
}

std::vector<NarrativeRow> rows_of(const Table& table, const TableShape& shape,
                                  const std::string& section, const Conventions& conventions,
                                  const Catalogue& catalogue) {
  return TableReader(table, shape, section, conventions, catalogue).read();
}

}  // namespace labread::cda
