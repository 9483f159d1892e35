#include "tests/property/reports/table_style.h"

namespace labread::drawn {
namespace {

std::string title_of(Col column, const Language& language, Draw& draw) {
  const auto word = [&](const char* role, std::size_t count) {
    return draw.pick(language.of(role), count);
  };
  switch (column) {
    case Col::name: return word("header_name", 4);
    case Col::value: return word("header_value", 4);
    case Col::unit: return word("header_unit", 2);
    case Col::range: return word("header_range", 4);
    case Col::low: return language.of("header_low").front();
    case Col::high: return language.of("header_high").front();
    case Col::flag: return word("header_flag", 2);
    case Col::method: return word("header_skip", 1);
    case Col::site: return word("header_skip", 3);
    case Col::number: return language.code == "zh" ? "序号" : "No";
    case Col::date: return word("header_date", 1);
    case Col::code: return "Code";
  }
  return "";
}

bool can_split_bounds(const Content& content) {
  return std::all_of(content.rows.begin(), content.rows.end(), [](const DrawnRow& row) {
    return row.bands.empty() && row.range != RangeForm::word;
  });
}

bool holds_numbers_only(const Content& content) {
  return std::all_of(content.rows.begin(), content.rows.end(), [](const DrawnRow& row) {
    return row.form == ValueForm::number && row.range != RangeForm::word;
  });
}

void draw_places(TableStyle& style, const Composer& page, Draw& draw) {
  const double unit = draw.real();
  style.unit = unit < 0.6    ? UnitPlace::own
               : unit < 0.82 ? UnitPlace::behind_value
                             : UnitPlace::behind_range;
  const double flag = draw.real();
  style.flag = flag < 0.45   ? FlagPlace::own
               : flag < 0.55 ? FlagPlace::untitled
               : flag < 0.85 ? FlagPlace::behind_value
                             : FlagPlace::before_value;
  const bool signs = page.style().flags == FlagForm::signs;
  if (signs && style.flag == FlagPlace::before_value) style.flag = FlagPlace::own;
}

// The columns behind the name.
std::vector<Col> draw_columns(TableStyle& style, const Composer& page, Draw& draw) {
  const bool ragged = page.plan().noise == Noise::ragged;
  const bool flags = page.style().flags != FlagForm::none;
  const bool split =
      style.header && !ragged && draw.chance(0.12) && can_split_bounds(page.content());
  if (split && style.unit == UnitPlace::behind_range) style.unit = UnitPlace::own;
  std::vector<Col> columns = {Col::value};
  if (style.unit == UnitPlace::own) columns.push_back(Col::unit);
  if (!split) columns.push_back(Col::range);
  if (flags && style.flag == FlagPlace::own) columns.push_back(Col::flag);
  Draw order(page.plan().order_seed);
  if (style.header && !ragged && order.chance(0.5)) order.shuffle(columns);
  if (!style.header && draw.chance(0.25) && holds_numbers_only(page.content())) {
    // Limits in front of the value: without titles only the columns' contents tell them apart.
    std::rotate(columns.begin(), std::find(columns.begin(), columns.end(), Col::range),
                columns.end());
    std::iter_swap(std::find(columns.begin(), columns.end(), Col::value), columns.begin() + 1);
  }
  if (split) columns.insert(columns.end(), {Col::low, Col::high});
  if (flags && style.flag == FlagPlace::untitled) {
    columns.insert(std::find(columns.begin(), columns.end(), Col::value) + 1, Col::flag);
  }
  return columns;
}

void draw_side_columns(TableStyle& style, Draw& draw) {
  if (!style.header) return;
  if (draw.chance(0.12)) style.columns.push_back(Col::method);
  if (draw.chance(0.1)) style.columns.push_back(Col::site);
  if (draw.chance(0.12)) {
    static const std::vector<Col> leads = {Col::number, Col::number, Col::date, Col::code};
    style.columns.insert(style.columns.begin(), draw.pick(leads));
  }
}

void draw_remarks(TableStyle& style, bool ragged, Draw& draw) {
  static const Words codes = {"01", "PDX", "UL", "CB", "02", "MCR"};
  style.site_code = draw.pick(codes);
  style.method_lines = draw.chance(0.12);
  style.comment_lines = draw.chance(0.2);
  style.sections = draw.chance(0.5);
  style.wraps = draw.chance(0.15) && !ragged;
  style.wraps_below = draw.chance(0.25);
  style.guides = draw.chance(0.08);
  style.tall_titles = draw.chance(0.1) && !ragged;
}

void draw_form(TableStyle& style, Draw& draw) {
  style.form.gap = draw.chance(0.06) ? 1 : draw.between(2, 7);
  style.form.left = draw.chance(0.3) ? draw.between(1, 6) : 0;
  style.form.ruled = draw.chance(0.3);
  style.form.bars = style.header && draw.chance(0.05);
  if (style.form.bars) style.form.gap = 3;
  // Numbers one blank apart would read as one number with thousands marks.
  const bool bounds =
      std::find(style.columns.begin(), style.columns.end(), Col::low) != style.columns.end();
  if (bounds) style.form.gap = std::max(style.form.gap, 2.0);
}

}  // namespace

TableStyle draw_table_style(Composer& page, Draw& draw, bool header) {
  TableStyle style;
  style.header = header;
  draw_places(style, page, draw);
  style.columns = draw_columns(style, page, draw);
  style.columns.insert(style.columns.begin(), Col::name);
  draw_side_columns(style, draw);
  draw_remarks(style, page.plan().noise == Noise::ragged, draw);
  draw_form(style, draw);
  const bool numbers_right = draw.chance(0.3);
  const std::uint64_t titles = draw.seed();
  for (const Col column : style.columns) {
    Draw own(titles + static_cast<std::uint64_t>(column));  // whatever the order of the columns
    std::string title = title_of(column, page.language(), own);
    if (column == Col::flag && style.flag == FlagPlace::untitled) title.clear();
    style.titles.push_back(std::move(title));
    style.form.right_aligned.push_back(numbers_right && column == Col::value);
  }
  return style;
}

}  // namespace labread::drawn
