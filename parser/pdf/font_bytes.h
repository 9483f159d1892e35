// Big-endian numbers out of a font program. Reading past the end gives zero or an empty view, so
// that a damaged font ends in missing glyphs and never outside its bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace labread::pdf {

class FontBytes {
 public:
  explicit FontBytes(std::string_view bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint8_t u8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
  }
  std::uint16_t u16(std::size_t at) const {
    return static_cast<std::uint16_t>(u8(at) << 8 | u8(at + 1));
  }
  std::uint32_t u32(std::size_t at) const {
    return static_cast<std::uint32_t>(u16(at)) << 16 | u16(at + 2);
  }
  // What there is of `length` bytes at `at`.
  std::string_view view(std::size_t at, std::size_t length) const {
    return at < bytes_.size() ? bytes_.substr(at, length) : std::string_view();
  }

 private:
  std::string_view bytes_;
};

}  // namespace labread::pdf
