#include "parser/pdf/read_scan.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error.h"
#include "parser/pdf/content.h"
#include "parser/pdf/content_reader.h"
#include "parser/pdf/file.h"
#include "parser/pdf/samples.h"

namespace labread::pdf {
namespace {

// Smaller parts of the page are logos, stamps and dots.
constexpr double least_share = 1e-5;

ImageCoding coding_of(const std::optional<Filter>& filter) {
  if (!filter) return ImageCoding::gray;
  if (filter->name == "DCTDecode") return ImageCoding::jpeg;
  if (filter->name == "JPXDecode") return ImageCoding::jpeg_2000;
  return filter->name == "JBIG2Decode" ? ImageCoding::jbig2 : ImageCoding::ccitt;
}

void set_ccitt(PlacedImage& image, const Dictionary& parameters) {
  const auto number = [&](std::string_view key, double otherwise) {
    const auto found = parameters.find(key);
    const double* value = found == parameters.end() ? nullptr : found->second.as_number();
    return value && std::abs(*value) < 1e6 ? *value : otherwise;
  };
  const auto is_set = [&](std::string_view key) {
    const auto found = parameters.find(key);
    const bool* value = found == parameters.end() ? nullptr : found->second.as_bool();
    return value && *value;
  };
  image.ccitt_k = static_cast<std::int32_t>(number("K", 0));
  image.ccitt_byte_align = is_set("EncodedByteAlign");
  const double columns = number("Columns", 1728);
  if (columns >= 1) image.width = static_cast<std::int32_t>(columns);
  if (is_set("BlackIs1")) image.inverted = !image.inverted;
}

std::string globals_of(PdfFile& file, const Object& reference) {
  const Dictionary* dictionary = file.resolve(reference).as_dictionary();
  const Object& given = dictionary ? file.lookup(*dictionary, "DecodeParms") : reference;
  const Array* several = given.as_array();
  const Object& last = several && !several->empty() ? several->back() : given;
  const Dictionary* parameters = file.resolve(last).as_dictionary();
  if (!parameters) return {};
  const auto entry = parameters->find("JBIG2Globals");
  return entry == parameters->end() ? std::string{} : file.stream(entry->second);
}

std::optional<PlacedImage> place(PdfFile& file, const PaintedImage& painted, const Limits& limits) {
  const InlineImage* in_line = painted.in_line.get();
  const Dictionary* dictionary =
      in_line ? &in_line->dictionary : file.resolve(painted.reference).as_dictionary();
  if (!dictionary) return std::nullopt;
  const auto form = sample_form(file, *dictionary, limits.image_bytes);
  if (!form) return std::nullopt;
  auto encoded = in_line ? file.encoded_image(in_line->dictionary, in_line->data)
                         : file.encoded_image(painted.reference);
  if (!encoded) return std::nullopt;
  PlacedImage image;
  image.coding = coding_of(encoded->filter);
  image.place = painted.matrix;
  image.width = form->width;
  image.height = form->height;
  image.inverted = decode_is_inverted(file, *dictionary);
  const bool* mask = file.lookup(*dictionary, "ImageMask").as_bool();
  image.mask = mask && *mask;
  if (image.coding == ImageCoding::ccitt) set_ccitt(image, encoded->filter->parameters);
  if (image.coding == ImageCoding::jbig2) image.globals = globals_of(file, painted.reference);
  image.bytes = encoded->filter ? std::move(encoded->bytes) : gray_of(*form, encoded->bytes);
  return image;
}

// How far an image covers what lies below: its soft mask, or a stencil whose light parts hide it.
std::optional<PlacedImage> alpha_of(PdfFile& file, const PaintedImage& painted,
                                    const Limits& limits) {
  const Dictionary* dictionary = file.resolve(painted.reference).as_dictionary();
  if (!dictionary) return std::nullopt;
  for (const char* key : {"SMask", "Mask"}) {
    const auto entry = dictionary->find(key);
    if (entry == dictionary->end() || !entry->second.as_reference()) continue;
    std::optional<PlacedImage> alpha =
        place(file, {entry->second, nullptr, painted.matrix}, limits);
    if (!alpha) continue;
    if (alpha->mask) alpha->inverted = !alpha->inverted;
    alpha->mask = false;
    alpha->alpha = true;
    return alpha;
  }
  return std::nullopt;
}

bool counts(const PaintedImage& painted, const PageGlyphs& page) {
  const Rect box = transformed(painted.matrix, {0, 0, 1, 1});
  const bool sound = std::isfinite(box.left) && std::isfinite(box.top) &&
                     std::isfinite(box.right) && std::isfinite(box.bottom);
  return sound && box.width() * box.height() >= least_share * page.width * page.height;
}

Scan scan_of(PdfFile& file, const PageEntry& entry, const Limits& limits) {
  FontCache fonts(file);
  std::size_t budget = limits.operators;
  const PageGlyphs page = interpret_page(file, entry, fonts, budget);
  Scan scan;
  scan.width = page.width;
  scan.height = page.height;
  std::size_t left = limits.worker_memory / 3;  // they are copied once on their way out
  const auto add = [&](PlacedImage image) {
    if (image.bytes.size() > left) {
      throw Error(ErrorCode::limit_exceeded, "holds images that are too large");
    }
    left -= image.bytes.size();
    scan.images.push_back(std::move(image));
  };
  for (const PaintedImage& painted : page.images) {
    if (!counts(painted, page)) continue;
    std::optional<PlacedImage> image = place(file, painted, limits);
    if (!image) continue;
    if (auto alpha = alpha_of(file, painted, limits)) add(std::move(*alpha));
    add(std::move(*image));
  }
  return scan;
}

}  // namespace

Scan read_scan(std::string_view bytes, const std::string& password, const Limits& limits,
               int page) {
  for (IndexSource source = IndexSource::cross_reference;; source = IndexSource::scan) {
    PdfFile file(bytes, password, limits, source);
    const auto& pages = file.pages();
    if (page < 1 || static_cast<std::size_t>(page) > pages.size()) {
      throw Error(ErrorCode::damaged, "has no such page", page);
    }
    Scan scan = scan_of(file, pages[static_cast<std::size_t>(page) - 1], limits);
    scan.number = page;
    if (!file.index_is_broken()) return scan;
  }
}

}  // namespace labread::pdf
