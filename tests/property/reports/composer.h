// The page under the pen of a layout: adds lines and tables, and writes down the truth of what it
// prints.
#pragma once

#include <string>
#include <vector>

#include "tests/property/reports/plan.h"
#include "tests/property/reports/prose.h"

namespace labread::drawn {

// A line of a table: cells under the columns, or one text across.
struct TableLine {
  std::vector<std::string> cells;
  std::string across;
  double indent = 0;  // of the text across
  std::vector<int> results;
  bool keep = false;
  bool title = false;
  int bold = -1;  // the cell in bold
};

struct TableForm {
  std::vector<bool> right_aligned;  // by column; shorter: left
  double gap = 3;                   // between columns
  double left = 0;
  bool ruled = false;
  bool bars = false;  // "|" between the cells
};

class Composer {
 public:
  Composer(const Plan& plan, const Language& language, const Metric& metric)
      : plan_(plan), language_(language), metric_(metric) {}

  const Plan& plan() const { return plan_; }
  const Style& style() const { return plan_.style; }
  const Content& content() const { return plan_.content; }
  const Language& language() const { return language_; }
  const Prose& prose() const { return prose_in(language_.code); }
  double width(std::string_view text) const { return metric_(text); }
  Sheet& sheet() { return sheet_; }
  Truth& truth() { return truth_; }

  // Writes down a row that is printed as such; gives its place in the truth. -1 for a row without a
  // value, which is none.
  int record(const DrawnRow& row);
  // The same row in its second unit.
  int record_second(const DrawnRow& row);
  TrueResult& recorded(int result) { return truth_.results[static_cast<std::size_t>(result)]; }

  void line(std::string text, double x = 0, int result = -1, bool keep = false);
  void items(std::vector<Item> items, std::vector<int> results = {}, bool keep = false);
  void blank() { sheet_.lines.emplace_back(); }
  // Places the cells; the first title line becomes the header that following lines belong to.
  void table(const std::vector<TableLine>& lines, const TableForm& form);

 private:
  const Plan& plan_;
  const Language& language_;
  Metric metric_;
  Sheet sheet_;
  Truth truth_;
};

// "White blood cells" on two lines of at most this many characters; one where it is short enough.
std::vector<std::string> wrapped(const std::string& text, std::size_t limit);

std::string upper(const std::string& text);  // Latin letters and those of the reports' languages

// The layouts. Each prints all rows of the plan's content.
void print_table(Composer& page, Draw& draw);
void print_aligned(Composer& page, Draw& draw);
void print_two_tables(Composer& page, Draw& draw);
void print_in_and_out(Composer& page, Draw& draw);
void print_previous(Composer& page, Draw& draw);
void print_cumulative(Composer& page, Draw& draw);
void print_two_units(Composer& page, Draw& draw);
void print_tabs(Composer& page, Draw& draw);
void print_result_rows(Composer& page, Draw& draw);
void print_percents(Composer& page, Draw& draw);
void print_no_results(Composer& page, Draw& draw);
void print_range_below(Composer& page, Draw& draw);
void print_inline(Composer& page, Draw& draw);
void print_sentences(Composer& page, Draw& draw);
void print_cards(Composer& page, Draw& draw);
void print_card_pairs(Composer& page, Draw& draw);
void print_key_values(Composer& page, Draw& draw);
void print_heading(Composer& page, Draw& draw);

// Head, foot and running lines around the results.
void print_head(Composer& page, Draw& draw);
void print_foot(Composer& page, Draw& draw);

// Changes what was printed as a poor copy would.
void add_noise(Sheet& sheet, const Plan& plan, const Metric& metric);

}  // namespace labread::drawn
