#include "parser/isolation/frames.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

namespace labread {
namespace {

constexpr int socket = STDIN_FILENO;

// An answer up to this length goes with its own in one piece.
constexpr std::size_t longest_piece = 65536;

bool send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(socket, bytes.data(), bytes.size());
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

// What is there, at most `size` bytes; 0 where the parent has gone.
std::size_t receive_some(char* bytes, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(socket, bytes, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return 0;
  }
}

}  // namespace

bool Parent::receive(char* bytes, std::size_t size) {
  while (size > 0) {
    std::size_t given = std::min(size, end_ - begin_);
    if (given > 0) {
      std::memcpy(bytes, taken_.data() + begin_, given);
      begin_ += given;
    } else if (size >= taken_.size()) {
      given = receive_some(bytes, size);
      if (given == 0) return false;
    } else {
      begin_ = 0;
      end_ = receive_some(taken_.data(), taken_.size());
      if (end_ == 0) return false;
    }
    bytes += given;
    size -= given;
  }
  return true;
}

std::optional<std::string> Parent::receive_frame(std::uint64_t longest) {
  std::uint64_t size = 0;
  if (!receive(reinterpret_cast<char*>(&size), sizeof size)) return std::nullopt;
  if (size > longest) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!receive(bytes.data(), bytes.size())) return std::nullopt;
  return bytes;
}

bool Parent::send_frame(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  std::string front(sizeof size, '\0');
  std::memcpy(front.data(), &size, sizeof size);
  if (bytes.size() > longest_piece) return send(front) && send(bytes);
  return send(front.append(bytes));
}

int serve_parent(std::uint64_t longest, const Reply& reply) {
  Parent parent;
  try {
    while (const auto request = parent.receive_frame(longest)) {
      const auto answer = reply(*request, parent);
      if (!answer || !parent.send_frame(*answer)) break;
    }
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}

}  // namespace labread
