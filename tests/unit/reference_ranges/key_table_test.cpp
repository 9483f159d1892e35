#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "reference_ranges/key_table.h"

namespace labread {
namespace {

struct Row {
  std::string_view key;
};

const std::vector<Row>& sorted_rows() {
  static const std::vector<Row> rows = {{"ca"},      {"ca 125"},          {"calcium"},
                                        {"calcium"}, {"calcium ionised"}, {"总胆红素"}};
  return rows;
}

// The keys that the text begins with: their rows and bytes.
std::string prefixes_of(std::string_view text) {
  static const auto slots = key_slots(std::span<const Row>(sorted_rows()));
  std::string found;
  KeyTable(slots).for_each_prefix(
      std::span<const Row>(sorted_rows()), text, [&](auto same, std::size_t length) {
        found += std::to_string(same.size()) + "x" + std::to_string(length) + " ";
      });
  return found;
}

BOOST_AUTO_TEST_SUITE(key_table)

BOOST_AUTO_TEST_CASE(a_text_begins_with_the_keys_that_end_at_its_word_ends) {
  BOOST_TEST(prefixes_of("calcium ionised 1.2") == "2x7 1x15 ");
  BOOST_TEST(prefixes_of("calcium total") == "2x7 ");
  BOOST_TEST(prefixes_of("ca 125 u") == "1x2 1x6 ");
  BOOST_TEST(prefixes_of("calciumx") == "");
  BOOST_TEST(prefixes_of("calc") == "");
  BOOST_TEST(prefixes_of("") == "");
}

BOOST_AUTO_TEST_CASE(a_chinese_key_ends_behind_any_of_its_letters) {
  BOOST_TEST(prefixes_of("总胆红素tbil") == "1x12 ");
  BOOST_TEST(prefixes_of("总胆红") == "");
}

BOOST_AUTO_TEST_CASE(a_beginning_tells_whether_longer_keys_go_on_from_it) {
  const auto slots = key_slots(std::span<const Row>(sorted_rows()));
  const std::span<const Row> rows(sorted_rows());
  BOOST_TEST(KeyTable(slots).find(rows, "ca")->goes_on);
  BOOST_TEST(!KeyTable(slots).find(rows, "ca 125")->goes_on);
  BOOST_TEST(KeyTable(slots).find(rows, "ca 15") == nullptr);
}

BOOST_AUTO_TEST_CASE(without_rows_nothing_is_found) {
  BOOST_TEST(KeyTable().find(std::span<const Row>(), "calcium") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_key_of_more_than_255_bytes_is_refused) {
  const std::string key(256, 'a');
  const std::vector<std::string_view> keys = {key};
  BOOST_CHECK_THROW(key_slots(keys), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
