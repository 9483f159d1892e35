#include "parser/assembly/draft.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {

void Draft::extend(const Line& line, std::size_t number) {
  if (line.page == page) box = united(box, line.box);
  last_box = line.box;
  touched = number;
  one_line = false;
  text += " / " + line.text();
}

void Draft::take_value(const RowReading& part, const RowContext& part_context) {
  reading.value = part.value;
  reading.read = part.read;
  reading.could_be_range = part.could_be_range;
  reading.labelled_value = part.labelled_value || std::exchange(value_led, false);
  reading.placement = part.placement;
  reading.previous = part.previous;
  reading.more = part.more;
  context = part_context;
}

Draft draft_of(const Line& line, std::size_t number, RowReading&& reading,
               const RowContext& context) {
  Draft draft;
  draft.reading = std::move(reading);
  draft.context = context;
  draft.page = line.page;
  draft.first_line = line.number;
  draft.box = draft.last_box = line.box;
  draft.touched = number;
  draft.text = line.text();
  return draft;
}

bool is_bare(const RowReading& reading) {
  return reading.unit.empty() && reading.range.empty() && reading.flag.empty();
}

bool fill(Piece& slot, const Piece& found) {
  if (!slot.empty() || found.empty()) return false;
  slot = found;
  return true;
}

bool has_whole_interval(const Draft& draft, const Conventions& conventions,
                        const Catalogue& catalogue) {
  const RowReading& open = draft.reading;
  // Also where the name above the row of a table made it one of two lines.
  const bool beside = draft.context.columns != nullptr && !open.value.empty() &&
                      !open.range.empty() && open.range.box.top < open.value.box.bottom &&
                      open.range.box.bottom > open.value.box.top;
  if (!draft.one_line && !beside) return false;
  const auto own = take_range(open.range.text, conventions, catalogue);
  return own && own->value.low && own->value.high;
}

bool is_range_of(const RowReading& open, const RowReading& part) {
  const bool either =
      part.read.kind == ValueKind::interval || part.read.comparator != Comparator::none;
  return part.could_be_range && either && !part.labelled_value && part.flag.empty() &&
         part.range.empty() && open.range.empty();
}

bool was_range(const Draft& draft, const RowReading& part) {
  const RowReading& open = draft.reading;
  return part.has_value() && open.read.kind == ValueKind::interval && !draft.one_line &&
         open.range.empty() && open.flag.empty() && !open.labelled_value &&
         part.read.kind == ValueKind::number && !part.could_be_range && part.unit.empty() &&
         part.range.empty();
}

bool is_word_range_of(const Draft& draft, const RowReading& part, const Catalogue& catalogue) {
  const RowReading& open = draft.reading;
  // "Not Estab." below the unit says of the range that there is none.
  const bool none = part.read.kind == ValueKind::status && part.read.word == "not_established";
  if (none) return open.has_value() && open.range.empty() && part.name.empty();
  const bool told = open.has_value() && open.range.empty() &&
                    (open.read.kind == ValueKind::word || open.read.kind == ValueKind::ordinal);
  const bool known =
      !part.read.word.empty() && catalogue.find_name(fold_name(open.name.text)) != nullptr;
  return told && !draft.one_line && part.name.empty() && part.read.kind == ValueKind::word &&
         is_bare(part) && (is_definite_word(part.read.word, catalogue) || known);
}

bool limits_result(const Draft& draft, const RowReading& part) {
  if (!draft.assumed_range || draft.has_value() || !part.could_be_range) return false;
  const Value& first = draft.assumed_range->read;
  const Value& last = part.read;
  return first.number && last.number && is_below(first.comparator) && is_below(last.comparator) &&
         *first.number < *last.number;
}

bool tells_limit_is_value(const Draft& draft, const RowReading& part,
                          const Conventions& conventions, const Catalogue& catalogue) {
  if (!draft.assumed_range || draft.has_value()) return false;
  if (part.labelled_range) return true;
  const Value& limit = draft.assumed_range->read;
  const auto range = take_range(part.range.text, conventions, catalogue);
  return is_below(limit.comparator) && limit.number && range && range->value.low &&
         range->value.high && range->length == part.range.text.size() &&
         range->value.low->value < *limit.number && *limit.number < range->value.high->value;
}

std::optional<RowReading> behind_scale(const Draft& draft, const RowReading& part,
                                       const Conventions& conventions, const Catalogue& catalogue) {
  const RowReading& open = draft.reading;
  const bool bare = part.has_value() && part.name.empty() && part.unit.empty() &&
                    part.range.empty() && part.read.kind == ValueKind::number;
  if (!bare || draft.one_line || open.labelled_value) return std::nullopt;
  const auto range = take_range(open.range.text, conventions, catalogue);
  if (!range || open.read.kind != ValueKind::number) return std::nullopt;
  const auto is = [](const std::optional<Bound>& end, const Value& value) {
    return end && value.number && end->value == *value.number;
  };
  const auto& [low, high] = std::pair(range->value.low, range->value.high);
  if (low && high) {
    const bool ends = is(low, open.read) && is(high, part.read);
    return ends ? std::optional<RowReading>(std::in_place) : std::nullopt;
  }
  return is(low, open.read) || is(high, open.read) ? std::optional(part) : std::nullopt;
}

