// A file that is only written at its end, readable by its owner only, and stays where it is when
// the object goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace labread {

class GrowingFile {
 public:
  // Goes on with what is there. All of these throw Error not_writable.
  explicit GrowingFile(std::string path);
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  ~GrowingFile();

  const std::string& path() const { return path_; }
  int descriptor() const { return descriptor_; }
  std::uint64_t size() const { return size_; }
  void append(std::string_view bytes);
  std::string read(std::uint64_t offset, std::size_t size) const;
  void cut(std::uint64_t size);  // what stands behind goes
  void sync();

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t handed_over_ = 0;  // to the disk, which writes it while more is made
};

}  // namespace labread
