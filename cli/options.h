// The command line as a plain struct. parse_options() is the only code that knows CLI11; it prints
// nothing and ends nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "parser/limits.h"
#include "parser/recognition.h"
#include "reference_ranges/rows.h"

namespace labread {

enum class Command : std::uint8_t {
  interpret,
  batch,
  annotate,
  trace,
  trend,
  explain,
  check_data,
  serve,
  help,
  version
};
enum class Choice : std::uint8_t { automatic, always, never };
enum class FailOn : std::uint8_t { nothing, critical, abnormal };

struct Options {
  Command command = Command::interpret;
  Command help_topic = Command::help;  // with command help
  std::vector<std::string> inputs;     // reports, paths, topics, or the data folder

  std::string format = "auto";  // or a writer's name
  std::string output;           // empty: standard output
  bool redact = false;
  bool only_abnormal = false;
  bool sources = false;
  bool quiet = false;
  Choice colour = Choice::automatic;
  FailOn fail_on = FailOn::nothing;

  std::optional<Sex> sex;
  std::optional<Decimal> age_years;
  bool pregnant = false;
  std::optional<Trimester> trimester;
  std::vector<std::string> takes, symptoms;  // words, looked up in the knowledge

  std::string knowledge;  // folder; empty: the built-in data alone
  std::string password;
  bool sandboxed = true;
  std::optional<DecimalMark> decimal_mark;
  std::optional<DateOrder> date_order;
  std::string language;
  Limits limits;
  RecognitionMode ocr = RecognitionMode::automatic;
  std::string ocr_languages;  // Tesseract's names; empty: as the words say

  std::optional<Date> since;       // of trend: nothing before that day
  std::vector<std::string> tests;  // of trend: words, looked up in the knowledge; empty: all
  bool same_person = false;        // of trend: whatever the reports print
  std::string patients;            // of trend: a file of keys and paths

  unsigned jobs = 0;                    // of batch; 0: one a processor
  std::vector<std::string> files_from;  // files that list paths, "-" for standard input
  bool json_summary = false;
  std::vector<std::string> cases;         // of check-data
  bool open_rows = false;                 // of check-data: list what nobody has looked up
  std::optional<int> page, line, result;  // of trace
  std::vector<std::string> words;         // of serve: all as typed, for the program that serves
  int port = 0;                           // of serve; 0: any that is free
  bool open = false;                      // of serve: in the browser
};

struct UsageError {
  std::string message;  // one line
};

// The words after the program's name.
std::variant<Options, UsageError> parse_options(std::span<const char* const> arguments);

}  // namespace labread
