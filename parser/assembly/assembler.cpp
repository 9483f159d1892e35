#include "parser/assembly/assembler.h"

#include <utility>

#include "parser/assembly/line_kinds.h"
#include "parser/assembly/wrapped_name.h"
#include "parser/lists/listed_rows.h"
#include "parser/rows/susceptibility.h"
#include "parser/rows/trace.h"
#include "parser/tokens/words.h"

namespace labread {

void Assembler::read(std::span<const Line> lines, const std::vector<bool>& untitled) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    below_.stand_at(lines.subspan(i + 1));
    step(lines[i], untitled.empty() || !untitled[i]);
  }
  close();
  drop_lone_numbers(number_rows_, out_);
  block_.forget();  // results may have changed their places
}

void Assembler::stand_below(const Assembler& above, bool in_side_list) {
  facts_.specimen = above.facts_.specimen;
  in_side_list_ = in_side_list;
}

bool Assembler::breaks_off_above(const Line& line) const {
  return previous_ != nullptr && breaks_off(line, *previous_);
}

void Assembler::step(const Line& line, bool may_title) {
  ++running_;
  if (!in_list_ && step_behind_taken(line)) return;
  if (take_aside_heading(line)) {
    previous_ = &line;
    return;
  }
  if (may_title && step_in_titles(line)) return;
  if (breaks_off_above(line)) in_comment_ = below_others_ = false;
  if (in_comment_ && titles_ranges_alone(line)) in_comment_ = false;
  if (step_in_rest_of_name(line)) return;
  if (!in_list_ && step_in_list(line)) return;
  if (line.cells.back().words.back()->text.ends_with(':')) {
    below_others_ = leads_to_others(line, conventions_, catalogue_);
    if (below_others_ && take_day_of_tests(line)) below_others_ = false;
  }
  const TypedLine typed = below_.typed(line);
  if (is_running_line(typed) || is_vital_sign(typed)) {
    after_row_ = false;
  } else if (!take_susceptibilities(line, typed)) {
    if (const auto cell = second_row(typed, catalogue_); cell > 0) return step_in_two(line, cell);
    step_in_row(line, typed);
  }
  previous_ = &line;
}

// What a list above left of the line.
bool Assembler::step_behind_taken(const Line& line) {
  const auto rest = lists_.without_taken(line);
  if (!rest) return false;
  if (*rest != nullptr) step_part(**rest);
  previous_ = &line;
  return true;
}

// A part of the line that is read has its number.
void Assembler::step_part(const Line& part) {
  --running_;
  step(part);
}

bool Assembler::step_in_titles(const Line& line) {
  auto tables = columns_of(line, previous_, conventions_, catalogue_);
  const bool guide = table_.is_parted_by_guide(tables, previous_, in_comment_);
  in_comment_ = in_comment_ || guide;
  if (!guide && !table_.is_dated_by(tables, previous_)) {
    if (tables.empty()) return false;
    close();
    block_.forget();
    table_.begin(line, std::move(tables), below_.all());
    if (trace_ != nullptr) trace_->lines.push_back(traced_titles(line, *table_.columns()));
    in_comment_ = after_row_ = false;
  }
  previous_ = &line;
  return true;
}

// The first cell goes on with the name above; what stands behind it is a line of its own.
bool Assembler::step_in_rest_of_name(const Line& line) {
  Draft* above = right_above(line);
  if (above == nullptr ||
      !continue_known_name(*above, line, table_.columns(), conventions_, catalogue_)) {
    return false;
  }
  if (line.cells.size() == 1) {
    touch(line);
  } else {
    step_part(lists_.part_of(line, 1, line.cells.size()));
  }
  previous_ = &line;
  return true;
}

bool Assembler::step_in_list(const Line& line) {
  if (below_others_) return passes_over(line);
  const ListPlace place{previous_, breaks_off_above(line), after_row_ && !table_.columns(),
                        table_.columns() != nullptr, facts_.specimen};
  ListInLine list = lists_.list_in(line, place, below_);
  // Nor do its other lines list any: "In 2021 his bloods showed Hb 98 g/L," above "CRP 4 mg/L".
  below_others_ = list.others;
  if (list.others) return passes_over(line);
  if (list.rows.empty()) return false;
  step_in_rows(line, std::move(list));
  return true;
}

