#include "parser/tokens/range.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "small_catalogue.h"

namespace labread {
namespace {

using testing::conventions_of;
using testing::small_catalogue;

std::string shown(const std::optional<Bound>& low, const std::optional<Bound>& high) {
  std::string out = low ? (low->inclusive ? "[" : "(") + low->value.to_string() : "(";
  out += "..";
  return out + (high ? high->value.to_string() + (high->inclusive ? "]" : ")") : ")");
}

std::string shown(const PrintedRange& range) {
  std::string out = shown(range.low, range.high);
  if (!range.unit.empty()) out += " " + range.unit;
  return out;
}

std::string taken(std::string_view text, char mark) {
  const auto range = take_range(text, conventions_of(mark), small_catalogue());
  if (!range) return "refused";
  const std::string rest(text.substr(range->length));
  return shown(range->value) + (rest.empty() ? "" : " | " + rest);
}

struct Row {
  std::string_view expected;
  char mark;  // '.', ',' or '?'
  std::vector<std::string_view> spellings;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(taken(text, row.mark) == row.expected, text << " gave " << taken(text, row.mark));
    }
  }
}

BOOST_AUTO_TEST_SUITE(range_test)

BOOST_AUTO_TEST_CASE(two_bounds_are_read_in_every_spelling) {
  check({
      {"[3.5..5.0]", '?', {"3.5 - 5.0",     "3,5–5,0",   "(3.5-5.0)",     "3.5--5.0",
                           "3.5 ~ 5.0",     "3.5 ÷ 5.0", "3,5 a 5,0",     "3.5 to 5.0",
                           "3,5 bis 5,0",   "[3.5;5.0]", "[ 3,5 ; 5,0 ]", "(3.5 - 5.0)",
                           "[ 3,5 - 5,0 ]", "3.5～5.0",  "3.5〜5.0",      "3.5 — 5.0",
                           "3.5 − 5.0",     "3.5- 5.0",  "3.5 -5.0",      "３．５－５．０"}},
      {"[12.0..15.6]", '?', {"[ 12,0 - 15,6 ]", "12,0 a 15,6"}},
      {"[30..100]", '.', {"[30;100]", "30-100", "30 - 100"}},
      {"[197..771]", '.', {"197 ÷ 771"}},
      {"[7..40]", '.', {"7 ~ 40"}},
      {"[65..99]", '.', {"65 to 99", "65-99"}},
      {"[0..2]", '.', {"00 - 02", "0 - 2"}},
      {"[0..10]", '.', {"00-10", "00 - 10"}},
      {"[6.0..8.0]", '.', {"6 .0 - 8.0", "6.0 - 8 .0"}},
      {"[-2.0..3.0]", '.', {"-2.0 - +3.0", "-2.0 - 3.0", "−2.0 – 3.0"}},
      {"[20.0..30.0)", '.', {"20.0 - < 30.0", "20.0 - <30.0", "≥20.0 – <30.0"}},
      {"(20.0..30.0]", '.', {">20.0 - 30.0"}},
  });
}

BOOST_AUTO_TEST_CASE(a_thousand_far_above_the_low_bound_is_another_columns) {
  BOOST_TEST(taken("90 - 230 101", ',') == "[90..230] |  101");
  BOOST_TEST(taken("1 500 - 7 200", ',') == "[1500..7200]");
  BOOST_TEST(taken("90 - 1 250", ',') == "[90..1250]");
  BOOST_TEST(taken("2 - 10 000", ',') == "[2..10000]");
}

