#include "parser/layout/wrapped_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "parser/layout/columns.h"
#include "parser/layout/narrow_columns.h"
#include "parser/layout/table_rows.h"
#include "parser/layout/title_lines.h"

namespace labread {
namespace {

bool holds_digit(const Line& line) {
  return std::any_of(line.cells.begin(), line.cells.end(), [](const Cell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return labread::holds_digit(word->text); });
  });
}

const Page* page_of(const Document& document, int number) {
  const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                 [number](const Page& p) { return p.number == number; });
  return page == document.pages.end() ? nullptr : &*page;
}

// Goes through the lines, from titles to the rows below them.
class RowJoiner {
 public:
  RowJoiner(std::vector<Line> lines, const Document& document, const Conventions& conventions,
            const Catalogue& catalogue)
      : lines_(std::move(lines)),
        document_(document),
        conventions_(conventions),
        catalogue_(catalogue) {
    out_.reserve(lines_.size());
  }

  std::vector<Line> join() {
    while (next_ < lines_.size()) {
      Line titles = std::move(lines_[next_++]);
      std::vector<Columns> tables = columns_of(titles);
      extend(titles, tables);
      const bool heads_rows = tables.size() == 1 && tables.front().has(ColumnRole::value) &&
                              !keeps_order_only(titles, std::span(lines_).subspan(next_));
      if (heads_rows) {
        join_below(std::move(titles), tables.front());
      } else {
        titles.untitled = tables.empty();
        out_.push_back(std::move(titles));
      }
    }
    return std::move(out_);
  }

 private:
  std::vector<Columns> columns_of(const Line& titles) const {
    const Line* above = out_.empty() ? nullptr : &out_.back();
    return labread::columns_of(titles, above, conventions_, catalogue_);
  }
  const Line* below() const { return next_ < lines_.size() ? &lines_[next_] : nullptr; }

  // Titles that go on in the lines around them.
  void extend(Line& titles, std::vector<Columns>& tables) {
    // Titles that are some only together with the line below: "Min" and "Max" beside "Test result".
    const bool tall = tables.empty() && below() != nullptr && titles.cells.size() >= 3 &&
                      below()->cells.size() <= titles.cells.size() && !holds_digit(titles) &&
                      !holds_digit(*below());
    if (tables.empty() && below() != nullptr) {
      const Lexicon& lexicon = catalogue_.lexicon();
      take(titles_with_years(titles, *below(), conventions_, lexicon), titles, tables) ||
          take(titles_with_days(titles, *below(), conventions_, lexicon), titles, tables) ||
          take(titles_with_units(titles, *below(), catalogue_), titles, tables) ||
          take_over(titles, tables);
    }
    if ((!tables.empty() || tall) && !take_below(titles, tables) && !out_.empty() && !tall) {
      take_above(titles, tables);
    }
    if (!tables.empty()) take_beside(titles, tables);
  }

  // Puts what was made of the titles and the line below in their place, where it was made.
  bool take(std::optional<Line> whole, Line& titles, std::vector<Columns>& tables) {
    if (!whole) return false;
    ++next_;
    titles = *std::move(whole);
    tables = columns_of(titles);
    return true;
  }

  bool take_below(Line& titles, std::vector<Columns>& tables) {
    if (below() == nullptr) return false;
    const Lexicon& lexicon = catalogue_.lexicon();
    return take(joined_titles(titles, *below(), lexicon), titles, tables) ||
           take(titles_with_times(titles, *below(), conventions_, lexicon), titles, tables) ||
           take_around(titles, tables);
  }

  bool take_around(Line& titles, std::vector<Columns>& tables) {
    if (out_.empty()) return false;
    auto whole = titles_around(out_.back(), titles, *below(), conventions_, catalogue_.lexicon());
    if (whole) out_.pop_back();
    return take(std::move(whole), titles, tables);
  }

  bool take_over(Line& titles, std::vector<Columns>& tables) {
    if (next_ + 1 >= lines_.size()) return false;
    auto whole =
        titles_over(titles, lines_[next_], lines_[next_ + 1], conventions_, catalogue_.lexicon());
    auto found = whole ? columns_of(*whole) : std::vector<Columns>();
    if (found.empty()) return false;
    next_ += 2;
    titles = *std::move(whole);
    tables = std::move(found);
    return true;
  }

  void take_above(Line& titles, std::vector<Columns>& tables) {
    auto both = joined_titles(out_.back(), titles, catalogue_.lexicon());
    if (!both) return;
    out_.pop_back();
    titles = *std::move(both);
    tables = columns_of(titles);
  }

  void take_beside(Line& titles, std::vector<Columns>& tables) {
    auto wide = titles_beside(titles, out_.empty() ? nullptr : &out_.back(), below(), conventions_,
                              catalogue_.lexicon());
    if (!wide) return;
    if (wide->above) out_.pop_back();
    if (wide->below) ++next_;
    titles = std::move(wide->line);
    tables = columns_of(titles);
  }

  // The lines down to the next titles, their rows joined.
  void join_below(Line titles, Columns columns) {
    const bool is_text = document_.kind == DocumentKind::text;
    const std::size_t end = end_of_table(titles);
    const std::span<Line> rows = std::span(lines_).subspan(next_, end - next_);
    bool aligned = columns.aligned;
    if (is_text || !aligned) {
      cut_narrow_columns(titles, rows, columns);
      auto tables = columns_of(titles);
      aligned = tables.size() == 1 && tables.front().aligned;
      if (aligned) columns = std::move(tables.front());
    }
    out_.push_back(std::move(titles));
    if (!aligned) return;
    Line own = out_.back();
    join_until(end, own, columns);
    while (goes_on_without_titles(own.page)) {
      // Above the first line of the page.
      own.page = below()->page;
      own.box.top = own.box.bottom = 0;
      join_until(end_of_table(own), own, columns);
    }
  }

  // Takes the lines up to `end`, their rows joined.
  void join_until(std::size_t end, const Line& titles, const Columns& columns) {
    const Page* page = page_of(document_, titles.page);
    const std::span<const Stroke> strokes =
        page ? std::span<const Stroke>(page->strokes) : std::span<const Stroke>();
    const std::span<Line> rows = std::span(lines_).subspan(next_, end - next_);
    std::vector<Line> lines(std::make_move_iterator(rows.begin()),
                            std::make_move_iterator(rows.end()));
    const bool is_text = document_.kind == DocumentKind::text;
    for (Line& row : table_rows(columns, titles, std::move(lines), strokes, is_text, conventions_,
                                catalogue_)) {
      out_.push_back(std::move(row));
    }
    next_ = end;
  }

  // Whether the rows of a table reach the end of its page, and the next page titles none.
  bool goes_on_without_titles(int page) {
    const Line* first = below();
    if (first == nullptr || first->page == page) return false;
    Line titles = *first;
    return end_of_table(titles) == end_of_page(next_);
  }

  std::size_t end_of_page(std::size_t i) const {
    const int page = lines_[i].page;
    while (i < lines_.size() && lines_[i].page == page) ++i;
    return i;
  }

  std::size_t end_of_table(const Line& titles) {
    std::size_t end = next_;
    const Line* above = &titles;
    while (end < lines_.size() && lines_[end].page == titles.page &&
           labread::columns_of(lines_[end], above, conventions_, catalogue_).empty()) {
      lines_[end].untitled = true;
      above = &lines_[end++];
    }
    return end;
  }

  std::vector<Line> lines_;
  const Document& document_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<Line> out_;
  std::size_t next_ = 0;  // of the lines
};

}  // namespace

std::vector<Line> join_wrapped_rows(std::vector<Line> lines, const Document& document,
                                    const Conventions& conventions, const Catalogue& catalogue) {
  return RowJoiner(std::move(lines), document, conventions, catalogue).join();
}

}  // namespace labread
