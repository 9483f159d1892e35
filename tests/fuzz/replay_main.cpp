// Stands in for libFuzzer: runs the target on every file named (or in a folder named), then on
// slips of each: cut short, bytes changed, a piece doubled. The slips are the same in every run.
//
//   text_fuzz samples tests/fuzz/seeds/text
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace {

constexpr int slips_a_file = 40;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The file itself, or those of a folder that have the extension (any, where that is empty).
std::vector<std::filesystem::path> files_of(const std::filesystem::path& path,
                                            const std::string& extension) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension)) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string with_a_slip(std::string bytes, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  switch (random() % 4) {
    case 0: bytes.resize(at); break;
    case 1: bytes[at] = static_cast<char>(random() % 256); break;
    case 2: bytes.erase(at, random() % 16); break;
    default: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 64)); break;
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::string extension;
  std::size_t runs = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.starts_with("--extension=")) {
      extension = argument.substr(argument.find('=') + 1);
      continue;
    }
    for (const std::filesystem::path& path : files_of(argument, extension)) {
      const std::string bytes = read(path);
      std::mt19937 random(static_cast<std::mt19937::result_type>(bytes.size()));
      run(bytes);
      ++runs;
      std::string slip = bytes;
      for (int n = 0; n < slips_a_file && !bytes.empty(); ++n, ++runs) {
        // Slips add up, until one leaves nothing.
        if (slip.empty() || n % 8 == 0) slip = bytes;
        slip = with_a_slip(slip, random);
        run(slip);
      }
    }
  }
  std::cout << runs << " inputs\n";
  return runs > 0 ? 0 : 1;
}
