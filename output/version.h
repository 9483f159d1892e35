// The version of the program, as every output and --version say it.
#pragma once

#include <string_view>

namespace labread {

std::string_view program_version();

}  // namespace labread
