#include "parser/pdf/syntax.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/error.h"

namespace labread::pdf {
namespace {

std::string number_text(double value) {
  std::string text = std::to_string(value == 0 ? 0.0 : value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// An object as text, so that a failed comparison can be read.
std::string dump(const Object& value) {
  if (const bool* truth = value.as_bool()) return *truth ? "true" : "false";
  if (const double* number = value.as_number()) return number_text(*number);
  if (const std::string* text = value.as_string()) return "(" + *text + ")";
  if (const Name* name = value.as_name()) return "/" + name->text;
  if (const Reference* to = value.as_reference()) {
    return std::to_string(to->number) + "." + std::to_string(to->generation) + "R";
  }
  std::string out;
  if (const Array* array = value.as_array()) {
    for (const Object& entry : *array) out += (out.empty() ? "" : " ") + dump(entry);
    return "[" + out + "]";
  }
  if (const Dictionary* dictionary = value.as_dictionary()) {
    for (const auto& [key, entry] : *dictionary) {
      out += (out.empty() ? "" : " ") + key + "=" + dump(entry);
    }
    return "{" + out + "}";
  }
  return "null";
}

std::string read(std::string_view text) {
  std::size_t at = 0;
  std::size_t budget = 100'000;
  return dump(read_value(text, at, budget));
}

struct Row {
  std::string value;
  std::vector<std::string> spellings;
};

const std::vector<Row> rows{
    {"12", {"12", "+12", " 12 ", "%c\n12", "012", "12.0", "12.", "12-3", "12.0.3"}},
    {"-0.5", {"-.5", "-0.5", "--0.5", "-0.50"}},
    {"0", {"0", ".", "-0", "0.000"}},
    {"7.0R", {"7 0 R", "7\n0\rR", "7 0 R>>", "7 %c\n 0 R"}},
    {"7", {"7 0 Rx", "7 0", "7 -1 R", "7 99999 R"}},
    {"/A B", {"/A#20B", "/A#20B/C"}},
    {"/A#2", {"/A#2", "/A#2 "}},
    {"/", {"/", "/ x"}},
    {"(a(b)c)", {"(a(b)c)", "(a\\(b\\)c)", "<6128 62 29 63>", "(a\\050b\\51c)"}},
    {"(a\nb)", {"(a\nb)", "(a\rb)", "(a\r\nb)", "(a\\nb)", "(a\\012b)"}},
    {"(ab)", {"(a\\\nb)", "(a\\\r\nb)", "(ab"}},
    {"(@)", {"<4>", "<40>", "<4 0>", "<40", "<4x0>"}},
    {"[1 /A (s) 2.0R null]",
     {"[1 /A (s) 2 0 R null]", "[1/A(s)2 0 R null]", "[1 /A (s) 2 0 R foo]"}},
    {"{A=1 B={C=/D}}", {"<</A 1/B<</C/D>>>>", "<< /A 1 /B << /C /D >> >>", "<</A 1/B<</C/D>>"}},
    {"{A=null}", {"<</A null>>", "<</A foo>>"}},
    {"{A=2}", {"<</A 1/A 2>>", "<</A 2/B>>", "<<3 /A 2>>", "<</A 2 endobj", "<</A 2 stream"}},
    {"{A=[1] B=2}", {"<</A[1]/B 2>>"}},
    {"{A=[1]}", {"<</A[1>>"}},
    {"true", {"true"}},
    {"null", {"null", "", "   ", "foo", ")", "}", "truex"}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(syntax)

BOOST_AUTO_TEST_CASE(values_in_all_their_spellings) {
  for (const Row& row : rows) {
    for (const std::string& spelling : row.spellings) {
      BOOST_TEST(read(spelling) == row.value, spelling << ": " << read(spelling));
    }
  }
}

BOOST_AUTO_TEST_CASE(reading_stops_right_after_the_value) {
  std::size_t at = 0;
  std::size_t budget = 100;
  const std::string_view text = "<</A<</B 1>>>>stream";
  read_value(text, at, budget);
  BOOST_TEST(text.substr(at) == "stream");
}

BOOST_AUTO_TEST_CASE(nesting_beyond_the_limit_is_passed_over) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  std::size_t at = 0;
  std::size_t budget = 1'000'000;
  const Object value = read_value(deep + " 5", at, budget);
  BOOST_TEST(value.as_array() != nullptr);
  BOOST_TEST(at == deep.size());
}

BOOST_AUTO_TEST_CASE(unclosed_nesting_ends_with_the_input) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<</A";
  std::size_t at = 0;
  std::size_t budget = 1'000'000;
  BOOST_TEST(read_value(deep, at, budget).as_dictionary() != nullptr);
}

BOOST_AUTO_TEST_CASE(a_budget_of_values_is_kept) {
  std::size_t at = 0;
  std::size_t budget = 10;
  BOOST_CHECK_THROW(read_value("[1 2 3 4 5 6 7 8 9 10 11]", at, budget), Error);
}

BOOST_AUTO_TEST_CASE(stream_data_by_length_or_by_its_end) {
  using Found = std::optional<std::string_view>;
  BOOST_CHECK(find_stream_data("stream\r\nabc\nendstream", 0, 3.0) == Found("abc"));
  BOOST_CHECK(find_stream_data(" stream\nabc endstream", 0, 3.0) == Found("abc"));
  BOOST_CHECK(find_stream_data("stream\nabc\r\nendstream", 0, 99.0) == Found("abc"));
  BOOST_CHECK(find_stream_data("stream\nabc\nendstream", 0, 1.0) == Found("abc"));
  BOOST_CHECK(find_stream_data("stream\nabc\nendstream", 0, std::nullopt) == Found("abc"));
  BOOST_CHECK(find_stream_data("stream\nabc\nendobj", 0, -5.0) == Found("abc"));
  BOOST_CHECK(find_stream_data("stream\nabc", 0, 1e300) == Found("abc"));
  BOOST_CHECK(!find_stream_data("endobj", 0, 3.0));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
