#include "parser/isolation/worker.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>
#include <variant>

#include "base/error.h"
#include "parser/isolation/child.h"
#include "parser/isolation/wire.h"

namespace labread {
namespace {

// A worker that has served so many is replaced, so that what leaks in it stays small.
constexpr int most_documents = 256;

// Added to the limit of a document: the worker gives up by itself before that.
constexpr std::chrono::milliseconds grace{500};

std::string folder_of_program() {
  std::array<char, 4096> path{};
  const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0) return {};
  const std::string_view whole(path.data(), static_cast<std::size_t>(length));
  return std::string(whole.substr(0, whole.rfind('/')));
}

// Never looked for on PATH: what is found there need not be ours.
std::string find_worker() {
  const std::string folder = folder_of_program();
  const std::string installed = folder + "/../libexec/labread/labread-pdf";
  if (::access(installed.c_str(), X_OK) == 0) return installed;
  return folder + "/labread-pdf";
}

std::string frame(std::string_view head) {
  std::string framed(sizeof(std::uint64_t), '\0');
  const std::uint64_t size = head.size();
  std::memcpy(framed.data(), &size, sizeof size);
  framed += head;
  return framed;
}

Deadline deadline_of(const Limits& limits) {
  const std::chrono::duration<double> allowed(limits.seconds);
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(allowed) + grace;
}

Error failure_of(Exchange how, int signal) {
  if (how == Exchange::late || signal == SIGXCPU) {
    return Error(ErrorCode::limit_exceeded, "takes longer to read than the limit allows");
  }
  if (signal == SIGSYS) {
    return Error(ErrorCode::worker_failed,
                 "the PDF worker was stopped: it asked the system for what it may not have");
  }
  const std::string cause = signal == 0 ? "" : " (signal " + std::to_string(signal) + ")";
  return Error(ErrorCode::worker_failed, "the PDF worker died over it" + cause);
}

}  // namespace

struct Worker::Process {
  explicit Process(const std::string& path) : child(path) {}

  Exchange exchange(std::string_view head, std::string_view pdf, const Limits& limits,
                    std::string& bytes) {
    const Deadline deadline = deadline_of(limits);
    Exchange how = ask(head, pdf, deadline);
    // One that died while it was sent the file may have said why.
    if (how != Exchange::late) how = answer(bytes, limits.worker_memory, deadline);
    if (how == Exchange::done) ++documents;
    return how;
  }

  Child child;
  int documents = 0;

 private:
  Exchange ask(std::string_view head, std::string_view pdf, Deadline deadline) {
    const Exchange sent = child.send(frame(head), deadline);
    return sent == Exchange::done ? child.send(pdf, deadline) : sent;
  }

  // An answer longer than all the worker's memory is none.
  Exchange answer(std::string& bytes, std::size_t longest, Deadline deadline) {
    std::uint64_t size = 0;
    const Exchange got = child.receive(reinterpret_cast<char*>(&size), sizeof size, deadline);
    if (got != Exchange::done) return got;
    if (size > longest) return Exchange::closed;
    bytes.resize(static_cast<std::size_t>(size));
    return child.receive(bytes.data(), bytes.size(), deadline);
  }
};

Worker::Worker(std::string path, const Limits& limits, bool sandboxed)
    : path_(path.empty() ? find_worker() : std::move(path)),
      limits_(limits),
      sandboxed_(sandboxed) {}

Worker::~Worker() = default;

void Worker::start() {
  if (!process_) process_ = std::make_unique<Process>(path_);
}

// A worker that answers nonsense is not asked again.
WorkerAnswer Worker::ask(const Bytes& bytes, const std::string& password) {
  const std::string head =
      encode(RequestHead{limits_, password, bytes.view().size(), sandboxed_, with_module_});
  for (int attempt = 1;; ++attempt) {
    start();
    std::string answer;
    const Exchange how = process_->exchange(head, bytes.view(), limits_, answer);
    if (how == Exchange::done) {
      try {
        return decode(answer, limits_);
      } catch (const Error&) {
        process_.reset();
        throw;
      }
    }
    const int signal = process_->child.end();
    process_.reset();
    if (attempt == 2) throw failure_of(how, signal);
  }
}

Document Worker::read(const Bytes& bytes, const std::string& password) {
  if (process_ && process_->documents >= most_documents) process_.reset();
  WorkerAnswer answer = ask(bytes, password);
  if (std::holds_alternative<ModuleWanted>(answer) && !with_module_) {
    with_module_ = true;
    process_.reset();
    answer = ask(bytes, password);
  }
  if (auto* document = std::get_if<Document>(&answer)) return std::move(*document);
  if (const auto* error = std::get_if<ErrorRecord>(&answer)) {
    throw Error(error->code, error->message, error->page);
  }
  throw Error(ErrorCode::internal, "the PDF worker cannot load labread-podofo.so");
}

}  // namespace labread
