#include <algorithm>
#include <array>

#include "output/trend.h"

namespace labread {
namespace {

constexpr std::array table = {
    TrendWriter{"text", trend_text, nullptr, "\n\n", nullptr},
    TrendWriter{"json", trend_json, nullptr, "", nullptr},
    TrendWriter{"html", trend_html, trend_html_prologue, "\n", trend_html_epilogue},
    TrendWriter{"csv", trend_csv, trend_csv_header, "", nullptr},
};

}  // namespace

std::span<const TrendWriter> trend_writers() { return table; }

const TrendWriter* find_trend_writer(std::string_view name) {
  const auto* const row = std::ranges::find(table, name, &TrendWriter::name);
  return row == table.end() ? nullptr : row;
}

}  // namespace labread
