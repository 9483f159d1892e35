// The two text filters: ASCII85 and hexadecimal. Both are met in every file of some common
// generators, so they are ours; what is no digit of theirs is passed over.
#pragma once

#include <string>
#include <string_view>

namespace labread::pdf {

std::string decode_ascii85(std::string_view data);
std::string decode_ascii_hex(std::string_view data);

}  // namespace labread::pdf
