#include "parser/tokens/currency.h"

#include <algorithm>
#include <array>

namespace labread {

bool is_currency(std::string_view text) {
  static constexpr auto signs = std::to_array<std::string_view>(
      {"€", "£", "¥", "₹", "₽", "₺", "₴", "₩", "₪", "₫", "₱", "₡", "₦"});
  // "INR" is none here: tests are named so.
  static constexpr auto codes = std::to_array<std::string_view>(
      {"CHF", "EUR", "USD", "GBP", "PLN", "CZK", "HUF", "BRL", "Rs", "Rs.", "Kč", "zł"});
  constexpr std::size_t longest = 4;  // "US$"
  const auto is_one_of = [&](const auto& table) {
    return std::find(table.begin(), table.end(), text) != table.end();
  };
  return (text.ends_with('$') && text.size() <= longest) || is_one_of(signs) || is_one_of(codes);
}

}  // namespace labread
