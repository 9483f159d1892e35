// Simple fonts: one byte a code, text through ToUnicode, Differences, a named encoding or the
// program's own; widths from the dictionary or of the standard fonts.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "parser/pdf/font.h"
#include "parser/pdf/font_programs.h"

namespace labread::pdf {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::optional<unsigned> number_in(std::string_view digits, unsigned base) {
  if (digits.empty() || digits.size() > 5) return std::nullopt;
  unsigned number = 0;
  for (const char c : digits) {
    unsigned value = base;
    if (c >= '0' && c <= '9') value = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') value = static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') value = static_cast<unsigned>(c - 'A') + 10;
    if (value >= base) return std::nullopt;
    number = number * base + value;
  }
  return number;
}

// Names such as "c65", "G41" or "a65" mean nothing but their number, "=" nothing but itself. It is
// a character only where it repeats the code, otherwise it may as well count glyphs. What lies
// between ASCII and the accented letters differs most from one encoding to the next: the Type 3
// fonts of TeX have bullets where Windows has accents.
std::string text_of_numbered_name(std::string_view name, unsigned code, bool is_type3) {
  if (name.size() == 1 && static_cast<unsigned char>(name.front()) == code && code < 0x7F) {
    return std::string(name);
  }
  const std::size_t digits = name.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits > 2 || code < 0x20) return {};
  if (is_type3 && code >= 0x80 && code < 0xC0) return {};
  const bool repeats =
      number_in(name.substr(digits), 10) == code || number_in(name.substr(digits), 16) == code;
  if (!repeats) return {};
  return std::string(glyph_text(encoding(NamedEncoding::win_ansi)[code]));
}

float matrix_scale(PdfFile& file, const Dictionary& font) {
  const Array* matrix = file.array_at(font, "FontMatrix");
  const double* a =
      matrix && matrix->size() == 6 ? file.resolve(matrix->front()).as_number() : nullptr;
  return a && std::isfinite(*a) ? static_cast<float>(*a) : 0.001f;
}

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

}  // namespace

SimpleGlyphs::Family SimpleGlyphs::family_of(std::string_view base_font) {
  if (has(base_font, "Dingbats")) return Family::dingbats;
  const std::size_t plus = base_font.find('+');
  const std::string_view name = plus == 6 ? base_font.substr(7) : base_font;
  return name == "Symbol" || name.starts_with("Symbol,") || name == "SymbolMT" ? Family::symbol
                                                                               : Family::text;
}

SimpleGlyphs::SimpleGlyphs(PdfFile& file, const Dictionary& font)
    : file_(file),
      font_(font),
      descriptor_(file.dictionary_at(font, "FontDescriptor")),
      family_(family_of(file.name_at(font, "BaseFont"))),
      is_type3_(file.name_at(font, "Subtype") == "Type3") {
  read_encoding();
  const auto entry = font.find("ToUnicode");
  if (entry != font.end() && entry->second.as_reference()) {
    to_unicode_ = CMap::parse(file.stream(entry->second));
  }
  read_widths();
}

void SimpleGlyphs::read_encoding() {
  const bool own_glyphs = is_type3_ || (descriptor_ && is_embedded(*descriptor_));
  const Object& entry = file_.lookup(font_, "Encoding");
  if (const Name* name = entry.as_name()) encoding_ = find_encoding(name->text);
  no_controls_ = !own_glyphs || encoding_.has_value();
  const Dictionary* dictionary = entry.as_dictionary();
  if (!dictionary) return;
  encoding_ = find_encoding(file_.name_at(*dictionary, "BaseEncoding"));
  const Array* differences = file_.array_at(*dictionary, "Differences");
  if (!differences) return;
  std::size_t code = 0;
  for (const Object& difference : *differences) {
    const Object& value = file_.resolve(difference);
    if (const double* number = value.as_number()) {
      code = *number >= 0 && *number < codes ? static_cast<std::size_t>(*number) : codes;
    } else if (const Name* name = value.as_name(); name && code < codes) {
      differences_[code++] = name;
    }
  }
}

