// A line of comma-separated values (RFC 4180). Cells that a spreadsheet would run as a formula are
// defused.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace labread {

std::string csv_line(std::span<const std::string> cells);
std::string csv_titles(std::span<const std::string_view> titles);

}  // namespace labread
