#include "parser/isolation/wire.h"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "parser/isolation/answer_bytes.h"

namespace labread {
namespace {

constexpr std::size_t least_page = 4 + 8 + 8 + 1 + 8 + 4 + 4;
constexpr std::size_t least_word = 4 + 4 * 8 + 4 + 1 + 4;
constexpr std::size_t stroke_size = 4 * 8;

void put_word(WireWriter& out, const Word& word) {
  out.put_text(word.text);
  put_box(out, word.box);
  out.put(word.font_size);
  out.put(static_cast<std::uint8_t>((word.bold ? 1 : 0) | (word.superscript ? 2 : 0)));
  out.put(word.confidence);
}

Word get_word(WireReader& in) {
  Word word;
  word.text = in.get_utf8();
  word.box = get_box(in);
  word.font_size = in.get<float>();
  const auto flags = in.get<std::uint8_t>();
  if (flags > 3 || !std::isfinite(word.font_size)) refuse_answer();
  word.bold = (flags & 1) != 0;
  word.superscript = (flags & 2) != 0;
  word.confidence = in.get<float>();
  if (!(word.confidence >= 0 && word.confidence <= 1)) refuse_answer();
  return word;
}

void put_page(WireWriter& out, const Page& page) {
  out.put(static_cast<std::int32_t>(page.number));
  out.put(page.width);
  out.put(page.height);
  out.put(static_cast<std::uint8_t>((page.has_image ? 1 : 0) | (page.is_scan ? 2 : 0) |
                                    (page.recognised ? 4 : 0)));
  out.put(page.skew);
  out.put_count(page.words.size());
  for (const Word& word : page.words) put_word(out, word);
  out.put_count(page.strokes.size());
  for (const Stroke& stroke : page.strokes) {
    out.put(stroke.from.x);
    out.put(stroke.from.y);
    out.put(stroke.to.x);
    out.put(stroke.to.y);
  }
}

Page get_page(WireReader& in) {
  Page page;
  page.number = in.get<std::int32_t>();
  page.width = in.get_finite();
  page.height = in.get_finite();
  const auto flags = in.get<std::uint8_t>();
  if (flags > 7) refuse_answer();
  page.has_image = (flags & 1) != 0;
  page.is_scan = (flags & 2) != 0;
  page.recognised = (flags & 4) != 0;
  page.skew = in.get_finite();
  const std::size_t words = in.get_count(least_word);
  page.words.reserve(words);
  for (std::size_t i = 0; i < words; ++i) page.words.push_back(get_word(in));
  const std::size_t strokes = in.get_count(stroke_size);
  page.strokes.reserve(strokes);
  for (std::size_t i = 0; i < strokes; ++i) {
    const Point from{in.get_finite(), in.get_finite()};
    const Point to{in.get_finite(), in.get_finite()};
    page.strokes.push_back({from, to});
  }
  return page;
}

std::size_t size_of(const Document& document) {
  std::size_t size = 64;
  for (const Page& page : document.pages) {
    size += least_page + page.strokes.size() * stroke_size;
    for (const Word& word : page.words) size += least_word + word.text.size();
  }
  return size;
}

std::string encode_document(const Document& document) {
  WireWriter out(Tag::document);
  out.reserve(size_of(document));
  out.put(static_cast<std::uint8_t>(document.kind));
  out.put(static_cast<std::uint8_t>(document.partial ? 1 : 0));
  if (document.partial) out.put_text(*document.partial);
  out.put_count(document.pages.size());
  for (const Page& page : document.pages) put_page(out, page);
  return out.take();
}

Document decode_document(WireReader& in, const Limits& limits) {
  Document document;
  const auto kind = in.get<std::uint8_t>();
  if (kind > static_cast<std::uint8_t>(DocumentKind::image)) refuse_answer();
  document.kind = static_cast<DocumentKind>(kind);
  if (in.get_flag()) document.partial = in.get_utf8();
  const std::size_t pages = in.get_count(least_page);
  if (pages > limits.pages) refuse_answer();
  document.pages.reserve(pages);
  std::size_t words = 0;
  for (std::size_t i = 0; i < pages; ++i) {
    document.pages.push_back(get_page(in));
    words += document.pages.back().words.size();
    if (words > limits.words) refuse_answer();
  }
  return document;
}

}  // namespace

std::string encode(const WorkerAnswer& answer) {
  if (const auto* document = std::get_if<Document>(&answer)) return encode_document(*document);
  if (std::holds_alternative<ModuleWanted>(answer)) return WireWriter(Tag::module_wanted).take();
  return encode_error(std::get<ErrorRecord>(answer));
}

WorkerAnswer decode(std::string_view bytes, const Limits& limits) {
  return decode_answer<Document>(bytes, Tag::document,
                                 [&](WireReader& in) { return decode_document(in, limits); });
}

std::string encode(const RequestHead& head) {
  static_assert(std::is_trivially_copyable_v<Limits>);
  WireWriter out(Tag::request);
  out.put(head.limits);
  out.put_text(head.password);
  out.put(head.size);
  out.put(static_cast<std::uint8_t>(head.sandboxed ? 1 : 0));
  out.put(static_cast<std::uint8_t>(head.with_module ? 1 : 0));
  out.put(static_cast<std::uint8_t>(head.accepts_scans ? 1 : 0));
  out.put(head.scan_of);
  out.put_text(head.marks);
  return out.take();
}

RequestHead decode_head(std::string_view bytes) {
  WireReader in(bytes);
  if (in.get<Tag>() != Tag::request) refuse_answer();
  RequestHead head;
  head.limits = in.get<Limits>();
  head.password = in.get_text();
  head.size = in.get<std::uint64_t>();
  head.sandboxed = in.get_flag();
  head.with_module = in.get_flag();
  head.accepts_scans = in.get_flag();
  head.scan_of = in.get<std::int32_t>();
  head.marks = in.get_text();
  in.end();
  if (head.size > head.limits.input_bytes) refuse_answer();
  return head;
}

}  // namespace labread
