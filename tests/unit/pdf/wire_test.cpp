#include "parser/isolation/wire.h"
#include "parser/isolation/mark_wire.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace labread {
namespace {

Document small_document() {
  Document document;
  document.kind = DocumentKind::pdf;
  document.partial = "page 2 is an image";
  Page page;
  page.number = 1;
  page.width = 612;
  page.height = 792;
  page.has_image = true;
  page.words.push_back({"Größe", {1, 2, 30.5, 14.25}, 12, true, false, 1});
  page.words.push_back({"3", {31, 1, 33, 6}, 6, false, true, 0.5F});
  page.strokes.push_back({{0, 1}, {2, 3}});
  document.pages.push_back(page);
  page = {};
  page.number = 2;
  document.pages.push_back(page);
  return document;
}

bool is_refused(std::string_view bytes, const Limits& limits = {}) {
  try {
    decode(bytes, limits);
  } catch (const Error& error) {
    return error.code() == ErrorCode::worker_failed;
  }
  return false;
}

// Where the count of the first page's words stands.
std::size_t place_of_word_count(const std::string& bytes) {
  const std::size_t text = bytes.find("Größe");
  BOOST_REQUIRE(text != std::string::npos);
  return text - 8;
}

template <typename T>
std::string with(std::string bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wire)

BOOST_AUTO_TEST_CASE(a_document_comes_back_as_it_went) {
  const Document sent = small_document();
  const auto got = std::get<Document>(decode(encode(sent), {}));
  BOOST_CHECK(got.kind == DocumentKind::pdf);
  BOOST_TEST(got.partial.value_or("") == *sent.partial);
  BOOST_REQUIRE(got.pages.size() == 2);
  const Page& page = got.pages[0];
  BOOST_TEST(page.number == 1);
  BOOST_TEST(page.width == 612);
  BOOST_TEST(page.height == 792);
  BOOST_TEST(page.has_image);
  BOOST_REQUIRE(page.words.size() == 2);
  BOOST_TEST(page.words[0].text == "Größe");
  BOOST_CHECK(page.words[0].box == sent.pages[0].words[0].box);
  BOOST_TEST(page.words[0].font_size == 12);
  BOOST_TEST(page.words[0].bold);
  BOOST_TEST(!page.words[0].superscript);
  BOOST_TEST(!page.words[1].bold);
  BOOST_TEST(page.words[1].superscript);
  BOOST_TEST(page.words[1].confidence == 0.5F);
  BOOST_REQUIRE(page.strokes.size() == 1);
  BOOST_CHECK((page.strokes[0].to == Point{2, 3}));
  BOOST_TEST(got.pages[1].words.empty());
}

BOOST_AUTO_TEST_CASE(a_failure_comes_back_as_it_went) {
  const auto got = std::get<ErrorRecord>(
      decode(encode(ErrorRecord{ErrorCode::no_text_layer, "has no text layer", 7}), {}));
  BOOST_CHECK(got.code == ErrorCode::no_text_layer);
  BOOST_TEST(got.message == "has no text layer");
  BOOST_TEST(got.page.value_or(0) == 7);
}

BOOST_AUTO_TEST_CASE(a_request_comes_back_as_it_went) {
  RequestHead head{{}, std::string("pass\0word", 9), 1234, false, true};
  head.limits.pages = 5;
  head.limits.seconds = 0.25;
  const RequestHead got = decode_head(encode(head));
  BOOST_TEST((got.password == head.password));
  BOOST_TEST(got.size == 1234);
  BOOST_TEST(got.limits.pages == 5);
  BOOST_TEST(got.limits.seconds == 0.25);
}

BOOST_AUTO_TEST_CASE(marks_come_back_as_they_went) {
  PdfMarks marks{"1 of 2", "by labread", {1, 2, 3}, {}};
  marks.marks.push_back({2, {1, 2, 3.5, 4}, "HH", {4, 5, 6}, {7, 8, 9}, "Größe", "a\nb", true});
  marks.marks.push_back({1, {0, 0, 0, 0}, "?", {}, {}, "", "", false});
  const std::string whole = encode(marks);
  const PdfMarks got = decode_marks(whole);
  BOOST_TEST(encode(got) == whole);
  BOOST_TEST_REQUIRE(got.marks.size() == 2U);
  BOOST_TEST(got.marks[0].note == "a\nb");
  BOOST_TEST((got.marks[0].box == marks.marks[0].box));
  BOOST_TEST(got.marks[0].wash.blue == 9);
  BOOST_TEST(got.marks[0].in_outline);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_CHECK_THROW(decode_marks(whole.substr(0, size)), Error);
  }
}

