#include "parser/pdf/inflate.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "parser/pdf/plain_filters.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread::pdf {
namespace {

std::string noise(std::size_t size) {
  std::string text;
  unsigned state = 1;
  while (text.size() < size) {
    state = state * 1103515245U + 12345U;
    text.push_back(static_cast<char>('a' + (state >> 16) % 26));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inflating)

BOOST_AUTO_TEST_CASE(a_sound_stream_comes_out_whole) {
  for (const std::size_t size : {0U, 1U, 1000U, 100'000U, 3'000'000U}) {
    const std::string text = noise(size);
    const Inflated out = inflate(deflated(text), 10'000'000);
    BOOST_TEST((out.bytes == text));
    BOOST_TEST(!out.capped);
  }
}

BOOST_AUTO_TEST_CASE(a_stream_that_swells_a_thousandfold_comes_out_whole) {
  for (const std::size_t size : {262'144U, 262'145U, 5'000'000U}) {
    const std::string text(size, ' ');
    const Inflated out = inflate(deflated(text), 10'000'000);
    BOOST_TEST((out.bytes == text));
    BOOST_TEST(!out.capped);
  }
}

BOOST_AUTO_TEST_CASE(more_than_the_limit_is_cut_and_said) {
  const std::string bomb = deflated(std::string(50'000'000, ' '));
  const Inflated out = inflate(bomb, 1'000'000);
  BOOST_TEST(out.capped);
  BOOST_TEST(out.bytes.size() == 1'000'000);
}

BOOST_AUTO_TEST_CASE(exactly_the_limit_is_no_overflow) {
  const Inflated out = inflate(deflated(noise(5000)), 5000);
  BOOST_TEST(!out.capped);
  BOOST_TEST(out.bytes.size() == 5000);
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_damage_is_kept) {
  const std::string text = noise(200'000);
  const std::string whole = deflated(text);
  const std::string cut = whole.substr(0, whole.size() / 2);
  const std::string out = inflate(cut, 10'000'000).bytes;
  BOOST_TEST(out.size() > 50'000);
  BOOST_TEST(text.starts_with(out));
}

BOOST_AUTO_TEST_CASE(a_wrong_checksum_or_header_loses_nothing) {
  const std::string text = noise(5000);
  std::string checksum = deflated(text);
  checksum.back() = static_cast<char>(checksum.back() ^ 1);
  BOOST_TEST((inflate(checksum, 10'000).bytes == text));
  std::string header = deflated(text);
  header[0] = 'x' ^ 0x0F;
  BOOST_TEST((inflate(header, 10'000).bytes == text));
}

BOOST_AUTO_TEST_CASE(garbage_gives_nothing) {
  BOOST_TEST(inflate("", 100).bytes.empty());
  BOOST_TEST(inflate("x", 100).bytes.empty());
}

BOOST_AUTO_TEST_CASE(every_png_filter_is_undone) {
  // Rows of three bytes, each by another filter, all meaning 1 2 3.
  const std::string rows(
      "\0\1\2\3"
      "\1\1\1\1"
      "\2\0\0\0"
      "\3\1\1\1"
      "\4\0\0\0",
      20);
  const std::string out = undo_predictor(rows, {15, 1, 8, 3});
  BOOST_TEST((out.substr(0, 9) == std::string("\1\2\3\1\2\3\1\2\3", 9)));
  BOOST_TEST((out.substr(9, 3) == std::string("\1\2\3", 3)));  // average: (0+1)/2+1, (1+2)/2+1, …
  BOOST_TEST((out.substr(12, 3) == std::string("\1\2\3", 3)));
}

BOOST_AUTO_TEST_CASE(an_incomplete_last_row_is_kept) {
  BOOST_TEST((undo_predictor(std::string("\2\1\2\3\2\1", 6), {12, 1, 8, 3}) ==
              std::string("\1\2\3\2", 4)));
}

BOOST_AUTO_TEST_CASE(tiff_differences_are_added_up) {
  BOOST_TEST((undo_predictor("\1\1\1\2\2\2", {2, 1, 8, 3}) == "\1\2\3\2\4\6"));
  BOOST_TEST((undo_predictor(std::string("\0\1\0\xFF\0\1", 6), {2, 1, 16, 3}) ==
              std::string("\0\1\1\0\1\1", 6)));
}

BOOST_AUTO_TEST_CASE(parameters_out_of_range_change_nothing) {
  for (const Predictor& wrong : {Predictor{15, 0, 8, 3}, Predictor{15, 1, 3, 3},
                                 Predictor{15, 1, 8, 0}, Predictor{15, 1, 8, 2'000'000'000},
                                 Predictor{15, 1'000'000, 8, 1}, Predictor{2, 1, 1, 8}}) {
    BOOST_TEST(undo_predictor("abc", wrong) == "abc");
  }
}

BOOST_AUTO_TEST_CASE(ascii85_as_the_standard_writes_it) {
  BOOST_TEST(decode_ascii85("9jqo^BlbD-BleB1DJ+*+F(f,q~>") == "Man is distinguished");
  BOOST_TEST(decode_ascii85("<~9jqo^\nBlbD-~>rest") == "Man is d");
  BOOST_TEST((decode_ascii85("z~>") == std::string(4, '\0')));
  BOOST_TEST(decode_ascii85("9jqo") == "Man");
  BOOST_TEST(decode_ascii85("9") == "");
}

BOOST_AUTO_TEST_CASE(hexadecimal_with_blanks_and_an_odd_end) {
  BOOST_TEST(decode_ascii_hex("4D 61\n6e>61") == "Man");
  BOOST_TEST(decode_ascii_hex("4D617>") == "Map");
}

BOOST_AUTO_TEST_CASE(run_lengths_copy_or_repeat) {
  BOOST_TEST(decode_run_length(std::string("\2abc\xFE"
                                           "d\x80x",
                                           8),
                               100) == "abcddd");
  BOOST_TEST(decode_run_length("\5ab", 100) == "ab");
  BOOST_TEST(decode_run_length("\x81x\x81x", 200).size() == 200);
  BOOST_TEST(decode_run_length("\x81", 200).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
