#include <span>
#include <string>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/run_words.h"
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
    case Command::trend: return run_trend(options);
    case Command::explain: return run_explain(options);
    case Command::annotate: return run_annotate(options);
    case Command::check_data: return run_check_data(options);
    case Command::serve: return run_serve(options);
    case Command::version: return print_version();
    case Command::help: return print(help_on(options.help_topic));
  }
  return exit_internal;
}

}  // namespace
}  // namespace labread

int main(int argc, char** argv) {
  return labread::run_words(std::span(argv, static_cast<std::size_t>(argc)).subspan(1),
                            labread::run);
}
