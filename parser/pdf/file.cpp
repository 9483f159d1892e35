#include "parser/pdf/file.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "parser/pdf/encryption.h"
#include "parser/pdf/filters.h"
#include "parser/pdf/pages.h"
#include "parser/pdf/podofo.h"
#include "parser/pdf/syntax.h"
#include "parser/pdf/xref.h"

namespace labread::pdf {
namespace {

constexpr int longest_reference_chain = 32;
constexpr std::size_t most_values = 4'000'000;
constexpr std::size_t header_window = 1024;

const Object null_object;

// The file from its header on: offsets count from there, whatever a mail gateway put in front. A
// header that is lost is taken to have stood at the start.
std::string_view from_header(std::string_view bytes) {
  std::size_t at = bytes.substr(0, header_window).find("%PDF-");
  if (at == std::string_view::npos) at = bytes.find("%PDF-");
  return at == std::string_view::npos ? bytes : bytes.substr(at);
}

bool has_objects(std::string_view bytes) {
  return bytes.substr(0, header_window).find("%PDF-") != std::string_view::npos ||
         bytes.find("endobj") != std::string_view::npos;
}

// An object as it was read, and where its stream would begin.
struct Loaded {
  Object value;
  std::size_t after = 0;  // end of the value in the file; 0: it stood in an object stream
};

// A decoded object stream: the offset of each object by its number. `open` is false while it is
// being decoded, so that one that needs itself is cut.
struct ObjectStream {
  bool open = false;
  std::string bytes;
  std::unordered_map<std::uint32_t, std::size_t> offsets;
};

struct RawStream {
  std::string_view stored;
  std::optional<std::string> deciphered;
  std::vector<Filter> filters;
  std::string_view data() const { return deciphered ? std::string_view(*deciphered) : stored; }
};

using DecryptionOwner = std::unique_ptr<Decryption, void (*)(Decryption*)>;

}  // namespace

struct PdfFile::Inside {
  Inside(PdfFile& self, std::string_view whole, const Limits& allowed)
      : file(self), bytes(from_header(whole)), limits(allowed), index(bytes.size()) {}

  void open(const std::string& password, IndexSource source);
  void unlock(const std::string& password);
  void expand_object_streams();
  void find_pages();
  void pages_without_tree();

  const Object& resolve(const Object& value);
  Object resolve_deep(const Object& value, int depth);
  Loaded& load(Reference reference);
  Loaded load_at(Reference reference, std::uint64_t offset);
  Loaded load_from_stream(Reference reference, std::uint64_t container);
  ObjectStream& object_stream(std::uint32_t number);
  Object decrypt_strings(const Object& value, Reference reference, int depth);
  std::string decode(Reference reference);
  std::optional<RawStream> raw_stream(Reference reference);
  std::optional<EncodedImage> encoded(RawStream raw);
  std::optional<std::string> run(const RawStream& raw, const std::vector<Filter>& filters,
                                 std::size_t most);
  std::optional<Reference> stream_behind(const Object& reference);
  bool is_encrypted_stream(const Dictionary& dictionary, const std::vector<Filter>& filters) const;

