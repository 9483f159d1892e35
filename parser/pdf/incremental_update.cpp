#include "parser/pdf/incremental_update.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/sha256.h"
#include "parser/pdf/write_value.h"

namespace labread::pdf {
namespace {

constexpr std::uint32_t most_objects = 8'388'607;  // the standard's own limit
constexpr std::uint64_t largest_offset = 0xFFFF'FFFF;

std::string digits(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string big_endian(std::uint64_t number, int bytes) {
  std::string out;
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>(number >> shift & 0xFF);
  }
  return out;
}

std::string bytes_of_hex(std::string_view hex, std::size_t size) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += static_cast<char>(digit(hex[i * 2]) * 16 + digit(hex[i * 2 + 1]));
  }
  return out;
}

Object number_object(std::uint64_t number) { return Object(static_cast<double>(number)); }

std::uint32_t first_free_number(const FileEnding& ending) {
  const auto size = ending.trailer.find("Size");
  const double* stated = size == ending.trailer.end() ? nullptr : size->second.as_number();
  const double wanted = std::max(stated ? *stated : 0, static_cast<double>(ending.next_number));
  if (!(wanted >= 0 && wanted < most_objects)) {
    throw Error(ErrorCode::damaged, "is damaged: its count of objects is impossible");
  }
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(wanted), 1);
}

}  // namespace

// Where each object stands, counted from the file's header.
struct IncrementalUpdate::Layout {
  std::map<Reference, std::uint64_t> offsets;
  std::uint64_t origin = 0;  // offset of the section's first byte
  std::uint64_t index = 0;   // of the cross-reference
};

IncrementalUpdate::IncrementalUpdate(FileEnding ending)
    : ending_(std::move(ending)), next_(first_free_number(ending_)) {}

Reference IncrementalUpdate::reserve() {
  if (next_ >= most_objects) throw Error(ErrorCode::limit_exceeded, "holds too many PDF objects");
  return {next_++, 0};
}

Reference IncrementalUpdate::add(Object value) {
  const Reference reference = reserve();
  set(reference, value);
  return reference;
}

Reference IncrementalUpdate::add_stream(Dictionary dictionary, std::string_view data) {
  const Reference reference = reserve();
  dictionary.insert_or_assign("Length", number_object(data.size()));
  std::string& body = bodies_[reference];
  append_value(body, Object(std::move(dictionary)));
  body.append("\nstream\n").append(data).append("\nendstream");
  return reference;
}

void IncrementalUpdate::set(Reference reference, const Object& value) {
  std::string& body = bodies_[reference];
  body.clear();
  append_value(body, value);
}

// The document's own entries, and a new second half of its identifier: the first names the
// document, the second this state of it.
Dictionary IncrementalUpdate::trailer_for(const std::string& digest, std::uint32_t size) const {
  Dictionary trailer;
  for (const char* key : {"Root", "Info", "ID"}) {
    const auto found = ending_.trailer.find(key);
    if (found != ending_.trailer.end()) trailer.insert_or_assign(key, found->second);
  }
  const auto id = trailer.find("ID");
  const Array* halves = id == trailer.end() ? nullptr : id->second.as_array();
  if (halves && halves->size() == 2) {
    id->second = Object(Array{halves->front(), Object(bytes_of_hex(digest, 16))});
  }
  trailer.insert_or_assign("Size", number_object(size));
  trailer.insert_or_assign("Prev", number_object(ending_.newest_section));
  return trailer;
}

void IncrementalUpdate::append_table(std::string& out, const Layout& layout,
                                     const Dictionary& trailer) const {
  out += "xref\n";
  for (auto at = layout.offsets.begin(); at != layout.offsets.end();) {
    auto end = std::next(at);
    std::uint32_t count = 1;
    while (end != layout.offsets.end() && end->first.number == at->first.number + count) {
      ++end;
      ++count;
    }
    out += std::to_string(at->first.number) + ' ' + std::to_string(count) + '\n';
    for (; at != end; ++at) {
      out += digits(at->second, 10) + ' ' + digits(at->first.generation, 5) + " n \n";
    }
  }
  out += "trailer\n";
  append_value(out, Object(trailer));
  out += '\n';
}

// The stream is one of the objects that it lists.
void IncrementalUpdate::append_stream(std::string& out, Layout& layout, Dictionary trailer) const {
  layout.offsets.emplace(Reference{next_, 0}, layout.index);
  Array index;
  std::string rows;
  for (const auto& [reference, offset] : layout.offsets) {
    index.push_back(number_object(reference.number));
    index.push_back(number_object(1));
    rows += '\1' + big_endian(offset, 4) + big_endian(reference.generation, 2);
  }
  trailer.insert_or_assign("Type", Object(Name{"XRef"}));
  trailer.insert_or_assign("W", Object(Array{Object(1.0), Object(4.0), Object(2.0)}));
  trailer.insert_or_assign("Index", Object(std::move(index)));
  trailer.insert_or_assign("Length", number_object(rows.size()));
  out += std::to_string(next_) + " 0 obj\n";
  append_value(out, Object(std::move(trailer)));
  out.append("\nstream\n").append(rows).append("\nendstream\nendobj\n");
}

std::string IncrementalUpdate::section(std::string_view whole) const {
  std::string out = whole.ends_with('\n') || whole.ends_with('\r') ? "" : "\n";
  Layout layout;
  layout.origin = ending_.size;
  for (const auto& [reference, body] : bodies_) {
    layout.offsets.emplace(reference, layout.origin + out.size());
    out += std::to_string(reference.number) + ' ' + std::to_string(reference.generation) +
           " obj\n" + body + "\nendobj\n";
  }
  layout.index = layout.origin + out.size();
  if (layout.index > largest_offset) throw Error(ErrorCode::limit_exceeded, "is too large to mark");
  Sha256 digest;
  digest.update(whole);
  digest.update(out);
  const std::uint32_t size = next_ + (ending_.newest_is_stream ? 1 : 0);
  const Dictionary trailer = trailer_for(digest.finish(), size);
  if (ending_.newest_is_stream) {
    append_stream(out, layout, trailer);
  } else {
    append_table(out, layout, trailer);
  }
  return out + "startxref\n" + std::to_string(layout.index) + "\n%%EOF\n";
}

}  // namespace labread::pdf
