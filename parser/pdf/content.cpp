#include "parser/pdf/content.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "parser/pdf/content_reader.h"
#include "parser/pdf/form_fields.h"

namespace labread::pdf {
namespace {

constexpr Rect letter_paper{0, 0, 612, 792};
constexpr double widest_page = 20'000;
constexpr std::size_t most_annotations = 5'000;
constexpr std::size_t usual_bytes_a_glyph = 16;  // of a content stream
constexpr std::size_t most_glyphs_expected = 20'000;

// The visible part of the page in user space, y upwards.
Rect page_box(PdfFile& file, const Dictionary& page) {
  const auto box = [&](const char* key) -> std::optional<Rect> {
    const auto entry = page.find(key);
    if (entry == page.end()) return std::nullopt;
    const auto found = rectangle_of(file, entry->second);
    const bool usable = found && found->width() >= 1 && found->height() >= 1 &&
                        found->width() <= widest_page && found->height() <= widest_page;
    return usable ? found : std::nullopt;
  };
  const Rect media = box("MediaBox").value_or(letter_paper);
  const Rect crop = intersection(media, box("CropBox").value_or(media));
  return crop.width() >= 1 && crop.height() >= 1 ? crop : media;
}

// User space to page space for a page turned clockwise by quarter turns.
Matrix page_matrix(const Rect& box, int quarter_turns) {
  switch (quarter_turns) {
    case 1: return {0, 1, 1, 0, -box.top, -box.left};
    case 2: return {-1, 0, 0, 1, box.right, -box.top};
    case 3: return {0, -1, -1, 0, box.bottom, box.right};
    default: return {1, 0, 0, -1, -box.left, box.bottom};
  }
}

int quarter_turns_of(PdfFile& file, const Dictionary& page) {
  const double angle = file.number_at(page, "Rotate").value_or(0);
  if (!(std::abs(angle) < 1e6)) return 0;
  return static_cast<int>((static_cast<long>(angle) / 90 % 4 + 4) % 4);
}

std::string page_stream(PdfFile& file, const Dictionary& page) {
  const auto entry = page.find("Contents");
  if (entry == page.end()) return {};
  const Array* parts = file.resolve(entry->second).as_array();
  if (!parts) return file.stream(entry->second);
  std::string stream;
  for (const Object& part : *parts) {
    stream += file.stream(part);
    stream += '\n';
  }
  return stream;
}

// The stream that an annotation shows: AP's N, or the state of it that AS names.
const Object* appearance_of(PdfFile& file, const Dictionary& annotation) {
  const Dictionary* appearances = file.dictionary_at(annotation, "AP");
  if (!appearances) return nullptr;
  const auto normal = appearances->find("N");
  if (normal == appearances->end()) return nullptr;
  const Dictionary* dictionary = file.resolve(normal->second).as_dictionary();
  if (!dictionary) return nullptr;
  if (dictionary->contains("BBox") || dictionary->contains("Length")) return &normal->second;
  const auto state = dictionary->find(file.name_at(annotation, "AS"));
  return state == dictionary->end() ? nullptr : &state->second;
}

// What readers lay over text is no part of it.
bool is_reader_mark(std::string_view subtype) {
  return subtype == "Popup" || subtype == "Highlight" || subtype == "Underline" ||
         subtype == "Squiggly" || subtype == "StrikeOut";
}

bool is_shown(PdfFile& file, const Dictionary& annotation) {
  constexpr unsigned hidden = 2;
  constexpr unsigned no_view = 32;
  const double flags = file.number_at(annotation, "F").value_or(0);
  const bool off =
      flags > 0 && flags < 4e9 && (static_cast<unsigned>(flags) & (hidden | no_view)) != 0;
  return !off && !is_reader_mark(file.name_at(annotation, "Subtype"));
}

// Puts the glyphs from `first` on where they stand in a room of that width.
void align(PageGlyphs& page, std::size_t first, const FieldText& field, const Matrix& matrix) {
  if (field.leading == 0 || first >= page.glyphs.size()) return;
  const Glyph& last = page.glyphs.back();
  const Point begin = page.glyphs[first].origin;
  const double used = std::hypot(last.origin.x + last.advance.x - begin.x,
                                 last.origin.y + last.advance.y - begin.y);
  const double unit = std::hypot(matrix.a, matrix.b);
  const double shift = unit > 0 ? (field.width - used / unit) * field.leading : 0;
  if (!(shift > 0)) return;
  for (std::size_t i = first; i < page.glyphs.size(); ++i) {
    page.glyphs[i].origin.x += matrix.a * shift;
    page.glyphs[i].origin.y += matrix.b * shift;
  }
}

// A field drawn by its value. The characters are set afterwards: the form's font need not have all.
void draw_field(const FieldText& field, PdfFile& file, const Rect& rectangle,
                const GraphicsState& start, ContentReader& reader, PageGlyphs& page) {
  GraphicsState state = start;
  state.matrix = combined(field.matrix, start.matrix);
  state.clip = intersection(start.clip, transformed(start.matrix, rectangle));
  for (const FieldLine& line : field.lines) {
    const std::size_t first = page.glyphs.size();
    reader.run(line.content, field_resources(file), state);
    replace_text(page, first, line.text);
    align(page, first, field, state.matrix);
  }
}

// Without its value no appearance of a field can be right where all are to be drawn anew.
std::optional<FieldText> text_to_draw(PdfFile& file, const Dictionary& annotation, bool has_form,
                                      const Rect& rectangle) {
  if (file.name_at(annotation, "Subtype") != "Widget") return std::nullopt;
  if (has_form && !needs_appearances(file)) return std::nullopt;
  return field_text(file, annotation, rectangle);
}

// The appearance's box, after its own matrix, is fitted to the annotation's rectangle.
void run_annotation(PdfFile& file, const Dictionary& annotation, const GraphicsState& start,
                    ContentReader& reader, PageGlyphs& page) {
  if (!is_shown(file, annotation) || reader.is_hidden(annotation)) return;
  const auto rectangle = rectangle_of(file, file.lookup(annotation, "Rect"));
  if (!rectangle) return;
  const Object* appearance = appearance_of(file, annotation);
  const Dictionary* form = appearance ? file.resolve(*appearance).as_dictionary() : nullptr;
  if (const auto field = text_to_draw(file, annotation, form != nullptr, *rectangle)) {
    draw_field(*field, file, *rectangle, start, reader, page);
    return;
  }
  const auto box = form ? rectangle_of(file, file.lookup(*form, "BBox")) : std::nullopt;
  if (!box) return;
  const Matrix own = matrix_of(file, file.lookup(*form, "Matrix")).value_or(Matrix{});
  const Rect shown = transformed(own, *box);
  const double x = shown.width() > 0 ? rectangle->width() / shown.width() : 1;
  const double y = shown.height() > 0 ? rectangle->height() / shown.height() : 1;
  const Matrix fit{x, 0, 0, y, rectangle->left - shown.left * x, rectangle->top - shown.top * y};
  GraphicsState state = start;
  state.matrix = combined(fit, start.matrix);
  reader.run_form(*appearance, *form, state);
}

void run_annotations(PdfFile& file, const Dictionary& page, const GraphicsState& start,
                     ContentReader& reader, PageGlyphs& out) {
  const Array* annotations = file.array_at(page, "Annots");
  if (!annotations) return;
  const std::size_t count = std::min(annotations->size(), most_annotations);
  for (std::size_t i = 0; i < count; ++i) {
    const Dictionary* annotation = file.resolve((*annotations)[i]).as_dictionary();
    if (annotation) run_annotation(file, *annotation, start, reader, out);
  }
}

// Text that is there but not painted is the work of a scanner, and all there is to read where the
// page is a picture. Elsewhere it repeats what is seen, or is not meant to be.
void hide_unpainted_text(PageGlyphs& page) {
  std::size_t painted = 0;
  std::size_t unpainted = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (!glyph.invisible && !glyph.is_space) ++(glyph.unpainted ? unpainted : painted);
  }
  const bool picture = page.image_share > 0.5 && painted * 10 < unpainted;
  if (painted == 0 || picture) return;
  for (Glyph& glyph : page.glyphs) glyph.invisible = glyph.invisible || glyph.unpainted;
}

Point turned(Point p, const Matrix& matrix) {
  return {matrix.a * p.x + matrix.c * p.y, matrix.b * p.x + matrix.d * p.y};
}

void turn(PageGlyphs& page, unsigned clockwise) {
  const double w = page.width;
  const double h = page.height;
  const std::array<Matrix, 4> back = {
      {{}, {0, -1, 1, 0, 0, w}, {-1, 0, 0, -1, w, h}, {0, 1, -1, 0, h, 0}}};
  const Matrix& matrix = back[clockwise];
  for (Glyph& glyph : page.glyphs) {
    glyph.origin = matrix.apply(glyph.origin);
    glyph.advance = turned(glyph.advance, matrix);
    if (glyph.direction == Direction::diagonal) continue;
    glyph.direction =
        static_cast<Direction>((static_cast<unsigned>(glyph.direction) + 4 - clockwise) % 4);
  }
  for (Stroke& stroke : page.strokes) {
    stroke = {matrix.apply(stroke.from), matrix.apply(stroke.to)};
  }
  for (PaintedImage& image : page.images) image.matrix = combined(image.matrix, matrix);
  page.matrix = combined(page.matrix, matrix);
  if (clockwise != 2) std::swap(page.width, page.height);
}

// A page written from top to bottom, its lines from right to left, reads as one that lies on its
// side. Single signs of that kind beside other text stay as they are.
void lay_columns_down(PageGlyphs& page) {
  std::size_t from_above = 0;
  std::size_t others = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (!glyph.invisible && !glyph.is_space) ++(glyph.from_above ? from_above : others);
  }
  if (from_above <= 2 * others) return;
  for (Glyph& glyph : page.glyphs) {
    if (!glyph.from_above || glyph.direction != Direction::right) continue;
    glyph.direction = Direction::down;
    glyph.advance = {0, static_cast<double>(glyph.size)};
  }
}

