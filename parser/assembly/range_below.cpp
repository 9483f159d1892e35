#include "parser/assembly/range_below.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/assembly/line_kinds.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// The only cell of a line, or the one beside a method: "(Serum, ECLIA)      25 - 29 yrs: 1.2
// - 9.2".
const Cell* cell_without_method(const Line& line) {
  if (line.cells.size() == 1) return &line.cells[0];
  if (line.cells.size() != 2) return nullptr;
  const std::string first = line.cells[0].text();
  return is_in_brackets(first) ? &line.cells[1] : nullptr;
}

// "Above 20: general population (up to 60": the bracket is closed on the next line.
bool has_open_bracket(std::string_view text) {
  return std::ranges::count(text, '(') > std::ranges::count(text, ')');
}

// "Target values (2021) by the risk of the heart", "up to 3.0. Mechanical valve: 2.5 - 3.5": a
// label led to a heading or to sentences.
bool is_text_about_limits(const RowReading& part) {
  const std::string& text = part.range.text;
  constexpr std::ptrdiff_t fewest_blanks = 3;
  if (!part.limits && std::count(text.begin(), text.end(), ' ') >= fewest_blanks) return true;
  for (std::size_t stop = text.find(". "); stop != std::string::npos;
       stop = text.find(". ", stop + 1)) {
    const std::string_view sentence = text;
    if (ends_in_digit(sentence.substr(0, stop)) && starts_with_letter(sentence.substr(stop + 2))) {
      return true;
    }
  }
  return false;
}

// "1st trimester: 0.1 - 2.5" right below the row's interval, in its column: one cell of several
// lines.
bool is_in_cell_of_range(const Draft& draft, const Line& line, const RowReading& part,
                         const TableInForce& table) {
  if (line.cells.size() != 1 || draft.reading.range.empty()) return false;
  const double size = double(line.font_size);
  return table.role_at(line.box) == ColumnRole::range && part.name.empty() &&
         std::abs(line.box.left - draft.reading.range.box.left) <= size &&
         line.box.top - draft.last_box.bottom <= size;
}

bool ends_open(std::string_view range) {
  return range.ends_with('-') || range.ends_with("\u2013") || range.ends_with("\u2014");
}

// "Deficient: < 20" between a row with a whole interval and, nearer to it, the row whose further
// bands follow: the cells of a row are centred.
bool leads_range_of(const Line* next, const Line& line, const Draft& draft,
                    const Conventions& conventions, const Catalogue& catalogue) {
  constexpr double clear_step = 0.15;  // in font sizes
  if (!draft.has_value() || !has_whole_interval(draft, conventions, catalogue)) return false;
  if (next == nullptr || next->cells.size() < 3) return false;
  const double above = line.box.middle() - draft.last_box.middle();
  const double below = next->box.middle() - line.box.middle();
  return above - below > clear_step * double(line.font_size);
}

}  // namespace

bool add_rest_of_unit(Draft& draft, const Line& line, const Catalogue& catalogue) {
  if (line.cells.size() != 1 || line.cells[0].words.size() != 1) return false;
  Piece& unit = draft.reading.unit;
  const double size = double(line.font_size);
  if (unit.empty() || std::abs(unit.box.left - line.box.left) > size) return false;
  const std::string joined = unit.text + " " + line.text();
  const auto whole = ucum_of(joined, catalogue);
  if (!whole || (!ends_in_digit(unit.text) && !unit.text.ends_with('/'))) return false;
  unit = {joined, united(unit.box, line.box)};
  return true;
}

