// The rows of a small report as text, one line a result: name | value | unit | range | flag; a line
// break inside a field is a slash. Tests of reading compare it with what they expect.
#pragma once

#include <boost/test/unit_test.hpp>

#include <span>
#include <string>
#include <string_view>

#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "reference_ranges/catalogue.h"

namespace labread {

inline Report report_of(std::string_view text) {
  return read_report(read_text(text, Limits{}), Catalogue::built_in()).front();
}

inline std::string dump(const Result& result) {
  std::string line = result.name + " | " + result.value + " | " + result.unit + " | " +
                     result.range.text + " | " + result.flag;
  for (char& c : line) {
    if (c == '\n') c = '/';
  }
  return line;
}

inline std::string rows_of(const Report& report) {
  std::string rows;
  for (const Result& result : report.results) rows += dump(result) + "\n";
  return rows;
}

inline std::string rows_of(std::string_view text) { return rows_of(report_of(text)); }

// Of all reports of a document.
inline std::string rows_of(const Document& document) {
  std::string rows;
  for (const Report& report : read_report(document, Catalogue::built_in())) rows += rows_of(report);
  return rows;
}

// "Calcium 2.2 @ 2022-08-10 <- 2.1 2022-07-01": a result with its day, and the earlier ones.
inline std::string dated_rows_of(std::string_view text) {
  std::string out;
  for (const Result& result : report_of(text).results) {
    out += result.name + " " + result.value;
    if (result.collected) out += " @ " + result.collected->to_iso();
    for (const Previous& earlier : result.previous) {
      out += " <- " + earlier.value + (earlier.date.empty() ? "" : " " + earlier.date);
    }
    out += "\n";
  }
  return out;
}

// What a report shows, its text, and the rows to be read from it.
struct RowSample {
  std::string_view what;
  std::string_view text;
  std::string_view rows;
};

inline void check_rows(std::span<const RowSample> samples) {
  for (const RowSample& sample : samples) {
    BOOST_TEST_CONTEXT(sample.what) { BOOST_TEST(rows_of(sample.text) == sample.rows); }
  }
}

}  // namespace labread
