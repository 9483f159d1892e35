#include "parser/pdf/form_fields.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "parser/pdf/marked_content.h"
#include "parser/pdf/tokens.h"

namespace labread::pdf {
namespace {

constexpr int deepest_field = 32;
constexpr std::size_t longest_value = 20'000;  // bytes
constexpr std::size_t most_lines = 500;
constexpr double usual_size = 12;     // of a font whose size the viewer may choose
constexpr double share_of_box = 0.7;  // at most, of the height of a line's box
constexpr double margin = 2;          // to the box, as viewers leave it
constexpr double line_height = 1.15;  // of the font size
constexpr double usual_width = 0.5;   // of a character, in font sizes

constexpr unsigned multiline_flag = 1U << 12;
constexpr unsigned password_flag = 1U << 13;

// Entries of a field hold for those below it in the tree, too.
const Object* inherited(PdfFile& file, const Dictionary& widget, std::string_view key) {
  const Dictionary* field = &widget;
  for (int depth = 0; field && depth < deepest_field; ++depth) {
    if (const auto entry = field->find(key); entry != field->end()) {
      return &file.resolve(entry->second);
    }
    field = file.dictionary_at(*field, "Parent");
  }
  return nullptr;
}

const Dictionary* form_of(PdfFile& file) { return file.dictionary_at(file.catalog(), "AcroForm"); }

unsigned flags_of(PdfFile& file, const Dictionary& widget) {
  const Object* flags = inherited(file, widget, "Ff");
  const double* number = flags ? flags->as_number() : nullptr;
  return number && *number > 0 && *number < 4e9 ? static_cast<unsigned>(*number) : 0;
}

std::string plain_value(const Object& value) {
  if (const std::string* text = value.as_string()) return text_string(*text);
  return {};
}

// Of a choice the value may be the name of an option that is shown by another text.
std::string shown_choice(PdfFile& file, const Dictionary& widget, const std::string& value) {
  const Object* options = inherited(file, widget, "Opt");
  const Array* list = options ? options->as_array() : nullptr;
  if (!list) return value;
  for (const Object& option : *list) {
    const Array* pair = file.resolve(option).as_array();
    if (!pair || pair->size() != 2) continue;
    if (plain_value(file.resolve((*pair)[0])) != value) continue;
    return plain_value(file.resolve((*pair)[1]));
  }
  return value;
}

std::string value_of(PdfFile& file, const Dictionary& widget, bool choice) {
  const Object* value = inherited(file, widget, "V");
  if (!value) return {};
  const auto shown = [&](const Object& one) {
    const std::string text = plain_value(one);
    return choice ? shown_choice(file, widget, text) : text;
  };
  const Array* several = choice ? value->as_array() : nullptr;
  if (!several) return shown(*value).substr(0, longest_value);
  std::string lines;
  for (const Object& one : *several) {
    if (lines.size() < longest_value) lines += shown(file.resolve(one)) + "\n";
  }
  return lines;
}

struct FieldFont {
  std::string name = "Helv";  // as it stands in the file
  double size = 0;            // 0: as fits
};

FieldFont font_of(PdfFile& file, const Dictionary& widget) {
  FieldFont font;
  const Object* entry = inherited(file, widget, "DA");
  const Dictionary* form = form_of(file);
  if (!entry && form) entry = &file.lookup(*form, "DA");
  const std::string* appearance = entry ? entry->as_string() : nullptr;
  if (!appearance) return font;
  Tokens tokens(*appearance);
  FieldFont last;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind == TokenKind::name) last.name = token.text;
    if (token.kind == TokenKind::number) last.size = token.number;
    if (token.kind == TokenKind::word && token.text == "Tf") font = last;
  }
  if (!std::isfinite(font.size) || font.size < 0) font.size = 0;
  return font;
}

double leading_of(PdfFile& file, const Dictionary& widget) {
  const Object* entry = inherited(file, widget, "Q");
  const Dictionary* form = form_of(file);
  if (!entry && form) entry = &file.lookup(*form, "Q");
  const double* side = entry ? entry->as_number() : nullptr;
  return side && (*side == 1 || *side == 2) ? *side / 2 : 0;
}

