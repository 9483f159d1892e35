#include "parser/text/code_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace labread {
namespace {

constexpr std::string_view fence = "```";

bool opens_code(std::string_view line) {
  static constexpr auto languages = std::to_array<std::string_view>(
      {"bash", "c",    "c++", "cmake", "console", "cpp",  "csharp",     "diff", "go",
       "html", "java", "js",  "json",  "make",    "php",  "powershell", "py",   "python",
       "ruby", "rust", "sh",  "shell", "sql",     "toml", "ts",         "xml",  "yaml"});
  const std::string_view text = trimmed(line, " \r");
  if (!text.starts_with(fence)) return false;
  const std::string_view language = text.substr(fence.size());
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

void blank(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (text[i] != '\n' && text[i] != '\f') text[i] = ' ';
  }
}

}  // namespace

void blank_code_blocks(std::string& text) {
  if (text.find(fence) == std::string::npos) return;
  std::size_t open = std::string::npos;  // where the block's text begins
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    if (open != std::string::npos && trimmed(line, " \r") == fence) {
      blank(text, open, at);
      open = std::string::npos;
    } else if (open == std::string::npos && opens_code(line)) {
      open = std::min(end + 1, text.size());
    }
    if (trimmed(line, " \r").starts_with(fence)) blank(text, at, end);
    at = end + 1;
  }
}

}  // namespace labread
