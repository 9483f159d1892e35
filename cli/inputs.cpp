#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <iterator>
#include <limits>
#include <numeric>
#include <set>
#include <span>
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

struct Found {
  fs::path path;
  bool is_folder = false;
};

// Which of them are folders the folder itself tells, except for links.
std::vector<Found> entries_of(const fs::path& folder, std::error_code& failed) {
  std::vector<Found> entries;
  for (fs::directory_iterator entry(folder, failed); !failed && entry != fs::directory_iterator();
       entry.increment(failed)) {
    std::error_code unknown;
    entries.push_back({entry->path(), entry->is_directory(unknown)});
  }
  return entries;
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
    std::vector<Found> waiting{{top, true}};
    while (!waiting.empty()) {
      const Found found = std::move(waiting.back());
      waiting.pop_back();
      if (!found.is_folder) {
        add_found(found.path);
        continue;
      }
      std::error_code failed;
      const fs::path real = fs::canonical(found.path, failed);
      if (failed || !seen_folders_.insert(real.string()).second) continue;
      std::vector<Found> entries = entries_of(found.path, failed);
      if (failed) add_file(found.path.string());  // its record will say why it cannot be read
      std::ranges::sort(entries, std::greater<>(), &Found::path);
      std::ranges::move(entries, std::back_inserter(waiting));
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

// What files of the same bytes have in common; nothing for one that cannot be read or is empty.
using Trait = std::optional<std::string>;

Trait size_of(const std::string& file) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  return failed || size == 0 ? std::nullopt : Trait(std::to_string(size));
}

// Files of one kind and size mostly differ there, by marks of identity, sums or offsets.
Trait end_of(const std::string& file) {
  constexpr std::size_t length = 512;
  try {
    const Bytes bytes = Bytes::map(file, any_size);
    return std::string(
        bytes.view().substr(bytes.view().size() - std::min(bytes.view().size(), length)));
  } catch (const Error&) {
    return std::nullopt;  // whoever reads the file will say why
  }
}

Trait hash_of(const std::string& file) { return sha256_of_file(file); }

using Group = std::vector<std::size_t>;  // of inputs, in their order

// Those of each group that share a trait with others of it.
template <class TraitOf>
std::vector<Group> parted(const std::vector<Group>& groups, TraitOf trait_of) {
  std::vector<Group> parts;
  for (const Group& group : groups) {
    std::unordered_map<std::string, Group> by_trait;
    for (const std::size_t i : group) {
      if (const Trait trait = trait_of(i)) by_trait[*trait].push_back(i);
    }
    for (auto& [trait, part] : by_trait) {
      if (part.size() > 1) parts.push_back(std::move(part));
    }
  }
  return parts;
}

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

void mark_duplicates(std::vector<BatchInput>& inputs) {
  Group all(inputs.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Group> alike{std::move(all)};
  for (const auto trait : {size_of, end_of, hash_of}) {
    alike = parted(alike, [&](std::size_t i) { return trait(inputs[i].file); });
  }
  for (const Group& group : alike) {
    for (const std::size_t i : std::span(group).subspan(1)) {
      inputs[i].duplicate_of = inputs[group.front()].file;
    }
  }
}

}  // namespace labread
