// The bytes of one input, mapped or owned. Move-only; view() stays valid while the object lives.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace labread {

class Bytes {
 public:
  // Maps a regular file read-only, or reads it where it is small. Throws Error not_found (also for
  // a directory), not_readable, or limit_exceeded above `limit` bytes.
  static Bytes map(const std::string& path, std::size_t limit);
  // Reads a descriptor to its end (standard input). Throws like map().
  static Bytes read(int descriptor, std::size_t limit);
  static Bytes own(std::string content);

  Bytes(Bytes&& other) noexcept;
  Bytes& operator=(Bytes&& other) noexcept;
  ~Bytes();

  std::string_view view() const { return mapped_ ? std::string_view{mapped_, size_} : owned_; }

 private:
  Bytes() = default;
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
  std::string owned_;
};

}  // namespace labread
