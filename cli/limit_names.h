// The limits on what one document may cost, by the names that --limit takes.
#pragma once

#include <string>
#include <string_view>

#include "parser/limits.h"

namespace labread {

// Sets the limit of "NAME=VALUE". Returns what is wrong with the words, empty where they hold.
std::string set_limit(std::string_view words, Limits& limits);

// All of them as they stand: "pages=2000 words=2000000 …".
std::string words_of(const Limits& limits);

}  // namespace labread
