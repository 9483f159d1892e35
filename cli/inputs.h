// The inputs of a batch: folders with all that is in them, files, and lists of both, in a fixed
// order, each path once; and which of them hold the same bytes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace labread {

struct BatchInput {
  std::string file;                         // "-" for standard input
  std::optional<std::string> duplicate_of;  // an earlier input with the same bytes
};

struct BatchInputs {
  std::vector<BatchInput> inputs;
  std::map<std::string, std::size_t> untried;  // files of folders, counted by extension
};

// Paths as typed, where "@LIST" names a file of paths, and further such lists. Throws WrongUse for
// a list that cannot be read. Folders are walked by name; links are followed, but no folder twice.
BatchInputs find_inputs(const std::vector<std::string>& paths,
                        const std::vector<std::string>& lists);

// The lines of a list, or what stands between zero bytes, as `find -print0` writes them; "-" is
// standard input. Throws WrongUse where it cannot be read.
std::vector<std::string> lines_of_list(const std::string& list);

void mark_duplicates(std::vector<BatchInput>& inputs);

// SHA-256 of a file's bytes; nothing where it cannot be read.
std::optional<std::string> sha256_of_file(const std::string& file);

}  // namespace labread
