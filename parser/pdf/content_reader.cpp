#include "parser/pdf/content_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parser/pdf/syntax.h"

namespace labread::pdf {
namespace {

constexpr std::size_t most_operands = 200'000;
constexpr std::size_t deepest_save = 512;
constexpr std::size_t deepest_form = 16;
constexpr std::size_t most_images = 2'000;
constexpr std::size_t cost_of_form = 50;     // in operators, were it empty
constexpr int most_image_tokens = 200;       // before the data of an inline image
constexpr double least_inline_share = 1e-3;  // of the page, for an inline image to be kept
constexpr std::size_t most_inline_values = 2'000;

constexpr std::uint32_t code_of(std::string_view name) {
  if (name.empty() || name.size() > 3) return 0;
  std::uint32_t code = 0;
  for (const char c : name) code = code << 8 | static_cast<std::uint8_t>(c);
  return code;
}

// The keys of an inline image in full.
std::string long_key(const std::string& key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{
      {{"BPC", "BitsPerComponent"},
       {"CS", "ColorSpace"},
       {"D", "Decode"},
       {"DP", "DecodeParms"},
       {"F", "Filter"},
       {"H", "Height"},
       {"IM", "ImageMask"},
       {"W", "Width"}}};
  for (const auto& [brief, full] : names) {
    if (key == brief) return std::string(full);
  }
  return key;
}

// Words that are operands and no operators.
bool is_constant(std::string_view word) {
  return word == "true" || word == "false" || word == "null";
}

}  // namespace

std::optional<Matrix> matrix_of(PdfFile& file, const Object& value) {
  const Array* array = file.resolve(value).as_array();
  if (!array || array->size() != 6) return std::nullopt;
  std::array<double, 6> m{};
  for (std::size_t i = 0; i < 6; ++i) {
    const double* number = file.resolve((*array)[i]).as_number();
    if (!number || !std::isfinite(*number)) return std::nullopt;
    m[i] = *number;
  }
  return Matrix{m[0], m[1], m[2], m[3], m[4], m[5]};
}

std::optional<Rect> rectangle_of(PdfFile& file, const Object& value) {
  const Array* array = file.resolve(value).as_array();
  if (!array || array->size() < 4) return std::nullopt;
  std::array<double, 4> r{};
  for (std::size_t i = 0; i < 4; ++i) {
    const double* number = file.resolve((*array)[i]).as_number();
    if (!number || !std::isfinite(*number)) return std::nullopt;
    r[i] = *number;
  }
  return Rect{std::min(r[0], r[2]), std::min(r[1], r[3]), std::max(r[0], r[2]),
              std::max(r[1], r[3])};
}

Rect transformed(const Matrix& matrix, const Rect& box) {
  const Point a = matrix.apply({box.left, box.top});
  Rect out{a.x, a.y, a.x, a.y};
  for (const Point corner :
       {Point{box.right, box.top}, Point{box.left, box.bottom}, Point{box.right, box.bottom}}) {
    const Point p = matrix.apply(corner);
    out = united(out, {p.x, p.y, p.x, p.y});
  }
  return out;
}

Rect intersection(const Rect& a, const Rect& b) {
  Rect out{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
           std::min(a.bottom, b.bottom)};
  out.right = std::max(out.right, out.left);
  out.bottom = std::max(out.bottom, out.top);
  return out;
}

void ContentReader::run(std::string_view stream, const Dictionary* resources,
                        const GraphicsState& start) {
  const GraphicsState outer = std::exchange(state_, start);
  const std::vector<GraphicsState> outer_saved = std::exchange(saved_, {});
  const std::size_t outer_too_deep = std::exchange(saves_too_deep_, 0);
  const Dictionary* outer_resources = std::exchange(resources_, resources);
  const Matrix outer_text = std::exchange(text_matrix_, {});
  const Matrix outer_line = std::exchange(line_matrix_, {});
  const std::size_t outer_marks = marks_.depth();
  std::vector<Token> outer_operands = std::exchange(operands_, {});

  Tokens tokens(stream);
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind != TokenKind::word || is_constant(token.text)) {
      if (operands_.size() < most_operands) operands_.push_back(token);
      continue;
    }
    if (budget_ == 0) break;
    --budget_;
    step(token.text, tokens);
    operands_.clear();
  }

  while (marks_.depth() > outer_marks) marks_.end(page_);
  path_.clear();
  operands_ = std::move(outer_operands);
  line_matrix_ = outer_line;
  text_matrix_ = outer_text;
  resources_ = outer_resources;
  saves_too_deep_ = outer_too_deep;
  saved_ = outer_saved;
  state_ = outer;
}

