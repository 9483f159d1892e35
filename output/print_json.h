// Prints a tree of nlohmann's whose numbers are the report's own digits: an exact decimal is kept
// as it is printed (30.0, 8.40) instead of passing through floating point.
//
//   json["low"] = exact_number(*range.low);
//   text += print_json(json, JsonLayout::indented);
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace labread {

enum class JsonLayout : std::uint8_t { one_line, indented };

// A value that print_json() writes as this very number. nlohmann has no number type of its own for
// that, so it travels as a binary value; nothing else of ours is binary.
nlohmann::ordered_json exact_number(const Decimal& number);

// Letters, digits and signs that JSON writes as they are: nearly all text there is.
bool is_written_plainly(std::string_view text);

// Appends a text in quotation marks, repaired where it is not UTF-8.
void print_text(std::string& out, std::string_view text);

// Arrays of plain numbers stay on one line in either layout.
std::string print_json(const nlohmann::ordered_json& json, JsonLayout layout);

}  // namespace labread
