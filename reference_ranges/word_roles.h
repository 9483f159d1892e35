// The roles of report words as the language files name them, and the values that each may carry.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "reference_ranges/lexicon.h"

namespace labread {

struct RoleDescription {
  WordRole role = WordRole::prose;
  std::string_view name;                     // as in the files and in the enumeration
  std::span<const std::string_view> values;  // empty: words of the role carry none
};

std::span<const RoleDescription> word_roles();  // in the order of the enumeration
const RoleDescription* word_role(std::string_view name);

}  // namespace labread
