#include "parser/pdf/mark_pdf.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "parser/pdf/content_reader.h"
#include "parser/pdf/file.h"
#include "parser/pdf/read_pdf.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread::pdf {
namespace {

// One page that shows "9.2" at 72, 700 of its user space; `page` are further entries of the page,
// `catalog` of the catalog.
PdfBuilder report(std::string_view page = "/MediaBox [0 0 612 792]",
                  std::string_view catalog = "") {
  PdfBuilder builder;
  builder.object(1, "<< /Type /Catalog /Pages 2 0 R " + std::string(catalog) + " >>");
  builder.object(
      2, "<< /Type /Pages /Count 1 /Kids [10 0 R] /Resources << /Font << /F1 3 0 R >> >> >>");
  builder.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  builder.object(10, "<< /Type /Page /Parent 2 0 R /Contents 11 0 R " + std::string(page) + " >>");
  return builder.stream(11, PdfBuilder::content("9.2"));
}

// A mark on each word of the document.
PdfMarks marks_on(const std::string& pdf, bool in_outline = true) {
  PdfMarks marks{"labread: 1 of 1 result out of range", "by labread", {80, 80, 80}, {}};
  for (const Page& page : read_pdf(pdf, "", Limits{}).pages) {
    for (const Word& word : page.words) {
      marks.marks.push_back({page.number,
                             word.box,
                             "H",
                             {150, 60, 10},
                             {250, 230, 220},
                             word.text + ": high",
                             word.text + "\nabove its range",
                             in_outline});
    }
  }
  return marks;
}

std::string marked(const std::string& pdf, const PdfMarks& marks) {
  return pdf + mark_pdf(pdf, "", Limits{}, marks).bytes;
}
std::string marked(const std::string& pdf) { return marked(pdf, marks_on(pdf)); }

std::vector<Dictionary> annotations(PdfFile& file, std::string_view subtype) {
  std::vector<Dictionary> found;
  const Array* entries = file.array_at(file.pages().front().dictionary, "Annots");
  if (!entries) return found;
  for (const Object& entry : *entries) {
    const Dictionary* annotation = file.resolve(entry).as_dictionary();
    if (annotation && file.name_at(*annotation, "Subtype") == subtype) found.push_back(*annotation);
  }
  return found;
}

std::string refusal_of(std::string_view pdf, const PdfMarks& marks) {
  try {
    mark_pdf(pdf, "", Limits{}, marks);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::vector<std::string> texts_of(const std::string& pdf) {
  std::vector<std::string> texts;
  for (const Page& page : read_pdf(pdf, "", Limits{}).pages) {
    for (const Word& word : page.words) texts.push_back(word.text);
  }
  return texts;
}

std::string file_in_tests(const std::string& name) {
  const std::string path = std::string(LABREAD_SOURCE_DIR) + "/tests/data/pdf/" + name;
  return std::string(Bytes::map(path, 1'000'000).view());
}

// The titles of the outline's highest level, in order; each must point back to the one before.
std::vector<std::string> outline_of(PdfFile& file) {
  std::vector<std::string> titles;
  const Dictionary* outline = file.dictionary_at(file.catalog(), "Outlines");
  BOOST_REQUIRE(outline);
  const Dictionary* item = file.dictionary_at(*outline, "First");
  const Dictionary* before = nullptr;
  while (item && titles.size() < 10) {
    BOOST_TEST((file.dictionary_at(*item, "Prev") == before));
    titles.push_back(*file.lookup(*item, "Title").as_string());
    before = item;
    item = file.dictionary_at(*item, "Next");
  }
  BOOST_TEST((file.dictionary_at(*outline, "Last") == before));
  return titles;
}

const std::string two_entries = "<< /Type /Outlines /First 21 0 R /Last 22 0 R /Count 2 >>";

}  // namespace

BOOST_AUTO_TEST_SUITE(marks_on_pdf)

BOOST_AUTO_TEST_CASE(a_mark_is_a_highlight_with_an_appearance_and_a_pop_up) {
  const std::string copy = marked(report().table());
  PdfFile file(copy, "", Limits{});
  const std::vector<Dictionary> highlights = annotations(file, "Highlight");
  BOOST_TEST_REQUIRE(highlights.size() == 1U);
  BOOST_TEST(*file.lookup(highlights[0], "Contents").as_string() == "9.2\nabove its range");
  const Dictionary* appearance = file.dictionary_at(highlights[0], "AP");
  BOOST_REQUIRE(appearance);
  BOOST_TEST(contains(file.stream(appearance->at("N")), "/Wash gs"));
  const Dictionary* popup = file.dictionary_at(highlights[0], "Popup");
  BOOST_REQUIRE(popup);
  BOOST_TEST(annotations(file, "Popup").size() == 2U);
  BOOST_TEST(annotations(file, "Text").size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_marked_copy_reads_as_the_original) {
  const std::string original = PdfBuilder().pages("Calcium 9.2 mg/dL", "Sodium 140").table();
  BOOST_TEST(texts_of(marked(original)) == texts_of(original), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_update_ends_as_the_file_does) {
  const std::string table = report().table();
  const std::string stream = report().xref_stream();
  BOOST_TEST(contains(mark_pdf(table, "", Limits{}, marks_on(table)).bytes, "trailer"));
  BOOST_TEST(!contains(mark_pdf(stream, "", Limits{}, marks_on(stream)).bytes, "trailer"));
  for (const std::string& pdf : {table, stream}) {
    const std::string copy = marked(pdf);
    PdfFile file(copy, "", Limits{});
    BOOST_TEST(file.ending().sound);
    BOOST_TEST(file.ending().newest_is_stream == (pdf == stream));
  }
}

BOOST_AUTO_TEST_CASE(a_page_in_an_object_stream_is_marked) {
  PdfBuilder builder;
  builder.object(
      2, "<< /Type /Pages /Count 1 /Kids [10 0 R] /Resources << /Font << /F1 3 0 R >> >> >>");
  builder.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  builder.stream(11, PdfBuilder::content("9.2"));
  const std::string catalog = "<< /Type /Catalog /Pages 2 0 R >> ";
  const std::string head = "1 0 10 " + std::to_string(catalog.size()) + " ";
  builder.stream(20, head + catalog + "<< /Type /Page /Parent 2 0 R /Contents 11 0 R >>",
                 "/Type /ObjStm /N 2 /First " + std::to_string(head.size()));
  const std::string copy = marked(builder.xref_stream({{1, 0}, {10, 1}}, 20));
  PdfFile file(copy, "", Limits{});
  BOOST_TEST(file.ending().sound);
  BOOST_TEST(annotations(file, "Highlight").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_highlight_lies_over_its_value_however_the_page_lies) {
  for (const char* const box : {"[0 0 612 792]", "[-200 100 900 950]", "[30 40 642 832]"}) {
    for (const char* const rotate : {"0", "90", "180", "270", "-90"}) {
      const std::string page = "/MediaBox " + std::string(box) + " /Rotate " + rotate;
      const std::string copy = marked(report(page + " /CropBox [20 60 500 780]").table());
      PdfFile file(copy, "", Limits{});
      const Dictionary highlight = annotations(file, "Highlight").at(0);
      const Array& points = *file.array_at(highlight, "QuadPoints");
      Rect quad{1e9, 1e9, -1e9, -1e9};
      for (std::size_t i = 0; i < 8; i += 2) {
        const Point point{*points[i].as_number(), *points[i + 1].as_number()};
        quad = united(quad, {point.x, point.y, point.x, point.y});
      }
      BOOST_TEST_CONTEXT("page " << page) {
        // Helvetica's "9.2" at 12 points, 16.7 wide, on a baseline at 700.
        BOOST_TEST(quad.left < 72.1);
        BOOST_TEST(quad.left > 68);
        BOOST_TEST(quad.right > 88.5);
        BOOST_TEST(quad.right < 93);
        BOOST_TEST(quad.top < 700.1);
        BOOST_TEST(quad.bottom > 708);
        BOOST_TEST(quad.bottom - quad.top < 18);
        const Rect whole = rectangle_of(file, file.lookup(highlight, "Rect")).value();
        BOOST_TEST((united(whole, quad) == whole));
        // The appearance fills the rectangle without being stretched.
        const Dictionary& form =
            *file.resolve(file.dictionary_at(highlight, "AP")->at("N")).as_dictionary();
        const Rect shown = transformed(matrix_of(file, form.at("Matrix")).value(),
                                       rectangle_of(file, form.at("BBox")).value());
        BOOST_TEST(std::abs(shown.left - whole.left) < 0.01);
        BOOST_TEST(std::abs(shown.right - whole.right) < 0.01);
        BOOST_TEST(std::abs(shown.top - whole.top) < 0.01);
        BOOST_TEST(std::abs(shown.bottom - whole.bottom) < 0.01);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(annotations_of_the_page_stay) {
  const std::string link = "<< /Type /Annot /Subtype /Link /Rect [1 2 3 4.5] >>";
  for (const char* const entry :
       {"/Annots [30 0 R]", "/Annots 31 0 R", "/Annots [32 0 R 30 0 R]"}) {
    PdfBuilder builder = report("/MediaBox [0 0 612 792] " + std::string(entry));
    builder.object(30, link).object(31, "[30 0 R]").object(32, "null");
    const std::string copy = marked(builder.table());
    PdfFile file(copy, "", Limits{});
    BOOST_TEST(annotations(file, "Link").size() == 1U);
    BOOST_TEST(annotations(file, "Highlight").size() == 1U);
  }
  const std::string copy = marked(report("/Annots [" + link + "]").table());
  PdfFile file(copy, "", Limits{});
  BOOST_TEST(*file.array_at(annotations(file, "Link").at(0), "Rect")->at(3).as_number() == 4.5);
}

BOOST_AUTO_TEST_CASE(what_a_page_inherits_is_still_inherited) {
  const std::string copy = marked(report().table());
  PdfFile file(copy, "", Limits{});
  const Dictionary* page = file.resolve(Object(*file.pages().front().reference)).as_dictionary();
  BOOST_REQUIRE(page);
  BOOST_TEST(!page->contains("Resources"));
  BOOST_TEST(file.pages().front().dictionary.contains("Resources"));
}

BOOST_AUTO_TEST_CASE(a_document_without_an_outline_gets_one) {
  const std::string copy = marked(report().table());
  PdfFile file(copy, "", Limits{});
  BOOST_TEST(outline_of(file) == std::vector<std::string>{"labread: 1 of 1 result out of range"},
             boost::test_tools::per_element());
  BOOST_TEST(file.name_at(file.catalog(), "PageMode") == "UseOutlines");
}

BOOST_AUTO_TEST_CASE(an_outline_is_continued) {
  PdfBuilder builder = report("/MediaBox [0 0 612 792]", "/Outlines 20 0 R /PageMode /UseNone");
  builder.object(20, two_entries);
  builder.object(21, "<< /Title (One) /Parent 20 0 R /Next 22 0 R >>");
  builder.object(22, "<< /Title (Two) /Parent 20 0 R /Prev 21 0 R >>");
  const std::string copy = marked(builder.table());
  PdfFile file(copy, "", Limits{});
  const std::vector<std::string> titles{"One", "Two", "labread: 1 of 1 result out of range"};
  BOOST_TEST(outline_of(file) == titles, boost::test_tools::per_element());
  BOOST_TEST(*file.number_at(*file.dictionary_at(file.catalog(), "Outlines"), "Count") == 4);
  BOOST_TEST(file.name_at(file.catalog(), "PageMode") == "UseNone");
}

BOOST_AUTO_TEST_CASE(a_damaged_outline_is_left_alone_and_told) {
  PdfBuilder builder = report("/MediaBox [0 0 612 792]", "/Outlines 20 0 R");
  const std::string pdf = builder.object(20, two_entries).table();
  const PdfUpdate update = mark_pdf(pdf, "", Limits{}, marks_on(pdf));
  BOOST_TEST(update.remarks.size() == 1U);
  const std::string copy = pdf + update.bytes;
  PdfFile file(copy, "", Limits{});
  BOOST_TEST(annotations(file, "Highlight").size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_out_of_range_makes_no_outline) {
  const std::string pdf = report().table();
  const std::string copy = marked(pdf, marks_on(pdf, false));
  PdfFile file(copy, "", Limits{});
  BOOST_TEST(!file.catalog().contains("Outlines"));
}

BOOST_AUTO_TEST_CASE(a_form_stays_as_it_is) {
  PdfBuilder builder =
      report("/Annots [41 0 R]", "/AcroForm << /Fields [41 0 R] /DA (/Helv 0 Tf) >>");
  builder.object(41, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] >>");
  const std::string copy = marked(builder.table());
  PdfFile file(copy, "", Limits{});
  const Dictionary* form = file.dictionary_at(file.catalog(), "AcroForm");
  BOOST_REQUIRE(form);
  BOOST_TEST(file.array_at(*form, "Fields")->size() == 1U);
  BOOST_TEST(annotations(file, "Widget").size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_would_be_spoiled_is_refused) {
  const PdfMarks marks = marks_on(report().table());
  const auto refused = [&](PdfBuilder builder) { return refusal_of(builder.table(), marks); };
  BOOST_TEST(contains(refused(report("", "/AcroForm << /SigFlags 3 >>")), "is signed"));
  BOOST_TEST(contains(refused(report("", "/Perms << /DocMDP 50 0 R >>")), "is signed"));
  BOOST_TEST(contains(refused(report().object(50, "<< /ByteRange [0 1 2 3] >>")), "is signed"));
  BOOST_TEST(
      contains(refusal_of(report().end("trailer << /Root 1 0 R >>\n", 7), marks), "damaged"));
  BOOST_TEST(contains(refusal_of(marked(report().table()), marks), "marked copy already"));
  for (const char* name : {"rc4_40.pdf", "aes_128.pdf", "aes_256_r6.pdf"}) {
    BOOST_TEST(contains(refusal_of(file_in_tests(name), marks), "is encrypted"));
  }
}

BOOST_AUTO_TEST_CASE(texts_of_strangers_stay_texts) {
  const std::string pdf = report().table();
  PdfMarks marks = marks_on(pdf);
  const std::string ascii = R"(\) >> endobj /OpenAction << /S /JavaScript /JS (app.alert\(1\)) >>)";
  for (const std::string& text : {ascii, std::string("µg – \xF0\x9F\x98\x80 <script>")}) {
    marks.marks[0].note = text;
    marks.marks[0].title = text;
    const std::string copy = marked(pdf, marks);
    PdfFile file(copy, "", Limits{});
    BOOST_TEST(file.ending().sound);
    BOOST_TEST(!file.catalog().contains("OpenAction"));
    const std::string note =
        *file.lookup(annotations(file, "Highlight").at(0), "Contents").as_string();
    BOOST_TEST((text == ascii ? note == ascii : note.starts_with("\xFE\xFF")));
  }
}

BOOST_AUTO_TEST_CASE(the_same_report_gives_the_same_bytes) {
  const std::string pdf = report().table("/Root 1 0 R /ID [<0102> <0304>]");
  BOOST_TEST(marked(pdf) == marked(pdf));
  const std::string copy = marked(pdf);
  PdfFile file(copy, "", Limits{});
  const FileEnding ending = file.ending();
  const Array& id = *ending.trailer.at("ID").as_array();
  BOOST_TEST(*id[0].as_string() == "\x01\x02");
  BOOST_TEST(id[1].as_string()->size() == 16U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
