#include "parser/pdf/font.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"
#include "parser/pdf/encodings.h"
#include "parser/pdf/font_programs.h"

namespace labread::pdf {
namespace {

// A font no better known: a Type 1 font without embedded program, named as a standard font.
const Dictionary& plain_font() {
  static const Dictionary font = {{"Subtype", Object(Name{"Type1"})},
                                  {"BaseFont", Object(Name{"Helvetica"})}};
  return font;
}

std::string lower_letters(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

bool says_bold(std::string_view name) {
  const std::string letters = lower_letters(name);
  for (const char* word : {"bold", "black", "heavy", "demi"}) {
    if (letters.find(word) != std::string::npos) return true;
  }
  return false;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr unsigned force_bold_flag = 1U << 18;

void read_descriptor(PdfFile& file, const Dictionary& descriptor, Font& font) {
  font.bold = font.bold || says_bold(file.name_at(descriptor, "FontName")) ||
              file.number_at(descriptor, "FontWeight").value_or(0) >= 600;
  const double flags = file.number_at(descriptor, "Flags").value_or(0);
  if (flags > 0 && flags < 4e9 && (static_cast<unsigned>(flags) & force_bold_flag) != 0) {
    font.bold = true;
  }
  const double ascent = file.number_at(descriptor, "Ascent").value_or(0) / 1000;
  const double descent = std::abs(file.number_at(descriptor, "Descent").value_or(0)) / 1000;
  if (ascent >= 0.5 && ascent <= 1) font.ascent = static_cast<float>(ascent);
  if (ascent > 1 && ascent <= 1.5) font.ascent = 0.9f;
  if (descent >= 0.1 && descent <= 0.35) font.descent = static_cast<float>(descent);
}

// How wide a font's letters and digits are against those of Helvetica, in the median; 0: it has
// none.
double relative_width(SimpleGlyphs& glyphs) {
  const auto usual = standard_widths("Helvetica");
  std::vector<double> ratios;
  for (unsigned code = 0; code < 256; ++code) {
    const FontGlyph& glyph = glyphs.glyph(static_cast<std::uint8_t>(code));
    if (glyph.text.size() != 1 || !is_letter_or_digit(glyph.text.front())) continue;
    const auto width = find_width(usual, static_cast<unsigned char>(glyph.text.front()));
    const double own = std::abs(static_cast<double>(glyph.width));
    if (width && own > 0) ratios.push_back(own * 1000 / *width);
  }
  if (ratios.empty()) return 0;
  const auto middle = ratios.begin() + static_cast<long>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  return *middle;
}

double height_of_box(PdfFile& file, const Dictionary& font) {
  const Array* matrix = file.array_at(font, "FontMatrix");
  const Array* box = file.array_at(font, "FontBBox");
  if (!matrix || matrix->size() != 6 || !box || box->size() != 4) return 0;
  const double* d = file.resolve((*matrix)[3]).as_number();
  const double* bottom = file.resolve((*box)[1]).as_number();
  const double* top = file.resolve((*box)[3]).as_number();
  return d && bottom && top ? std::abs((*top - *bottom) * *d) : 0;
}

double relative_width_of_unknown(SimpleGlyphs& glyphs) {
  double sum = 0;
  int count = 0;
  for (unsigned code = 0; code < 256; ++code) {
    const FontGlyph& glyph = glyphs.glyph(static_cast<std::uint8_t>(code));
    if (glyph.width <= 0 || glyph.is_space) continue;
    sum += std::abs(static_cast<double>(glyph.width));
    ++count;
  }
  return count > 0 ? 2 * sum / count : 0;
}

// How large an em of a Type 3 font is in text space. Its font matrix and size may share the scale
// in any way, and the font box may be that of a few glyphs or of none, so letters tell best.
float type3_em(PdfFile& file, const Dictionary& font, SimpleGlyphs& glyphs) {
  const auto agree = [](double a, double b) { return a >= 0.5 * b && a <= 2 * b; };
  const double letters = relative_width(glyphs);
  double em = height_of_box(file, font);
  if (letters > 0 && !agree(em, letters)) em = letters;
  if (em == 0) em = relative_width_of_unknown(glyphs);
  const bool usual = agree(em, 1) || agree(letters, 1);
  return em == 0 || usual || !std::isfinite(em) ? 1 : static_cast<float>(em);
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

FontGlyph unknown_glyph() {
  FontGlyph glyph;
  glyph.width = 0.5;
  glyph.bytes = 1;
  return glyph;
}

}  // namespace

bool is_blank_text(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_blank(next_code_point(text, at))) return false;
  }
  return true;
}

bool is_embedded(const Dictionary& descriptor) {
  return descriptor.contains("FontFile") || descriptor.contains("FontFile2") ||
         descriptor.contains("FontFile3");
}

std::string embedded_program(PdfFile& file, const Dictionary& descriptor) {
  for (const char* key : {"FontFile2", "FontFile3", "FontFile"}) {
    const auto entry = descriptor.find(key);
    if (entry == descriptor.end() || !entry->second.as_reference()) continue;
    std::string program = file.stream(entry->second);
    if (!program.empty()) return program;
  }
  return {};
}

FontGlyph Font::next_composite(std::string_view text) {
  if (!composite_) return unknown_glyph();
  const CharacterCode code = composite_->encoding.next(text);
  if (code.code > 0xFFFF) return composite_->look_up(code);
  auto& page = composite_->pages[code.code >> 8];
  if (!page) page = std::make_unique<std::array<FontGlyph, 256>>();
  FontGlyph& glyph = (*page)[code.code & 0xFF];
  if (glyph.bytes != code.bytes) glyph = composite_->look_up(code);
  return glyph;
}

Font& FontCache::font(const Object& reference_or_dictionary) {
  if (const Reference* reference = reference_or_dictionary.as_reference()) {
    auto& held = fonts_[*reference];
    if (!held) held = load(reference_or_dictionary);
    return *held;
  }
  auto& held = direct_[reference_or_dictionary.as_dictionary()];
  if (!held) held = load(reference_or_dictionary);
  return *held;
}

std::unique_ptr<Font> FontCache::load(const Object& object) {
  const Dictionary* found = file_->resolve(object).as_dictionary();
  const Dictionary& dictionary = found ? *found : plain_font();
  auto font = std::make_unique<Font>();
  font->bold = says_bold(file_->name_at(dictionary, "BaseFont"));
  const Dictionary* descriptor = file_->dictionary_at(dictionary, "FontDescriptor");
  const std::string_view kind = file_->name_at(dictionary, "Subtype");
  if (kind == "Type0") {
    font->composite_ = load_composite(*file_, dictionary);
    font->vertical = font->composite_->encoding.vertical();
    const Array* descendants = file_->array_at(dictionary, "DescendantFonts");
    if (descendants && !descendants->empty()) {
      const Dictionary* descendant = file_->resolve(descendants->front()).as_dictionary();
      if (descendant) descriptor = file_->dictionary_at(*descendant, "FontDescriptor");
    }
  } else {
    font->simple_ = std::make_unique<SimpleGlyphs>(*file_, dictionary);
    if (kind == "Type3") font->em = type3_em(*file_, dictionary, *font->simple_);
  }
  if (descriptor) read_descriptor(*file_, *descriptor, *font);
  return font;
}

}  // namespace labread::pdf
