// The table of output formats. A writer turns one file's interpretations, or its failure, into
// bytes; it never touches a stream. A new format is one file and one row in writer.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "interpreter/interpretation.h"

namespace labread {

// What is known of the input itself.
struct SourceInfo {
  std::string file;    // as named by the user; "-" for standard input
  std::string sha256;  // hex
  std::string kind;    // "pdf", "text"; empty where it could not be told
  int pages = 0;
  std::vector<int> recognised_pages;  // whose words were read from pictures
  std::optional<std::string> partial;
  std::optional<std::string> duplicate_of;  // the earlier input of this run with the same bytes
};

struct WriteOptions {
  bool redact = false;         // leave out file names, birth dates and printed lines
  bool only_abnormal = false;  // results that are not normal, and their findings
  bool one_line = false;       // JSON: one line a report (NDJSON)
  bool sources = false;        // text: print sources
  bool colour = false;         // text: ANSI colours
  bool ascii = false;          // text: no sign beyond ASCII
  int width = 80;              // text: columns
  std::size_t number = 1;      // HTML: which report of the output this is, from 1
  std::string_view knowledge_version;
};

struct Writer {
  std::string_view name;        // "json"
  std::string_view media_type;  // "application/json"
  // One report's interpretation.
  std::string (*write)(const Interpretation&, const SourceInfo&, const Catalogue&,
                       const WriteOptions&);
  // A failed file. Empty where the format has no place for it.
  std::string (*write_error)(const ErrorRecord&, const SourceInfo&, const WriteOptions&);
  // What stands once in front of all reports: the header row of CSV, the head of a page. May be
  // null.
  std::string (*prologue)(const WriteOptions&);
  std::string_view between;  // what stands between two reports
  // What stands once behind all reports. May be null.
  std::string (*epilogue)(const WriteOptions&) = nullptr;
};

std::span<const Writer> writers();
const Writer* find_writer(std::string_view name);

}  // namespace labread
