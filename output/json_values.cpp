#include "output/json_values.h"

#include <nlohmann/json.hpp>

#include "output/print_json.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

Json array_of(const auto& list) {
  Json array = Json::array();
  for (const auto& text : list) array.push_back(text);
  return array;
}

}  // namespace

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json number_or_null(const std::optional<Decimal>& number) {
  return number ? exact_number(*number) : Json(nullptr);
}

Json limit_or_null(const std::optional<Bound>& bound) {
  return bound ? exact_number(bound->value) : Json(nullptr);
}

Json inclusive_or_null(const std::optional<Bound>& bound) {
  return bound ? Json(bound->inclusive) : Json(nullptr);
}

Json texts(std::span<const std::string_view> list) { return array_of(list); }

Json texts(const std::vector<std::string>& list) { return array_of(list); }

}  // namespace labread
