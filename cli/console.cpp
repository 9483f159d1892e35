#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/fold.h"
#include "output/terminal.h"

namespace labread {

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool wants_colour(int descriptor) {
  const char* const refused = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool dumb = !terminal || std::string_view(terminal) == "dumb";
  return is_terminal(descriptor) && !dumb && !(refused && *refused);
}

int text_width(int descriptor) {
  winsize size{};
  if (!is_terminal(descriptor) || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 80;
  return size.ws_col == 0 ? 80 : std::clamp<int>(size.ws_col, 60, 100);
}

bool speaks_utf8() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* const locale = std::getenv(name);
    if (!locale || !*locale) continue;
    const std::string key = fold_name(locale);  // "de_DE.UTF-8" -> "de_de utf 8"
    return key.find("utf 8") != key.npos || key.find("utf8") != key.npos;
  }
  return true;
}

void complain(std::string_view message) {
  const std::string line = "labread: " + harmless(message) + "\n";
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(standard_error, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // there is nowhere left to say so
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

void complain(std::string_view file, const ErrorRecord& error) {
  std::string message(file == "-" ? "standard input" : file);
  if (error.page) message += ": page " + std::to_string(*error.page);
  complain(message + ": " + error.message);
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) {
      std::signal(SIGPIPE, SIG_DFL);
      std::raise(SIGPIPE);
    }
    if (written < 0) {
      throw Error(ErrorCode::not_writable,
                  std::string("cannot be written: ") + std::strerror(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace labread
