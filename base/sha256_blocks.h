// One block of SHA-256 by instructions of the processor. Used by Sha256 alone, which also has the
// way for processors without them.
#pragma once

#include <array>
#include <cstdint>

namespace labread {

bool has_sha_instructions();
// Only where the processor has them.
void compress_block(std::array<std::uint32_t, 8>& state, const unsigned char* block,
                    const std::array<std::uint32_t, 64>& round_constants);

}  // namespace labread
