// Fenced blocks of Markdown that quote a program or its session ("```console"): examples, no part
// of a report. A fence without a language, or of plain text, stays: tools wrap whole reports in
// one.
#pragma once

#include <string>

namespace labread {

// Takes the text out of such blocks, and all fences; their lines stay, empty.
void blank_code_blocks(std::string& text);

}  // namespace labread
