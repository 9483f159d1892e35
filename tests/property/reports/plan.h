// A report that is about to be printed: content, spelling, layout and noise, all drawn from one
// seed. Printing draws nothing that depends on where it is printed, so that the same plan as text
// and as PDF is the same report, and a changed plan changes only what was changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/property/reports/content.h"
#include "tests/property/reports/pdf_print.h"
#include "tests/property/reports/sheet.h"
#include "tests/property/reports/spelling.h"
#include "tests/property/reports/truth.h"

namespace labread::drawn {

enum class Layout {
  table,         // header-led, any column order
  aligned,       // columns without a header
  inline_lines,  // name: value unit (range)
  cards,         // name, value and range on lines of their own
  card_pairs,    // two cards side by side
  in_and_out,    // in-range and out-of-range columns
  previous,      // a column of earlier results with their dates
  cumulative,    // a column a date
  two_units,     // each result in two units, on one line or two
  key_values,    // one field a line
  heading,       // the test as a heading, "RESULTADO:" below
  range_below,   // value in a column, range on the next line
  two_tables,    // two tables side by side
  tabs,          // cells between tabs
  sentences,     // name value unit [range], a flag sentence below
  result_rows,   // sections name the test, the row says "Result"
  percents,      // a percentage and an absolute count a row
  no_results,    // catalogues, orders, medication, articles
};
inline constexpr int layout_count = 18;

enum class Noise {
  none,
  jitter,          // columns off by a character
  dropped_header,  // a table without its title row
  watermark,       // letters of a diagonal word between the rows
  doubled,         // a word printed twice at one place, as fake bold does (PDF), or in a row
  mojibake,        // µ as the two characters of its UTF-8 form
  site_codes,      // a laboratory's code behind each row
  blank_lines,     // between the rows
  flat_powers,     // 10³ printed without its superscript
  summary,         // results repeated on a page of their own
  slips,           // 0 read as O by a scanner's program
  ragged,          // columns no longer below each other, two blanks between cells
};
inline constexpr int noise_count = 12;

const char* name_of(Layout layout);
const char* name_of(Noise noise);

struct Plan {
  std::uint64_t seed = 0;
  Locale locale;
  Layout layout = Layout::table;
  Noise noise = Noise::none;
  Style style;
  Content content;
  std::uint64_t layout_seed = 0;
  std::uint64_t head_seed = 0;
  std::uint64_t order_seed = 0;  // of the columns
  bool pages = false;            // several pages with running lines
  bool pdf = false;
  PrintForm form;     // of PDFs
  bool bare = false;  // the results alone, without head and foot
};

Plan draw_plan(std::uint64_t seed, const Catalogue& catalogue, const Vocabulary& vocabulary);

struct Printed {
  std::vector<SheetPage> pages;
  Truth truth;
};

Printed print(const Plan& plan, const Vocabulary& vocabulary, const Metric& metric);

double characters(std::string_view text);  // the metric of text files

}  // namespace labread::drawn
