// Search of sorted keys for all that a text starts with, shortest first: the rows left are narrowed
// word by word, so that a search costs a few binary searches and no memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
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

// Where the rows at the start of `rows` end that `belongs` holds for; few do of very many, so that
// the search does not begin in the middle.
template <class Row, class Belongs>
std::size_t count_leading(std::span<const Row> rows, Belongs belongs) {
  std::size_t step = 1;
  while (step <= rows.size() && belongs(rows[step - 1])) step *= 2;
  const auto last = std::partition_point(
      rows.begin() + static_cast<std::ptrdiff_t>(step / 2),
      rows.begin() + static_cast<std::ptrdiff_t>(std::min(step - 1, rows.size())), belongs);
  return static_cast<std::size_t>(last - rows.begin());
}

// The rows of a sorted span from the first on whose key is not less.
template <class Row>
std::span<const Row> from_key(std::span<const Row> rows, std::string_view key) {
  return {std::lower_bound(rows.begin(), rows.end(), key,
                           [](const Row& row, std::string_view value) { return row.key < value; }),
          rows.end()};
}

// Calls found(rows of one key, length) for every key that `text` starts with up to a word end.
// Rows are sorted by `key`.
template <class Row, class Found>
void for_each_prefix(std::span<const Row> rows, std::string_view text, Found found) {
  for (std::size_t length = 0; length < text.size() && !rows.empty();) {
    length = next_word_end(text, length);
    const std::string_view prefix = text.substr(0, length);
    rows = from_key(rows, prefix);
    rows = rows.first(
        count_leading(rows, [&](const Row& row) { return row.key.starts_with(prefix); }));
    const std::size_t same =
        count_leading(rows, [&](const Row& row) { return row.key.size() == length; });
    if (same > 0) found(rows.first(same), length);
  }
}

}  // namespace labread
