// The error boundary of our programs: the words of a command line to options, the options to `run`,
// and whatever goes wrong to one line on the error stream and an exit code.
#pragma once

#include <span>

#include "cli/options.h"

namespace labread {

int run_words(std::span<const char* const> words, int (*run)(const Options&)) noexcept;

}  // namespace labread
