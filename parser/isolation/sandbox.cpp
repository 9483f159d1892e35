#include "parser/isolation/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cmath>

namespace labread {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_can_be_limited = false;
#else
constexpr bool memory_can_be_limited = true;
#endif

// Shared libraries, among them those of PoDoFo that may be loaded later.
constexpr rlim_t most_open_files = 32;

bool limit(decltype(RLIMIT_AS) resource, rlim_t value) {
  struct rlimit current {};
  if (::getrlimit(resource, &current) != 0) return false;
  if (current.rlim_max != RLIM_INFINITY && value > current.rlim_max) value = current.rlim_max;
  const struct rlimit wanted { value, value };
  return ::setrlimit(resource, &wanted) == 0;
}

}  // namespace

bool enter_sandbox(std::size_t memory) {
  return (!memory_can_be_limited || limit(RLIMIT_AS, memory)) && limit(RLIMIT_FSIZE, 0) &&
         limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, most_open_files) && limit(RLIMIT_NPROC, 0) &&
         ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool limit_processor_time(double seconds) {
  struct rusage used {};
  struct rlimit current {};
  if (::getrusage(RUSAGE_SELF, &used) != 0 || ::getrlimit(RLIMIT_CPU, &current) != 0) return false;
  const auto spent = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  // The kernel counts whole seconds; two more let the parent's clock be the one that strikes.
  current.rlim_cur = static_cast<rlim_t>(std::ceil(spent + seconds)) + 2;
  if (current.rlim_max != RLIM_INFINITY && current.rlim_cur > current.rlim_max) {
    current.rlim_cur = current.rlim_max;
  }
  return ::setrlimit(RLIMIT_CPU, &current) == 0;
}

}  // namespace labread
