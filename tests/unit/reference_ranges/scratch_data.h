// A copy of the data files in a folder of its own, to be spoilt or completed by a test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace labread_test {

inline const std::string data_directory =
    std::string(LABREAD_SOURCE_DIR) + "/reference_ranges/data";

inline nlohmann::ordered_json load(const std::filesystem::path& path) {
  std::ifstream in(path);
  return nlohmann::ordered_json::parse(in);
}

class ScratchData {
 public:
  explicit ScratchData(bool with_copy) {
    std::string name = (std::filesystem::temp_directory_path() / "labread-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    if (!with_copy) return;
    std::filesystem::copy(data_directory, path_, std::filesystem::copy_options::recursive);
  }
  ScratchData(const ScratchData&) = delete;
  ScratchData& operator=(const ScratchData&) = delete;
  ~ScratchData() { std::filesystem::remove_all(path_); }

  std::string path() const { return path_.string(); }

  void write(std::string_view file, const std::string& text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file) << text;
  }

  // Sets the value at a JSON pointer of a file.
  void set(std::string_view file, const std::string& pointer, nlohmann::ordered_json value) const {
    nlohmann::ordered_json content = load(path_ / file);
    content[nlohmann::ordered_json::json_pointer(pointer)] = std::move(value);
    write(file, content.dump());
  }

 private:
  std::filesystem::path path_;
};

}  // namespace labread_test
