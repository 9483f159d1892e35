#include "parser/isolation/call_filter.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace labread {
namespace {

#if defined(__x86_64__)
constexpr std::optional<std::uint32_t> architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::optional<std::uint32_t> architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::optional<std::uint32_t> architecture = std::nullopt;
#endif

// The hot ones first: the kernel walks the list at every call it does not remember.
constexpr std::array passing{
    SYS_read,
    SYS_write,
    SYS_futex,
    SYS_madvise,
    SYS_munmap,
    SYS_mremap,
    SYS_brk,
    SYS_clock_gettime,
    SYS_getrusage,
    SYS_close,
    SYS_rt_sigreturn,
    SYS_rt_sigprocmask,
    SYS_getrandom,
    SYS_gettimeofday,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_nanosleep,
    SYS_clock_nanosleep,
    SYS_restart_syscall,
    SYS_getpid,
    SYS_gettid,
    SYS_exit,
    SYS_exit_group,
};

constexpr std::array passing_with_threads{SYS_set_robust_list, SYS_rseq};

// What libraries try and do without.
constexpr std::array refused{
    SYS_openat,
    SYS_openat2,
    SYS_faccessat,
    SYS_faccessat2,
    SYS_newfstatat,
    SYS_fstat,
    SYS_statx,
    SYS_readlinkat,
    SYS_lseek,
    SYS_getcwd,
    SYS_ioctl,
    SYS_fcntl,
    SYS_uname,
    SYS_sysinfo,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_sigaltstack,
    SYS_rt_sigaction,
    SYS_tgkill,
    SYS_prctl,
    SYS_sched_setaffinity,
    SYS_getdents64,
#ifdef SYS_open
    SYS_open,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
#endif
};

constexpr std::uint32_t refusal(std::uint32_t reason) { return SECCOMP_RET_ERRNO | reason; }

// The low half, in which all flags lie that are asked about (both architectures: little end first).
constexpr std::uint32_t place_of_argument(std::uint32_t index) {
  return static_cast<std::uint32_t>(offsetof(seccomp_data, args)) + 8 * index;
}

class Program {
 public:
  Program() {
    load(offsetof(seccomp_data, arch));
    test(BPF_JEQ, *architecture, 1, 0);
    end(SECCOMP_RET_KILL_PROCESS);
    load(offsetof(seccomp_data, nr));
  }

  void answer(long call, std::uint32_t action) {
    test(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 1);
    end(action);
  }
  // An argument with one of these bits decides between two answers.
  void answer_by_bits(long call, std::uint32_t argument, std::uint32_t bits, std::uint32_t with,
                      std::uint32_t without) {
    test(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 4);
    load(place_of_argument(argument));
    test(BPF_JSET, bits, 0, 1);
    end(with);
    end(without);
  }
  // Passes with exactly these first two arguments.
  void pass_with(long call, std::uint32_t first, std::uint32_t second) {
    test(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 6);
    load(place_of_argument(0));
    test(BPF_JEQ, first, 0, 3);
    load(place_of_argument(1));
    test(BPF_JEQ, second, 0, 1);
    end(SECCOMP_RET_ALLOW);
    end(refusal(EPERM));
  }
  void end(std::uint32_t action) { add(BPF_RET | BPF_K, action); }

  bool install() {
    const struct sock_fprog program { static_cast<unsigned short>(steps_.size()), steps_.data() };
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) ==
           0;
  }

 private:
  void add(int code, std::uint32_t value, int skip_if_true = 0, int skip_if_false = 0) {
    steps_.push_back({static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(skip_if_true),
                      static_cast<std::uint8_t>(skip_if_false), value});
  }
  void load(std::size_t place) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(place)); }
  // Skips so many steps.
  void test(int how, std::uint32_t value, int if_true, int if_false) {
    add(BPF_JMP | how | BPF_K, value, if_true, if_false);
  }

  std::vector<sock_filter> steps_;
};

}  // namespace

bool filter_calls(Threads threads) {
  if (!architecture) return false;
  Program program;
  for (const long call : passing) program.answer(call, SECCOMP_RET_ALLOW);
  for (const long call : {SYS_mmap, SYS_mprotect}) {
    program.answer_by_bits(call, 2, PROT_EXEC, refusal(EACCES), SECCOMP_RET_ALLOW);
  }
  program.pass_with(SYS_prlimit64, 0, RLIMIT_CPU);
  if (threads == Threads::allowed) {
    for (const long call : passing_with_threads) program.answer(call, SECCOMP_RET_ALLOW);
    // The C library then takes clone, whose flags can be seen.
    program.answer(SYS_clone3, refusal(ENOSYS));
    program.answer_by_bits(SYS_clone, 0, CLONE_THREAD, SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS);
  }
  for (const long call : refused) program.answer(call, refusal(EACCES));
  program.end(SECCOMP_RET_KILL_PROCESS);
  return program.install();
}

}  // namespace labread