bool add_range(Draft& draft, const Line& line, const RowReading& part, bool right_below,
               const TableInForce& table, const Conventions& conventions,
               const Catalogue& catalogue) {
  if (part.labelled_range && is_text_about_limits(part)) return false;
  RowReading& open = draft.reading;
  if (tells_limit_is_value(draft, part, conventions, catalogue)) {
    const RowReading value = *std::exchange(draft.assumed_range, std::nullopt);
    open.range = {};
    draft.take_value(value, draft.context);
  }
  const bool bands = open.range.empty() || holds(part.placement, weights::band_line) || right_below;
  if (!bands) return false;
  const auto own = take_range(open.range.text, conventions, catalogue);
  const bool whole = own && own->length == open.range.text.size();
  const bool stacked = right_below && is_in_cell_of_range(draft, line, part, table);
  // "Reference range: <100" and below it "Desirable range <100 for primary prevention"; "0.80 -
  // 1.20" and "Therapeutic range with a valve: 2.5 - 3.5".
  const bool explained = own && own->value.low && own->value.high && has_letter(part.range.text);
  const bool again = (open.labelled_range || explained) && part.labelled_range && whole;
  if (!stacked && (again || has_whole_interval(draft, conventions, catalogue))) return false;
  // "Deficient <10; sufficient >30" from the column of names on explains a row that has its limits.
  const bool below_names = table.role_at(line.cells.front().words.front()->box) == ColumnRole::name;
  if (!stacked && draft.one_line && whole && below_names) return false;
  if (!stacked && !open.range.empty() && draft.one_line && holds_digit(open.range.text) &&
      read_range_cell(open.range.text + "\n" + part.range.text, conventions, catalogue)
          .bands.empty()) {
    return false;
  }
  // "Normal range 50 - 200" among bands is one of them.
  const bool band = part.labelled_range && line.cells.size() <= 2 &&
                    holds_words(open.range.text, WordRole::band_word, catalogue.lexicon());
  join(open.range, band ? Piece{line.text(), line.box} : part.range, '\n');
  open.labelled_range = open.labelled_range || part.labelled_range;
  open.limits = open.limits || part.limits;
  open.two_bounds = open.two_bounds || part.two_bounds;
  if (part.bound_title) open.bound_title = part.bound_title;
  return true;
}

bool add_band(Draft& draft, const Line& line, const RowReading& reading,
              const Conventions& conventions, const Catalogue& catalogue) {
  if (!reading.has_value() || !draft.has_value() || draft.reading.range.empty()) return false;
  if (!reading.could_be_range || reading.known_name || !reading.name.text.ends_with(':') ||
      has_whole_interval(draft, conventions, catalogue)) {
    return false;
  }
  join(draft.reading.range, {reading.name.text + " " + reading.value.text, line.box}, '\n');
  return true;
}

bool add_line_of_range(Draft& draft, const TypedLine& typed, const RowReading& reading) {
  const Line& line = *typed.line;
  const Cell* part = cell_without_method(line);
  if (part == nullptr || !draft.has_value()) return false;
  Piece& range = draft.reading.range;
  const double size = double(line.font_size);
  const bool below = !range.empty() && std::abs(range.box.left - part->box.left) <= size &&
                     range.box.left > draft.reading.name.box.right &&
                     line.box.top - draft.last_box.bottom <= size;
  const bool words = range.text.find_first_not_of("0123456789.,-<>=[]() ") != std::string::npos;
  if (!below || !words || typed.prose_words >= 3) return false;
  if (has_open_bracket(range.text) && part->words.back()->text.ends_with(')')) {
    join(range, {part->text(), part->box}, ' ');
    return true;
  }
  if (!holds_limits(typed)) return false;
  if (reading.name.empty() && !reading.has_value() && reading.left_over.empty()) return false;
  join(range, {part->text(), part->box}, '\n');
  return true;
}

bool add_led_bands(Draft& draft, const TypedLine& typed, const Conventions& conventions,
                   const Catalogue& catalogue) {
  const auto& tokens = typed.tokens;
  constexpr std::size_t fewest_tokens = 5;  // the lead, and words and limits of two bands
  if (tokens.size() < fewest_tokens || typed.cells.size() != 1) return false;
  const bool leads = tokens[0].colon && tokens[0].leads_range();
  const bool words = !tokens[1].is(token_number | token_range);
  if (!leads || !words || !draft.has_value() || !draft.reading.range.empty()) return false;
  const std::string bands = typed.cells[0].substr(tokens[1].begin);
  if (read_range_cell(bands, conventions, catalogue).bands.size() < 2) return false;
  draft.reading.range = {bands, typed.line->box};
  draft.reading.limits = draft.reading.labelled_range = true;
  return true;
}

