// A printed sample as a picture, through both workers, against its own text.
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>

#include "base/error.h"
#include "parser/reader.h"

namespace labread {
namespace {

const std::string root = LABREAD_SOURCE_DIR;

ReadOptions options(const std::string& language = "eng") {
  ReadOptions made;
  made.worker_path = LABREAD_WORKER;
  made.recognition.worker_path = LABREAD_OCR_WORKER;
  made.recognition.languages = language;
  made.limits.recognition_seconds = 200;  // machines that run tests are busy
  return made;
}

ReadFile read(const std::string& file, const ReadOptions& how) {
  Reader reader(Catalogue::built_in(), how);
  return reader.read(Bytes::map(root + "/" + file, 100'000'000));
}

// Nothing where the language's data is not installed.
std::optional<ReadFile> read_picture(const std::string& file) {
  try {
    return read(file, options());
  } catch (const Error& error) {
    if (error.code() != ErrorCode::no_text_layer) throw;
    BOOST_TEST_MESSAGE("skipped: " << error.what());
    return std::nullopt;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scan)

BOOST_AUTO_TEST_CASE(a_slanted_picture_of_a_report_reads_as_the_report) {
  const auto picture = read_picture("tests/data/scan/vitamin_panel.jpg");
  if (!picture) return;
  const ReadFile text = read("samples/vitamin_panel.pdf", options());
  BOOST_CHECK(picture->kind == DocumentKind::image);
  BOOST_TEST(picture->recognised_pages == std::vector<int>{1}, boost::test_tools::per_element());
  std::size_t found = 0;
  for (const Result& wanted : text.reports.at(0).results) {
    for (const Result& got : picture->reports.at(0).results) {
      if (got.name != wanted.name) continue;
      ++found;
      BOOST_TEST(got.value == wanted.value);
      BOOST_TEST(got.unit == wanted.unit);
      BOOST_TEST(got.recognition.value_or(0) > 0.5);
      BOOST_REQUIRE(got.where.value && wanted.where.value);
      BOOST_TEST(std::abs(got.where.value->left - wanted.where.value->left) < 15);
      BOOST_TEST(std::abs(got.where.value->top - wanted.where.value->top) < 15);
    }
  }
  BOOST_TEST(found + 2 >= text.reports.at(0).results.size());
}

BOOST_AUTO_TEST_CASE(text_has_no_recognition) {
  const ReadFile file = read("samples/vitamin_panel.pdf", options());
  for (const Result& result : file.reports.at(0).results) {
    BOOST_TEST(!result.recognition);
  }
}

BOOST_AUTO_TEST_CASE(a_missing_language_is_named_in_one_line) {
  try {
    read("tests/data/scan/vitamin_panel.jpg", options("xyz"));
    BOOST_ERROR("nothing was thrown");
  } catch (const Error& error) {
    BOOST_CHECK(error.code() == ErrorCode::no_text_layer);
    BOOST_TEST(std::string(error.what()) ==
               "needs recognition of text in pictures, and the data of “xyz” is not there "
               "(Debian: tesseract-ocr-xyz)");
  }
}

BOOST_AUTO_TEST_CASE(off_refuses_pictures) {
  ReadOptions off = options();
  off.recognition.mode = RecognitionMode::off;
  try {
    read("tests/data/scan/vitamin_panel.jpg", off);
    BOOST_ERROR("nothing was thrown");
  } catch (const Error& error) {
    BOOST_CHECK(error.code() == ErrorCode::unsupported_format);
    BOOST_TEST(std::string(error.what()) == "is a JPEG image; recognition of pictures is off");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread
