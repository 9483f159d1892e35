// Series of several reports of one person, for `labread trend`: as text with a small plot a test,
// as JSON (docs/schema/trend-1.schema.json), as CSV, and as a page of small multiples.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trend.h"
#include "output/writer.h"

namespace labread {

// A file or a report of one that gave no point.
struct UnusedReport {
  SourceInfo source;
  std::string_view reason;  // unreadable, duplicate, no_date, no_results
  std::optional<ErrorRecord> error;
};

struct TrendScene {
  std::span<const Interpretation> reports;  // by their date
  std::span<const SourceInfo> sources;      // one for each
  const Trend& trend;
  std::span<const UnusedReport> unused;
  bool said_same_person = false;  // by the user, whatever the reports print
  std::string_view patient;       // the user's key of the person; empty: none
  const Catalogue& catalogue;
  const WriteOptions& options;
};

struct TrendWriter {
  std::string_view name;  // "json"
  std::string (*write)(const TrendScene&);
  std::string (*prologue)(const WriteOptions&);  // once in front of all persons; may be null
  std::string_view between;
  std::string (*epilogue)(const WriteOptions&);  // may be null
};

std::span<const TrendWriter> trend_writers();
const TrendWriter* find_trend_writer(std::string_view name);

std::string trend_text(const TrendScene& scene);
std::string trend_json(const TrendScene& scene);
std::string trend_csv(const TrendScene& scene);
std::string trend_csv_header(const WriteOptions& options);
std::string trend_html(const TrendScene& scene);
std::string trend_html_prologue(const WriteOptions& options);
std::string trend_html_epilogue(const WriteOptions& options);

}  // namespace labread
