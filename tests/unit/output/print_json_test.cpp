#include "output/print_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace labread;
using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(json_printing)

BOOST_AUTO_TEST_CASE(exact_numbers_keep_their_digits) {
  const Json json = {{"low", exact_number({300, 1})},
                     {"long", exact_number({123456789012345678, 17})}};
  BOOST_TEST(print_json(json, JsonLayout::one_line) ==
             R"({"low":30.0,"long":1.23456789012345678})");
}

BOOST_AUTO_TEST_CASE(plain_lists_stay_on_one_line) {
  const Json json = {{"box", {1, 2}}, {"texts", {"a"}}, {"none", Json::array()}};
  BOOST_TEST(print_json(json, JsonLayout::indented) ==
             "{\n  \"box\": [1, 2],\n  \"texts\": [\n    \"a\"\n  ],\n  \"none\": []\n}");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_repaired) {
  BOOST_TEST(print_json(Json("a\xff"), JsonLayout::one_line) == "\"a\uFFFD\"");
}

BOOST_AUTO_TEST_SUITE_END()
