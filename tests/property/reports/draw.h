// Random choices that are the same on every machine: a 64-bit Mersenne twister without the
// standard library's distributions, whose results differ between implementations; and the numbers
// by which who runs a test chooses what it draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

namespace labread::drawn {

// Of an environment variable, or the usual one.
inline std::uint64_t number_from(const char* variable, std::uint64_t usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t seed() { return engine_(); }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
  }
  double real() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
  bool chance(double part) { return real() < part; }

  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[below(items.size())];
  }
  // One of the first `count`: word lists begin with the commonest.
  template <class T>
  const T& pick(const std::vector<T>& items, std::size_t count) {
    return items[below(items.size() < count ? items.size() : count)];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace labread::drawn
