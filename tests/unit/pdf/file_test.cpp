#include "parser/pdf/file.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread::pdf {
namespace {

// The decoded contents of all pages, one a string.
std::vector<std::string> contents(PdfFile& file) {
  std::vector<std::string> out;
  for (const PageEntry& page : file.pages()) {
    out.push_back(file.stream(page.dictionary.at("Contents")));
  }
  return out;
}

std::vector<std::string> contents(std::string_view bytes, const std::string& password = "") {
  PdfFile file(bytes, password, Limits{});
  return contents(file);
}

std::vector<std::string> expected(std::string_view first, std::string_view second) {
  return {PdfBuilder::content(first), PdfBuilder::content(second)};
}

ErrorCode failure_of(std::string_view bytes, const std::string& password = "") {
  try {
    PdfFile(bytes, password, Limits{});
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file)

BOOST_AUTO_TEST_CASE(a_table_leads_to_the_pages) {
  BOOST_TEST((contents(PdfBuilder().pages("one", "two").table()) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_cross_reference_stream_leads_to_the_pages) {
  BOOST_TEST((contents(PdfBuilder().pages("one", "two").xref_stream()) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(objects_are_found_in_object_streams) {
  PdfBuilder builder;
  builder.stream(11, PdfBuilder::content("one")).stream(13, PdfBuilder::content("two"));
  const std::string head = "1 0 2 35 10 120 12 180 ";
  std::string packed = "<< /Type /Catalog /Pages 2 0 R >>";
  packed.resize(35, ' ');
  packed += "<< /Type /Pages /Count 2 /Kids [10 0 R 12 0 R] >>";
  packed.resize(120, ' ');
  packed += "<< /Type /Page /Contents 11 0 R >>";
  packed.resize(180, ' ');
  packed += "<< /Type /Page /Contents 13 0 R >>";
  builder.stream(50, deflated(head + packed),
                 "/Type /ObjStm /N 4 /Filter /FlateDecode /First " + std::to_string(head.size()));
  const std::string bytes = builder.xref_stream({{1, 0}, {2, 1}, {10, 2}, {12, 3}}, 50);
  BOOST_TEST((contents(bytes) == expected("one", "two")));
  // And when only a scan can find them.
  BOOST_TEST((contents(replaced(bytes, "startxref", "startxxxx")) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_hybrid_file_adds_its_stream_to_its_table) {
  PdfBuilder builder;
  builder.pages("one", "two");
  const std::size_t at = builder.bytes.size();
  // The stream knows page content 13, which the table calls free.
  std::string row = std::string("\1", 1) + static_cast<char>(builder.offsets[13] >> 8) +
                    static_cast<char>(builder.offsets[13] & 0xFF);
  builder.stream(40, row, "/Type /XRef /Index [13 1] /W [1 2 0] /Size 91");
  builder.offsets.erase(13);
  builder.offsets.erase(40);
  BOOST_TEST((contents(builder.table("/Root 1 0 R /XRefStm " + std::to_string(at))) ==
              expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_later_revision_overrides_an_earlier_one) {
  PdfBuilder builder;
  std::string bytes = builder.pages("one", "two").table();
  const std::size_t first = bytes.rfind("xref\n0");
  PdfBuilder revision;
  revision.bytes = bytes;
  revision.stream(13, PdfBuilder::content("new"));
  BOOST_TEST((contents(revision.table("/Root 1 0 R /Prev " + std::to_string(first))) ==
              expected("one", "new")));
}

BOOST_AUTO_TEST_CASE(a_chain_of_revisions_that_runs_in_a_circle_is_rebuilt) {
  PdfBuilder builder;
  builder.pages("one", "two");
  const std::string at = std::to_string(builder.bytes.size());
  BOOST_TEST((contents(builder.table("/Root 1 0 R /Prev " + at)) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(junk_before_the_header_shifts_every_offset) {
  const std::string mail = "From: lab@example.org\r\n\r\n";
  BOOST_TEST((contents(mail + PdfBuilder().pages("one", "two").table()) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_header_may_be_lost_or_far_behind_other_bytes) {
  const std::string sound = PdfBuilder().pages("one", "two").table();
  BOOST_TEST((contents(replaced(sound, "%PDF-1.5", "%XXX-1.5")) == expected("one", "two")));
  BOOST_TEST((contents(sound.substr(9)) == expected("one", "two")));
  BOOST_TEST((contents(std::string(5000, 'm') + sound) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_broken_cross_reference_is_rebuilt) {
  const std::string sound = PdfBuilder().pages("one", "two").table();
  for (const std::string& broken :
       {replaced(sound, "startxref\n", "startxref\n9"), replaced(sound, "xref\n0 1", "xxxx\n0 1"),
        replaced(sound, "trailer", "tr"), sound.substr(0, sound.find("xref\n0")),
        replaced(sound, "/Root 1 0 R", "/Root 77 0 R"), replaced(sound, "startxref", "start"),
        replaced(sound, "%PDF-1.5\n", "%PDF-1.5\n\n\n\n"),
        replaced(sound, " 00000 n", " 00000 x")}) {
    BOOST_TEST((contents(broken) == expected("one", "two")), broken);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_offset_met_later_asks_for_a_restart) {
  std::string bytes = PdfBuilder().pages("one", "two").table();
  const std::size_t entry = bytes.find("13 1\n") + 5;
  bytes.replace(entry, 10, "0000000012");
  PdfFile file(bytes, "", Limits{});
  BOOST_TEST(!file.index_is_broken());
  BOOST_TEST(contents(file)[1].empty());
  BOOST_TEST(file.index_is_broken());
  PdfFile again(bytes, "", Limits{}, IndexSource::scan);
  BOOST_TEST((contents(again) == expected("one", "two")));
  BOOST_TEST(!again.index_is_broken());
}

BOOST_AUTO_TEST_CASE(pages_inherit_what_the_tree_says) {
  const std::string bytes = PdfBuilder()
                                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                                .object(2, "<</Kids[3 0 R 4 0 R]/MediaBox[0 0 1 1]/Rotate 90>>")
                                .object(3, "<</Type/Pages/Kids[5 0 R]/MediaBox[0 0 2 2]>>")
                                .object(4, "<</Type/Page/Rotate 0>>")
                                .object(5, "<</Type/Page>>")
                                .table();
  PdfFile file(bytes, "", Limits{});
  BOOST_REQUIRE(file.pages().size() == 2);
  const Dictionary& inner = file.pages()[0].dictionary;
  BOOST_TEST(*(*file.array_at(inner, "MediaBox"))[2].as_number() == 2);
  BOOST_TEST(*file.number_at(inner, "Rotate") == 90);
  BOOST_TEST(*file.number_at(file.pages()[1].dictionary, "Rotate") == 0);
  BOOST_TEST(!file.pages()[1].dictionary.contains("Kids"));
}

BOOST_AUTO_TEST_CASE(pages_are_found_without_a_tree) {
  const std::string bytes = replaced(PdfBuilder().pages("one", "two").table(), "/Kids", "/Kinds");
  BOOST_TEST((contents(bytes) == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_page_that_is_not_there_is_reported) {
  const std::string bytes =
      replaced(PdfBuilder().pages("one", "two").table(), "12 0 R ]", "99 0 R ]");
  PdfFile file(bytes, "", Limits{});
  BOOST_TEST(file.pages().size() == 1);
  BOOST_TEST(file.partial().value_or("") == "a page is missing from the file");
}

BOOST_AUTO_TEST_CASE(references_in_a_circle_are_null) {
  const std::string bytes =
      PdfBuilder().pages("one").object(60, "61 0 R").object(61, "60 0 R").table();
  PdfFile file(bytes, "", Limits{});
  BOOST_TEST(file.resolve(Object(Reference{60, 0})).is_null());
  BOOST_TEST(file.stream(Object(Reference{60, 0})).empty());
  BOOST_TEST(file.resolve(Object(Reference{4'000'000'000, 0})).is_null());
}

BOOST_AUTO_TEST_CASE(filters_run_in_their_order) {
  const std::string text = PdfBuilder::content("one");
  const auto with = [&](std::string_view data, std::string_view filter) {
    const std::string bytes = PdfBuilder().pages("x").stream(60, data, filter).table();
    PdfFile file(bytes, "", Limits{});
    return file.stream(Object(Reference{60, 0}));
  };
  std::string hex;
  for (const char c : deflated(text)) {
    constexpr std::string_view digits = "0123456789abcdef";
    hex += digits[static_cast<unsigned char>(c) >> 4];
    hex += digits[static_cast<unsigned char>(c) & 15];
  }
  BOOST_TEST(with(text, "") == text);
  BOOST_TEST(with(deflated(text), "/Filter /FlateDecode") == text);
  BOOST_TEST(with(deflated(text), "/Filter [/Fl] /DecodeParms [null]") == text);
  BOOST_TEST(with(hex + ">", "/Filter [/ASCIIHexDecode /FlateDecode]") == text);
  BOOST_TEST(with(std::string("\2abc\xFE"
                              "d\x80",
                              7),
                  "/Filter /RunLengthDecode") == "abcddd");
  // "-----A---B" from the standard's own example of LZW.
  BOOST_TEST(with("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "/Filter /LZWDecode") == "-----A---B");
  BOOST_TEST(with(text, "/Filter /DCTDecode").empty());
  BOOST_TEST(with(text, "/Filter /NoSuchFilter").empty());
  BOOST_TEST(with(text, "/Filter 7").empty());
}

BOOST_AUTO_TEST_CASE(a_stream_larger_than_its_limit_is_refused) {
  const std::string bytes = PdfBuilder()
                                .pages("x")
                                .stream(60, deflated(std::string(2'000'000, ' ')), "/Filter /Fl")
                                .table();
  Limits limits;
  limits.stream_bytes = 1'000'000;
  PdfFile file(bytes, "", limits);
  BOOST_CHECK_THROW(file.stream(Object(Reference{60, 0})), Error);
  limits.stream_bytes = 10'000'000;
  limits.decoded_bytes = 3'000'000;
  PdfFile other(bytes, "", limits);
  BOOST_TEST(other.stream(Object(Reference{60, 0})).size() == 2'000'000);
  BOOST_CHECK_THROW(other.stream(Object(Reference{60, 0})), Error);
}

BOOST_AUTO_TEST_CASE(every_standard_encryption_opens_with_the_empty_user_password) {
  for (const char* name : {"rc4_40", "rc4_128", "aes_128", "aes_256_r5", "aes_256_r6"}) {
    const Bytes bytes =
        Bytes::map(std::string(LABREAD_SOURCE_DIR "/tests/data/pdf/") + name + ".pdf", 1'000'000);
    BOOST_TEST((contents(bytes.view()) == expected("one", "two")), name);
  }
}

BOOST_AUTO_TEST_CASE(a_password_is_asked_for_and_taken) {
  const Bytes bytes =
      Bytes::map(LABREAD_SOURCE_DIR "/tests/data/pdf/aes_128_password.pdf", 1'000'000);
  BOOST_CHECK(failure_of(bytes.view()) == ErrorCode::password_required);
  BOOST_CHECK(failure_of(bytes.view(), "wrong") == ErrorCode::password_required);
  BOOST_TEST((contents(bytes.view(), "user") == expected("one", "two")));
  BOOST_TEST((contents(bytes.view(), "owner") == expected("one", "two")));
}

BOOST_AUTO_TEST_CASE(a_file_with_enciphered_attachments_alone_needs_no_password) {
  const std::string key(48, 'k');
  const std::string half(32, 'k');
  const std::string encrypt = "<</Filter/Standard/V 5/R 6/P -4/O(" + key + ")/U(" + key + ")/OE(" +
                              half + ")/UE(" + half + ")/Perms(" + half +
                              ")/CF<</StdCF<</CFM/AESV3/AuthEvent/EFOpen>>>>/EFF/StdCF";
  const auto file = [&](const std::string& filters) {
    return std::string(
        PdfBuilder().pages("one", "two").table("/Root 1 0 R /Encrypt " + encrypt + filters + ">>"));
  };
  BOOST_TEST((contents(file("/StmF/Identity/StrF/Identity")) == expected("one", "two")));
  BOOST_CHECK(failure_of(file("/StmF/StdCF/StrF/StdCF")) == ErrorCode::password_required);
}

BOOST_AUTO_TEST_CASE(an_incomplete_encryption_dictionary_never_reaches_podofo) {
  const std::string key(32, 'k');
  for (const std::string& encrypt :
       {std::string("<</Filter/Standard/V 1/R 2/P -4/O(short)/U(short)>>"),
        "<</Filter/Standard/V 4/R 4/P -4/O(" + key + ")/U(" + key + ")>>",
        "<</Filter/Standard/V 4/R 4/P -4/O(" + key + ")/U(" + key +
            ")/StmF/StdCF/StrF/StdCF/CF<<>>>>",
        "<</Filter/Standard/V 5/R 6/P -4/O(" + key + ")/U(" + key + ")>>",
        "<</Filter/Standard/V 2/R 3/Length -2147483648/P -4/O(" + key + ")/U(" + key + ")>>",
        "<</Filter/Standard/V 2/R 3/Length 264/P -4/O(" + key + ")/U(" + key + ")>>",
        "<</Filter/Standard/V 2/R 3/Length(x)/P -4/O(" + key + ")/U(" + key + ")>>",
        "<</Filter/Other/V 1/R 2/P -4/O(" + key + ")/U(" + key + ")>>", std::string("<<>>")}) {
    const std::string bytes = PdfBuilder().pages("one").table("/Root 1 0 R /Encrypt " + encrypt);
    BOOST_CHECK(failure_of(bytes) == ErrorCode::damaged);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_and_what_has_no_page) {
  BOOST_CHECK(failure_of("") == ErrorCode::unsupported_format);
  BOOST_CHECK(failure_of("hello") == ErrorCode::unsupported_format);
  BOOST_CHECK(failure_of("%PDF-1.4\n") == ErrorCode::damaged);
  BOOST_CHECK(failure_of("%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj") == ErrorCode::damaged);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
