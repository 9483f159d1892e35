#include "parser/text/read_text.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>

#include "base/error.h"
#include "parser/text/html_remains.h"
#include "parser/text/html_tables.h"
#include "parser/text/separated_values.h"

namespace labread {
namespace {

using namespace std::string_literals;

std::string texts(const Page& page) {
  std::string out;
  for (const Word& word : page.words) out += (out.empty() ? "" : "|") + word.text;
  return out;
}

const Word& word_at(const Document& document, std::size_t index) {
  return document.pages.at(0).words.at(index);
}

bool refused_as(const std::string& bytes, ErrorCode code, const Limits& limits = {}) {
  try {
    read_text(bytes, limits);
  } catch (const Error& error) {
    return error.code() == code;
  }
  return false;
}

BOOST_AUTO_TEST_SUITE(read_text_test)

BOOST_AUTO_TEST_CASE(words_stand_on_a_grid_of_columns_and_lines) {
  const Document document = read_text("Calcium  8.4\n\n  L", {});
  BOOST_TEST(texts(document.pages.at(0)) == "Calcium|8.4|L");
  BOOST_TEST((word_at(document, 0).box == Rect{0, 0, 7, 2}));
  BOOST_TEST((word_at(document, 1).box == Rect{9, 0, 12, 2}));
  BOOST_TEST((word_at(document, 2).box == Rect{2, 4, 3, 6}));
  BOOST_TEST(word_at(document, 0).font_size == 2);
  BOOST_TEST(document.pages.at(0).width == 12);
  BOOST_TEST(document.pages.at(0).height == 6);
}

BOOST_AUTO_TEST_CASE(a_character_of_any_script_is_one_column_wide) {
  const Document document = read_text("白细胞 4.92 µg", {});
  BOOST_TEST((word_at(document, 0).box == Rect{0, 0, 3, 2}));
  BOOST_TEST((word_at(document, 1).box == Rect{4, 0, 8, 2}));
  BOOST_TEST((word_at(document, 2).box == Rect{9, 0, 11, 2}));
}

BOOST_AUTO_TEST_CASE(letters_of_east_asia_are_two_columns_wide_where_that_makes_columns) {
  const Document typed = read_text("项目    结果\nALB     48.1\n白蛋白  48.1\n", {});
  for (const std::size_t word : {1U, 3U, 5U}) BOOST_TEST(word_at(typed, word).box.left == 8);
  const Document counted = read_text("项目    结果\nALB   48.1\n白蛋白   48.1\n", {});
  for (const std::size_t word : {1U, 3U, 5U}) BOOST_TEST(word_at(counted, word).box.left == 6);
}

BOOST_AUTO_TEST_CASE(what_a_messenger_puts_in_front_of_messages_is_no_part_of_them) {
  for (const std::string text :
       {"[12/05/2025, 16:04] City Lab: Na 141\nK 4.1\n[12/05/2025, 16:05] Ann B.: thanks\n",
        "12.05.25, 16:04 - City Lab: Na 141\nK 4.1\n12.05.25, 16:05 - +49 170 55501: thanks\n",
        "[5/12/25, 4:04:31\u202fPM] City Lab: Na 141\nK 4.1\n\u200e[5/12/25, 4:05:00\u202fPM] A: "
        "thanks\n"}) {
    const Page page = read_text(text, {}).pages.at(0);
    BOOST_TEST(texts(page) == "Na|141|K|4.1|thanks", text);
    BOOST_TEST(page.words.at(4).box.top == 4);
  }
  for (const std::string text :
       {"[12/05/2025, 16:04] Lab: Na 141\n12/05/2025 16:05 Lab: x\n",
        "12/05/2025 08:00 - Glucose: high\n13/05/2025 08:00 - Glucose: low\n",
        "[12/05/2025, 08:00] Glucose: 101\n[13/05/2025, 08:00] Glucose: 99\n"}) {
    BOOST_TEST(texts(read_text(text, {}).pages.at(0)).starts_with(text.substr(0, 10)), text);
  }
}

BOOST_AUTO_TEST_CASE(marks_of_a_quoted_mail_are_blanks_unless_they_may_compare) {
  const auto quoted = [](std::string_view text) { return texts(read_text(text, {}).pages.at(0)); };
  BOOST_TEST(quoted("Hi,\n> Labs\n>\n>   Na 141\n> > K 4.1\n") == "Hi,|Labs|Na|141|K|4.1");
  BOOST_TEST(quoted("> Labs\n> Na 141\n").starts_with(">|Labs"));
  BOOST_TEST(quoted("> Labs\n> Na\n> K\n> 90\n").starts_with(">|Labs"));
  BOOST_TEST(quoted("eGFR\n>90\n>60\n") == "eGFR|>90|>60");
}

BOOST_AUTO_TEST_CASE(a_form_feed_begins_a_page_unless_nothing_follows) {
  const Document document = read_text("one\n\ftwo\n\f\fthree\n\f\n", {});
  BOOST_REQUIRE(document.pages.size() == 4U);
  BOOST_TEST(texts(document.pages[1]) == "two");
  BOOST_TEST(document.pages[2].words.empty());
  BOOST_TEST(document.pages[3].number == 4);
  BOOST_TEST(document.pages[3].words.at(0).box.top == 0);
}

BOOST_AUTO_TEST_CASE(all_line_ends_count_once) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Document document = read_text("a" + end + end + "b" + end, {});
    BOOST_TEST(word_at(document, 1).box.top == 4, "after " << end.size() << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(the_nth_tab_cells_of_neighbouring_lines_stand_below_each_other) {
  const Document document =
      read_text("Component\tYour Value\tRange\nPotassium, serum\t3.4\t3.5 - 5.1\n", {});
  const Page& page = document.pages.at(0);
  BOOST_TEST(texts(page) == "Component|Your|Value|Range|Potassium,|serum|3.4|3.5|-|5.1");
  BOOST_TEST(page.words[1].box.left == page.words[6].box.left);
  BOOST_TEST(page.words[3].box.left == page.words[7].box.left);
  BOOST_TEST(page.words[1].box.left == 18);  // two columns behind the longest name
}

BOOST_AUTO_TEST_CASE(empty_tab_cells_keep_their_place) {
  const Page page = read_text("a\tb\tc\nname\t\t7\n", {}).pages.at(0);
  BOOST_TEST(page.words.at(2).box.left == page.words.at(4).box.left);
}

BOOST_AUTO_TEST_CASE(tab_blocks_with_other_columns_do_not_widen_each_other) {
  const Page page = read_text("a\tb\n\n\n\n\na much longer cell\tb\tc\n", {}).pages.at(0);
  BOOST_TEST(page.words.at(1).box.left == 3);
}

BOOST_AUTO_TEST_CASE(tab_cells_stand_below_each_other_whatever_columns_their_letters_take) {
  const Page page = read_text(
                        "项目    结果\nALB     41\n白蛋白  41\n"
                        "代号\t项目名称全文\t结果\nALB\t白蛋白\t41\n",
                        {})
                        .pages.at(0);
  BOOST_TEST(page.words.at(7).box.left == page.words.at(10).box.left);
  BOOST_TEST(page.words.at(7).box.right <= page.words.at(11).box.left);
  BOOST_TEST(page.words.at(8).box.left == page.words.at(11).box.left);
}

BOOST_AUTO_TEST_CASE(a_tab_table_that_goes_on_on_the_next_page_keeps_its_columns) {
  const Document document = read_text("name\tvalue\na much longer cell\t1\n\fb\t2\n", {});
  BOOST_TEST(document.pages.at(0).words.back().box.left ==
             document.pages.at(1).words.back().box.left);
}

BOOST_AUTO_TEST_CASE(every_kind_of_blank_parts_words) {
  const Page page = read_text("6\u00a0120\u2009x\u3000y\vz\x01w", {}).pages.at(0);
  BOOST_TEST(texts(page) == "6|120|x|y|z|w");
}

BOOST_AUTO_TEST_CASE(invisible_marks_take_no_place) {
  const Page page = read_text("\uFEFFab\u200Bc\u200E d", {}).pages.at(0);
  BOOST_TEST(texts(page) == "abc|d");
  BOOST_TEST(page.words.at(1).box.left == 4);
}

BOOST_AUTO_TEST_CASE(terminal_escapes_are_dropped) {
  const Page page = read_text("\x1B[1;31mHigh\x1B[0m 9\x1B]0;title\a!", {}).pages.at(0);
  BOOST_TEST(texts(page) == "High|9!");
}

BOOST_AUTO_TEST_CASE(other_encodings_become_utf8) {
  BOOST_TEST(texts(read_text("5 \xB5g/l", {}).pages.at(0)) == "5|µg/l");
  BOOST_TEST(texts(read_text("\xFF\xFE"
                             "5\0 \0\xB5\0g\0"s,
                             {})
                       .pages.at(0)) == "5|µg");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused) {
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>(i * 7919 % 251);
  BOOST_TEST(refused_as(noise, ErrorCode::unsupported_format));
  BOOST_TEST(
      refused_as("\x7F"
                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0"s,
                 ErrorCode::unsupported_format));
  BOOST_TEST(refused_as("", ErrorCode::empty));
  BOOST_TEST(refused_as(" \n\t\f \n", ErrorCode::empty));
}

BOOST_AUTO_TEST_CASE(limits_hold) {
  Limits limits;
  limits.pages = 2;
  BOOST_TEST(refused_as("a\fb\fc", ErrorCode::limit_exceeded, limits));
  limits = {};
  limits.words = 3;
  BOOST_TEST(refused_as("a b c d", ErrorCode::limit_exceeded, limits));
  limits = {};
  limits.text_bytes = 5;
  BOOST_TEST(refused_as("a b c d", ErrorCode::limit_exceeded, limits));
}

BOOST_AUTO_TEST_CASE(a_huge_file_of_digits_ends_at_once) {
  const std::string digits(200'000'000, '7');
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(refused_as(digits, ErrorCode::limit_exceeded));
  BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::milliseconds(50)));
}

std::string cells_of(std::string_view text) {
  std::string out = with_tabs(text);
  std::replace(out.begin(), out.end(), '\t', '/');
  return out;
}

BOOST_AUTO_TEST_CASE(separated_values_below_titles_are_a_table) {
  BOOST_TEST(cells_of("Test,Result,Units,Range\n"
                      "\"Protein, Total\",7.4,g/dL,6.0-8.5\n"
                      "Triglycerides,\"1,204\",mg/dL,\"say \"\"high\"\"\"\n"
                      "Note 1\n") ==
             "Test/Result/Units/Range\n"
             "Protein, Total/7.4/g/dL/6.0-8.5\n"
             "Triglycerides/1,204/mg/dL/say \"high\"\n"
             "Note 1\n");
  BOOST_TEST(cells_of("Untersuchung;Wert;Einheit\r\nKalium;4,1;mmol/l\r\n") ==
             "Untersuchung/Wert/Einheit\nKalium/4,1/mmol/l\n");
}

BOOST_AUTO_TEST_CASE(a_table_in_markdown_loses_its_bars_and_emphasis) {
  BOOST_TEST(cells_of("| Test | Result | Flag |\n"
                      "|------|-------:|:----:|\n"
                      "| HbA1c | 5.9 | **H** |\n"
                      "| TSH | 2.1 | |") ==
             "Test/Result/Flag\n"
             "\n"
             "HbA1c/5.9/H\n"
             "TSH/2.1/");
}

BOOST_AUTO_TEST_CASE(what_stands_above_the_rule_of_a_markdown_table_are_its_titles) {
  const std::string row = "| Calcium | 2.05 | 2.20 |\n";
  BOOST_TEST(cells_of("| Test | Result | Previous 12/03/2023 |\n|---|---|---|\n" + row) ==
             "Test/Result/Previous 12/03/2023\n\nCalcium/2.05/2.20\n");
  for (const std::string rule : {"|:--|--:|:-:|", "| :- | -: | -: |", "|--|--|--|"}) {
    BOOST_TEST(cells_of("| Test | Result | Previous 12/03/2023 |\n" + rule + "\n" + row) ==
               "Test/Result/Previous 12/03/2023\n\nCalcium/2.05/2.20\n");
  }
  BOOST_TEST(cells_of("| Test | Result | Previous 12/03/2023 |\n" + row) ==
             "| Test | Result | Previous 12/03/2023 |\n" + row);
}

BOOST_AUTO_TEST_CASE(words_emphasised_in_markdown_lose_their_stars) {
  const auto read = [](std::string_view text) { return texts(read_text(text, {}).pages.at(0)); };
  BOOST_TEST(read("# Report\n**Date of birth:** 1990   **Sex** F ** **") ==
             "#|Report|Date|of|birth:|1990|Sex|F|**|**");
  BOOST_TEST(read("# Report\n*Non-reactive* 5\\*3 *a\nHDL __51__") ==
             "#|Report|Non-reactive|5*3|*a|HDL|51");
  BOOST_TEST(read("# Report\nZinc `9.8 umol/L` 5 `") == "#|Report|Zinc|9.8|umol/L|5|`");
  BOOST_TEST(read("Calcium **LOW** 7.1") == "Calcium|**LOW**|7.1");
}

BOOST_AUTO_TEST_CASE(rows_of_tables_in_html_are_lines) {
  const auto lines = [](std::string text) {
    part_html_tables(text);
    std::replace(text.begin(), text.end(), '\t', '/');
    return text;
  };
  BOOST_TEST(lines("Blood\n<table border=1><thead><tr><th>Test</th><th>Result</th></tr></thead>\n"
                   "<tr><td "
                   "colspan=\"2\"><b>Salts</b></td></tr><tr><td>Sodium</td><td>139</td></tr></"
                   "table>\nEnd") == "Blood\n\nTest/Result \nSalts\nSodium/139\n\nEnd");
  const std::string spanned =
      "<table><tr><td rowspan=2>Salts</td><td>139</td></tr><tr><td>4.1</td></tr></table>";
  BOOST_TEST(lines(spanned) == spanned);
  BOOST_TEST(lines("<table><tr><td>5 < 6") == "<table><tr><td>5 < 6");
}

BOOST_AUTO_TEST_CASE(escapes_entities_and_raised_digits_of_markdown_are_what_they_stand_for) {
  const auto read = [](std::string_view text) { return texts(read_text(text, {}).pages.at(0)); };
  const std::string row = "eGFR \\>60 CRP &lt;0.6 4.5 10<sup>6</sup>/L\n";
  BOOST_TEST(read("## Blood\n" + row) == "##|Blood|eGFR|>60|CRP|<0.6|4.5|10\u2076/L");
  BOOST_TEST(read(row) == "eGFR|\\>60|CRP|<0.6|4.5|10\u2076/L");
}

BOOST_AUTO_TEST_CASE(entities_and_tags_that_a_converter_left_are_what_they_stand_for) {
  const auto read = [](std::string text) {
    plain_html_remains(text);
    return text;
  };
  BOOST_TEST(read("Zinc&nbsp;&nbsp;L&#160;9.8 &#xB5;mol&#x2F;L &ge; 11 &plusmn;2 A&amp;B") ==
             "Zinc  L 9.8 \u00B5mol/L \u2265 11 \u00B12 A&B");
  BOOST_TEST(read("<b>SALTS</b>\nSodium</td>139</td><br/>\n<P>End<BR>of it</P>\n") ==
             "SALTS\nSodium  139  \nEnd\nof it\n");
  BOOST_TEST(read("Iron\t12\tmen: 3 - 5<br/>women: 2 - 4") ==
             "Iron\t12\tmen: 3 - 5<br>women: 2 - 4");
  BOOST_TEST(read("<span class=\"low\">CRP</span> &lt;5") == "CRP <5");
  for (const char* plain : {"CRP <5 a < b > c", "R&D; Q&A &#; &#x; &#4;", "<b> or <a@example.org>",
                            "<html><b>CRP</b> &lt;5"}) {
    BOOST_TEST(read(plain) == plain);
  }
}

BOOST_AUTO_TEST_CASE(breaks_in_a_cell_of_markdown_part_bands_and_join_words) {
  const auto read = [](std::string_view text) { return texts(read_text(text, {}).pages.at(0)); };
  BOOST_TEST(read("# Labs\n| Ferritin<br/>(serum) | 12 | men: 30 - 400<br>women: < 150 |\n") ==
             "#|Labs|||Ferritin|(serum)|||12|||men:|30|-|400<br>women:|<|150||");
}

BOOST_AUTO_TEST_CASE(a_table_with_bars_keeps_empty_last_fields_and_goes_on_behind_a_remark) {
  BOOST_TEST(cells_of("Test  |  Result  |  Range  |  Flag\n"
                      "LDL cholesterol  |  29 mg/dL  |  < 130  |\n"
                      "Total T3  |  99 ng/dL  |  |\n"
                      "Method: CLIA\n"
                      "Comment: this test was verified in 340 samples.\n"
                      "INR  |  1.05  |  men: 0.9 to 1.1  |\n"
                      "|  |  women: 0.8 to 1.0  |\n"
                      "| Magnesium | 7.9 mg/dL | 3.5 - 7.1 | high |\n"
                      "End of report\n") ==
             "Test/Result/Range/Flag\n"
             "LDL cholesterol/29 mg/dL/< 130/\n"
             "Total T3/99 ng/dL//\n"
             "Method: CLIA\n"
             "Comment: this test was verified in 340 samples.\n"
             "INR/1.05/men: 0.9 to 1.1/\n"
             "//women: 0.8 to 1.0/\n"
             "Magnesium/7.9 mg/dL/3.5 - 7.1/high\n"
             "End of report\n");
}

BOOST_AUTO_TEST_CASE(sentences_and_rows_with_commas_are_no_table) {
  for (const std::string_view text :
       {"Calcium   2,05   mmol/l   2,15 - 2,58\nKalium   4,1   mmol/l   3,5 - 5,1\n",
        "Dear patient, we thank you, and greet you\nCalcium 9.1\n",
        "Sodium 134, potassium 3.7, chloride 99\nalbumin 4.1, ALT 20, AST 21\n",
        "Test | Result | Unit\nIron | 280    | ug/dL\n", "Test,Result,Units\nno further lines\n",
        "one, two, three\nfour, five, six\n", "\"open, quote, here\na,1,2\n"}) {
    BOOST_TEST(with_tabs(text) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
