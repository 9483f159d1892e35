// The PDF worker: one request after another on standard input (a socket), each answered on it,
// until the parent closes its end. The only process that looks into a stranger's PDF.
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "base/error.h"
#include "parser/isolation/sandbox.h"
#include "parser/isolation/wire.h"
#include "parser/pdf/read_pdf.h"

namespace {

constexpr int parent = STDIN_FILENO;
constexpr std::uint64_t longest_head = 65536;

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

bool send_framed(const std::string& bytes) {
  const std::uint64_t size = bytes.size();
  std::string frame(sizeof size, '\0');
  std::memcpy(frame.data(), &size, sizeof size);
  return send(frame) && send(bytes);
}

std::string answer_to(const labread::RequestHead& head, std::string_view pdf) {
  try {
    return labread::encode(labread::pdf::read_pdf(pdf, head.password, head.limits));
  } catch (...) {  // the boundary: whatever it was, the parent is told in one record
    return labread::encode(labread::to_record(std::current_exception()));
  }
}

// False at the end of requests, and where parent and worker no longer understand each other.
bool serve(bool& sandboxed) {
  std::uint64_t size = 0;
  if (!receive(reinterpret_cast<char*>(&size), sizeof size) || size > longest_head) return false;
  std::string head_bytes(static_cast<std::size_t>(size), '\0');
  if (!receive(head_bytes.data(), head_bytes.size())) return false;
  const labread::RequestHead head = labread::decode_head(head_bytes);
  if (!sandboxed) sandboxed = labread::enter_sandbox(head.limits.worker_memory);
  if (!sandboxed || !labread::limit_processor_time(head.limits.seconds)) return false;
  std::string pdf(static_cast<std::size_t>(head.size), '\0');
  return receive(pdf.data(), pdf.size()) && send_framed(answer_to(head, pdf));
}

}  // namespace

int main() {
  bool sandboxed = false;
  try {
    while (serve(sandboxed)) {
    }
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
