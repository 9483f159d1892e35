// The blocks of SHA-256 by the processor's own instructions, where it has them: a batch spends more
// time on the sums of its files than on reading some of them.
#include "base/sha256_blocks.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace labread {

#if defined(__x86_64__)

namespace {

bool ask_processor() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
  const bool shuffles = (c & bit_SSSE3) != 0 && (c & bit_SSE4_1) != 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  return shuffles && (b & bit_SHA) != 0;
}

}  // namespace

bool has_sha_instructions() {
  static const bool has = ask_processor();
  return has;
}

// The state is kept as the instructions want it: (a b e f) and (c d g h), the highest word first.
__attribute__((target("sha,sse4.1,ssse3"))) void compress_block(
    std::array<std::uint32_t, 8>& state, const unsigned char* block,
    const std::array<std::uint32_t, 64>& round_constants) {
  const auto* words = reinterpret_cast<const __m128i*>(block);
  const auto* constants = reinterpret_cast<const __m128i*>(round_constants.data());
  auto* held = reinterpret_cast<__m128i*>(state.data());
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);

  const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(held), 0xB1);
  const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(held + 1), 0x1B);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);
  const __m128i abef_before = abef;
  const __m128i cdgh_before = cdgh;

  __m128i w[4];
  for (int i = 0; i < 4; ++i) w[i] = _mm_shuffle_epi8(_mm_loadu_si128(words + i), big_endian);
  for (int i = 0; i < 16; ++i) {
    __m128i& now = w[i % 4];
    if (i >= 4) {
      const __m128i last = w[(i + 3) % 4];
      now = _mm_sha256msg1_epu32(now, w[(i + 1) % 4]);
      now = _mm_add_epi32(now, _mm_alignr_epi8(last, w[(i + 2) % 4], 4));
      now = _mm_sha256msg2_epu32(now, last);
    }
    const __m128i sum = _mm_add_epi32(now, _mm_loadu_si128(constants + i));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
  }
  abef = _mm_add_epi32(abef, abef_before);
  cdgh = _mm_add_epi32(cdgh, cdgh_before);

  const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128(held, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(held + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool has_sha_instructions() { return false; }
void compress_block(std::array<std::uint32_t, 8>&, const unsigned char*,
                    const std::array<std::uint32_t, 64>&) {}

#endif

}  // namespace labread
