// The stylesheet of our pages: output/page.css as the build compiles it in.
#pragma once

#include <string_view>

namespace labread {

extern const std::string_view page_style;

}  // namespace labread