// The lines of a value; where the box has room for several, long ones are broken at blanks.
std::vector<std::string> lines_of(const std::string& text, std::size_t longest) {
  std::vector<std::string> lines(1);
  std::size_t last_blank = 0;  // in the line, after the blank
  for (std::size_t at = 0; at < text.size() && lines.size() < most_lines;) {
    const char32_t code = next_code_point(text, at);
    if (code == '\n' || code == '\r') {
      if (code == '\r' && at < text.size() && text[at] == '\n') ++at;
      lines.emplace_back();
      last_blank = 0;
      continue;
    }
    append_utf8(lines.back(), code < 0x20 ? U' ' : code);
    if (code <= 0x20) last_blank = lines.back().size();
    if (longest > 0 && last_blank > 0 && count_code_points(lines.back()) > longest) {
      lines.push_back(lines.back().substr(last_blank));
      lines[lines.size() - 2].resize(last_blank);
      last_blank = 0;
    }
  }
  return lines;
}

// One byte a character: those that have none in Latin-1 only take their room.
std::string codes_of(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string codes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const unsigned byte = code < 0x100 ? static_cast<unsigned>(code) : 'o';
    codes += digits[byte >> 4];
    codes += digits[byte & 15];
  }
  return codes;
}

int quarter_turns_of(PdfFile& file, const Dictionary& widget) {
  const Dictionary* look = file.dictionary_at(widget, "MK");
  const double angle = look ? file.number_at(*look, "R").value_or(0) : 0;
  return angle == 90 ? 1 : angle == 180 ? 2 : angle == 270 ? 3 : 0;
}

// The field's own space, origin bottom left of what is its bottom when it is read.
Matrix own_space(const Rect& box, int counter_clockwise) {
  switch (counter_clockwise) {
    case 1: return {0, 1, -1, 0, box.right, box.top};
    case 2: return {-1, 0, 0, -1, box.right, box.bottom};
    case 3: return {0, -1, 1, 0, box.left, box.bottom};
    default: return {1, 0, 0, 1, box.left, box.top};
  }
}

std::string content_of(const FieldFont& font, double size, double y, const std::string& text) {
  return "BT /" + font.name + " " + std::to_string(size) + " Tf " + std::to_string(margin) + " " +
         std::to_string(y) + " Td <" + codes_of(text) + "> Tj ET";
}

}  // namespace

std::optional<FieldText> field_text(PdfFile& file, const Dictionary& widget, const Rect& box) {
  const Object* kind = inherited(file, widget, "FT");
  const Name* name = kind ? kind->as_name() : nullptr;
  const bool choice = name && name->text == "Ch";
  if (!choice && !(name && name->text == "Tx")) return std::nullopt;
  const unsigned flags = flags_of(file, widget);
  if (!choice && (flags & password_flag) != 0) return std::nullopt;
  const std::string value = value_of(file, widget, choice);
  if (value.empty()) return std::nullopt;

  FieldText field;
  const int turns = quarter_turns_of(file, widget);
  field.matrix = own_space(box, turns);
  const double width = turns % 2 == 0 ? box.width() : box.height();
  const double height = turns % 2 == 0 ? box.height() : box.width();
  field.width = std::max(width - 2 * margin, 0.0);
  field.leading = leading_of(file, widget);

  const bool several =
      choice ? value.find('\n') != std::string::npos : (flags & multiline_flag) != 0;
  const FieldFont font = font_of(file, widget);
  const double fitting = several ? usual_size : std::min(usual_size, share_of_box * height);
  const double size = font.size > 0 ? font.size : std::max(fitting, 1.0);
  const auto longest = static_cast<std::size_t>(field.width / (usual_width * size));
  double y = several ? height - margin - size : (height - share_of_box * size) / 2;
  for (const std::string& line : lines_of(value, several ? std::max<std::size_t>(longest, 1) : 0)) {
    field.lines.push_back({content_of(font, size, y, line), line});
    y -= line_height * size;
  }
  return field;
}

bool needs_appearances(PdfFile& file) {
  const Dictionary* form = form_of(file);
  const bool* needs = form ? file.lookup(*form, "NeedAppearances").as_bool() : nullptr;
  return needs && *needs;
}

const Dictionary* field_resources(PdfFile& file) {
  const Dictionary* form = form_of(file);
  return form ? file.dictionary_at(*form, "DR") : nullptr;
}

}  // namespace labread::pdf
