// A row of a coded report (HL7, FHIR, LDT, CDA) before it is read: the texts as the sender printed
// them, and what came in codes beside them. Turned into a Result by the grammar that reads printed
// reports, so that a value means the same wherever it stands.
//
//   DraftReport draft; draft.rows.push_back({.name = "Calcium", .value = "8.1", …});
//   Report report = finish(std::move(draft), NumberStyle::point, catalogue);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/limits.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct PrintedRow {
  std::string name;
  std::vector<std::string> other_names;  // of the same test: looked up where `name` is unknown
  std::string value, unit, range, flag;
  std::string unit_code;           // UCUM
  std::string flag_code;           // of HL7, where no flag is printed
  bool dash_may_be_empty = false;  // a flag "-" may only fill its cell
  std::string section;
  std::string specimen;  // specimen class
  std::optional<Moment> collected;
  std::vector<Code> codes;
  std::optional<Decimal> number;           // of the value, where the format states it exactly
  std::optional<PrintedRange> structured;  // bounds and bands where the format states them
  std::vector<Previous> previous;
  int line = 0;
};

struct DraftReport {
  ReportHeader header;
  std::string language;                    // "de", where the format states it
  std::optional<Conventions> conventions;  // where all of the file told them
  std::vector<PrintedRow> rows;
  std::vector<Skipped> skipped;
  std::vector<Note> notes;
};

// Counts what a file gives, so that a reader stops before it holds more than it may.
class RowBudget {
 public:
  explicit RowBudget(const Limits& limits) : limits_(limits) {}
  // Whether one more row or refused row fits into a report that has `in_report` of them. One above
  // the limit is let in, by which finish() knows that there were more.
  bool take(std::size_t in_report) {
    if (in_report > limits_.results) return false;
    if (rows_ >= limits_.rows) {
      full_ = true;
      return false;
    }
    ++rows_;
    return true;
  }
  // Why not all of the file was read.
  std::optional<std::string> partial() const {
    if (!full_) return std::nullopt;
    return "more results than the limit of " + std::to_string(limits_.rows);
  }

 private:
  const Limits& limits_;
  std::size_t rows_ = 0;
  bool full_ = false;
};

// What the format prescribes for numbers.
enum class NumberStyle : std::uint8_t {
  point,    // "1.234" has three places; what uses commas all the same shows it
  printed,  // as people print them: decided by all numbers of the report
};

// The report with its rows read. Rows beyond `most_rows` are left out with a note.
Report finish(DraftReport draft, NumberStyle style, const Catalogue& catalogue,
              std::size_t most_rows);

// The texts of a row's fields in one white space, without control characters.
std::string tidy_text(std::string_view text);

// What an identifier of a code system calls it: "LN", "http://loinc.org" and its OID are "LOINC".
std::string code_system_name(std::string_view identifier);

// Adds a code unless it is empty, there already, or a LOINC code whose check digit is wrong.
void add_code(std::vector<Code>& codes, std::string_view system, std::string_view code);

// A text too long to be a value: sentences of a finding or comment.
bool is_prose(std::string_view text);

}  // namespace labread
