// Near misses of a word that somebody typed among those that are known, for "did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace labread {

// "; did you mean cramps or leg cramps?" of at most three candidates that hold the typed text or
// differ from it by few letters, the nearest first; empty where none is near.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace labread
