// The samples of an image that no image codec holds (Flate, LZW or plain), as gray: what a picture
// of a page needs to be read, whatever colour space and depth it was stored in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parser/pdf/file.h"

namespace labread::pdf {

struct SampleForm {
  int width = 0;
  int height = 0;
  int bits = 1;                                          // 1, 2, 4, 8 or 16 a component
  int components = 1;                                    // 1, 3 or 4
  bool subtractive = false;                              // more is darker: inks
  std::optional<std::array<std::uint8_t, 256>> palette;  // gray of each index
};

// Of an image's dictionary; nothing where it is none that can be read, or larger than `pixels`.
std::optional<SampleForm> sample_form(PdfFile& file, const Dictionary& image, std::size_t pixels);

// One byte a pixel; what is missing at the end is white.
std::string gray_of(const SampleForm& form, std::string_view samples);

// Whether the image's Decode array exchanges light and dark.
bool decode_is_inverted(PdfFile& file, const Dictionary& image);

}  // namespace labread::pdf
