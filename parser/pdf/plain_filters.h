// The simple filters: ASCII85, hexadecimal and run lengths. The first stands in every file of some
// common generators, and PoDoFo's last one is wrong (it takes length bytes as signed), so they are
// ours. What is no digit is passed over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace labread::pdf {

std::string decode_ascii85(std::string_view data);
std::string decode_ascii_hex(std::string_view data);

// At most `limit` bytes.
std::string decode_run_length(std::string_view data, std::size_t limit);

}  // namespace labread::pdf
