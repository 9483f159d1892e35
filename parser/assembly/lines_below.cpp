#include "parser/assembly/lines_below.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/draft.h"
#include "parser/assembly/line_kinds.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"

namespace labread {

const TypedLine& LinesBelow::typed_next() const {
  if (!typed_ || typed_->line != &next()) typed_ = type_line(next(), conventions_, catalogue_);
  return *typed_;
}

TypedLine LinesBelow::typed(const Line& line) {
  if (typed_ && typed_->line == &line) return *std::exchange(typed_, std::nullopt);
  return type_line(line, conventions_, catalogue_);
}

bool LinesBelow::begins_column(const Line& line) const {
  return !empty() && is_number_alone(type_line(line, conventions_, catalogue_)) &&
         is_number_alone(typed_next());
}

bool LinesBelow::begins_card(const Line& line) const {
  if (line.cells.size() != 1 || lines_.size() < 2 || lines_[1].page != line.page) return false;
  const auto is_alone = [](const TypedLine& typed, std::uint16_t kinds) {
    return typed.cells.size() == 1 && typed.tokens.size() == 1 && typed.tokens[0].is(kinds);
  };
  return lines_[0].cells.size() == 1 && is_alone(typed_next(), token_number) &&
         lines_[1].cells.size() == 1 &&
         is_alone(type_line(lines_[1], conventions_, catalogue_), token_unit | token_range);
}

bool LinesBelow::leads_to_result(const Line& line) const {
  if (next_on_page(line) == nullptr || typed_next().tokens.empty()) return false;
  const TypedToken& first = typed_next().tokens.front();
  return first.labels(WordRole::value_lead) || first.labels(WordRole::header_value);
}

const LexiconEntry* LinesBelow::flag_of_number(const Line& line, const RowReading& reading) const {
  if (reading.read.kind != ValueKind::word || !is_bare(reading)) return nullptr;
  if (next_on_page(line) == nullptr) return nullptr;
  const LexiconEntry* flag =
      catalogue_.lexicon().find(fold_name(reading.value.text), WordRole::flag_word);
  if (flag == nullptr) return nullptr;
  const auto& tokens = typed_next().tokens;
  const bool quantity =
      tokens.size() == 2 && tokens[0].is(token_number) && tokens[1].is(token_unit);
  return quantity ? flag : nullptr;
}

bool LinesBelow::complete_name_with_number(const Line& line, const RowReading& reading) const {
  const bool bare =
      reading.unit.empty() && reading.range.empty() && reading.value.cell == reading.name.cell;
  const Line* next = next_on_page(line);
  if (!bare || next == nullptr) return false;
  const std::string& word = next->cells.front().words.front()->text;
  return catalogue_.find_name(
             fold_name(reading.name.text + " " + reading.value.text + " " + word)) != nullptr;
}

bool LinesBelow::hold_decimals_of(const Line& line, const RowReading& reading) const {
  const Line* next = next_on_page(line);
  if (next == nullptr || !is_digits(reading.value.text)) return false;
  const Word& word = *next->cells.front().words.front();
  const double size = double(line.font_size);
  return word.text.size() > 1 && !is_digits(word.text) && is_torn_back(word.text) &&
         std::abs(word.box.left - reading.value.box.left) <= 2 * size;
}

void LinesBelow::know_by_name(const Line& line, RowReading& reading,
                              const RowContext& context) const {
  const Line* next = next_on_page(line);
  if (reading.name.empty() || reading.known_name || next == nullptr) return;
  const Cell& rest = next->cells.front();
  const double size = double(line.font_size);
  const bool below = rest.words.size() <= 6 &&
                     std::abs(rest.box.left - reading.name.box.left) <= 2 * size &&
                     next->box.top - line.box.bottom <= size && has_letter(rest.text());
  if (!below) return;
  const std::string joined =
      reading.name.text + std::string(between_lines(line.text(), reading.name.text)) + rest.text();
  const Name* known = catalogue_.find_name(fold_name(joined));
  if (known == nullptr || catalogue_.find_name(fold_name(rest.text())) != nullptr) return;
  const auto& tokens = typed_next().tokens;
  const bool row = std::any_of(tokens.begin(), tokens.end(), [](const TypedToken& token) {
    return token.cell > 0 && token.is(token_number) && !token.is(token_range);
  });
  if (row) return;
  RowReading whole = reading;
  whole.name.text = joined;
  whole.candidates.assign(known->analytes.begin(), known->analytes.end());
  weigh(whole, context, catalogue_);
  if (!whole.accepted()) return;
  whole.name.text = reading.name.text;  // the next line is joined to it
  reading = std::move(whole);
}

void LinesBelow::know_by_limits(const Line& line, RowReading& reading,
                                const RowContext& context) const {
  const bool limit = reading.could_be_range && reading.known_name && reading.range.empty() &&
                     holds(reading.placement, weights::value_column);
  if (!limit || next_on_page(line) == nullptr) return;
  const auto& tokens = typed_next().tokens;
  const bool labelled = tokens.size() >= 2 && tokens[0].colon && tokens[0].leads_range();
  if (!labelled || !tokens[1].is(token_range)) return;
  RowReading whole = reading;
  whole.range = {tokens[1].text, tokens[1].box};
  weigh(whole, context, catalogue_);
  if (!whole.accepted()) return;
  whole.range = {};  // the next line is joined to it
  reading = std::move(whole);
}

bool LinesBelow::hold_row_below(const Line& line, const Piece& name, const Piece& value) const {
  const Line* next = next_on_page(line);
  if (next == nullptr || next->cells.size() < 2) return false;
  const auto& tokens = typed_next().tokens;
  const double size = double(line.font_size);
  return !tokens.empty() && has_letter(tokens.front().text) &&
         std::abs(next->cells.front().box.left - name.box.left) <= 2 * size &&
         name.box.right < value.box.left &&
         std::any_of(tokens.begin() + 1, tokens.end(), [&](const TypedToken& token) {
           return token.cell > 0 && token.is(token_number) && token.box.left < value.box.right &&
                  value.box.left < token.box.right;
         });
}

void LinesBelow::know_by_row(const Line& line, RowReading& reading,
                             const RowContext& context) const {
  const auto known = [&](const RowReading& row) {
    return row.read.kind == ValueKind::number && row.value.cell != row.name.cell &&
           catalogue_.find_name(fold_name(row.name.text)) != nullptr;
  };
  // A whole number may be a footnote's or a count.
  const bool bare = known(reading) && is_bare(reading) && !reading.could_be_range &&
                    reading.read.number && reading.read.number->places > 0 &&
                    reading.left_over.empty() && context.columns == nullptr && !context.in_comment;
  const Line* next = next_on_page(line);
  const double size = double(line.font_size);
  if (!bare || next == nullptr || next->box.top - line.box.bottom > size) return;
  const RowReading row = read_row(typed_next(), context, conventions_, catalogue_);
  const bool alike = row.accepted() && known(row) && !is_bare(row) &&
                     std::abs(row.name.box.left - reading.name.box.left) < 0.5 * size &&
                     row.value.box.left < reading.value.box.right &&
                     row.value.box.right > reading.value.box.left;
  if (!alike) return;
  RowContext beside = context;
  beside.after_row = true;
  weigh(reading, beside, catalogue_);
}

bool LinesBelow::may_share_name(const Line& line, std::string_view open) const {
  if (empty() || next().cells.size() < 2) return false;
  const auto tell_the_same = [&](std::string_view text, const std::string& longer) {
    const Name* name = catalogue_.find_name(fold_name(text));
    const Name* whole = catalogue_.find_name(fold_name(longer));
    return name != nullptr && whole != nullptr && !name->analytes.empty() &&
           std::ranges::equal(name->analytes, whole->analytes);
  };
  const std::string below = next().cells.front().text();
  return tell_the_same(open, std::string(open) + " " + line.text()) &&
         tell_the_same(below, line.text() + " " + below);
}

}  // namespace labread
