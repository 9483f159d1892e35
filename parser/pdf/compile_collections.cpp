// Build tool: writes the predefined character maps and the Unicode text of Adobe's character
// collections as one table.
//   labread-compile-collections POPPLER_DATA/cMap OUTPUT.cpp
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "parser/pdf/cmap.h"

namespace {

using labread::pdf::CMap;

constexpr std::uint32_t most_cids = 32'000;

struct CollectionMaps {
  std::string ordering;
  std::vector<std::string_view> maps;  // without the -H and -V of their names
};

// Those that the PDF standard names, and the older ones that fonts still ask for.
const std::array<CollectionMaps, 4> collections{{
    {"GB1",
     {"GB", "GB-EUC", "GBpc-EUC", "GBK-EUC", "GBKp-EUC", "GBK2K", "GBT", "GBT-EUC", "UniGB-UCS2",
      "UniGB-UTF16"}},
    {"CNS1",
     {"B5", "B5pc", "HKscs-B5", "ETen-B5", "ETenms-B5", "CNS-EUC", "CNS1", "CNS2", "UniCNS-UCS2",
      "UniCNS-UTF16"}},
    {"Japan1",
     {"83pv-RKSJ", "90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ", "Add", "Add-RKSJ", "EUC", "Ext",
      "Ext-RKSJ", "RKSJ", "78", "78-EUC", "78-RKSJ", "", "UniJIS-UCS2", "UniJIS-UCS2-HW",
      "UniJIS-UTF16", "UniJIS2004-UTF16"}},
    {"Korea1",
     {"KSC", "KSC-EUC", "KSC-Johab", "KSCms-UHC", "KSCms-UHC-HW", "KSCpc-EUC", "UniKS-UCS2",
      "UniKS-UTF16"}},
}};

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void put_length(std::string& out, std::size_t length) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(length >> shift & 0xFF);
}

void put_entry(std::string& table, std::string_view name, std::string_view bytes) {
  put_length(table, name.size());
  table += name;
  put_length(table, bytes.size());
  table += bytes;
}

// Three bytes a CID: its code point, of several the first.
std::string unicode_table(const CMap& ucs2, const CMap& utf16) {
  std::vector<char32_t> code_points(most_cids, 0);
  for (char32_t code = 0x10FFFF; code >= 0x20; --code) {
    const auto cid = utf16.cid(code);
    if (cid && *cid < most_cids) code_points[*cid] = code;
  }
  for (std::uint32_t cid = 0; cid < most_cids; ++cid) {
    const std::string_view text = ucs2.text(cid);
    std::size_t at = 0;
    if (!text.empty()) code_points[cid] = labread::next_code_point(text, at);
  }
  while (!code_points.empty() && code_points.back() == 0) code_points.pop_back();
  std::string bytes;
  for (const char32_t code : code_points) {
    for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(code >> shift & 0xFF);
  }
  return bytes;
}

CMap read_map(const std::string& folder, const std::string& name) {
  CMap map = CMap::parse(contents(folder + name));
  if (map.is_empty() && !map.has_texts() && map.base().empty()) {
    throw std::runtime_error("no character map in " + folder + name);
  }
  if (name.starts_with("Uni")) map.take_surrogates_as_one();
  return map;
}

std::string tables(const std::string& maps) {
  std::string table;
  for (const CollectionMaps& collection : collections) {
    const std::string folder = maps + "/Adobe-" + collection.ordering + "/";
    for (const std::string_view name : collection.maps) {
      for (const char* direction : {"H", "V"}) {
        const std::string full = std::string(name) + (name.empty() ? "" : "-") + direction;
        // Not all can be written from top to bottom.
        if (*direction == 'V' && !std::filesystem::exists(folder + full)) continue;
        put_entry(table, full, read_map(folder, full).packed());
      }
    }
    const auto unicode = std::string(collection.maps.back()) + "-H";
    put_entry(table, collection.ordering,
              unicode_table(read_map(folder, "Adobe-" + collection.ordering + "-UCS2"),
                            read_map(folder, unicode)));
  }
  return table;
}

std::string as_source(std::string_view bytes) {
  constexpr std::string_view digits = "01234567";
  std::string source =
      "#include \"parser/pdf/character_collections.h\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace labread::pdf {\nconst std::string_view collection_tables(\n\"";
  std::size_t on_line = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    source += {'\\', digits[byte >> 6], digits[byte >> 3 & 7], digits[byte & 7]};
    if (++on_line % 64 == 0) source += "\"\n\"";
  }
  return source + "\",\n" + std::to_string(bytes.size()) + ");\n}  // namespace labread::pdf\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: labread-compile-collections POPPLER_DATA/cMap OUTPUT.cpp\n";
    return 2;
  }
  try {
    std::ofstream out(argv[2], std::ios::binary);
    out << as_source(tables(argv[1]));
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "labread-compile-collections: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
