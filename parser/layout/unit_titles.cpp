#include "parser/layout/unit_titles.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// "Reference values (%)" -> "Reference values", "Ref. /mm3" -> "Ref."
std::string_view without_unit(std::string_view text, const Catalogue& catalogue) {
  const std::size_t bracket = text.find('(');
  const std::size_t from = bracket != std::string_view::npos ? bracket : text.rfind(' ') + 1;
  if (from == 0) return text;
  const auto unit = take_unit(text.substr(from), catalogue);
  return unit && from + unit->length == text.size() ? text.substr(0, from) : text;
}

bool titles(std::string_view words, std::initializer_list<WordRole> roles,
            const Catalogue& catalogue) {
  const std::string key = fold_name(words);
  return std::any_of(roles.begin(), roles.end(),
                     [&](WordRole role) { return catalogue.lexicon().find(key, role) != nullptr; });
}

// "Result %", "Value (g/l)": the unit of such a title, or empty.
std::string_view unit_of_results(std::string_view text, const Catalogue& catalogue) {
  const std::string_view words = without_unit(text, catalogue);
  const bool results = words.size() < text.size() &&
                       titles(words, {WordRole::header_value, WordRole::value_lead}, catalogue);
  return results ? text.substr(words.size()) : std::string_view();
}

// "Reference values (%)" -> "%", or empty.
std::string unit_of_ranges(std::string_view text, const Catalogue& catalogue) {
  const auto unit = take_unit(text.substr(without_unit(text, catalogue).size()), catalogue);
  return unit ? unit->value : std::string();
}

// The column that a cell of such titles heads: values for a unit, ranges with or without one.
std::optional<Column> column_by_unit(const Cell& cell, bool ranged, const Catalogue& catalogue) {
  const std::string text = cell.text();
  const auto unit = take_unit(text, catalogue);
  const bool is_unit = unit && unit->length == text.size();
  // "Reference (%)   (/mm3)": a column of ranges for each unit, too.
  if (is_unit && !(ranged && text.starts_with('('))) {
    return Column{ColumnRole::value, cell.box.left, cell.box.right, std::nullopt, unit->value};
  }
  if (const auto printed = unit_of_results(text, catalogue); !printed.empty()) {
    return Column{ColumnRole::value, cell.box.left, cell.box.right, std::nullopt,
                  take_unit(printed, catalogue)->value};
  }
  const bool ranges = titles(without_unit(text, catalogue),
                             {WordRole::header_range, WordRole::range_lead}, catalogue);
  if (!is_unit && !ranges) return std::nullopt;
  Column column{ColumnRole::range, cell.box.left, cell.box.right, std::nullopt, {}};
  column.unit = is_unit ? unit->value : unit_of_ranges(text, catalogue);
  return column;
}

bool is_of_unit(const Column& values, const Column& ranges) {
  return values.role == ColumnRole::value && fold_unit(values.unit) == fold_unit(ranges.unit);
}

// A unit above ranges tells whose they are if it is one of the results'. Whether one does.
bool settle_limits(std::vector<Column>& columns) {
  bool known = false;
  for (Column& column : columns) {
    if (!column.holds_limits_in_unit()) continue;
    const bool result = std::any_of(columns.begin(), columns.end(), [&](const Column& values) {
      return is_of_unit(values, column);
    });
    if (!result) column.unit.clear();
    known = known || result;
  }
  return known;
}

// Whether a cell behind the first begins with a number that is no power of ten: no line of units.
bool holds_numbers(const Line& line) {
  return std::any_of(line.cells.begin() + 1, line.cells.end(), [](const Cell& cell) {
    const std::string& text = cell.words.front()->text;
    return is_ascii_digit(text[0]) && !text.starts_with("10");
  });
}

bool is_words(const Cell& heading) {
  return std::none_of(heading.words.begin(), heading.words.end(), [](const Word* word) {
    return word->text.find_first_of("0123456789:") != std::string::npos;
  });
}

// "DIFFERENTIAL   %   /mm3": a heading, and a column of values for each unit. Ranges for each unit
// beside them say as much without a heading, and so does the unit of one of them in the title of
// the ranges: "%   /mm3   Reference (/mm3)".
std::optional<Columns> titled_by_several(const Line& line, const Catalogue& catalogue) {
  if (line.cells.size() < 3 || holds_numbers(line)) return std::nullopt;
  const auto& heading = line.cells[0];
  if (!is_words(heading)) return std::nullopt;
  const bool headed = !column_by_unit(heading, false, catalogue);
  Columns table;
  for (const Cell& cell : std::span(line.cells).subspan(headed ? 1 : 0)) {
    const std::string text = cell.text();
    const bool watermark = text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
    if (watermark) continue;
    auto column = column_by_unit(cell, table.has(ColumnRole::range), catalogue);
    if (!column) return std::nullopt;
    table.columns.push_back(*std::move(column));
  }
  const auto count = [&](ColumnRole role) {
    return std::count_if(table.columns.begin(), table.columns.end(),
                         [&](const Column& column) { return column.role == role; });
  };
  const bool limits_known = settle_limits(table.columns);
  if (count(ColumnRole::value) < 2) return std::nullopt;
  if (!headed && count(ColumnRole::range) < 2 && !limits_known) return std::nullopt;
  const Rect names = headed ? heading.box : Rect{0, 0, heading.box.left / 2, 0};
  table.columns.insert(table.columns.begin(),
                       {ColumnRole::name, names.left, names.right, std::nullopt, {}});
  table.aligned = true;
  table.right = std::numeric_limits<double>::max();
  return table;
}

// "Specific IgE   kU/L   Class": the unit heads the results where the title of a column that holds
// none follows it; those behind may be any words.
std::optional<Columns> titled_by_one(const Line& line, const Catalogue& catalogue) {
  if (line.cells.size() < 2 || line.cells.size() > 4 || holds_numbers(line)) return std::nullopt;
  std::vector<const Word*> words;
  for (const Cell& cell : std::span(line.cells).subspan(1)) {
    words.insert(words.end(), cell.words.begin(), cell.words.end());
  }
  if (words.size() < 2 || words.size() > 4) return std::nullopt;
  const auto unit = take_unit(words[0]->text, catalogue);
  const bool headed = unit && unit->length == words[0]->text.size() &&
                      titles(words[1]->text, {WordRole::header_skip}, catalogue) &&
                      is_words(line.cells[0]) &&
                      std::none_of(words.begin() + 1, words.end(),
                                   [](const Word* word) { return holds_digit(word->text); });
  if (!headed) return std::nullopt;
  const Rect& names = line.cells[0].box;
  Columns table;
  table.columns = {{ColumnRole::name, names.left, names.right, std::nullopt, {}}};
  for (const Word* word : words) {
    const bool results = word == words[0];
    table.columns.push_back({results ? ColumnRole::value : ColumnRole::skip, word->box.left,
                             word->box.right, std::nullopt, results ? unit->value : ""});
  }
  table.aligned = true;
  table.right = std::numeric_limits<double>::max();
  return table;
}

}  // namespace

std::optional<Columns> titled_by_units(const Line& line, const Catalogue& catalogue) {
  auto table = titled_by_several(line, catalogue);
  return table ? std::move(table) : titled_by_one(line, catalogue);
}

}  // namespace labread
