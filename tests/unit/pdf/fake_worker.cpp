// Speaks the worker's language and misbehaves as the first word of the "PDF" says.
#include <dirent.h>
#include <unistd.h>
#include <csignal>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

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
  } else if (order == "refuse") {
    answer(labread::ErrorRecord{labread::ErrorCode::password_required, "needs a password", 3});
  } else if (order == "descriptors") {
    answer(document_saying(std::to_string(open_descriptors())));
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
