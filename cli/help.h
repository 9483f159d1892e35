// The texts of --help.
#pragma once

#include <string_view>

#include "cli/options.h"

namespace labread {

std::string_view help_on(Command topic);

}  // namespace labread
