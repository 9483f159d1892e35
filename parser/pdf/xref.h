// Where each object of a PDF stands. Read from its cross-reference (tables, streams, hybrids, and
// the earlier ones they point to), or, where that is broken, found by scanning the whole file.
// Nothing here is decrypted: cross-references never are encrypted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "parser/pdf/object.h"

namespace labread::pdf {

enum class PlaceKind : std::uint8_t { none, free, at_offset, in_stream };

struct ObjectPlace {
  PlaceKind kind = PlaceKind::none;
  std::uint64_t at = 0;  // offset in the file; or the number of the object stream
};

class ObjectIndex {
 public:
  // Numbers beyond what a file of this size can hold are not kept.
  explicit ObjectIndex(std::size_t file_size);

  ObjectPlace find(std::uint32_t number) const;
  void set(std::uint32_t number, ObjectPlace place);
  void set_if_absent(std::uint32_t number, ObjectPlace place);
  std::uint32_t end() const { return static_cast<std::uint32_t>(places_.size()); }

  Dictionary trailer;
  std::uint64_t newest_section = 0;  // offset; of read_index alone
  bool newest_is_stream = false;
  // Found by a scan and not yet looked into (they may be encrypted): object streams in file order.
  std::vector<std::uint32_t> object_streams;

 private:
  std::size_t limit_;
  std::vector<ObjectPlace> places_;
};

// Follows startxref. Nothing where any part is missing, damaged or circular. `bytes` begins with
// the header %PDF-, and so do the offsets.
std::optional<ObjectIndex> read_index(std::string_view bytes, std::size_t& value_budget);

// Scans for "n g obj"; the last of a number wins. The trailer is put together from all trailers and
// cross-reference streams, in want of these from the catalog found.
ObjectIndex rebuild_index(std::string_view bytes, std::size_t& value_budget);

}  // namespace labread::pdf
