#include "parser/ocr/clean.h"

namespace labread::ocr {
namespace {

// Leptonica brings the paper to 200; noise stays about it.
constexpr int ink = 20;
constexpr int paper = 190;

}  // namespace

Picture whitened(const Picture& gray) {
  const Picture even(::pixBackgroundNormSimple(gray.get(), nullptr, nullptr));
  return even ? Picture(::pixGammaTRC(nullptr, even.get(), 1, ink, paper)) : nullptr;
}

Picture smoothed(const Picture& gray) { return Picture(::pixBlockconv(gray.get(), 1, 1)); }

}  // namespace labread::ocr
