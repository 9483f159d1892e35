#include "parser/pdf/cmap.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "parser/pdf/tokens.h"

namespace labread::pdf {
namespace {

constexpr std::size_t most_entries = 300'000;
constexpr std::size_t most_operands = 100'000;
constexpr std::size_t longest_text = 512;  // bytes of one destination

std::uint32_t number_of(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(0, 4)) number = number << 8 | static_cast<std::uint8_t>(c);
  return number;
}

// A destination: UTF-16BE, from careless writers also a single byte.
std::u32string destination_of(std::string_view bytes) {
  std::u32string text;
  if (bytes.size() == 1) return std::u32string(1, static_cast<std::uint8_t>(bytes[0]));
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = number_of(bytes.substr(at, 2));
    if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = number_of(bytes.substr(at + 2, 2));
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    text += code;
  }
  return text;
}

// Most maps come sorted.
template <typename Entry, typename Before>
void sort_entries(std::vector<Entry>& entries, const Before& before) {
  if (std::is_sorted(entries.begin(), entries.end(), before)) return;
  std::stable_sort(entries.begin(), entries.end(), before);
}

bool is_text(char32_t code) {
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') && !surrogate &&
         code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF && code != 0xFFFD;
}

}  // namespace

// Each byte of a code lies between the bytes of the range's ends.
bool CMap::CodeSpace::holds(std::uint32_t code) const {
  for (unsigned shift = 0; shift < 8U * bytes; shift += 8) {
    const std::uint32_t byte = code >> shift & 0xFF;
    if (byte < (low >> shift & 0xFF) || byte > (high >> shift & 0xFF)) return false;
  }
  return true;
}

// Collects operands and gives them to the map at each "end…" operator.
class CMapReader {
 public:
  explicit CMapReader(std::string_view stream) : tokens_(stream) {}
  CMap read();

 private:
  void finish_section(std::string_view name);
  void code_space();
  void base_characters();
  void base_ranges();
  void cid_characters();
  void cid_ranges();
  void add_text(std::uint32_t code, const std::u32string& text);
  std::string_view bytes_at(std::size_t index) { return string_bytes(operands_[index], scratch_); }
  std::uint32_t code_at(std::size_t index) { return number_of(bytes_at(index)); }
  std::uint32_t cid_at(std::size_t index) const {
    const double number = operands_[index].number;
    return number >= 0 && number < 65536 ? static_cast<std::uint32_t>(number) : 0;
  }

  Tokens tokens_;
  CMap map_;
  std::vector<Token> operands_;
  std::string scratch_;
  std::size_t steps_ = 0;  // codes of ranges gone through
};

CMap CMapReader::read() {
  for (Token token = tokens_.next(); token.kind != TokenKind::end; token = tokens_.next()) {
    if (token.kind != TokenKind::word) {
      if (operands_.size() < most_operands) operands_.push_back(token);
      continue;
    }
    if (token.text == "def" && operands_.size() >= 2 &&
        operands_[operands_.size() - 2].text == "WMode") {
      map_.vertical_ = operands_.back().number == 1;
    } else if (token.text == "usecmap" && !operands_.empty()) {
      map_.base_ = operands_.back().text;
    } else if (token.text.starts_with("end")) {
      finish_section(token.text);
    }
    operands_.clear();
  }
  sort_entries(map_.texts_, [](const auto& a, const auto& b) { return a.code < b.code; });
  sort_entries(map_.cids_, [](const auto& a, const auto& b) { return a.low < b.low; });
  return std::move(map_);
}

void CMapReader::finish_section(std::string_view name) {
  if (name == "endcodespacerange") code_space();
  if (name == "endbfchar") base_characters();
  if (name == "endbfrange") base_ranges();
  if (name == "endcidchar") cid_characters();
  if (name == "endcidrange") cid_ranges();
}

void CMapReader::code_space() {
  for (std::size_t at = 0; at + 1 < operands_.size() && map_.spaces_.size() < 100; at += 2) {
    const std::size_t bytes = bytes_at(at).size();
    if (bytes < 1 || bytes > 4) continue;
    map_.spaces_.push_back({static_cast<std::uint8_t>(bytes), code_at(at), code_at(at + 1)});
  }
}

void CMapReader::base_characters() {
  for (std::size_t at = 0; at + 1 < operands_.size(); at += 2) {
    const std::uint32_t code = code_at(at);
    if (operands_[at + 1].kind == TokenKind::name) continue;
    add_text(code, destination_of(bytes_at(at + 1)));
  }
}

