#include "parser/isolation/frames.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <string_view>

namespace labread {
namespace {

constexpr int parent = STDIN_FILENO;
constexpr std::size_t largest_together = 131'072;

bool send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(parent, bytes.data(), bytes.size());
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

// What is small goes in one piece: the parent, who sleeps until something comes, is woken once.
bool send_frame(const std::string& bytes) {
  const std::uint64_t size = bytes.size();
  std::string head(sizeof size, '\0');
  std::memcpy(head.data(), &size, sizeof size);
  if (bytes.size() > largest_together) return send(head) && send(bytes);
  return send(head + bytes);
}

bool receive(char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(parent, bytes, size);
    if (got > 0) {
      bytes += got;
      size -= static_cast<std::size_t>(got);
    } else if (got == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

// Nothing where the parent has gone, or announces more than `longest`.
std::optional<std::string> receive_frame(std::uint64_t longest) {
  std::uint64_t size = 0;
  if (!receive(reinterpret_cast<char*>(&size), sizeof size)) return std::nullopt;
  if (size > longest) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!receive(bytes.data(), bytes.size())) return std::nullopt;
  return bytes;
}

}  // namespace

bool receive_from_parent(char* bytes, std::size_t size) { return receive(bytes, size); }

int serve_parent(std::uint64_t longest, const Reply& reply) {
  try {
    while (const auto request = receive_frame(longest)) {
      const auto answer = reply(*request);
      if (!answer || !send_frame(*answer)) break;
    }
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}

}  // namespace labread