void ContentReader::step(std::string_view name, Tokens& tokens) {
  const std::uint32_t code = code_of(name);
  if (code == 0) return;
  if (text_showing_operator(code) || text_position_operator(code) || text_state_operator(code)) {
    return;
  }
  if (path_operator(code) || paint_operator(code) || state_operator(code)) return;
  object_operator(code, tokens);
}

bool ContentReader::text_showing_operator(std::uint32_t code) {
  switch (code) {
    case code_of("Tj"): show_last(); return true;
    case code_of("TJ"): show_array(); return true;
    case code_of("'"):
      next_line(0, -state_.text.leading);
      show_last();
      return true;
    case code_of("\""):
      if (has(3)) {
        state_.text.word_space = number(2);
        state_.text.character_space = number(1);
      }
      next_line(0, -state_.text.leading);
      show_last();
      return true;
    default: return false;
  }
}

bool ContentReader::text_position_operator(std::uint32_t code) {
  switch (code) {
    case code_of("BT"): set_text_matrix({}); return true;
    case code_of("ET"): return true;
    case code_of("Td"):
      if (has(2)) next_line(number(1), number(0));
      return true;
    case code_of("TD"):
      if (!has(2)) return true;
      state_.text.leading = -number(0);
      next_line(number(1), number(0));
      return true;
    case code_of("Tm"):
      if (has(6)) set_text_matrix(matrix_operand());
      return true;
    case code_of("T*"): next_line(0, -state_.text.leading); return true;
    default: return false;
  }
}

bool ContentReader::text_state_operator(std::uint32_t code) {
  TextState& text = state_.text;
  if (code == code_of("Tf")) {
    if (has(2)) set_font(operands_[operands_.size() - 2].text, number(0));
    return true;
  }
  const bool known = code == code_of("Tc") || code == code_of("Tw") || code == code_of("Tz") ||
                     code == code_of("TL") || code == code_of("Ts") || code == code_of("Tr");
  if (!known || !has(1)) return known;
  const double value = number(0);
  switch (code) {
    case code_of("Tc"): text.character_space = value; break;
    case code_of("Tw"): text.word_space = value; break;
    case code_of("Tz"): text.scale = value / 100; break;
    case code_of("TL"): text.leading = value; break;
    case code_of("Ts"): text.rise = value; break;
    default: text.render_mode = value >= 0 && value <= 7 ? static_cast<int>(value) : 0; break;
  }
  return true;
}

bool ContentReader::path_operator(std::uint32_t code) {
  switch (code) {
    case code_of("m"):
      if (has(2)) path_.move_to(point(0));
      return true;
    case code_of("l"):
      if (has(2)) path_.line_to(point(0));
      return true;
    case code_of("c"):
    case code_of("v"):
    case code_of("y"):
      if (has(4)) path_.curve_to(point(0));
      return true;
    case code_of("h"): path_.close(); return true;
    case code_of("re"):
      if (has(4)) rectangle();
      return true;
    case code_of("W"):
    case code_of("W*"): clip_pending_ = true; return true;
    default: return false;
  }
}

bool ContentReader::paint_operator(std::uint32_t code) {
  switch (code) {
    case code_of("s"):
    case code_of("b"):
    case code_of("b*"):
      path_.close();
      finish_path(true, code != code_of("s"));
      return true;
    case code_of("S"): finish_path(true, false); return true;
    case code_of("B"):
    case code_of("B*"): finish_path(true, true); return true;
    case code_of("f"):
    case code_of("F"):
    case code_of("f*"): finish_path(false, true); return true;
    case code_of("n"): finish_path(false, false); return true;
    default: return false;
  }
}

bool ContentReader::state_operator(std::uint32_t code) {
  switch (code) {
    case code_of("q"): save(); return true;
    case code_of("Q"): restore(); return true;
    case code_of("cm"):
      if (has(6)) state_.matrix = combined(matrix_operand(), state_.matrix);
      return true;
    case code_of("gs"): set_external_state(); return true;
    default: return false;
  }
}

