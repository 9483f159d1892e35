#include "parser/isolation/wire.h"

#include <cmath>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace labread {
namespace {

// Changes with every change of the layout below.
constexpr std::uint32_t version = 0x4C520002;

enum class Tag : std::uint8_t { document, error, request, module_wanted };

constexpr std::size_t least_page = 4 + 8 + 8 + 1 + 4 + 4;
constexpr std::size_t least_word = 4 + 4 * 8 + 4 + 1 + 4;
constexpr std::size_t stroke_size = 4 * 8;

class WireWriter {
 public:
  explicit WireWriter(Tag tag) {
    put(version);
    put(tag);
  }
  template <typename T>
  void put(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof(T));
    std::memcpy(bytes_.data() + at, &value, sizeof(T));
  }
  void put_count(std::size_t count) { put(static_cast<std::uint32_t>(count)); }
  void put_text(std::string_view text) {
    put_count(text.size());
    bytes_ += text;
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

[[noreturn]] void refuse() {
  throw Error(ErrorCode::worker_failed, "the PDF worker gave an answer that makes no sense");
}

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {
    if (get<std::uint32_t>() != version) refuse();
  }
  template <typename T>
  T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    if (rest_.size() < sizeof(T)) refuse();
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  bool get_flag() {
    const auto flag = get<std::uint8_t>();
    if (flag > 1) refuse();
    return flag == 1;
  }
  double get_finite() {
    const auto value = get<double>();
    if (!std::isfinite(value)) refuse();
    return value;
  }
  // A count of things that take at least `each` bytes, which must be there.
  std::size_t get_count(std::size_t each) {
    const auto count = get<std::uint32_t>();
    if (count > rest_.size() / each) refuse();
    return count;
  }
  std::string get_text() {
    const std::size_t size = get_count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }
  std::string get_utf8() {
    std::string text = get_text();
    if (!is_utf8(text)) refuse();
    return text;
  }
  void end() const {
    if (!rest_.empty()) refuse();
  }

 private:
  std::string_view rest_;
};

void put_word(WireWriter& out, const Word& word) {
  out.put_text(word.text);
  out.put(word.box.left);
  out.put(word.box.top);
  out.put(word.box.right);
  out.put(word.box.bottom);
  out.put(word.font_size);
  out.put(static_cast<std::uint8_t>((word.bold ? 1 : 0) | (word.superscript ? 2 : 0)));
  out.put(word.confidence);
}

Word get_word(WireReader& in) {
  Word word;
  word.text = in.get_utf8();
  word.box = {in.get_finite(), in.get_finite(), in.get_finite(), in.get_finite()};
  if (word.box.left > word.box.right || word.box.top > word.box.bottom) refuse();
  word.font_size = in.get<float>();
  const auto flags = in.get<std::uint8_t>();
  if (flags > 3 || !std::isfinite(word.font_size)) refuse();
  word.bold = (flags & 1) != 0;
  word.superscript = (flags & 2) != 0;
  word.confidence = in.get<float>();
  if (!(word.confidence >= 0 && word.confidence <= 1)) refuse();
  return word;
}

void put_page(WireWriter& out, const Page& page) {
  out.put(static_cast<std::int32_t>(page.number));
  out.put(page.width);
  out.put(page.height);
  out.put(static_cast<std::uint8_t>(page.has_image ? 1 : 0));
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
  page.has_image = in.get_flag();
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

std::string encode_error(const ErrorRecord& error) {
  WireWriter out(Tag::error);
  out.put(static_cast<std::uint8_t>(error.code));
  out.put_text(error.message);
  out.put(static_cast<std::int32_t>(error.page.value_or(0)));
  return out.take();
}

Document decode_document(WireReader& in, const Limits& limits) {
  Document document;
  const auto kind = in.get<std::uint8_t>();
  if (kind > static_cast<std::uint8_t>(DocumentKind::pdf)) refuse();
  document.kind = static_cast<DocumentKind>(kind);
  if (in.get_flag()) document.partial = in.get_utf8();
  const std::size_t pages = in.get_count(least_page);
  if (pages > limits.pages) refuse();
  document.pages.reserve(pages);
  std::size_t words = 0;
  for (std::size_t i = 0; i < pages; ++i) {
    document.pages.push_back(get_page(in));
    words += document.pages.back().words.size();
    if (words > limits.words) refuse();
  }
  return document;
}

ErrorRecord decode_error(WireReader& in) {
  ErrorRecord error;
  const auto code = in.get<std::uint8_t>();
  if (code > static_cast<std::uint8_t>(ErrorCode::no_sandbox)) refuse();
  error.code = static_cast<ErrorCode>(code);
  error.message = in.get_utf8();
  const auto page = in.get<std::int32_t>();
  if (page > 0) error.page = page;
  return error;
}

}  // namespace

std::string encode(const WorkerAnswer& answer) {
  if (const auto* document = std::get_if<Document>(&answer)) return encode_document(*document);
  if (std::holds_alternative<ModuleWanted>(answer)) return WireWriter(Tag::module_wanted).take();
  return encode_error(std::get<ErrorRecord>(answer));
}

WorkerAnswer decode(std::string_view bytes, const Limits& limits) {
  WireReader in(bytes);
  WorkerAnswer answer;
  switch (in.get<Tag>()) {
    case Tag::document: answer = decode_document(in, limits); break;
    case Tag::error: answer = decode_error(in); break;
    case Tag::module_wanted: answer = ModuleWanted{}; break;
    default: refuse();
  }
  in.end();
  return answer;
}

std::string encode(const RequestHead& head) {
  static_assert(std::is_trivially_copyable_v<Limits>);
  WireWriter out(Tag::request);
  out.put(head.limits);
  out.put_text(head.password);
  out.put(head.size);
  out.put(static_cast<std::uint8_t>(head.sandboxed ? 1 : 0));
  out.put(static_cast<std::uint8_t>(head.with_module ? 1 : 0));
  return out.take();
}

RequestHead decode_head(std::string_view bytes) {
  WireReader in(bytes);
  if (in.get<Tag>() != Tag::request) refuse();
  RequestHead head;
  head.limits = in.get<Limits>();
  head.password = in.get_text();
  head.size = in.get<std::uint64_t>();
  head.sandboxed = in.get_flag();
  head.with_module = in.get_flag();
  in.end();
  if (head.size > head.limits.input_bytes) refuse();
  return head;
}

}  // namespace labread
