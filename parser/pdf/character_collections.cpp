#include "parser/pdf/character_collections.h"

#include <array>
#include <string>

namespace labread::pdf {
namespace {

constexpr std::array<std::string_view, 5> orderings = {"", "GB1", "CNS1", "Japan1", "Korea1"};
constexpr int deepest_base = 8;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(at, length)) number = number << 8 | static_cast<std::uint8_t>(c);
  return number;
}

std::string_view entry(std::string_view name) {
  for (std::string_view rest = collection_tables; rest.size() > 4;) {
    const std::size_t name_length = number_at(rest, 0, 4);
    const std::string_view here = rest.substr(4, name_length);
    const std::size_t length = number_at(rest, 4 + name_length, 4);
    if (here == name) return rest.substr(8 + name_length, length);
    rest.remove_prefix(8 + name_length + length);
  }
  return {};
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void replace(std::string& text, std::string_view part, std::string_view by) {
  const std::size_t at = text.find(part);
  if (at != std::string::npos) text.replace(at, part.size(), by);
}

// Maps of the same characters in UTF-8 or UTF-32 differ in how codes are written, no more.
std::string table_of(std::string_view name) {
  std::string table(name);
  if (!name.starts_with("Uni")) return table;
  replace(table, "UTF8", "UTF16");
  replace(table, "UTF32", "UTF16");
  replace(table, "X02132004", "2004");
  replace(table, "X0213", "");
  return table;
}

// The tables hold collections, too, under names that no map has.
bool is_map_name(std::string_view name) { return name.ends_with('H') || name.ends_with('V'); }

// A map of the tables on all that it builds on.
CMap whole_map(std::string_view name, int depth) {
  CMap map = CMap::unpacked(packed_map(name));
  const std::string base = map.base();
  if (!base.empty() && depth < deepest_base) map.build_on(whole_map(base, depth + 1));
  return map;
}

}  // namespace

Collection find_collection(std::string_view ordering) {
  for (std::size_t i = 1; i < orderings.size(); ++i) {
    if (orderings[i] == ordering && !collection_tables.empty()) return static_cast<Collection>(i);
  }
  return Collection::none;
}

char32_t code_point_of(Collection collection, std::uint32_t cid) {
  const std::string_view table = entry(orderings[static_cast<std::size_t>(collection)]);
  const std::size_t at = std::size_t{3} * cid;
  return at + 3 <= table.size() ? number_at(table, at, 3) : 0;
}

std::string_view packed_map(std::string_view name) { return entry(name); }

CMap CMap::predefined(std::string_view name) {
  CMap map;
  const std::string table = table_of(name);
  if (is_map_name(table) && !packed_map(table).empty()) map = whole_map(table, 0);
  const bool known = !map.is_empty();
  const bool unicode = name.starts_with("Uni");
  if (unicode && has(name, "UTF8")) {
    map.cutting_ = Cutting::utf8;
  } else if (unicode && has(name, "UTF32")) {
    map.cutting_ = Cutting::utf32;
  } else if (unicode) {
    map.cutting_ = Cutting::utf16;
  } else if (known) {
    return map;
  } else if (has(name, "RKSJ")) {
    map.cutting_ = Cutting::shift_jis;
  } else if (has(name, "EUC") || has(name, "GBK") || has(name, "KSC") || has(name, "B5") ||
             has(name, "HKscs") || has(name, "ETen")) {
    map.cutting_ = Cutting::double_byte;
  } else {
    map = identity();
  }
  map.codes_are_text_ = map.cutting_ != Cutting::by_code_space;
  if (map.codes_are_text_) {
    for (char c = 0x20; c < 0x7F; ++c) map.pool_.push_back(c);
  }
  map.vertical_ = name.ends_with("-V") || name == "V";
  return map;
}

}  // namespace labread::pdf
