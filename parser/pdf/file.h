// An open PDF: its pages, objects and decoded streams. Finding the objects (xref.h) and reading
// plain ones (syntax.h) is ours, decryption and LZW are PoDoFo's (podofo.h).
// Everything is lazy and bounded by the Limits; what a PDF says about itself is never believed
// without a check.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/limits.h"
#include "parser/pdf/filters.h"
#include "parser/pdf/object.h"

namespace labread::pdf {

// One page's dictionary with the inherited Resources, MediaBox, CropBox and Rotate filled in.
struct PageEntry {
  Dictionary dictionary;
  std::optional<Reference> reference;  // none: it stands in the page tree itself
};

// What an update that is appended to the file must know of it.
struct FileEnding {
  bool sound = false;      // objects were found where its own cross-reference says
  std::uint64_t size = 0;  // from the header on, whence offsets count
  std::uint64_t newest_section = 0;
  bool newest_is_stream = false;
  std::uint32_t next_number = 0;  // no object has it or a greater one
  Dictionary trailer;
};

// How the objects are found. A cross-reference that proves wrong while pages are read is never
// mended in place, for references into the file are held by then: the reader starts again with
// scan.
enum class IndexSource : std::uint8_t { cross_reference, scan };

// An image's bytes and the filters that still stand between them and its samples: none, or one of
// DCT, JPX, JBIG2, CCITTFax.
struct EncodedImage {
  std::string bytes;
  std::optional<Filter> filter;
};

class PdfFile {
 public:
  // Finds the objects (rebuilding a broken cross-reference) and sets up decryption with the
  // password or the empty one. `bytes` must outlive the file. Throws Error: unsupported_format,
  // damaged, password_required, limit_exceeded.
  PdfFile(std::string_view bytes, const std::string& password, const Limits& limits,
          IndexSource source = IndexSource::cross_reference);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  const std::vector<PageEntry>& pages();
  // The document's root dictionary; empty where there is none.
  const Dictionary& catalog();

  // What a value stands for: references followed (cycles and missing objects give null). The result
  // stays valid while the file lives.
  const Object& resolve(const Object& value);
  // The resolved entry of a dictionary; null object where it is missing.
  const Object& lookup(const Dictionary& dictionary, std::string_view key);
  // Typed and resolved conveniences; nothing or null where the type differs.
  const Dictionary* dictionary_at(const Dictionary& dictionary, std::string_view key);
  const Array* array_at(const Dictionary& dictionary, std::string_view key);
  std::optional<double> number_at(const Dictionary& dictionary, std::string_view key);
  std::string_view name_at(const Dictionary& dictionary, std::string_view key);  // empty: none

  // Decoded bytes of the stream behind a reference (image filters are left undecoded: empty then).
  // Damaged Flate data gives what could be read. Empty for no stream. Throws limit_exceeded.
  std::string stream(const Object& reference);

  // The bytes of an image, run through its filters up to the first that decodes images. Nothing for
  // no stream. Throws limit_exceeded.
  std::optional<EncodedImage> encoded_image(const Object& reference);
  // The same for one that is no stream of its own.
  std::optional<EncodedImage> encoded_image(const Dictionary& dictionary, std::string_view data);

  // Why the document is only partly readable, if so (a rebuilt cross-reference loses nothing and is
  // not reported).
  const std::optional<std::string>& partial() const;

  FileEnding ending() const;

  // An object did not stand where the cross-reference says: read the document again by scan.
  bool index_is_broken() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace labread::pdf
