// What stands beside a price or above a column of prices: "$", "R$", "€", "CHF".
#pragma once

#include <string_view>

namespace labread {

bool is_currency(std::string_view text);

}  // namespace labread
