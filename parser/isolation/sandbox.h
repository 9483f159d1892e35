// What the worker takes away from itself before it looks at a stranger's file: memory beyond the
// limit, writing files, further processes, core dumps, new privileges.
#pragma once

#include <cstddef>

#include "parser/limits.h"

namespace labread {

// For the life of the process. The memory limit is left out under AddressSanitizer and
// ThreadSanitizer, whose shadow takes terabytes of address space. False where the system refuses.
bool enter_sandbox(std::size_t memory);

// Renews the limit on processor time: `seconds` from now on.
bool limit_processor_time(double seconds);

}  // namespace labread
