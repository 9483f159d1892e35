// Header-led tables and their kin: any column order, no header, two side by side, between tabs.
#include <algorithm>

#include "tests/property/reports/table_style.h"

namespace labread::drawn {
namespace {

// The value's cell, with the flag and the unit where they stand in it.
std::string value_cell(const DrawnRow& row, const TableStyle& table, const Style& style) {
  std::string text = value_text(row, style);
  if (row.form == ValueForm::blank || row.form == ValueForm::status) return text;
  const std::string flag = row.form == ValueForm::number ? flag_of(row.side, style) : "";
  if (table.flag == FlagPlace::before_value && !flag.empty()) text = flag + " " + text;
  if (table.unit == UnitPlace::behind_value) text = with_unit(text, row.unit, style);
  if (table.flag == FlagPlace::behind_value && !flag.empty()) text += " " + flag;
  return text;
}

std::string cell_of(Col column, const DrawnRow& row, const TableStyle& table, const Style& style,
                    const std::string& method, const std::string& date, std::size_t place) {
  switch (column) {
    case Col::name: return row.name;
    case Col::value: return value_cell(row, table, style);
    case Col::unit: return row.unit;
    case Col::range: {
      const std::string range = range_text(row, style);
      return table.unit == UnitPlace::behind_range ? with_unit(range, row.unit, style) : range;
    }
    case Col::low:
    case Col::high: {
      const auto& bound = column == Col::low ? row.limits.low : row.limits.high;
      return bound && row.range != RangeForm::none ? print(*bound, style) : "";
    }
    case Col::flag: return row.form == ValueForm::number ? flag_of(row.side, style) : "";
    case Col::method: return method;
    case Col::site: return table.site_code;
    case Col::number: return std::to_string(place);
    case Col::date: return date;
    case Col::code: return std::to_string(100 + row.dice % 900);
  }
  return "";
}

class TableWriter {
 public:
  TableWriter(Composer& page, TableStyle table)
      : page_(page),
        table_(std::move(table)),
        date_(print(page.content().collected, page.style())) {}

  std::vector<TableLine> lines(const std::vector<DrawnRow>& rows) {
    if (table_.header) add_titles();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (table_.sections && i % 6 == 0) add_section(i / 6);
      add_row(rows[i]);
    }
    return std::move(lines_);
  }

 private:
  void add_titles() {
    TableLine top;
    TableLine bottom;
    for (const std::string& title : table_.titles) {
      const std::size_t blank = table_.tall_titles ? title.find(' ') : title.npos;
      top.cells.push_back(title.substr(0, blank));
      bottom.cells.push_back(blank == title.npos ? "" : title.substr(blank + 1));
    }
    const bool tall = std::any_of(bottom.cells.begin(), bottom.cells.end(),
                                  [](const std::string& title) { return !title.empty(); });
    top.title = bottom.title = true;
    top.keep = tall;
    lines_.push_back(std::move(top));
    if (tall) lines_.push_back(std::move(bottom));
  }

  void add_section(std::size_t number) {
    const Words& sections = page_.prose().sections;
    TableLine& line = lines_.emplace_back();
    line.across = sections[number % sections.size()];
    line.keep = true;
  }

  void add_row(const DrawnRow& row) {
    Draw draw(row.dice);
    const std::string method = draw.pick(page_.prose().methods);
    const int result = page_.record(row);
    if (result >= 0) mend_truth(page_.recorded(result), row);
    TableLine line;
    ++place_;
    for (const Col column : table_.columns) {
      line.cells.push_back(cell_of(column, row, table_, page_.style(), method, date_, place_));
    }
    if (result >= 0) line.results = {result};
    if (row.side != Side::inside) line.bold = static_cast<int>(index_of(Col::value));
    const auto [name_lines, bands] = std::pair(name_in_lines(row), bands_in_lines(row));
    const std::size_t count = std::max(name_lines.size(), bands.size());
    const std::size_t range = index_of(Col::range);
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
      TableLine part = i == 0 ? line : TableLine{};
      part.cells.resize(table_.columns.size());
      if (table_.wraps_below && bands.empty() && name_lines.size() == 2) {
        part = i == 1 ? line : TableLine{};
        part.cells.resize(table_.columns.size());
      }
      part.cells[index_of(Col::name)] = i < name_lines.size() ? name_lines[i] : "";
      if (!bands.empty()) part.cells[range] = i < bands.size() ? bands[i] : "";
      part.keep = i + 1 < count;
      lines_.push_back(std::move(part));
    }
    add_remarks(draw, row, method);
  }

  std::size_t index_of(Col column) const {
    const auto at = std::find(table_.columns.begin(), table_.columns.end(), column);
    return static_cast<std::size_t>(at - table_.columns.begin());
  }

  // What this table does not print, or prints in pieces.
  void mend_truth(TrueResult& result, const DrawnRow& row) const {
    if (index_of(Col::low) < table_.columns.size() && row.range != RangeForm::none) {
      result.range = row.limits.low ? print(*row.limits.low, page_.style()) : "";
      if (row.limits.high) {
        result.range +=
            (result.range.empty() ? "" : " - ") + print(*row.limits.high, page_.style());
      }
    }
    if (row.form == ValueForm::status && table_.unit != UnitPlace::behind_value) {
      result.unit = row.unit;
    }
    if (table_.header) return;
    // Without titles, "< 5   3" may be a value with its limit or a limit with its value.
    const bool bare = result.unit.empty() && result.range.empty();
    const bool limit_first = index_of(Col::range) < index_of(Col::value);
    const bool words = row.form == ValueForm::word;
    if (bare || words || (limit_first && row.range != RangeForm::interval)) {
      result.may_refuse = true;
    }
  }