void ContentReader::object_operator(std::uint32_t code, Tokens& tokens) {
  switch (code) {
    case code_of("Do"): invoke(); return;
    case code_of("BI"): inline_image(tokens); return;
    case code_of("BMC"): begin_marked(false); return;
    case code_of("BDC"): begin_marked(true); return;
    case code_of("EMC"): marks_.end(page_); return;
    default: return;
  }
}

void ContentReader::save() {
  if (saved_.size() < deepest_save) {
    saved_.push_back(state_);
  } else {
    ++saves_too_deep_;
  }
}

void ContentReader::restore() {
  if (saves_too_deep_ > 0) {
    --saves_too_deep_;
  } else if (!saved_.empty()) {
    state_ = saved_.back();
    saved_.pop_back();
  }
}

void ContentReader::rectangle() {
  const double x = number(3);
  const double y = number(2);
  const double width = number(1);
  const double height = number(0);
  path_.move_to(state_.matrix.apply({x, y}));
  path_.line_to(state_.matrix.apply({x + width, y}));
  path_.line_to(state_.matrix.apply({x + width, y + height}));
  path_.line_to(state_.matrix.apply({x, y + height}));
  path_.close();
}

// A clip is taken as its bounding box: what lies outside of that is surely not seen.
void ContentReader::finish_path(bool stroked, bool filled) {
  if (!marks_.is_hidden()) {
    if (stroked) path_.add_stroked(page_.strokes);
    if (filled && !stroked) path_.add_filled(page_.strokes);
  }
  if (clip_pending_) {
    if (const auto bounds = path_.bounds()) state_.clip = intersection(state_.clip, *bounds);
  }
  clip_pending_ = false;
  path_.clear();
}

const Object* ContentReader::resource(std::string_view kind, std::string_view name) {
  const Dictionary* entries = resources_ ? file_.dictionary_at(*resources_, kind) : nullptr;
  if (!entries) return nullptr;
  const auto found = entries->find(name);
  return found == entries->end() ? nullptr : &found->second;
}

void ContentReader::set_external_state() {
  if (!has(1)) return;
  const Object* entry = resource("ExtGState", name_bytes(operands_.back(), scratch_));
  const Dictionary* dictionary = entry ? file_.resolve(*entry).as_dictionary() : nullptr;
  const Array* font = dictionary ? file_.array_at(*dictionary, "Font") : nullptr;
  if (!font || font->size() != 2) return;
  const double* size = file_.resolve((*font)[1]).as_number();
  state_.text.font = &fonts_.font((*font)[0]);
  state_.text.size = size && std::isfinite(*size) ? *size : 0;
}

bool ContentReader::is_hidden(const Dictionary& owner) {
  const auto entry = owner.find("OC");
  return entry != owner.end() && layers_.hides(entry->second);
}

void ContentReader::invoke() {
  if (!has(1) || marks_.is_hidden()) return;
  const Object* entry = resource("XObject", name_bytes(operands_.back(), scratch_));
  const Dictionary* object = entry ? file_.resolve(*entry).as_dictionary() : nullptr;
  if (!object || is_hidden(*object)) return;
  const std::string_view kind = file_.name_at(*object, "Subtype");
  if (kind == "Image" && image(state_.matrix) && page_.images.size() < most_images) {
    page_.images.push_back({*entry, nullptr, state_.matrix});
  }
  if (kind == "Form") run_form(*entry, *object, state_);
}

void ContentReader::run_form(const Object& object, const Dictionary& form,
                             const GraphicsState& state) {
  const Reference* reference = object.as_reference();
  if (!reference || running_.size() >= deepest_form || budget_ == 0) return;
  if (std::find(running_.begin(), running_.end(), *reference) != running_.end()) return;
  auto held = forms_.find(*reference);
  if (held == forms_.end()) held = forms_.emplace(*reference, file_.stream(object)).first;
  GraphicsState inner = state;
  const auto entry = form.find("Matrix");
  if (entry != form.end()) {
    if (const auto matrix = matrix_of(file_, entry->second)) {
      inner.matrix = combined(*matrix, inner.matrix);
    }
  }
  if (const auto box = form.find("BBox"); box != form.end()) {
    if (const auto bounds = rectangle_of(file_, box->second)) {
      inner.clip = intersection(inner.clip, transformed(inner.matrix, *bounds));
    }
  }
  const Dictionary* own = file_.dictionary_at(form, "Resources");
  const Dictionary* resources = own ? own : resources_;
  budget_ -= std::min(budget_, cost_of_form);
  running_.push_back(*reference);
  run(held->second, resources, inner);
  running_.pop_back();
}

