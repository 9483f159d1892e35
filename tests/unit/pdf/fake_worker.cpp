// Speaks the worker's language and misbehaves as the first word of the "PDF" says.
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "parser/isolation/sandbox.h"
#include "parser/isolation/wire.h"

namespace {

bool receive(char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(STDIN_FILENO, bytes, size);
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

void send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(STDIN_FILENO, bytes.data(), bytes.size());
    if (sent <= 0) ::_exit(3);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void send_size(std::uint64_t size) {
  std::string frame(sizeof size, '\0');
  std::memcpy(frame.data(), &size, sizeof size);
  send(frame);
}

void answer(const labread::WorkerAnswer& what) {
  const std::string bytes = labread::encode(what);
  send_size(bytes.size());
  send(bytes);
}

labread::Document document_saying(const std::string& text) {
  labread::Document document;
  document.kind = labread::DocumentKind::pdf;
  labread::Page page;
  page.number = 1;
  labread::Word word;
  word.text = text;
  page.words.push_back(word);
  document.pages.push_back(page);
  return document;
}

int open_descriptors() {
  DIR* folder = ::opendir("/proc/self/fd");
  if (!folder) return -1;
  int count = -3;  // ".", ".." and the folder's own
  while (::readdir(folder)) ++count;
  ::closedir(folder);
  return count;
}

// A sanitizer would turn the signal into an exit of its own.
void crash() {
  ::signal(SIGSEGV, SIG_DFL);
  ::raise(SIGSEGV);
}

std::string error_name() { return std::strerror(errno); }

std::string outcome_of_opening() {
  return ::open("/etc/passwd", O_RDONLY) < 0 ? error_name() : "opened";
}

std::string outcome_of_code() {
  void* const page =
      ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? error_name() : "mapped";
}

std::string outcome_of_changing_to_code() {
  void* const page =
      ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return ::mprotect(page, 4096, PROT_READ | PROT_EXEC) != 0 ? error_name() : "executable";
}

std::string outcome_of_thread() {
  int sum = 0;
  std::thread([&sum] {
    for (const int number : std::vector<int>(1'000'000, 1)) sum += number;
  }).join();
  return std::to_string(sum);
}

// What a worker that has locked itself in gets when it goes on as an intruder would.
std::string intrude(std::string_view how) {
  const auto threads = how == "thread" ? labread::Threads::allowed : labread::Threads::none;
  const labread::Confinement confinement{512'000'000, threads};
  const int forgotten = ::open("/dev/null", O_RDONLY);
  if (!labread::limit_resources(confinement) || !labread::lock_in(confinement)) return "not locked";
  if (how == "open") return outcome_of_opening();
  if (how == "code") return outcome_of_code();
  if (how == "change to code") return outcome_of_changing_to_code();
  if (how == "thread") return outcome_of_thread();
  if (how == "forgotten") return ::close(forgotten) == 0 ? "still open" : "closed";
  if (how == "time") return labread::limit_processor_time(5) ? "renewed" : error_name();
  if (how == "connect") ::socket(AF_INET, SOCK_STREAM, 0);
  if (how == "fork") static_cast<void>(::fork());
  if (how == "program") ::execl("/bin/true", "true", nullptr);
  if (how == "kill") ::kill(::getppid(), SIGTERM);
  return "nothing happened";
}

void behave(const std::string& order, int served) {
  if (order == "crash" || (order == "crash when used" && served > 0)) crash();
  if (order == "hang" || (order == "hang when used" && served > 0)) ::pause();
  if (order == "leave") ::_exit(0);
  if (order == "spend") ::raise(SIGXCPU);
  if (order == "garbage") {
    send_size(7);
    send("garbage");
  } else if (order == "endless") {
    send_size(UINT64_MAX);
  } else if (order == "half") {
    send_size(1000);
    send("half");
    ::_exit(0);
  } else if (order == "more") {
    const std::string bytes = labread::encode(document_saying("more"));
    const std::uint64_t size = bytes.size();
    std::string frame(sizeof size, '\0');
    std::memcpy(frame.data(), &size, sizeof size);
    send(frame + bytes + "than announced");
  } else if (order == "refuse") {
    answer(labread::ErrorRecord{labread::ErrorCode::password_required, "needs a password", 3});
  } else if (order == "descriptors") {
    answer(document_saying(std::to_string(open_descriptors())));
  } else if (order.starts_with("intrude: ")) {
    answer(document_saying(intrude(std::string_view(order).substr(9))));
  } else if (order == "process") {
    answer(document_saying(std::to_string(::getpid())));
  } else {
    answer(document_saying(std::to_string(order.size())));
  }
}

}  // namespace

int main() {
  for (int served = 0;; ++served) {
    std::uint64_t size = 0;
    if (!receive(reinterpret_cast<char*>(&size), sizeof size)) return 0;
    std::string head(size, '\0');
    if (!receive(head.data(), head.size())) return 1;
    std::string order(labread::decode_head(head).size, '\0');
    if (!receive(order.data(), order.size())) return 1;
    behave(order, served);
  }
}