  std::vector<std::string> name_in_lines(const DrawnRow& row) const {
    return wrapped(row.name, table_.wraps ? 18 : 400);
  }

  std::vector<std::string> bands_in_lines(const DrawnRow& row) const {
    if (row.bands.empty() || index_of(Col::range) == table_.columns.size()) return {};
    std::vector<std::string> bands = band_texts(row, page_.style());
    if (table_.unit == UnitPlace::behind_range && !row.unit.empty()) {
      for (std::string& band : bands) band += " " + row.unit;
    }
    return bands;
  }

  void add_remarks(Draw& draw, const DrawnRow& row, const std::string& method) {
    if (table_.method_lines && draw.chance(0.5)) {
      add_across(page_.language().of("header_skip").front() + ": " + method);
    }
    if (table_.guides && draw.chance(0.2) && row.limits.low && row.limits.high) add_guide(row);
    if (table_.comment_lines && draw.chance(0.2)) {
      add_across(page_.language().of("comment_lead").front() + ": " +
                 draw.pick(page_.prose().comments));
    }
  }

  // Limits with their meaning, which are no result and not this row's range.
  void add_guide(const DrawnRow& row) {
    const Language& language = page_.language();
    const auto add = [&](const char* meaning, const Limits& limits, RangeForm form) {
      const Words& words = language.of("band_word", meaning);
      add_across(words.front() + ": " + print(limits, form, page_.style()) +
                 (row.unit.empty() ? "" : " " + row.unit));
    };
    Limits low = {std::nullopt, row.limits.low};
    add("deficient", low, RangeForm::below);
    add("sufficient", row.limits, RangeForm::interval);
    low = {row.limits.high, std::nullopt};
    add("toxic", low, RangeForm::above);
  }

  void add_across(std::string text) {
    TableLine& line = lines_.emplace_back();
    line.across = std::move(text);
    line.indent = 2;
  }

  Composer& page_;
  TableStyle table_;
  std::string date_;
  std::size_t place_ = 0;
  std::vector<TableLine> lines_;
};

void write_table(Composer& page, const TableStyle& style) {
  page.table(TableWriter(page, style).lines(page.content().rows), style.form);
}

}  // namespace

void print_table(Composer& page, Draw& draw) {
  const bool header = page.plan().noise != Noise::dropped_header;
  TableStyle style = draw_table_style(page, draw, header);
  const auto& columns = style.columns;
  const bool site = std::find(columns.begin(), columns.end(), Col::site) != columns.end();
  if (header && page.plan().noise == Noise::site_codes && !site) {
    style.columns.push_back(Col::site);  // without a title
  }
  write_table(page, style);
}

void print_aligned(Composer& page, Draw& draw) {
  write_table(page, draw_table_style(page, draw, false));
}

void print_two_tables(Composer& page, Draw& draw) {
  TableStyle style = draw_table_style(page, draw, true);
  style.sections = style.method_lines = style.comment_lines = style.wraps = style.guides = false;
  style.tall_titles = false;
  style.form.gap = 2;
  const std::vector<DrawnRow>& rows = page.content().rows;
  const auto middle = rows.begin() + static_cast<std::ptrdiff_t>((rows.size() + 1) / 2);
  const auto left = TableWriter(page, style).lines({rows.begin(), middle});
  auto right = TableWriter(page, style).lines({middle, rows.end()});
  if (right.size() < left.size()) right.resize(left.size());
  std::vector<TableLine> both;
  for (std::size_t i = 0; i < left.size(); ++i) {
    TableLine line = left[i];
    line.cells.resize(style.columns.size());
    line.cells.emplace_back("  ");  // the gutter
    line.cells.insert(line.cells.end(), right[i].cells.begin(), right[i].cells.end());
    line.results.insert(line.results.end(), right[i].results.begin(), right[i].results.end());
    both.push_back(std::move(line));
  }
  for (TableLine& line : both) {
    if (!line.cells.empty()) line.cells[style.columns.size()].clear();
  }
  TableForm form = style.form;
  form.right_aligned.clear();
  form.gap = 3;
  page.table(both, form);
}

void print_result_rows(Composer& page, Draw& draw) {
  TableStyle style = draw_table_style(page, draw, true);
  style.sections = style.wraps = style.method_lines = style.comment_lines = style.guides = false;
  const std::string label = page.language().of("value_lead").front();
  std::vector<TableLine> lines = TableWriter(page, style).lines({});
  style.header = false;
  for (const DrawnRow& row : page.content().rows) {
    TableLine& heading = lines.emplace_back();
    heading.across = row.name;
    heading.keep = true;
    for (TableLine& line : TableWriter(page, style).lines({row})) {
      std::string& name = line.cells[style.name_column()];
      name = name.empty() ? "" : "  " + label;
      lines.push_back(std::move(line));
    }
  }
  page.table(lines, style.form);
}

void print_tabs(Composer& page, Draw& draw) {
  TableStyle style = draw_table_style(page, draw, true);
  style.sections = style.wraps = style.method_lines = style.comment_lines = style.guides = false;
  style.form = {};
  for (const TableLine& line : TableWriter(page, style).lines(page.content().rows)) {
    std::string text;
    for (std::size_t i = 0; i < line.cells.size(); ++i) text += (i ? "\t" : "") + line.cells[i];
    page.items({{0, text, false}}, line.results, line.keep);
  }
}

}  // namespace labread::drawn
