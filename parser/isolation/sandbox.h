// What a worker takes away from itself before it looks at a stranger's file. Two steps, each for
// the life of the process: limit_resources() at once, then, when all files it will ever need have
// been loaded, lock_in(), after which it can compute, talk on the descriptors 0 to 2, and end.
//
//   limit_resources(confinement) && (load models, modules, …, true) && lock_in(confinement)
#pragma once

#include <cstddef>
#include <cstdint>

namespace labread {

enum class Threads : std::uint8_t { none, allowed };

struct Confinement {
  std::size_t memory = 0;           // bytes of address space
  Threads threads = Threads::none;  // whether threads may be started after lock_in()
};

// Memory, written files (none), core dumps, further processes, new privileges, tracing. The memory
// limit is left out under sanitizers. False where the system refuses.
bool limit_resources(const Confinement& confinement);

// Closes every descriptor above 2 and filters system calls, in all threads: an allowed few pass;
// looking up and opening files fails with EACCES, so that libraries that only try go on; memory
// never becomes executable; anything else ends the process with SIGSYS. Under sanitizers there is
// no filter. False where the system has no such filter.
bool lock_in(const Confinement& confinement);

// Renews the limit on processor time: `seconds` from now on. Also after lock_in().
bool limit_processor_time(double seconds);

}  // namespace labread
