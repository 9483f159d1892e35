#include "parser/isolation/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "parser/isolation/call_filter.h"
#include "parser/isolation/sanitizer.h"

namespace labread {
namespace {

// What loading shared libraries and models takes; later none can be opened.
constexpr rlim_t most_open_files = 32;
constexpr rlim_t standard_files = 3;

bool limit(decltype(RLIMIT_AS) resource, rlim_t value) {
  struct rlimit current {};
  if (::getrlimit(resource, &current) != 0) return false;
  if (current.rlim_max != RLIM_INFINITY && value > current.rlim_max) value = current.rlim_max;
  const struct rlimit wanted { value, value };
  return ::setrlimit(resource, &wanted) == 0;
}

}  // namespace

bool limit_resources(const Confinement& confinement) {
  return (under_sanitizer || limit(RLIMIT_AS, confinement.memory)) && limit(RLIMIT_FSIZE, 0) &&
         limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, most_open_files) &&
         // A thread counts as a process here; lock_in() tells them apart.
         (confinement.threads == Threads::allowed || limit(RLIMIT_NPROC, 0)) &&
         ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool lock_in(const Confinement& confinement) {
  if (under_sanitizer) return true;
  ::closefrom(static_cast<int>(standard_files));
  return limit(RLIMIT_NOFILE, standard_files) && filter_calls(confinement.threads);
}

bool limit_processor_time(double seconds) {
  struct rusage used {};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return false;
  const auto spent = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  // The kernel counts whole seconds; two more let the parent's clock be the one that strikes.
  const rlim_t wanted = static_cast<rlim_t>(std::ceil(spent + seconds)) + 2;
  static rlim_t granted = 0;  // of this process; many documents come in the same second
  if (wanted == granted) return true;
  struct rlimit current {};
  if (::getrlimit(RLIMIT_CPU, &current) != 0) return false;
  current.rlim_cur = wanted;
  if (current.rlim_max != RLIM_INFINITY) current.rlim_cur = std::min(wanted, current.rlim_max);
  if (::setrlimit(RLIMIT_CPU, &current) != 0) return false;
  granted = wanted;
  return true;
}

}  // namespace labread
