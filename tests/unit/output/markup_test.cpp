#include "output/markup.h"

#include <boost/test/unit_test.hpp>

using namespace labread;

BOOST_AUTO_TEST_SUITE(markup)

BOOST_AUTO_TEST_CASE(texts_and_attributes_cannot_become_markup) {
  Markup page;
  page.element("p", "<script>alert(1)</script> & \"quoted\" 'text'",
               {{"title", "\" onload=\"alert(1)"}});
  BOOST_TEST(page.take() ==
             "\n<p title=\"&quot; onload=&quot;alert(1)\">&lt;script&gt;alert(1)&lt;/script&gt; "
             "&amp; &quot;quoted&quot; &#39;text&#39;</p>");
}

BOOST_AUTO_TEST_CASE(what_hides_or_reorders_text_is_replaced) {
  BOOST_TEST(escaped("a\u202Eb") == "a\uFFFDb");
  BOOST_TEST(escaped("a\u200Fb") == "a\uFFFDb");
  BOOST_TEST(escaped(std::string_view("a\0b", 3)) == "a\uFFFDb");
  BOOST_TEST(escaped("a\xFF") == "a\uFFFD");
}

BOOST_AUTO_TEST_CASE(elements_close_where_their_scope_ends) {
  Markup page;
  {
    const auto outer = page.inside("div");
    const auto inner = page.inside("span", {{"class", "x"}});
    page.text("y");
  }
  BOOST_TEST(page.take() == "\n<div><span class=\"x\">y</span></div>");
}

BOOST_AUTO_TEST_CASE(empty_attributes_are_left_out_and_lone_elements_close_themselves) {
  Markup page;
  page.lone("rect", {{"x", "1"}, {"class", ""}});
  BOOST_TEST(page.take() == "\n<rect x=\"1\" />");
}

BOOST_AUTO_TEST_CASE(a_text_is_shortened_between_code_points) {
  BOOST_TEST(shortened("Kreatinin", 9) == "Kreatinin");
  BOOST_TEST(shortened("Kreatinin", 4) == "Krea…");
  BOOST_TEST(shortened("äöü", 2) == "äö…");
}

BOOST_AUTO_TEST_SUITE_END()
