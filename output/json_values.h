// The small values of which every JSON output is made: null where nothing is known, numbers with
// the digits of the report. For the .cpp files of output; the JSON library is only declared here.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "parser/results/report.h"

namespace labread {

nlohmann::ordered_json text_or_null(std::string_view text);  // null where empty
nlohmann::ordered_json number_or_null(const std::optional<Decimal>& number);
nlohmann::ordered_json limit_or_null(const std::optional<Bound>& bound);
nlohmann::ordered_json inclusive_or_null(const std::optional<Bound>& bound);
nlohmann::ordered_json texts(std::span<const std::string_view> list);
nlohmann::ordered_json texts(const std::vector<std::string>& list);

}  // namespace labread
