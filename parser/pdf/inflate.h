// Flate streams, decoded with a cap on what comes out: a whole sound stream by libdeflate, a
// damaged one by zlib as far as it goes. Also the predictors of Flate and LZW streams.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labread::pdf {

struct Inflated {
  std::string bytes;
  bool capped = false;  // the stream holds more than `limit` bytes; the first of them are here
};

// Never fails: what cannot be decoded gives the bytes before the damage, perhaps none.
Inflated inflate(std::string_view data, std::size_t limit);

// What /DecodeParms says of a predictor; defaults as in the standard.
struct Predictor {
  int kind = 1;  // 1 none, 2 TIFF, 10 to 15 PNG
  int colors = 1;
  int bits = 8;
  int columns = 1;
};

// The bytes behind a predictor; parameters out of their range leave the data as it is. An
// incomplete last row is kept as far as it goes.
std::string undo_predictor(std::string data, const Predictor& predictor);

}  // namespace labread::pdf
