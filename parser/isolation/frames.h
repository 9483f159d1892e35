// How a worker hears its parent and answers it: whole pieces of bytes over the socket that is its
// standard input, each led by its length where the other side cannot know it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace labread {

// False where the parent has gone.
bool receive_from_parent(char* bytes, std::size_t size);
// Nothing where it has gone, or announces more than `longest`.
std::optional<std::string> receive_frame_from_parent(std::uint64_t longest);
bool send_frame_to_parent(const std::string& bytes);

}  // namespace labread