// Rows of one line, each complete.
void Assembler::step_in_rows(const Line& line, ListInLine&& list) {
  close();
  const std::string specimen = facts_.specimen;
  facts_.read_lead(list.lead, conventions_, catalogue_.lexicon());
  if (list.specimen) facts_.specimen = *list.specimen;
  table_.end();
  in_list_ = true;
  const std::size_t first = out_.results.size();
  for (ListedRow& row : list.rows) {
    const auto day = facts_.collected;
    facts_.read_lead(row.lead, conventions_, catalogue_.lexicon());
    in_comment_ = false;
    step(*row.line);
    if (row.dated && draft_ && draft_->has_value()) {
      draft_->reading.previous = std::move(row.earlier);
      draft_->reading.date = row.day;
    }
    close();
    facts_.collected = day;
  }
  in_list_ = false;
  for (std::size_t i = first; list.told && i < out_.results.size(); ++i) {
    out_.lists.insert({out_.results[i].where.page, out_.results[i].where.line});
  }
  facts_.specimen = specimen;
  previous_ = &line;
}

void Assembler::step_in_two(const Line& line, std::size_t cell) {
  step_part(lists_.part_of(line, 0, cell));
  step_part(lists_.part_of(line, cell, line.cells.size()));
}

RowContext Assembler::context_of(const Line& line, const TypedLine& typed) {
  const bool aside = table_.leaves_aside(typed, previous_);
  RowContext context{aside ? nullptr : table_.columns(), in_comment_, after_row_};
  if (heads_antigens(line)) {
    close();
    table_.end();
    context.columns = nullptr;
    below_antigens_ = true;
  } else {
    below_antigens_ = below_antigens_ && holds_antigen_results(typed);
  }
  context.antigens = below_antigens_;
  context.listed = in_list_ || in_side_list_;
  table_.note_earlier_column(typed);
  context.earlier = table_.earlier_column();
  context.in_guide = in_guide_;
  table_.place(typed, context);
  return context;
}

void Assembler::step_in_row(const Line& line, const TypedLine& typed) {
  const RowContext context = context_of(line, typed);
  std::vector<RowReading> weighed;
  RowReading reading =
      read_row(typed, context, conventions_, catalogue_, trace_ ? &weighed : nullptr);
  if (trace_ != nullptr) trace_->lines.push_back(traced(typed, context, std::move(weighed)));
  if (auto row = numbers_of(typed, context.columns)) number_rows_.push_back(*std::move(row));
  in_guide_ = in_guide_ || heads_guide(typed);
  take_day_of_heading(typed);
  take_facts(typed);
  if (!take_fragment(line, typed)) after_row_ = place(line, typed, std::move(reading), context);
  const bool of_row = draft_ && draft_->touched == running_ && draft_->has_value();
  if (of_row) note_place_of_range(*draft_, typed);
}

bool Assembler::take_fragment(const Line& line, const TypedLine& typed) {
  Draft* above = right_above(line);
  const bool rest = above != nullptr && (add_rest_of_unit(*above, line, catalogue_) ||
                                         add_rest_of_words(*above, typed));
  if (rest) {
    touch(line);
    return true;
  }
  const auto part =
      fragment_.take(above, typed, below_.next_on_page(line), table_, conventions_, catalogue_);
  if (part == RangeFragment::Part::below) touch(line);
  return part != RangeFragment::Part::none;
}

// "Oxygen saturation   97%" below "Pulse   78", or below "Pulse" and "78" on two lines.
bool Assembler::is_vital_sign(const TypedLine& typed) {
  const auto sign = match_words(typed.cells[0], WordRole::vital_sign, catalogue_.lexicon());
  if (!sign) return false;
  const bool below = vital_sign_ > 0 && running_ - vital_sign_ <= 2;
  vital_sign_ = running_;
  return below && !table_.columns();
}

// Rows of an antibiogram; true where the line is such.
bool Assembler::take_susceptibilities(const Line& line, const TypedLine& typed) {
  const Lexicon& lexicon = catalogue_.lexicon();
  std::vector<RowReading> rows = susceptibilities_of(typed, below_susceptibility_heading_, lexicon);
  if (rows.empty()) {
    if (heads_susceptibilities(typed, lexicon)) {
      below_susceptibility_heading_ = true;
      susceptibility_unit_ = susceptibility_unit(typed);
    }
    return false;
  }
  if (trace_ != nullptr) trace_->lines.push_back(traced(typed, {}, rows));
  close();
  for (RowReading& row : rows) {
    if (row.unit.empty() && row.read.kind == ValueKind::number) row.unit = susceptibility_unit_;
    begin(line, std::move(row), {});
    close();
  }
  in_comment_ = false;
  after_row_ = below_susceptibility_heading_ = true;
  return true;
}

}  // namespace labread
