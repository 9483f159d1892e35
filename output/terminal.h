// Text for a terminal: how wide UTF-8 is there, text made harmless for it, wrapping and colours.
// Widths are terminal columns: a Chinese character takes two, a combining mark none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labread {

std::size_t display_width(std::string_view text);

// Text that cannot drive a terminal: blanks for tabs and line ends, U+FFFD for control characters,
// bidirectional overrides and bytes that are not UTF-8.
std::string harmless(std::string_view text);

// For terminals without UTF-8: letters without their accents, frames and marks by the signs that
// look most like them, '?' for what has none. Signs of one column keep their place.
std::string in_ascii(std::string_view text);

// With blanks up to this width; a wider text stays as it is.
std::string padded(std::string_view text, std::size_t width);
std::string padded_left(std::string_view text, std::size_t width);

// In lines of at most this width, broken at blanks, and inside words that are wider alone. At least
// one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

enum class Ink : std::uint8_t { plain, bold, faint, red, yellow, green, blue, alarm };

// Colours when they are wanted, and the bare text when not.
class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}
  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool colour_;
};

}  // namespace labread
