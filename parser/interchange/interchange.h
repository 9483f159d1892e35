// The coded formats in which laboratories and record systems pass reports on. Each has one reader
// from the bytes to reports; parser/sniff tells them apart by content.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/limits.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// A PDF that holds results which the file around it does not tell.
struct Attachment {
  std::string pdf;
  PatientFacts patient;  // by the file around it
};

struct InterchangeFile {
  std::vector<Report> reports;         // one a patient and message
  std::optional<std::string> partial;  // why not all of it was read
  std::vector<Attachment> attachments;
};

}  // namespace labread
