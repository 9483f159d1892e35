#include "cli/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "cli/console.h"

namespace labread {
namespace {

[[noreturn]] void fail(const char* what) {
  throw Error(ErrorCode::not_writable, std::string(what) + ": " + std::strerror(errno));
}

// Where a link leads; the name itself where nothing stands there yet.
std::string resolved(const std::string& target) {
  std::error_code ignored;
  const std::filesystem::path real = std::filesystem::weakly_canonical(target, ignored);
  return real.empty() ? target : real.string();
}

}  // namespace

bool is_special_file(const std::string& target) {
  struct stat status {};
  return ::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

AtomicFile::AtomicFile(const std::string& target) : target_(resolved(target)) {
  if (is_special_file(target)) {
    descriptor_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    aside_ = target_ + ".XXXXXX";
    descriptor_ = ::mkostemp(aside_.data(), O_CLOEXEC);
    if (descriptor_ < 0) aside_.clear();
  }
  if (descriptor_ < 0) fail("cannot be written");
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!aside_.empty()) ::unlink(aside_.c_str());
}

void AtomicFile::write(std::string_view bytes) { write_all(descriptor_, bytes); }

void AtomicFile::commit() {
  if (!aside_.empty()) put_in_place(descriptor_, aside_, target_);
  aside_.clear();
  if (::close(std::exchange(descriptor_, -1)) != 0) fail("cannot be written");
}

void put_in_place(int descriptor, const std::string& path, const std::string& target) {
  if (::fsync(descriptor) != 0) fail("cannot be written");
  if (std::rename(path.c_str(), target.c_str()) != 0) fail("cannot be put in place");
}

}  // namespace labread
