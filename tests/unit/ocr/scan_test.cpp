// A printed sample as a picture, through both workers, against its own text.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

// Where Debian keeps the data; empty: it is elsewhere or nowhere.
std::filesystem::path installed_data() {
  for (const char* folder : {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata"}) {
    if (std::filesystem::exists(std::filesystem::path(folder) / "eng.traineddata")) return folder;
  }
  return {};
}

// A folder of its own with the English data alone.
class EnglishDataAlone {
 public:
  EnglishDataAlone() : folder_(std::filesystem::temp_directory_path() / "labread_english_data") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    std::filesystem::create_symlink(installed_data() / "eng.traineddata",
                                    folder_ / "eng.traineddata");
  }
  EnglishDataAlone(const EnglishDataAlone&) = delete;
  EnglishDataAlone& operator=(const EnglishDataAlone&) = delete;
  ~EnglishDataAlone() { std::filesystem::remove_all(folder_); }
  std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

std::vector<std::string> warnings_about_data(const ReadFile& file) {
  std::vector<std::string> messages;
  for (const Note& note : file.reports.at(0).notes) {
    if (note.code == "recognition_data") messages.push_back(note.message);
  }
  return messages;
}

std::vector<std::string> words_of(const std::string& file, const ReadOptions& how) {
  Reader reader(Catalogue::built_in(), how);
  const Document read = reader.read_document(Bytes::map(root + "/" + file, 100'000'000));
  std::vector<std::string> words;
  for (const Word& word : read.pages.at(0).words) {
    words.push_back(word.text + " " + std::to_string(word.confidence));
  }
  return words;
}

const std::string french_picture = "tests/data/scan/compte_rendu.jpg";

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

BOOST_AUTO_TEST_CASE(packages_have_dashes) {
  BOOST_TEST(package_of_data("chi_sim") == "tesseract-ocr-chi-sim");
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

BOOST_AUTO_TEST_CASE(the_words_tell_the_language_of_the_data) {
  if (!std::filesystem::exists(installed_data() / "fra.traineddata")) {
    BOOST_TEST_MESSAGE("skipped: the French data is not installed");
    return;
  }
  const auto told = words_of(french_picture, options(""));
  BOOST_TEST(told == words_of(french_picture, options("fra")), boost::test_tools::per_element());
  const auto english = words_of(french_picture, options("eng"));
  BOOST_TEST(!std::ranges::equal(told, english));
}

BOOST_AUTO_TEST_CASE(the_package_of_missing_data_is_named_in_one_warning) {
  if (installed_data().empty()) return;
  const EnglishDataAlone data;
  for (const char* said : {"", "fr"}) {
    ReadOptions how = options("");
    how.recognition.data_folder = data.folder();
    how.said.language = said;
    const ReadFile file = read(french_picture, how);
    BOOST_TEST(file.recognised_pages.size() == 1U);
    const auto warnings = warnings_about_data(file);
    BOOST_REQUIRE(warnings.size() == 1);
    BOOST_TEST(warnings[0].find("tesseract-ocr-fra") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_data_that_the_user_names_is_taken) {
  if (installed_data().empty()) return;
  const EnglishDataAlone data;
  ReadOptions how = options("eng");
  how.recognition.data_folder = data.folder();
  BOOST_TEST(warnings_about_data(read(french_picture, how)).empty());
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