BOOST_AUTO_TEST_CASE(one_bound_needs_a_comparator) {
  check({
      {"(..5.2)", '?', {"<5.2", "< 5.2", "< 5,2", "(<5.2)", "( < 5.2 )", "less than 5.2"}},
      {"(..150)", ',', {"inf. 150", "Inferior a 150", "Inf. à 150"}},
      {"(..41]",
       ',',
       {"bis 41", "do 41", "до 41", "up to 41", "fino a 41", "ATÉ 41", "<= 41", "≤41", "< OR = 41",
        "41以下"}},
      {"(59..)", '.', {">59", "> 59", "( > 59 )", "[ > 59 ]"}},
      {"[60..)", '.', {"> OR = 60", ">=60", "≥ 60", ">OR=60", "60以上", "60 - >", "60〜", "60～"}},
      {"[60..)", '.', {"[60 - ]", "[ 60 – ]", "(60 -)"}},
      {"(..0.05)", '.', {"0.05未満"}},
      {"(1.0..)", ',', {"более 1,0"}},
      {"(..5.0]", '.', {"〜5.0", "～ 5.0"}},
      {"[90..)", '.', {"more than >=90", "более ≥ 90"}},
      {"(..1.3]", '.', {"up to <=1.3", "less than <= 1.3"}},
  });
  for (const std::string_view text :
       {"41", "5.2", "(41)", "[5,2]", "60 - ", "[60-]", "[60 - x]", "[- 60]"}) {
    BOOST_TEST(taken(text, '.') == "refused", text);
  }
}

BOOST_AUTO_TEST_CASE(an_open_side_that_reads_both_ways_gives_no_bounds) {
  BOOST_TEST(taken("> - 45", '.') == "(..)");
}

BOOST_AUTO_TEST_CASE(a_unit_behind_the_bounds_is_read_with_them) {
  check({
      {"[65..99] mg/dL",
       '.',
       {"65-99 mg/dL", "65-99mg/dL", "65 mg/dL - 99 mg/dL", "(65-99 mg/dL)", "(65-99) mg/dL",
        "65 - 99 (mg/dL)"}},
      {"[0..0.64] nmol/L", '.', {"0-0.64nmol/L", "0-0.64 nmol/L"}},
      {"[250..450] mcg/dL (calc)", '.', {"250-450 mcg/dL (calc)"}},
      {"[1.0..2.5] (calc)", '.', {"1.0-2.5 (calc)"}},
      {"(..20) ng/mL", '.', {"< 20 ng/mL", "<20ng/mL", "(< 20 ng/mL)"}},
      {"[50..70] %", '.', {"50-70%", "50 - 70 %", "50% - 70%"}},
      {"(..41] Ед/л", ',', {"до 41 Ед/л"}},
  });
}

BOOST_AUTO_TEST_CASE(what_follows_a_range_is_left) {
  check({
      {"[65..99] mg/dL |  PDX", '.', {"65-99 mg/dL PDX"}},
      {"[3.5..5.0] |  H", '.', {"3.5-5.0 H"}},
      {"(..41] Ед/л | *", ',', {"до 41 Ед/л*"}},
      {"[2.10..2.60] |  x", '.', {"(2.10 - 2.60) x"}},
  });
}

BOOST_AUTO_TEST_CASE(thousands_in_a_range_are_read_by_the_documents_mark) {
  check({
      {"[130000..400000]",
       ',',
       {"[ 130.000 - 400.000 ]", "130 000 - 400 000", "130.000 a 400.000"}},
      {"[150000..400000]", '.', {"150,000 - 400,000"}},
      {"[3.500..10.500]", '.', {"3.500 a 10.500"}},
      {"(..)", '?', {"150,000 - 400,000", "3.500 - 10.500", "< 1,234"}},
      {"[0.450..4.500]", '?', {"0.450 - 4.500", "0,450 - 4,500"}},
      {"[1.200..10.40]", '?', {"1.200 - 10.40"}},
  });
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_range_is_refused) {
  for (const std::string_view text : {"10-12-2024",
                                      "01-22-24",
                                      "2024-01-12",
                                      "503-555-0148",
                                      "5.0 - 3.5",
                                      "15-3",
                                      "19-9",
                                      "1-2-3",
                                      "01-22",
                                      "25-OH",
                                      "3.5",
                                      "a - b",
                                      "",
                                      "-",
                                      "- 5",
                                      "(3.5-5.0",
                                      "(3.5-5.0]",
                                      "to 5",
                                      "12:30 - 13:30",
                                      "3.5 - 5.0 - 7.0",
                                      "1/2 - 3/4",
                                      "3 - 5/6",
                                      "5 - 12lip",
                                      ">",
                                      "(>)",
                                      "12 bismuth 14",
                                      "3.5 - x",
                                      "2,05 - mmol/l",
                                      "1 - 2nd",
                                      "today 5"}) {
    BOOST_TEST(taken(text, '?') == "refused", "'" << text << "' gave " << taken(text, '?'));
  }
}

