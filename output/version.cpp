#include "output/version.h"

namespace labread {

std::string_view program_version() { return LABREAD_VERSION; }

}  // namespace labread
