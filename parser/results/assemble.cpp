#include "parser/results/assemble.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/page_mark.h"
#include "parser/results/assembler.h"
#include "parser/results/cell_order.h"
#include "parser/results/listed_rows.h"
#include "parser/results/newest_cell.h"
#include "parser/results/pieces.h"
#include "parser/results/susceptibility.h"
#include "parser/results/trace.h"
#include "parser/results/weights.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr double blank_line = 1.9;  // line pitch in line heights above which a comment ends

}  // namespace

bool has_placement(const RowReading& reading, double weight) {
  return std::any_of(reading.placement.begin(), reading.placement.end(),
                     [weight](const Evidence& e) { return e.weight == weight; });
}

void Assembler::read(std::span<const Line> lines, const std::vector<bool>& untitled) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    below_ = lines.subspan(i + 1);
    step(lines[i], untitled.empty() || !untitled[i]);
  }
  close();
  settle_marks();
  drop_lone_numbers(number_rows_, out_);
}

void Assembler::begin_table(const Line& titles, std::vector<Columns> tables) {
  close();
  block_.reset();
  earlier_.reset();
  bare_rows_ = 0;
  columns_ = &tables_.emplace_back(std::move(tables.front()));
  columns_->by_order = tables.size() == 1 && keeps_order_only(titles, below_);
  columns_->aligned = columns_->aligned && !columns_->by_order;
  reach_to_next_title(*columns_, below_);
  reach_to_units(*columns_, below_);
  reach_over_days(*columns_, below_);
  part_off_unknown(*columns_, below_);
  title_names_by_rows(*columns_, below_, catalogue_);
  if (trace_ != nullptr) trace_->lines.push_back(traced_titles(titles, *columns_));
  in_comment_ = after_row_ = false;
  previous_ = titles_ = &titles;
}

bool Assembler::dates_titles_above(const std::vector<Columns>& tables) const {
  if (tables.size() != 1 || !columns_ || previous_ == nullptr || titles_ != previous_) return false;
  const auto& dated = tables.front().columns;
  return columns_->has(ColumnRole::value) && columns_->has(ColumnRole::previous) &&
         std::all_of(dated.begin(), dated.end(),
                     [](const Column& c) { return c.date.has_value(); });
}

// "Level   Reference range   Comments" where names stand, in a comment or below "Interpretation",
// between the rows of a table: the guide is a comment, and the table goes on below.
bool Assembler::titles_guide(const std::vector<Columns>& tables) const {
  if (columns_ == nullptr || tables.size() != 1 || previous_ == nullptr) return false;
  const std::string lead = fold_name(previous_->text());
  const bool led = catalogue_.lexicon().find(lead, WordRole::comment_lead) != nullptr;
  if (!in_comment_ && !led) return false;
  const Columns& guide = tables.front();
  const Column& first = guide.columns.front();
  const Column* above = columns_->at({first.left, 0, first.right, 0});
  return columns_->has(ColumnRole::value) && above != nullptr && above->role == ColumnRole::name &&
         !guide.has(ColumnRole::name) && !guide.has(ColumnRole::unit);
}

bool Assembler::step_in_titles(const Line& line) {
  auto tables = columns_of(line, previous_, conventions_, catalogue_);
  const bool guide = titles_guide(tables);
  if (guide || dates_titles_above(tables)) {
    in_comment_ = in_comment_ || guide;
    previous_ = &line;
    return true;
  }
  if (tables.empty()) return false;
  begin_table(line, std::move(tables));
  return true;
}

