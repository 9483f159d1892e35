#include "parser/layout/title_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/columns.h"
#include "parser/tokens/date.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// The cell of a line that stands above or below another's, or null.
Cell* beside(Line& line, const Cell& cell) {
  const auto same = std::find_if(line.cells.begin(), line.cells.end(), [&](const Cell& other) {
    return other.box.left < cell.box.right && other.box.right > cell.box.left;
  });
  return same == line.cells.end() ? nullptr : &*same;
}

// A letter of a watermark.
bool is_lone_letter(const Cell& cell) {
  const std::string& text = cell.words.front()->text;
  return cell.words.size() == 1 && text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
}

// Cuts the cell where a word begins as the part of a title does, or one ends as that does.
void split_cell(Line& line, Cell& cell, const Rect& part) {
  const double slack = 0.25 * double(line.font_size);
  auto word = cell.words.begin() + 1;
  for (; word != cell.words.end(); ++word) {
    const bool begins = std::abs((*word)->box.left - part.left) <= slack;
    const bool ended = std::abs(word[-1]->box.right - part.right) <= slack;
    if (begins || ended) break;
  }
  if (word == cell.words.end()) return;
  Cell behind{{word, cell.words.end()}, (*word)->box};
  for (const Word* w : behind.words) behind.box = united(behind.box, w->box);
  cell.words.erase(word, cell.words.end());
  cell.box = cell.words.front()->box;
  for (const Word* w : cell.words) cell.box = united(cell.box, w->box);
  const auto at = line.cells.begin() + (&cell - line.cells.data()) + 1;
  line.cells.insert(at, std::move(behind));
}

bool stands_below(const Cell& cell, const Line& upper) {
  return std::any_of(upper.cells.begin(), upper.cells.end(), [&](const Cell& other) {
    return other.box.left < cell.box.right && other.box.right > cell.box.left;
  });
}

// "0515", "7:40 am"
bool is_time_of_day(std::string_view text) {
  if (text.empty() || !is_ascii_digit(text[0])) return false;
  static const Pattern pattern("(?:2[0-3]|[01]?[0-9]):?[0-5][0-9](?: ?[AaPp][Mm])?");
  const auto found = pattern.at_start(text);
  return found && (*found)[0].size() == text.size();
}

// "0515", "Coll. 06:30", "06:30 Uhr": below a day, at what time of it.
bool tells_time(const Cell& cell) {
  if (is_time_of_day(cell.text())) return true;
  constexpr std::size_t most_words = 3;
  if (cell.words.size() > most_words) return false;
  const auto times = std::count_if(cell.words.begin(), cell.words.end(), [](const Word* word) {
    return word->text.find(':') != std::string::npos && is_time_of_day(word->text);
  });
  const auto numbers = std::count_if(cell.words.begin(), cell.words.end(),
                                     [](const Word* word) { return holds_digit(word->text); });
  return times == 1 && numbers == 1;
}

// "7:40 am"
bool tells_half_of_day(const Cell& cell) {
  const std::string end = fold_name(cell.words.back()->text);
  return end.ends_with("am") || end.ends_with("pm");
}

bool are_near(const Line& upper, const Line& lower) {
  return upper.page == lower.page &&
         lower.box.top - upper.box.bottom < 0.9 * double(lower.font_size);
}

bool titles_earlier_results(const Cell& cell, const Lexicon& lexicon) {
  return lexicon.find(fold_name(cell.text()), WordRole::header_previous) != nullptr;
}

bool titles_results(const Cell& cell, const Lexicon& lexicon) {
  return lexicon.find(fold_name(cell.text()), WordRole::header_value) != nullptr;
}

// "04.05.2023", "(04.05.2023)"
bool is_date(const Cell& cell, const Conventions& conventions, const Lexicon& lexicon) {
  const std::string text = cell.text();
  const bool bracket = text.size() > 2 && text.front() == '(' && text.back() == ')';
  const std::string_view inside =
      bracket ? std::string_view(text).substr(1, text.size() - 2) : std::string_view(text);
  const auto date = take_date(inside, conventions.date_order.value, lexicon);
  return date && date->length == inside.size();
}

