#include "parser/pdf/word_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "parser/pdf/encodings.h"

namespace labread::pdf {
namespace {

constexpr std::array<std::string_view, 7> ligatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

// Digits of Arabic and Persian, and the marks between them: numbers run from left to right there
// too.
bool is_arabic_digit(char32_t c) {
  return (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}
bool is_arabic_number(char32_t c) { return is_arabic_digit(c) || (c >= 0x66A && c <= 0x66C); }

bool is_rtl(char32_t c) {
  if (is_arabic_number(c)) return false;
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool is_ltr_letter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x590);
}

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// Marks of direction, joiners and control characters, which show nothing.
bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

char32_t only_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = 0;
  const char32_t code = next_code_point(text, at);
  return at == text.size() ? code : 0;
}

void append_mark(std::u32string& text, char32_t mark) {
  const char32_t whole = text.empty() ? 0 : composed(text.back(), mark);
  if (whole != 0) {
    text.back() = whole;
  } else {
    text += mark;
  }
}

void append_seen(std::u32string& text, char32_t c) {
  if (c >= 0xFB00 && c <= 0xFB06) {
    for (const char letter : ligatures[c - 0xFB00]) text += static_cast<char32_t>(letter);
  } else if (c == 0xAD) {
    text += U'-';  // a font's hyphen, drawn, whatever its map calls it
  } else if (is_combining(c)) {
    append_mark(text, c);
  } else if (!is_unseen(c) && !is_blank(c)) {
    text += c;
  }
}

std::u32string seen_text(const Glyph& glyph) {
  std::u32string text;
  if (glyph.text.empty()) return std::u32string(1, replacement_character);
  for (std::size_t at = 0; at < glyph.text.size();) {
    append_seen(text, next_code_point(glyph.text, at));
  }
  return text;
}

// Of ASCII, and shows nothing but itself.
bool is_plain(const Glyph& glyph) {
  return glyph.text.size() == 1 && glyph.text[0] > ' ' && glyph.text[0] < 0x7F &&
         !is_accent(glyph.text);
}

// A spacing accent over the letter before or after it, as TeX sets them.
class Accents {
 public:
  explicit Accents(std::span<const Glyph* const> glyphs) : glyphs_(glyphs) {}

  std::u32string text() {
    for (std::size_t i = 0; i < glyphs_.size(); ++i) add(i);
    return std::move(text_);
  }

 private:
  void add(std::size_t i) {
    const Glyph& glyph = *glyphs_[i];
    const char32_t code = only_code_point(glyph.text);
    const char32_t mark = is_combining(code) ? code : combining_mark(code);
    if (mark != 0 && i + 1 < glyphs_.size() && overlaps(glyph, *glyphs_[i + 1])) {
      pending_ = mark;
      return;
    }
    if (mark != 0 && i > 0 && overlaps(glyph, *glyphs_[i - 1])) {
      append_mark(text_, mark);
      return;
    }
    for (const char32_t c : seen_text(glyph)) {
      if (is_combining(c)) {
        append_mark(text_, c);
        continue;
      }
      text_ += c;
      if (pending_ != 0) append_mark(text_, pending_);
      pending_ = 0;
    }
  }

  std::span<const Glyph* const> glyphs_;
  std::u32string text_;
  char32_t pending_ = 0;
};

bool is_rtl_glyph(const Glyph& glyph) {
  std::size_t at = 0;
  return !glyph.text.empty() && is_rtl(next_code_point(glyph.text, at));
}

bool is_ltr_glyph(const Glyph& glyph) {
  std::size_t at = 0;
  if (glyph.text.empty()) return false;
  const char32_t c = next_code_point(glyph.text, at);
  return is_ltr_letter(c) || (c >= '0' && c <= '9') || is_arabic_digit(c);
}

// Right to left, but numbers and Latin letters inside as they stand.
std::vector<const Glyph*> reading_order(std::span<const Glyph* const> glyphs) {
  std::vector<const Glyph*> order(glyphs.rbegin(), glyphs.rend());
  for (auto first = order.begin(); first != order.end();) {
    first = std::find_if(first, order.end(), [](const Glyph* g) { return is_ltr_glyph(*g); });
    auto last = std::find_if(first, order.end(), [](const Glyph* g) { return is_rtl_glyph(*g); });
    while (last != first && !is_ltr_glyph(**std::prev(last))) --last;
    std::reverse(first, last);
    first = last;
  }
  return order;
}

}  // namespace

bool is_accent_beyond_ascii(std::string_view text) {
  if (text.size() < 2 || text.size() > 3) return false;
  const char32_t code = only_code_point(text);
  return is_combining(code) || combining_mark(code) != 0;
}

bool overlaps(const Glyph& accent, const Glyph& letter) {
  const double middle = accent.origin.x + accent.advance.x / 2;
  return middle > letter.origin.x && middle < letter.origin.x + letter.advance.x;
}

std::string text_of(std::span<const Glyph* const> glyphs) {
  std::string text;
  // So are nearly all words of a report, and this takes a quarter of the time.
  if (std::all_of(glyphs.begin(), glyphs.end(), [](const Glyph* g) { return is_plain(*g); })) {
    for (const Glyph* glyph : glyphs) text += glyph->text[0];
    return text;
  }
  std::vector<const Glyph*> order;
  if (std::any_of(glyphs.begin(), glyphs.end(), [](const Glyph* g) { return is_rtl_glyph(*g); })) {
    order = reading_order(glyphs);
    glyphs = order;
  }
  bool known = false;
  for (const char32_t c : Accents(glyphs).text()) {
    known = known || c != replacement_character;
    append_utf8(text, c);
  }
  return known ? text : std::string();
}

bool is_right_to_left(std::string_view text) {
  // What begins with a smaller byte comes before the first of these scripts.
  const auto early = [](char c) { return static_cast<unsigned char>(c) < 0xD6; };
  if (std::all_of(text.begin(), text.end(), early)) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_rtl(next_code_point(text, at))) return true;
  }
  return false;
}

bool has_left_to_right_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ltr_letter(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace labread::pdf
