#include "base/fold.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace labread {
namespace {

struct Replacement {
  char32_t code;
  std::string_view text;
};

// Sorted by code point: what a letter or sign is read as. Latin letters lose their accents;
// other scripts those accents that also come as a separate combining mark.
constexpr auto replacements = std::to_array<Replacement>({
    {0xA0, " "},     {0xAA, "a"},     {0xAB, "\""},    {0xAE, ""},      {0xB2, "2"},
    {0xB3, "3"},     {0xB5, "u"},     {0xB7, "."},     {0xB9, "1"},     {0xBA, "o"},
    {0xBB, "\""},    {0xC6, "ae"},    {0xD0, "d"},     {0xD7, "x"},     {0xD8, "o"},
    {0xDE, "th"},    {0xDF, "ss"},    {0xE6, "ae"},    {0xF0, "d"},     {0xF7, "-"},
    {0xF8, "o"},     {0xFE, "th"},    {0x110, "d"},    {0x111, "d"},    {0x131, "i"},
    {0x141, "l"},    {0x142, "l"},    {0x152, "oe"},   {0x153, "oe"},   {0x1A0, "o"},
    {0x1A1, "o"},    {0x1AF, "u"},    {0x1B0, "u"},    {0x218, "s"},    {0x219, "s"},
    {0x21A, "t"},    {0x21B, "t"},    {0x386, "α"},    {0x388, "ε"},    {0x389, "η"},
    {0x38A, "ι"},    {0x38C, "ο"},    {0x38E, "υ"},    {0x38F, "ω"},    {0x390, "ι"},
    {0x3AA, "ι"},    {0x3AB, "υ"},    {0x3AC, "α"},    {0x3AD, "ε"},    {0x3AE, "η"},
    {0x3AF, "ι"},    {0x3B0, "υ"},    {0x3C2, "σ"},    {0x3CA, "ι"},    {0x3CB, "υ"},
    {0x3CC, "ο"},    {0x3CD, "υ"},    {0x3CE, "ω"},    {0x401, "е"},    {0x407, "і"},
    {0x40E, "у"},    {0x419, "и"},    {0x439, "и"},    {0x451, "е"},    {0x457, "і"},
    {0x45E, "у"},    {0x1E9E, "ss"},  {0x2018, "'"},   {0x2019, "'"},   {0x201C, "\""},
    {0x201D, "\""},  {0x201E, "\""},  {0x2022, "."},   {0x2026, "..."}, {0x2032, "'"},
    {0x2044, "/"},   {0x2070, "0"},   {0x2074, "4"},   {0x2075, "5"},   {0x2076, "6"},
    {0x2077, "7"},   {0x2078, "8"},   {0x2079, "9"},   {0x207A, "+"},   {0x207B, "-"},
    {0x2080, "0"},   {0x2081, "1"},   {0x2082, "2"},   {0x2083, "3"},   {0x2084, "4"},
    {0x2085, "5"},   {0x2086, "6"},   {0x2087, "7"},   {0x2088, "8"},   {0x2089, "9"},
    {0x208A, "+"},   {0x208B, "-"},   {0x2103, "c"},   {0x2113, "l"},   {0x2116, "no"},
    {0x2122, ""},    {0x2215, "/"},   {0x2217, "*"},   {0x2219, "."},   {0x2264, "<="},
    {0x2265, ">="},  {0x22C5, "."},   {0x3001, ","},   {0x3002, "."},   {0x3010, "["},
    {0x3011, "]"},   {0x301C, "~"},   {0x30FB, "."},   {0x338D, "ug"},  {0x338E, "mg"},
    {0x338F, "kg"},  {0x3392, "mhz"}, {0x3395, "ul"},  {0x3396, "ml"},  {0x3397, "dl"},
    {0x3398, "kl"},  {0x339A, "nm"},  {0x339B, "um"},  {0x339C, "mm"},  {0x339D, "cm"},
    {0x33A0, "cm2"}, {0x33A1, "m2"},  {0x33A3, "mm3"}, {0x33A4, "cm3"}, {0x33A5, "m3"},
    {0x33C4, "cc"},  {0x33D6, "mol"}, {0x33D7, "ph"},  {0xFB00, "ff"},  {0xFB01, "fi"},
    {0xFB02, "fl"},  {0xFB03, "ffi"}, {0xFB04, "ffl"},
});

// Base letters of U+00C0..U+017F without a row above, '.' where the code point stands for itself.
constexpr std::string_view latin_base =
    "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
    "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.";

// The same of U+1EA0..U+1EF9, where Vietnamese letters with two accents stand.
constexpr std::string_view vietnamese_base =
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo"
    "uuuuuuuuuuuuuuyyyyyyyy";
static_assert(vietnamese_base.size() == 0x1EFA - 0x1EA0);

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_printable_ascii(char c) { return c > ' ' && c < 0x7F; }

bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFE58 || c == 0xAD;
}

