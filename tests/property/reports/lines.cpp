// Results outside tables: on one line, in sentences, as cards, as key-value blocks, below headings.
#include <algorithm>

#include "tests/property/reports/composer.h"

namespace labread::drawn {
namespace {

std::string flag_beside(const DrawnRow& row, const Style& style) {
  return row.form == ValueForm::number ? flag_of(row.side, style) : "";
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    text += (text.empty() ? "" : " ") + part;
  }
  return text;
}

std::string unit_of(const DrawnRow& row) { return row.form == ValueForm::status ? "" : row.unit; }

// Limits without the brackets of the style: the layout has its own.
std::string bare_range(const DrawnRow& row, const Style& style) {
  Style bare = style;
  bare.open.clear();
  bare.close.clear();
  return range_text(row, bare);
}

void note_bare(Composer& page, int result) {
  if (result < 0) return;
  TrueResult& truth = page.recorded(result);
  if (truth.unit.empty() && truth.range.empty()) truth.may_refuse = true;
}

struct InlineForm {
  std::string between;       // name and value
  bool flag_first = false;   // "= L 17.2"
  bool unit_inside = false;  // "(20 - 150 ug/L)"
  std::string lead;          // "Ref: " inside the bracket
  std::string open = "(", close = ")";
  bool bullets = false;
  bool leaders = false;  // dots up to a common column
};

InlineForm draw_inline_form(Composer& page, Draw& draw) {
  InlineForm form;
  static const Words betweens = {": ", ": ", " : ", " = ", ":  "};
  form.between = draw.pick(betweens);
  form.flag_first = form.between == " = " && page.style().flags != FlagForm::signs;
  form.unit_inside = form.between == " = " && draw.chance(0.5);
  if (draw.chance(0.3)) form.lead = draw.pick(page.language().of("range_lead"), 2) + ": ";
  if (draw.chance(0.25)) form.open = "[", form.close = "]";
  form.bullets = draw.chance(0.15);
  form.leaders = draw.chance(0.15);
  return form;
}

std::string inline_text(const DrawnRow& row, const InlineForm& form, const Style& style) {
  const std::string range = bare_range(row, style);
  const std::string flag = flag_beside(row, style);
  const std::string unit = unit_of(row);
  std::string text = form.bullets ? "- " : "";
  text += row.name;
  if (form.leaders) {
    const auto length = static_cast<std::size_t>(characters(row.name));
    text += " " + std::string(length < 40 ? 44 - length : 4, '.') + " ";
  } else {
    text += form.between;
  }
  const bool inside = form.unit_inside && !range.empty();
  text += form.flag_first ? joined({flag, value_text(row, style), inside ? "" : unit})
                          : joined({value_text(row, style), inside ? "" : unit, flag});
  if (range.empty()) return text;
  return text + " " + form.open + form.lead + range + (inside && !unit.empty() ? " " + unit : "") +
         form.close;
}

struct CardForm {
  bool range_first = false;
  bool unit_with_range = false;
  std::string lead;
};

// The lines of a card: name, value, range in the form's order.
std::vector<std::string> card_lines(const DrawnRow& row, const CardForm& form, const Style& style) {
  const std::string range = range_text(row, style);
  const std::string unit = unit_of(row);
  const bool with_range = form.unit_with_range && !range.empty();
  const std::string value =
      joined({value_text(row, style), with_range ? "" : unit, flag_beside(row, style)});
  std::vector<std::string> lines = {row.name, value};
  if (range.empty()) return lines;
  const std::string limits = form.lead + range + (with_range && !unit.empty() ? " " + unit : "");
  lines.insert(form.range_first ? lines.begin() + 1 : lines.end(), limits);
  return lines;
}

CardForm draw_card_form(Composer& page, Draw& draw) {
  CardForm form;
  form.range_first = draw.chance(0.5);
  form.unit_with_range = draw.chance(0.3);
  form.lead = draw.pick(page.language().of("range_lead"), 2) + ": ";
  return form;
}

}  // namespace

void print_inline(Composer& page, Draw& draw) {
  const InlineForm form = draw_inline_form(page, draw);
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    page.line(inline_text(row, form, page.style()), 0, result);
    note_bare(page, result);
  }
}

void print_sentences(Composer& page, Draw& draw) {
  const bool below = draw.chance(0.7);  // the flag as a sentence on the next line
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    const std::string range = bare_range(row, page.style());
    const bool out = row.side != Side::inside && row.form == ValueForm::number;
    page.line(joined({row.name, value_text(row, page.style()), unit_of(row),
                      range.empty() ? "" : "[" + range + "]"}),
              0, result, out && below);
    note_bare(page, result);
    if (result < 0) continue;
    TrueResult& truth = page.recorded(result);
    truth.flag.clear();
    truth.flag_meaning.clear();
    if (!out || !below) continue;
    const bool low = row.side == Side::low || row.side == Side::very_low;
    truth.flag = low ? "Below low reference limit" : "Above high reference limit";
    truth.flag_meaning = low ? "low" : "high";
    page.line(truth.flag);
  }
}

