// Tables with several values a row: in and out of range, earlier results, a column a date, two
// units.
#include <algorithm>

#include "tests/property/reports/composer.h"

namespace labread::drawn {
namespace {

std::string with_flag(const DrawnRow& row, const Style& style) {
  const std::string flag = row.form == ValueForm::number ? flag_of(row.side, style) : "";
  return value_text(row, style) + (flag.empty() ? "" : " " + flag);
}

std::string range_with_unit(const DrawnRow& row, const Style& style) {
  const std::string range = range_text(row, style);
  return with_unit(range, row.unit, style);
}

std::vector<int> list_of(int result) {
  return result < 0 ? std::vector<int>{} : std::vector<int>{result};
}

TableLine title_line(Words titles) {
  TableLine line;
  line.cells = std::move(titles);
  line.title = true;
  return line;
}

}  // namespace

void print_in_and_out(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const bool site = draw.chance(0.5);
  std::vector<TableLine> lines = {
      title_line({draw.pick(language.of("header_name"), 3), "In Range", "Out Of Range",
                  "Reference Range", site ? "Lab" : ""})};
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    if (result >= 0 && row.form == ValueForm::status) page.recorded(result).unit = row.unit;
    TableLine line;
    const bool out = row.side != Side::inside;
    const std::string value = with_flag(row, page.style());
    line.cells = {row.name, out ? "" : value, out ? value : "", range_with_unit(row, page.style()),
                  site ? "PDX" : ""};
    line.results = list_of(result);
    lines.push_back(std::move(line));
  }
  TableForm form;
  form.gap = draw.between(3, 7);
  page.table(lines, form);
}

void print_previous(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Style& style = page.style();
  const bool dated = draw.chance(0.6);
  const bool own_date = dated && draw.chance(0.6);
  const bool in_front = draw.chance(0.25);  // earlier results between value and unit
  const std::string date_title = language.of("header_date").front();
  Words titles = {
      draw.pick(language.of("header_name"), 4), draw.pick(language.of("header_value"), 4),
      draw.pick(language.of("header_unit"), 2), draw.pick(language.of("header_range"), 4)};
  const auto place = titles.begin() + (in_front ? 2 : 4);
  const auto at = place - titles.begin();
  Words earlier_titles = {draw.pick(language.of("header_previous"), 3)};
  if (own_date) earlier_titles.push_back(date_title);
  titles.insert(place, earlier_titles.begin(), earlier_titles.end());
  std::vector<TableLine> lines = {title_line(titles)};
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    if (result >= 0 && row.form == ValueForm::status) page.recorded(result).unit = row.unit;
    TableLine line;
    line.cells = {row.name, with_flag(row, style), row.unit, range_text(row, style)};
    Words earlier(own_date ? 2 : 1);
    if (!row.earlier.empty()) {
      const Earlier& last = row.earlier.front();
      earlier[0] = print(last.number, style);
      if (own_date) earlier[1] = print(last.date, style);
      if (dated && !own_date) earlier[0] += " (" + print(last.date, style) + ")";
      if (result >= 0) {
        page.recorded(result).earlier.push_back({print(last.number, style), last.date, dated});
      }
    }
    line.cells.insert(line.cells.begin() + at, earlier.begin(), earlier.end());
    line.results = list_of(result);
    lines.push_back(std::move(line));
  }
  TableForm form;
  form.gap = draw.between(2, 6);
  form.ruled = draw.chance(0.3);
  page.table(lines, form);
}

void print_cumulative(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Style& style = page.style();
  const Content& content = page.content();
  const bool newest_first = draw.chance(0.4);
  const bool limits_first = draw.chance(0.25);
  const auto columns = static_cast<std::size_t>(draw.between(1, 3));  // of earlier dates
  std::vector<Date> dates = {content.collected};
  dates.insert(dates.end(), content.earlier_dates.begin(),
               content.earlier_dates.begin() + static_cast<std::ptrdiff_t>(columns));
  const auto in_order = [&](Words cells, const std::string& unit, const std::string& range,
                            const std::string& name) {
    if (!newest_first) std::reverse(cells.begin(), cells.end());
    const Words ends = {unit, range};
    cells.insert(limits_first ? cells.begin() : cells.end(), ends.begin(), ends.end());
    cells.insert(cells.begin(), name);
    return cells;
  };
  Words titles;
  for (const Date& date : dates) titles.push_back(print(date, style));
  std::vector<TableLine> lines = {title_line(in_order(titles, language.of("header_unit").front(),
                                                      draw.pick(language.of("header_range"), 3),
                                                      draw.pick(language.of("header_name"), 3)))};
  for (const DrawnRow& row : content.rows) {
    const int result = page.record(row);
    if (result >= 0 && row.form == ValueForm::status) page.recorded(result).unit = row.unit;
    Words cells = {with_flag(row, style)};
    for (std::size_t i = 1; i < dates.size(); ++i) {
      const auto earlier = std::find_if(row.earlier.begin(), row.earlier.end(),
                                        [&](const Earlier& e) { return e.date == dates[i]; });
      const bool printed = earlier != row.earlier.end();
      cells.push_back(printed ? print(earlier->number, style) : "");
      if (printed && result >= 0) {
        page.recorded(result).earlier.push_back({cells.back(), earlier->date, true});
      }
    }
    TableLine line;
    line.cells = in_order(cells, row.unit, range_text(row, style), row.name);
    line.results = list_of(result);
    lines.push_back(std::move(line));
  }
  TableForm form;
  form.gap = draw.between(2, 6);
  page.table(lines, form);
}