void Assembler::step(const Line& line, bool may_title) {
  ++running_;
  if (step_behind_taken_words(line)) return;
  if (take_aside_heading(line)) {
    previous_ = &line;
    return;
  }
  if (may_title && step_in_titles(line)) return;
  if (previous_ != nullptr && breaks_off(line)) in_comment_ = below_others_ = false;
  if (in_comment_ && titles_ranges_alone(line)) in_comment_ = false;
  if (continues_known_name(line)) {
    if (line.cells.size() > 1) step_behind_name(line);
    previous_ = &line;
    return;
  }
  if (!in_list_ && (below_others_ ? lists_others(line) : step_in_rows_of_line(line))) return;
  if (line.cells.back().words.back()->text.ends_with(':')) {
    below_others_ = leads_to_others(line, conventions_, catalogue_) && !take_day_of_tests(line);
  }
  const TypedLine typed = type_line(line, conventions_, catalogue_);
  if (is_running_line(typed) || is_vital_sign(typed)) {
    after_row_ = false;
  } else if (!take_susceptibilities(line, typed)) {
    if (const std::size_t cell = second_row(typed); cell > 0) return step_in_two(line, cell);
    step_in_row(line, typed);
  }
  previous_ = &line;
}

bool Assembler::stands_aside(const TypedLine& typed) {
  if (columns_ && columns_->by_units() && !goes_on_by_units(typed)) columns_ = nullptr;
  const bool aside = columns_ && below_heading_ && leaves_table(typed);
  // Days stay those of the rows that follow.
  if (aside && !has_earlier_days()) columns_ = nullptr;
  if (aside) return true;
  count_bare_rows(typed);
  const Line& line = *typed.line;
  if (previous_ == nullptr || breaks_off(line)) {
    below_heading_ = line.cells.size() == 1 && typed.prose_words == 0 &&
                     std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
                       return token.is(token_number | token_range);
                     });
  }
  return false;
}

RowContext Assembler::context_of(const Line& line, const TypedLine& typed) {
  const bool aside = stands_aside(typed);
  RowContext context{aside ? nullptr : columns_, in_comment_, after_row_};
  if (heads_antigens(line)) {
    close();
    columns_ = nullptr;
    context.columns = nullptr;
    below_antigens_ = true;
  } else {
    below_antigens_ = below_antigens_ && holds_antigen_results(typed);
  }
  context.antigens = below_antigens_;
  context.listed = in_list_ || in_side_list_;
  if (!columns_) note_earlier_column(line, typed);
  context.earlier = earlier_ ? &*earlier_ : nullptr;
  context.in_guide = in_guide_;
  if (columns_ && columns_->by_order) place_cells(typed, context);
  if (context.columns != nullptr) take_newest_column(typed, context);
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
  note_place_of_range(typed);
}

// "Oxygen saturation   97%" below "Pulse   78", or below "Pulse" and "78" on two lines.
bool Assembler::is_vital_sign(const TypedLine& typed) {
  const auto sign = match_words(typed.cells[0], WordRole::vital_sign, catalogue_.lexicon());
  if (!sign) return false;
  const bool below = vital_sign_ > 0 && running_ - vital_sign_ <= 2;
  vital_sign_ = running_;
  return below && !columns_;
}

// "Organism   O   H", the titles of a test of Widal.
bool Assembler::heads_antigens(const Line& line) {
  const std::size_t count = line.cells.size();
  return count >= 2 && count <= 3 && line.cells[count - 2].text() == "O" &&
         line.cells[count - 1].text() == "H";
}

bool Assembler::holds_antigen_results(const TypedLine& typed) {
  const std::size_t count = typed.tokens.size();
  return count > 2 && typed.cells.size() == 3 && is_antigen_result(typed.tokens[count - 2]) &&
         is_antigen_result(typed.tokens[count - 1]);
}

// "Your goals", alone on its line, and not the lead of a range right below a result.
bool Assembler::heads_targets(const TypedLine& typed) const {
  const bool words = std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
    return token.is(token_number | token_range | token_unit | token_date);
  });
  if (!words || (adjacent(*typed.line) && !breaks_off(*typed.line))) return false;
  return holds_words(typed.cells[0], WordRole::target_word, catalogue_.lexicon()) &&
         catalogue_.find_name(fold_name(typed.cells[0])) == nullptr;
}

