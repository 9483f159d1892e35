// Lines to results under construction: a line begins a draft, completes the one above, or is
// refused. Used by the assembler*.cpp files and assemble() alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/assembly/assemble.h"
#include "parser/assembly/block_result.h"
#include "parser/assembly/draft.h"
#include "parser/assembly/facts_above.h"
#include "parser/assembly/lines_below.h"
#include "parser/assembly/lists_in_lines.h"
#include "parser/assembly/lone_numbers.h"
#include "parser/assembly/range_below.h"
#include "parser/assembly/table_in_force.h"
#include "parser/layout/typed_line.h"

namespace labread {

class Assembler {
 public:
  Assembler(const Conventions& conventions, const Catalogue& catalogue, Assembly& out, Trace* trace)
      : conventions_(conventions),
        catalogue_(catalogue),
        out_(out),
        trace_(trace),
        below_(conventions, catalogue),
        table_(catalogue),
        lists_(conventions, catalogue) {}
  // `untitled`, where given, tells of each line whether it surely titles no columns.
  void read(std::span<const Line> lines, const std::vector<bool>& untitled = {});
  // Below what `above` has read so far stands the specimen that its headings told.
  void stand_below(const Assembler& above, bool in_side_list);
  // What follows below two lists stands next to their last result.
  void go_on_below(const Assembler& list) { after_row_ = list.after_row_; }

 private:
  // What a line is, apart from its place among the rows (assembler.cpp).
  void step(const Line& line, bool may_title = true);
  void step_part(const Line& part);
  bool step_in_titles(const Line& line);
  bool step_in_list(const Line& line);
  bool step_behind_taken(const Line& line);
  bool step_in_rest_of_name(const Line& line);
  void step_in_rows(const Line& line, ListInLine&& list);
  void step_in_two(const Line& line, std::size_t cell);
  void step_in_row(const Line& line, const TypedLine& typed);
  RowContext context_of(const Line& line, const TypedLine& typed);
  bool is_vital_sign(const TypedLine& typed);
  bool take_susceptibilities(const Line& line, const TypedLine& typed);
  bool take_fragment(const Line& line, const TypedLine& typed);
  bool breaks_off_above(const Line& line) const;

  // What lines say of the rows that follow them (assembler_headings.cpp).
  bool heads_guide(const TypedLine& typed) const;
  bool titles_ranges_alone(const Line& line) const;
  bool ends_comment(const Line& line) const;
  bool take_aside_heading(const Line& line);
  bool passes_over(const Line& line);
  bool take_day_of_tests(const Line& line);
  bool has_undated_results() const;
  void take_day_of_heading(const TypedLine& typed);
  void take_day_between(const Line& line, const TypedLine& typed);
  void take_facts(const TypedLine& typed);
  bool take_heading_of_urine(const TypedLine& typed);
  bool add_told_earlier(const TypedLine& typed);

  // A line's place among the rows (assembler_place.cpp); those that answer say whether what follows
  // stands next to a result.
  bool place(const Line& line, const TypedLine& typed, RowReading&& reading,
             const RowContext& context);
  // What the line adds to the row above, or how it stands without being a row; nothing where it is
  // one or may be.
  std::optional<bool> place_beside_row(const Line& line, const TypedLine& typed,
                                       const RowReading& reading);
  bool add_to_range(const Line& line, const TypedLine& typed, const RowReading& reading);
  void reopen_block(const Line& line, const TypedLine& typed);
  void add_earlier_line(const Line& line, const TypedLine& typed);
  bool take_retraction(const Line& line);
  void settle_by_neighbours(const Line& line, const TypedLine& typed, RowReading& reading,
                            const RowContext& context);
  bool place_result(const Line& line, RowReading&& reading, const RowContext& context);
  std::string_view doubt_of_row(const Line& line, const RowReading& reading) const;
  bool place_without_name(const Line& line, const TypedLine& typed, const RowReading& reading,
                          const RowContext& context);
  bool place_name(const Line& line, const TypedLine& typed, RowReading&& reading,
                  const RowContext& context);
  std::vector<Location> rows_above() const;
  bool lacks_name(const Line& line, const RowReading& reading) const;
  bool waits(const Line& line, const RowReading& reading) const;
  bool leads_to_second_unit(const Line& line, const RowContext& context) const;
  void start_row(const Line& line, RowReading&& reading, const RowContext& context);
  void start_name(const Line& line, RowReading&& reading, const RowContext& context);
  void join_name_above(const Line& line, RowReading& reading, const RowContext& context);

  // The draft and what completes it (assembler_draft.cpp).
  void begin(const Line& line, RowReading&& reading, const RowContext& context);
  void touch(const Line& line) { draft_->extend(line, running_); }
  Draft* right_above(const Line& line);  // the draft where the line stands next to it, else null
  const Draft* right_above(const Line& line) const;
  Draft* row_right_above(const Line& line);  // the same where it has a value
  bool complete(const Line& line, const RowReading& part, const RowContext& context);
  bool complete_open(const Line& line, const RowReading& part, const RowContext& context);
  std::optional<bool> place_value(const Line& line, const RowReading& part,
                                  const RowContext& context);
  bool add_range_of(const Line& line, const RowReading& part);
  bool adds_earlier(const Line& line, const RowReading& part);
  bool begin_in_second_unit(const Line& line, const RowReading& part, const RowContext& context);
  void note_nameless(const TypedLine& typed, const RowReading& reading);
  bool lose_doubtful(const Line& line, const RowReading& part);
  void lose(const Line& line, const RowReading& part, std::string_view why);
  void close();
  void withdraw(const Draft& draft);
  void settle_assumed_range();
  void keep(Draft&& draft);
  void note_limit(const RowReading& reading);
  void refuse(const Line& line, const RowReading& reading);
  void skip(int page, int number, std::string text, const RowReading& reading);

  const Conventions& conventions_;
  const Catalogue& catalogue_;
  Assembly& out_;
  Trace* trace_;  // null: nobody asks

  const Line* previous_ = nullptr;
  LinesBelow below_;
  std::size_t running_ = 0;  // number of the line that is read, among all and their parts
  TableInForce table_;
  FactsAbove facts_;
  ListsInLines lists_;
  bool in_comment_ = false;
  bool after_row_ = false;
  bool in_list_ = false;
  bool in_side_list_ = false;  // one of two that stand side by side
  bool in_guide_ = false;
  bool below_others_ = false;            // what a sentence lists here is of another day
  const LexiconEntry* aside_ = nullptr;  // heads rows that are not the patient's of today
  bool below_antigens_ = false;
  bool below_susceptibility_heading_ = false;
  Piece susceptibility_unit_;    // that the heading gives
  std::size_t vital_sign_ = 0;   // running number of the last line that one leads; 0: none
  std::size_t names_below_ = 0;  // known names alone on the lines right below each other

  std::optional<Draft> draft_;
  BlockResult block_;
  LedRange led_range_;
  RangeFragment fragment_;
  // "139 mmol/L", "Sodium", "4.2 mmol/L", "Potassium": values that may stand above their names.
  struct Nameless {
    std::string unit;
    std::size_t line = 0;  // its running number
  };
  std::optional<Nameless> nameless_;  // the last one
  std::size_t labelled_cards_ = 0;    // whose range a label leads
  std::size_t plain_cards_ = 0;       // whose range none does
  std::vector<NumberRow> number_rows_;
};

}  // namespace labread
