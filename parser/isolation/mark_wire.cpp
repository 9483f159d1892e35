#include "parser/isolation/mark_wire.h"

#include "parser/isolation/answer_bytes.h"

namespace labread {
namespace {

constexpr std::size_t least_mark = 4 + 4 * 8 + 4 + 2 * 3 + 4 + 4 + 1;

void put_mark(WireWriter& out, const Mark& mark) {
  out.put(static_cast<std::int32_t>(mark.page));
  put_box(out, mark.box);
  out.put_text(mark.letters);
  out.put(mark.ink);
  out.put(mark.wash);
  out.put_text(mark.title);
  out.put_text(mark.note);
  out.put(static_cast<std::uint8_t>(mark.in_outline ? 1 : 0));
}

Mark get_mark(WireReader& in) {
  Mark mark;
  mark.page = in.get<std::int32_t>();
  mark.box = get_box(in);
  mark.letters = in.get_utf8();
  mark.ink = in.get<MarkColour>();
  mark.wash = in.get<MarkColour>();
  mark.title = in.get_utf8();
  mark.note = in.get_utf8();
  mark.in_outline = in.get_flag();
  return mark;
}

PdfUpdate get_update(WireReader& in) {
  PdfUpdate update;
  update.bytes = in.get_text();
  const std::size_t remarks = in.get_count(4);
  for (std::size_t i = 0; i < remarks; ++i) update.remarks.push_back(in.get_utf8());
  return update;
}

}  // namespace

std::string encode_update(const PdfUpdate& update) {
  WireWriter out(Tag::update);
  out.put_text(update.bytes);
  out.put_count(update.remarks.size());
  for (const std::string& remark : update.remarks) out.put_text(remark);
  return out.take();
}

std::string encode(const PdfMarks& marks) {
  WireWriter out(Tag::marks);
  out.put_text(marks.title);
  out.put_text(marks.note);
  out.put(marks.ink);
  out.put_count(marks.marks.size());
  for (const Mark& mark : marks.marks) put_mark(out, mark);
  return out.take();
}

PdfMarks decode_marks(std::string_view bytes) {
  WireReader in(bytes);
  if (in.get<Tag>() != Tag::marks) refuse_answer();
  PdfMarks marks;
  marks.title = in.get_utf8();
  marks.note = in.get_utf8();
  marks.ink = in.get<MarkColour>();
  const std::size_t count = in.get_count(least_mark);
  for (std::size_t i = 0; i < count; ++i) marks.marks.push_back(get_mark(in));
  in.end();
  return marks;
}

UpdateAnswer decode_update(std::string_view bytes) {
  return decode_answer<PdfUpdate>(bytes, Tag::update, get_update);
}

}  // namespace labread
