// What the tests of the coded formats share: a file's text to its reports, and a result by its
// name.
#pragma once

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "parser/reader.h"

namespace labread::test {

inline ReadFile read_coded_text(std::string_view text, Limits limits = {}) {
  ReadOptions options;
  options.limits = limits;
  return Reader(Catalogue::built_in(), options).read(Bytes::own(std::string(text)));
}

inline Report only_report(std::string_view text) {
  ReadFile file = read_coded_text(text);
  BOOST_REQUIRE_EQUAL(file.reports.size(), 1U);
  return std::move(file.reports.front());
}

inline const Result& result_named(const Report& report, std::string_view name) {
  for (const Result& result : report.results) {
    if (result.name == name) return result;
  }
  BOOST_FAIL("no result named " + std::string(name));
  throw std::logic_error("unreachable");
}

inline std::string names_of(const Report& report) {
  std::string names;
  for (const Result& result : report.results) names += (names.empty() ? "" : ", ") + result.name;
  return names;
}

inline std::string analyte_named(const Result& result) {
  std::string ids;
  for (const AnalyteIndex index : result.candidates) {
    ids += (ids.empty() ? "" : ",") + std::string(Catalogue::built_in().analyte(index).id);
  }
  return ids;
}

}  // namespace labread::test
