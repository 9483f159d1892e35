#include "parser/rows/trace.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/process.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "output/terminal.h"
#include "parser/reader.h"

namespace labread {
namespace {

constexpr std::size_t indent = 2;

std::string points(double weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.2f", weight);
  return text;
}

// "name Calcium   value 9.2   unit mg/dL"
std::string fields_of(const RowReading& reading) {
  std::string text;
  const auto add = [&](std::string_view what, const Piece& piece) {
    if (piece.empty()) return;
    text += (text.empty() ? "" : "; ") + std::string(what) + " " + harmless(piece.text);
  };
  add("name", reading.name);
  add("value", reading.value);
  add("unit", reading.unit);
  add("range", reading.range);
  add("flag", reading.flag);
  for (const Previous& earlier : reading.previous) text += "; earlier " + harmless(earlier.value);
  return text.empty() ? "nothing" : text;
}

void write_reading(std::string& out, const RowReading& reading, std::size_t width) {
  const std::string verdict =
      reading.refusal.empty() ? "accepted" : "refused: " + std::string(reading.refusal);
  out += "  reading " + points(reading.score()) + "  " + verdict + "\n";
  for (const std::string& line : wrapped(fields_of(reading), width - 2 * indent)) {
    out += "    " + line + "\n";
  }
  for (const Evidence& evidence : reading.evidence) {
    out +=
        "    " + padded_left(points(evidence.weight), 6) + "  " + std::string(evidence.what) + "\n";
  }
  for (const std::string& word : reading.left_over)
    out += "    left over: " + harmless(word) + "\n";
}

std::string words_of(const TracedLine& line) {
  std::string text;
  for (const TracedWord& word : line.words) {
    if (!text.empty()) text += " | ";
    text += harmless(word.text) + " (" + word.kinds + ")";
  }
  return text;
}

void write_line(std::string& out, const TracedLine& line, std::size_t width) {
  out += "page " + std::to_string(line.page) + ", line " + std::to_string(line.line) + "\n";
  for (const std::string& part : wrapped(harmless(line.text), width - indent)) {
    out += "  " + part + "\n";
  }
  if (line.is_titles) {
    out += "  titles of a table: " + line.titles + "\n\n";
    return;
  }
  if (!line.titles.empty()) out += "  under the titles " + line.titles + "\n";
  bool first = true;
  for (const std::string& part : wrapped(words_of(line), width - indent - 6)) {
    out += (first ? "  words " : "        ") + part + "\n";
    first = false;
  }
  for (const RowReading& reading : line.readings) write_reading(out, reading, width);
  out += "\n";
}

const Result& result_number(const ReadFile& file, int number) {
  int count = 0;
  for (const Report& report : file.reports) {
    for (const Result& result : report.results) {
      if (++count == number) return result;
    }
  }
  throw WrongUse("--result: the report has " + std::to_string(count) + " results");
}

bool stands_on(const Result& result, const TracedLine& line) {
  return result.where.page == line.page && line.box.middle() >= result.where.box.top &&
         line.box.middle() <= result.where.box.bottom;
}

}  // namespace

int run_trace(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  Reader reader(knowledge.get(), read_options_from(options, knowledge.get()));
  const std::string& path = options.inputs.front();
  Trace trace;
  ReadFile file;
  try {
    const Bytes bytes = bytes_of(path, options.limits.input_bytes);
    file = reader.read(bytes, &trace);
  } catch (...) {
    complain(path, to_record(std::current_exception()));
    return exit_nothing_done;
  }
  if (trace.lines.empty()) throw WrongUse(path + " is a coded message; its fields need no reading");
  const Result* result = options.result ? &result_number(file, *options.result) : nullptr;
  const auto width = static_cast<std::size_t>(text_width(standard_output));
  std::string out;
  for (const TracedLine& line : trace.lines) {
    if (options.page && *options.page != line.page) continue;
    if (options.line && *options.line != line.line) continue;
    if (result != nullptr && !stands_on(*result, line)) continue;
    write_line(out, line, width);
  }
  if (out.empty()) throw WrongUse("no such line");
  write_all(standard_output, speaks_utf8() ? out : in_ascii(out));
  return exit_done;
}

}  // namespace labread
