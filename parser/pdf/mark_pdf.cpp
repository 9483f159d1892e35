#include "parser/pdf/mark_pdf.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/error.h"
#include "parser/pdf/content.h"
#include "parser/pdf/content_reader.h"
#include "parser/pdf/file.h"
#include "parser/pdf/font.h"
#include "parser/pdf/incremental_update.h"
#include "parser/pdf/mark_drawing.h"
#include "parser/pdf/mark_places.h"
#include "parser/pdf/outline_update.h"
#include "parser/pdf/words.h"
#include "parser/pdf/write_value.h"

namespace labread::pdf {
namespace {

constexpr std::string_view author = "labread";
constexpr std::string_view name_prefix = "labread-";  // of our annotations' names (NM)

constexpr double print_flag = 4;
constexpr double popup_flags = 28;  // printed, neither zoomed nor turned with the page
constexpr double popup_width = 240;
constexpr double popup_height = 130;
constexpr double sheet_size = 12;
constexpr double room_above = 90;  // what an outline entry shows above its value

[[noreturn]] void refuse_damaged() {
  throw Error(ErrorCode::damaged, "is damaged; what is written behind it could be lost in it");
}

// Whether a signature vouches for the bytes, or for what may be done to them.
bool is_signed(PdfFile& file, std::string_view bytes) {
  const Dictionary& catalog = file.catalog();
  const Dictionary* form = file.dictionary_at(catalog, "AcroForm");
  const double flags = form ? file.number_at(*form, "SigFlags").value_or(0) : 0;
  const bool flagged = flags > 0 && flags < 1e6 && (static_cast<unsigned>(flags) & 1U) != 0;
  // A signature states the bytes it covers, and can do so in plain text only.
  return flagged || file.dictionary_at(catalog, "Perms") != nullptr ||
         bytes.find("/ByteRange") != std::string_view::npos;
}

Reference catalog_of(const FileEnding& ending) {
  const auto root = ending.trailer.find("Root");
  const Reference* reference = root == ending.trailer.end() ? nullptr : root->second.as_reference();
  if (!reference) refuse_damaged();
  return *reference;
}

void refuse_unless_markable(PdfFile& file, std::string_view bytes) {
  const FileEnding ending = file.ending();
  if (ending.trailer.contains("Encrypt")) {
    throw Error(ErrorCode::unsupported_format,
                "is encrypted; marks cannot be written behind it without its keys");
  }
  if (!ending.sound || file.catalog().empty()) refuse_damaged();
  if (is_signed(file, bytes)) {
    throw Error(ErrorCode::unsupported_format,
                "is signed; with marks in it, its signature would no longer hold");
  }
}

void refuse_marked(PdfFile& file, const Array& annotations) {
  for (const Object& entry : annotations) {
    const Dictionary* annotation = file.resolve(entry).as_dictionary();
    const std::string* name = annotation ? file.lookup(*annotation, "NM").as_string() : nullptr;
    if (name && name->starts_with(name_prefix)) {
      throw Error(ErrorCode::unsupported_format,
                  "is a marked copy already; the original can be marked again");
    }
  }
}

Matrix inverse(const Matrix& m) {
  const double determinant = m.a * m.d - m.b * m.c;
  return {m.d / determinant,
          -m.b / determinant,
          -m.c / determinant,
          m.a / determinant,
          (m.c * m.f - m.d * m.e) / determinant,
          (m.b * m.e - m.a * m.f) / determinant};
}

Object number_array(std::initializer_list<double> numbers) {
  Array array;
  for (const double number : numbers) array.emplace_back(std::round(number * 1000) / 1000);
  return Object(std::move(array));
}

Object rectangle_object(const Rect& box) {
  return number_array({box.left, box.top, box.right, box.bottom});
}

Object colour_object(MarkColour colour) {
  return number_array({colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0});
}

// The marks of one page, as they are turned into annotations.
class PageMarker {
 public:
  PageMarker(IncrementalUpdate& update, Reference page, const PageGlyphs& glyphs)
      : update_(update),
        page_(page),
        words_(words_of(glyphs)),
        width_(glyphs.width),
        height_(glyphs.height),
        to_user_space_(inverse(glyphs.matrix)) {}

  void add(std::span<const Mark* const> marks);
  void add_sheet(const PdfMarks& marks);
  // Where a viewer goes to show this box.
  Point corner_for(const Rect& box) const;
  const Array& annotations() const { return annotations_; }

