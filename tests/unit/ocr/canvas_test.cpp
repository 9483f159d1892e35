#include "parser/ocr/canvas.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "parser/ocr/decode.h"
#include "parser/ocr/upright.h"

namespace labread::ocr {
namespace {

// Left half black, right half white.
PlacedImage half_black(int width, int height) {
  PlacedImage image;
  image.width = width;
  image.height = height;
  for (int y = 0; y < height; ++y) {
    image.bytes += std::string(static_cast<std::size_t>(width / 2), '\0');
    image.bytes += std::string(static_cast<std::size_t>(width - width / 2), '\xFF');
  }
  return image;
}

int light_at(const Canvas& canvas, double x, double y) {
  l_uint32 value = 0;
  ::pixGetPixel(canvas.gray.get(), static_cast<l_int32>(x * canvas.scale),
                static_cast<l_int32>(y * canvas.scale), &value);
  return static_cast<int>(value);
}

Scan page_with(PlacedImage image, const Matrix& place) {
  Scan scan;
  scan.number = 1;
  scan.width = 200;
  scan.height = 100;
  image.place = place;
  scan.images.push_back(std::move(image));
  return scan;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(canvas)

BOOST_AUTO_TEST_CASE(an_image_is_drawn_where_its_matrix_puts_it) {
  const Scan scan = page_with(half_black(200, 100), {100, 0, 0, -50, 50, 75});
  const Canvas drawn = draw(scan, 10'000'000);
  BOOST_REQUIRE(drawn.gray);
  BOOST_TEST(light_at(drawn, 60, 50) == 0);
  BOOST_TEST(light_at(drawn, 140, 50) == 255);
  BOOST_TEST(light_at(drawn, 20, 50) == 255);
}

BOOST_AUTO_TEST_CASE(a_turned_image_is_turned) {
  // A quarter turn: the image's left edge lies on top.
  const Scan scan = page_with(half_black(200, 100), {0, 100, 200, 0, 0, 0});
  const Canvas drawn = draw(scan, 10'000'000);
  BOOST_REQUIRE(drawn.gray);
  BOOST_TEST(light_at(drawn, 100, 20) == 0);
  BOOST_TEST(light_at(drawn, 100, 80) == 255);
}

BOOST_AUTO_TEST_CASE(an_inverted_image_is_turned_over) {
  PlacedImage image = half_black(200, 100);
  image.inverted = true;
  const Canvas drawn = draw(page_with(image, {200, 0, 0, -100, 0, 100}), 10'000'000);
  BOOST_REQUIRE(drawn.gray);
  BOOST_TEST(light_at(drawn, 50, 50) == 255);
}

// Black all over, and covering only where its alpha is light: letters of a scan in layers.
BOOST_AUTO_TEST_CASE(an_image_covers_as_far_as_its_alpha_says) {
  PlacedImage alpha = half_black(200, 100);
  alpha.alpha = true;
  Scan scan = page_with(alpha, {200, 0, 0, -100, 0, 100});
  PlacedImage black = half_black(200, 100);
  black.bytes.assign(200 * 100, '\0');
  black.place = scan.images[0].place;
  scan.images.push_back(black);
  const Canvas drawn = draw(scan, 10'000'000);
  BOOST_REQUIRE(drawn.gray);
  BOOST_TEST(light_at(drawn, 50, 50) == 255);
  BOOST_TEST(light_at(drawn, 150, 50) == 0);
}

BOOST_AUTO_TEST_CASE(a_page_on_its_side_or_head_is_turned_upright) {
  const Picture photo(::pixRead(LABREAD_SOURCE_DIR "/tests/data/scan/vitamin_panel.jpg"));
  BOOST_REQUIRE(photo);
  const Picture upright(::pixConvertTo8(photo.get(), 0));
  for (int turns = 0; turns < 4; ++turns) {
    Picture turned(::pixRotateOrth(upright.get(), turns));
    BOOST_TEST(turn_upright(turned, 2) == (4 - turns) % 4);
    l_int32 same = 0;
    ::pixEqual(turned.get(), upright.get(), &same);
    BOOST_TEST(same == 1);
  }
  Picture blank(::pixCreate(400, 400, 8));
  ::pixSetAll(blank.get());
  BOOST_TEST(turn_upright(blank, 2) == 0);
}

BOOST_AUTO_TEST_CASE(broken_images_are_no_image) {
  for (const ImageCoding coding : {ImageCoding::gray, ImageCoding::jpeg, ImageCoding::jpeg_2000,
                                   ImageCoding::jbig2, ImageCoding::ccitt, ImageCoding::file}) {
    PlacedImage image;
    image.coding = coding;
    image.width = 100;
    image.height = 100;
    image.bytes = "\xFF\xD8\xFFnothing of the kind";
    const Picture gray = decode(image, 10'000'000);
    // Of CCITT any bytes are lines of some kind.
    if (coding != ImageCoding::ccitt) BOOST_TEST(!gray);
  }
}

BOOST_AUTO_TEST_CASE(what_is_larger_than_the_limit_is_not_decoded) {
  BOOST_TEST(!draw(page_with(half_black(200, 100), {1, 0, 0, -1, 0, 1}), 0).gray);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::ocr