  PdfFile& file;
  std::string_view bytes;
  Limits limits;
  ObjectIndex index;
  bool scanned = false;
  bool broken = false;
  std::size_t value_budget = most_values;
  std::size_t decoded_bytes = 0;
  std::unordered_map<std::uint32_t, Loaded> objects;  // which stay where they are
  std::map<std::uint32_t, ObjectStream> object_streams;
  DecryptionOwner decryption{nullptr, nullptr};
  EncryptionCheck encryption;
  std::vector<PageEntry> pages;
  std::optional<std::string> partial;
};

// A whole file ends with %%EOF, give or take what mailers append.
bool has_end_mark(std::string_view bytes) {
  constexpr std::size_t tail = 2048;
  return bytes.substr(bytes.size() - std::min(bytes.size(), tail)).find("%%EOF") !=
         std::string_view::npos;
}

void PdfFile::Inside::open(const std::string& password, IndexSource source) {
  std::optional<ObjectIndex> read;
  if (source == IndexSource::cross_reference) read = read_index(bytes, value_budget);
  scanned = !read;
  index = read ? std::move(*read) : rebuild_index(bytes, value_budget);
  unlock(password);
  if (scanned) expand_object_streams();
  find_pages();
  if (scanned && !partial && !has_end_mark(bytes)) partial = "the file ends early";
}

void PdfFile::Inside::unlock(const std::string& password) {
  const auto entry = index.trailer.find("Encrypt");
  if (entry == index.trailer.end()) return;
  const Object resolved = resolve_deep(entry->second, 0);
  const Dictionary* encrypt = resolved.as_dictionary();
  if (!encrypt) return;
  encryption = check_encryption(*encrypt);
  if (!encryption.sound) {
    throw Error(ErrorCode::damaged, "is encrypted in a way that cannot be read");
  }
  // Only attachments are enciphered: what is read here needs no key.
  if (encryption.strings_are_plain && encryption.streams_are_plain) return;
  const Array* id = file.array_at(index.trailer, "ID");
  const std::string* first = id && !id->empty() ? resolve(id->front()).as_string() : nullptr;
  Decryption* made = nullptr;
  const Unlocking result = podofo().unlock(*encrypt, first ? *first : "", password, made);
  if (result == Unlocking::wrong_password) {
    throw Error(ErrorCode::password_required,
                password.empty() ? "needs a password to open" : "does not open with this password");
  }
  if (result == Unlocking::unsupported) {
    throw Error(ErrorCode::damaged, "is encrypted in a way that cannot be read");
  }
  decryption = DecryptionOwner(made, podofo().free_decryption);
  object_streams.clear();
  objects.clear();  // what was read before is still enciphered; nobody holds it yet
}

// A later object stream overrides an earlier place in the file, an earlier one does not.
void PdfFile::Inside::expand_object_streams() {
  for (const std::uint32_t number : index.object_streams) {
    const std::uint64_t at = index.find(number).at;
    for (const auto& [inner, offset] : object_stream(number).offsets) {
      const ObjectPlace place = index.find(inner);
      const bool later = place.kind == PlaceKind::at_offset && place.at > at;
      if (!later) index.set(inner, {PlaceKind::in_stream, number});
    }
  }
  if (index.trailer.contains("Root")) return;
  for (std::uint32_t number = 0; number < index.end(); ++number) {
    if (index.find(number).kind != PlaceKind::in_stream) continue;
    const Object reference(Reference{number, 0});
    const Dictionary* dictionary = resolve(reference).as_dictionary();
    if (dictionary && file.name_at(*dictionary, "Type") == "Catalog") {
      index.trailer.insert_or_assign("Root", reference);
    }
  }
}

void PdfFile::Inside::find_pages() {
  const Dictionary* catalog = file.dictionary_at(index.trailer, "Root");
  PageList list;
  if (catalog) {
    const auto tree = catalog->find("Pages");
    if (tree != catalog->end()) list = walk_pages(file, tree->second, limits.pages);
  }
  pages = std::move(list.pages);
  if (pages.empty() && scanned) pages_without_tree();
  if (list.cut || pages.size() > limits.pages) {
    partial = limits.pages == 1
                  ? "only the first page was read"
                  : "only the first " + std::to_string(pages.size()) + " pages were read";
  } else if (list.missing > 0) {
    partial = list.missing == 1 ? "a page is missing from the file"
                                : std::to_string(list.missing) + " pages are missing from the file";
  }
}

// Where the tree is lost, the pages as they come by number.
void PdfFile::Inside::pages_without_tree() {
  for (std::uint32_t number = 0; number < index.end() && pages.size() < limits.pages; ++number) {
    const PlaceKind kind = index.find(number).kind;
    if (kind != PlaceKind::at_offset && kind != PlaceKind::in_stream) continue;
    const Dictionary* dictionary = load({number, 0}).value.as_dictionary();
    if (dictionary && file.name_at(*dictionary, "Type") == "Page") {
      pages.push_back({*dictionary, Reference{number, 0}});
    }
  }
}

const Object& PdfFile::Inside::resolve(const Object& value) {
  const Object* at = &value;
  for (int hop = 0; hop < longest_reference_chain; ++hop) {
    const Reference* reference = at->as_reference();
    if (!reference) return *at;
    at = &load(*reference).value;
  }
  return null_object;
}

// A value with every reference in it followed; for small things, so four levels do.
Object PdfFile::Inside::resolve_deep(const Object& value, int depth) {
  const Object& resolved = resolve(value);
  if (depth >= 4) return resolved.as_reference() ? Object{} : resolved;
  if (const Array* array = resolved.as_array()) {
    Array out;
    for (const Object& entry : *array) out.push_back(resolve_deep(entry, depth + 1));
    return Object(std::move(out));
  }
  if (const Dictionary* dictionary = resolved.as_dictionary()) {
    Dictionary out;
    for (const auto& [key, entry] : *dictionary) out.emplace(key, resolve_deep(entry, depth + 1));
    return Object(std::move(out));
  }
  return resolved;
}

// An object is null while it is read, so that one that needs itself finds nothing.
Loaded& PdfFile::Inside::load(Reference reference) {
  const auto [slot, is_new] = objects.try_emplace(reference.number);
  Loaded& loaded = slot->second;
  if (!is_new) return loaded;
  const ObjectPlace place = index.find(reference.number);
  if (place.kind == PlaceKind::at_offset) {
    loaded = load_at(reference, place.at);
  } else if (place.kind == PlaceKind::in_stream) {
    loaded = load_from_stream(reference, place.at);
  }
  return loaded;
}

Loaded PdfFile::Inside::load_at(Reference reference, std::uint64_t offset) {
  std::size_t at = offset < bytes.size() ? static_cast<std::size_t>(offset) : bytes.size();
  const std::optional<Reference> header = read_object_header(bytes, at);
  if (!header || header->number != reference.number) {
    if (!scanned) broken = true;
    return {};
  }
  Loaded loaded;
  loaded.value = read_value(bytes, at, value_budget);
  loaded.after = at;
  if (decryption && !encryption.strings_are_plain) {
    loaded.value = decrypt_strings(loaded.value, *header, 0);
  }
  return loaded;
}

Loaded PdfFile::Inside::load_from_stream(Reference reference, std::uint64_t container) {
  if (container >= index.end()) return {};
  const ObjectStream& stream = object_stream(static_cast<std::uint32_t>(container));
  const auto found = stream.offsets.find(reference.number);
  if (found == stream.offsets.end()) {
    if (!scanned && stream.open) broken = true;
    return {};
  }
  std::size_t at = found->second;
  return {read_value(stream.bytes, at, value_budget), 0};
}

ObjectStream& PdfFile::Inside::object_stream(std::uint32_t number) {
  const auto [slot, is_new] = object_streams.try_emplace(number);
  ObjectStream& stream = slot->second;
  if (!is_new) return stream;
  // Object streams in object streams are forbidden, and would go round in circles.
  if (index.find(number).kind != PlaceKind::at_offset) return stream;
  const Loaded& loaded = load({number, 0});
  const Dictionary* dictionary = loaded.value.as_dictionary();
  if (dictionary) {
    const std::optional<double> first = file.number_at(*dictionary, "First");
    stream.bytes = decode({number, 0});
    const auto base = first && *first >= 0 && *first <= static_cast<double>(stream.bytes.size())
                          ? static_cast<std::size_t>(*first)
                          : stream.bytes.size();
    const std::string_view head = std::string_view(stream.bytes).substr(0, base);
    for (std::size_t at = 0; at < head.size();) {
      const std::optional<std::uint64_t> inner = read_integer(head, at);
      const std::optional<std::uint64_t> offset = read_integer(head, at);
      if (!inner || !offset || *inner > UINT32_MAX || *offset > stream.bytes.size() - base) break;
      stream.offsets.emplace(static_cast<std::uint32_t>(*inner),
                             base + static_cast<std::size_t>(*offset));
    }
  }
  stream.open = true;
  return stream;
}

Object PdfFile::Inside::decrypt_strings(const Object& value, Reference reference, int depth) {
  if (const std::string* text = value.as_string()) {
    return Object(podofo().decrypt(*decryption, reference, *text));
  }
  if (const Array* array = value.as_array()) {
    Array out;
    for (const Object& entry : *array) out.push_back(decrypt_strings(entry, reference, depth + 1));
    return Object(std::move(out));
  }
  if (const Dictionary* dictionary = value.as_dictionary()) {
    Dictionary out;
    for (const auto& [key, entry] : *dictionary) {
      out.emplace(key, decrypt_strings(entry, reference, depth + 1));
    }
    return Object(std::move(out));
  }
  return value;
}

bool PdfFile::Inside::is_encrypted_stream(const Dictionary& dictionary,
                                          const std::vector<Filter>& filters) const {
  if (!decryption || encryption.streams_are_plain) return false;
  const bool own_crypt_filter = std::any_of(
      filters.begin(), filters.end(), [](const Filter& filter) { return filter.name == "Crypt"; });
  return !own_crypt_filter && file.name_at(dictionary, "Type") != "XRef";
}

std::string PdfFile::Inside::decode(Reference reference) {
  const std::optional<RawStream> raw = raw_stream(reference);
  if (!raw) return {};
  return run(*raw, raw->filters, limits.stream_bytes).value_or(std::string{});
}

// The bytes as they lie in the file, deciphered, with their filters.
std::optional<RawStream> PdfFile::Inside::raw_stream(Reference reference) {
  const Loaded& loaded = load(reference);
  const Dictionary* dictionary = loaded.value.as_dictionary();
  if (!dictionary || loaded.after == 0) return std::nullopt;
  const std::optional<std::string_view> data =
      find_stream_data(bytes, loaded.after, file.number_at(*dictionary, "Length"));
  if (!data) return std::nullopt;
  auto filters = filters_of(resolve_deep(file.lookup(*dictionary, "Filter"), 0),
                            resolve_deep(file.lookup(*dictionary, "DecodeParms"), 0));
  if (!filters) return std::nullopt;
  RawStream raw{*data, {}, std::move(*filters)};
  if (is_encrypted_stream(*dictionary, raw.filters)) {
    raw.deciphered = podofo().decrypt(*decryption, reference, *data);
  }
  return raw;
}

std::optional<std::string> PdfFile::Inside::run(const RawStream& raw,
                                                const std::vector<Filter>& filters,
                                                std::size_t most) {
  const std::size_t left = limits.decoded_bytes - std::min(limits.decoded_bytes, decoded_bytes);
  std::optional<Decoded> decoded = run_filters(filters, raw.data(), std::min(most, left));
  if (!decoded) return std::nullopt;
  if (decoded->capped) throw Error(ErrorCode::limit_exceeded, "holds a stream that is too large");
  decoded_bytes += decoded->bytes.size();
  return std::move(decoded->bytes);
}

PdfFile::PdfFile(std::string_view bytes, const std::string& password, const Limits& limits,
                 IndexSource source) {
  if (!has_objects(bytes)) {
    throw Error(ErrorCode::unsupported_format, "is not a PDF");
  }
  inside_ = std::make_unique<Inside>(*this, bytes, limits);
  inside_->open(password, source);
  const bool again = !inside_->scanned && (inside_->broken || inside_->pages.empty());
  if (again) {
    inside_ = std::make_unique<Inside>(*this, bytes, limits);
    inside_->open(password, IndexSource::scan);
  }
  if (inside_->pages.empty()) {
    throw Error(ErrorCode::damaged, "is damaged: no page can be found in it");
  }
}

PdfFile::~PdfFile() = default;

const std::vector<PageEntry>& PdfFile::pages() { return inside_->pages; }

const Dictionary& PdfFile::catalog() {
  static const Dictionary none;
  const Dictionary* root = dictionary_at(inside_->index.trailer, "Root");
  return root ? *root : none;
}

const Object& PdfFile::resolve(const Object& value) { return inside_->resolve(value); }

const Object& PdfFile::lookup(const Dictionary& dictionary, std::string_view key) {
  const auto found = dictionary.find(key);
  return found == dictionary.end() ? null_object : resolve(found->second);
}

const Dictionary* PdfFile::dictionary_at(const Dictionary& dictionary, std::string_view key) {
  return lookup(dictionary, key).as_dictionary();
}

const Array* PdfFile::array_at(const Dictionary& dictionary, std::string_view key) {
  return lookup(dictionary, key).as_array();
}

std::optional<double> PdfFile::number_at(const Dictionary& dictionary, std::string_view key) {
  const double* number = lookup(dictionary, key).as_number();
  return number ? std::optional(*number) : std::nullopt;
}

std::string_view PdfFile::name_at(const Dictionary& dictionary, std::string_view key) {
  const Name* name = lookup(dictionary, key).as_name();
  return name ? std::string_view(name->text) : std::string_view{};
}

// A reference to a reference is one to a stream in the end.
std::optional<Reference> PdfFile::Inside::stream_behind(const Object& reference) {
  const Object* at = &reference;
  for (int hop = 0; hop < longest_reference_chain && at->as_reference(); ++hop) {
    const Reference target = *at->as_reference();
    const Object& value = load(target).value;
    if (!value.as_reference()) return target;
    at = &value;
  }
  return std::nullopt;
}

std::string PdfFile::stream(const Object& reference) {
  const std::optional<Reference> target = inside_->stream_behind(reference);
  return target ? inside_->decode(*target) : std::string{};
}

// Up to the first filter that decodes images.
std::optional<EncodedImage> PdfFile::Inside::encoded(RawStream raw) {
  const auto first = std::find_if(raw.filters.begin(), raw.filters.end(),
                                  [](const Filter& filter) { return decodes_images(filter); });
  std::vector<Filter> of_image(first, raw.filters.end());
  raw.filters.erase(first, raw.filters.end());
  auto samples = run(raw, raw.filters, limits.image_bytes);
  if (!samples) return std::nullopt;
  EncodedImage image;
  image.bytes = std::move(*samples);
  if (!of_image.empty()) image.filter = std::move(of_image.front());
  return image;
}

std::optional<EncodedImage> PdfFile::encoded_image(const Object& reference) {
  const std::optional<Reference> target = inside_->stream_behind(reference);
  std::optional<RawStream> raw = target ? inside_->raw_stream(*target) : std::nullopt;
  return raw ? inside_->encoded(std::move(*raw)) : std::nullopt;
}

std::optional<EncodedImage> PdfFile::encoded_image(const Dictionary& dictionary,
                                                   std::string_view data) {
  auto filters = filters_of(inside_->resolve_deep(lookup(dictionary, "Filter"), 0),
                            inside_->resolve_deep(lookup(dictionary, "DecodeParms"), 0));
  if (!filters) return std::nullopt;
  return inside_->encoded({data, {}, std::move(*filters)});
}

const std::optional<std::string>& PdfFile::partial() const { return inside_->partial; }

FileEnding PdfFile::ending() const {
  const ObjectIndex& index = inside_->index;
  FileEnding ending;
  ending.sound = !inside_->scanned && !inside_->broken && !inside_->partial;
  ending.size = inside_->bytes.size();
  ending.newest_section = index.newest_section;
  ending.newest_is_stream = index.newest_is_stream;
  ending.next_number = index.end();
  ending.trailer = index.trailer;
  return ending;
}

bool PdfFile::index_is_broken() const { return inside_->broken; }

}  // namespace labread::pdf