void add_words(Cell& cell, const Cell& more) {
  cell.words.insert(cell.words.end(), more.words.begin(), more.words.end());
  cell.box = united(cell.box, more.box);
}

// The units that are all of a line, each in a cell of its own, or none.
std::vector<Cell> cells_of_units(const Line& line, const Catalogue& catalogue) {
  const auto is_unit = [&](const std::string& text) {
    const auto unit = take_unit(text, catalogue);
    return unit && unit->length == text.size();
  };
  std::vector<Cell> units;
  for (const Cell& cell : line.cells) {
    if (is_unit(cell.text())) {
      units.push_back(cell);
      continue;
    }
    for (const Word* word : cell.words) {
      if (!is_unit(word->text)) return {};
      units.push_back({{word}, word->box});
    }
  }
  return units;
}

// "Admission" above "05.02.2025": the day takes the place of words that title nothing.
bool take_day(Cell& words, const Cell& day, const Conventions& conventions,
              const Lexicon& lexicon) {
  const bool titled = is_column_title(fold_name(words.text()), lexicon);
  if (titled || !is_date(day, conventions, lexicon)) return false;
  words.words = day.words;
  words.box = united(words.box, day.box);
  return true;
}

// "05.02.2025" above "(admission)": words that title nothing say what the day was.
bool remarks_day(const Cell& title, const Cell& words, const Conventions& conventions,
                 const Lexicon& lexicon) {
  const std::string text = words.text();
  return !holds_digit(text) && is_date(title, conventions, lexicon) &&
         !is_column_title(fold_name(text), lexicon);
}

// Without the words beside the time.
void add_time(Cell& day, const Cell& time) {
  std::copy_if(time.words.begin(), time.words.end(), std::back_inserter(day.words),
               [](const Word* word) { return holds_digit(word->text); });
  day.box = united(day.box, time.box);
}

// "Result" / "12.11.2024", "Previous" / "03.02.2023"
bool dates_results(const Cell& title, const Cell& end, const Conventions& conventions,
                   const Lexicon& lexicon) {
  return (titles_results(title, lexicon) || titles_earlier_results(title, lexicon)) &&
         is_date(end, conventions, lexicon);
}

// "Observed" / "Value", "12.11.2024" / "06:15", "Admission" / "05.02.2025", "Range" / "(mmol/mol)"
bool finish_title(Cell& title, const Cell& end, const Conventions& conventions,
                  const Lexicon& lexicon) {
  if (take_day(title, end, conventions, lexicon)) return true;
  if (remarks_day(title, end, conventions, lexicon)) return true;
  const bool moment = is_date(title, conventions, lexicon) && tells_time(end);
  if (moment) {
    if (!tells_half_of_day(end)) add_time(title, end);
    return true;
  }
  const std::string below = end.text();
  const bool remark = below.starts_with('(') && below.ends_with(')') &&
                      is_column_title(fold_name(title.text()), lexicon);
  const bool dated = dates_results(title, end, conventions, lexicon);
  add_words(title, end);
  return remark || dated || is_column_title(fold_name(title.text()), lexicon);
}

}  // namespace

