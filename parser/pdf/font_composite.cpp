// Composite fonts: codes cut by a CMap, text through ToUnicode, a Unicode CMap or the embedded
// program; widths by CID.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "parser/pdf/font.h"
#include "parser/pdf/font_programs.h"

namespace labread::pdf {
namespace {

constexpr std::size_t most_cids = 65536;
constexpr std::size_t most_steps = 16 * most_cids;  // of ranges of widths

CMap read_encoding(PdfFile& file, const Dictionary& font) {
  const auto entry = font.find("Encoding");
  if (entry == font.end()) return CMap::identity();
  const Object& value = file.resolve(entry->second);
  if (const Name* name = value.as_name()) return CMap::predefined(name->text);
  if (!entry->second.as_reference()) return CMap::identity();
  CMap map = CMap::parse(file.stream(entry->second));
  const Dictionary* dictionary = value.as_dictionary();
  std::string base = map.base();
  if (base.empty() && dictionary) base = file.name_at(*dictionary, "UseCMap");
  if (!base.empty()) map.build_on(CMap::predefined(base));
  return map.is_empty() ? CMap::identity() : map;
}

void set_width(std::vector<float>& widths, double cid, double width) {
  if (!(cid >= 0 && cid < static_cast<double>(most_cids)) || !std::isfinite(width)) return;
  const auto index = static_cast<std::size_t>(cid);
  if (widths.size() <= index) widths.resize(index + 1, -1.0f);
  widths[index] = static_cast<float>(std::max(width, 0.0) / 1000);
}

// The W array: "first [w w w]" and "first last w" mixed.
std::vector<float> read_widths(PdfFile& file, const Dictionary& cid_font) {
  std::vector<float> widths;
  const Array* array = file.array_at(cid_font, "W");
  if (!array) return widths;
  std::size_t steps = 0;
  for (std::size_t at = 0; at + 1 < array->size();) {
    const double* first = file.resolve((*array)[at]).as_number();
    const Object& second = file.resolve((*array)[at + 1]);
    if (const Array* list = second.as_array(); first && list) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        const double* width = file.resolve((*list)[i]).as_number();
        if (width) set_width(widths, *first + static_cast<double>(i), *width);
      }
      at += 2;
      continue;
    }
    const double* last = second.as_number();
    const double* width =
        at + 2 < array->size() ? file.resolve((*array)[at + 2]).as_number() : nullptr;
    if (first && last && width) {
      const double end = std::min(*last, static_cast<double>(most_cids));
      for (double cid = std::max(*first, 0.0); cid <= end && steps < most_steps; ++cid, ++steps) {
        set_width(widths, cid, *width);
      }
    }
    at += 3;
  }
  return widths;
}

std::vector<std::uint16_t> read_glyph_map(PdfFile& file, const Dictionary& cid_font) {
  const auto entry = cid_font.find("CIDToGIDMap");
  if (entry == cid_font.end() || !entry->second.as_reference()) return {};
  if (file.resolve(entry->second).as_name()) return {};
  const std::string bytes = file.stream(entry->second);
  std::vector<std::uint16_t> map;
  for (std::size_t at = 0; at + 1 < bytes.size() && map.size() < most_cids; at += 2) {
    const auto high = static_cast<std::uint8_t>(bytes[at]);
    const auto low = static_cast<std::uint8_t>(bytes[at + 1]);
    map.push_back(static_cast<std::uint16_t>(high << 8 | low));
  }
  return map;
}

const Dictionary* descendant_of(PdfFile& file, const Dictionary& font) {
  const Array* descendants = file.array_at(font, "DescendantFonts");
  if (!descendants || descendants->empty()) return nullptr;
  return file.resolve(descendants->front()).as_dictionary();
}

void read_to_unicode(PdfFile& file, const Dictionary& font, CompositeGlyphs& glyphs) {
  const auto entry = font.find("ToUnicode");
  if (entry == font.end()) return;
  if (const Name* name = file.resolve(entry->second).as_name()) {
    glyphs.codes_are_unicode = name->text.starts_with("Identity");
  } else if (entry->second.as_reference()) {
    glyphs.to_unicode = CMap::parse(file.stream(entry->second));
  }
}

// The collection whose numbers the CIDs are; none for a font of its own.
Collection read_collection(PdfFile& file, const Dictionary& cid_font) {
  const Dictionary* system = file.dictionary_at(cid_font, "CIDSystemInfo");
  const std::string* ordering = system ? file.lookup(*system, "Ordering").as_string() : nullptr;
  return ordering ? find_collection(*ordering) : Collection::none;
}

}  // namespace

FontGlyph CompositeGlyphs::look_up(CharacterCode code) {
  FontGlyph glyph;
  glyph.code = code.code;
  glyph.bytes = code.bytes;
  glyph.text = to_unicode.text(code.code);
  const auto cid = encoding.cid(code.code);
  if (glyph.text.empty()) glyph.text = encoding.text(code.code);
  const auto say = [&](char32_t code_point) {
    std::string& text = code_texts.emplace_back();
    append_utf8(text, code_point);
    glyph.text = text;
  };
  if (glyph.text.empty() && encoding.is_unicode() && code.code >= 0x20) say(code.code);
  if (glyph.text.empty() && cid && collection != Collection::none) {
    if (const char32_t known = code_point_of(collection, *cid)) say(known);
  }
  if (glyph.text.empty() && cid) {
    const std::size_t index = *cid < glyph_of_cid.size() ? glyph_of_cid[*cid] : *cid;
    if (index < texts.size()) glyph.text = texts[index];
  }
  if (glyph.text.empty() && codes_are_unicode && code.code >= 0x20) say(code.code);
  const bool listed = cid && *cid < widths.size() && widths[*cid] >= 0;
  glyph.width = listed ? widths[*cid] : default_width;
  glyph.is_space = is_blank_text(glyph.text);
  return glyph;
}

std::unique_ptr<CompositeGlyphs> load_composite(PdfFile& file, const Dictionary& font) {
  auto glyphs = std::make_unique<CompositeGlyphs>();
  glyphs->encoding = read_encoding(file, font);
  read_to_unicode(file, font, *glyphs);
  const Dictionary* descendant = descendant_of(file, font);
  if (!descendant) return glyphs;
  glyphs->widths = read_widths(file, *descendant);
  const double default_width = file.number_at(*descendant, "DW").value_or(1000);
  if (std::isfinite(default_width)) {
    glyphs->default_width = static_cast<float>(std::max(default_width, 0.0) / 1000);
  }
  glyphs->collection = read_collection(file, *descendant);
  const bool told = glyphs->to_unicode.has_texts() || glyphs->encoding.has_texts() ||
                    glyphs->collection != Collection::none;
  if (told) return glyphs;
  // Only now is the program itself worth its reading.
  glyphs->glyph_of_cid = read_glyph_map(file, *descendant);
  if (const Dictionary* descriptor = file.dictionary_at(*descendant, "FontDescriptor")) {
    glyphs->texts = read_font_program(embedded_program(file, *descriptor)).by_glyph;
  }
  return glyphs;
}

}  // namespace labread::pdf
