// Simple fonts: one byte a code, text through ToUnicode, Differences, a named encoding or the
// program's own; widths from the dictionary or of the standard fonts.
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "parser/pdf/encodings.h"
#include "parser/pdf/font.h"
#include "parser/pdf/font_programs.h"

namespace labread::pdf {
namespace {

constexpr std::size_t codes = 256;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

enum class Family : std::uint8_t { text, symbol, dingbats };

Family family_of(std::string_view base_font) {
  if (has(base_font, "Dingbats")) return Family::dingbats;
  const std::size_t plus = base_font.find('+');
  const std::string_view name = plus == 6 ? base_font.substr(7) : base_font;
  return name == "Symbol" || name.starts_with("Symbol,") || name == "SymbolMT" ? Family::symbol
                                                                               : Family::text;
}

std::vector<std::string> texts_of(const Encoding& encoding) {
  std::vector<std::string> texts(codes);
  for (std::size_t code = 0; code < codes; ++code) texts[code] = glyph_text(encoding[code]);
  return texts;
}

// What the font means by its codes before Differences: the encoding by name, the program's own, or
// the usual one of its kind.
class BaseTexts {
 public:
  BaseTexts(PdfFile& file, const Dictionary& font) : file_(file), font_(font) {}

  std::vector<std::string> read() {
    const Family family = family_of(file_.name_at(font_, "BaseFont"));
    if (const auto named = find_encoding(encoding_name()); named && family == Family::text) {
      return texts_of(encoding(*named));
    }
    if (std::vector<std::string> own = program_texts(); !own.empty()) return own;
    if (family == Family::symbol) return texts_of(encoding(NamedEncoding::symbol));
    if (family == Family::dingbats) return dingbats();
    const bool truetype = file_.name_at(font_, "Subtype") == "TrueType";
    return texts_of(encoding(truetype ? NamedEncoding::win_ansi : NamedEncoding::standard));
  }

 private:
  std::string_view encoding_name() {
    const Object& entry = file_.lookup(font_, "Encoding");
    if (const Name* name = entry.as_name()) return name->text;
    const Dictionary* dictionary = entry.as_dictionary();
    return dictionary ? file_.name_at(*dictionary, "BaseEncoding") : std::string_view();
  }

  std::vector<std::string> program_texts() {
    const Dictionary* descriptor = file_.dictionary_at(font_, "FontDescriptor");
    if (!descriptor) return {};
    std::vector<std::string> own = read_font_program(embedded_program(file_, *descriptor)).by_code;
    const bool any = std::any_of(own.begin(), own.end(), [](const auto& t) { return !t.empty(); });
    return any ? own : std::vector<std::string>();
  }

  static std::vector<std::string> dingbats() {
    std::vector<std::string> texts(codes);
    for (std::size_t code = 0; code < codes; ++code) {
      texts[code] = dingbat_text(static_cast<std::uint8_t>(code));
    }
    return texts;
  }

