#include "output/json_text.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <vector>

using namespace labread;

namespace {

// The text of one member.
template <class Value>
std::string member_of(const Value& value) {
  JsonText out(JsonLayout::one_line);
  out.object([&] { out.member("it", value); });
  return std::move(out).take();
}

// Every shape there is, once.
std::string shapes(JsonLayout layout) {
  JsonText out(layout);
  out.object([&] {
    out.member("a", 1);
    out.object("none", [] {});
    out.object("inner", [&] { out.member("b", true); });
    out.objects("items", std::vector{1, 2}, [&](int item) { out.member("c", item); });
    out.objects("no_items", std::vector<int>(), [](int) {});
    out.texts("texts", std::array{"x", "y"});
    out.numbers("numbers", std::array{1, 2});
    out.numbers("no_numbers", std::vector<int>());
  });
  return std::move(out).take();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_texts)

BOOST_AUTO_TEST_CASE(everything_on_one_line) {
  BOOST_TEST(shapes(JsonLayout::one_line) ==
             R"({"a":1,"none":{},"inner":{"b":true},"items":[{"c":1},{"c":2}],"no_items":[],)"
             R"("texts":["x","y"],"numbers":[1,2],"no_numbers":[]})");
}

BOOST_AUTO_TEST_CASE(indented_lists_of_numbers_stay_on_one_line) {
  BOOST_TEST(shapes(JsonLayout::indented) == R"({
  "a": 1,
  "none": {},
  "inner": {
    "b": true
  },
  "items": [
    {
      "c": 1
    },
    {
      "c": 2
    }
  ],
  "no_items": [],
  "texts": [
    "x",
    "y"
  ],
  "numbers": [1, 2],
  "no_numbers": []
})");
}

BOOST_AUTO_TEST_CASE(exact_numbers_keep_their_digits) {
  BOOST_TEST(member_of(Decimal{300, 1}) == R"({"it":30.0})");
  BOOST_TEST(member_of(Decimal{123456789012345678, 17}) == R"({"it":1.23456789012345678})");
}

BOOST_AUTO_TEST_CASE(computed_numbers_carry_no_noise) {
  BOOST_TEST(member_of(0.1 + 0.2) == R"({"it":0.3})");
  BOOST_TEST(member_of(std::numeric_limits<double>::infinity()) == R"({"it":null})");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_null) {
  BOOST_TEST(member_of(std::optional<Decimal>()) == R"({"it":null})");
  BOOST_TEST(member_of(std::optional<std::string>("known")) == R"({"it":"known"})");
  JsonText out(JsonLayout::one_line);
  out.object([&] {
    out.object_or_null("none", std::optional<int>(), [](int) {});
    out.object_or_null("known", std::optional(3), [&](int known) { out.member("it", known); });
  });
  BOOST_TEST(std::move(out).take() == R"({"none":null,"known":{"it":3}})");
}

BOOST_AUTO_TEST_CASE(texts_are_escaped_and_repaired) {
  BOOST_TEST(member_of("say \"µ\"\n") == R"({"it":"say \"µ\"\n"})");
  BOOST_TEST(member_of(std::string_view("a\xff")) == "{\"it\":\"a\uFFFD\"}");
}

BOOST_AUTO_TEST_SUITE_END()
