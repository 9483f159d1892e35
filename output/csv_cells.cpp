#include "output/csv_cells.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace labread {
namespace {

// A minus or plus sign starts a number or a formula: only what is surely a number passes.
bool is_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double ignored = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), ignored);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

// What starts a formula in some spreadsheet; some take the full-width signs for the plain ones.
constexpr std::array<std::string_view, 11> formula_starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                             "\n", "＝", "＋", "－", "＠"};

bool is_formula(std::string_view text) {
  return !is_number(text) && std::ranges::any_of(formula_starts, [text](std::string_view start) {
    return text.starts_with(start);
  });
}

void append_cell(std::string& out, std::string_view text) {
  const bool formula = is_formula(text);
  if (text.find_first_of(",\"\r\n") == text.npos) {
    out.append(formula ? "'" : "").append(text);
    return;
  }
  out += formula ? "\"'" : "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace

std::string csv_line(std::span<const std::string> cells) {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) out += ',';
    append_cell(out, cell);
  }
  return out += "\r\n";
}

std::string csv_titles(std::span<const std::string_view> titles) {
  std::string out;
  for (const std::string_view title : titles) out.append(out.empty() ? "" : ",").append(title);
  return out += "\r\n";
}

}  // namespace labread
