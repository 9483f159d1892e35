// The operators of content streams: what they do to the graphics and text state, and the glyphs,
// lines and images they leave on the page. Used by interpret_page alone.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "parser/pdf/file.h"
#include "parser/pdf/font.h"
#include "parser/pdf/glyphs.h"
#include "parser/pdf/marked_content.h"
#include "parser/pdf/path.h"
#include "parser/pdf/tokens.h"

namespace labread::pdf {

struct TextState {
  Font* font = nullptr;
  double size = 0;
  double character_space = 0;
  double word_space = 0;
  double scale = 1;  // horizontal
  double leading = 0;
  double rise = 0;
  int render_mode = 0;
};

struct GraphicsState {
  Matrix matrix;  // user space to page space
  Rect clip;      // page space
  TextState text;
};

class ContentReader {
 public:
  ContentReader(PdfFile& file, FontCache& fonts, std::size_t& budget, PageGlyphs& page)
      : file_(file), fonts_(fonts), budget_(budget), page_(page), layers_(file) {}

  void run(std::string_view stream, const Dictionary* resources, const GraphicsState& start);
  // A form XObject: its matrix, box and own resources.
  void run_form(const Object& reference, const Dictionary& form, const GraphicsState& state);
  bool is_hidden(const Dictionary& owner);

 private:
  void step(std::string_view name, Tokens& tokens);
  bool text_state_operator(std::uint32_t code);
  bool text_position_operator(std::uint32_t code);
  bool text_showing_operator(std::uint32_t code);
  bool path_operator(std::uint32_t code);
  bool paint_operator(std::uint32_t code);
  bool state_operator(std::uint32_t code);
  void object_operator(std::uint32_t code, Tokens& tokens);

  void save();
  void restore();
  void set_text_matrix(const Matrix& matrix);
  void next_line(double x, double y);
  void set_font(std::string_view name, double size);
  void set_external_state();
  void show(std::string_view text);
  void show_array();
  void show_last();
  void add_glyph(const FontGlyph& glyph, const Matrix& matrix, Direction direction, double size);
  void rectangle();
  void finish_path(bool stroked, bool filled);
  void invoke();
  // False where nothing of it is seen.
  bool image(const Matrix& matrix);
  void keep_inline_image(std::string_view entries, std::string_view data);
  void inline_image(Tokens& tokens);
  void begin_marked(bool with_properties);
  MarkedContent::Mark mark_of(const Token& tag, std::size_t properties);

  const Object* resource(std::string_view kind, std::string_view name);
  bool has(std::size_t count) const { return operands_.size() >= count; }
  // From the end: number(0) is the last operand.
  double number(std::size_t from_end) const {
    return operands_[operands_.size() - 1 - from_end].number;
  }
  Point point(std::size_t from_end) const {
    return state_.matrix.apply({number(from_end + 1), number(from_end)});
  }
  Matrix matrix_operand() const {
    return {number(5), number(4), number(3), number(2), number(1), number(0)};
  }

  PdfFile& file_;
  FontCache& fonts_;
  std::size_t& budget_;
  PageGlyphs& page_;
  HiddenLayers layers_;
  MarkedContent marks_;
  Path path_;
  bool clip_pending_ = false;
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  std::size_t saves_too_deep_ = 0;
  Matrix text_matrix_;
  Matrix line_matrix_;
  std::vector<Token> operands_;
  std::string scratch_;
  const Dictionary* resources_ = nullptr;
  std::vector<Reference> running_;          // forms, outermost first
  std::map<Reference, std::string> forms_;  // decoded
};

// The matrix of a six-number array, nothing for any other object.
std::optional<Matrix> matrix_of(PdfFile& file, const Object& value);
// A rectangle array with its corners put in order; y grows upwards here.
std::optional<Rect> rectangle_of(PdfFile& file, const Object& value);
// The box around a box's corners after a matrix.
Rect transformed(const Matrix& matrix, const Rect& box);
Rect intersection(const Rect& a, const Rect& b);

}  // namespace labread::pdf
