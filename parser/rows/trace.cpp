#include "parser/rows/trace.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace labread {
namespace {

std::string_view name_of(ColumnRole role) {
  switch (role) {
    case ColumnRole::name: return "name";
    case ColumnRole::value: return "value";
    case ColumnRole::unit: return "unit";
    case ColumnRole::range: return "range";
    case ColumnRole::flag: return "flag";
    case ColumnRole::previous: return "earlier value";
    case ColumnRole::low: return "low limit";
    case ColumnRole::high: return "high limit";
    case ColumnRole::date: return "date";
    case ColumnRole::skip: return "other";
  }
  return "other";
}

std::string titles_of(const Columns& columns) {
  std::string text;
  for (const Column& column : columns.columns) {
    if (!text.empty()) text += ", ";
    text += name_of(column.role);
    if (!column.unit.empty()) text += " in " + column.unit;
  }
  return text;
}

std::string kinds_of(const TypedToken& token) {
  static constexpr auto names = std::to_array<std::pair<TokenKind, std::string_view>>({
      {token_name, "name"},
      {token_number, "number"},
      {token_interval, "interval"},
      {token_word_value, "word result"},
      {token_range, "range"},
      {token_unit, "unit"},
      {token_flag, "flag"},
      {token_date, "date"},
      {token_label, "label"},
      {token_dash, "dash"},
  });
  std::string kinds;
  for (const auto& [kind, name] : names) {
    if (!token.is(kind)) continue;
    if (!kinds.empty()) kinds += ", ";
    kinds += name;
  }
  return kinds.empty() ? "word" : kinds;
}

}  // namespace

TracedLine traced_titles(const Line& line, const Columns& columns) {
  TracedLine trace;
  trace.page = line.page;
  trace.line = line.number;
  trace.box = line.box;
  trace.text = line.text();
  trace.titles = titles_of(columns);
  trace.is_titles = true;
  return trace;
}

TracedLine traced(const TypedLine& typed, const RowContext& context,
                  std::vector<RowReading> readings) {
  TracedLine trace;
  trace.page = typed.line->page;
  trace.line = typed.line->number;
  trace.box = typed.line->box;
  trace.text = typed.line->text();
  if (context.columns != nullptr) trace.titles = titles_of(*context.columns);
  for (const TypedToken& token : typed.tokens) {
    trace.words.push_back({token.text, kinds_of(token)});
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const RowReading& a, const RowReading& b) { return a.score() > b.score(); });
  trace.readings = std::move(readings);
  return trace;
}

}  // namespace labread
