// Files made to break a reader. Each ends soon, with text, a partial document or one clear error.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "base/error.h"
#include "parser/pdf/read_pdf.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread::pdf {
namespace {

struct Outcome {
  std::string words;  // of all pages, each followed by a blank
  std::size_t pages = 0;
  std::optional<std::string> partial;
  std::optional<ErrorRecord> error;
};

// Generous, for sanitizers on a busy machine: what must not happen takes minutes.
constexpr std::chrono::seconds soon{20};

Outcome outcome_of(const std::string& bytes, const Limits& limits = {}) {
  Outcome outcome;
  const auto begin = std::chrono::steady_clock::now();
  try {
    const Document document = read_pdf(bytes, "", limits);
    outcome.pages = document.pages.size();
    outcome.partial = document.partial;
    for (const Page& page : document.pages) {
      for (const Word& word : page.words) outcome.words += word.text + " ";
    }
  } catch (const Error&) {
    outcome.error = to_record(std::current_exception());
  }
  BOOST_CHECK(std::chrono::steady_clock::now() - begin < soon);
  return outcome;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// One page whose dictionary and content are given; catalog and tree are sound.
std::string one_page(std::string_view entries, std::string_view content,
                     std::string_view filter = "") {
  return PdfBuilder()
      .pages()
      .object(2, "<< /Type /Pages /Count 1 /Kids [10 0 R] >>")
      .object(10,
              "<< /Type /Page /MediaBox [0 0 612 792] /Contents 11 0 R /Resources << /Font << "
              "/F1 3 0 R >> >> " +
                  std::string(entries) + " >>")
      .stream(11, content, filter)
      .table();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(a_count_of_two_billion_pages_is_not_believed) {
  std::string bytes = PdfBuilder().pages("one").table();
  bytes.replace(bytes.find("/Count 1"), 8, "/Count 2000000000");
  BOOST_TEST(outcome_of(bytes).words == "one ");
}

BOOST_AUTO_TEST_CASE(twenty_thousand_flat_pages_are_cut_at_the_limit) {
  PdfBuilder builder;
  std::string kids;
  for (int page = 0; page < 20'000; ++page) {
    kids += std::to_string(100 + page) + " 0 R ";
    builder.object(100 + page, "<< /Type /Page /Contents 4 0 R >>");
  }
  builder.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
      .object(2, "<< /Count 20000 /Kids [" + kids +
                     "] /MediaBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >> >>")
      .object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
      .stream(4, "BT /F1 1 Tf 1 5 Td (x) Tj ET");
  const Outcome outcome = outcome_of(builder.table());
  BOOST_TEST(outcome.pages == Limits{}.pages);
  BOOST_TEST(outcome.partial.value_or("") == "only the first 2000 pages were read");
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_nested_dictionaries_do_not_exhaust_the_stack) {
  const std::string nested = repeated("<</A", 100'000) + " 1 " + repeated(">>", 100'000);
  BOOST_TEST(outcome_of(one_page("/Deep " + nested, PdfBuilder::content("one"))).words == "one ");
  const std::string open = repeated("<</A", 100'000);
  const Outcome outcome = outcome_of(one_page("/Deep " + open, PdfBuilder::content("one")));
  BOOST_TEST((outcome.words == "one " || outcome.error));
}

BOOST_AUTO_TEST_CASE(nested_operands_in_content_do_not_exhaust_the_stack) {
  for (const char* bracket : {"[", "<<", "(", "q ", "BT ", "/A BMC "}) {
    const Outcome outcome =
        outcome_of(one_page("", PdfBuilder::content("one") + repeated(bracket, 100'000)));
    BOOST_TEST(outcome.words == "one ", bracket);
  }
}

BOOST_AUTO_TEST_CASE(a_stream_that_swells_beyond_every_limit_is_refused) {
  const std::string bomb = deflated(std::string(300'000'000, ' '));
  const Outcome outcome = outcome_of(one_page("", bomb, "/Filter /FlateDecode"));
  BOOST_REQUIRE(outcome.error.has_value());
  BOOST_CHECK(outcome.error->code == ErrorCode::limit_exceeded);
  BOOST_TEST(outcome.error->message == "holds a stream that is too large");
}

BOOST_AUTO_TEST_CASE(nested_bombs_are_refused_too) {
  const std::string bomb = deflated(deflated(deflated(std::string(100'000'000, ' '))));
  const Outcome outcome =
      outcome_of(one_page("", bomb, "/Filter [/FlateDecode /FlateDecode /FlateDecode]"));
  BOOST_REQUIRE(outcome.error.has_value());
  BOOST_CHECK(outcome.error->code == ErrorCode::limit_exceeded);
}

BOOST_AUTO_TEST_CASE(a_page_tree_four_hundred_levels_deep_is_read) {
  PdfBuilder builder;
  builder.object(1, "<< /Type /Catalog /Pages 100 0 R >>")
      .object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
      .stream(4, PdfBuilder::content("deep"));
  for (int level = 100; level < 500; ++level) {
    builder.object(level, "<< /Type /Pages /Kids [" + std::to_string(level + 1) + " 0 R] >>");
  }
  builder.object(500,
                 "<< /Type /Page /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font "
                 "<< /F1 3 0 R >> >> >>");
  BOOST_TEST(outcome_of(builder.table()).words == "deep ");
}

BOOST_AUTO_TEST_CASE(a_page_tree_in_a_circle_is_cut) {
  PdfBuilder builder;
  builder.pages("one");
  builder.object(2,
                 "<< /Type /Pages /Kids [10 0 R 2 0 R 5 0 R] /MediaBox [0 0 612 792] /Resources "
                 "<< /Font << /F1 3 0 R >> >> >>");
  builder.object(5, "<< /Type /Pages /Kids [2 0 R 5 0 R] >>");
  BOOST_TEST(outcome_of(builder.table()).words == "one ");
}

BOOST_AUTO_TEST_CASE(kids_that_never_reach_a_page_end) {
  PdfBuilder builder;
  builder.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  builder.object(2, "<< /Kids [" + repeated("<</Kids[", 30) + repeated("3 0 R ", 100'000) +
                        repeated("]>>", 30) + "] >>");
  builder.object(3, "<< /Kids [" + repeated("null ", 100'000) + "] >>");
  BOOST_TEST(outcome_of(builder.table()).error.has_value());
}

BOOST_AUTO_TEST_CASE(revisions_in_a_circle_are_rebuilt) {
  PdfBuilder builder;
  builder.pages("one");
  const std::string here = std::to_string(builder.bytes.size());
  BOOST_TEST(outcome_of(builder.table("/Root 1 0 R /Prev " + here)).words == "one ");
}

BOOST_AUTO_TEST_CASE(sizes_and_counts_of_billions_take_no_memory) {
  std::string bytes = PdfBuilder().pages("one").table("/Root 1 0 R /Size 4000000000");
  BOOST_TEST(outcome_of(bytes).words == "one ");
  bytes.replace(bytes.find("xref\n0 1"), 8, "xref\n0 4000000000");
  BOOST_TEST(outcome_of(bytes).words == "one ");
}

BOOST_AUTO_TEST_CASE(an_object_stream_that_needs_itself_gives_nothing) {
  PdfBuilder builder;
  builder.pages("one").object(60,
                              "<< /Type /ObjStm /N 1 /First 61 0 R /Length 61 0 R >>\nstream\n61 "
                              "0 5 \nendstream");
  BOOST_TEST(outcome_of(builder.xref_stream({{61, 0}}, 60)).words == "one ");
}

BOOST_AUTO_TEST_CASE(forms_that_call_each_other_end) {
  const Outcome outcome = outcome_of(
      PdfBuilder()
          .pages("one")
          .object(10,
                  "<< /Type /Page /Contents 11 0 R /MediaBox [0 0 612 792] /Resources << /Font "
                  "<< /F1 3 0 R >> /XObject << /X 20 0 R >> >> >>")
          .stream(11, PdfBuilder::content("one") + " /X Do")
          .stream(
              20, repeated("/X Do ", 50),
              "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 21 0 R "
              ">> >>")
          .stream(
              21, repeated("/X Do ", 50),
              "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 20 0 R "
              ">> >>")
          .table());
  BOOST_TEST(outcome.words == "one ");
}

BOOST_AUTO_TEST_CASE(a_file_cut_anywhere_ends_well) {
  const std::string whole = PdfBuilder().pages("one", "two").table();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Outcome outcome = outcome_of(whole.substr(0, size));
    BOOST_TEST((outcome.error || !outcome.words.empty()));
  }
}

BOOST_AUTO_TEST_CASE(any_byte_may_be_changed_without_harm) {
  const std::string whole = PdfBuilder().pages("one", "two").xref_stream();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ 0x15);
    outcome_of(changed);
  }
}

BOOST_AUTO_TEST_CASE(a_scan_is_named_as_what_it_is) {
  const auto scan = [](int pages) {
    PdfBuilder builder;
    std::string kids;
    for (int page = 0; page < pages; ++page) {
      kids += std::to_string(10 + page) + " 0 R ";
      builder.object(10 + page, "<< /Type /Page /Contents 4 0 R >>");
    }
    builder.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        .object(2, "<< /Kids [" + kids +
                       "] /MediaBox [0 0 600 800] /Resources << /XObject << /I 5 0 R >> >> >>")
        .stream(4, "600 0 0 800 0 0 cm /I Do")
        .stream(5, "x", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode");
    const Outcome outcome = outcome_of(builder.table());
    BOOST_REQUIRE(outcome.error.has_value());
    BOOST_CHECK(outcome.error->code == ErrorCode::no_text_layer);
    return outcome.error->message;
  };
  BOOST_TEST(scan(1) == "has no text layer: its only page is an image");
  BOOST_TEST(scan(2) == "has no text layer: its 2 pages are images");
}

BOOST_AUTO_TEST_CASE(pages_without_anything_are_empty) {
  const Outcome outcome = outcome_of(PdfBuilder().pages("").table());
  BOOST_REQUIRE(outcome.error.has_value());
  BOOST_CHECK(outcome.error->code == ErrorCode::empty);
}

BOOST_AUTO_TEST_CASE(a_page_that_fails_leaves_the_others) {
  Limits limits;
  limits.stream_bytes = 1000;
  const Outcome outcome =
      outcome_of(PdfBuilder().pages("one", std::string(2000, 'x')).table(), limits);
  BOOST_TEST(outcome.words == "one ");
  BOOST_TEST(outcome.pages == 2);
  BOOST_TEST(outcome.partial.value_or("") == "page 2 holds a stream that is too large");
}

BOOST_AUTO_TEST_CASE(drawing_beyond_the_limit_ends_the_document_early) {
  Limits limits;
  limits.operators = 20;
  const Outcome outcome =
      outcome_of(PdfBuilder().pages("one", "two", "six", "ten", "all").table(), limits);
  BOOST_TEST(outcome.words.starts_with("one two "));
  BOOST_TEST(outcome.partial.value_or("").ends_with("the drawing is longer than the limit"));
}

BOOST_AUTO_TEST_CASE(a_wrong_offset_met_while_reading_restarts_the_document) {
  std::string bytes = PdfBuilder().pages("one", "two").table();
  bytes.replace(bytes.find("13 1\n") + 5, 10, "0000000012");
  BOOST_TEST(outcome_of(bytes).words == "one two ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
