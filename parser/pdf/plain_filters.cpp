#include "parser/pdf/plain_filters.h"

#include <cstdint>

#include "parser/pdf/characters.h"

namespace labread::pdf {
namespace {

// The first `count` bytes of a group of five digits, most significant first.
void append_group(std::string& out, std::uint64_t group, int count) {
  for (int byte = 0; byte < count; ++byte) {
    out.push_back(static_cast<char>((group >> (24 - 8 * byte)) & 0xFF));
  }
}

}  // namespace

std::string decode_ascii85(std::string_view data) {
  std::string out;
  out.reserve(data.size() / 5 * 4 + 4);
  std::uint64_t group = 0;
  int digits = 0;
  if (data.starts_with("<~")) data.remove_prefix(2);
  for (const char c : data) {
    if (c == '~') break;
    if (c == 'z' && digits == 0) {
      out.append(4, '\0');
      continue;
    }
    if (c < '!' || c > 'u') continue;
    group = group * 85 + static_cast<std::uint64_t>(c - '!');
    if (++digits < 5) continue;
    append_group(out, group, 4);
    group = 0;
    digits = 0;
  }
  if (digits > 1) {  // n digits stand for n - 1 bytes, as if filled up with the highest
    for (int missing = digits; missing < 5; ++missing) group = group * 85 + 84;
    append_group(out, group, digits - 1);
  }
  return out;
}

std::string decode_ascii_hex(std::string_view data) {
  std::string out;
  out.reserve(data.size() / 2 + 1);
  int high = -1;
  for (const char c : data) {
    if (c == '>') break;
    const int digit = hex_digit(c);
    if (digit < 0) continue;
    if (high >= 0) out.push_back(static_cast<char>(high * 16 + digit));
    high = high >= 0 ? -1 : digit;
  }
  if (high >= 0) out.push_back(static_cast<char>(high * 16));
  return out;
}

std::string decode_run_length(std::string_view data, std::size_t limit) {
  std::string out;
  std::size_t at = 0;
  while (at < data.size() && out.size() < limit) {
    const unsigned length = static_cast<unsigned char>(data[at++]);
    if (length == 128) break;
    if (length < 128) {
      out += data.substr(at, length + 1);
      at += length + 1;
    } else if (at < data.size()) {
      out.append(257 - length, data[at++]);
    }
    if (at > data.size()) break;
  }
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace labread::pdf
