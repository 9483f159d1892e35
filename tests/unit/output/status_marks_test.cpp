#include "output/status_marks.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace labread;

namespace {

JudgedResult judged(Status status, std::string_view critical = {}) {
  JudgedResult result;
  result.status = status;
  result.critical = critical;
  return result;
}

// Relative luminance and contrast as WCAG 2 defines them.
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour a, Colour b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return one > other ? one / other : other / one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(status_marks)

BOOST_AUTO_TEST_CASE(every_verdict_has_its_letters_and_word) {
  BOOST_TEST(mark_of(judged(Status::low)).letters == "L");
  BOOST_TEST(mark_of(judged(Status::high)).letters == "H");
  BOOST_TEST(mark_of(judged(Status::abnormal)).letters == "A");
  BOOST_TEST(mark_of(judged(Status::normal)).letters == "N");
  BOOST_TEST(mark_of(judged(Status::undecidable)).letters == "?");
  BOOST_TEST(mark_of(judged(Status::low, "primary")).word == "critically low");
  BOOST_TEST(mark_of(judged(Status::high, "primary")).letters == "HH");
}

BOOST_AUTO_TEST_CASE(critical_stays_critical_beside_a_normal_range_or_none) {
  BOOST_TEST((mark_of(judged(Status::normal, "primary")).tone == Tone::critical));
  BOOST_TEST((mark_of(judged(Status::undecidable, "primary")).tone == Tone::critical));
}

BOOST_AUTO_TEST_CASE(inks_can_be_read_on_their_paper_and_wash) {
  constexpr Colour white{255, 255, 255};
  constexpr Colour dark{0x19, 0x1b, 0x1f};
  for (const Tone tone : {Tone::normal, Tone::attention, Tone::critical, Tone::unsure}) {
    const ToneColours& colours = colours_of(tone);
    BOOST_TEST(contrast(colours.ink, white) >= 4.5);
    BOOST_TEST(contrast(colours.ink, colours.wash) >= 4.5);
    BOOST_TEST(contrast(colours.ink_on_dark, dark) >= 4.5);
    BOOST_TEST(contrast(colours.ink_on_dark, colours.wash_on_dark) >= 4.5);
  }
}

BOOST_AUTO_TEST_CASE(a_colour_is_written_as_css_writes_it) {
  BOOST_TEST(hex({0xA3, 0x02, 0x1A}) == "#a3021a");
}

BOOST_AUTO_TEST_SUITE_END()
