// Character maps in the form in which they are compiled in, and one map built on another.
#include <algorithm>

#include "parser/pdf/cmap.h"

namespace labread::pdf {
namespace {

// Seven bits a byte, the lowest first; the highest bit says that more follow.
void put(std::string& out, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

// Differences are small in either direction.
void put_difference(std::string& out, std::uint32_t to, std::uint32_t from) {
  const auto difference = static_cast<std::int32_t>(to - from);
  put(out,
      static_cast<std::uint32_t>(difference) << 1 ^ static_cast<std::uint32_t>(difference >> 31));
}

class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; !bytes_.empty() && shift < 32; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= (byte & 0x7FU) << shift;
      if (byte < 0x80) break;
    }
    return number;
  }
  std::uint32_t number_after(std::uint32_t from) {
    const std::uint32_t folded = number();
    return from + (folded >> 1 ^ (0U - (folded & 1)));
  }
  std::string text() {
    const std::size_t length = number();
    std::string text(bytes_.substr(0, length));
    bytes_.remove_prefix(text.size());
    return text;
  }
  bool is_done() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

}  // namespace

std::string CMap::packed() const {
  std::string out;
  put(out, vertical_ ? 1 : 0);
  put(out, static_cast<std::uint32_t>(base_.size()));
  out += base_;
  put(out, static_cast<std::uint32_t>(spaces_.size()));
  for (const CodeSpace& space : spaces_) {
    put(out, space.bytes);
    put(out, space.low);
    put(out, space.high);
  }
  CidRange last{0, 0, 0};
  for (const CidRange& range : cids_) {
    put_difference(out, range.low, last.high);
    put(out, range.high - range.low);
    put_difference(out, range.cid, last.cid + (last.high - last.low));
    last = range;
  }
  return out;
}

CMap CMap::unpacked(std::string_view bytes) {
  CMap map;
  Unpacking in(bytes);
  map.vertical_ = in.number() == 1;
  map.base_ = in.text();
  for (std::uint32_t left = in.number(); left > 0 && !in.is_done(); --left) {
    const auto width = static_cast<std::uint8_t>(in.number());
    const std::uint32_t low = in.number();
    map.spaces_.push_back({width, low, in.number()});
  }
  CidRange last{0, 0, 0};
  while (!in.is_done()) {
    const std::uint32_t low = in.number_after(last.high);
    const std::uint32_t high = low + in.number();
    last = {low, high, in.number_after(last.cid + (last.high - last.low))};
    map.cids_.push_back(last);
  }
  return map;
}

void CMap::build_on(const CMap& base) {
  // First no two of its own ranges overlap: a map may come from anywhere.
  std::vector<CidRange> own;
  for (const CidRange& range : cids_) {
    if (range.high < range.low) continue;
    if (!own.empty() && own.back().low == range.low) own.pop_back();
    if (!own.empty()) own.back().high = std::min(own.back().high, range.low - 1);
    own.push_back(range);
  }
  std::vector<CidRange> merged = own;
  const auto ends_before = [](const CidRange& range, std::uint32_t code) {
    return range.high < code;
  };
  for (const CidRange& range : base.cids_) {
    std::uint64_t from = range.low;
    auto over = std::lower_bound(own.begin(), own.end(), range.low, ends_before);
    for (; over != own.end() && over->low <= range.high; ++over) {
      if (over->low > from) {
        const auto low = static_cast<std::uint32_t>(from);
        merged.push_back({low, over->low - 1, range.cid + (low - range.low)});
      }
      from = std::uint64_t{over->high} + 1;
    }
    if (from <= range.high) {
      const auto low = static_cast<std::uint32_t>(from);
      merged.push_back({low, range.high, range.cid + (low - range.low)});
    }
  }
  std::sort(merged.begin(), merged.end(),
            [](const CidRange& a, const CidRange& b) { return a.low < b.low; });
  cids_ = std::move(merged);
  if (spaces_.empty()) {
    spaces_ = base.spaces_;
    cutting_ = base.cutting_;
    codes_are_text_ = base.codes_are_text_;
    if (pool_.empty()) pool_ = base.pool_;
  }
  cid_is_code_ = cid_is_code_ || base.cid_is_code_;
}

void CMap::take_surrogates_as_one() {
  for (CidRange& range : cids_) {
    if (range.low < 0x10000) continue;
    const std::uint32_t length = range.high - range.low;
    range.low = 0x10000 + (((range.low >> 16) - 0xD800) << 10) + ((range.low & 0xFFFF) - 0xDC00);
    range.high = range.low + length;
  }
}

}  // namespace labread::pdf
