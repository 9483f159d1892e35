#include "cli/run_cases.h"

#include <limits>

#include "base/bytes.h"
#include "base/error.h"
#include "cli/console.h"
#include "cli/setting.h"
#include "interpreter/cases.h"
#include "output/terminal.h"

namespace labread {
namespace {

std::vector<InterpretationCase> cases_of(const std::string& file) {
  try {
    return read_cases(Bytes::map(file, std::numeric_limits<std::size_t>::max()).view());
  } catch (const Error& error) {
    const std::string message = file + ": " + error.what();
    if (error.code() == ErrorCode::bad_knowledge) throw WrongUse(message);
    throw Error(error.code(), message);
  }
}

void print(const std::string& line) { write_all(standard_output, harmless(line) + "\n"); }

// Whether it holds.
bool print_case(const InterpretationCase& one, const Catalogue& catalogue, bool quiet) {
  const CaseOutcome outcome = run_case(one, catalogue);
  if (outcome.holds()) {
    if (!quiet) print("ok " + one.id + " " + one.title);
    return true;
  }
  std::string reasons;
  for (const std::string& failure : outcome.failures) {
    const bool with_id = failure.starts_with(one.id + ": ");
    reasons += (reasons.empty() ? "" : "; ") + failure.substr(with_id ? one.id.size() + 2 : 0);
  }
  print("FAILED " + one.id + ": " + reasons);
  return false;
}

}  // namespace

bool run_cases(const std::vector<std::string>& files, const Catalogue& catalogue, bool quiet) {
  std::size_t total = 0;
  std::size_t failed = 0;
  for (const std::string& file : files) {
    for (const InterpretationCase& one : cases_of(file)) {
      ++total;
      if (!print_case(one, catalogue, quiet)) ++failed;
    }
  }
  if (!quiet || failed > 0) {
    print(std::to_string(total) + (total == 1 ? " case" : " cases") + ", " +
          (failed == 0 ? "all hold" : std::to_string(failed) + " failed"));
  }
  return failed == 0;
}

}  // namespace labread
