#include "parser/ocr/decode.h"

#include <cstdint>
#include <cstring>
#include <string>

#include "parser/ocr/jbig2.h"

namespace labread::ocr {
namespace {

const l_uint8* data_of(const std::string& bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool fits(int width, int height, std::size_t pixels) {
  return width > 0 && height > 0 &&
         static_cast<std::size_t>(width) <= pixels / static_cast<std::size_t>(height);
}

// The size is asked for before anything is decoded.
bool header_fits(const std::string& bytes, std::size_t pixels) {
  l_int32 format = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  const l_int32 failed = ::pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &width, &height,
                                            nullptr, nullptr, nullptr);
  return failed == 0 && fits(width, height, pixels);
}

Picture from_gray(const PlacedImage& image) {
  const auto width = static_cast<std::size_t>(image.width);
  const auto height = static_cast<std::size_t>(image.height);
  if (image.bytes.size() < width * height) return nullptr;
  Picture picture(::pixCreate(image.width, image.height, 8));
  if (!picture) return nullptr;
  const auto per_line = static_cast<std::size_t>(::pixGetWpl(picture.get()));
  l_uint32* const words = ::pixGetData(picture.get());
  for (std::size_t y = 0; y < height; ++y) {
    l_uint32* const line = words + y * per_line;
    for (std::size_t x = 0; x < width; ++x) {
      SET_DATA_BYTE(line, x, static_cast<std::uint8_t>(image.bytes[y * width + x]));
    }
  }
  return picture;
}

void put16(std::string& out, unsigned value) {
  out.push_back(static_cast<char>(value & 0xFF));
  out.push_back(static_cast<char>(value >> 8 & 0xFF));
}

void put32(std::string& out, std::size_t value) {
  put16(out, static_cast<unsigned>(value & 0xFFFF));
  put16(out, static_cast<unsigned>(value >> 16 & 0xFFFF));
}

void put_entry(std::string& out, unsigned tag, std::size_t value) {
  constexpr unsigned long_type = 4;
  put16(out, tag);
  put16(out, long_type);
  put32(out, 1);
  put32(out, value);
}

// A TIFF file of one strip around the coded lines.
std::string tiff_around(const PlacedImage& image) {
  constexpr unsigned entries = 9;
  constexpr std::size_t data_at = 8 + 2 + entries * 12 + 4;
  const bool group4 = image.ccitt_k < 0;
  std::string tiff("II*\0", 4);
  put32(tiff, 8);
  put16(tiff, entries);
  put_entry(tiff, 256, static_cast<std::size_t>(image.width));
  put_entry(tiff, 257, static_cast<std::size_t>(image.height));
  put_entry(tiff, 258, 1);
  put_entry(tiff, 259, group4 ? 4 : 3);
  put_entry(tiff, 262, 0);  // 0 is white
  put_entry(tiff, 273, data_at);
  put_entry(tiff, 278, static_cast<std::size_t>(image.height));
  put_entry(tiff, 279, image.bytes.size());
  const unsigned options = (image.ccitt_k > 0 ? 1U : 0U) | (image.ccitt_byte_align ? 4U : 0U);
  put_entry(tiff, group4 ? 293 : 292, group4 ? 0 : options);
  put32(tiff, 0);
  return tiff + image.bytes;
}

Picture from_tiff(const std::string& bytes, int frame, std::size_t pixels) {
  l_int32 width = 0;
  l_int32 height = 0;
  const l_int32 failed = ::readHeaderMemTiff(data_of(bytes), bytes.size(), frame, &width, &height,
                                             nullptr, nullptr, nullptr, nullptr, nullptr);
  if (failed != 0 || !fits(width, height, pixels)) return nullptr;
  return Picture(::pixReadMemTiff(data_of(bytes), bytes.size(), frame));
}

bool is_tiff(const std::string& bytes) {
  return bytes.starts_with("II*") || bytes.starts_with("MM\0*");
}

Picture from_file(const PlacedImage& image, std::size_t pixels) {
  if (is_tiff(image.bytes)) return from_tiff(image.bytes, image.frame, pixels);
  if (image.frame > 0 || !header_fits(image.bytes, pixels)) return nullptr;
  return Picture(::pixReadMem(data_of(image.bytes), image.bytes.size()));
}

Picture decoded(const PlacedImage& image, std::size_t pixels) {
  switch (image.coding) {
    case ImageCoding::gray:
      return fits(image.width, image.height, pixels) ? from_gray(image) : nullptr;
    case ImageCoding::jbig2: return from_jbig2(image.bytes, image.globals, pixels);
    case ImageCoding::file: return from_file(image, pixels);
    case ImageCoding::ccitt:
      return fits(image.width, image.height, pixels) ? from_tiff(tiff_around(image), 0, pixels)
                                                     : nullptr;
    case ImageCoding::jpeg:
    case ImageCoding::jpeg_2000:
      if (!header_fits(image.bytes, pixels)) return nullptr;
      return Picture(::pixReadMem(data_of(image.bytes), image.bytes.size()));
  }
  return nullptr;
}

// What is transparent shows the paper.
Picture to_gray(Picture picture) {
  if (picture && ::pixGetSpp(picture.get()) == 4) {
    picture.reset(::pixAlphaBlendUniform(picture.get(), 0xFFFFFF00));
  }
  return picture ? Picture(::pixConvertTo8(picture.get(), 0)) : nullptr;
}

}  // namespace

Picture decode(const PlacedImage& image, std::size_t pixels) {
  Picture gray = to_gray(decoded(image, pixels));
  if (gray && image.inverted) ::pixInvert(gray.get(), gray.get());
  return gray;
}

}  // namespace labread::ocr