  PdfFile& file_;
  const Dictionary& font_;
};

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

std::string text_of_difference(std::string_view name, unsigned code, Family family, bool is_type3) {
  if (family == Family::dingbats) {
    if (const std::string_view text = dingbat_text(name); !text.empty()) return std::string(text);
  }
  std::string text = text_of_glyph_name(name);
  return text.empty() && name != ".notdef" ? text_of_numbered_name(name, code, is_type3) : text;
}

void apply_differences(PdfFile& file, const Dictionary& font, std::vector<std::string>& texts) {
  const Dictionary* encoding = file.dictionary_at(font, "Encoding");
  const Array* differences = encoding ? file.array_at(*encoding, "Differences") : nullptr;
  if (!differences) return;
  const Family family = family_of(file.name_at(font, "BaseFont"));
  const bool is_type3 = file.name_at(font, "Subtype") == "Type3";
  std::size_t code = 0;
  for (const Object& entry : *differences) {
    const Object& value = file.resolve(entry);
    if (const double* number = value.as_number()) {
      code = *number >= 0 && *number < codes ? static_cast<std::size_t>(*number) : codes;
    } else if (const Name* name = value.as_name(); name && code < codes) {
      texts[code] = text_of_difference(name->text, static_cast<unsigned>(code), family, is_type3);
      ++code;
    }
  }
}

void apply_to_unicode(PdfFile& file, const Dictionary& font, std::vector<std::string>& texts) {
  const auto entry = font.find("ToUnicode");
  if (entry == font.end() || !entry->second.as_reference()) return;
  const CMap map = CMap::parse(file.stream(entry->second));
  for (std::uint32_t code = 0; code < codes; ++code) {
    if (const std::string_view text = map.text(code); !text.empty()) texts[code] = text;
  }
}

float matrix_scale(PdfFile& file, const Dictionary& font) {
  if (file.name_at(font, "Subtype") != "Type3") return 0.001f;
  const Array* matrix = file.array_at(font, "FontMatrix");
  const double* a =
      matrix && matrix->size() == 6 ? file.resolve(matrix->front()).as_number() : nullptr;
  return a && std::isfinite(*a) ? static_cast<float>(*a) : 0.001f;
}

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

// Widths where the dictionary has none: of the standard font meant, else of a font that looks
// alike.
void standard_glyph_widths(PdfFile& file, const Dictionary& font, SimpleGlyphs& glyphs) {
  auto widths = standard_widths(file.name_at(font, "BaseFont"));
  const Dictionary* descriptor = file.dictionary_at(font, "FontDescriptor");
  const double missing = descriptor ? file.number_at(*descriptor, "MissingWidth").value_or(0) : 0;
  const bool standard = !widths.empty();
  if (!standard) widths = standard_widths("Helvetica");
  for (std::size_t code = 0; code < codes; ++code) {
    const auto width = find_width(widths, first_code_point(glyphs.texts[code]));
    const double other = missing > 0 ? missing : 500;
    glyphs.glyphs[code].width = static_cast<float>((width ? *width : other) / 1000);
  }
}

void dictionary_widths(PdfFile& file, const Dictionary& font, const Array& widths,
                       SimpleGlyphs& glyphs) {
  const float scale = matrix_scale(file, font);
  const double first = file.number_at(font, "FirstChar").value_or(0);
  if (!(first >= 0 && first < codes)) return;
  const Dictionary* descriptor = file.dictionary_at(font, "FontDescriptor");
  const double missing = descriptor ? file.number_at(*descriptor, "MissingWidth").value_or(0) : 0;
  const bool is_type3 = file.name_at(font, "Subtype") == "Type3";  // draws only what it lists
  const auto start = static_cast<std::size_t>(first);
  for (std::size_t code = 0; code < codes; ++code) {
    const bool listed = code >= start && code - start < widths.size();
    const double* width = listed ? file.resolve(widths[code - start]).as_number() : nullptr;
    if (!width && !descriptor && !is_type3) continue;
    const double value = width && std::isfinite(*width) ? *width : missing;
    glyphs.glyphs[code].width = static_cast<float>(value) * scale;
  }
}

}  // namespace

std::unique_ptr<SimpleGlyphs> load_simple(PdfFile& file, const Dictionary& font) {
  auto glyphs = std::make_unique<SimpleGlyphs>();
  const Dictionary* descriptor = file.dictionary_at(font, "FontDescriptor");
  const bool own_glyphs =
      file.name_at(font, "Subtype") == "Type3" || (descriptor && is_embedded(*descriptor));
  const bool no_controls = !own_glyphs || find_encoding(file.name_at(font, "Encoding")).has_value();
  glyphs->texts = BaseTexts(file, font).read();
  apply_differences(file, font, glyphs->texts);
  apply_to_unicode(file, font, glyphs->texts);
  standard_glyph_widths(file, font, *glyphs);
  if (const Array* widths = file.array_at(font, "Widths")) {
    dictionary_widths(file, font, *widths, *glyphs);
  }
  for (std::size_t code = 0; code < codes; ++code) {
    FontGlyph& glyph = glyphs->glyphs[code];
    glyph.text = glyphs->texts[code];
    glyph.code = static_cast<std::uint32_t>(code);
    // A control code without a glyph of its own shows nothing.
    glyph.is_space = is_blank_text(glyph.text) ||
                     (code < 0x20 && glyph.text.empty() && (no_controls || glyph.width == 0));
  }
  return glyphs;
}

}  // namespace labread::pdf
