// Lines to results under construction: a line begins a draft, completes the one above, or is
// refused. Used by the assemble*.cpp files alone; others call assemble().
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"
#include "parser/results/assemble.h"
#include "parser/results/lone_numbers.h"
#include "parser/results/reading.h"

namespace labread {

// A result under construction, with the lines it stands on.
struct Draft {
  RowReading reading;
  RowContext context;
  int page = 0;
  int first_line = 0;
  int last_line = 0;
  Rect box;
  Rect last_box;            // of the line that extended it last
  std::size_t touched = 0;  // running number of that line
  bool one_line = true;
  std::optional<RowReading> assumed_range;  // "<10" alone on a line: its range, or its value
  bool below_row = false;                   // begun right below a result
  bool earlier_led = false;                 // "Previous results:" stood below, and their days do
  bool value_led = false;                   // the line above said that this one holds the value
  std::optional<std::size_t> result;        // which one it became, where it was opened again
  std::optional<std::string> unit_above;    // of a value without a name right above the name
  std::string text;
};

bool has_placement(const RowReading& reading, double weight);

// The class of a specimen word anywhere in a text, or empty.
std::string specimen_in(std::string_view text, const Lexicon& lexicon);

class Assembler {
 public:
  Assembler(const Conventions& conventions, const Catalogue& catalogue, Assembly& out, Trace* trace)
      : conventions_(conventions), catalogue_(catalogue), out_(out), trace_(trace) {}
  // `untitled`, where given, tells of each line whether it surely titles no columns.
  void read(std::span<const Line> lines, const std::vector<bool>& untitled = {});
  // Below what `above` has read so far stands the specimen that its headings told.
  void stand_below(const Assembler& above, bool in_side_list) {
    specimen_ = above.specimen_;
    in_side_list_ = in_side_list;
  }
  // What follows below two lists stands next to their last result.
  void go_on_below(const Assembler& list) { after_row_ = list.after_row_; }

