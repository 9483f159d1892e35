#include "tests/property/reports/composer.h"

#include <algorithm>

#include "base/utf8.h"

namespace labread::drawn {
namespace {

std::vector<double> starts_of(const std::vector<TableLine>& lines, const TableForm& form,
                              const Metric& metric, std::vector<double>& widths) {
  for (const TableLine& line : lines) {
    if (widths.size() < line.cells.size()) widths.resize(line.cells.size(), 0);
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      widths[i] = std::max(widths[i], metric(line.cells[i]));
    }
  }
  std::vector<double> starts;
  double at = form.left;
  for (const double width : widths) {
    starts.push_back(at);
    at += width + form.gap;
  }
  return starts;
}

TrueResult truth_of(const DrawnRow& row, const Style& style) {
  TrueResult result;
  result.name = row.name;
  result.value = value_text(row, style);
  result.form = row.form;
  result.slipped = row.form == ValueForm::number && result.value != print(row.amount, style);
  result.may_refuse = result.slipped;
  result.amount = row.amount;
  result.range = range_text(row, style);
  result.range_form = row.range;
  result.limits = row.limits;
  if (row.form != ValueForm::status) result.unit = row.unit;
  if (row.form == ValueForm::number) {
    result.flag = flag_of(row.side, style);
    result.flag_meaning = flag_meaning(row.side, style);
  }
  return result;
}

}  // namespace

int Composer::record(const DrawnRow& row) {
  if (row.form == ValueForm::blank) return -1;
  truth_.results.push_back(truth_of(row, style()));
  return static_cast<int>(truth_.results.size()) - 1;
}

int Composer::record_second(const DrawnRow& row) {
  DrawnRow second = row;
  second.unit = row.second_unit;
  second.amount = {row.second, Comparator::none};
  second.limits = row.second_limits;
  if (second.limits.low && second.limits.low->coefficient == 0) second.limits.low.reset();
  second.side = Side::inside;  // the flag stands once, beside the first value
  return record(second);
}

void Composer::line(std::string text, double x, int result, bool keep) {
  items({{x, std::move(text), false}}, result < 0 ? std::vector<int>{} : std::vector<int>{result},
        keep);
}

void Composer::items(std::vector<Item> items, std::vector<int> results, bool keep) {
  SheetLine& line = sheet_.lines.emplace_back();
  line.items = std::move(items);
  line.results = std::move(results);
  line.keep = keep;
}

void Composer::table(const std::vector<TableLine>& lines, const TableForm& form) {
  std::vector<double> widths;
  const std::vector<double> starts = starts_of(lines, form, metric_, widths);
  int header = -1;
  for (const TableLine& line : lines) {
    SheetLine placed;
    placed.results = line.results;
    placed.keep = line.keep || line.title;
    placed.header = header;
    placed.ruled = form.ruled && !line.keep;
    placed.tabular = true;
    if (!line.across.empty()) placed.items.push_back({form.left + line.indent, line.across, false});
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      if (line.cells[i].empty()) continue;
      const bool right = i < form.right_aligned.size() && form.right_aligned[i];
      const double x = right ? starts[i] + widths[i] - metric_(line.cells[i]) : starts[i];
      placed.items.push_back({x, line.cells[i], line.title || line.bold == static_cast<int>(i)});
    }
    if (form.bars && line.across.empty()) {
      for (std::size_t i = 1; i < starts.size(); ++i) {
        placed.items.push_back({starts[i] - form.gap / 2 - 0.5, "|", false});
      }
      std::stable_sort(placed.items.begin(), placed.items.end(),
                       [](const Item& a, const Item& b) { return a.x < b.x; });
    }
    if (line.title) {
      if (header < 0) {
        header = static_cast<int>(sheet_.headers.size());
        sheet_.headers.emplace_back();
      }
      sheet_.headers.back().push_back(placed);
    }
    sheet_.lines.push_back(std::move(placed));
  }
}

std::vector<std::string> wrapped(const std::string& text, std::size_t limit) {
  if (count_code_points(text) <= limit) return {text};
  std::size_t best = text.npos;
  for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
    if (count_code_points(text.substr(0, at)) <= limit) best = at;
  }
  if (best == text.npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

std::string upper(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    const bool small = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7) ||
                       (c >= 0x430 && c <= 0x44F);
    append_utf8(out, small ? c - 32 : c);
  }
  return out;
}

double characters(std::string_view text) { return static_cast<double>(count_code_points(text)); }

}  // namespace labread::drawn
