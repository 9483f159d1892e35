#include "parser/pdf/inflate.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

namespace labread::pdf {
namespace {

using Decompressor =
    std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>;

// Making one costs as much as inflating a small stream does.
libdeflate_decompressor* decompressor() {
  static thread_local const Decompressor held(libdeflate_alloc_decompressor(),
                                              &libdeflate_free_decompressor);
  return held.get();
}

struct Attempt {
  libdeflate_result result;
  std::size_t written = 0;
};

Attempt inflate_into(char* room, std::size_t size, std::string_view data) {
  Attempt attempt{};
  std::size_t used = 0;
  attempt.result = libdeflate_zlib_decompress_ex(decompressor(), data.data(), data.size(), room,
                                                 size, &used, &attempt.written);
  return attempt;
}

// Most streams are small. They are inflated into a room that is kept, and copied from there: to
// clear a string for what may come costs a fifth of the inflating, to begin again where it does not
// suffice as much as the first time.
constexpr std::size_t kept_room = 262'144;

char* room_to_keep() {
  static thread_local const auto held = std::make_unique_for_overwrite<char[]>(kept_room);
  return held.get();
}

// The whole stream at once, or nothing where libdeflate finds fault with it. Output that does not
// fit is tried again with four times the room, up to the limit.
std::optional<Inflated> inflate_whole(std::string_view data, std::size_t limit) {
  if (!decompressor()) return std::nullopt;
  Inflated out;
  std::size_t room = data.size() * 4;
  if (room <= kept_room) {
    room = std::min(limit, kept_room);
    const Attempt attempt = inflate_into(room_to_keep(), room, data);
    if (attempt.result == LIBDEFLATE_SUCCESS) {
      out.bytes.assign(room_to_keep(), attempt.written);
      return out;
    }
    if (attempt.result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= limit) return std::nullopt;
    room *= 4;
  }
  for (;; room *= 4) {
    room = std::min(limit, room);
    out.bytes.resize(room);
    const Attempt attempt = inflate_into(out.bytes.data(), room, data);
    if (attempt.result == LIBDEFLATE_SUCCESS) {
      out.bytes.resize(attempt.written);
      return out;
    }
    if (attempt.result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= limit) return std::nullopt;
  }
}

// A zlib stream that ends itself. `window_bits` as inflateInit2 takes it: 15 with header, -15 raw.
class Inflater {
 public:
  explicit Inflater(int window_bits) : ready_(inflateInit2(&state_, window_bits) == Z_OK) {}
  ~Inflater() {
    if (ready_) inflateEnd(&state_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  Inflated run(std::string_view data, std::size_t limit) {
    Inflated out;
    if (!ready_) return out;
    std::array<char, 65536> block{};
    // zlib's interface is not const-correct; it only reads from next_in.
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    state_.avail_in = static_cast<uInt>(std::min<std::size_t>(data.size(), UINT32_MAX));
    int result = Z_OK;
    while (result == Z_OK) {
      state_.next_out = reinterpret_cast<Bytef*>(block.data());
      state_.avail_out = static_cast<uInt>(block.size());
      result = ::inflate(&state_, Z_SYNC_FLUSH);
      const std::size_t got = block.size() - state_.avail_out;
      const std::size_t kept = std::min(got, limit - out.bytes.size());
      out.bytes.append(block.data(), kept);
      if (kept < got) {
        out.capped = true;
        break;
      }
      if (got == 0) break;
    }
    return out;
  }

 private:
  z_stream state_{};
  bool ready_;
};

// What zlib can read before the damage; where not even the header is sound, the data without it.
Inflated salvage(std::string_view data, std::size_t limit) {
  Inflated out = Inflater(MAX_WBITS).run(data, limit);
  if (out.bytes.empty() && data.size() > 2) out = Inflater(-MAX_WBITS).run(data.substr(2), limit);
  return out;
}

std::uint8_t paeth(std::uint8_t left, std::uint8_t up, std::uint8_t corner) {
  const int estimate = left + up - corner;
  const int to_left = std::abs(estimate - left);
  const int to_up = std::abs(estimate - up);
  const int to_corner = std::abs(estimate - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

// One row of a PNG filter, `row` decoded in place from its predecessor `above` (same length).
void undo_png_row(int filter, std::uint8_t* row, const std::uint8_t* above, std::size_t length,
                  std::size_t pixel) {
  for (std::size_t i = 0; i < length; ++i) {
    const std::uint8_t left = i >= pixel ? row[i - pixel] : std::uint8_t{0};
    const std::uint8_t corner = i >= pixel ? above[i - pixel] : std::uint8_t{0};
    int guess = 0;
    switch (filter) {
      case 1: guess = left; break;
      case 2: guess = above[i]; break;
      case 3: guess = (left + above[i]) / 2; break;
      case 4: guess = paeth(left, above[i], corner); break;
      default: return;
    }
    row[i] = static_cast<std::uint8_t>(row[i] + guess);
  }
}

std::string undo_png(const std::string& data, std::size_t row, std::size_t pixel) {
  std::string out;
  out.reserve(data.size());
  std::string above(row, '\0');
  for (std::size_t at = 0; at + 1 < data.size(); at += row + 1) {
    std::string current = data.substr(at + 1, row);
    const std::size_t length = current.size();
    undo_png_row(static_cast<unsigned char>(data[at]),
                 reinterpret_cast<std::uint8_t*>(current.data()),
                 reinterpret_cast<const std::uint8_t*>(above.data()), length, pixel);
    out += current;
    current.resize(row, '\0');
    above.swap(current);
  }
  return out;
}

// Only 8 and 16 bits a component: smaller ones are met in images alone, which nobody reads here.
std::string undo_tiff(std::string data, std::size_t row, std::size_t colors, int bits) {
  const std::size_t step = colors * static_cast<std::size_t>(bits / 8);
  for (std::size_t start = 0; start < data.size(); start += row) {
    const std::size_t end = std::min(data.size(), start + row);
    if (bits == 8) {
      for (std::size_t i = start + step; i < end; ++i) {
        data[i] = static_cast<char>(data[i] + data[i - step]);
      }
      continue;
    }
    const auto byte = [&data](std::size_t i) { return static_cast<unsigned char>(data[i]); };
    for (std::size_t i = start + step; i + 1 < end; i += 2) {
      const unsigned sum =
          (byte(i) * 256U + byte(i + 1)) + (byte(i - step) * 256U + byte(i - step + 1));
      data[i] = static_cast<char>((sum >> 8) & 0xFF);
      data[i + 1] = static_cast<char>(sum & 0xFF);
    }
  }
  return data;
}

bool in_range(const Predictor& p) {
  const bool bits = p.bits == 1 || p.bits == 2 || p.bits == 4 || p.bits == 8 || p.bits == 16;
  return bits && p.colors >= 1 && p.colors <= 32 && p.columns >= 1 && p.columns <= 1'000'000;
}

}  // namespace

Inflated inflate(std::string_view data, std::size_t limit) {
  // Blanks between the word `stream` and the data are met; no zlib header begins with one.
  while (!data.empty() && (data[0] == '\n' || data[0] == '\r')) data.remove_prefix(1);
  if (std::optional<Inflated> whole = inflate_whole(data, limit)) return std::move(*whole);
  return salvage(data, limit);
}

std::string undo_predictor(std::string data, const Predictor& predictor) {
  if (predictor.kind < 2 || !in_range(predictor)) return data;
  const auto colors = static_cast<std::size_t>(predictor.colors);
  const auto bits = static_cast<std::size_t>(predictor.bits);
  const std::size_t row = (colors * bits * static_cast<std::size_t>(predictor.columns) + 7) / 8;
  if (predictor.kind >= 10) return undo_png(data, row, std::max<std::size_t>(1, colors * bits / 8));
  if (predictor.kind == 2 && bits >= 8) {
    return undo_tiff(std::move(data), row, colors, predictor.bits);
  }
  return data;
}

}  // namespace labread::pdf
