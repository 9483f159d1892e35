// Build tool: checks the data files and writes them as constexpr tables.
//   labread-compile-knowledge DATA_DIRECTORY OUTPUT.cpp
#include <fstream>
#include <iostream>
#include <utility>

#include "reference_ranges/owned_catalogue.h"
#include "reference_ranges/print_tables.h"
#include "reference_ranges/read_json.h"
#include "reference_ranges/validate.h"

namespace {

constexpr std::size_t shown_defects = 20;

int refuse(const std::string& directory, const std::vector<labread::Defect>& defects) {
  for (std::size_t i = 0; i < defects.size() && i < shown_defects; ++i) {
    std::cerr << directory << "/" << labread::to_string(defects[i]) << "\n";
  }
  std::cerr << defects.size() << " defects in the knowledge\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: labread-compile-knowledge DATA_DIRECTORY OUTPUT.cpp\n";
    return 2;
  }
  const std::string directory = argv[1];
  std::vector<labread::Defect> defects;
  labread::Knowledge knowledge;
  labread::read_directory(directory, true, knowledge, defects);
  if (defects.empty()) defects = labread::validate(knowledge);
  if (!defects.empty()) return refuse(directory, defects);
  const labread::OwnedCatalogue owned(std::move(knowledge));
  std::ofstream out(argv[2], std::ios::binary);
  out << labread::print_tables(owned.catalogue());
  out.close();
  if (!out) {
    std::cerr << "cannot write " << argv[2] << "\n";
    return 1;
  }
  return 0;
}
