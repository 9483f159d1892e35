// A data file of a clinic with anything in it. The first byte says which file it is.
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"
#include "reference_ranges/catalogue.h"
#include "reference_ranges/owned_catalogue.h"
#include "reference_ranges/read_json.h"
#include "tests/fuzz/fuzz.h"

namespace {

constexpr std::array<std::string_view, 6> names = {"analytes.json", "ranges.json", "rules.json",
                                                   "tiers.json",    "units.json",  "sources.json"};

// A folder of this process that goes with it.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "labread_XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labread;
  if (size < 2) return 0;
  static const Folder folder;
  const std::filesystem::path file = folder.path / names[data[0] % names.size()];
  std::ofstream(file, std::ios::binary) << fuzz::text_of(data + 1, size - 1);
  const bool sound = check_data(folder.path.string(), Catalogue::built_in()).empty();
  bool accepted = true;
  try {
    with_overrides(Catalogue::built_in(), folder.path.string());
  } catch (const Error& error) {
    accepted = error.code() != ErrorCode::bad_knowledge;
  }
  std::filesystem::remove(file);
  fuzz::expect(sound == accepted, "what the check passes is what a run accepts");
  return 0;
}
