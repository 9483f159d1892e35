// The standard streams: whether they are terminals, how wide and coloured text may be there, lines
// on the error stream, and whole writes to a descriptor.
#pragma once

#include <string_view>

#include "base/error.h"

namespace labread {

inline constexpr int standard_output = 1;
inline constexpr int standard_error = 2;

bool is_terminal(int descriptor);

// Colours for "auto": on a terminal that is not dumb, unless NO_COLOR is set.
bool wants_colour(int descriptor);

// Columns for text: those of the terminal between 60 and 100, else 80.
int text_width(int descriptor);

// Whether the environment names a locale with UTF-8, or none at all.
bool speaks_utf8();

// "labread: MESSAGE" on the error stream, harmless for a terminal.
void complain(std::string_view message);
// "labread: FILE: page 3: reason".
void complain(std::string_view file, const ErrorRecord& error);

// All bytes, or throws Error not_writable. Where nobody reads a pipe any more, the process ends
// quietly as SIGPIPE would end it.
void write_all(int descriptor, std::string_view bytes);

}  // namespace labread
