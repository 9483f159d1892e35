#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace labread {
namespace {

// Windows-1252 in 0x80..0x9F; the rest is Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<std::uint8_t>(bytes[at]);
    const auto second = static_cast<std::uint8_t>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    const bool high = code >= 0xD800 && code < 0xDC00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    if (code != 0xFEFF) append_utf8(out, code);
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
  }
  return out;
}

// UTF-16 without a mark: Latin text has a zero in nearly every second byte, on one side only.
bool looks_like_utf16(std::string_view bytes, bool big_endian) {
  const std::size_t length = std::min<std::size_t>(bytes.size(), 400) / 2 * 2;
  if (length < 8) return false;
  std::size_t zeros = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < length; i += 2) {
    zeros += bytes[i + (big_endian ? 0 : 1)] == 0;
    others += bytes[i + (big_endian ? 1 : 0)] == 0;
  }
  return zeros * 10 > length / 2 * 7 && others == 0;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || at + static_cast<std::size_t>(more) >= text.size()) {
    ++at;
    return replacement_character;
  }
  char32_t code = lead & (0x3F >> more);
  for (int i = 1; i <= more; ++i) {
    const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) {
      ++at;
      return replacement_character;
    }
    code = code << 6 | (next & 0x3F);
  }
  constexpr std::array<char32_t, 4> least = {0, 0x80, 0x800, 0x10000};
  const bool valid = code >= least[static_cast<std::size_t>(more)] && code <= 0x10FFFF &&
                     !(code >= 0xD800 && code < 0xE000);
  at += valid ? static_cast<std::size_t>(more) + 1 : 1;
  return valid ? code : replacement_character;
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = replacement_character;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (next_code_point(text, at) == replacement_character &&
        text.substr(before, at - before) != "\uFFFD") {
      return false;
    }
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string to_utf8(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), true);
  if (looks_like_utf16(bytes, true)) return from_utf16(bytes, true);
  if (looks_like_utf16(bytes, false)) return from_utf16(bytes, false);
  return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

}  // namespace labread
