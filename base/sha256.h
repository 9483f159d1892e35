// SHA-256 (FIPS 180-4), by which inputs are told apart. Here and not from a library, because
// loading libcrypto costs more start-up time than interpreting a small report.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace labread {

class Sha256 {
 public:
  Sha256();
  // The plain way or that of the processor's own instructions, which it must have.
  explicit Sha256(bool by_processor) : by_processor_(by_processor) {}

  void update(std::string_view bytes);
  // The digest in lower-case hexadecimal. The object is spent afterwards.
  std::string finish();

 private:
  void compress(const unsigned char* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> block_{};
  std::size_t filled_ = 0;
  bool by_processor_ = false;
  std::uint64_t length_ = 0;
};

std::string sha256_of(std::string_view bytes);

}  // namespace labread