void SimpleGlyphs::read_widths() {
  if (descriptor_) {
    missing_width_ = file_.number_at(*descriptor_, "MissingWidth").value_or(0);
  }
  standard_widths_ = standard_widths(file_.name_at(font_, "BaseFont"));
  if (standard_widths_.empty()) standard_widths_ = standard_widths("Helvetica");
  const double first = file_.number_at(font_, "FirstChar").value_or(0);
  if (!(first >= 0 && first < codes)) return;
  widths_ = file_.array_at(font_, "Widths");
  first_width_ = static_cast<std::size_t>(first);
  if (is_type3_) width_scale_ = matrix_scale(file_, font_);
}

FontGlyph SimpleGlyphs::look_up(std::uint8_t code) {
  FontGlyph glyph;
  glyph.code = code;
  glyph.bytes = 1;
  glyph.text = text_of(code);
  glyph.width = width_of(code, glyph.text);
  // A control code without a glyph of its own shows nothing.
  glyph.is_space = is_blank_text(glyph.text) ||
                   (code < 0x20 && glyph.text.empty() && (no_controls_ || glyph.width == 0));
  return glyph;
}

std::string_view SimpleGlyphs::text_of(std::uint8_t code) {
  if (const std::string_view text = to_unicode_.text(code); !text.empty()) return text;
  const Name* difference = differences_[code];
  if (!difference) return base_text(code);
  return own_texts_.emplace_back(text_of_difference(difference->text, code));
}

std::string SimpleGlyphs::text_of_difference(std::string_view name, std::uint8_t code) const {
  if (family_ == Family::dingbats) {
    if (const std::string_view text = dingbat_text(name); !text.empty()) return std::string(text);
  }
  std::string text = text_of_glyph_name(name);
  return text.empty() && name != ".notdef" ? text_of_numbered_name(name, code, is_type3_) : text;
}

// What the font means by its codes before Differences: the encoding by name, the program's own, or
// the usual one of its kind.
std::string_view SimpleGlyphs::base_text(std::uint8_t code) {
  if (encoding_ && family_ == Family::text) return glyph_text(encoding(*encoding_)[code]);
  if (const auto& own = program_texts(); !own.empty()) return own[code];
  if (family_ == Family::symbol) return glyph_text(encoding(NamedEncoding::symbol)[code]);
  if (family_ == Family::dingbats) return dingbat_text(code);
  const bool truetype = file_.name_at(font_, "Subtype") == "TrueType";
  return glyph_text(encoding(truetype ? NamedEncoding::win_ansi : NamedEncoding::standard)[code]);
}

const std::vector<std::string>& SimpleGlyphs::program_texts() {
  if (program_texts_) return *program_texts_;
  std::vector<std::string>& own = program_texts_.emplace();
  if (!descriptor_) return own;
  own = read_font_program(embedded_program(file_, *descriptor_)).by_code;
  if (std::all_of(own.begin(), own.end(), [](const auto& t) { return t.empty(); })) own.clear();
  return own;
}

float SimpleGlyphs::width_of(std::uint8_t code, std::string_view text) {
  const bool listed = widths_ && code >= first_width_ && code - first_width_ < widths_->size();
  const double* width =
      listed ? file_.resolve((*widths_)[code - first_width_]).as_number() : nullptr;
  // A Type 3 font draws only what it lists.
  if (!widths_ || (!width && !descriptor_ && !is_type3_)) return standard_width(text);
  const double value = width && std::isfinite(*width) ? *width : missing_width_;
  return static_cast<float>(value) * width_scale_;
}

// Where the dictionary has no width: of the standard font meant, else of a font that looks alike.
float SimpleGlyphs::standard_width(std::string_view text) const {
  const auto width = find_width(standard_widths_, first_code_point(text));
  const double other = missing_width_ > 0 ? missing_width_ : 500;
  return static_cast<float>((width ? *width : other) / 1000);
}

}  // namespace labread::pdf