void print_cards(Composer& page, Draw& draw) {
  const CardForm form = draw_card_form(page, draw);
  const double indent = draw.chance(0.3) ? 2 : 0;
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    const auto lines = card_lines(row, form, page.style());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      page.line(lines[i], i > 0 ? indent : 0, i == 0 ? result : -1, i + 1 < lines.size());
    }
    note_bare(page, result);
    page.blank();
  }
}

void print_card_pairs(Composer& page, Draw& draw) {
  const CardForm form = draw_card_form(page, draw);
  const std::vector<DrawnRow>& rows = page.content().rows;
  double width = 0;
  for (const DrawnRow& row : rows) {
    for (const std::string& line : card_lines(row, form, page.style())) {
      width = std::max(width, page.width(line));
    }
  }
  const double second = width + draw.between(5, 12);
  for (std::size_t i = 0; i < rows.size(); i += 2) {
    const auto left = card_lines(rows[i], form, page.style());
    std::vector<int> results = {page.record(rows[i])};
    std::vector<std::string> right;
    if (i + 1 < rows.size()) {
      right = card_lines(rows[i + 1], form, page.style());
      results.push_back(page.record(rows[i + 1]));
    }
    for (const int result : results) note_bare(page, result);
    const std::size_t count = std::max(left.size(), right.size());
    for (std::size_t j = 0; j < count; ++j) {
      std::vector<Item> items;
      if (j < left.size()) items.push_back({0, left[j], j == 0});
      if (j < right.size()) items.push_back({second, right[j], j == 0});
      page.items(std::move(items), j == 0 ? results : std::vector<int>{}, j + 1 < count);
    }
    page.blank();
  }
}

void print_key_values(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Words keys = {draw.pick(language.of("header_name"), 2), language.of("value_lead").front(),
                      language.of("unit_lead").front(), language.of("range_lead").front()};
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    const std::string unit = unit_of(row);
    const std::string range = range_text(row, page.style());
    const std::string value =
        joined({value_text(row, page.style()), flag_beside(row, page.style())});
    page.line(keys[0] + ": " + row.name, 0, result, true);
    page.line(keys[1] + ": " + value, 0, -1, !unit.empty() || !range.empty());
    if (!unit.empty()) page.line(keys[2] + ": " + unit, 0, -1, !range.empty());
    if (!range.empty()) page.line(keys[3] + ": " + range);
    page.blank();
    note_bare(page, result);
  }
}

void print_heading(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const bool capitals = draw.chance(0.6);
  const bool method = draw.chance(0.5);
  const double column = draw.between(14, 20);
  const std::string lead = upper(language.of("value_lead").front()) + ":";
  for (const DrawnRow& row : page.content().rows) {
    const int result = page.record(row);
    const std::string name = capitals ? upper(row.name) : row.name;
    if (result >= 0) page.recorded(result).name = name;
    page.line(name, 0, result, true);
    if (method) {
      page.line(language.of("header_skip").front() + ": " + page.prose().methods.front(), 0, -1,
                true);
    }
    const std::string value =
        joined({value_text(row, page.style()), unit_of(row), flag_beside(row, page.style())});
    const std::string range = range_text(row, page.style());
    std::vector<Item> items = {{0, lead, false}, {column, value, true}};
    if (!range.empty()) items.push_back({column + page.width(value) + 8, range, false});
    page.items(std::move(items));
    page.blank();
    note_bare(page, result);
  }
}

// What a laboratory, a shop or a doctor also prints: names, units, limits and prices, no results.
void print_no_results(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Style& style = page.style();
  const std::size_t kind = draw.below(3);
  std::vector<TableLine> lines;
  if (kind == 0) {  // a catalogue of tests
    lines.emplace_back().cells = {language.of("header_name").front(),
                                  language.of("header_unit").front(),
                                  language.of("header_range").front()};
  } else if (kind == 1) {  // an order or a bill
    lines.emplace_back().cells = {"Nr.", language.of("header_name").front(), "EUR"};
  }
  for (const DrawnRow& row : page.content().rows) {
    if (kind == 0) {
      lines.emplace_back().cells = {row.name, row.unit, range_text(row, style)};
    } else if (kind == 1) {
      const Decimal price = {static_cast<std::int64_t>(300 + row.dice % 4000), 2};
      lines.emplace_back().cells = {std::to_string(lines.size()), row.name, print(price, style)};
    }
  }
  if (!lines.empty()) lines.front().title = true;
  page.table(lines, {});
  page.blank();
  for (const std::string& sentence : page.prose().articles) page.line(sentence);
  for (const std::string& sentence : page.prose().comments) page.line(sentence);
}

}  // namespace labread::drawn