BOOST_AUTO_TEST_CASE(the_text_of_a_range_is_as_printed_without_its_unit) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"(2.10 - 2.60)", "(2.10 - 2.60)"},
           {"[ 12,0 - 15,6 ] mg/dL", "[ 12,0 - 15,6 ]"},
           {"65-99 mg/dL", "65-99"},
           {"(20 - 150 ug/L)", "20 - 150"},
           {"< OR = 5.0", "< OR = 5.0"},
           {"1.0-2.5 (calc)", "1.0-2.5"}}) {
    const auto range = take_range(text, testing::unknown, small_catalogue());
    BOOST_REQUIRE(range.has_value());
    BOOST_TEST(range->value.text == expected);
  }
}

std::string cell(std::string_view text, char mark = '.') {
  const PrintedRange range = read_range_cell(text, conventions_of(mark), small_catalogue());
  std::string out = "{" + range.text + "}";
  if (range.low || range.high) out += " " + shown(range.low, range.high);
  if (!range.word.empty()) out += " word " + range.word;
  for (const Band& band : range.bands) {
    out += "\n" + (band.meaning.empty() ? "?" : band.meaning) + " " + shown(band.low, band.high);
    if (band.sex) out += *band.sex == Sex::female ? " F" : " M";
    if (band.age_min) out += " from " + band.age_min->to_string();
    if (band.age_max) out += " below " + band.age_max->to_string();
  }
  if (!range.unit.empty()) out += "\nunit " + range.unit;
  return out;
}

BOOST_AUTO_TEST_CASE(a_cell_with_one_plain_range_leaves_out_label_and_unit) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"3.5  -\n5.0", "{3.5 -\n5.0} [3.5..5.0]"},
           {"Normal: 197-771 pg/ml", "{197-771} [197..771]\nunit pg/ml"},
           {"Ref. 3.5-5.0", "{3.5-5.0} [3.5..5.0]"},
           {"Bio. Ref. Interval. : 3.5-5.0", "{3.5-5.0} [3.5..5.0]"},
           {"Reference Range: (3.5-5.0)", "{(3.5-5.0)} [3.5..5.0]"},
           {"max. 41", "{max. 41} (..41]"},
           {"Optimal <1.0", "{Optimal <1.0} (..1.0)"},
           {"3.5-5.0 *", "{3.5-5.0} [3.5..5.0]"},
           {"", "{}"}}) {
    BOOST_TEST(cell(text) == expected, text << " gave " << cell(text));
  }
}

BOOST_AUTO_TEST_CASE(a_word_may_be_the_range) {
  BOOST_TEST(cell("Negative") == "{Negative} word negative");
  BOOST_TEST(cell("None  seen") == "{None seen} word absent");
  BOOST_TEST(cell("Normal: Negative") == "{Negative} word negative");
  BOOST_TEST(cell("(NON-REACTIVE)") == "{(NON-REACTIVE)} word negative");
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_text_only) {
  for (const std::string_view text : {"*Refer Note below", "Not Estab.", "41", "5,2", "see text 12",
                                      "Mangel: < 20", "Deficiency: < 20", "< 20 Deficient"}) {
    BOOST_TEST(cell(text) == "{" + std::string(text) + "}", text << " gave " << cell(text));
  }
}

BOOST_AUTO_TEST_CASE(bands_by_meaning_stand_in_any_arrangement) {
  const std::string_view bands = "\ndeficient (..20)\ninsufficient [20..29]\nsufficient [30..100]";
  for (const std::string text :
       {"Deficiency: < 20 Insufficiency: 20 - 29 Sufficiency: 30 - 100",
        "Deficiency: < 20\nInsufficiency: 20 - 29\nSufficiency: 30 - 100",
        "Deficient <20 | Insufficient 20-29 | Sufficient 30-100",
        "Deficiency : < 20 || Insufficiency : 20-29\nSufficiency : 30-100",
        "< 20 Deficient\n20-29 Insufficient\n30-100 Sufficient",
        "<20: deficient, 20-29: insufficient, 30-100: sufficient",
        "Deficiency\n< 20\nInsufficiency\n20 - 29\nSufficiency\n30 - 100",
        "Vitamin status: deficiency <20; insufficiency 20-29; sufficiency 30-100"}) {
    BOOST_TEST(cell(text) == "{" + text + "}" + std::string(bands), text << " gave " << cell(text));
  }
}

