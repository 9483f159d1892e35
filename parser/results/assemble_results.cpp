#include "parser/results/assembler.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/results/pieces.h"
#include "parser/results/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

// Specimens that a name states against what stands around it; "RBC" in a name is the cell itself.
bool is_no_blood(std::string_view specimen) {
  return specimen.starts_with("urine") || specimen == "stool" || specimen == "csf" ||
         specimen == "other";
}

// "Index: 0.09", "Glucose / enzymatic" below the titles of names and of methods.
std::string without_end(std::string_view name) {
  const auto is_mark = [](char c) { return c == ':' || c == '/' || c == ' '; };
  while (name.size() > 1 && is_mark(name.back())) name.remove_suffix(1);
  return std::string(name);
}

// "Potassium" above "95 mg/dL", which is another test's value.
bool is_of_another_test(const RowReading& reading, const Catalogue& catalogue) {
  const bool misfit =
      std::any_of(reading.evidence.begin(), reading.evidence.end(),
                  [](const Evidence& e) { return e.weight == weights::unit_misfits; });
  return misfit && reading.read.kind == ValueKind::number && !reading.labelled_value &&
         is_below(reading.value.box, reading.name.box) &&
         catalogue.find_name(fold_name(reading.name.text)) != nullptr;
}

}  // namespace

std::string specimen_in(std::string_view text, const Lexicon& lexicon) {
  const std::string key = fold_name(text);
  for (std::size_t at = 0; at < key.size();) {
    if (const auto match =
            lexicon.longest(std::string_view(key).substr(at), WordRole::specimen_word);
        match.entry && match.length > 1) {
      return std::string(match.entry->value);
    }
    const std::size_t blank = key.find(' ', at);
    if (blank == std::string::npos) break;
    at = blank + 1;
  }
  return {};
}

void Assembler::skip(int page, int number, std::string text, const RowReading& reading) {
  const bool like_a_result = (reading.known_name && reading.read.kind == ValueKind::number) ||
                             (!reading.unit.empty() && !reading.range.empty());
  if (like_a_result)
    out_.skipped.push_back({page, number, std::move(text), std::string(reading.refusal)});
}

// "eGFR" above "> 90 mL/min/1.73 m2" alone: the value, where the ranges of all cards so far were
// led by their label.
void Assembler::settle_assumed_range() {
  constexpr std::size_t fewest_cards = 3;
  RowReading& open = draft_->reading;
  if (!draft_->assumed_range || open.has_value() || !open.known_name) return;
  const bool limit = draft_->assumed_range->read.comparator != Comparator::none;
  if (!limit || open.unit.empty() || plain_cards_ > 0 || labelled_cards_ < fewest_cards) return;
  open.range = {};
  open.limits = false;
  take_value(*std::exchange(draft_->assumed_range, std::nullopt), draft_->context);
}

void Assembler::close() {
  if (!draft_) return;
  settle_assumed_range();
  Draft draft = std::move(*draft_);
  draft_.reset();
  if (!draft.reading.has_value()) {
    if (draft.reading.known_name && !draft.reading.range.empty()) {
      draft.reading.refusal = draft.reading.previous.empty()
                                  ? "no value beside the name and its range"
                                  : "no value of the newest day, only earlier ones";
      out_.skipped.push_back(
          {draft.page, draft.first_line, draft.text, std::string(draft.reading.refusal)});
    }
    return;
  }
  if (!draft.one_line) weigh(draft.reading, draft.context, catalogue_);
  if (draft.reading.accepted() && is_of_another_test(draft.reading, catalogue_)) {
    draft.reading.refusal = "the unit of the value below does not fit the name";
  }
  if (!draft.reading.accepted()) {
    skip(draft.page, draft.first_line, draft.text, draft.reading);
    return;
  }
  if (draft.result) {
    out_.results[*draft.result] = result_of(draft);
    return;
  }
  if (aside_ != nullptr) return keep_aside(result_of(draft));
  if (!draft.reading.lead_mark.empty()) {
    marks_.push_back({out_.results.size(), draft.reading.lead_mark});
  }
  note_limit(draft.reading);
  if (!draft.one_line && !draft.reading.range.empty()) {
    ++(draft.reading.labelled_range ? labelled_cards_ : plain_cards_);
  }
  out_.results.push_back(result_of(draft));
  for (const RowReading& more : draft.reading.more) {
    Draft second = draft;
    second.reading = more;
    out_.results.push_back(result_of(second));
  }
  keep_block(std::move(draft));
}

