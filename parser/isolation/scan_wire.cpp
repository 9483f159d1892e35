#include "parser/isolation/scan_wire.h"

#include "parser/isolation/answer_bytes.h"

namespace labread {
namespace {

constexpr std::size_t least_image = 1 + 6 * 8 + 4 + 4 + 1 + 4 + 4 + 4 + 4;
constexpr int widest = 200'000;  // pixels

void put_image(WireWriter& out, const PlacedImage& image) {
  out.put(static_cast<std::uint8_t>(image.coding));
  for (const double value :
       {image.place.a, image.place.b, image.place.c, image.place.d, image.place.e, image.place.f}) {
    out.put(value);
  }
  out.put(image.width);
  out.put(image.height);
  out.put(static_cast<std::uint8_t>((image.inverted ? 1 : 0) | (image.mask ? 2 : 0) |
                                    (image.ccitt_byte_align ? 4 : 0) | (image.alpha ? 8 : 0)));
  out.put(image.ccitt_k);
  out.put(image.frame);
  out.put_text(image.bytes);
  out.put_text(image.globals);
}

PlacedImage get_image(WireReader& in) {
  PlacedImage image;
  const auto coding = in.get<std::uint8_t>();
  if (coding > static_cast<std::uint8_t>(ImageCoding::file)) refuse_answer();
  image.coding = static_cast<ImageCoding>(coding);
  image.place = {in.get_finite(), in.get_finite(), in.get_finite(),
                 in.get_finite(), in.get_finite(), in.get_finite()};
  image.width = in.get<std::int32_t>();
  image.height = in.get<std::int32_t>();
  if (image.width < 0 || image.height < 0 || image.width > widest || image.height > widest) {
    refuse_answer();
  }
  const auto flags = in.get<std::uint8_t>();
  if (flags > 15) refuse_answer();
  image.inverted = (flags & 1) != 0;
  image.mask = (flags & 2) != 0;
  image.ccitt_byte_align = (flags & 4) != 0;
  image.alpha = (flags & 8) != 0;
  image.ccitt_k = in.get<std::int32_t>();
  image.frame = in.get<std::int32_t>();
  image.bytes = in.get_text();
  image.globals = in.get_text();
  return image;
}

void put_scan(WireWriter& out, const Scan& scan) {
  out.put(scan.number);
  out.put(scan.width);
  out.put(scan.height);
  out.put_count(scan.images.size());
  for (const PlacedImage& image : scan.images) put_image(out, image);
}

Scan get_scan(WireReader& in) {
  Scan scan;
  scan.number = in.get<std::int32_t>();
  scan.width = in.get_finite();
  scan.height = in.get_finite();
  const std::size_t images = in.get_count(least_image);
  scan.images.reserve(images);
  for (std::size_t i = 0; i < images; ++i) scan.images.push_back(get_image(in));
  return scan;
}

std::size_t size_of(const Scan& scan) {
  std::size_t size = 256;
  for (const PlacedImage& image : scan.images) {
    size += least_image + image.bytes.size() + image.globals.size();
  }
  return size;
}

}  // namespace

std::string encode_scan(const Scan& scan) {
  WireWriter out(Tag::scan);
  out.reserve(size_of(scan));
  put_scan(out, scan);
  return out.take();
}

ScanAnswer decode_scan(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.worker_memory) refuse_answer();
  return decode_answer<Scan>(bytes, Tag::scan, get_scan);
}

std::string encode(const RecognitionRequest& request) {
  WireWriter out(Tag::recognition);
  out.reserve(size_of(request.scan) + sizeof(Limits));
  out.put(request.limits);
  out.put_text(request.languages);
  out.put_text(request.data_folder);
  out.put(static_cast<std::uint8_t>(request.sandboxed ? 1 : 0));
  put_scan(out, request.scan);
  return out.take();
}

RecognitionRequest decode_recognition_request(std::string_view bytes) {
  WireReader in(bytes);
  if (in.get<Tag>() != Tag::recognition) refuse_answer();
  RecognitionRequest request;
  request.limits = in.get<Limits>();
  request.languages = in.get_text();
  request.data_folder = in.get_text();
  request.sandboxed = in.get_flag();
  request.scan = get_scan(in);
  in.end();
  return request;
}

}  // namespace labread
