// The filter of system calls behind lock_in(), as a program for the kernel (seccomp, BPF). It names
// what passes; what it does not name ends the process.
#pragma once

#include "parser/isolation/sandbox.h"

namespace labread {

// For all threads of the process, without way back. False where the system or this processor's
// architecture has no such filter.
bool filter_calls(Threads threads);

}  // namespace labread
