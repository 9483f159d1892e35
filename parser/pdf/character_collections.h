// The predefined character maps of Chinese, Japanese and Korean fonts and the Unicode text of
// Adobe's character collections, compiled from poppler-data into tables that cost nothing until a
// font asks. Built without poppler-data, there are none.
#pragma once

#include <cstdint>
#include <string_view>

#include "parser/pdf/cmap.h"

namespace labread::pdf {

enum class Collection : std::uint8_t { none, gb1, cns1, japan1, korea1 };

// By the ordering of a CIDSystemInfo: "GB1", "Japan1". `none` as well where the tables are missing.
Collection find_collection(std::string_view ordering);
// 0: unknown.
char32_t code_point_of(Collection collection, std::uint32_t cid);

// Of the tables: the packed form of a map, empty where it is unknown.
std::string_view packed_map(std::string_view name);

// One entry after another: length and bytes of the name, length and bytes of the contents; lengths
// in four bytes, the highest first. Collections are under their ordering, three bytes a CID.
extern const std::string_view collection_tables;

}  // namespace labread::pdf
