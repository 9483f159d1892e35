// The images of a page that is nothing but pictures, in every way a PDF holds them.
#include "parser/pdf/read_scan.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "small_pdf.h"

using namespace labread;
using small_pdf::SmallPdf;
using small_pdf::stream;

namespace {

Scan images_of(const SmallPdf& pdf) { return labread::pdf::read_scan(pdf.bytes(), "", {}, 1); }

const std::string form = "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 ";
const std::string samples("\x00\x40\x80\xFF", 4);
const std::string drawn = "q 600 0 0 800 0 0 cm /Im Do Q";

SmallPdf with_image(const std::string& entries, const std::string& bytes) {
  SmallPdf pdf(drawn);
  pdf.resources("/XObject << /Im 6 0 R >>");
  pdf.add(stream(form + entries, bytes));
  return pdf;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(images_of_a_page)

BOOST_AUTO_TEST_CASE(plain_samples_come_as_gray) {
  const Scan scan = images_of(with_image("/ColorSpace /DeviceGray", samples));
  BOOST_TEST_REQUIRE(scan.images.size() == 1U);
  BOOST_CHECK(scan.images[0].coding == ImageCoding::gray);
  BOOST_TEST(scan.images[0].bytes == samples);
  BOOST_TEST(scan.images[0].place.a == 600);
}

BOOST_AUTO_TEST_CASE(coded_images_keep_their_coding) {
  struct Case {
    const char* filter;
    ImageCoding coding;
  };
  for (const Case& one :
       {Case{"/Filter /DCTDecode", ImageCoding::jpeg},
        {"/Filter /JPXDecode", ImageCoding::jpeg_2000},
        {"/Filter /JBIG2Decode", ImageCoding::jbig2},
        {"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2 >>", ImageCoding::ccitt}}) {
    BOOST_TEST_CONTEXT(one.filter) {
      const Scan scan = images_of(with_image(one.filter, "coded"));
      BOOST_TEST_REQUIRE(scan.images.size() == 1U);
      BOOST_CHECK(scan.images[0].coding == one.coding);
      BOOST_TEST(scan.images[0].bytes == "coded");
    }
  }
}

BOOST_AUTO_TEST_CASE(an_inline_image_counts_like_any_other) {
  const std::string image = "BI /W 2 /H 2 /BPC 8 /CS /G ID " + samples + " EI ";
  const Scan scan = images_of(SmallPdf("q 600 0 0 800 0 0 cm " + image + "Q"));
  BOOST_TEST_REQUIRE(scan.images.size() == 1U);
  BOOST_TEST(scan.images[0].bytes == samples);
  const std::string hex = "BI /Width 2 /Height 2 /BPC 8 /CS /G /F /AHx ID 004080FF> EI ";
  const Scan coded = images_of(SmallPdf("q 600 0 0 800 0 0 cm " + hex + "Q"));
  BOOST_TEST_REQUIRE(coded.images.size() == 1U);
  BOOST_TEST(coded.images[0].bytes == samples);
  BOOST_TEST(images_of(SmallPdf("q 6 0 0 8 0 0 cm " + image + "Q")).images.empty());
}

BOOST_AUTO_TEST_CASE(a_soft_mask_stands_before_its_image) {
  SmallPdf pdf = with_image("/ColorSpace /DeviceGray /SMask 7 0 R", samples);
  pdf.add(stream(form + "/ColorSpace /DeviceGray", std::string(4, '\x7F')));
  const Scan scan = images_of(pdf);
  BOOST_TEST_REQUIRE(scan.images.size() == 2U);
  BOOST_TEST(scan.images[0].alpha);
  BOOST_TEST(!scan.images[0].inverted);
  BOOST_TEST(!scan.images[1].alpha);
}

BOOST_AUTO_TEST_CASE(a_stencil_covers_where_it_is_dark) {
  SmallPdf pdf = with_image("/ColorSpace /DeviceGray /Mask 7 0 R", samples);
  pdf.add(stream("/Subtype /Image /Width 2 /Height 2 /ImageMask true", "\x40\x80"));
  const Scan scan = images_of(pdf);
  BOOST_TEST_REQUIRE(scan.images.size() == 2U);
  BOOST_TEST(scan.images[0].alpha);
  BOOST_TEST(scan.images[0].inverted);
  BOOST_TEST(!scan.images[0].mask);
}

BOOST_AUTO_TEST_SUITE_END()
