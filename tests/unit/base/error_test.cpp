#include "base/error.h"

#include <boost/test/unit_test.hpp>
#include <new>
#include <set>

using labread::code_name;
using labread::Error;
using labread::ErrorCode;
using labread::ErrorRecord;
using labread::to_record;

namespace {

template <typename Exception>
ErrorRecord record_of(const Exception& exception) {
  return to_record(std::make_exception_ptr(exception));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(every_code_has_a_name_of_its_own) {
  std::set<std::string_view> names;
  const int codes = static_cast<int>(ErrorCode::internal) + 1;
  for (int code = 0; code < codes; ++code) names.insert(code_name(static_cast<ErrorCode>(code)));
  BOOST_TEST(names.size() == static_cast<std::size_t>(codes));
  BOOST_TEST(code_name(ErrorCode::no_text_layer) == "no_text_layer");
}

BOOST_AUTO_TEST_CASE(an_error_keeps_its_code_message_and_page) {
  const ErrorRecord record = record_of(Error(ErrorCode::damaged, "stream is damaged", 3));
  BOOST_TEST((record.code == ErrorCode::damaged));
  BOOST_TEST(record.message == "stream is damaged");
  BOOST_TEST(record.page.value() == 3);
}

BOOST_AUTO_TEST_CASE(lack_of_memory_is_a_limit_of_the_document) {
  const ErrorRecord record = record_of(std::bad_alloc());
  BOOST_TEST((record.code == ErrorCode::limit_exceeded));
  BOOST_TEST(!record.page);
}

BOOST_AUTO_TEST_CASE(any_other_exception_is_a_fault_of_ours) {
  const ErrorRecord record = record_of(std::logic_error("no such row"));
  BOOST_TEST((record.code == ErrorCode::internal));
  BOOST_TEST(record.message == "no such row");
}

BOOST_AUTO_TEST_CASE(something_thrown_that_is_no_exception_does_not_escape) {
  BOOST_TEST((record_of(42).code == ErrorCode::internal));
}

BOOST_AUTO_TEST_SUITE_END()