 private:
  void step(const Line& line, bool may_title = true);
  bool step_in_titles(const Line& line);
  void step_in_row(const Line& line, const TypedLine& typed);
  // What stands around the row.
  RowContext context_of(const Line& line, const TypedLine& typed);
  // Whether the line is no part of the table above a heading.
  bool stands_aside(const TypedLine& typed);
  void begin_table(const Line& titles, std::vector<Columns> tables);
  static bool heads_antigens(const Line& line);
  static bool holds_antigen_results(const TypedLine& typed);
  bool is_vital_sign(const TypedLine& typed);
  bool heads_targets(const TypedLine& typed) const;
  bool titles_guide(const std::vector<Columns>& tables) const;
  // Dates alone right below titles that head earlier results, too, begin no table of their own.
  bool dates_titles_above(const std::vector<Columns>& tables) const;
  bool heads_guide(const TypedLine& typed) const;
  static bool heads_limits_of_flag(const TypedLine& typed);
  static bool is_running_line(const TypedLine& typed);
  // In a table that keeps the order of its cells only.
  void place_cells(const TypedLine& typed, RowContext& context);
  // In a table with a column for each day.
  void take_newest_column(const TypedLine& typed, RowContext& context);
  // A range wrapped inside its cell: parts of it stand above and below the row's own line.
  bool take_rest_of_unit(const Line& line);
  bool take_fragment(const Line& line, const TypedLine& typed);
  bool leads_range_below(const Line& line) const;
  static bool ends_open(std::string_view range);
  // Rows of an antibiogram; true where the line is such.
  bool take_susceptibilities(const Line& line, const TypedLine& typed);
  // The part that stood above goes in front of the row's range.
  void put_fragment_before(const Line& line, RowReading& reading);
  // The cell in which a second row begins, where two stand in one line: a known name in a cell of
  // its own behind another's value. 0: there is none.
  std::size_t second_row(const TypedLine& typed) const;
  static std::size_t second_labelled_row(const TypedLine& typed);
  bool continues_known_name(const Line& line);
  bool is_of_another_unit(const Name& longer) const;
  std::string with_counter() const;
  bool starts_result(const Line& line) const;
  void step_behind_name(const Line& line);
  // "Valeurs de référence   Antériorités": titles of the right columns alone.
  void note_earlier_column(const Line& line, const TypedLine& typed);
  // A line whose words are not the cells of one row: true where it was read as what it is.
  bool step_in_rows_of_line(const Line& line);
  bool step_in_list(const Line& line);
  bool step_in_dashes(const Line& line);
  bool step_in_dated_values(const Line& line);
  std::size_t take_rest_of_list(const Line& line, std::vector<Line>& rows);
  bool step_behind_taken_words(const Line& line);
  void step_in_rows(const Line& line, std::vector<Line>&& rows);
  bool lists_others(const Line& line);
  bool take_day_of_tests(const Line& line);
  bool has_undated_results() const;
  bool step_in_letter(const Line& line);
  std::vector<Line> paragraph_at(const Line& line) const;
  bool step_in_sentences(const Line& line);
  void read_lead(std::string_view lead);
  void step_in_two(const Line& line, std::size_t cell);
  bool begins_anew(const Line& line) const;
  bool titles_ranges_alone(const Line& line) const;
  bool begins_card(const Line& line) const;
  bool goes_on_by_units(const TypedLine& typed) const;
  static bool is_quantity_alone(const TypedLine& typed);
  void count_bare_rows(const TypedLine& typed);
  bool has_earlier_days() const;
  bool leaves_table(const TypedLine& typed) const;
  bool breaks_off(const Line& line) const;
  const LexiconEntry* aside_heading(const Line& line) const;
  bool heads_rows(const Line& heading) const;
  bool take_aside_heading(const Line& line);
  void keep_aside(Result result);
  // A remark below the result, or behind it in its line, takes it back.
  bool take_retraction(const Line& line);
  bool takes_itself_back(const Line& line, const RowReading& reading) const;
  // Collection dates and specimens that stand in front of the rows they are about.
  void take_facts(const TypedLine& typed);
  void take_day_between(const Line& line, const TypedLine& typed);
  bool take_heading_of_urine(const Line& line, const TypedLine& typed);
  void take_day_of_heading(const TypedLine& typed);
  // Finds the line's place in the report; true where it is or completes a result.
  bool place(const Line& line, const TypedLine& typed, RowReading&& reading,
             const RowContext& context);
  // What the line adds to the row above, or how it stands without being a row; nothing where it is
  // one or may be.
  std::optional<bool> place_beside_row(const Line& line, const TypedLine& typed,
                                       const RowReading& reading);
  bool place_result(const Line& line, RowReading&& reading, const RowContext& context);
  bool place_name(const Line& line, const TypedLine& typed, RowReading&& reading,
                  const RowContext& context);
  void add_earlier_line(const Line& line, const TypedLine& typed);
  bool is_remark(const TypedLine& typed) const;
  static bool names_several(const TypedLine& typed);
  bool names_another(const TypedLine& typed) const;
  bool begins_name_with_number(const TypedLine& typed) const;
  bool holds_name_below_title(const TypedLine& typed) const;
  bool is_name_wrapped_in_number(const Line& line, const RowReading& reading) const;
  bool waits(const Line& line, const RowReading& reading) const;
  std::optional<RowReading> count_below_limits(const Line& line, const TypedLine& typed) const;
  const LexiconEntry* flag_of_number_below(const Line& line, const RowReading& reading) const;
  // "Method: CLIA, analyser 800" between a name and "Result: 5.8 ng/ml".
  bool leads_to_result(const Line& line) const;
  bool names_hour_of(const RowReading& heading, const RowReading& row) const;
  void join_name_above(const Line& line, RowReading& reading);
  bool is_part_of_name(const RowReading& above, const RowReading& row) const;
  void start_row(const Line& line, RowReading&& reading, const RowContext& context);
  void begin(const Line& line, RowReading&& reading, const RowContext& context);
  void touch(const Line& line);
  bool adjacent(const Line& line) const;
  // A line without a name completes the draft: its value, unit, range or flag.
  // Whether the line's value became the draft's, or its range; nothing where it has no place there.
  std::optional<bool> place_value(const Line& line, const RowReading& part,
                                  const RowContext& context);
  bool complete(const Line& line, const RowReading& part, const RowContext& context);
  bool marks_earlier(const RowReading& part) const;
  bool begins_column(const Line& line) const;
  // "139 mmol/L", "Sodium", "4.2 mmol/L", "Potassium": values that may stand above their names.
  void note_nameless(const TypedLine& typed, const RowReading& reading);
  bool may_be_of_name_below(const RowReading& part) const;
  bool lose_doubtful(const Line& line, const RowReading& part);
  void lose(const Line& line, const RowReading& part, std::string_view why);
  bool is_torn_off_below(const Line& line, const RowReading& reading) const;
  std::string_view doubt_of_row(const Line& line, const RowReading& reading) const;
  // "15/02/17   0,65" below a result: an earlier one of its own.
  bool adds_earlier(const Line& line, const RowReading& part);
  // The same result again below itself in another unit: "2,21 mmol/L" and "88,6 mg/L".
  bool is_same_unit(std::string_view one, std::string_view other) const;
  bool in_second_unit(const Line& line, const RowReading& part, const RowContext& context);
  // And with its method in front, "(Enzymatic)   110 µmol/L", of which without brackets the numbers
  // tell: "Enzymatic   65 µmol/L" below "7.4 mg/L".
  bool beside_method(const Line& line, const RowReading& reading, const RowContext& context);
  // "Hexokinase", alone on its line below "1.18 g/L", above "6.55 mmol/L".
  bool leads_to_second_unit(const Line& line, const RowContext& context) const;
  // Whether the analyte's conversion makes one value of the other.
  bool converts_to(const RowReading& above, const RowReading& row) const;
  // "15 - 350" and "<150" read as results too; without label, flag or a range of its own the line
  // is the range.
  static bool is_range_of(const RowReading& open, const RowReading& part);
  bool was_range(const RowReading& open, const RowReading& part) const;
  bool stands_beside(const Piece& value, const Piece& range) const;
  void know_by_line_below(const Line& line, RowReading& reading, const RowContext& context) const;
  void know_by_limits_below(const Line& line, RowReading& reading, const RowContext& context) const;
  const LexiconEntry* flag_below_word(const Line& line, const RowReading& part) const;
  bool is_word_range_of(const RowReading& open, const RowReading& part) const;
  // The limit that was taken for the range is the result, and the one of this line its range.
  bool limits_result(const RowReading& part) const;
  // What takes the place of a value that was the end of a drawn scale; empty: not known yet.
  std::optional<RowReading> behind_scale(const Line& line, const RowReading& part) const;
  void take_value(const RowReading& part, const RowContext& context);
  static bool fill(Piece& slot, const Piece& found);
  bool has_whole_interval() const;
  bool in_cell_of_range(const Line& line, const RowReading& part) const;
  bool begins_below_names(const Line& line) const;
  bool tells_limit_is_value(const RowReading& part) const;
  bool add_told_earlier(const TypedLine& typed);
  bool add_range(const Line& line, const RowReading& part);
  // "General population: above 20 ng/mL" below bands is one of them, though its label is unknown.
  bool add_band(const Line& line, const RowReading& reading);
  // "Without fasting: below 175 mg/dL", ">= 10 : positive", "8 wks : 32065 - 149571": what stands
  // right below the row's range, in its place, and would be a row or nothing by itself.
  // "Reference range:" alone below a result, and the lines "Low: <3.4" that it leads.
  static bool is_limit_with_words(const TypedLine& typed);
  bool add_led_line(const Line& line, const TypedLine& typed);
  bool add_led_bands(const Line& line, const TypedLine& typed);
  void keep_block(Draft&& draft);
  void reopen_block(const Line& line, const TypedLine& typed);
  // "Result: 221 ng/dL      Reference values:" and below the label "up to 40 years: 249 - 836".
  void note_place_of_range(const TypedLine& typed);
  bool add_in_place_of_range(const Line& line, const TypedLine& typed);
  bool add_line_of_range(const Line& line, const TypedLine& typed, const RowReading& reading);
  bool ends_comment(const Line& line) const;
  bool may_begin_name_below(const Line& line) const;
  // The rest of a wrapped name on the line below.
  bool continue_name(const Line& line, const RowReading& reading);
  // A line of words alone: a heading, and perhaps the name of a card.
  bool start_name(const Line& line, RowReading&& reading, const RowContext& context);
  void refuse(const Line& line, const RowReading& reading);
  void skip(int page, int number, std::string text, const RowReading& reading);
  void close();
  // Of a document that holds nothing but limits it is known by them.
  void settle_assumed_range();
  void note_limit(const RowReading& reading);
  // Stars in front of names are flags where they stand in front of all results that lie outside of
  // their limits and of no others; else they say something of the method.
  void settle_marks();
  PrintedRange range_of(const RowReading& reading) const;
  Result result_of(const Draft& draft) const;

