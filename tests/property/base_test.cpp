#include <rapidcheck.h>

#include <rapidcheck/boost_test.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

#include "base/decimal.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace {

using labread::Decimal;
using labread::DecimalMark;

constexpr std::int64_t largest = 999'999'999'999'999'999;

Decimal decimal() {
  return {*rc::gen::inRange<std::int64_t>(-largest, largest + 1),
          *rc::gen::inRange<std::int8_t>(0, 19)};
}

// A decimal whose value, and that of any other such decimal, a double holds apart: 15 digits.
Decimal short_decimal() {
  constexpr std::int64_t limit = 999'999'999'999'999;
  return {*rc::gen::inRange<std::int64_t>(-limit, limit + 1),
          *rc::gen::inRange<std::int8_t>(0, 10)};
}

// Text of whatever code points a report may hold, those that fold() knows more often.
std::string text() {
  const auto code_point = rc::gen::weightedOneOf<char32_t>({
      {6, rc::gen::inRange<char32_t>(0x20, 0x7F)},
      {4, rc::gen::inRange<char32_t>(0xA0, 0x500)},
      {2, rc::gen::inRange<char32_t>(0x2000, 0x2300)},
      {1, rc::gen::inRange<char32_t>(0x3000, 0x3400)},
      {1, rc::gen::inRange<char32_t>(0xFB00, 0xFF70)},
      {1, rc::gen::inRange<char32_t>(0, 0x110000)},
  });
  std::string made;
  for (const char32_t code : *rc::gen::container<std::u32string>(code_point)) {
    labread::append_utf8(made, code);
  }
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(properties_of_base)

RC_BOOST_PROP(a_printed_decimal_reads_back_with_its_places, ()) {
  const Decimal number = decimal();
  RC_PRE(number.to_string().size() <= 19U);  // a zero before the mark counts as a digit
  const auto again = labread::parse_decimal(number.to_string(), DecimalMark::point);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->coefficient == number.coefficient);
  RC_ASSERT(again->places == number.places);
}

RC_BOOST_PROP(a_decimal_comma_reads_like_a_decimal_point, ()) {
  std::string printed = decimal().to_string();
  const auto with_point = labread::parse_decimal(printed, DecimalMark::point);
  std::replace(printed.begin(), printed.end(), '.', ',');
  const auto with_comma = labread::parse_decimal(printed, DecimalMark::comma);
  RC_ASSERT(with_point == with_comma);
}

RC_BOOST_PROP(order_is_total_and_agrees_with_that_of_doubles_where_those_are_exact, ()) {
  const Decimal a = short_decimal();
  const Decimal b = short_decimal();
  RC_ASSERT((a < b) == (a.to_double() < b.to_double()));
  RC_ASSERT((a == b) == (a.to_double() == b.to_double()));
  RC_ASSERT((a < b) == (b > a));
}

RC_BOOST_PROP(more_places_do_not_change_a_decimal, ()) {
  const Decimal a = short_decimal();
  const Decimal longer{a.coefficient * 1000, static_cast<std::int8_t>(a.places + 3)};
  RC_ASSERT(a == longer);
}

RC_BOOST_PROP(a_double_survives_its_decimal, ()) {
  const double value = short_decimal().to_double();
  const auto exact = labread::decimal_from(value);
  RC_ASSERT(exact.has_value());
  RC_ASSERT(exact->to_double() == value);
}

RC_BOOST_PROP(reading_numbers_never_fails_on_any_bytes, ()) {
  const std::string bytes = *rc::gen::arbitrary<std::string>();
  labread::parse_decimal(bytes, DecimalMark::point);
  labread::parse_decimal(bytes, DecimalMark::comma);
}

RC_BOOST_PROP(folding_twice_is_folding_once, ()) {
  const std::string printed = text();
  RC_ASSERT(labread::fold(labread::fold(printed)) == labread::fold(printed));
  RC_ASSERT(labread::fold_name(labread::fold_name(printed)) == labread::fold_name(printed));
  RC_ASSERT(labread::fold_unit(labread::fold_unit(printed)) == labread::fold_unit(printed));
}

RC_BOOST_PROP(a_folded_text_has_a_folded_name, ()) {
  const std::string printed = text();
  RC_ASSERT(labread::fold_name(labread::fold(printed)) == labread::fold_name(printed));
}

RC_BOOST_PROP(a_folded_text_is_valid_and_has_no_blank_to_spare, ()) {
  const std::string folded = labread::fold(text());
  RC_ASSERT(labread::is_utf8(folded));
  RC_ASSERT(folded.find("  ") == std::string::npos);
  RC_ASSERT(folded.empty() || (folded.front() != ' ' && folded.back() != ' '));
  RC_ASSERT(
      std::none_of(folded.begin(), folded.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

RC_BOOST_PROP(any_bytes_become_valid_utf8, ()) {
  RC_ASSERT(labread::is_utf8(labread::to_utf8(*rc::gen::arbitrary<std::string>())));
}

RC_BOOST_PROP(code_points_survive_encoding, ()) {
  const auto code = *rc::gen::inRange<char32_t>(0, 0x110000);
  RC_PRE(code < 0xD800 || code >= 0xE000);
  std::string encoded;
  labread::append_utf8(encoded, code);
  std::size_t at = 0;
  RC_ASSERT(labread::next_code_point(encoded, at) == code);
  RC_ASSERT(at == encoded.size());
}

RC_BOOST_PROP(decoding_moves_on_and_stays_within_the_text, ()) {
  const std::string bytes = *rc::gen::arbitrary<std::string>();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    labread::next_code_point(bytes, at);
    RC_ASSERT(at > before);
    RC_ASSERT(at <= bytes.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