void turn_upright(PageGlyphs& page) {
  std::array<std::size_t, 5> counts{};
  for (const Glyph& glyph : page.glyphs) {
    if (!glyph.invisible && !glyph.is_space) ++counts[static_cast<std::size_t>(glyph.direction)];
  }
  const auto most = static_cast<std::size_t>(std::max_element(counts.begin(), counts.begin() + 4) -
                                             counts.begin());
  if (most != 0 && counts[most] > 2 * counts[0]) turn(page, static_cast<unsigned>(most));
}

}  // namespace

PageGlyphs interpret_page(PdfFile& file, const PageEntry& page, FontCache& fonts,
                          std::size_t& budget) {
  const Rect box = page_box(file, page.dictionary);
  const int turns = quarter_turns_of(file, page.dictionary);
  PageGlyphs out;
  out.width = turns % 2 == 0 ? box.width() : box.height();
  out.height = turns % 2 == 0 ? box.height() : box.width();
  GraphicsState start;
  start.matrix = page_matrix(box, turns);
  start.clip = {0, 0, out.width, out.height};
  out.matrix = start.matrix;
  ContentReader reader(file, fonts, budget, out);
  const std::string stream = page_stream(file, page.dictionary);
  out.glyphs.reserve(std::min(stream.size() / usual_bytes_a_glyph, most_glyphs_expected));
  reader.run(stream, file.dictionary_at(page.dictionary, "Resources"), start);
  run_annotations(file, page.dictionary, start, reader, out);
  hide_unpainted_text(out);
  lay_columns_down(out);
  turn_upright(out);
  return out;
}

}  // namespace labread::pdf
