// How a worker hears its parent and answers it: whole pieces of bytes over the socket that is its
// standard input, each led by its length where the other side cannot know it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

// The parent at the other end. What it sent is taken in pieces as large as they come, so that a
// small document costs one call.
class Parent {
 public:
  // False where the parent has gone.
  bool receive(char* bytes, std::size_t size);
  // Nothing where it has gone, or announces more than `longest`.
  std::optional<std::string> receive_frame(std::uint64_t longest);
  bool send_frame(std::string_view bytes);

 private:
  std::array<char, 65536> taken_;
  std::size_t begin_ = 0;  // of what was taken and is not yet given
  std::size_t end_ = 0;
};

// A request's frame in, what follows it taken from the parent, the answer's frame out; nothing
// where parent and worker no longer understand each other.
using Reply = std::function<std::optional<std::string>(const std::string& request, Parent& parent)>;

// A worker's life: one request of at most `longest` bytes after another, until its parent has gone
// or there is no reply. Gives the code to exit with.
int serve_parent(std::uint64_t longest, const Reply& reply);

}  // namespace labread