std::optional<WideTitles> titles_beside(const Line& titles, const Line* above, const Line* below,
                                        const Conventions& conventions, const Lexicon& lexicon) {
  WideTitles wide{titles, false, false};
  if (above != nullptr && are_near(*above, titles)) {
    wide.above = std::all_of(above->cells.begin(), above->cells.end(), [&](const Cell& cell) {
      return titles_earlier_results(cell, lexicon) && !stands_below(cell, titles);
    });
  }
  if (wide.above) {
    wide.line.cells.insert(wide.line.cells.end(), above->cells.begin(), above->cells.end());
    std::sort(wide.line.cells.begin(), wide.line.cells.end(),
              [](const Cell& a, const Cell& b) { return a.box.left < b.box.left; });
  }
  if (below != nullptr && are_near(titles, *below)) {
    Line dated = wide.line;
    std::size_t joined = 0;
    wide.below = std::all_of(below->cells.begin(), below->cells.end(), [&](const Cell& cell) {
      Cell* title = beside(dated, cell);
      if (!is_date(cell, conventions, lexicon)) return false;
      // "Previous" above the first of several dates.
      const bool further =
          title == nullptr && joined > 0 && cell.box.left > dated.cells.back().box.right;
      if (further) {
        dated.cells.push_back(cell);
        return true;
      }
      const bool earlier = title != nullptr && titles_earlier_results(*title, lexicon);
      if (!earlier && (title == nullptr || !titles_results(*title, lexicon))) return false;
      add_words(*title, cell);
      joined += earlier;
      return true;
    });
    wide.below = wide.below && joined > 0;
    if (wide.below) wide.line = std::move(dated);
  }
  if (!wide.above && !wide.below) return std::nullopt;
  fit_box(wide.line);
  return wide;
}

std::optional<Line> joined_titles(const Line& upper, const Line& lower, const Lexicon& lexicon) {
  const bool near =
      upper.page == lower.page && lower.box.top - upper.box.bottom < 0.9 * double(lower.font_size);
  if (!near) return std::nullopt;
  const bool up = upper.cells.size() < lower.cells.size();
  Line whole = up ? lower : upper;
  std::size_t joined = 0;
  for (const Cell& part : (up ? upper : lower).cells) {
    Cell* other = beside(whole, part);
    if (other == nullptr && is_lone_letter(part)) continue;
    if (other == nullptr) return std::nullopt;
    ++joined;
    const auto is_title = [&](const Cell& cell) {
      const std::string text =
          up ? part.text() + " " + cell.text() : cell.text() + " " + part.text();
      return is_column_title(fold_name(text), lexicon);
    };
    if (!is_title(*other)) {
      split_cell(whole, *other, part.box);
      other = beside(whole, part);
      if (other == nullptr || !is_title(*other)) return std::nullopt;
    }
    other->words.insert(up ? other->words.begin() : other->words.end(), part.words.begin(),
                        part.words.end());
    other->box = united(other->box, part.box);
  }
  if (joined == 0) return std::nullopt;
  whole.box = united(upper.box, lower.box);
  return whole;
}

std::optional<Line> titles_around(const Line& upper, const Line& middle, const Line& lower,
                                  const Conventions& conventions, const Lexicon& lexicon) {
  if (!are_near(upper, middle) || !are_near(middle, lower)) return std::nullopt;
  if (upper.cells.size() != lower.cells.size()) return std::nullopt;
  Line whole = middle;
  for (std::size_t i = 0; i < upper.cells.size(); ++i) {
    Cell title = upper.cells[i];
    const Cell& end = lower.cells[i];
    const bool over = end.box.left < title.box.right && end.box.right > title.box.left;
    if (!over || stands_below(title, middle) || stands_below(end, middle)) return std::nullopt;
    if (!finish_title(title, end, conventions, lexicon)) return std::nullopt;
    whole.cells.push_back(std::move(title));
  }
  std::sort(whole.cells.begin(), whole.cells.end(),
            [](const Cell& a, const Cell& b) { return a.box.left < b.box.left; });
  whole.box = united(upper.box, lower.box);
  return whole;
}

std::optional<Line> titles_over(const Line& upper, const Line& middle, const Line& lower,
                                const Conventions& conventions, const Lexicon& lexicon) {
  if (upper.cells.size() < 2) return std::nullopt;
  auto whole = titles_around(upper, middle, lower, conventions, lexicon);
  if (!whole) return std::nullopt;
  const double right = upper.cells.back().box.right;
  std::erase_if(whole->cells, [&](const Cell& cell) {
    return cell.box.left > right && !is_column_title(fold_name(cell.text()), lexicon);
  });
  return whole;
}

