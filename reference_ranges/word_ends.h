// Where the words of a folded text end: at blanks, and around each Chinese, Japanese or Korean
// letter.
#pragma once

#include <cstddef>
#include <string_view>

namespace labread {

// Chinese, Japanese and Korean write words without blanks between them: their letters are the lead
// bytes E2..ED with a code point of U+2E80 or above.
constexpr bool starts_wide_letter(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return (lead >= 0xE3 && lead <= 0xED) || (lead == 0xE2 && second >= 0xBA);
}

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The next place after `at` where a word of a folded text may end.
constexpr std::size_t next_word_end(std::string_view text, std::size_t at) {
  const bool wide = starts_wide_letter(text, at);
  for (++at; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (wide || text[at] == ' ' || starts_wide_letter(text, at)) return at;
  }
  return text.size();
}

}  // namespace labread
