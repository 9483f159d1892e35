// How a worker hears its parent and answers it: whole pieces of bytes over the socket that is its
// standard input, each led by its length where the other side cannot know it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace labread {

// False where the parent has gone.
bool receive_from_parent(char* bytes, std::size_t size);
// A request's frame in, the answer's out; nothing where parent and worker no longer understand each
// other.
using Reply = std::function<std::optional<std::string>(const std::string& request)>;

// A worker's life: one request of at most `longest` bytes after another, until its parent has gone
// or there is no reply. Gives the code to exit with.
int serve_parent(std::uint64_t longest, const Reply& reply);

}  // namespace labread
