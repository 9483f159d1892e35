#include "cli/run_catalogue.h"

#include <filesystem>

#include "base/error.h"
#include "cli/setting.h"

namespace labread {

RunCatalogue::RunCatalogue(const std::string& folder) {
  if (folder.empty()) return;
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) {
    throw WrongUse("--knowledge: " + folder + " is no folder");
  }
  try {
    own_.emplace(with_overrides(Catalogue::built_in(), folder));
  } catch (const Error& error) {
    throw WrongUse("--knowledge: " + folder + ": " + error.what());
  }
}

}  // namespace labread