bool LedRange::add_led(Draft* draft, const TypedLine& typed) {
  const bool led = std::exchange(led_, false) && draft != nullptr;
  const auto& tokens = typed.tokens;
  if (draft == nullptr || tokens.empty()) return false;
  Piece& range = draft->reading.range;
  if (range.empty() && is_title_of_limits(typed)) return led_ = true;
  // "Low risk: < 0.10 mg/dL", in the row's unit.
  const bool in_unit = tokens.back().is(token_unit) && tokens.size() > 1 &&
                       fold_unit(tokens.back().text) == fold_unit(draft->reading.unit.text);
  const TypedToken& last = tokens[tokens.size() - (in_unit ? 2 : 1)];
  const bool words = !tokens[0].is(token_number | token_range) && has_letter(tokens[0].text) &&
                     last.is(token_range);
  if (!led || !(words || is_limit_with_words(typed)) || names_analyte(typed) ||
      typed.cells.size() > 2) {
    return false;
  }
  std::string text;
  for (const std::string& cell : typed.cells) text += (text.empty() ? "" : " ") + cell;
  join(range, {text, typed.line->box}, '\n');
  draft->reading.limits = true;
  return led_ = true;
}

void note_place_of_range(Draft& draft, const TypedLine& typed) {
  if (draft.range_place || typed.tokens.empty() || !draft.reading.range.empty()) return;
  const TypedToken& last = typed.tokens.back();
  if (last.cell > 0 && last.begin == 0 && last.leads_range()) draft.range_place = last.box.left;
}

bool add_in_place_of_range(Draft& draft, const TypedLine& typed) {
  if (!draft.range_place || typed.cells.size() != 1) return false;
  const Line& line = *typed.line;
  const bool below =
      std::abs(line.cells[0].box.left - *draft.range_place) <= double(line.font_size);
  if (!below || !holds_limits(typed) || typed.prose_words >= 3 || names_analyte(typed)) {
    return false;
  }
  join(draft.reading.range, {typed.cells[0], line.box}, '\n');
  draft.reading.limits = true;
  return true;
}

RangeFragment::Part RangeFragment::take(Draft* draft, const TypedLine& typed, const Line* next,
                                        const TableInForce& table, const Conventions& conventions,
                                        const Catalogue& catalogue) {
  if (typed.tokens.empty()) return Part::none;
  const bool in_range_column = std::all_of(
      typed.tokens.begin(), typed.tokens.end(),
      [&](const TypedToken& token) { return table.role_at(token.box) == ColumnRole::range; });
  if (!in_range_column) return Part::none;
  const Line& line = *typed.line;
  const Piece part{line.text(), line.box};
  if (draft != nullptr && leads_range_of(next, line, *draft, conventions, catalogue)) {
    above_ = part;
    return Part::above;
  }
  if (take_range(part.text, conventions, catalogue)) return Part::none;
  if (draft != nullptr && draft->has_value() && ends_open(draft->reading.range.text)) {
    join(draft->reading.range, part, ' ');
    return Part::below;
  }
  if (!ends_open(part.text)) return Part::none;
  above_ = part;
  return Part::above;
}

void RangeFragment::put_before(const Line& line, RowReading& reading,
                               const Conventions& conventions, const Catalogue& catalogue) {
  if (above_.empty()) return;
  const bool near = line.box.top - above_.box.bottom < double(line.font_size);
  if (near && (reading.range.empty() || !take_range(reading.range.text, conventions, catalogue))) {
    join(above_, reading.range, ends_open(above_.text) ? ' ' : '\n');
    reading.range = above_;
    reading.limits = true;
  }
  above_ = {};
}

}  // namespace labread