void print_two_units(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Style& style = page.style();
  const bool one_line = draw.chance(0.4);
  const bool titled = one_line || draw.chance(0.7);
  const Words kinds = {draw.pick(language.of("header_value"), 3),
                       draw.pick(language.of("header_unit"), 2),
                       draw.pick(language.of("header_range"), 3)};
  Words titles = kinds;
  if (one_line) titles.insert(titles.end(), kinds.begin(), kinds.end());
  titles.insert(titles.begin(), draw.pick(language.of("header_name"), 3));
  std::vector<TableLine> lines;
  if (titled) lines.push_back(title_line(titles));
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    if (result >= 0 && row.form == ValueForm::status) page.recorded(result).unit = row.unit;
    const bool bare = row.unit.empty() && row.range == RangeForm::none;
    if (result >= 0 && !titled && bare) page.recorded(result).may_refuse = true;
    TableLine line;
    line.cells = {row.name, with_flag(row, style), row.unit, range_text(row, style)};
    line.results = list_of(result);
    if (result < 0 || row.second_unit.empty()) {
      lines.push_back(std::move(line));
      continue;
    }
    const TrueResult second = page.recorded(page.record_second(row));
    const Words cells = {second.value, second.unit, second.range};
    const int number = result + 1;
    if (one_line) {
      line.cells.insert(line.cells.end(), cells.begin(), cells.end());
      line.results.push_back(number);
    } else {
      line.keep = true;
    }
    lines.push_back(std::move(line));
    if (one_line) continue;
    TableLine below;
    below.cells = {"", cells[0], cells[1], cells[2]};
    below.results = {number};
    lines.push_back(std::move(below));
  }
  TableForm form;
  form.gap = draw.between(2, 6);
  page.table(lines, form);
}

void print_range_below(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Style& style = page.style();
  const std::string lead = draw.pick(language.of("range_lead"), 2) + ": ";
  const bool titled = draw.chance(0.7);
  std::vector<TableLine> lines;
  if (titled) {
    lines.push_back(title_line(
        {draw.pick(language.of("header_name"), 3), draw.pick(language.of("header_value"), 3)}));
  }
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    TableLine line;
    line.cells = {row.name, with_flag(row, style)};
    line.results = list_of(result);
    const std::string range = range_with_unit(row, style);
    line.keep = !range.empty();
    if (result >= 0 && row.form == ValueForm::status) page.recorded(result).unit = row.unit;
    if (result >= 0 && range.empty()) page.recorded(result).may_refuse = true;
    lines.push_back(std::move(line));
    if (range.empty()) continue;
    const bool limits = row.range != RangeForm::none;
    TableLine& below = lines.emplace_back();
    if (limits) {
      below.across = lead + range;
    } else {
      below.cells = {"", range};
    }
    below.indent = limits ? draw.between(0, 1) * 2 : 0;
  }
  TableForm form;
  form.gap = draw.between(3, 8);
  page.table(lines, form);
}

// Units as titles, the numbers below them; or both values with their units in one cell.
void print_percents(Composer& page, Draw& draw) {
  const Style& style = page.style();
  const bool titled = draw.chance(0.5);
  const bool limits = draw.chance(0.6);
  const Words& range_titles = page.language().of("header_range");
  std::string absolute;
  for (const DrawnRow& row : page.content().rows) {
    if (!row.second_unit.empty()) absolute = row.second_unit;
  }
  std::vector<TableLine> lines;
  if (titled) {
    Words titles = {page.language().of("header_name").front(), "%", absolute};
    if (limits) titles = {titles[0], "%", range_titles[0], absolute, range_titles[0]};
    lines.push_back(title_line(titles));
  }
  for (DrawnRow row : page.content().rows) {
    row.unit = "%";
    row.second_unit = row.second_unit.empty() ? "" : absolute;
    if (titled && !limits) row.range = RangeForm::none;
    const int result = page.record(row);
    const bool second = !row.second_unit.empty();
    if (second) page.record_second(row);
    TableLine line;
    line.results = list_of(result);
    if (second) line.results.push_back(result + 1);
    const std::string count = second ? print(row.second, style) : "";
    const std::string range = range_text(row, style);
    const std::string count_range = second ? page.recorded(result + 1).range : "";
    if (!titled) {
      line.cells = {row.name, with_flag(row, style), "%",        range,
                    count,    row.second_unit,       count_range};
    } else if (limits) {
      line.cells = {row.name, with_flag(row, style), range, count, count_range};
    } else {
      line.cells = {row.name, with_flag(row, style), count};
    }
    lines.push_back(std::move(line));
  }
  TableForm form;
  form.gap = draw.between(3, 6);
  page.table(lines, form);
}

}  // namespace labread::drawn
