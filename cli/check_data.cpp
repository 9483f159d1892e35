#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/run_cases.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "output/terminal.h"
#include "reference_ranges/open_rows.h"
#include "reference_ranges/read_json.h"

namespace labread {
namespace {

std::string folder_of(const Options& options) {
  if (!options.inputs.empty() && !options.knowledge.empty()) {
    throw WrongUse("check-data: DIR and --knowledge name the same thing; give one of them");
  }
  std::string folder = options.inputs.empty() ? options.knowledge : options.inputs.front();
  std::error_code ignored;
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    throw WrongUse("check-data: " + folder + " is no folder");
  }
  return folder;
}

void print(const std::string& line) { write_all(standard_output, harmless(line) + "\n"); }

std::size_t print_defects(const std::string& folder) {
  const std::vector<Defect> defects = check_data(folder, Catalogue::built_in());
  for (const Defect& defect : defects) {
    print((std::filesystem::path(folder) / to_string(defect)).string());
  }
  return defects.size();
}

std::string counts_of(const Catalogue& catalogue) {
  const CatalogueRows& rows = catalogue.rows();
  return std::to_string(rows.analytes.size()) + " analytes, " + std::to_string(rows.names.size()) +
         " names, " + std::to_string(rows.intervals.size()) + " intervals, " +
         std::to_string(rows.rules.size()) + " rules";
}

// "ranges.json: bun/mayo_us/male/18- [MAYO_GENERAL], widened by …"
void print_open_rows(const Catalogue& catalogue) {
  const std::vector<OpenRow> open = open_rows(catalogue);
  for (const OpenRow& row : open) {
    print(std::string(row.file) + ": " + row.row + " [" + std::string(row.source) + "]" +
          (row.decides ? "" : ", decides nothing") +
          (row.note.empty() ? "" : ", " + std::string(row.note)));
  }
  print(std::to_string(open.size()) + " rows whose numbers nobody has read in their source");
}

}  // namespace

int run_check_data(const Options& options) {
  const std::string folder = folder_of(options);
  if (!folder.empty()) {
    const std::size_t defects = print_defects(folder);
    if (defects > 0) {
      complain(folder + ": " + std::to_string(defects) + (defects == 1 ? " defect" : " defects"));
      return exit_some_failed;
    }
  }
  const RunCatalogue knowledge(folder);
  if (!options.quiet) {
    print((folder.empty() ? std::string("built-in data") : folder) + ": ok, knowledge " +
          std::string(knowledge.get().version()) + ", " + counts_of(knowledge.get()));
  }
  if (options.open_rows) print_open_rows(knowledge.get());
  if (options.cases.empty()) return exit_done;
  return run_cases(options.cases, knowledge.get(), options.quiet) ? exit_done : exit_some_failed;
}

}  // namespace labread
