// Character maps of PDF fonts: how a string is cut into codes, and what a code means as text
// (ToUnicode, or a predefined Unicode map) or as the number of a glyph in a CID font.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labread::pdf {

struct CharacterCode {
  std::uint32_t code = 0;
  std::uint8_t bytes = 1;
};

class CMap {
 public:
  // Two bytes a code, the code being the CID: Identity-H and -V.
  static CMap identity();
  // An embedded map. Bounded in entries; what is damaged is left out.
  static CMap parse(std::string_view stream);
  // By name, from the tables compiled into the program (character_collections.h). Where those were
  // not there at build time, of the East Asian ones only how their strings are cut and what is
  // ASCII in them.
  static CMap predefined(std::string_view name);

  // The form in which a map is compiled in: what cuts its codes, and their CIDs.
  std::string packed() const;
  static CMap unpacked(std::string_view bytes);
  // Codes of two surrogates become the code points they mean, as next() reads them.
  void take_surrogates_as_one();
  // What this map does not say of a code, `base` says (usecmap).
  void build_on(const CMap& base);

  // The code at the start of a non-empty string.
  CharacterCode next(std::string_view text) const;
  // UTF-8, empty where the map says nothing. Valid while the map lives, also when it is moved.
  std::string_view text(std::uint32_t code) const;
  std::optional<std::uint32_t> cid(std::uint32_t code) const;

  bool has_texts() const { return !texts_.empty() || codes_are_text_; }
  // Codes are Unicode code points.
  bool is_unicode() const {
    return cutting_ == Cutting::utf8 || cutting_ == Cutting::utf16 || cutting_ == Cutting::utf32;
  }
  bool is_empty() const { return spaces_.empty() && cids_.empty() && !codes_are_text_; }
  bool vertical() const { return vertical_; }
  // The map that this one builds on (usecmap), by name; empty: none.
  const std::string& base() const { return base_; }

 private:
  friend class CMapReader;
  struct CodeSpace {
    std::uint8_t bytes;
    std::uint32_t low;
    std::uint32_t high;
    bool holds(std::uint32_t code) const;
  };
  struct TextEntry {
    std::uint32_t code;
    std::uint32_t offset;
    std::uint16_t length;
  };
  struct CidRange {
    std::uint32_t low;
    std::uint32_t high;
    std::uint32_t cid;
  };
  // How codes are cut where no code space says it.
  enum class Cutting : std::uint8_t { by_code_space, utf8, utf16, utf32, shift_jis, double_byte };

  std::vector<CodeSpace> spaces_;
  std::vector<TextEntry> texts_;  // sorted by code
  std::vector<CidRange> cids_;    // sorted by low
  std::vector<char> pool_;
  std::string base_;
  Cutting cutting_ = Cutting::by_code_space;
  bool cid_is_code_ = false;
  bool codes_are_text_ = false;
  bool vertical_ = false;
};

}  // namespace labread::pdf
