#include "cli/growing_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "cli/console.h"

namespace labread {
namespace {

// So little is left to write when the file must be on the disk as a whole.
constexpr std::uint64_t handed_over_at_once = 1'000'000;

}  // namespace

GrowingFile::GrowingFile(std::string path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (descriptor_ < 0) fail();
  static_cast<void>(::fchmod(descriptor_, 0600));  // one that stood there may be open to others
  const off_t end = ::lseek(descriptor_, 0, SEEK_END);
  if (end >= 0) size_ = static_cast<std::uint64_t>(end);
}

GrowingFile::~GrowingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void GrowingFile::fail() const {
  throw Error(ErrorCode::not_writable,
              "its journal " + path_ + " cannot be written: " + std::strerror(errno));
}

void GrowingFile::append(std::string_view bytes) {
  write_all(descriptor_, bytes);
  size_ += bytes.size();
  if (size_ - handed_over_ < handed_over_at_once) return;
  ::sync_file_range(descriptor_, static_cast<off64_t>(handed_over_),
                    static_cast<off64_t>(size_ - handed_over_), SYNC_FILE_RANGE_WRITE);
  handed_over_ = size_;
}

std::string GrowingFile::read(std::uint64_t offset, std::size_t size) const {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more =
        ::pread(descriptor_, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) throw Error(ErrorCode::not_writable, path_ + " cannot be read back");
    got += static_cast<std::size_t>(more);
  }
  return bytes;
}

void GrowingFile::cut(std::uint64_t size) {
  // ext4 writes a file that was emptied to the disk when it is closed, however short its life is.
  if (size == size_) return;
  const auto kept = static_cast<off_t>(size);
  if (::ftruncate(descriptor_, kept) != 0 || ::lseek(descriptor_, kept, SEEK_SET) < 0) fail();
  size_ = size;
  handed_over_ = size;
}

void GrowingFile::sync() {
  if (::fdatasync(descriptor_) != 0) fail();
}

}  // namespace labread
