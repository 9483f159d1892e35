#include "output/html.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "../interpreter/make.h"

using namespace labread;
using make::result;

namespace {

std::string page_of(std::vector<Result> results, const WriteOptions& options = {},
                    SourceInfo source = {}) {
  const Catalogue& catalogue = Catalogue::built_in();
  const Interpretation answer =
      interpret(make::report(std::move(results)), make::person(Sex::female, "54"), catalogue);
  return html_prologue(options) + write_html(answer, source, catalogue, options) +
         html_epilogue(options);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Every opened element is closed in its order; true for well-formed pages.
bool is_balanced(const std::string& page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    const std::string tag = page.substr(at + 1, end - at - 1);
    if (tag.starts_with('!') || tag.starts_with("meta") || tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find_first_of(" \n")));
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(what_is_urgent_stands_before_every_result) {
  const std::string page = page_of({result("Potassium", "6.8", "mmol/L", "3.5-5.1")});
  BOOST_TEST(page.find(">Urgent<") < page.find("What needs attention"));
  BOOST_TEST(has(page, " is critically high: "));
}

BOOST_AUTO_TEST_CASE(a_result_has_its_picture_its_verdict_and_its_printed_words_with_their_place) {
  const std::string page = page_of({result("25-OH Vitamin D", "14.6", "ng/mL", "30-100")});
  BOOST_TEST(has(page, "<svg class=\"picture tone-attention\""));
  BOOST_TEST(has(page, "Page 1, line 1: "));
  BOOST_TEST(has(page, ">25-OH Vitamin D\u200314.6\u2003ng/mL\u200330-100<"));
  BOOST_TEST(has(page, "Known range 20 - 50 ng/mL: low"));
}

BOOST_AUTO_TEST_CASE(guidelines_and_sources_are_folded_away_but_there) {
  const std::string page = page_of({result("25-OH Vitamin D", "14.6", "ng/mL", "30-100")});
  BOOST_TEST(has(page, "<summary>6 guidelines, sources"));
  BOOST_TEST(has(page, "Endocrine Society 2011: deficiency (up to 20 ng/mL)"));
  BOOST_TEST(has(page, "<summary>Where this comes from"));
}

BOOST_AUTO_TEST_CASE(the_same_finding_of_the_text_output_is_told) {
  const std::string page = page_of({result("Vitamin B12", "150", "pg/mL", "180-914")});
  for (const std::string_view part : {"Vitamin B12 low", ">Why<", ">May be felt as<",
                                      ">Article advises<", ">Please note<", ">In the article<"}) {
    BOOST_TEST(has(page, part), part);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_loaded_and_nothing_runs) {
  const std::string page = page_of({result("25-OH Vitamin D", "14.6", "ng/mL", "30-100")});
  for (const std::string_view part :
       {"<script", "<link", "<img", "<iframe", "@import", "url(", " src=", " onload", "style="}) {
    BOOST_TEST(!has(page, part), part);
  }
  BOOST_TEST(has(page, "default-src 'none'"));
}

BOOST_AUTO_TEST_CASE(hostile_texts_stay_texts) {
  for (const std::string_view text :
       {"\"><script>alert(1)</script>", "</title></style><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)", "<!-- --><svg/onload=alert(1)>", "\u202Etxet\u200F"}) {
    Result hostile = result("Calcium", "9.4", "mg/dL", "8.6-10.2");
    hostile.name = hostile.value = hostile.unit = hostile.flag = hostile.range.text = text;
    Report report = make::report({hostile});
    report.header.laboratory = text;
    report.skipped.push_back({1, 2, std::string(text), std::string(text)});
    report.notes.push_back({"code", std::string(text), std::nullopt});
    const Catalogue& catalogue = Catalogue::built_in();
    const Interpretation answer = interpret(report, {}, catalogue);
    SourceInfo source;
    source.file = text;
    const std::string page =
        html_prologue({}) + write_html(answer, source, catalogue, {}) + html_epilogue({});
    BOOST_TEST(is_balanced(page), text);
    BOOST_TEST(!has(page, "<script"));
    BOOST_TEST(!has(page, "<img"));
    BOOST_TEST(!has(page, "<svg/"));
    BOOST_TEST(!has(page, "\u202E"));
    BOOST_TEST(!has(page, "\u200F"));
  }
}

BOOST_AUTO_TEST_CASE(a_very_long_name_stands_whole_once_and_is_shortened_elsewhere) {
  Result endless = result("Calcium", "11.4", "mg/dL", "8.6-10.2");
  endless.name = std::string(10'000, 'x');
  const std::string page = page_of({endless});
  BOOST_TEST(is_balanced(page));
  BOOST_TEST(page.size() < html_prologue({}).size() + 45'000);
}

BOOST_AUTO_TEST_CASE(a_page_is_well_formed_with_several_reports_and_a_failed_one) {
  const Catalogue& catalogue = Catalogue::built_in();
  const Interpretation answer =
      interpret(make::report({result("Potassium", "6.8", "mmol/L", "3.5-5.1")}), {}, catalogue);
  WriteOptions second;
  second.number = 2;
  SourceInfo source;
  source.file = "broken.pdf";
  const std::string page = html_prologue({}) + write_html(answer, source, catalogue, {}) +
                           write_html(answer, source, catalogue, second) +
                           write_html_error({ErrorCode::damaged, "no pages", 3}, source, {}) +
                           html_epilogue({});
  BOOST_TEST(is_balanced(page));
  BOOST_TEST(has(page, "id=\"r1-1\""));
  BOOST_TEST(has(page, "id=\"r2-1\""));
  BOOST_TEST(has(page, "no pages"));
}

BOOST_AUTO_TEST_CASE(redacted_pages_hold_no_file_laboratory_or_refused_line) {
  WriteOptions options;
  options.redact = true;
  Report report = make::report({result("Potassium", "4.1", "mmol/L", "3.5-5.1")});
  report.header.laboratory = "HARBOUR LANE";
  report.skipped.push_back({1, 2, "Ferritin 12 34", "two values"});
  report.notes.push_back({"some_code", "words of the page", std::nullopt});
  SourceInfo source;
  source.file = "jane.pdf";
  const Catalogue& catalogue = Catalogue::built_in();
  const std::string page = write_html(interpret(report, {}, catalogue), source, catalogue, options);
  for (const std::string_view part : {"HARBOUR", "jane", "Ferritin 12", "words of the page"}) {
    BOOST_TEST(!has(page, part), part);
  }
  BOOST_TEST(has(page, "two values"));
}

BOOST_AUTO_TEST_CASE(only_abnormal_leaves_out_what_is_normal) {
  WriteOptions options;
  options.only_abnormal = true;
  const std::string page = page_of({result("Potassium", "4.1", "mmol/L", "3.5-5.1"),
                                    result("Sodium", "130", "mmol/L", "135-145")},
                                   options);
  BOOST_TEST(!has(page, "Potassium"));
  BOOST_TEST(has(page, "Sodium"));
}

BOOST_AUTO_TEST_CASE(a_name_in_another_language_has_the_english_one_beside_it) {
  BOOST_TEST(has(page_of({result("Kalium", "4.1", "mmol/L", "3.5-5.1")}), ">Potassium<"));
  BOOST_TEST(!has(page_of({result("Albumine", "41", "g/L", "35-52")}), ">Albumin<"));
  BOOST_TEST(!has(page_of({result("Potassium", "4.1", "mmol/L", "3.5-5.1")}),
                  "class=\"place\">Potassium<"));
}

BOOST_AUTO_TEST_SUITE_END()