// "Critical ranges": the word is no flag of the result above.
bool Assembler::heads_limits_of_flag(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  if (tokens.size() != 2 || typed.cells.size() != 1 || !tokens[0].is(token_flag)) return false;
  const LexiconEntry* label = tokens[1].label;
  return label != nullptr &&
         (label->role == WordRole::header_range || label->role == WordRole::range_lead);
}

// "Normal values at a glance", alone on its line and outside of tables.
bool Assembler::heads_guide(const TypedLine& typed) const {
  if (columns_ || typed.cells.size() != 1 || typed.tokens.empty() || typed.tokens.size() > 5) {
    return false;
  }
  if (heads_targets(typed) || heads_limits_of_flag(typed)) return true;
  if (adjacent(*typed.line)) return false;
  // "Units" above "Reference values": the titles of a table, a cell a line.
  if (previous_ != nullptr && is_column_title(fold_name(previous_->text()), catalogue_.lexicon())) {
    return false;
  }
  const TypedToken& first = typed.tokens.front();
  const bool limits = first.label != nullptr && (first.label->role == WordRole::header_range ||
                                                 first.label->role == WordRole::range_lead);
  return limits && std::all_of(typed.tokens.begin() + 1, typed.tokens.end(),
                               [](const TypedToken& token) { return token.kinds == token_text; });
}

// The foot or head of a page that tells its number beside an address.
bool Assembler::is_running_line(const TypedLine& typed) {
  if (typed.cells.size() < 2 || !is_page_mark(typed.cells.back(), typed.line->page)) return false;
  // "Casts   2-4 /LPF" on the second page is a result.
  return std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.is(token_unit) || (token.name != nullptr && !token.name->analytes.empty());
  });
}

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

void Assembler::place_cells(const TypedLine& typed, RowContext& context) {
  auto placed = columns_by_order(*columns_, typed, catalogue_);
  context.unplaced = !placed;
  if (placed) context.columns = &tables_.emplace_back(*std::move(placed));
}

void Assembler::take_newest_column(const TypedLine& typed, RowContext& context) {
  auto own = columns_of_newest(*context.columns, typed);
  if (own) context.columns = &tables_.emplace_back(*std::move(own));
}

std::size_t Assembler::second_row(const TypedLine& typed) const {
  if (const std::size_t cell = second_labelled_row(typed); cell > 0) return cell;
  bool named = false;
  bool valued = false;
  for (std::size_t i = 0; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    const bool starts_cell = i == 0 || typed.tokens[i - 1].cell != token.cell;
    const bool analyte = token.name != nullptr && !token.name->analytes.empty();
    const bool value_behind =
        std::any_of(typed.tokens.begin() + static_cast<std::ptrdiff_t>(i), typed.tokens.end(),
                    [](const TypedToken& later) { return later.is(token_number); });
    if (named && valued && analyte && starts_cell && value_behind) return token.cell;
    const bool word = token.is(token_word_value) && starts_cell &&
                      is_definite_word(token.value->word, catalogue_);
    named = named || analyte || (i == 0 && token.is(token_name));
    valued = named && (valued || token.is(token_number) || word);
  }
  return 0;
}

// "Color....: Amber      Glucose....: Negative": where each name has its colon, results may be
// words and tests those of no known analyte.
std::size_t Assembler::second_labelled_row(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  const auto begins_row = [&](std::size_t i) {
    const bool name = tokens[i].is(token_name) && tokens[i].colon && tokens[i].begin == 0;
    return name && i + 1 < tokens.size() && !tokens[i + 1].bracketed &&
           tokens[i + 1].is(token_number | token_word_value | token_interval);
  };
  if (tokens.empty() || !begins_row(0)) return 0;
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    if (tokens[i].cell > 0 && begins_row(i)) return tokens[i].cell;
  }
  return 0;
}

