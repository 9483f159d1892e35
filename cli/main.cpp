#include <csignal>
#include <exception>
#include <span>
#include <string>
#include <variant>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/setting.h"
#include "output/version.h"
#include "reference_ranges/catalogue.h"

namespace labread {
namespace {

int print(std::string_view text) {
  write_all(standard_output, text);
  return exit_done;
}

int print_version() {
  return print("labread " + std::string(program_version()) + " (knowledge " +
               std::string(Catalogue::built_in().version()) + ")\n");
}

int run(const Options& options) {
  switch (options.command) {
    case Command::interpret: return run_interpret(options);
    case Command::batch: return run_batch(options);
    case Command::trace: return run_trace(options);
    case Command::explain: return run_explain(options);
    case Command::annotate: return run_annotate(options);
    case Command::check_data: return run_check_data(options);
    case Command::version: return print_version();
    case Command::help: return print(help_on(options.help_topic));
  }
  return exit_internal;
}

int run_words(std::span<const char* const> words) {
  if (words.empty()) {
    complain("no report given; labread --help says how it is used");
    return exit_wrong_use;
  }
  const std::variant<Options, UsageError> parsed = parse_options(words);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    complain(error->message);
    return exit_wrong_use;
  }
  const Options& options = std::get<Options>(parsed);
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

}  // namespace
}  // namespace labread

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is seen where the write fails
  try {
    return labread::run_words(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
  } catch (const std::exception& error) {
    labread::complain(std::string("internal fault: ") + error.what());
    return labread::exit_internal;
  }
}
