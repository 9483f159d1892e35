// Search of sorted keys for all that a text starts with, shortest first: the rows left are narrowed
// word by word, so that a search costs a few binary searches and no memory. A KeyIndex narrows them
// by the first two bytes at once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

// Where the rows of sorted keys lie by the first two bytes of the key. Of the 14,000 report words a
// search then compares a few dozen, for less than half the instructions.
class KeyIndex {
 public:
  constexpr KeyIndex() = default;
  template <class Row>
  explicit constexpr KeyIndex(std::span<const Row> sorted) {
    for (const Row& row : sorted) ++ends_[slot_of(row.key)];
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
  }

  // The rows among which all are whose key begins with the first two bytes of this one, or is its
  // first byte alone.
  template <class Row>
  constexpr std::span<const Row> near(std::span<const Row> sorted, std::string_view key) const {
    // A word of one byte begins keys of all second bytes.
    const bool one_byte = key.size() < 2 || starts_wide_letter(key, 1) || is_shared(key[0]);
    const std::size_t slot = slot_of(one_byte ? key.substr(0, 1) : key);
    const std::size_t first = slot == 0 ? 0 : ends_[slot - 1];
    return sorted.subspan(first, ends_[one_byte ? slot + classes - 1 : slot] - first);
  }

 private:
  static constexpr std::size_t classes = 64;

  // Bytes in few classes that keep their order: digits and letters have one each.
  static constexpr std::size_t class_of(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < '0') return 0;
    if (byte <= '9') return 1U + byte - '0';
    if (byte < 'a') return 11;
    if (byte <= 'z') return 12U + byte - 'a';
    if (byte < 0xC0) return 38;
    return 39 + (byte - 0xC0U) * 25 / 64;
  }
  // Whether other bytes are in this one's class, so that second bytes are in no order within it.
  static constexpr bool is_shared(char c) {
    return !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z');
  }
  static constexpr std::size_t slot_of(std::string_view key) {
    if (key.empty()) return 0;
    const bool second = key.size() > 1 && !is_shared(key[0]);
    return class_of(key[0]) * classes + (second ? class_of(key[1]) : 0);
  }

  std::array<std::uint32_t, classes * classes> ends_{};
};

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
