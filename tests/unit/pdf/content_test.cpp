#include "parser/pdf/content.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "small_pdf.h"

using namespace labread;
using namespace labread::pdf;
using small_pdf::OpenPage;
using small_pdf::SmallPdf;
using small_pdf::stream;
using small_pdf::text_of;

namespace {

const auto near_enough = boost::test_tools::tolerance(1e-4);

std::string shown(const std::string& text) { return "BT /F1 10 Tf 50 700 Td (" + text + ") Tj ET"; }

void check_origin(const std::string& operators, double x, double y) {
  OpenPage page(SmallPdf("BT /F1 10 Tf " + operators + " ET"));
  BOOST_TEST_CONTEXT(operators) {
    BOOST_TEST_REQUIRE(!page.glyphs.glyphs.empty());
    BOOST_TEST(page.glyphs.glyphs.back().origin.x == x, near_enough);
    BOOST_TEST(page.glyphs.glyphs.back().origin.y == y, near_enough);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content)

BOOST_AUTO_TEST_CASE(text_operators_move_the_pen) {
  check_origin("50 700 Td (A) Tj", 50, 100);
  check_origin("50 700 Td (AA) Tj", 56.67, 100);
  check_origin("50 700 Td 2 Tc (AA) Tj", 58.67, 100);
  check_origin("50 700 Td 3 Tw ( A) Tj", 55.78, 100);
  check_origin("50 700 Td 50 Tz (AA) Tj", 53.335, 100);
  check_origin("50 700 Td [(A) -1000 (A)] TJ", 66.67, 100);
  check_origin("50 700 Td 4 Ts (A) Tj", 50, 96);
  check_origin("50 700 Td 12 TL (A) Tj T* (B) Tj", 50, 112);
  check_origin("50 700 Td 12 TL (A) '", 50, 112);
  check_origin("50 700 TD 5 -14 TD (A) Tj T* (B) Tj", 55, 128);
  check_origin("50 700 Td 12 TL 1 2 (AA) \"", 58.67, 112);
  check_origin("2 0 0 2 30 600 Tm (AA) Tj", 43.34, 200);
  check_origin("50 700 Td (A) Tj 10 0 Td (A) Tj", 60, 100);
}

BOOST_AUTO_TEST_CASE(the_graphics_state_is_saved_and_scales) {
  OpenPage page(SmallPdf("q 2 0 0 2 10 20 cm " + shown("A") + " Q " + shown("B")));
  BOOST_TEST_REQUIRE(page.glyphs.glyphs.size() == 2U);
  BOOST_TEST(page.glyphs.glyphs[1].origin.x == 50, near_enough);
  BOOST_TEST(page.glyphs.glyphs[0].size == 20.0f);
}

BOOST_AUTO_TEST_CASE(a_font_may_come_from_an_external_state) {
  SmallPdf pdf("/G gs BT 50 700 Td (A) Tj ET");
  pdf.resources("/ExtGState << /G << /Font [5 0 R 14] >> >>");
  OpenPage page(pdf);
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  BOOST_TEST(page.words[0].font_size == 14.0f);
}

BOOST_AUTO_TEST_CASE(the_page_is_seen_from_its_crop_box_and_turned) {
  const auto origin = [](const std::string& page_entries) {
    OpenPage page(SmallPdf("BT /F1 10 Tf 0 1 -1 0 500 200 Tm (AAAA) Tj ET").page(page_entries));
    return page.glyphs.glyphs.at(0).origin;
  };
  OpenPage cropped(SmallPdf(shown("A")).page("/CropBox [40 0 600 750]"));
  BOOST_TEST(cropped.glyphs.width == 560);
  BOOST_TEST(cropped.words.at(0).box.left == 10, near_enough);
  BOOST_TEST(cropped.glyphs.glyphs.at(0).origin.y == 50, near_enough);
  BOOST_TEST(origin("/Rotate 90").x == 200, near_enough);
  BOOST_TEST(origin("/Rotate 90").y == 500, near_enough);
  BOOST_TEST(origin("/Rotate -270").x == 200, near_enough);
}

BOOST_AUTO_TEST_CASE(a_page_of_turned_text_is_given_upright) {
  OpenPage page(SmallPdf("BT /F1 10 Tf 0 1 -1 0 500 200 Tm (Iron) Tj 0 -30 Td (12) Tj ET"));
  BOOST_TEST(page.text() == "Iron 12");
  BOOST_TEST(page.glyphs.width == 800);
  BOOST_TEST(page.glyphs.height == 600);
  BOOST_TEST(page.words.at(0).box.left == 200, near_enough);
}

// Two columns, the right one first.
BOOST_AUTO_TEST_CASE(a_page_written_from_top_to_bottom_is_read_in_its_order) {
  SmallPdf pdf("BT /F1 10 Tf 500 700 Td <00410042> Tj -20 0 Td <00430044> Tj ET",
               "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /UniJIS-UCS2-V "
               "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /X >>] >>");
  BOOST_TEST(text_of(pdf) == "AB CD");
}

BOOST_AUTO_TEST_CASE(a_form_brings_its_matrix_and_resources) {
  SmallPdf pdf("q 1 0 0 1 0 100 cm /Fm Do Q " + shown("after"));
  pdf.resources("/XObject << /Fm 6 0 R >>");
  pdf.add(
      stream("/Subtype /Form /BBox [0 0 300 50] /Matrix [1 0 0 1 20 0] "
             "/Resources << /Font << /G 5 0 R >> >>",
             "BT /G 10 Tf 5 10 Td (inside) Tj ET"));
  OpenPage page(pdf);
  BOOST_TEST(page.text() == "after inside");
  BOOST_TEST(page.words.at(1).box.left == 25, near_enough);
}

BOOST_AUTO_TEST_CASE(a_form_that_draws_itself_ends) {
  SmallPdf pdf("/Fm Do");
  pdf.resources("/XObject << /Fm 6 0 R >>");
  pdf.add(
      stream("/Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 5 0 R >> "
             "/XObject << /Fm 6 0 R >> >>",
             shown("once") + " /Fm Do"));
  BOOST_TEST(text_of(pdf) == "once");
}

BOOST_AUTO_TEST_CASE(forms_of_forms_share_one_budget) {
  SmallPdf pdf("/Fm Do");
  pdf.resources("/XObject << /Fm 6 0 R >>");
  for (int i = 6; i < 18; ++i) {
    std::string calls;
    for (int j = 0; j < 10; ++j) calls += "/Fm Do ";
    pdf.add(stream("/Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Fm " +
                       std::to_string(i + 1) + " 0 R >> >>",
                   calls));
  }
  BOOST_TEST(OpenPage(pdf).budget == 0U);
}

BOOST_AUTO_TEST_CASE(actual_text_replaces_what_is_drawn) {
  BOOST_TEST(text_of(SmallPdf("/Span << /ActualText (A1c) >> BDC " + shown("xyz") + " EMC")) ==
             "A1c");
  BOOST_TEST(text_of(SmallPdf("/Span << /ActualText <FEFF00B50067> >> BDC " + shown("q") +
                              " EMC")) == "µg");
  BOOST_TEST(text_of(SmallPdf("/Span << /ActualText () >> BDC " + shown("hidden") + " EMC " +
                              shown("seen"))) == "seen");
}

BOOST_AUTO_TEST_CASE(a_layer_that_is_off_is_not_read) {
  SmallPdf pdf("/OC /L1 BDC " + shown("off") +
               " EMC /OC /L2 BDC BT /F1 10 Tf 90 700 Td (on) Tj ET EMC");
  pdf.resources("/Properties << /L1 6 0 R /L2 7 0 R >>");
  pdf.catalog("/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>");
  pdf.add("<< /Type /OCG /Name (a) >>").add("<< /Type /OCG /Name (b) >>");
  BOOST_TEST(text_of(pdf) == "on");
}

BOOST_AUTO_TEST_CASE(an_annotation_shows_its_appearance_unless_hidden) {
  const auto page = [](const std::string& entries) {
    SmallPdf pdf(shown("page"));
    pdf.page("/Annots [<< /Subtype /Widget /Rect [100 600 200 620] /AP << /N 6 0 R >> " + entries +
             " >>]");
    pdf.add(stream("/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F1 5 0 R >> >>",
                   "BT /F1 5 Tf 1 2 Td (field) Tj ET"));
    return OpenPage(pdf).words;
  };
  const auto words = page("");
  BOOST_TEST_REQUIRE(words.size() == 2U);
  BOOST_TEST(words[1].text == "field");
  BOOST_TEST(words[1].box.left == 102, near_enough);
  BOOST_TEST(words[1].font_size == 10.0f);
  BOOST_TEST(page("/F 2").size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_appearance_has_the_state_that_is_set) {
  SmallPdf pdf("");
  pdf.page(
      "/Annots [<< /Subtype /Widget /Rect [0 0 50 10] /AS /Yes /AP << /N << /Yes 6 0 R /Off 7 "
      "0 R >> >> >>]");
  for (const std::string text : {"yes", "no"}) {
    pdf.add(stream("/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F1 5 0 R >> >>",
                   "BT /F1 5 Tf (" + text + ") Tj ET"));
  }
  BOOST_TEST(text_of(pdf) == "yes");
}

// Fields without an appearance, each drawn by its value as a viewer does.
BOOST_AUTO_TEST_CASE(a_field_without_appearance_shows_its_value) {
  struct Case {
    const char* what;
    const char* entries;
    const char* shown;
  };
  const Case cases[] = {
      {"text", "/FT /Tx /V (Ferritin 18)", "Ferritin 18"},
      {"Unicode, which no font here has", "/FT /Tx /V <FEFF03BC0067002F006C>", "μg/l"},
      {"letters of Latin-1", "/FT /Tx /V (H\\344moglobin)", "Hämoglobin"},
      {"a choice", "/FT /Ch /V (low)", "low"},
      {"a choice with texts of its own", "/FT /Ch /V (l) /Opt [[(h) (high)] [(l) (low)]]", "low"},
      {"kind and value of the parent", "/Parent << /FT /Tx /V (5.4) >>", "5.4"},
      {"two lines", "/FT /Tx /Ff 4096 /V (one\\rtwo)", "one two"},
      {"a long text wraps", "/FT /Tx /Ff 4096 /DA (/F1 10 Tf) /V (aaaa bbbb cccc dddd eeee ffff)",
       "aaaa bbbb cccc dddd eeee ffff"},
      {"a password", "/FT /Tx /Ff 8192 /V (secret)", ""},
      {"a button", "/FT /Btn /V (Yes)", ""},
      {"no value", "/FT /Tx", ""},
      {"hidden", "/FT /Tx /F 2 /V (no)", ""},
      {"no field", "/Subtype /Link /V (no)", ""},
  };
  for (const Case& one : cases) {
    SmallPdf pdf("");
    pdf.page("/Annots [<< /Subtype /Widget /Rect [100 600 200 650] " + std::string(one.entries) +
             " >>]");
    BOOST_TEST_CONTEXT(one.what) BOOST_TEST(text_of(pdf) == one.shown);
  }
}

BOOST_AUTO_TEST_CASE(a_field_stands_where_its_alignment_and_turn_say) {
  const auto word = [](const std::string& entries) {
    SmallPdf pdf("");
    pdf.page(
        "/Annots [<< /Subtype /Widget /FT /Tx /V (12) /DA (/F1 10 Tf) /Rect [100 600 200 620] " +
        entries + " >>]");
    const auto words = OpenPage(pdf).words;
    BOOST_TEST_REQUIRE(words.size() == 1U);
    return words[0].box;
  };
  BOOST_TEST(word("/Q 0").left == 102, near_enough);
  BOOST_TEST(word("/Q 1").middle() == word("").middle(), near_enough);
  BOOST_TEST((word("/Q 1").left + word("/Q 1").right) / 2 == 150, near_enough);
  BOOST_TEST(word("/Q 2").right == 198, near_enough);
  // The page is given upright, so the turned field begins at its lower end.
  BOOST_TEST(word("/MK << /R 90 >>").left == 602, near_enough);
}

BOOST_AUTO_TEST_CASE(where_fields_are_to_be_drawn_anew_the_value_counts) {
  const auto shown = [](const std::string& form) {
    SmallPdf pdf("");
    pdf.catalog("/AcroForm << " + form + " >>");
    pdf.page(
        "/Annots [<< /Subtype /Widget /FT /Tx /V (new) /Rect [0 0 50 10] /AP << /N 6 0 R >> >>]");
    pdf.add(stream("/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F1 5 0 R >> >>",
                   "BT /F1 5 Tf (old) Tj ET"));
    return text_of(pdf);
  };
  BOOST_TEST(shown("") == "old");
  BOOST_TEST(shown("/NeedAppearances false") == "old");
  BOOST_TEST(shown("/NeedAppearances true") == "new");
}

BOOST_AUTO_TEST_CASE(unpainted_text_counts_only_where_nothing_is_painted) {
  BOOST_TEST(text_of(SmallPdf("BT 3 Tr /F1 10 Tf 50 700 Td (scanned) Tj ET")) == "scanned");
  BOOST_TEST(text_of(SmallPdf("q BT 3 Tr /F1 10 Tf 50 700 Td (ghost) Tj ET Q " + shown("real"))) ==
             "real");
}

BOOST_AUTO_TEST_CASE(what_is_off_the_page_or_clipped_away_is_not_read) {
  BOOST_TEST(text_of(SmallPdf("BT /F1 10 Tf 700 700 Td (off) Tj ET " + shown("on"))) == "on");
  BOOST_TEST(text_of(SmallPdf("q 0 0 40 40 re W n " + shown("clipped") + " Q " + shown("seen"))) ==
             "seen");
  BOOST_TEST(text_of(SmallPdf("q 40 650 100 100 re W n " + shown("kept") + " Q")) == "kept");
}

BOOST_AUTO_TEST_CASE(an_inline_image_leaves_the_text_after_it) {
  OpenPage page(SmallPdf("q 300 0 0 400 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01 EI\xff EI Q " +
                         shown("text")));
  BOOST_TEST(page.text() == "text");
  BOOST_TEST(page.glyphs.image_share == 0.25, near_enough);
}

BOOST_AUTO_TEST_CASE(lines_and_boxes_are_kept_as_strokes) {
  const auto strokes = [](const std::string& content) {
    return OpenPage(SmallPdf(content)).glyphs.strokes;
  };
  const auto line = strokes("50 700 m 250 700 l S");
  BOOST_TEST_REQUIRE(line.size() == 1U);
  BOOST_TEST(line[0].from.x == 50, near_enough);
  BOOST_TEST(line[0].to.x == 250, near_enough);
  BOOST_TEST(line[0].to.y == 100, near_enough);
  const auto thin = strokes("50 700 200 0.5 re f");
  BOOST_TEST_REQUIRE(thin.size() == 1U);
  BOOST_TEST(thin[0].from.y == 99.75, near_enough);
  BOOST_TEST(strokes("50 700 200 30 re S").size() == 4U);
  BOOST_TEST(strokes("50 700 200 30 re f").size() == 4U);
  BOOST_TEST(strokes("50 700 200 30 re n").empty());
  BOOST_TEST(strokes("50 700 m 60 710 70 720 80 700 c S").empty());
  BOOST_TEST(strokes("50 700 m 250 700 l 150 600 l h f").empty());
}

BOOST_AUTO_TEST_CASE(damaged_content_gives_what_can_be_read) {
  BOOST_TEST(text_of(SmallPdf("Tj TJ Td Tm Q Q EMC ET " + shown("ok") + " /Nope Do /No gs (x")) ==
             "ok");
  BOOST_TEST(text_of(SmallPdf("BT /F1 nan Tf 1e9 700 Td (far) Tj ET " + shown("ok"))) == "ok");
}

BOOST_AUTO_TEST_SUITE_END()
