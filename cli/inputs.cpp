#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "base/sha256.h"
#include "cli/setting.h"
#include "parser/sniff.h"

namespace labread {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max();
constexpr std::size_t largest_list = 256'000'000;
constexpr int standard_input = 0;

std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

bool is_known_type(std::string_view extension) {
  constexpr std::array<std::string_view, 10> known = {".hl7", ".jpeg", ".jpg", ".ldt",  ".pdf",
                                                      ".png", ".text", ".tif", ".tiff", ".txt"};
  return std::ranges::find(known, extension) != known.end();
}

// JSON and XML are many things: only the content says whether it is a report.
bool is_coded_report(const fs::path& path, std::string_view extension) {
  constexpr std::array<std::string_view, 3> possible = {".json", ".ndjson", ".xml"};
  if (std::ranges::find(possible, extension) == possible.end()) return false;
  try {
    return coded_format(Bytes::map(path.string(), any_size).view()).has_value();
  } catch (const Error&) {
    return true;  // its record will say why it cannot be read
  }
}

std::string content_of_list(const std::string& list) {
  try {
    const Bytes bytes =
        list == "-" ? Bytes::read(standard_input, largest_list) : Bytes::map(list, largest_list);
    return std::string(bytes.view());
  } catch (const Error& error) {
    throw WrongUse(list + ": " + error.what());
  }
}

class Gathering {
 public:
  void add_path(const std::string& path) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      add_folder(path);
    } else {
      add_file(path);
    }
  }

  void add_list(const std::string& list) {
    for (const std::string& path : lines_of_list(list)) add_path(path);
  }

  BatchInputs take() { return std::move(found_); }

 private:
  void add_file(const std::string& file) {
    if (seen_files_.insert(file).second) found_.inputs.push_back({file, std::nullopt});
  }

  // Depth first by name, without recursion, so that no depth of folders can hurt.
  void add_folder(const std::string& top) {
    std::vector<fs::path> waiting{top};
    while (!waiting.empty()) {
      const fs::path path = std::move(waiting.back());
      waiting.pop_back();
      std::error_code failed;
      if (!fs::is_directory(path, failed)) {
        add_found(path);
        continue;
      }
      const fs::path real = fs::canonical(path, failed);
      if (failed || !seen_folders_.insert(real.string()).second) continue;
      std::vector<fs::path> entries;
      for (fs::directory_iterator entry(path, failed); !failed && entry != fs::directory_iterator();
           entry.increment(failed)) {
        entries.push_back(entry->path());
      }
      if (failed) add_file(path.string());  // its record will say why it cannot be read
      std::ranges::sort(entries, std::greater<>());
      waiting.insert(waiting.end(), entries.begin(), entries.end());
    }
  }

  void add_found(const fs::path& path) {
    const std::string extension = lower_extension(path);
    if (is_known_type(extension) || is_coded_report(path, extension)) {
      add_file(path.string());
    } else {
      ++found_.untried[extension.empty() ? "without extension" : extension];
    }
  }

  BatchInputs found_;
  std::unordered_set<std::string> seen_files_;
  std::set<std::string> seen_folders_;
};

}  // namespace

std::vector<std::string> lines_of_list(const std::string& list) {
  const std::string content = content_of_list(list);
  const char mark = content.find('\0') == std::string::npos ? '\n' : '\0';
  std::vector<std::string> lines;
  for (std::string_view rest = content; !rest.empty();) {
    const std::size_t end = std::min(rest.find(mark), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.emplace_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

BatchInputs find_inputs(const std::vector<std::string>& paths,
                        const std::vector<std::string>& lists) {
  Gathering gathering;
  for (const std::string& path : paths) {
    if (path.size() > 1 && path.starts_with('@')) {
      gathering.add_list(path.substr(1));
    } else {
      gathering.add_path(path);
    }
  }
  for (const std::string& list : lists) gathering.add_list(list);
  return gathering.take();
}

std::optional<std::string> sha256_of_file(const std::string& file) {
  try {
    return sha256_of(Bytes::map(file, any_size).view());
  } catch (const Error&) {
    return std::nullopt;  // whoever reads the file will say why
  }
}

// Equal bytes need equal sizes, so that most files need no look at all.
void mark_duplicates(std::vector<BatchInput>& inputs) {
  std::unordered_map<std::uintmax_t, std::vector<std::size_t>> by_size;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::error_code failed;
    if (!fs::is_regular_file(inputs[i].file, failed)) continue;
    const std::uintmax_t size = fs::file_size(inputs[i].file, failed);
    if (!failed && size > 0) by_size[size].push_back(i);
  }
  for (const auto& [size, same_size] : by_size) {
    if (same_size.size() < 2) continue;
    std::unordered_map<std::string, std::size_t> first_of;
    for (const std::size_t i : same_size) {
      const std::optional<std::string> hash = sha256_of_file(inputs[i].file);
      if (!hash) continue;
      const auto [first, is_new] = first_of.try_emplace(*hash, i);
      if (!is_new) inputs[i].duplicate_of = inputs[first->second].file;
    }
  }
}

}  // namespace labread
