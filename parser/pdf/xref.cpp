#include "parser/pdf/xref.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "parser/pdf/inflate.h"
#include "parser/pdf/syntax.h"

namespace labread::pdf {
namespace {

constexpr std::size_t most_objects = 8'388'608;  // the standard's own limit
constexpr std::size_t largest_table = 64'000'000;

std::optional<double> number_in(const Dictionary& dictionary, std::string_view key) {
  const auto found = dictionary.find(key);
  if (found == dictionary.end() || !found->second.as_number()) return std::nullopt;
  return *found->second.as_number();
}

// A count or offset; nothing for what is negative, broken or beyond any file.
std::optional<std::uint64_t> count_in(const Dictionary& dictionary, std::string_view key) {
  const std::optional<double> number = number_in(dictionary, key);
  if (!number || *number < 0 || *number > 1e15) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

std::string_view name_in(const Dictionary& dictionary, std::string_view key) {
  const auto found = dictionary.find(key);
  if (found == dictionary.end() || !found->second.as_name()) return {};
  return found->second.as_name()->text;
}

// The first filter's name, or its parameters, whether given singly or in an array of one.
const Object* single_entry(const Dictionary& dictionary, std::string_view key) {
  const auto found = dictionary.find(key);
  if (found == dictionary.end()) return nullptr;
  const Array* array = found->second.as_array();
  if (!array) return &found->second;
  return array->size() == 1 ? &array->front() : nullptr;
}

int small_number(const Dictionary& dictionary, std::string_view key, int otherwise) {
  const std::optional<double> number = number_in(dictionary, key);
  if (!number || *number < 0 || *number > 1e9) return otherwise;
  return static_cast<int>(*number);
}

// A cross-reference stream's bytes: plain or Flate, with a predictor or none, and nothing else.
std::optional<std::string> decode_table(const Dictionary& dictionary, std::string_view data) {
  if (!dictionary.contains("Filter")) return std::string(data);
  const Object* filter = single_entry(dictionary, "Filter");
  const Name* name = filter ? filter->as_name() : nullptr;
  if (!name || (name->text != "FlateDecode" && name->text != "Fl")) return std::nullopt;
  Inflated table = inflate(data, largest_table);
  const Object* parameters = single_entry(dictionary, "DecodeParms");
  if (!parameters || !parameters->as_dictionary()) return std::move(table.bytes);
  const Dictionary& parms = *parameters->as_dictionary();
  return undo_predictor(
      std::move(table.bytes),
      {small_number(parms, "Predictor", 1), small_number(parms, "Colors", 1),
       small_number(parms, "BitsPerComponent", 8), small_number(parms, "Columns", 1)});
}

// Walks the chain of cross-reference sections, newest first.
class IndexReader {
 public:
  IndexReader(std::string_view bytes, std::size_t& budget)
      : bytes_(bytes), budget_(budget), index_(bytes.size()) {}

  bool read(std::uint64_t start);
  ObjectIndex take() { return std::move(index_); }

 private:
  std::optional<Dictionary> read_section(std::uint64_t at);
  std::optional<Dictionary> read_table(std::size_t at);
  bool read_subsection(std::size_t& at, std::uint64_t first, std::uint64_t count);
  std::optional<Dictionary> read_stream(std::size_t at);
  bool read_entries(const Dictionary& dictionary, std::string_view table);

  std::string_view bytes_;
  std::size_t& budget_;
  ObjectIndex index_;
};

bool IndexReader::read(std::uint64_t start) {
  std::set<std::uint64_t> seen;
  std::optional<std::uint64_t> next = start;
  bool first = true;
  while (next) {
    if (!seen.insert(*next).second) return false;
    std::optional<Dictionary> trailer = read_section(*next);
    if (!trailer) return false;
    const std::optional<std::uint64_t> hybrid = count_in(*trailer, "XRefStm");
    if (hybrid && seen.insert(*hybrid).second && !read_section(*hybrid)) return false;
    next = count_in(*trailer, "Prev");
    if (first) index_.trailer = std::move(*trailer);
    first = false;
  }
  index_.newest_section = start;
  index_.newest_is_stream = name_in(index_.trailer, "Type") == "XRef";
  return index_.trailer.contains("Root");
}

std::optional<Dictionary> IndexReader::read_section(std::uint64_t at) {
  if (at >= bytes_.size()) return std::nullopt;
  const std::size_t start = skip_blanks(bytes_, static_cast<std::size_t>(at));
  if (word_at(bytes_, start, "xref")) return read_table(start + 4);
  return read_stream(start);
}

std::optional<Dictionary> IndexReader::read_table(std::size_t at) {
  for (;;) {
    at = skip_blanks(bytes_, at);
    if (bytes_.substr(at).starts_with("trailer")) break;
    const std::optional<std::uint64_t> first = read_integer(bytes_, at);
    const std::optional<std::uint64_t> count = read_integer(bytes_, at);
    if (!first || !count || !read_subsection(at, *first, *count)) return std::nullopt;
  }
  at += 7;
  const Object trailer = read_value(bytes_, at, budget_);
  if (!trailer.as_dictionary()) return std::nullopt;
  return *trailer.as_dictionary();
}

// Each entry takes bytes of the file, so a lying count ends at the file's end.
bool IndexReader::read_subsection(std::size_t& at, std::uint64_t first, std::uint64_t count) {
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::optional<std::uint64_t> offset = read_integer(bytes_, at);
    const std::optional<std::uint64_t> generation = read_integer(bytes_, at);
    if (!offset || !generation) return false;
    at = skip_blanks(bytes_, at);
    if (at >= bytes_.size() || (bytes_[at] != 'n' && bytes_[at] != 'f')) return false;
    const bool used = bytes_[at++] == 'n' && *offset != 0;
    if (first + i >= most_objects) continue;
    index_.set_if_absent(static_cast<std::uint32_t>(first + i),
                         {used ? PlaceKind::at_offset : PlaceKind::free, *offset});
  }
  return true;
}

std::optional<Dictionary> IndexReader::read_stream(std::size_t at) {
  if (!read_object_header(bytes_, at)) return std::nullopt;
  const Object value = read_value(bytes_, at, budget_);
  const Dictionary* dictionary = value.as_dictionary();
  if (!dictionary || name_in(*dictionary, "Type") != "XRef") return std::nullopt;
  const std::optional<std::string_view> data =
      find_stream_data(bytes_, at, number_in(*dictionary, "Length"));
  if (!data) return std::nullopt;
  const std::optional<std::string> table = decode_table(*dictionary, *data);
  if (!table || !read_entries(*dictionary, *table)) return std::nullopt;
  return *dictionary;
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

// The widths of /W; nothing unless there are three of 0 to 8 bytes.
std::optional<std::array<std::size_t, 3>> widths_of(const Dictionary& dictionary) {
  const auto found = dictionary.find("W");
  const Array* array = found == dictionary.end() ? nullptr : found->second.as_array();
  if (!array || array->size() < 3) return std::nullopt;
  std::array<std::size_t, 3> widths{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double* width = (*array)[i].as_number();
    if (!width || *width < 0 || *width > 8) return std::nullopt;
    widths[i] = static_cast<std::size_t>(*width);
  }
  if (widths[0] + widths[1] + widths[2] == 0) return std::nullopt;
  return widths;
}

// The pairs of /Index, else one of 0 and /Size; nothing where they are no numbers.
std::optional<std::vector<std::uint64_t>> ranges_of(const Dictionary& dictionary) {
  const auto found = dictionary.find("Index");
  if (found == dictionary.end()) {
    return std::vector<std::uint64_t>{0, count_in(dictionary, "Size").value_or(0)};
  }
  const Array* array = found->second.as_array();
  if (!array) return std::nullopt;
  std::vector<std::uint64_t> ranges;
  for (const Object& entry : *array) {
    const double* number = entry.as_number();
    if (!number || *number < 0 || *number > 1e15) return std::nullopt;
    ranges.push_back(static_cast<std::uint64_t>(*number));
  }
  return ranges;
}

bool IndexReader::read_entries(const Dictionary& dictionary, std::string_view table) {
  const auto widths = widths_of(dictionary);
  const auto ranges = ranges_of(dictionary);
  if (!widths || !ranges) return false;
  const auto [w0, w1, w2] = *widths;
  const std::size_t entry = w0 + w1 + w2;
  std::size_t at = 0;
  for (std::size_t pair = 0; pair + 1 < ranges->size(); pair += 2) {
    for (std::uint64_t i = 0; i < (*ranges)[pair + 1] && at + entry <= table.size(); ++i) {
      const std::string_view bytes = table.substr(at, entry);
      at += entry;
      const std::uint64_t number = (*ranges)[pair] + i;
      if (number >= most_objects) continue;
      const std::uint64_t type = w0 == 0 ? 1 : big_endian(bytes.substr(0, w0));
      const PlaceKind kind = type == 1   ? PlaceKind::at_offset
                             : type == 2 ? PlaceKind::in_stream
                                         : PlaceKind::free;
      index_.set_if_absent(static_cast<std::uint32_t>(number),
                           {kind, big_endian(bytes.substr(w0, w1))});
    }
  }
  return true;
}

// Scanning: each "obj" that ends "n g obj", read backwards.
struct FoundObject {
  std::size_t offset = 0;
  std::size_t end = 0;  // where the next begins: nothing is read beyond, so that scanning is linear
  std::uint32_t number = 0;
};

// As much as any trailer takes.
constexpr std::size_t largest_trailer = 65536;

std::optional<FoundObject> header_before(std::string_view bytes, std::size_t obj) {
  std::size_t at = obj;
  const auto back_over_blanks = [&] {
    const std::size_t from = at;
    while (at > 0 && is_blank(bytes[at - 1])) --at;
    return at < from;
  };
  const auto back_over_digits = [&] {
    const std::size_t from = at;
    while (at > 0 && from - at < 11 && is_digit(bytes[at - 1])) --at;
    return at < from;
  };
  back_over_blanks();
  if (!back_over_digits() || !back_over_blanks() || !back_over_digits()) return std::nullopt;
  std::size_t ahead = at;
  const std::optional<Reference> header = read_object_header(bytes, ahead);
  if (!header || header->number >= most_objects) return std::nullopt;
  return FoundObject{at, bytes.size(), header->number};
}

std::vector<FoundObject> scan_objects(std::string_view bytes) {
  std::vector<FoundObject> found;
  for (std::size_t at = bytes.find("obj"); at != std::string_view::npos;
       at = bytes.find("obj", at + 3)) {
    if (const std::optional<FoundObject> object = header_before(bytes, at)) {
      if (!found.empty()) found.back().end = object->offset;
      found.push_back(*object);
    }
  }
  return found;
}

// The objects in whose text `name` stands, each once, in file order.
std::vector<FoundObject> objects_naming(std::string_view bytes, std::string_view name,
                                        const std::vector<FoundObject>& objects) {
  std::vector<FoundObject> naming;
  for (std::size_t at = bytes.find(name); at != std::string_view::npos;
       at = bytes.find(name, at + name.size())) {
    const auto after = std::upper_bound(
        objects.begin(), objects.end(), at,
        [](std::size_t place, const FoundObject& object) { return place < object.offset; });
    if (after == objects.begin()) continue;
    const FoundObject& object = *std::prev(after);
    if (naming.empty() || naming.back().offset != object.offset) naming.push_back(object);
  }
  return naming;
}

Object value_of(std::string_view bytes, const FoundObject& object, std::size_t& budget) {
  const std::string_view text = bytes.substr(object.offset, object.end - object.offset);
  std::size_t at = 0;
  if (!read_object_header(text, at)) return {};
  return read_value(text, at, budget);
}

void merge_trailer(Dictionary& trailer, const Object& value) {
  const Dictionary* dictionary = value.as_dictionary();
  if (!dictionary) return;
  for (const char* key : {"Root", "Encrypt", "ID"}) {
    const auto found = dictionary->find(key);
    if (found != dictionary->end()) trailer.insert_or_assign(key, found->second);
  }
}

bool is_of_type(const Object& value, std::string_view type) {
  return value.as_dictionary() && name_in(*value.as_dictionary(), "Type") == type;
}

// What all trailers and cross-reference streams say together, the last in the file first.
Dictionary scan_trailers(std::string_view bytes, const std::vector<FoundObject>& objects,
                         std::size_t& budget) {
  Dictionary trailer;
  for (const FoundObject& object : objects_naming(bytes, "/XRef", objects)) {
    const Object value = value_of(bytes, object, budget);
    if (is_of_type(value, "XRef")) merge_trailer(trailer, value);
  }
  for (std::size_t at = bytes.find("trailer"); at != std::string_view::npos;) {
    const std::size_t next = bytes.find("trailer", at + 7);
    const std::string_view text = bytes.substr(at + 7, std::min(next - at - 7, largest_trailer));
    std::size_t ahead = skip_blanks(text, 0);
    if (text.substr(ahead).starts_with("<<")) {
      merge_trailer(trailer, read_value(text, ahead, budget));
    }
    at = next;
  }
  if (trailer.contains("Root")) return trailer;
  for (const FoundObject& object : objects_naming(bytes, "/Catalog", objects)) {
    if (is_of_type(value_of(bytes, object, budget), "Catalog")) {
      trailer.insert_or_assign("Root", Object(Reference{object.number, 0}));
    }
  }
  return trailer;
}

}  // namespace

ObjectIndex::ObjectIndex(std::size_t file_size)
    : limit_(std::min(most_objects, 65536 + file_size * 4)) {}

ObjectPlace ObjectIndex::find(std::uint32_t number) const {
  return number < places_.size() ? places_[number] : ObjectPlace{};
}

void ObjectIndex::set(std::uint32_t number, ObjectPlace place) {
  if (number >= limit_) return;
  if (number >= places_.size()) places_.resize(number + std::size_t{1});
  places_[number] = place;
}

void ObjectIndex::set_if_absent(std::uint32_t number, ObjectPlace place) {
  if (find(number).kind == PlaceKind::none) set(number, place);
}

std::optional<ObjectIndex> read_index(std::string_view bytes, std::size_t& value_budget) {
  const std::size_t found = bytes.rfind("startxref");
  if (found == std::string_view::npos) return std::nullopt;
  std::size_t at = found + 9;
  const std::optional<std::uint64_t> start = read_integer(bytes, at);
  if (!start) return std::nullopt;
  IndexReader reader(bytes, value_budget);
  if (!reader.read(*start)) return std::nullopt;
  return reader.take();
}

ObjectIndex rebuild_index(std::string_view bytes, std::size_t& value_budget) {
  ObjectIndex index(bytes.size());
  const std::vector<FoundObject> objects = scan_objects(bytes);
  for (const FoundObject& object : objects) {
    index.set(object.number, {PlaceKind::at_offset, object.offset});
  }
  index.trailer = scan_trailers(bytes, objects, value_budget);
  for (const FoundObject& object : objects_naming(bytes, "/ObjStm", objects)) {
    if (is_of_type(value_of(bytes, object, value_budget), "ObjStm") &&
        index.find(object.number).at == object.offset) {
      index.object_streams.push_back(object.number);
    }
  }
  return index;
}

}  // namespace labread::pdf
