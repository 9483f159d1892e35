#include "cli/run_words.h"

#include <csignal>
#include <exception>
#include <string>
#include <variant>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/setting.h"

namespace labread {
namespace {

int run_options(const Options& options, int (*run)(const Options&)) {
  try {
    return run(options);
  } catch (const WrongUse& error) {
    complain(error.what());
    return exit_wrong_use;
  } catch (const Error& error) {
    const std::string output = options.output.empty() ? "standard output" : options.output;
    const bool about_output = error.code() == ErrorCode::not_writable;
    complain((about_output ? output + ": " : std::string()) + error.what());
    return exit_nothing_done;
  }
}

int run_parsed(std::span<const char* const> words, int (*run)(const Options&)) {
  if (words.empty()) {
    complain("no report given; labread --help says how it is used");
    return exit_wrong_use;
  }
  const std::variant<Options, UsageError> parsed = parse_options(words);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    complain(error->message);
    return exit_wrong_use;
  }
  return run_options(std::get<Options>(parsed), run);
}

}  // namespace

int run_words(std::span<const char* const> words, int (*run)(const Options&)) noexcept {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is seen where the write fails
  try {
    return run_parsed(words, run);
  } catch (const std::exception& error) {
    complain(std::string("internal fault: ") + error.what());
    return exit_internal;
  }
}

}  // namespace labread
