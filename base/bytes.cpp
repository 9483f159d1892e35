#include "base/bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.h"

namespace labread {
namespace {

std::string too_large(std::size_t limit) {
  return "larger than the limit of " + std::to_string(limit / 1000000) + " MB";
}

[[noreturn]] void fail_to_open(int reason) {
  const bool missing = reason == ENOENT || reason == ENOTDIR;
  throw Error(missing ? ErrorCode::not_found : ErrorCode::not_readable,
              missing ? "no such file" : std::string("cannot be opened: ") + std::strerror(reason));
}

[[noreturn]] void fail_to_read(int reason) {
  throw Error(ErrorCode::not_readable, std::string("cannot be read: ") + std::strerror(reason));
}

// Mapping pages, and above all unmapping them beside other threads, costs more than copying a few.
constexpr std::size_t smallest_map = 256'000;

// The first `size` bytes, fewer where the file has become shorter.
std::string front_of(int descriptor, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(descriptor, bytes.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

// Closes what it holds; -1 holds nothing.
struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

}  // namespace

Bytes Bytes::map(const std::string& path, std::size_t limit) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) fail_to_open(errno);
  struct stat status {};
  if (::fstat(file.number, &status) != 0) fail_to_open(errno);
  if (S_ISDIR(status.st_mode)) throw Error(ErrorCode::not_found, "is a folder, not a file");
  if (!S_ISREG(status.st_mode)) return read(file.number, limit);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit) throw Error(ErrorCode::limit_exceeded, too_large(limit));
  if (size <= smallest_map) return own(front_of(file.number, size));
  Bytes bytes;
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (address == MAP_FAILED) fail_to_open(errno);
  bytes.mapped_ = static_cast<const char*>(address);
  bytes.size_ = size;
  return bytes;
}

Bytes Bytes::read(int descriptor, std::size_t limit) {
  Bytes bytes;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(errno);
    if (got == 0) return bytes;
    bytes.owned_.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.owned_.size() > limit) throw Error(ErrorCode::limit_exceeded, too_large(limit));
  }
}

Bytes Bytes::own(std::string content) {
  Bytes bytes;
  bytes.owned_ = std::move(content);
  return bytes;
}

Bytes::Bytes(Bytes&& other) noexcept
    : mapped_(std::exchange(other.mapped_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      owned_(std::move(other.owned_)) {}

Bytes& Bytes::operator=(Bytes&& other) noexcept {
  std::swap(mapped_, other.mapped_);
  std::swap(size_, other.size_);
  std::swap(owned_, other.owned_);
  return *this;
}

Bytes::~Bytes() {
  if (mapped_) ::munmap(const_cast<char*>(mapped_), size_);
}

}  // namespace labread
