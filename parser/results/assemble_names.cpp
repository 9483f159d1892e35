// A known name that goes on in the next line.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/results/assembler.h"
#include "parser/results/pieces.h"
#include "parser/tokens/unit.h"

namespace labread {

// "ABSOLUTE COUNT" below "Basophils  1  %": the row's unit is one of its own name's test and none
// of the longer name's.
bool Assembler::is_of_another_unit(const Name& longer) const {
  const std::string unit = fold_unit(draft_->reading.unit.text);
  return !unit.empty() && is_unit_of_any(draft_->reading.candidates, unit, catalogue_) &&
         !is_unit_of_any(longer.analytes, unit, catalogue_);
}

// "Saturation" below "Transferrin" and its result: a first cell that makes a known name of the
// draft's.
bool Assembler::continues_known_name(const Line& line) {
  if (!adjacent(line) || draft_->reading.name.empty()) return false;
  Piece& name = draft_->reading.name;
  const Cell& first = line.cells.front();
  if (first.words.size() > 6) return false;
  const double size = double(line.font_size);
  const double indent = name.box.left - first.box.left;
  const std::string with_number = with_counter();
  const bool counted = indent > 0 && indent <= 6 * size && with_number != name.text;
  const bool below = (std::abs(first.box.left - name.box.left) <= 2 * size || counted) &&
                     line.box.top - draft_->last_box.bottom <= size;
  if (!below) return false;
  const std::string rest = first.text();
  if (!has_letter(rest) && (rest != "%" || draft_->reading.unit.empty())) return false;
  const bool hour =
      rest.starts_with('1') && catalogue_.find_name(fold_name(rest)) != nullptr;  // "1st hour"
  if (hour) return false;
  std::string joined = name.text + std::string(between_lines(draft_->text, name.text)) + rest;
  const Name* known = catalogue_.find_name(fold_name(joined));
  if (std::string counted_name = with_number + " " + rest;
      known == nullptr && draft_->one_line && joined != counted_name) {
    joined = std::move(counted_name);
    known = catalogue_.find_name(fold_name(joined));
  }
  if (known == nullptr || is_of_another_unit(*known)) return false;
  // Below a complete result stands the next one, unless only its name and range go on.
  if (draft_->reading.has_value() && (!draft_->one_line || starts_result(line))) return false;
  name.text = joined;
  name.box = united(name.box, first.box);
  draft_->reading.candidates.assign(known->analytes.begin(), known->analytes.end());
  if (line.cells.size() == 1) touch(line);
  return true;
}

// "25 Hydroxy" whose number was taken for the row's.
std::string Assembler::with_counter() const {
  const std::string& line = draft_->text;
  const std::string& name = draft_->reading.name.text;
  const std::size_t at = line.find(name);
  if (at == 0 || at == std::string::npos) return name;
  const std::size_t cell = line.rfind("  ", at);
  const std::size_t from = cell == std::string::npos ? 0 : cell + 2;
  return line.substr(from, at + name.size() - from);
}

bool Assembler::starts_result(const Line& line) const {
  const bool own_name = line.cells.size() == 1 &&
                        catalogue_.find_name(fold_name(line.cells.front().text())) != nullptr &&
                        catalogue_.find_name(fold_name(draft_->reading.name.text)) != nullptr;
  const TypedLine typed = type_line(line, conventions_, catalogue_);
  const auto begins = [&](const TypedToken& token) {
    const Column* column = columns_ ? columns_->at(token.box) : nullptr;
    const bool titled = column != nullptr && column->role == ColumnRole::value;
    if (token.cell == 0) return false;
    if (token.is(token_word_value) && titled) return true;
    // ">66" under the title of results
    return token.is(token_number) && (titled || !token.is(token_range));
  };
  return own_name || std::any_of(typed.tokens.begin(), typed.tokens.end(), begins);
}

// The line without the first cell, as a line of its own.
void Assembler::step_behind_name(const Line& line) {
  Line& part = parts_.emplace_back(line);
  part.cells.erase(part.cells.begin());
  fit_box(part);
  --running_;  // it is the same line
  step(part);
}

}  // namespace labread
