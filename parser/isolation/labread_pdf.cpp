// The PDF worker: one request after another on standard input (a socket), each answered on it,
// until the parent closes its end. The only process that looks into a stranger's PDF.
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "parser/isolation/sandbox.h"
#include "parser/isolation/wire.h"
#include "parser/pdf/podofo.h"
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

// What has been taken from this process, for its whole life.
struct State {
  bool limited = false;
  bool locked_in = false;
};

void load_module() {
  try {
    labread::pdf::podofo().prepare();
  } catch (const labread::pdf::PodofoMissing&) {
    // Told when a document turns out to need it.
  }
}

// The last step before the bytes are looked into. Searching them for two words is no looking.
bool confine(State& state, const labread::RequestHead& head, std::string_view pdf) {
  if (!head.sandboxed || state.locked_in) return true;
  if (!state.limited) return false;
  if (head.with_module || labread::pdf::mentions_podofo(pdf)) load_module();
  state.locked_in = labread::lock_in({head.limits.worker_memory});
  return state.locked_in;
}

labread::WorkerAnswer answer_to(State& state, const labread::RequestHead& head,
                                std::string_view pdf) {
  try {
    if (confine(state, head, pdf)) {
      return labread::pdf::read_pdf(pdf, head.password, head.limits);
    }
    return labread::ErrorRecord{labread::ErrorCode::no_sandbox,
                                "is a PDF, and this system cannot confine the process that would "
                                "read it; --no-sandbox reads it all the same",
                                std::nullopt};
  } catch (const labread::pdf::PodofoMissing& missing) {
    if (state.locked_in && !head.with_module) return labread::ModuleWanted{};
    return labread::ErrorRecord{labread::ErrorCode::internal, missing.reason, std::nullopt};
  } catch (...) {  // the boundary: whatever it was, the parent is told in one record
    return labread::to_record(std::current_exception());
  }
}

// False at the end of requests, and where parent and worker no longer understand each other.
bool serve(State& state) {
  std::uint64_t size = 0;
  if (!receive(reinterpret_cast<char*>(&size), sizeof size) || size > longest_head) return false;
  std::string head_bytes(static_cast<std::size_t>(size), '\0');
  if (!receive(head_bytes.data(), head_bytes.size())) return false;
  const labread::RequestHead head = labread::decode_head(head_bytes);
  if (!state.limited) state.limited = labread::limit_resources({head.limits.worker_memory});
  if (!labread::limit_processor_time(head.limits.seconds) && head.sandboxed) return false;
  std::string pdf(static_cast<std::size_t>(head.size), '\0');
  return receive(pdf.data(), pdf.size()) &&
         send_framed(labread::encode(answer_to(state, head, pdf)));
}

}  // namespace

int main() {
  State state;
  try {
    while (serve(state)) {
    }
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
