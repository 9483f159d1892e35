#include "parser/pdf/write_value.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "parser/pdf/syntax.h"

namespace labread::pdf {
namespace {

std::string written(const Object& value) {
  std::string out;
  append_value(out, value);
  return out;
}

Object read_back(const std::string& bytes) {
  std::size_t at = 0;
  std::size_t budget = 1000;
  return read_value(bytes, at, budget);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_value)

BOOST_AUTO_TEST_CASE(numbers_have_no_exponent_and_no_digit_too_many) {
  BOOST_TEST(written(Object(612.0)) == "612");
  BOOST_TEST(written(Object(-0.5)) == "-0.5");
  BOOST_TEST(written(Object(0.0000001)) == "0.0000001");
  BOOST_TEST(written(Object(1e15)) == "1000000000000000");
}

BOOST_AUTO_TEST_CASE(values_are_read_back_as_they_were) {
  for (const char* text : {"null", "true", "[1 2.25 12 0 R]", "<<\n/A /B#20C\n/D [(x) <<>>]>>",
                           "/A#2FB", "(a\\(b\\)\\\\)"}) {
    const std::string once = written(read_back(text));
    BOOST_TEST(written(read_back(once)) == once);
  }
  for (const std::string& bytes :
       {std::string("\0\xFF\r\n", 4), std::string("(((\\"), std::string()}) {
    BOOST_TEST(*read_back(written(Object(bytes))).as_string() == bytes);
  }
  BOOST_TEST(read_back(written(Object(Name{"A B/(#"}))).as_name()->text == "A B/(#");
}

BOOST_AUTO_TEST_CASE(text_beyond_ascii_is_utf_16) {
  BOOST_TEST(*text_object("plain").as_string() == "plain");
  BOOST_TEST(*text_object("\xC2\xB5").as_string() == std::string("\xFE\xFF\x00\xB5", 4));
  BOOST_TEST(*text_object("\xF0\x9F\x98\x80").as_string() ==
             std::string("\xFE\xFF\xD8\x3D\xDE\x00", 6));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
