// One OBX segment as a row of a report, or the reason why it is none.
#pragma once

#include <string>
#include <variant>

#include "parser/interchange/hl7_message.h"
#include "parser/interchange/printed_row.h"

namespace labread {

// What OBX-11 says of a result.
enum class ObservationStatus : std::uint8_t {
  preliminary,
  final,
  corrected,
  withdrawn,  // deleted, or sent in error: takes earlier ones back
  ordered,    // part of the order, no result
};

struct Hl7Observation {
  PrintedRow row;  // without value: none was sent
  ObservationStatus status = ObservationStatus::final;
  std::string test;                // OBX-3, which lines of one text share
  std::string identity;            // what a correction of this result has in common with it
  std::string laboratory;          // OBX-23, OBX-15
  std::optional<Moment> observed;  // OBX-14
  std::string lines;               // of a text, with the blanks between its columns
  std::string attachment;          // a PDF
  bool shifted = false;            // the value stood in OBX-4 and all behind it one field early
  bool text = false;      // a line of text (TX, FT): the next of the same test goes on with it
  std::string no_result;  // why it is no row; empty: it is one
};

Hl7Observation hl7_observation(const Hl7Segment& obx, const Hl7Separators& separators,
                               const Catalogue& catalogue);

}  // namespace labread
