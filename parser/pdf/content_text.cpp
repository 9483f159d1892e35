// The text operators of content streams: text matrices, fonts, and glyphs put on the page.
#include <algorithm>
#include <cmath>

#include "parser/pdf/content_reader.h"

namespace labread::pdf {
namespace {

constexpr std::size_t most_glyphs = 1'000'000;
constexpr int unpainted_mode = 3;
constexpr int clip_only_mode = 7;

// Within about five degrees of a quarter turn.
Direction direction_of(double x, double y) {
  const double length = std::hypot(x, y);
  if (!(length > 0)) return Direction::right;
  if (x > 0.996 * length) return Direction::right;
  if (x < -0.996 * length) return Direction::left;
  if (y > 0.996 * length) return Direction::down;
  if (y < -0.996 * length) return Direction::up;
  return Direction::diagonal;
}

// A glyph with nothing of it inside the clip, by a margin that covers rough metrics.
bool is_outside(const Glyph& glyph, const Rect& clip) {
  const double margin = 0.3 * static_cast<double>(glyph.size);
  const Point middle{glyph.origin.x + glyph.advance.x / 2, glyph.origin.y + glyph.advance.y / 2};
  return middle.x < clip.left - margin || middle.x > clip.right + margin ||
         middle.y < clip.top - margin || middle.y > clip.bottom + 3 * margin;
}

}  // namespace

void ContentReader::set_text_matrix(const Matrix& matrix) {
  text_matrix_ = matrix;
  line_matrix_ = matrix;
}

void ContentReader::next_line(double x, double y) {
  set_text_matrix(combined({1, 0, 0, 1, x, y}, line_matrix_));
}

void ContentReader::set_font(std::string_view name, double size) {
  state_.text.size = size;
  std::string scratch;
  const Token token{TokenKind::name, 0, name};
  const Object* entry = resource("Font", name_bytes(token, scratch));
  state_.text.font = &fonts_.font(entry ? *entry : Object());
}

void ContentReader::show_last() {
  if (has(1)) show(string_bytes(operands_.back(), scratch_));
}

void ContentReader::show_array() {
  const TextState& text = state_.text;
  for (const Token& token : operands_) {
    if (token.kind == TokenKind::number) {
      const double shift = -token.number / 1000 * text.size;
      const bool vertical = text.font && text.font->vertical;
      const double x = vertical ? 0 : shift * text.scale;
      const double y = vertical ? shift : 0;
      text_matrix_.e += text_matrix_.a * x + text_matrix_.c * y;
      text_matrix_.f += text_matrix_.b * x + text_matrix_.d * y;
    } else if (token.kind == TokenKind::literal_string || token.kind == TokenKind::hex_string) {
      show(string_bytes(token, scratch_));
    }
  }
}

void ContentReader::show(std::string_view string) {
  const TextState& text = state_.text;
  if (!text.font) return;
  const Matrix matrix = combined(text_matrix_, state_.matrix);
  const double sign = text.size * text.scale < 0 ? -1 : 1;
  const Direction direction = direction_of(matrix.a * sign, matrix.b * sign);
  const double size = std::abs(text.size) * std::hypot(matrix.c, matrix.d);
  double x = 0;
  double y = 0;
  while (!string.empty() && budget_ > 0) {
    const FontGlyph glyph = text.font->next(string);
    string.remove_prefix(
        std::min<std::size_t>(std::max<std::size_t>(glyph.bytes, 1), string.size()));
    const double width = static_cast<double>(glyph.width) * text.size;
    const bool blank = glyph.code == ' ' && glyph.bytes == 1;
    const double space = text.character_space + (blank ? text.word_space : 0);
    Matrix at = matrix;
    at.e += matrix.a * x + matrix.c * (y + text.rise);
    at.f += matrix.b * x + matrix.d * (y + text.rise);
    add_glyph(glyph, at, direction, size);
    if (text.font->vertical) {
      y -= text.size - space;
    } else {
      x += (width + space) * text.scale;
    }
  }
  text_matrix_.e += text_matrix_.a * x + text_matrix_.c * y;
  text_matrix_.f += text_matrix_.b * x + text_matrix_.d * y;
}

void ContentReader::add_glyph(const FontGlyph& source, const Matrix& matrix, Direction direction,
                              double size) {
  if (marks_.is_hidden()) return;
  if (page_.glyphs.size() >= most_glyphs) {
    budget_ = 0;
    return;
  }
  const TextState& text = state_.text;
  if (!std::isfinite(matrix.e) || !std::isfinite(matrix.f) || !(size > 0.01)) return;
  const double run = static_cast<double>(source.width) * text.size * text.scale;
  Glyph& glyph = page_.glyphs.emplace_back();
  glyph.text = source.text;
  glyph.origin = {matrix.e, matrix.f};
  glyph.advance = {matrix.a * run, matrix.b * run};
  glyph.size = static_cast<float>(size) * text.font->em;
  glyph.ascent = text.font->ascent;
  glyph.descent = text.font->descent;
  glyph.direction = direction;
  glyph.bold = text.font->bold || text.render_mode == 2;
  glyph.from_above = text.font->vertical;
  glyph.is_space =
      source.is_space || (source.text.empty() && source.code == ' ' && source.bytes == 1);
  glyph.unpainted = text.render_mode == unpainted_mode || text.render_mode == clip_only_mode;
  glyph.invisible = is_outside(glyph, state_.clip);
}

}  // namespace labread::pdf
