// What messengers put in front of each message of a chat that somebody exported or copied:
// "[12/05/2025, 16:04] City Lab: ", "12.05.25, 16:04 - City Lab: ". The day is that of the message,
// and its sender no name of a test.
#pragma once

#include <string>

namespace labread {

// Takes them out, where at least two lines begin so.
void drop_chat_stamps(std::string& text);

}  // namespace labread