// "Reference values", the only title of the rows below, or the last of titles with a line each.
bool Assembler::titles_ranges_alone(const Line& line) const {
  return line.cells.size() == 1 && begins_anew(line) &&
         catalogue_.lexicon().find(fold_name(line.text()), WordRole::header_range) != nullptr;
}

// Behind the last line of a comment, or set in from it or out of it.
bool Assembler::begins_anew(const Line& line) const {
  if (previous_ == nullptr) return true;
  const std::string before = previous_->text();
  return before.ends_with('.') || before.size() < line.text().size() ||
         std::abs(previous_->box.left - line.box.left) > 0.9 * double(line.font_size);
}

void Assembler::note_earlier_column(const Line& line, const TypedLine& typed) {
  const bool numbers = std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
    return token.is(token_number | token_unit);
  });
  if (numbers) return;
  for (std::size_t i = 1; i < line.cells.size(); ++i) {
    const std::string key = fold_name(line.cells[i].text());
    if (catalogue_.lexicon().find(key, WordRole::header_previous) != nullptr) {
      earlier_ = EarlierColumn{line.cells[i].box, std::nullopt};
    }
  }
  for (const TypedToken& token : typed.tokens) {
    const bool below = earlier_ && !earlier_->date && token.is(token_date) &&
                       token.box.right > earlier_->box.left && token.box.left < earlier_->box.right;
    if (below) earlier_->date = token.date->date;
  }
}

void Assembler::step_in_two(const Line& line, std::size_t cell) {
  const auto cut = line.cells.begin() + static_cast<std::ptrdiff_t>(cell);
  for (const auto& [from, to] :
       {std::pair(line.cells.begin(), cut), std::pair(cut, line.cells.end())}) {
    Line& part = parts_.emplace_back(line);
    part.cells.assign(from, to);
    fit_box(part);
    step(part);
  }
}

// A name and bare numbers under the units that title them.
bool Assembler::goes_on_by_units(const TypedLine& typed) const {
  // "Class   0   1   2" explains what stands below the title of that name.
  const std::string first = fold_name(typed.cells[0]);
  if (catalogue_.lexicon().find(first, WordRole::header_skip) != nullptr) return false;
  bool under_unit = false;
  const TypedToken* before = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.label != nullptr || token.is(token_date)) return false;
    // "Platelets: 263.000 /mm3", "Platelets   263.000   /mm3" below "%": a row with its own unit.
    if (token.is(token_unit) && before != nullptr && before->is(token_number) &&
        !before->is(token_range)) {
      const Column* titled = columns_->at(before->box);
      const bool other = titled != nullptr && fold_unit(titled->unit) != fold_unit(token.text);
      if (before->cell == token.cell || other) return false;
    }
    before = &token;
    const Column* column = columns_->at(token.box);
    under_unit = under_unit || (token.is(token_number) && column && !column->unit.empty());
  }
  return under_unit;
}

bool Assembler::has_earlier_days() const {
  return std::count_if(columns_->columns.begin(), columns_->columns.end(),
                       [](const Column& column) { return column.role == ColumnRole::previous; }) >=
         2;
}

// "Urine albumin   84 mg/L" below a heading of its own: a number with its unit in one cell, where
// the table has a column of units that this unit does not stand in, or columns of several days of
// which the number stands in none.
bool Assembler::leaves_table(const TypedLine& typed) const {
  if (!columns_->has(ColumnRole::unit) && !has_earlier_days()) return false;
  if (has_earlier_days() && bare_rows_ >= 3 && is_quantity_alone(typed)) return true;
  bool aside = false;
  for (std::size_t i = 1; i + 1 < typed.tokens.size(); ++i) {
    const TypedToken& unit = typed.tokens[i + 1];
    const bool quantity = typed.tokens[i].is(token_number) && unit.is(token_unit) &&
                          typed.tokens[i].cell == unit.cell;
    if (!quantity) continue;
    const bool titled = columns_->has(ColumnRole::unit);
    const TypedToken& place = titled ? unit : typed.tokens[i];
    const Column* column = columns_->at(place.box);
    const double slack = 0.5 * double(typed.line->font_size);
    const bool below = column != nullptr && (!titled || column->role == ColumnRole::unit) &&
                       place.box.left < column->right + slack && place.box.right > column->left;
    // "78.4 %   or 9784 /mm3": the second stands in its columns.
    if (below) return false;
    aside = aside || typed.tokens[i].begin == 0;
  }
  return aside;
}

