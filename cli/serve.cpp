#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"

namespace labread {
namespace {

// Never looked for on PATH, as the worker that reads PDFs.
std::string find_server() {
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  const std::string installed = folder / "../libexec/labread/labread-serve";
  if (::access(installed.c_str(), X_OK) == 0) return installed;
  return folder / "labread-serve";
}

}  // namespace

// A program of its own serves, because the library that speaks HTTP is a shared one, which this
// program, linked without any so that it starts quickly, cannot use.
int run_serve(const Options& options) {
  const std::string server = find_server();
  if (::access(server.c_str(), X_OK) != 0) {
    complain("serve: this build of labread has no server (it was made without cpp-httplib)");
    return exit_nothing_done;
  }
  std::vector<std::string> words{server};
  words.insert(words.end(), options.words.begin(), options.words.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(server.c_str(), arguments.data());
  complain("serve: " + server + " cannot be started: " + std::strerror(errno));
  return exit_nothing_done;
}

}  // namespace labread