BOOST_AUTO_TEST_CASE(an_update_comes_back_as_it_went) {
  const std::string whole =
      encode_update(PdfUpdate{std::string("\0%%EOF", 6), {"its outline is damaged"}});
  const auto got = std::get<PdfUpdate>(decode_update(whole));
  BOOST_TEST(got.bytes.size() == 6U);
  BOOST_TEST(got.remarks.at(0) == "its outline is damaged");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_CHECK_THROW(decode_update(whole.substr(0, size)), Error);
  }
}

BOOST_AUTO_TEST_CASE(a_message_cut_anywhere_is_refused) {
  for (const std::string& whole :
       {encode(small_document()), encode(ErrorRecord{ErrorCode::damaged, "is damaged", 1})}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      BOOST_TEST(is_refused(whole.substr(0, size)), "cut after " << size << " bytes");
    }
    BOOST_TEST(is_refused(whole + '\0'));
  }
  const std::string head = encode(RequestHead{{}, "secret", 1});
  for (std::size_t size = 0; size < head.size(); ++size) {
    BOOST_CHECK_THROW(decode_head(head.substr(0, size)), Error);
  }
}

BOOST_AUTO_TEST_CASE(any_byte_may_be_changed_without_harm) {
  const std::string whole = encode(small_document());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      try {
        decode(changed, {});
      } catch (const Error& error) {
        BOOST_CHECK(error.code() == ErrorCode::worker_failed);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(counts_beyond_the_bytes_are_refused_before_memory_is_taken) {
  const std::string whole = encode(small_document());
  const std::size_t words = place_of_word_count(whole);
  for (const std::uint32_t count : {0xFFFFFFFFU, 0x80000000U, 100'000'000U, 3U}) {
    BOOST_TEST(is_refused(with(whole, words, count)));
    BOOST_TEST(is_refused(with(whole, words + 4, count)));  // the length of the first word
  }
}

BOOST_AUTO_TEST_CASE(values_that_no_reader_gives_are_refused) {
  const std::string whole = encode(small_document());
  const std::size_t box = whole.find("Größe") + std::string_view("Größe").size();
  BOOST_TEST(is_refused(with(whole, box, std::nan(""))));
  BOOST_TEST(is_refused(with(whole, box, std::numeric_limits<double>::infinity())));
  BOOST_TEST(is_refused(with(whole, box, 31.0)), "left of its right");
  BOOST_TEST(is_refused(with(whole, box + 32, std::nanf(""))), "font size");
  BOOST_TEST(is_refused(with(whole, box + 36, std::uint8_t{4})), "flags");
  BOOST_TEST(is_refused(with(whole, box + 37, 1.5F)), "confidence");
  BOOST_TEST(is_refused(with(whole, whole.find("Größe") + 2, '\xFF')), "no UTF-8");
}

BOOST_AUTO_TEST_CASE(another_version_is_refused) {
  std::string whole = encode(small_document());
  whole[0] = static_cast<char>(whole[0] + 1);
  BOOST_TEST(is_refused(whole));
}

BOOST_AUTO_TEST_CASE(more_than_the_limits_is_refused) {
  const std::string whole = encode(small_document());
  Limits limits;
  limits.pages = 1;
  BOOST_TEST(is_refused(whole, limits));
  limits.pages = 2;
  limits.words = 1;
  BOOST_TEST(is_refused(whole, limits));
  limits.words = 2;
  BOOST_TEST(!is_refused(whole, limits));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread
