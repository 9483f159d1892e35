// Lines whose words are not the cells of one row but several results in a sentence, a list or a
// letter's paragraph. Each is cut into rows of one result, which are then read as lines of their
// own; what a list takes of the lines below it is left out when their turn comes.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "parser/assembly/lines_below.h"
#include "parser/layout/lines.h"
#include "parser/report.h"

namespace labread {

struct ListedRow {
  const Line* line = nullptr;  // lives as long as the lists do
  std::string lead;            // of it alone: "Recent bloods (10/03/2025) show"
  // Where each value of the line has its day behind it: those before the newest, and its own.
  bool dated = false;
  std::vector<Previous> earlier;
  std::optional<Moment> day;
};

struct ListInLine {
  std::vector<ListedRow> rows;          // empty: the line holds something else
  std::string lead;                     // of all: "Labs of 03/05/2024:"
  std::optional<std::string> specimen;  // of all, where the list above or the lead tells it
  bool told = false;                    // by a letter's sentence or list
  bool others = false;  // it lists results of another day or person, which are not among the rows
};

// What the lists need to know of the line's place.
struct ListPlace {
  const Line* above = nullptr;
  bool breaks_off = false;  // from the line above
  bool below_row = false;   // outside of tables, right below a result
  bool in_table = false;
  std::string_view specimen;  // in force
};

class ListsInLines {
 public:
  ListsInLines(const Conventions& conventions, const Catalogue& catalogue)
      : conventions_(conventions), catalogue_(catalogue) {}

  ListInLine list_in(const Line& line, const ListPlace& place, const LinesBelow& below);
  // Whether the line lists any results, whosever they are.
  bool holds_list(const Line& line);

  // The line without the words that a list above took of it, of which null is left over where it
  // took all; nothing where it took none.
  std::optional<const Line*> without_taken(const Line& line);
  // The cells from `first` up to `last` as a line of their own.
  const Line& part_of(const Line& line, std::size_t first, std::size_t last);

 private:
  ListInLine dashes(const Line& line, const ListPlace& place);
  ListInLine dated(const Line& line, const ListPlace& place);
  ListInLine sentences(const Line& line);
  ListInLine letter(const Line& line, const ListPlace& place, const LinesBelow& below);
  ListInLine list(const Line& line, const ListPlace& place, const LinesBelow& below);
  std::size_t take_rest(const Line& line, bool goes_on, const Line* next, std::vector<Line>& rows);
  void keep(std::vector<Line>&& lines, ListInLine& list);

  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::deque<Line> parts_;  // lines that were cut out of others
  std::deque<Word> words_;  // of lists, without their commas
  struct Taken {
    const Line* of = nullptr;
    std::size_t count = 0;
  };
  Taken words_taken_;                     // its first ones, by the list above it
  std::span<const Line> lines_taken_;     // by the paragraph they belong to
  const Line* dated_ = nullptr;           // the last line whose values all had a day behind them
  const Line* dashed_ = nullptr;          // the last line that listed results glued to their names
  std::vector<const Word*> dashed_open_;  // words at its end that begin a name
  std::string dashed_specimen_;           // of which they are
};

}  // namespace labread