 private:
  void add_mark(const Mark& mark, const Rect& plate);
  Dictionary annotation(std::string_view subtype, const Rect& box, MarkColour colour,
                        std::string_view title, std::string_view note);
  void finish(Dictionary annotation, const Rect& box);
  Object quad_points(const Rect& value) const;
  Reference appearance(const Rect& frame, const std::string& content);
  Rect in_user_space(const Rect& box) const { return transformed(to_user_space_, box); }

  IncrementalUpdate& update_;
  Reference page_;
  std::vector<Word> words_;
  double width_;
  double height_;
  Matrix to_user_space_;
  Array annotations_;
};

// From the corner at the upper left as one reads: right, then down. The standard says otherwise;
// viewers follow those that wrote first.
Object PageMarker::quad_points(const Rect& value) const {
  const auto at = [&](double x, double y) { return to_user_space_.apply({x, y}); };
  const Point a = at(value.left, value.top);
  const Point b = at(value.right, value.top);
  const Point c = at(value.left, value.bottom);
  const Point d = at(value.right, value.bottom);
  return number_array({a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y});
}

// A form whose own matrix takes it to its place, however the page is turned.
Reference PageMarker::appearance(const Rect& frame, const std::string& content) {
  const Matrix from_form{1, 0, 0, -1, frame.left, frame.bottom};
  const Matrix m = combined(from_form, to_user_space_);
  Dictionary state;
  state.emplace("Type", Object(Name{"ExtGState"}));
  state.emplace("BM", Object(Name{"Multiply"}));
  Dictionary states;
  states.emplace(multiplying_state, Object(std::move(state)));
  Dictionary resources;
  resources.emplace("ExtGState", Object(std::move(states)));
  Dictionary form;
  form.emplace("Type", Object(Name{"XObject"}));
  form.emplace("Subtype", Object(Name{"Form"}));
  form.emplace("BBox", number_array({0, 0, frame.width(), frame.height()}));
  form.emplace("Matrix", number_array({m.a, m.b, m.c, m.d, m.e, m.f}));
  form.emplace("Resources", Object(std::move(resources)));
  return update_.add_stream(std::move(form), content);
}

Dictionary PageMarker::annotation(std::string_view subtype, const Rect& box, MarkColour colour,
                                  std::string_view title, std::string_view note) {
  Dictionary out;
  out.emplace("Type", Object(Name{"Annot"}));
  out.emplace("Subtype", Object(Name{std::string(subtype)}));
  out.emplace("Rect", rectangle_object(in_user_space(box)));
  out.emplace("P", Object(page_));
  out.emplace("F", Object(print_flag));
  out.emplace("C", colour_object(colour));
  out.emplace("T", text_object(author));
  out.emplace("Subj", text_object(title));
  out.emplace("Contents", text_object(note));
  out.emplace("NM", Object(std::string(name_prefix) + std::to_string(page_.number) + "-" +
                           std::to_string(annotations_.size())));
  return out;
}

// The annotation with its pop-up, which opens at the edge of the page.
void PageMarker::finish(Dictionary annotation, const Rect& box) {
  const Reference parent = update_.reserve();
  const double left = std::max(0.0, std::min(width_ - popup_width, box.right + room_above));
  const double top = std::max(0.0, std::min(height_ - popup_height, box.top));
  Dictionary popup;
  popup.emplace("Type", Object(Name{"Annot"}));
  popup.emplace("Subtype", Object(Name{"Popup"}));
  popup.emplace(
      "Rect", rectangle_object(in_user_space({left, top, left + popup_width, top + popup_height})));
  popup.emplace("Parent", Object(parent));
  popup.emplace("F", Object(popup_flags));
  popup.emplace("Open", Object(false));
  const Reference popup_reference = update_.add(Object(std::move(popup)));
  annotation.emplace("Popup", Object(popup_reference));
  update_.set(parent, Object(std::move(annotation)));
  annotations_.emplace_back(parent);
  annotations_.emplace_back(popup_reference);
}

Dictionary appearances(Reference form) {
  Dictionary out;
  out.emplace("N", Object(form));
  return out;
}

void PageMarker::add_mark(const Mark& mark, const Rect& plate) {
  const Rect value = washed_box(mark.box, width_, height_);
  const Rect frame = united(value, plate);
  const Reference form = appearance(frame, draw_wash(frame, value, mark.wash, mark.ink) +
                                               draw_plate(frame, plate, mark.letters, mark.ink));
  Dictionary out = annotation("Highlight", frame, mark.wash, mark.title, mark.note);
  out.emplace("QuadPoints", quad_points(value));
  out.emplace("AP", Object(appearances(form)));
  finish(std::move(out), frame);
}

void PageMarker::add(std::span<const Mark* const> marks) {
  const std::vector<Rect> plates = plates_for(marks, words_, width_, height_);
  for (std::size_t i = 0; i < marks.size(); ++i) add_mark(*marks[i], plates[i]);
}

void PageMarker::add_sheet(const PdfMarks& marks) {
  const Rect box = free_corner(words_, width_, height_, sheet_size);
  const Reference form = appearance(box, draw_plate(box, box, "i", marks.ink));
  Dictionary out = annotation("Text", box, marks.ink, marks.title, marks.note);
  out.emplace("Name", Object(Name{"Note"}));
  out.emplace("AP", Object(appearances(form)));
  finish(std::move(out), box);
}

Point PageMarker::corner_for(const Rect& box) const {
  return to_user_space_.apply({0, std::max(0.0, box.top - room_above)});
}

// The marks by page; a page that stands in the document twice is marked once, at its first place.
std::map<int, std::vector<const Mark*>> by_page(PdfFile& file, const PdfMarks& marks) {
  std::map<int, std::vector<const Mark*>> grouped;
  for (const Mark& mark : marks.marks) grouped[mark.page].push_back(&mark);
  std::map<Reference, int> seen;
  for (auto at = grouped.begin(); at != grouped.end();) {
    const auto index = static_cast<std::size_t>(at->first) - 1;
    if (index >= file.pages().size()) {
      throw Error(ErrorCode::internal, "a mark is on a page that is not there");
    }
    const std::optional<Reference> reference = file.pages()[index].reference;
    if (!reference) refuse_damaged();
    at = seen.emplace(*reference, at->first).second ? std::next(at) : grouped.erase(at);
  }
  return grouped;
}

// The page as it is, with the annotations behind those that it has.
void put_on_page(PdfFile& file, IncrementalUpdate& update, Reference reference,
                 const Array& added) {
  const Dictionary* node = file.resolve(Object(reference)).as_dictionary();
  if (!node) refuse_damaged();
  Dictionary page = *node;
  const Array* present = file.array_at(page, "Annots");
  Array all = present ? *present : Array{};
  refuse_marked(file, all);
  all.insert(all.end(), added.begin(), added.end());
  page.insert_or_assign("Annots", Object(std::move(all)));
  update.set(reference, Object(std::move(page)));
}

}  // namespace

PdfUpdate mark_pdf(std::string_view bytes, const std::string& password, const Limits& limits,
                   const PdfMarks& marks) {
  PdfFile file(bytes, password, limits);
  refuse_unless_markable(file, bytes);
  IncrementalUpdate update(file.ending());
  FontCache fonts(file);
  std::size_t budget = limits.operators;
  std::vector<OutlineEntry> entries;
  bool first = true;
  for (const auto& [number, on_page] : by_page(file, marks)) {
    const PageEntry& entry = file.pages()[static_cast<std::size_t>(number) - 1];
    const PageGlyphs glyphs = interpret_page(file, entry, fonts, budget);
    PageMarker marker(update, *entry.reference, glyphs);
    marker.add(on_page);
    if (first) marker.add_sheet(marks);
    first = false;
    for (const Mark* mark : on_page) {
      if (!mark->in_outline) continue;
      entries.push_back({mark->title, mark->ink, *entry.reference, marker.corner_for(mark->box)});
    }
    put_on_page(file, update, *entry.reference, marker.annotations());
  }
  PdfUpdate done;
  if (!entries.empty()) {
    const OutlineEntry parent{marks.title, marks.ink, entries.front().page, entries.front().corner};
    if (!append_outline(file, update, catalog_of(file.ending()), parent, entries)) {
      done.remarks.emplace_back("its outline is damaged and was left as it is");
    }
  }
  if (file.index_is_broken()) refuse_damaged();
  done.bytes = update.section(bytes);
  return done;
}

}  // namespace labread::pdf
