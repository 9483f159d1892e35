#include "parser/tokens/value.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "small_catalogue.h"

namespace labread {
namespace {

using testing::conventions_of;

std::string sign_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::none: return "";
    case Comparator::less: return "<";
    case Comparator::less_equal: return "<=";
    case Comparator::greater: return ">";
    case Comparator::greater_equal: return ">=";
  }
  return "?";
}

// What was read and, behind a bar, what was left: "<4.0| ng/mL".
std::string shown(std::string_view text, const std::optional<Taken<Value>>& taken) {
  if (!taken) return "refused";
  const Value& value = taken->value;
  std::string out = sign_of(value.comparator);
  switch (value.kind) {
    case ValueKind::number: out += value.number->to_string(); break;
    case ValueKind::interval:
      out += value.number->to_string() + ".." + value.upper->to_string();
      break;
    case ValueKind::ordinal: out += "ordinal " + value.word; break;
    case ValueKind::titre: out += "1:" + value.number->to_string(); break;
    case ValueKind::word: out += "word " + value.word; break;
    case ValueKind::status: out += "status " + value.word; break;
  }
  if (value.ambiguous) out += "?";
  return out + "|" + std::string(text.substr(taken->length));
}

std::string number(std::string_view text, char mark) {
  return shown(text, take_number(text, conventions_of(mark), testing::small_catalogue().lexicon()));
}

std::string value(std::string_view text, char mark) {
  return shown(text, take_value(text, conventions_of(mark), testing::small_catalogue().lexicon()));
}

struct Row {
  std::string_view expected;
  char mark;  // '.', ',' or '?'
  std::vector<std::string_view> spellings;
};

BOOST_AUTO_TEST_SUITE(value_test)

