// Numbers that are printed with a power of ten: "1.2 x 10^6 IU/mL", "3.4E+05".
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "parser/tokens/taken.h"

namespace labread {

// "x 10^6", "×10⁶", "*10E6", with the blanks in front of it. Whether it belongs to the number or to
// the unit ("5.4 x10^9/L") only what stands behind tells.
std::optional<Taken<int>> scan_power_of_ten(std::string_view text);

// "E+06": the sign makes it an exponent and nothing else.
std::optional<Taken<int>> scan_exponent(std::string_view text);

// number * 10^exponent; nothing where that has too many digits.
std::optional<Decimal> times_power_of_ten(const Decimal& number, int exponent);

}  // namespace labread