std::optional<RowReading> count_below_limits(const Draft& draft, const TypedLine& typed) {
  if (draft.one_line || typed.tokens.empty()) return std::nullopt;
  const RowReading& open = draft.reading;
  const bool expected = open.known_name && !open.has_value() && open.labelled_range &&
                        !open.range.empty() && open.unit.text.starts_with('/');
  const TypedToken& count = typed.tokens[0];
  const bool interval = count.is(token_interval) && count.is(token_range) && count.value;
  const bool flagged = typed.tokens.size() == 2 && typed.tokens[1].is(token_flag);
  if (!expected || !interval || !(flagged || typed.tokens.size() == 1)) return std::nullopt;
  RowReading reading;
  append(reading.value, count, typed);
  reading.read = *count.value;
  if (flagged) {
    append(reading.flag, typed.tokens[1], typed);
    reading.flag_meaning = typed.tokens[1].flag_meaning;
  }
  return reading;
}

bool add_rest_of_words(Draft& draft, const TypedLine& typed) {
  Piece& value = draft.reading.value;
  const Line& line = *typed.line;
  const Columns* columns = draft.context.columns;
  if (draft.reading.read.kind != ValueKind::word || !draft.has_value() || columns == nullptr ||
      !columns->aligned || typed.cells.size() != 1 || typed.tokens.empty() || typed.comment) {
    return false;
  }
  const double size = double(line.font_size);
  const Column* column = columns->at(line.box);
  const bool below = column != nullptr && column->role == ColumnRole::value &&
                     std::abs(line.box.left - value.box.left) < 0.5 * size &&
                     line.box.top - draft.last_box.bottom < size;
  const bool ended = value.text.ends_with(',');
  const bool comma = ended || draft.text.find(value.text + ",") != std::string::npos;
  const int kinds = comma ? token_text | token_name | token_word_value : token_text;
  const bool words =
      std::all_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
        return (token.kinds & ~kinds) == 0 && has_letter(token.text);
      });
  const char first = typed.cells.front().front();
  if (!below || !(comma || (words && first >= 'a' && first <= 'z'))) return false;
  if (!words) {
    draft.reading.placement.push_back({"its words go on below", weights::contradiction});
    return true;
  }
  join(value, {line.text(), line.box}, ' ');
  if (comma && !ended) value.text.insert(value.text.size() - line.text().size() - 1, ",");
  return true;
}

const LexiconEntry* flag_below_word(const Draft& draft, const RowReading& part,
                                    const Lexicon& lexicon) {
  const RowReading& open = draft.reading;
  const bool below =
      open.read.kind == ValueKind::word && open.has_value() && open.flag.empty() && !draft.one_line;
  if (!below || part.read.kind != ValueKind::word || !part.name.empty() || !part.unit.empty() ||
      !part.range.empty() || fold_name(part.value.text) == fold_name(open.value.text)) {
    return nullptr;
  }
  return lexicon.find(fold_name(part.value.text), WordRole::flag_word);
}

bool is_of_another_test(const RowReading& reading, const Catalogue& catalogue) {
  const bool misfit = holds(reading.evidence, weights::unit_misfits);
  return misfit && reading.read.kind == ValueKind::number && !reading.labelled_value &&
         is_below(reading.value.box, reading.name.box) &&
         catalogue.find_name(fold_name(reading.name.text)) != nullptr;
}

bool may_be_value_of(const Draft& draft, const RowReading& row, const Catalogue& catalogue) {
  const RowReading& open = draft.reading;
  const bool waits = !open.has_value() && open.known_name && !open.unit.empty();
  return waits && !row.known_name && !row.unit.empty() &&
         is_unit_of_any(open.candidates, fold_unit(row.unit.text), catalogue);
}

bool may_have_value_above(const Draft& draft, const RowReading& part, const Catalogue& catalogue) {
  if (!draft.unit_above || !draft.reading.known_name) return false;
  const std::string unit = fold_unit(*draft.unit_above);
  if (unit.empty()) return part.unit.empty();
  return is_unit_of_any(draft.reading.candidates, unit, catalogue);
}

bool marks_earlier(const Draft& draft, const RowReading& part) {
  const Columns* columns = draft.context.columns;
  if (columns == nullptr || part.flag.empty()) return false;
  if (part.has_value() || !part.unit.empty() || !part.range.empty()) return false;
  const Column* column = columns->at(part.flag.box);
  return column != nullptr && column->role == ColumnRole::previous;
}

}  // namespace labread
