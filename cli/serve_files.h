// cli/serve.js and cli/serve.css as the build compiles them in.
#pragma once

#include <string_view>

namespace labread {

extern const std::string_view serve_script;
extern const std::string_view serve_style;

}  // namespace labread
