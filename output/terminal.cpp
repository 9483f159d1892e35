#include "output/terminal.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"

namespace labread {
namespace {

struct CodePoints {
  char32_t first;
  char32_t last;
};

// East Asian wide and full-width blocks, and the pictographs that terminals draw as wide.
constexpr std::array wide = {
    CodePoints{0x1100, 0x115F},   CodePoints{0x2E80, 0x303E},   CodePoints{0x3041, 0x33FF},
    CodePoints{0x3400, 0x4DBF},   CodePoints{0x4E00, 0x9FFF},   CodePoints{0xA000, 0xA4CF},
    CodePoints{0xA960, 0xA97F},   CodePoints{0xAC00, 0xD7A3},   CodePoints{0xF900, 0xFAFF},
    CodePoints{0xFE30, 0xFE6F},   CodePoints{0xFF00, 0xFF60},   CodePoints{0xFFE0, 0xFFE6},
    CodePoints{0x1F300, 0x1F64F}, CodePoints{0x1F900, 0x1F9FF}, CodePoints{0x20000, 0x3FFFD}};

constexpr std::array combining = {
    CodePoints{0x0300, 0x036F}, CodePoints{0x0483, 0x0489}, CodePoints{0x0591, 0x05BD},
    CodePoints{0x0610, 0x061A}, CodePoints{0x064B, 0x065F}, CodePoints{0x0E31, 0x0E31},
    CodePoints{0x0E34, 0x0E3A}, CodePoints{0x0E47, 0x0E4E}, CodePoints{0x1AB0, 0x1AFF},
    CodePoints{0x1DC0, 0x1DFF}, CodePoints{0x200B, 0x200D}, CodePoints{0x2060, 0x2064},
    CodePoints{0x20D0, 0x20FF}, CodePoints{0xFE00, 0xFE0F}, CodePoints{0xFE20, 0xFE2F}};

// What reorders or hides text, or speaks to the terminal.
constexpr std::array harmful = {
    CodePoints{0x0000, 0x001F}, CodePoints{0x007F, 0x009F}, CodePoints{0x061C, 0x061C},
    CodePoints{0x200E, 0x200F}, CodePoints{0x2028, 0x202E}, CodePoints{0x2066, 0x2069},
    CodePoints{0xFEFF, 0xFEFF}, CodePoints{0xFFF9, 0xFFFB}, CodePoints{0xE0000, 0xE007F}};

bool contains(std::span<const CodePoints> blocks, char32_t c) {
  return std::ranges::any_of(
      blocks, [c](const CodePoints& block) { return block.first <= c && c <= block.last; });
}

std::size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  if (contains(combining, c)) return 0;
  return contains(wide, c) ? 2 : 1;
}

// Bytes of the start of `text` that fit into `width`; at least one code point.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    std::size_t next = at;
    used += width_of(next_code_point(text, next));
    if (used > width && at > 0) return at;
    at = next;
  }
  return at;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::bold: return "1";
    case Ink::faint: return "2";
    case Ink::red: return "1;31";
    case Ink::yellow: return "33";
    case Ink::green: return "32";
    case Ink::blue: return "36";
    case Ink::alarm: return "1;37;41";
  }
  return "";
}

struct AsciiSign {
  char32_t sign;
  char ascii;
};

constexpr std::array ascii_signs = {
    AsciiSign{U'─', '-'}, AsciiSign{U'├', '|'}, AsciiSign{U'┤', '|'}, AsciiSign{U'◄', '<'},
    AsciiSign{U'►', '>'}, AsciiSign{U'●', 'o'}, AsciiSign{U'·', '.'}, AsciiSign{U'…', '.'},
};

bool is_capital(char32_t c) {
  const bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  return (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c <= 0x17F && c % 2 == (odd ? 1 : 0));
}

// What a letter or sign folds to, where that is ASCII.
std::string ascii_letters(char32_t c, std::string_view bytes) {
  std::string letters = fold(bytes);
  const bool plain =
      std::ranges::all_of(letters, [](char each) { return each >= ' ' && each < 127; });
  if (letters.empty() || !plain) return std::string(width_of(c), '?');
  if (is_capital(c)) letters.front() = static_cast<char>(std::toupper(letters.front()));
  return letters;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\t' || c == '\n' || c == '\r') {
      out += ' ';
    } else {
      append_utf8(out, contains(harmful, c) ? replacement_character : c);
    }
  }
  return out;
}

std::string in_ascii(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (const auto* row = std::ranges::find(ascii_signs, c, &AsciiSign::sign);
               row != ascii_signs.end()) {
      out += row->ascii;
    } else if (width_of(c) > 0) {
      out += ascii_letters(c, text.substr(start, at - start));
    }
  }
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text).append(used < width ? width - used : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ').append(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::string_view word : words_of(text)) {
    const std::size_t used = display_width(lines.back());
    if (used > 0 && used + 1 + display_width(word) <= width) {
      lines.back().append(" ").append(word);
      continue;
    }
    if (used > 0) lines.emplace_back();
    while (display_width(word) > width) {
      const std::size_t cut = fitting(word, width);
      if (cut == word.size()) break;
      lines.back() = word.substr(0, cut);
      lines.emplace_back();
      word.remove_prefix(cut);
    }
    lines.back() = word;
  }
  return lines;
}

std::string Paint::operator()(Ink ink, std::string_view text) const {
  const std::string_view code = code_of(ink);
  if (!colour_ || code.empty()) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

}  // namespace labread
