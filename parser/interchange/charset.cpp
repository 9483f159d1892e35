#include "parser/interchange/charset.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// CP437 from 0x80.
constexpr std::u32string_view cp437 =
    U"\u00C7\u00FC\u00E9\u00E2\u00E4\u00E0\u00E5\u00E7\u00EA\u00EB\u00E8\u00EF\u00EE\u00EC\u00C4"
    U"\u00C5"
    U"\u00C9\u00E6\u00C6\u00F4\u00F6\u00F2\u00FB\u00F9\u00FF\u00D6\u00DC\u00A2\u00A3\u00A5\u20A7"
    U"\u0192"
    U"\u00E1\u00ED\u00F3\u00FA\u00F1\u00D1\u00AA\u00BA\u00BF\u2310\u00AC\u00BD\u00BC\u00A1\u00AB"
    U"\u00BB"
    U"\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B"
    U"\u2510"
    U"\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C"
    U"\u2567"
    U"\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590"
    U"\u2580"
    U"\u03B1\u00DF\u0393\u03C0\u03A3\u03C3\u00B5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5"
    U"\u2229"
    U"\u2261\u00B1\u2265\u2264\u2320\u2321\u00F7\u2248\u00B0\u2219\u00B7\u221A\u207F\u00B2\u25A0"
    U"\u00A0";
static_assert(cp437.size() == 128);

struct Replaced {
  char byte;
  char32_t code;
};

// What ISO 8859-15 has in the place of signs of 8859-1.
constexpr auto latin_9 = std::to_array<Replaced>({{'\xA4', 0x20AC},
                                                  {'\xA6', 0x160},
                                                  {'\xA8', 0x161},
                                                  {'\xB4', 0x17D},
                                                  {'\xB8', 0x17E},
                                                  {'\xBC', 0x152},
                                                  {'\xBD', 0x153},
                                                  {'\xBE', 0x178}});

// Small letters of DIN 66003; its capitals stand where units have brackets and are left alone.
constexpr auto din = std::to_array<Replaced>({{'{', 0xE4}, {'|', 0xF6}, {'}', 0xFC}, {'~', 0xDF}});

template <std::size_t N>
char32_t replaced(const std::array<Replaced, N>& table, char byte, char32_t otherwise) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Replaced& entry) { return entry.byte == byte; });
  return found == table.end() ? otherwise : found->code;
}

bool beside_letter(std::string_view text, std::size_t at) {
  return (at > 0 && is_ascii_letter(text[at - 1])) ||
         (at + 1 < text.size() && is_ascii_letter(text[at + 1]));
}

}  // namespace

std::string decoded(std::string_view bytes, Charset charset) {
  if (charset == Charset::windows_1252) return to_utf8(bytes);
  const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && is_utf8(bytes)) return to_utf8(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char byte = bytes[at];
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80) {
      const bool letter = charset == Charset::din_66003 && beside_letter(bytes, at);
      append_utf8(out, letter ? replaced(din, byte, code) : code);
    } else if (charset == Charset::cp437) {
      append_utf8(out, cp437[code - 0x80U]);
    } else {
      append_utf8(out, replaced(latin_9, byte, code));
    }
  }
  return out;
}

Charset guess_charset(std::string_view bytes) {
  constexpr std::string_view old = "\x84\x94\x81\x8E\x99\x9A\xE1\xE6";  // äöüÄÖÜßµ
  constexpr std::string_view latin = "\xE4\xF6\xFC\xC4\xD6\xDC\xDF\xB5";
  const auto count = [&](std::string_view letters) {
    return std::count_if(bytes.begin(), bytes.end(),
                         [&](char c) { return letters.find(c) != std::string_view::npos; });
  };
  return count(old) > count(latin) ? Charset::cp437 : Charset::windows_1252;
}

}  // namespace labread