char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;  // Greek; 3A2 is no letter
  if (c >= 0x410 && c <= 0x42F) return c + 32;                // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

void append_folded(std::string& out, char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (is_dash(c)) c = '-';
  if (c == 0x3BC || c == 0x39C) c = 'u';  // Greek mu stands for micro in reports
  if (c >= 0x300 && c <= 0x36F) return;   // combining accents
  if (c < 0x80) {
    out += static_cast<char>(lower(c));
    return;
  }
  const auto* const row =
      std::lower_bound(replacements.begin(), replacements.end(), c,
                       [](const Replacement& r, char32_t code) { return r.code < code; });
  if (row != replacements.end() && row->code == c) {
    out += row->text;
    return;
  }
  if (c >= 0xC0 && c < 0xC0 + latin_base.size() && latin_base[c - 0xC0] != '.') {
    out += latin_base[c - 0xC0];
    return;
  }
  if (c >= 0x1EA0 && c < 0x1EA0 + vietnamese_base.size()) {
    out += vietnamese_base[c - 0x1EA0];
    return;
  }
  append_utf8(out, lower(c));
}

constexpr bool is_name_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// What a byte is in a name's key: itself in lower case, or 0 for what parts words.
constexpr auto name_bytes = [] {
  std::array<char, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = static_cast<char>(i >= 'A' && i <= 'Z' ? i | 0x20U : i);
    bytes[i] = is_name_byte(c) ? c : '\0';
  }
  return bytes;
}();

// UTF-8 that was read as Latin-1 somewhere on its way ("Âµ", "Î¼", "â‰¤"): the sign it was, with
// its length in bytes; 0 where there is none.
struct Mangled {
  char32_t code = 0;
  std::size_t length = 0;
};

Mangled mangled_at(std::string_view text) {
  struct Row {
    std::string_view seen;
    char32_t code;
  };
  static constexpr auto rows = std::to_array<Row>({
      {"\u00ce\u00bc", 0xB5},
      {"\u00e2\u2030\u00a4", 0x2264},
      {"\u00e2\u2030\u00a5", 0x2265},
      {"\u00e2\u20ac\u201c", '-'},
  });
  if (text.size() > 3 && text.starts_with("\u00c2")) {  // and a sign of Latin-1 behind it
    std::size_t at = 2;
    const char32_t next = next_code_point(text, at);
    if (next == 0xB5 || next == 0xB0 || next == 0xB2 || next == 0xB3 || next == 0xB7) {
      return {next, at};
    }
  }
  for (const Row& row : rows) {
    if (text.starts_with(row.seen)) return {row.code, row.seen.size()};
  }
  return {};
}

// Writes fold_name() of folded or ASCII text to `out`, which has three bytes for each of the
// text's; returns the end.
char* write_name(std::string_view text, char* out) {
  char* const begin = out;
  const auto blank = [&] {
    if (out != begin && out[-1] != ' ') *out++ = ' ';
  };
  for (const char c : text) {
    if (const char plain = name_bytes[static_cast<unsigned char>(c)]; plain != '\0') {
      *out++ = plain;
      continue;
    }
    blank();
    if (c != '%' && c != '#') continue;
    *out++ = c;
    *out++ = ' ';
  }
  return out != begin && out[-1] == ' ' ? out - 1 : out;
}

std::string plain_name(std::string_view text) {
  std::array<char, 120> few;  // most names are short
  if (3 * text.size() <= few.size()) return {few.data(), write_name(text, few.data())};
  std::string out(3 * text.size(), ' ');
  out.resize(static_cast<std::size_t>(write_name(text, out.data()) - out.data()));
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (is_printable_ascii(text[at])) {
      out += static_cast<char>(lower(static_cast<unsigned char>(text[at++])));
      continue;
    }
    const bool plain = static_cast<unsigned char>(text[at]) < 0xC2;
    const Mangled mangled = plain ? Mangled{} : mangled_at(text.substr(at));
    if (mangled.length > 0) {
      append_folded(out, mangled.code);
      at += mangled.length;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (!is_blank(c)) {
      append_folded(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string fold_name(std::string_view text) {
  // Most words are ASCII, whose fold() is told byte by byte: they are folded in one pass, which
  // more than halved what folding costs a report.
  return is_ascii(text) ? plain_name(text) : plain_name(fold(text));
}

std::string fold_unit(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.reserve(text.size());
    for (const char c : text) {
      if (c != ' ' && !(c >= '\t' && c <= '\r')) {
        out += static_cast<char>(lower(static_cast<unsigned char>(c)));
      }
    }
    return out;
  }
  out = fold(text);
  std::erase(out, ' ');
  return out;
}

}  // namespace labread
