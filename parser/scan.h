// A page that is pictures: the images placed on it, still in the coding they came in, for the
// worker that recognises text (parser/ocr). The PDF worker takes them out of a PDF's page; an image
// file is a page with one image that fills it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace labread {

enum class ImageCoding : std::uint8_t {
  gray,  // one byte a pixel, rows from the top, 0 is black
  jpeg,  // all others as in their files; of the CCITT codings and JBIG2 the data alone
  jpeg_2000,
  jbig2,
  ccitt,
  file,  // a whole PNG, JPEG or TIFF file; frame number in PlacedImage::frame
};

struct PlacedImage {
  ImageCoding coding = ImageCoding::gray;
  Matrix place;  // the unit square, y upwards as in PDF, to page space
  std::int32_t width = 0;
  std::int32_t height = 0;
  bool inverted = false;     // light and dark are exchanged
  bool mask = false;         // painted over what lies below in its dark parts only
  bool alpha = false;        // no image: how far the next one covers what lies below, 255 wholly
  std::int32_t ccitt_k = 0;  // < 0: group 4; 0: group 3; > 0: group 3, two-dimensional
  bool ccitt_byte_align = false;
  std::int32_t frame = 0;
  std::string bytes;
  std::string globals;  // of JBIG2
};

struct Scan {
  std::int32_t number = 0;  // of the page
  double width = 0;         // points; 0: as the image file says
  double height = 0;
  std::vector<PlacedImage> images;
};

}  // namespace labread