// "HbA1c   *7.3 %   (<6.5)": one number, and its unit in the same cell.
bool Assembler::is_quantity_alone(const TypedLine& typed) {
  std::size_t numbers = 0;
  bool unit = false;
  for (std::size_t i = 1; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    if (!token.is(token_number) || token.is(token_range)) continue;
    ++numbers;
    const bool begins = token.begin == 0 || typed.tokens[i - 1].is(token_flag);
    unit = unit || (begins && token.cell > 0 && i + 1 < typed.tokens.size() &&
                    typed.tokens[i + 1].is(token_unit) && typed.tokens[i + 1].cell == token.cell);
  }
  return numbers == 1 && unit;
}

// Rows of a table with columns of days so far whose cells hold numbers without units; one that
// holds a unit beside its number says that this is the table's way.
void Assembler::count_bare_rows(const TypedLine& typed) {
  if (!columns_ || bare_rows_ < 0) return;
  bool bare = false;
  for (std::size_t i = 1; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    const Column* column = columns_->at(token.box);
    const bool dated = column != nullptr && column->date && token.box.left < column->right &&
                       token.box.right > column->left;
    if (!dated || !token.is(token_number)) continue;
    const bool unit = i + 1 < typed.tokens.size() && typed.tokens[i + 1].is(token_unit) &&
                      typed.tokens[i + 1].cell == token.cell;
    if (unit) bare_rows_ = -1;
    bare = !unit;
  }
  if (bare && bare_rows_ >= 0) ++bare_rows_;
}

bool Assembler::breaks_off(const Line& line) const {
  if (line.page != previous_->page) return true;
  const double pitch = line.box.middle() - previous_->box.middle();
  return pitch > blank_line * std::max(previous_->box.height(), line.box.height());
}

// "LDL <70 mg/dL", "Triglycerides <150 mg/dL", "HbA1c <7 %" and nothing else: what is wished for.
// Results below the limit of detection alone would have the same limit or ranges beside it.
void refuse_limits_alone(Assembly& assembly) {
  constexpr std::size_t fewest = 3;
  if (assembly.limits.size() < fewest || assembly.limits.size() != assembly.results.size()) return;
  for (const Result& result : assembly.results) {
    assembly.skipped.push_back({result.where.page, result.where.line,
                                result.name + " " + result.value + " " + result.unit,
                                "nothing but limits"});
  }
  assembly.results.clear();
}

Assembly assemble(const std::vector<Block>& blocks, const Conventions& conventions,
                  const Catalogue& catalogue, Trace* trace) {
  constexpr std::size_t usual_results = 32;  // of a report; to move them costs more than their room
  Assembly assembly;
  assembly.results.reserve(usual_results);
  Assembler flow(conventions, catalogue, assembly, trace);
  for (const Block& block : blocks) {
    if (!block.flow.empty()) {
      flow.read(block.flow, block.untitled);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(assembly.results.size());
    for (const auto& strip : block.strips) {
      Assembler beside(conventions, catalogue, assembly, trace);
      beside.stand_below(flow, block.lists);
      beside.read(strip);
      if (block.lists) flow.go_on_below(beside);
    }
    if (block.by_rows) {
      std::stable_sort(
          assembly.results.begin() + first, assembly.results.end(),
          [](const Result& a, const Result& b) { return a.where.line < b.where.line; });
    }
  }
  settle_asides(assembly);
  refuse_limits_alone(assembly);
  return assembly;
}

}  // namespace labread
