#include "parser/pdf/tokens.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace labread::pdf;

namespace {

// "kind:text" of every token.
std::string listing(std::string_view bytes) {
  static const char* const kinds[] = {"", "n", "s", "x", "/", "[", "]", "<<", ">>", "w"};
  Tokens tokens(bytes);
  std::string out;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    out += kinds[static_cast<int>(token.kind)];
    out += std::string(token.text) + ' ';
  }
  return out;
}

double number(std::string_view text) { return Tokens(text).next().number; }

std::string string_of(std::string_view text) {
  std::string scratch;
  return std::string(string_bytes(Tokens(text).next(), scratch));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_tokens)

BOOST_AUTO_TEST_CASE(operators_and_operands_are_told_apart) {
  BOOST_TEST(listing("BT /F1 12 Tf(a)Tj[(b)-3<63>]TJ ET") ==
             "wBT /F1 n12 wTf sa wTj [ sb n-3 x63 ] wTJ wET ");
  BOOST_TEST(listing("/Span<</ActualText(x)>>BDC") == "/Span << /ActualText sx >> wBDC ");
  BOOST_TEST(listing("q % a comment ) ( \nQ") == "wq wQ ");
  BOOST_TEST(listing("T* ' \" f*") == "wT* w' w\" wf* ");
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_written_and_as_miswritten) {
  const std::vector<std::pair<std::string_view, double>> table = {
      {"12", 12},
      {"-.5", -0.5},
      {"+3.25", 3.25},
      {"4.", 4},
      {"--7", -7},
      {"0.000", 0},
      {"1.2.3", 1.2},
      {"12-3", 12},
      {"-", 0},
      {".", 0},
      {"0.1234567890123", 0.123456789},
      {"123456.75", 123456.75},
      {"12345678901234567890", 12345678901234567890.0},
      {"-9007199254740993.5", -9007199254740993.5}};
  for (const auto& [text, value] : table)
    BOOST_TEST(number(text) == value, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(an_escape_stands_for_its_byte) {
  BOOST_TEST(string_of("(a\\(b\\)c)") == "a(b)c");
  BOOST_TEST(string_of("(nested (pair) kept)") == "nested (pair) kept");
  BOOST_TEST(string_of("(\\101\\1012\\53)") == "AA2+");
  BOOST_TEST(string_of("(one\\\ntwo)") == "onetwo");
  BOOST_TEST(string_of("(a\r\nb\rc)") == "a\nb\nc");
  BOOST_TEST(string_of("(\\n\\t\\q)") == "\n\tq");
}

BOOST_AUTO_TEST_CASE(a_hex_string_may_have_blanks_and_an_odd_end) {
  BOOST_TEST(string_of("<48 65\n6C>") == "Hel");
  BOOST_TEST(string_of("<485>") == "HP");
}

BOOST_AUTO_TEST_CASE(a_plain_string_is_not_copied) {
  const std::string_view bytes = "(plain)";
  std::string scratch;
  BOOST_TEST(string_bytes(Tokens(bytes).next(), scratch).data() == bytes.data() + 1);
}

BOOST_AUTO_TEST_CASE(a_name_may_hold_hex_escapes) {
  std::string scratch;
  BOOST_TEST(name_bytes(Tokens("/A#20B#7").next(), scratch) == "A B#7");
}

BOOST_AUTO_TEST_CASE(what_ends_too_early_still_ends) {
  BOOST_TEST(listing("(open (never closed") == "sopen (never closed ");
  BOOST_TEST(listing("(\\") == "s\\ ");
  BOOST_TEST(listing("<48") == "x48 ");
  BOOST_TEST(listing("<<") == "<< ");
  BOOST_TEST(listing(")}{ >") == ">> ");
  BOOST_TEST(listing("").empty());
}

BOOST_AUTO_TEST_CASE(an_inline_image_is_passed_whatever_its_bytes_say) {
  const std::string bytes = "ID \x01\x02 EI \x80\x90\xff (EI\nq";
  Tokens known(bytes);
  known.next();
  known.take_inline_image(11);
  BOOST_TEST(known.next().text == "q");
  const std::string packed = std::string("ID ab EI \x80 EIcd\nEI Q (text) Tj");
  Tokens tokens(packed);
  tokens.next();
  tokens.take_inline_image(0);
  BOOST_TEST(tokens.next().text == "Q");
  BOOST_TEST(tokens.next().text == "text");
}

BOOST_AUTO_TEST_SUITE_END()