  const Conventions& conventions_;
  const Catalogue& catalogue_;
  Assembly& out_;
  Trace* trace_;                // null: nobody asks
  Columns* columns_ = nullptr;  // the titles in force, or null
  std::optional<Draft> draft_;
  std::size_t labelled_cards_ = 0;  // whose range a label leads
  std::size_t plain_cards_ = 0;     // whose range none does
  std::optional<Draft> block_;      // the last heading's own result, still without a range
  std::vector<std::pair<std::size_t, Piece>> marks_;  // in front of a result's name
  Piece fragment_;                                    // of a range that goes on in the row below
  std::optional<EarlierColumn> earlier_;
  std::string section_;
  std::string specimen_;
  std::optional<Moment> collected_;
  std::size_t day_level_ = 0;    // of the heading that told it; 0: none
  std::deque<Line> parts_;       // of lines that hold two rows
  std::deque<Word> words_;       // of lists, without their commas
  std::size_t words_taken_ = 0;  // of the next line, by the list above it
  std::size_t lines_taken_ = 0;  // that follow, by the paragraph they belong to
  // All titles that were read, and those of rows whose cells keep their order only: contexts of
  // rows that are still open point at them.
  std::deque<Columns> tables_;
  std::span<const Line> below_;  // the lines that follow
  const Line* previous_ = nullptr;
  const Line* titles_ = nullptr;          // of the table in force
  const Line* dated_ = nullptr;           // the last line whose values all had a day behind them
  const Line* dashed_ = nullptr;          // the last line that listed results glued to their names
  std::vector<const Word*> dashed_open_;  // words at its end that begin a name
  std::string dashed_specimen_;           // of which they are
  std::size_t running_ = 0;
  std::size_t names_below_ = 0;  // known names alone on the lines that stand right below each other
  std::vector<NumberRow> number_rows_;
  std::optional<std::string> nameless_unit_;  // of the value without a name read last
  std::size_t nameless_ = 0;                  // running number of its line
  bool in_comment_ = false;
  bool after_row_ = false;
  bool in_list_ = false;
  bool in_side_list_ = false;            // one of two that stand side by side
  bool below_heading_ = false;           // behind the last gap stands a heading
  const LexiconEntry* aside_ = nullptr;  // heads rows that are not the patient's of today
  bool below_others_ = false;            // what a sentence lists here is of another day
  bool below_susceptibility_heading_ = false;
  Piece susceptibility_unit_;  // that the heading gives
  int bare_rows_ = 0;          // -1: a row has shown that units stand beside the numbers
  bool below_antigens_ = false;
  std::size_t vital_sign_ = 0;  // running number of the last line that one leads; 0: none
  bool in_guide_ = false;
  bool range_led_ = false;                // the lines right above led to a range
  std::optional<double> place_of_range_;  // where they begin that a label at the end of a row leads
};

// What becomes of the results that were kept apart.
void settle_asides(Assembly& assembly);

}  // namespace labread
