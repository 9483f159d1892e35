#include "parser/pdf/font.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/error.h"
#include "small_pdf.h"

using namespace labread::pdf;
using small_pdf::OpenPage;
using small_pdf::SmallPdf;

namespace {

// What a string shows in a font, and how wide it is at 10 points.
struct Shown {
  std::string text;
  double width = 0;
};

Shown show(const std::string& string, const SmallPdf& pdf) {
  OpenPage page(pdf);
  Shown shown;
  for (const Glyph& glyph : page.glyphs.glyphs) {
    shown.text += glyph.text.empty() ? "?" : std::string(glyph.text);
    shown.width += glyph.advance.x;
  }
  BOOST_TEST_INFO(string);
  return shown;
}

Shown show(const std::string& string, const std::string& font,
           const std::vector<std::string>& more = {}) {
  SmallPdf pdf("BT /F1 10 Tf 50 700 Td " + string + " Tj ET", font);
  for (const std::string& object : more) pdf.add(object);
  return show(string, pdf);
}

std::string simple(const std::string& entries) {
  return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica " + entries + " >>";
}

std::string composite(const std::string& entries, const std::string& descendant) {
  return "<< /Type /Font /Subtype /Type0 /BaseFont /X " + entries +
         " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X " + descendant +
         " >>] >>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fonts)

BOOST_AUTO_TEST_CASE(a_standard_font_needs_no_widths) {
  const Shown shown = show("(A1)", simple("/Encoding /WinAnsiEncoding"));
  BOOST_TEST(shown.text == "A1");
  BOOST_TEST(shown.width == 6.67 + 5.56, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(widths_of_the_dictionary_come_first) {
  const Shown shown = show("(AB)", simple("/FirstChar 65 /LastChar 65 /Widths [500] "
                                          "/FontDescriptor << /MissingWidth 250 >>"));
  BOOST_TEST(shown.width == 5 + 2.5, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(differences_override_the_base_encoding) {
  const std::string encoding =
      "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /mu /uni2265 70 /fi 71 /c71] "
      ">>";
  BOOST_TEST(show("(ABCFG1)", simple(encoding)).text == "µ≥CﬁG1");
}

BOOST_AUTO_TEST_CASE(a_name_that_means_nothing_is_no_character_unless_it_repeats_its_code) {
  const std::string encoding = "/Encoding << /Differences [65 /g7 /G42 /c68 70 /= 61 /=] >>";
  BOOST_TEST(show("(ABCF=)", simple(encoding)).text ==
             "?B"
             "??"
             "=");
}

BOOST_AUTO_TEST_CASE(to_unicode_overrides_everything) {
  const std::string font = simple("/Encoding /WinAnsiEncoding /ToUnicode 6 0 R");
  const std::string map = small_pdf::stream("", "1 beginbfchar <41> <00B5> endbfchar");
  BOOST_TEST(show("(AB)", font, {map}).text == "µB");
}

BOOST_AUTO_TEST_CASE(an_embedded_program_is_read_only_for_what_the_maps_leave_open) {
  const std::string font = simple("/ToUnicode 6 0 R /FontDescriptor << /FontFile 7 0 R >>");
  const std::string map = small_pdf::stream("", "1 beginbfchar <41> <00B5> endbfchar");
  const std::string program =
      small_pdf::stream("", "%! /Encoding 256 array dup 66 /beta put readonly def");
  BOOST_TEST(show("(AB)", font, {map, program}).text == "µβ");
  labread::Limits limits;
  limits.decoded_bytes = 100;  // holds content and map, not the program as well
  const auto read = [&](const std::string& string) {
    SmallPdf pdf("BT /F1 10 Tf " + string + " Tj ET", font);
    const std::string bytes = pdf.add(map).add(program).bytes();
    PdfFile file(bytes, "", limits);
    FontCache fonts(file);
    std::size_t budget = 100;
    return interpret_page(file, file.pages().front(), fonts, budget).glyphs.size();
  };
  BOOST_TEST(read("(A)") == 1);
  BOOST_CHECK_THROW(read("(B)"), labread::Error);
}

BOOST_AUTO_TEST_CASE(symbol_and_dingbats_have_encodings_of_their_own) {
  BOOST_TEST(show("(mg\\243)", "<< /Subtype /Type1 /BaseFont /Symbol >>").text == "µγ≤");
  BOOST_TEST(show("(4n)", "<< /Subtype /Type1 /BaseFont /ZapfDingbats >>").text == "✔■");
}

BOOST_AUTO_TEST_CASE(a_composite_font_reads_two_bytes_a_glyph) {
  const std::string font =
      composite("/Encoding /Identity-H /ToUnicode 6 0 R", "/DW 600 /W [1 [500 250] 10 12 700]");
  const std::string map = small_pdf::stream(
      "", "3 beginbfchar <0001> <0048> <0002> <00660069> <000B> <0021> endbfchar");
  const Shown shown = show("<00010002000B0030>", font, {map});
  BOOST_TEST(shown.text == "Hfi!?");
  BOOST_TEST(shown.width == 5 + 2.5 + 7 + 6, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(an_embedded_map_cuts_the_string) {
  const std::string font = composite("/Encoding 6 0 R /ToUnicode 7 0 R", "/DW 1000 /W [5 [300]]");
  const std::string encoding = small_pdf::stream(
      "", "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidchar <41> 5 endcidchar");
  const std::string map = small_pdf::stream("", "1 beginbfchar <41> <0037> endbfchar");
  const Shown shown = show("(AB)", font, {encoding, map});
  BOOST_TEST(shown.text == "7?");
  BOOST_TEST(shown.width == 3 + 10, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(a_unicode_map_needs_nothing_else) {
  BOOST_TEST(show("<004F006B>", composite("/Encoding /UniGB-UCS2-H", "")).text == "Ok");
}

BOOST_AUTO_TEST_CASE(a_font_that_calls_its_codes_unicode_is_believed_last) {
  BOOST_TEST(
      show("<0041011B>", composite("/Encoding /Identity-H /ToUnicode /Identity-H", "")).text ==
      "Aě");
}

BOOST_AUTO_TEST_CASE(an_east_asian_font_needs_no_map_of_its_own) {
  if (collection_tables.empty()) return;
  const auto font = [](const std::string& encoding, const std::string& ordering) {
    return composite("/Encoding /" + encoding,
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (" + ordering +
                         ") /Supplement 2 >> /DW 1000 /W [231 [500] 814 [500]]");
  };
  BOOST_TEST(show("<8C8C>", font("90ms-RKSJ-H", "Japan1")).text == "血");
  BOOST_TEST(show("<D1AA>", font("GBK-EUC-H", "GB1")).text == "血");
  BOOST_TEST(show("<A6E5>", font("ETen-B5-H", "CNS1")).text == "血");
  BOOST_TEST(show("<C7F7>", font("KSCms-UHC-H", "Korea1")).text == "혈");
  BOOST_TEST(show("<00220023>", font("Identity-H", "Japan1")).text == "AB");
  BOOST_TEST(show("<00220023>", font("Identity-H", "Identity")).text == "??");
  // Widths are by CID, so the map counts where codes are Unicode, too.
  const Shown half_wide = show("<0020>", font("UniJIS-UCS2-HW-H", "Japan1"));
  BOOST_TEST(half_wide.width == 5, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(an_embedded_map_may_build_on_a_predefined_one) {
  if (collection_tables.empty()) return;
  const std::string font =
      composite("/Encoding 6 0 R", "/CIDSystemInfo << /Ordering (Japan1) >> /DW 1000");
  const std::string encoding =
      small_pdf::stream("/UseCMap /90ms-RKSJ-H", "1 begincidchar <41> 34 endcidchar");
  BOOST_TEST(show("<41428C8C>", font, {encoding}).text == "AB血");
}

BOOST_AUTO_TEST_CASE(a_type3_font_scales_its_widths_by_its_matrix) {
  const std::string font =
      "<< /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 50 80] /FirstChar 65 "
      "/Widths [60] /Encoding << /Differences [65 /A] >> /CharProcs << >> >>";
  const Shown shown = show("(A)", font);
  BOOST_TEST(shown.text == "A");
  BOOST_TEST(shown.width == 6, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(a_tiny_type3_font_still_has_the_size_that_is_seen) {
  const std::string font =
      "<< /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 5 10] /FirstChar 65 "
      "/Widths [6] /Encoding << /Differences [65 /A] >> /CharProcs << >> >>";
  OpenPage page(SmallPdf("BT /F1 1 Tf 50 700 Td (A) Tj ET", font));
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  BOOST_TEST(page.words[0].font_size == 10.0f, boost::test_tools::tolerance(1e-4f));
}

// As Ghostscript writes bitmap fonts: a box that says nothing, and glyphs of many pixels.
BOOST_AUTO_TEST_CASE(the_size_of_a_type3_font_is_told_by_its_letters_where_the_box_is_none) {
  const std::string font =
      "<< /Subtype /Type3 /FontMatrix [1 0 0 -1 0 0] /FontBBox [0 0 1 -1] /FirstChar 97 "
      "/Widths [28 28 25 28] /Encoding << /Differences [97 /a /b /c /d] >> /CharProcs << >> >>";
  OpenPage page(SmallPdf("BT /F1 0.2 Tf 50 700 Td [(ab) -1000 (cd)] TJ ET", font));
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  BOOST_TEST(page.words[0].text == "abcd");
  BOOST_TEST(page.words[0].font_size == 10.0f, boost::test_tools::tolerance(0.02f));
}

BOOST_AUTO_TEST_CASE(the_box_of_a_few_low_glyphs_does_not_make_a_type3_font_small) {
  const std::string font =
      "<< /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 30 20] /FirstChar 110 "
      "/Widths [55 55] /Encoding << /Differences [110 /n /o] >> /CharProcs << >> >>";
  OpenPage page(SmallPdf("BT /F1 10 Tf 50 700 Td (no) Tj ET", font));
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  BOOST_TEST(page.words[0].font_size == 10.0f, boost::test_tools::tolerance(1e-4f));
}

BOOST_AUTO_TEST_CASE(a_number_for_a_name_tells_no_bullet_of_a_type3_font) {
  const std::string font =
      "/FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 60 80] /FirstChar 65 /Widths [50] "
      "/Encoding << /Differences [65 /a65 136 /a136 228 /a228] >> /CharProcs << >> >>";
  BOOST_TEST(show("(A\\210\\344)", "<< /Subtype /Type3 " + font).text == "A?ä");
  BOOST_TEST(show("(A\\210\\344)", "<< /Subtype /Type1 " + font).text == "Aˆä");
}

// TeX keeps its ligatures among the control codes.
BOOST_AUTO_TEST_CASE(a_control_code_that_a_type3_font_draws_is_a_glyph_nobody_knows_and_no_blank) {
  const std::string font =
      "<< /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 60 80] /FirstChar 27 "
      "/Widths [55] /Encoding << /Differences [27 /a27 101 /e] >> /CharProcs << >> >>";
  OpenPage page(SmallPdf("BT /F1 10 Tf 50 700 Td (e\\033e) Tj ET", font));
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  BOOST_TEST(page.words[0].text ==
             "e\xEF\xBF\xBD"
             "e");
}

BOOST_AUTO_TEST_CASE(bold_is_told_by_name_weight_or_flag) {
  const auto is_bold = [](const std::string& font) {
    return OpenPage(SmallPdf("BT /F1 10 Tf 9 9 Td (x) Tj ET", font)).words.at(0).bold;
  };
  BOOST_TEST(is_bold("<< /Subtype /Type1 /BaseFont /Helvetica-Bold >>"));
  BOOST_TEST(!is_bold("<< /Subtype /Type1 /BaseFont /Helvetica >>"));
  BOOST_TEST(is_bold(simple("/FontDescriptor << /FontWeight 700 >>")));
  BOOST_TEST(is_bold(simple("/FontDescriptor << /Flags 262176 >>")));
}

BOOST_AUTO_TEST_CASE(a_missing_or_broken_font_still_gives_plain_text) {
  BOOST_TEST(show("(Ok)", "<< >>").text == "Ok");
  BOOST_TEST(show("(Ok)", "null").text == "Ok");
  BOOST_TEST(show("(Ok)", "<< /Subtype /Type0 >>").text == "?");
}

BOOST_AUTO_TEST_SUITE_END()
