#include "parser/isolation/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "parser/isolation/sanitizer.h"

namespace labread {
namespace {

[[noreturn]] void fail(const std::string& what, int reason) {
  throw Error(ErrorCode::worker_failed, what + ": " + std::strerror(reason));
}

struct SpawnActions {
  SpawnActions() { ::posix_spawn_file_actions_init(&value); }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&value); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t value{};
};

struct SpawnAttributes {
  SpawnAttributes() { ::posix_spawnattr_init(&value); }
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&value); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  posix_spawnattr_t value{};
};

// Signals as in a fresh program, and a process group of its own: the terminal's Ctrl-C is for the
// parent, whose end the child sees on its socket.
void set_signals(SpawnAttributes& attributes) {
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes.value, &none);
  ::posix_spawnattr_setsigdefault(&attributes.value, &all);
  ::posix_spawnattr_setpgroup(&attributes.value, 0);
  ::posix_spawnattr_setflags(
      &attributes.value, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

// The socket becomes standard input; every other descriptor is closed, also those that the host
// program forgot to mark.
void set_descriptors(SpawnActions& actions, int socket) {
  ::posix_spawn_file_actions_adddup2(&actions.value, socket, STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&actions.value, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (!under_sanitizer) {  // whose report must be seen
    ::posix_spawn_file_actions_addopen(&actions.value, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ::posix_spawn_file_actions_addclosefrom_np(&actions.value, STDERR_FILENO + 1);
}

iovec piece_of(std::string_view bytes) {
  return {const_cast<char*>(bytes.data()), bytes.size()};  // which sendmsg() only reads
}

int milliseconds_until(Deadline deadline) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<long long>(left.count(), 0, 3'600'000));
}

}  // namespace

Child::Child(const std::string& path) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    fail("no socket for a worker", errno);
  }
  SpawnActions actions;
  SpawnAttributes attributes;
  set_descriptors(actions, ends[1]);
  set_signals(attributes);
  std::string name = path;
  std::array<char*, 2> arguments{name.data(), nullptr};
  // One thread is one worker's share, whatever its libraries would start by themselves.
  std::string threads = "OMP_THREAD_LIMIT=1";
  std::array<char*, 2> environment{threads.data(), nullptr};
  const int failure = ::posix_spawn(&process_, path.c_str(), &actions.value, &attributes.value,
                                    arguments.data(), environment.data());
  ::close(ends[1]);
  socket_ = ends[0];
  if (failure == 0) return;
  process_ = -1;
  ::close(socket_);
  fail("the worker " + path + " cannot be started", failure);
}

Child::~Child() { end(); }

int Child::end() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  if (process_ < 0) return 0;
  // One that has died already is not killed twice: it waits as a zombie that keeps its number, and
  // tells what it died of.
  int status = 0;
  pid_t ended = ::waitpid(process_, &status, WNOHANG);
  if (ended == 0) {
    ::kill(process_, SIGKILL);
    do {
      ended = ::waitpid(process_, &status, 0);
    } while (ended < 0 && errno == EINTR);
  }
  const bool died = ended == process_ && WIFSIGNALED(status);
  process_ = -1;
  return died ? WTERMSIG(status) : 0;
}

bool Child::wait_until_ready(short events, Deadline deadline) const {
  struct pollfd watched {
    socket_, events, 0
  };
  for (;;) {
    const int ready = ::poll(&watched, 1, milliseconds_until(deadline));
    if (ready > 0) return true;
    if (ready == 0 && std::chrono::steady_clock::now() >= deadline) return false;
    if (ready < 0 && errno != EINTR) return true;  // the call that follows will name the failure
  }
}

Exchange Child::send(std::string_view first, std::string_view second, Deadline deadline) {
  while (!first.empty() || !second.empty()) {
    std::array<iovec, 2> pieces{piece_of(first), piece_of(second)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    const ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      const auto count = static_cast<std::size_t>(sent);
      const std::size_t of_first = std::min(count, first.size());
      first.remove_prefix(of_first);
      second.remove_prefix(count - of_first);
    } else if (errno == EAGAIN) {
      if (!wait_until_ready(POLLOUT, deadline)) return Exchange::late;
    } else if (errno != EINTR) {
      return Exchange::closed;
    }
  }
  return Exchange::done;
}

Exchange Child::receive_some(char* bytes, std::size_t& size, Deadline deadline) {
  for (;;) {
    if (!wait_until_ready(POLLIN, deadline)) return Exchange::late;
    const ssize_t got = ::recv(socket_, bytes, size, MSG_DONTWAIT);
    if (got > 0) {
      size = static_cast<std::size_t>(got);
      return Exchange::done;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) return Exchange::closed;
  }
}

Exchange Child::receive(char* bytes, std::size_t size, Deadline deadline) {
  while (size > 0) {
    std::size_t got = size;
    const Exchange how = receive_some(bytes, got, deadline);
    if (how != Exchange::done) return how;
    bytes += got;
    size -= got;
  }
  return Exchange::done;
}

}  // namespace labread
