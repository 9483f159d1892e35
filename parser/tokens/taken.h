// What a token reader returns: the value and how many bytes of the text's start it read. Token
// readers take the longest prefix that is surely theirs and leave the rest; they never skip ahead.
#pragma once

#include <cstddef>
#include <optional>

namespace labread {

template <class T>
struct Taken {
  T value;
  std::size_t length = 0;  // bytes of the text, trailing blanks not counted
};

}  // namespace labread