void Assembler::note_limit(const RowReading& reading) {
  const bool limit = reading.could_be_range && reading.range.empty() && reading.flag.empty() &&
                     !reading.labelled_value && reading.previous.empty() &&
                     !has_placement(reading, weights::value_column);
  if (limit) out_.limits.insert(reading.value.text);
}

namespace {

// Whether a number lies outside of its printed limits; nothing where nothing tells.
std::optional<bool> is_outside(const Result& result) {
  if (!result.read.number || result.read.ambiguous) return std::nullopt;
  const auto& [low, high] = std::pair(result.range.low, result.range.high);
  if (result.read.comparator != Comparator::none || (!low && !high)) return std::nullopt;
  return (low && *result.read.number < low->value) || (high && high->value < *result.read.number);
}

}  // namespace

void Assembler::settle_marks() {
  bool inside = false;
  bool outside = false;
  for (std::size_t i = 0; i < out_.results.size(); ++i) {
    const bool marked = std::any_of(marks_.begin(), marks_.end(),
                                    [i](const auto& mark) { return mark.first == i; });
    const auto found = is_outside(out_.results[i]);
    if (found && *found != marked) return;
    inside = inside || (found && !*found);
    outside = outside || (found && *found);
  }
  if (!inside || !outside) return;
  for (const auto& [i, mark] : marks_) {
    Result& result = out_.results[i];
    if (!result.flag.empty()) continue;
    result.flag = mark.text;
    result.flag_meaning = "abnormal";
    result.where.flag = mark.box;
  }
}

PrintedRange Assembler::range_of(const RowReading& reading) const {
  std::string text = reading.range.text;
  const std::size_t blank = text.find(' ');
  const bool two = reading.two_bounds && blank != std::string::npos &&
                   text.find(' ', blank + 1) == std::string::npos;
  // Bounds from columns of their own are one interval.
  if (two) text = text.substr(0, blank) + " -" + text.substr(blank);
  PrintedRange range = read_range_cell(text, conventions_, catalogue_);
  if (reading.unit_in_range && text.starts_with(range.text)) range.text = text;
  // One bound alone under the title of low or high limits.
  if (!two && reading.bound_title && !range.low && !range.high) {
    const auto number = take_number(text, conventions_, catalogue_.lexicon());
    const bool plain =
        number && number->length == text.size() && number->value.number && !number->value.ambiguous;
    if (plain) {
      const Bound bound{*number->value.number, true};
      (*reading.bound_title == ColumnRole::low ? range.low : range.high) = bound;
    }
  }
  return range;
}

Result Assembler::result_of(const Draft& draft) const {
  const RowReading& reading = draft.reading;
  Result result;
  result.name = without_end(reading.name.text);
  result.value = reading.value.text;
  result.unit = reading.unit.text;
  result.flag = reading.flag.text;
  result.flag_meaning = reading.flag_meaning;
  if (!reading.range.empty()) result.range = range_of(reading);
  result.read = reading.read;
  result.section = section_ == reading.name.text ? std::string() : section_;
  result.specimen = specimen_in(reading.name.text, catalogue_.lexicon());
  if (!is_no_blood(result.specimen)) result.specimen = specimen_;
  result.collected = reading.date ? reading.date : collected_;
  result.previous = reading.previous;
  result.candidates = reading.candidates;
  result.confidence = std::clamp(0.5 + reading.score() / 16, 0.5, 1.0);
  result.where = {draft.page, draft.first_line, draft.box, {}, {}, {}, {}, {}};
  const auto box = [](const Piece& piece) {
    return piece.empty() ? std::nullopt : std::optional(piece.box);
  };
  result.where.name = box(reading.name);
  result.where.value = box(reading.value);
  result.where.unit = box(reading.unit);
  result.where.range = box(reading.range);
  result.where.flag = box(reading.flag);
  return result;
}

}  // namespace labread