void CMapReader::base_ranges() {
  std::size_t at = 0;
  while (at + 2 < operands_.size()) {
    const std::uint32_t low = code_at(at);
    const std::uint32_t high = std::min(code_at(at + 1), low + 0xFFFF);
    at += 2;
    if (operands_[at].kind == TokenKind::array_open) {
      ++at;
      for (std::uint32_t code = low;
           at < operands_.size() && operands_[at].kind != TokenKind::array_close; ++at, ++code) {
        if (code <= high) add_text(code, destination_of(bytes_at(at)));
      }
      ++at;
      continue;
    }
    std::u32string text = destination_of(bytes_at(at++));
    for (std::uint32_t code = low; code <= high && !text.empty(); ++code, ++text.back()) {
      if (++steps_ > most_entries) return;
      add_text(code, text);
    }
  }
}

void CMapReader::cid_characters() {
  for (std::size_t at = 0; at + 1 < operands_.size() && map_.cids_.size() < most_entries; at += 2) {
    const std::uint32_t code = code_at(at);
    map_.cids_.push_back({code, code, cid_at(at + 1)});
  }
}

void CMapReader::cid_ranges() {
  for (std::size_t at = 0; at + 2 < operands_.size() && map_.cids_.size() < most_entries; at += 3) {
    const std::uint32_t low = code_at(at);
    map_.cids_.push_back({low, code_at(at + 1), cid_at(at + 2)});
  }
}

void CMapReader::add_text(std::uint32_t code, const std::u32string& text) {
  if (map_.texts_.size() >= most_entries) return;
  std::string bytes;
  for (const char32_t c : text) {
    if (is_text(c) && bytes.size() < longest_text) append_utf8(bytes, c);
  }
  if (bytes.empty()) return;
  map_.texts_.push_back({code, static_cast<std::uint32_t>(map_.pool_.size()),
                         static_cast<std::uint16_t>(bytes.size())});
  map_.pool_.insert(map_.pool_.end(), bytes.begin(), bytes.end());
}

CMap CMap::identity() {
  CMap map;
  map.spaces_.push_back({2, 0, 0xFFFF});
  map.cid_is_code_ = true;
  return map;
}

CMap CMap::parse(std::string_view stream) { return CMapReader(stream).read(); }

CharacterCode CMap::next(std::string_view text) const {
  const auto taken = [text](std::size_t bytes) {
    const std::size_t length = std::min(bytes, text.size());
    return CharacterCode{number_of(text.substr(0, length)), static_cast<std::uint8_t>(length)};
  };
  const auto lead = static_cast<std::uint8_t>(text.front());
  switch (cutting_) {
    case Cutting::utf8: {
      std::size_t end = 0;
      const char32_t code = next_code_point(text, end);
      return {code, static_cast<std::uint8_t>(end)};
    }
    case Cutting::utf16: {
      const CharacterCode pair = taken(4);
      const std::uint32_t high = pair.code >> 16;
      const bool surrogates = pair.bytes == 4 && high >= 0xD800 && high < 0xDC00;
      if (!surrogates) return taken(2);
      return {0x10000 + ((high - 0xD800) << 10) + ((pair.code & 0x3FF)), 4};
    }
    case Cutting::utf32: return taken(4);
    case Cutting::shift_jis: return taken(lead < 0x80 || (lead >= 0xA0 && lead < 0xE0) ? 1 : 2);
    case Cutting::double_byte: return taken(lead < 0x80 ? 1 : 2);
    case Cutting::by_code_space: break;
  }
  // Within the only code space or not: it says how long all codes are.
  if (spaces_.size() == 1) return taken(spaces_.front().bytes);
  for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, text.size()); ++bytes) {
    const CharacterCode candidate = taken(bytes);
    for (const CodeSpace& space : spaces_) {
      if (space.bytes == bytes && space.holds(candidate.code)) return candidate;
    }
  }
  std::uint8_t shortest = spaces_.empty() ? 2 : 4;
  for (const CodeSpace& space : spaces_) shortest = std::min(shortest, space.bytes);
  return taken(shortest);
}

std::string_view CMap::text(std::uint32_t code) const {
  if (codes_are_text_ && code >= 0x20 && code < 0x7F) return {pool_.data() + (code - 0x20), 1};
  const auto at =
      std::upper_bound(texts_.begin(), texts_.end(), code,
                       [](std::uint32_t key, const TextEntry& entry) { return key < entry.code; });
  if (at == texts_.begin() || std::prev(at)->code != code) return {};
  return {pool_.data() + std::prev(at)->offset, std::prev(at)->length};
}

std::optional<std::uint32_t> CMap::cid(std::uint32_t code) const {
  const auto after =
      std::upper_bound(cids_.begin(), cids_.end(), code,
                       [](std::uint32_t key, const CidRange& r) { return key < r.low; });
  if (after != cids_.begin() && code <= std::prev(after)->high) {
    return std::prev(after)->cid + (code - std::prev(after)->low);
  }
  return cid_is_code_ ? std::optional(code) : std::nullopt;
}

}  // namespace labread::pdf
