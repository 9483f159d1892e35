// A file that appears complete or not at all: written beside its place, then renamed into it.
// Readable by its owner only, since it holds somebody's results.
//
//   AtomicFile out("results.json");
//   out.write(text);
//   out.commit();          // without it the file is as it was
#pragma once

#include <string>
#include <string_view>

namespace labread {

class AtomicFile {
 public:
  // Throws Error not_writable. A target that is no regular file (/dev/null, a pipe) is written
  // straight to; a symbolic link is followed.
  explicit AtomicFile(const std::string& target);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes);  // throws Error not_writable
  void commit();                       // throws Error not_writable

 private:
  std::string target_;
  std::string aside_;  // empty: written straight to the target
  int descriptor_ = -1;
};

// Makes the complete file at `path`, open as `descriptor`, the target. Throws Error not_writable.
void put_in_place(int descriptor, const std::string& path, const std::string& target);

// Whether a target would be written straight to, without a file aside.
bool is_special_file(const std::string& target);

}  // namespace labread