BOOST_AUTO_TEST_CASE(a_number_keeps_its_printed_digits) {
  for (const Row& row : std::vector<Row>{
           {"8.40|", '.', {"8.40"}},
           {"8.40|", ',', {"8,40", "8.40"}},
           {"8.40|", '?', {"8.40", "8,40", "８．４０", "8．40"}},
           {"0.25|", '?', {"0.25", "0,25", ".25", ",25"}},
           {"0.348|", '?', {"0.348", "0,348"}},
           {"12345|", '?', {"12345", "１２３４５"}},
           {"-2.5|", '.', {"-2.5", "−2.5"}},
           {"1.2|", '.', {"+1.2"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(number(text, row.mark) == row.expected, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(thousands_are_read_by_the_documents_mark) {
  for (const Row& row : std::vector<Row>{
           {"234000|", ',', {"234.000", "234 000"}},
           {"234000|", '.', {"234,000"}},
           {"6080|", ',', {"6.080", "6 080", "6\u00a0080", "6\u202f080"}},
           {"1234.5|", '?', {"1.234,5", "1,234.5", "1'234.5", "1’234.5"}},
           {"4700000|", '?', {"4.700.000", "4,700,000", "4'700'000"}},
           {"4700000|", ',', {"4 700 000"}},
           {"250000|", '?', {"2,50,000"}},
           {"12500000.5|", '.', {"1,25,00,000.5"}},
           {"1.056|", '.', {"1.056"}},
           {"1.056|", ',', {"1,056"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(number(text, row.mark) == row.expected, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_number_that_reads_both_ways_is_ambiguous_where_nothing_decides) {
  for (const std::string_view text : {"1,234", "1.234", "234.000", "14,500"}) {
    BOOST_TEST(number(text, '?').ends_with("?|"), text);
    BOOST_TEST(!number(text, '.').ends_with("?|"), text);
  }
  BOOST_TEST(number("0,234", '?') == "0.234|");
  BOOST_TEST(number("1234,567", '?') == "1234.567|");
}

BOOST_AUTO_TEST_CASE(groups_that_are_neither_thousands_nor_lakhs_are_no_number) {
  for (const std::string_view text : {"2,50,00", "250,00,000", "0,50,000", "2.50.000", "2,5,000"}) {
    BOOST_TEST(number(text, '.') == "refused", text);
  }
}

BOOST_AUTO_TEST_CASE(a_comparator_belongs_to_the_number) {
  for (const Row& row : std::vector<Row>{
           {"<4.0|", '.', {"<4.0", "< 4.0", "＜4.0", "less than 4.0", "Less Than 4.0"}},
           {"<=5.0|",
            '.',
            {"<=5.0", "≤ 5.0", "=<5.0", "< or = 5.0", "< OR = 5.0", "<or=5.0", "up to 5.0", "⩽5.0",
             "5.0以下"}},
           {">60|", '.', {">60", "> 60", "more than 60"}},
           {">=60|", '.', {">=60", "≥60", "=>60", "> OR = 60", "60以上", "60 or more"}},
           {"<150|", ',', {"Inferior a 150", "inf. 150", "Inf. à 150", "INF 150"}},
           {"<=41|", ',', {"bis 41", "до 41", "do 41", "fino a 41", "ATÉ 41"}},
           {"<0.05|", '.', {"0.05未満"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(number(text, row.mark) == row.expected, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_follows_a_number_is_left) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"<4.0 ng/mL", "<4.0| ng/mL"},
           {"Inferior a 150 pg/mL", "<150| pg/mL"},
           {"8.4H", "8.4|H"},
           {"8.4 H", "8.4| H"},
           {"5.3*", "5.3|*"},
           {"7,4mg/dL", "7.4|mg/dL"},
           {"7,4ммоль/л", "7.4|ммоль/л"},
           {"58.2%", "58.2|%"},
           {"58.2 % soit 3.5", "58.2| % soit 3.5"},
           {"8.4(H)", "8.4|(H)"},
           {"6120/mm3", "6120|/mm3"},
           {"2.71 + mmol/l", "2.71| + mmol/l"},
           {"2,05 - mmol/l", "2.05| - mmol/l"},
           {"2,05 - 2,15 - 2,58", "2.05| - 2,15 - 2,58"},
           {"2.11↓", "2.11|↓"},
           {"5.3 (3.5-5.0)", "5.3| (3.5-5.0)"},
           {"4.92x10^9/L", "4.92|x10^9/L"},
           {"29 pg 33", "29| pg 33"},
           {"22 L 30-100", "22| L 30-100"},
           {"421 L 438", "421| L 438"},
           {"38 <50", "38| <50"},
       }) {
    BOOST_TEST(number(text, '?') == expected, text);
  }
}

BOOST_AUTO_TEST_CASE(a_blank_groups_thousands_only_where_no_range_claims_the_digits) {
  BOOST_TEST(number("6 120 /mm³", ',') == "6120| /mm³");
  BOOST_TEST(number("25 197 - 771", ',') == "25?| 197 - 771");
  BOOST_TEST(number("349 200 - 393", ',') == "349| 200 - 393");
  BOOST_TEST(number("189 211 946", '.') == "189| 211 946");
  BOOST_TEST(number("189 211 946", '.') == "189| 211 946");
  BOOST_TEST(number("2,05 120", ',') == "2.05| 120");
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_number_is_refused) {
  for (const std::string_view text : {"25-OH",
                                      "25OH",
                                      "25(OH)D",
                                      "12-lipoxygenase",
                                      "2nd",
                                      "1st",
                                      "3D",
                                      "24h",
                                      "1/2",
                                      "1 / 2",
                                      "1 of 2",
                                      "1 von 12",
                                      "1 из 2",
                                      "08:05",
                                      "12.03.2024",
                                      "12-03-2024",
                                      "2024-01-12",
                                      "03/14/2023",
                                      "01/12",
                                      "17 Jan 2013",
                                      "3.5-5.0",
                                      "3.5 - 5.0",
                                      "3,5–5,0",
                                      "7 ~ 40",
                                      "197 ÷ 771",
                                      "65 to 99",
                                      "12,0 a 15,5",
                                      "20 - <30",
                                      "1.2.3",
                                      "1:80",
                                      "10^9/L",
                                      "10*9/L",
                                      "10E3/uL",
                                      "007",
                                      "1+",
                                      "2+",
                                      "B12",
                                      "H",
                                      "",
                                      " ",
                                      "<",
                                      "< ",
                                      "- 2,08",
                                      "12.3.",
                                      "5.",
                                      "503.555.0148",
                                      "1,23.4",
                                      "1,2,3",
                                      "123456789012345678901",
                                      "2024年1月5日",
                                      "1.",
                                      "<a"}) {
    BOOST_TEST(number(text, '?') == "refused", "'" << text << "' gave " << number(text, '?'));
  }
}

BOOST_AUTO_TEST_CASE(in_a_values_place_intervals_ordinals_titres_and_words_are_values) {
  for (const Row& row : std::vector<Row>{
           {"0..2|", '.', {"0-2", "0 - 2", "0–2"}},
           {"2..4|", '.', {"2-4"}},
           {"2..4| /HPF", '.', {"2-4 /HPF"}},
           {"1.5..2.5|", ',', {"1,5-2,5"}},
           {"ordinal 1+|", '.', {"1+", "+", "(+)"}},
           {"word trace|", '.', {"±", "(±)", "+/-"}},
           {"ordinal 2+|", '.', {"2+", "++"}},
           {"1:80|", '.', {"1:80", "1 : 80", "1/80"}},
           {"1:64|", '.', {"1/64"}},
           {"1:400|", '.', {"1/400"}},
           {"<1:10|", '.', {"<1:10", "< 1:10"}},
           {"word negative|", '.', {"Negative", "NEG", "non-reactive", "NON-REACTIVE"}},
           {"word absent|", '.', {"Not detected", "None Seen", "NIL", "nicht nachweisbar"}},
           {"word trace|", '.', {"Trace"}},
           {"status not_performed|", '.', {"TNP"}},
           {"status see_note|", '.', {"s. Text", "SEE NOTE"}},
           {"status see_note|:", '.', {"SEE NOTE:"}},
           {"status pending|", '.', {"pending", "folgt", "в работе"}},
           {"8.4|", '.', {"8.4"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(value(text, row.mark) == row.expected, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_result_ends_at_a_word_end) {
  BOOST_TEST(value("negatively charged", '.') == "refused");
  BOOST_TEST(value("Traces", '.') == "refused");
  BOOST_TEST(value("Negative (0.2)", '.') == "word negative| (0.2)");
}

BOOST_AUTO_TEST_CASE(no_value_is_made_of_dates_times_or_codes) {
  for (const std::string_view text :
       {"10-12-2024", "01-22-24", "2024-01-12", "08:05", "5-2", "15-3", "19-9", "calcium", "-",
        "+ 2,71", "25-OH", "1:", "01:80", "1/2", "1/12", "1/31", "503-555-0148"}) {
    BOOST_TEST(value(text, '?') == "refused", "'" << text << "' gave " << value(text, '?'));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
