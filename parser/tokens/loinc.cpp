#include "parser/tokens/loinc.h"

#include <cstddef>

#include "base/ascii.h"

namespace labread {

// Modulus 10, as of bank cards.
bool is_loinc(std::string_view code) {
  const std::size_t dash = code.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash > 7 || code.size() != dash + 2) {
    return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < dash; ++i) {
    if (!is_ascii_digit(code[i])) return false;
    const bool doubled = (dash - i) % 2 == 1;
    const int digit = (code[i] - '0') * (doubled ? 2 : 1);
    sum += digit / 10 + digit % 10;
  }
  return is_ascii_digit(code[dash + 1]) && (10 - sum % 10) % 10 == code[dash + 1] - '0';
}

}  // namespace labread