BOOST_AUTO_TEST_CASE(the_unit_of_bands_is_read_once) {
  BOOST_TEST(
      cell("Deficiency : <=20 ng/ml || Insufficiency : 21-29 ng/ml\nToxicity : >100 ng/ml") ==
      "{Deficiency : <=20 ng/ml || Insufficiency : 21-29 ng/ml\nToxicity : >100 ng/ml}"
      "\ndeficient (..20]\ninsufficient [21..29]\ntoxic (100..)\nunit ng/ml");
}

BOOST_AUTO_TEST_CASE(a_break_in_a_cell_of_markdown_is_a_line_break) {
  BOOST_TEST(cell("Men: 3 - 5<br>Women: 4 - 6") ==
             "{Men: 3 - 5\nWomen: 4 - 6}\nmale [3..5] M\nfemale [4..6] F");
}

BOOST_AUTO_TEST_CASE(bands_by_person_know_sex_and_age) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"Male : 86 - 152\nFemale : 94 - 162", "male [86..152] M\nfemale [94..162] F"},
           {"Männer: 30 - 400\nFrauen: 13 - 150", "male [30..400] M\nfemale [13..150] F"},
           {"HOMEM: ATÉ 60 U/L\nMULHER: ATÉ 40 U/L", "male (..60] M\nfemale (..40] F\nunit U/L"},
           {"Adult : 2.5 - 4.5\nChild : 4.0 - 7.0", "adult [2.5..4.5]\nchild [4.0..7.0]"},
           {"13-17 years: 3.0 - 5.0\n> 18 years: 2.5 - 4.5",
            "? [3.0..5.0] from 13 below 18\n? [2.5..4.5] from 18"},
           {"Male 13-17 years 4.0 - 5.0 Male > 18 J. 4.5 - 5.5 Female 3.8 - 5.2",
            "male [4.0..5.0] M from 13 below 18\nmale [4.5..5.5] M from 18\n"
            "female [3.8..5.2] F"},
           {"0-18 years 4-7\n18-60 years 3-5",
            "? [4..7] from 0 below 18\n? [3..5] from 18 below 61"},
           {"Pregnant women: 3-5\nFemale: 4-6", "pregnant [3..5] F\nfemale [4..6] F"},
           {"Male/Female: 3-5\nChild: 4-6", "? [3..5]\nchild [4..6]"}}) {
    BOOST_TEST(cell(text) == "{" + text + "}\n" + expected, text << " gave " << cell(text));
  }
}

BOOST_AUTO_TEST_CASE(ranges_without_labels_are_bands_without_meaning) {
  BOOST_TEST(cell("<50  50 - 200  >200  nmol/l") ==
             "{<50 50 - 200 >200 nmol/l}\n? (..50)\n? [50..200]\n? (200..)\nunit nmol/l");
}

BOOST_AUTO_TEST_CASE(limits_among_the_words_in_front_leave_the_last_ones_open) {
  BOOST_TEST(cell("Normal men: 2.0 - 3.0. Normal women: 2.5 - 3.5") ==
             "{Normal men: 2.0 - 3.0. Normal women: 2.5 - 3.5}");
}

BOOST_AUTO_TEST_CASE(an_interval_above_bands_is_that_of_all_others) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"0.27 - 4.20\nPregnant women : 0.1 - 2.5\nChild: 0.7 - 5.0",
            " [0.27..4.20]\npregnant [0.1..2.5] F\nchild [0.7..5.0]"},
           {"13.5 - 17.5\nFemale: 12 - 15", " [13.5..17.5]\nfemale [12..15] F"}}) {
    BOOST_TEST(cell(text) == "{" + text + "}" + expected, text << " gave " << cell(text));
  }
}

BOOST_AUTO_TEST_CASE(any_text_is_survived) {
  for (const std::string_view text : {"|||", ":", "- - -", "(((", "<<<<>>>>", "\n\n", "1-2-3-4-5",
                                      "\xFF\xFE\x80", "years 5 years", "< > <"}) {
    BOOST_TEST(cell(text).size() > 1U);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