bool ContentReader::image(const Matrix& matrix) {
  const double area = page_.width * page_.height;
  if (area <= 0 || marks_.is_hidden()) return false;
  const Rect seen = intersection(state_.clip, transformed(matrix, {0, 0, 1, 1}));
  const double share = seen.width() * seen.height() / area;
  page_.image_share = std::max(page_.image_share, share);
  return share > 0;
}

// How long the data of an inline image is at least: known when it is not compressed.
void ContentReader::inline_image(Tokens& tokens) {
  double width = 0;
  double height = 0;
  double depth = 1;
  bool filtered = false;
  std::string_view key;
  const std::size_t begin = tokens.place();
  Token token = tokens.next();
  for (int i = 0; i < most_image_tokens && token.kind != TokenKind::end; ++i) {
    if (token.kind == TokenKind::word && token.text == "ID") break;
    if (token.kind == TokenKind::name && key.empty()) {
      key = token.text;
    } else {
      if (key == "W" || key == "Width") width = token.number;
      if (key == "H" || key == "Height") height = token.number;
      if (key == "BPC" || key == "BitsPerComponent") depth = std::max(1.0, token.number);
      if (key == "F" || key == "Filter") filtered = true;
      key = {};
    }
    token = tokens.next();
  }
  if (token.text != "ID") return;
  std::string_view entries = tokens.since(begin);
  entries.remove_suffix(std::min<std::size_t>(entries.size(), 2));
  const double row = std::ceil(width * depth / 8);
  const bool known = !filtered && row > 0 && height > 0 && row * height < 1e8;
  const auto data = tokens.take_inline_image(known ? static_cast<std::size_t>(row * height) : 0);
  if (image(state_.matrix)) keep_inline_image(entries, data);
}

// One that may be a part of a page's picture.
void ContentReader::keep_inline_image(std::string_view entries, std::string_view data) {
  const Rect box = transformed(state_.matrix, {0, 0, 1, 1});
  const bool small = box.width() * box.height() < least_inline_share * page_.width * page_.height;
  if (small || page_.images.size() >= most_images) return;
  const std::string dictionary = "<<" + std::string(entries) + ">>";
  std::size_t at = 0;
  std::size_t values = most_inline_values;
  const Object read = read_value(dictionary, at, values);
  if (!read.as_dictionary()) return;
  auto kept = std::make_shared<InlineImage>();
  for (const auto& [key, value] : *read.as_dictionary()) {
    const Name* name = value.as_name();
    const Object* space = name ? resource("ColorSpace", name->text) : nullptr;
    kept->dictionary.emplace(long_key(key), space ? *space : value);
  }
  kept->data = data;
  page_.images.push_back({Object(), std::move(kept), state_.matrix});
}

MarkedContent::Mark ContentReader::mark_of(const Token& tag, std::size_t properties) {
  MarkedContent::Mark mark;
  const Token& first = operands_[properties];
  if (first.kind == TokenKind::name) {
    const Object* entry = resource("Properties", name_bytes(first, scratch_));
    if (!entry) return mark;
    mark.hidden = tag.text == "OC" && layers_.hides(*entry);
    const Dictionary* dictionary = file_.resolve(*entry).as_dictionary();
    if (!dictionary) return mark;
    const std::string* text = file_.lookup(*dictionary, "ActualText").as_string();
    if (text) mark.actual_text = text_string(*text);
    return mark;
  }
  for (std::size_t i = properties; i + 1 < operands_.size(); ++i) {
    if (operands_[i].kind == TokenKind::name && operands_[i].text == "ActualText") {
      mark.actual_text = text_string(string_bytes(operands_[i + 1], scratch_));
    }
  }
  return mark;
}

void ContentReader::begin_marked(bool with_properties) {
  MarkedContent::Mark mark;
  if (with_properties && has(2)) mark = mark_of(operands_[0], 1);
  marks_.begin(std::move(mark), page_.glyphs.size());
}

}  // namespace labread::pdf