std::optional<Line> titles_with_years(const Line& upper, const Line& lower,
                                      const Conventions& conventions, const Lexicon& lexicon) {
  if (!are_near(upper, lower) || lower.cells.size() < 2) return std::nullopt;
  Line whole = upper;
  std::size_t years = 0;
  for (const Cell& cell : lower.cells) {
    Cell* title = beside(whole, cell);
    if (title == nullptr) return std::nullopt;
    if (is_date(*title, conventions, lexicon)) {
      if (!is_column_title(fold_name(cell.text()), lexicon)) return std::nullopt;
      continue;
    }
    add_words(*title, cell);
    if (!is_date(*title, conventions, lexicon)) return std::nullopt;
    ++years;
  }
  if (years < 2) return std::nullopt;
  whole.box = united(upper.box, lower.box);
  return whole;
}

std::optional<Line> titles_with_days(const Line& upper, const Line& lower,
                                     const Conventions& conventions, const Lexicon& lexicon) {
  if (!are_near(upper, lower) || lower.cells.size() < 2) return std::nullopt;
  const auto may_be_day = [](const Cell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return holds_digit(word->text); });
  };
  if (!std::all_of(lower.cells.begin(), lower.cells.end(), may_be_day)) return std::nullopt;
  const auto is_title = [&](const Cell& cell) {
    return is_column_title(fold_name(cell.text()), lexicon);
  };
  if (std::count_if(upper.cells.begin(), upper.cells.end(), is_title) < 2) return std::nullopt;
  Line whole = upper;
  for (const Cell& day : lower.cells) {
    Cell* words = beside(whole, day);
    if (words == nullptr || !take_day(*words, day, conventions, lexicon)) return std::nullopt;
  }
  whole.box = united(upper.box, lower.box);
  return whole;
}

std::optional<Line> titles_with_units(const Line& upper, const Line& lower,
                                      const Catalogue& catalogue) {
  if (!are_near(upper, lower) || upper.cells.size() != 2) return std::nullopt;
  Cell ranges = upper.cells[1];
  const bool titled =
      catalogue.lexicon().find(fold_name(ranges.text()), WordRole::header_range) != nullptr;
  if (!titled || stands_below(upper.cells[0], lower)) return std::nullopt;
  Line whole = upper;
  whole.cells = cells_of_units(lower, catalogue);
  if (whole.cells.size() < 2) return std::nullopt;
  const Rect& last = whole.cells.back().box;
  if (whole.cells.size() > 2 && last.right > ranges.box.left) {
    ranges.box.left = last.left;
    whole.cells.pop_back();
  } else if (ranges.box.left < last.right) {
    return std::nullopt;
  }
  whole.cells.push_back(std::move(ranges));
  whole.cells.insert(whole.cells.begin(), upper.cells[0]);
  whole.box = united(upper.box, lower.box);
  return whole;
}

std::optional<Line> titles_with_times(const Line& upper, const Line& lower,
                                      const Conventions& conventions, const Lexicon& lexicon) {
  if (upper.page != lower.page || upper.cells.empty() || lower.cells.size() < 2)
    return std::nullopt;
  Line whole = upper;
  std::size_t times = 0;
  std::size_t dated = 0;
  for (const Cell& cell : lower.cells) {
    const std::string text = cell.text();
    if (Cell* day = beside(whole, cell)) {
      const bool label = &cell == &lower.cells.front() && !holds_digit(text);
      if (!label && !tells_time(cell)) return std::nullopt;
      const bool of_day = !label && is_date(*day, conventions, lexicon);
      if (of_day && !tells_half_of_day(cell)) add_time(*day, cell);
      times += !label;
      dated += of_day;
    } else if (is_column_title(fold_name(text), lexicon)) {
      whole.cells.push_back(cell);
    } else {
      return std::nullopt;
    }
  }
  const bool more = whole.cells.size() > upper.cells.size();
  if (times == 0 || (!more && (dated < 2 || dated < times))) return std::nullopt;
  std::sort(whole.cells.begin(), whole.cells.end(),
            [](const Cell& a, const Cell& b) { return a.box.left < b.box.left; });
  whole.box = united(upper.box, lower.box);
  return whole;
}

}  // namespace labread
