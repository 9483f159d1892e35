#include "parser/isolation/worker_process.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "parser/isolation/child.h"

namespace labread {
namespace {

// A worker that has served so many is replaced, so that what leaks in it stays small.
constexpr int most_questions = 256;

// Added to the limit of a document: the worker gives up by itself before that.
constexpr std::chrono::milliseconds grace{500};

std::string folder_of_program() {
  std::array<char, 4096> path{};
  const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0) return {};
  const std::string_view whole(path.data(), static_cast<std::size_t>(length));
  return std::string(whole.substr(0, whole.rfind('/')));
}

std::string frame(std::string_view head) {
  std::string framed(sizeof(std::uint64_t), '\0');
  const std::uint64_t size = head.size();
  std::memcpy(framed.data(), &size, sizeof size);
  framed += head;
  return framed;
}

}  // namespace

std::string find_worker(std::string_view name) {
  static const std::string folder = folder_of_program();
  const std::string installed = folder + "/../libexec/labread/" + std::string(name);
  if (::access(installed.c_str(), X_OK) == 0) return installed;
  return folder + '/' + std::string(name);
}

struct WorkerProcess::Process {
  explicit Process(const std::string& path) : child(path) {}

  Exchange send(std::string_view head, std::string_view body, Deadline deadline) {
    return child.send(frame(head), body, deadline);
  }

  // Most answers come whole with their length, in one piece. One with more than it announced is
  // none.
  Exchange answer(std::string& bytes, std::size_t longest, Deadline deadline) {
    std::uint64_t size = 0;
    std::array<char, 65536> front;
    std::size_t got = 0;
    while (got < sizeof size) {
      std::size_t more = front.size() - got;
      const Exchange how = child.receive_some(front.data() + got, more, deadline);
      if (how != Exchange::done) return how;
      got += more;
    }
    std::memcpy(&size, front.data(), sizeof size);
    got -= sizeof size;
    if (size > longest || got > size) return Exchange::closed;
    bytes.assign(front.data() + sizeof size, got);
    bytes.resize(static_cast<std::size_t>(size));
    return child.receive(bytes.data() + got, bytes.size() - got, deadline);
  }

  Child child;
  int questions = 0;
};

WorkerProcess::WorkerProcess(std::string path, std::string name)
    : path_(std::move(path)), name_(std::move(name)) {}

WorkerProcess::~WorkerProcess() = default;

void WorkerProcess::start() {
  if (!process_) process_ = std::make_unique<Process>(path_);
}

void WorkerProcess::give_up() { process_.reset(); }

std::string WorkerProcess::ask(std::string_view head, std::string_view body, double seconds,
                               std::size_t longest) {
  if (process_ && process_->questions >= most_questions) process_.reset();
  for (int attempt = 1;; ++attempt) {
    start();
    const Deadline deadline = std::chrono::steady_clock::now() +
                              std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                  std::chrono::duration<double>(seconds)) +
                              grace;
    std::string answer;
    Exchange how = process_->send(head, body, deadline);
    // One that died while it was sent the file may have said why.
    if (how != Exchange::late) how = process_->answer(answer, longest, deadline);
    if (how == Exchange::done) {
      ++process_->questions;
      return answer;
    }
    const int signal = process_->child.end();
    process_.reset();
    if (attempt < 2) continue;
    if (how == Exchange::late || signal == SIGXCPU) {
      throw Error(ErrorCode::limit_exceeded, "takes longer to read than the limit allows");
    }
    if (signal == SIGSYS) {
      throw Error(ErrorCode::worker_failed,
                  name_ + " was stopped: it asked the system for what it may not have");
    }
    const std::string cause = signal == 0 ? "" : " (signal " + std::to_string(signal) + ")";
    throw Error(ErrorCode::worker_failed, name_ + " died over it" + cause);
  }
}

}  // namespace labread
