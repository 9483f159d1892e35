#include "parser/layout/stacked_columns.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "parser/layout/column_titles.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

constexpr std::size_t least_rows = 3;
constexpr double column_gap = 4;  // of the character grid

struct Stack {
  ColumnRole role = ColumnRole::skip;
  const Line* title = nullptr;
  std::span<const Line> cells;  // empty: flags that stand beside some rows only
};

class Stacks {
 public:
  Stacks(std::span<const Line> lines, const Conventions& conventions, const Catalogue& catalogue)
      : lines_(lines), conventions_(conventions), catalogue_(catalogue) {}

  // Reads the columns from the first line on; false where they are none.
  bool read();
  // Whether they are such columns for all that: behind the names only results follow.
  bool heads_results() const;
  std::size_t lines() const { return at_; }
  std::span<const Line> names() const { return stacks_[0].cells; }
  std::vector<Line> rows(std::deque<Word>& words) const;

 private:
  bool is_alone(std::size_t i) const {
    return i < lines_.size() && lines_[i].cells.size() == 1 && lines_[i].page == lines_[0].page;
  }
  std::optional<ColumnRole> title_at(std::size_t i) const;
  bool is_cell(ColumnRole role, const std::string& text) const;
  bool is_name(const Cell& cell) const;
  bool take_names();
  bool take_cells(Stack& stack);
  bool take_flags(Stack& stack);
  bool units_fit() const;
  const Stack* stack_of(ColumnRole role) const;
  void add_cell(Line& row, const Line& from, double left, std::deque<Word>& words) const;

  std::span<const Line> lines_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<Stack> stacks_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;  // of the rows
};

std::optional<ColumnRole> Stacks::title_at(std::size_t i) const {
  if (!is_alone(i)) return std::nullopt;
  const Cell& cell = lines_[i].cells[0];
  const auto title = labels_at(cell, 0, catalogue_.lexicon()).title;
  if (!title || title->words < cell.words.size()) return std::nullopt;
  const ColumnRole role = title->column.role;
  // "High" is a flag here.
  const bool known = role == ColumnRole::name || role == ColumnRole::value ||
                     role == ColumnRole::unit || role == ColumnRole::range ||
                     role == ColumnRole::flag || role == ColumnRole::skip;
  return known ? std::optional(role) : std::nullopt;
}

bool Stacks::is_cell(ColumnRole role, const std::string& text) const {
  const Lexicon& lexicon = catalogue_.lexicon();
  const auto whole = [&](const auto& taken) { return taken && taken->length == text.size(); };
  switch (role) {
    case ColumnRole::value: {
      const auto value = take_value(text, conventions_, lexicon);
      if (!value || whole(value)) return value.has_value();
      const std::string_view rest = std::string_view(text).substr(value->length);
      const auto flag = take_flag(rest.substr(rest.find_first_not_of(' ')), lexicon);
      return rest[0] == ' ' && flag && flag->length + 1 == rest.size();
    }
    case ColumnRole::unit: return is_whole_unit(text, catalogue_) || fold_name(text) == "ratio";
    case ColumnRole::range:
      return whole(take_range(text, conventions_, catalogue_)) || is_words_range(text, lexicon);
    case ColumnRole::flag: return whole(take_flag(text, lexicon, true));
    default: return true;
  }
}

// Not "Sodium 140 mmol/L", which is a row.
bool Stacks::is_name(const Cell& cell) const {
  if (is_cell(ColumnRole::value, cell.text())) return false;
  return std::none_of(cell.words.begin() + 1, cell.words.end(), [&](const Word* word) {
    const auto number = take_number(word->text, conventions_, catalogue_.lexicon());
    return number && number->length == word->text.size();
  });
}

bool Stacks::take_names() {
  const std::size_t from = at_;
  while (is_alone(at_) && !title_at(at_) && is_name(lines_[at_].cells[0])) ++at_;
  count_ = at_ - from;
  stacks_[0].cells = lines_.subspan(from, count_);
  return count_ >= least_rows;
}

// A column of flags may have gaps, which nothing on the page shows any more.
bool Stacks::take_flags(Stack& stack) {
  const std::size_t from = at_;
  while (is_alone(at_) && is_cell(ColumnRole::flag, lines_[at_].cells[0].text())) ++at_;
  if (at_ - from == count_) stack.cells = lines_.subspan(from, count_);
  return at_ - from <= count_;
}

bool Stacks::take_cells(Stack& stack) {
  if (stack.role == ColumnRole::flag) return take_flags(stack);
  for (std::size_t i = 0; i < count_; ++i) {
    const bool fits = is_alone(at_ + i) && !title_at(at_ + i) &&
                      is_cell(stack.role, lines_[at_ + i].cells[0].text());
    if (!fits) return false;
  }
  stack.cells = lines_.subspan(at_, count_);
  at_ += count_;
  // One more, and the rows of this column are others.
  return !is_alone(at_) || title_at(at_) || stack.role == ColumnRole::skip ||
         !is_cell(stack.role, lines_[at_].cells[0].text());
}

const Stack* Stacks::stack_of(ColumnRole role) const {
  const auto found = std::find_if(stacks_.begin(), stacks_.end(), [role](const Stack& stack) {
    return stack.role == role && !stack.cells.empty();
  });
  return found == stacks_.end() ? nullptr : &*found;
}

bool Stacks::units_fit() const {
  const Stack* units = stack_of(ColumnRole::unit);
  for (std::size_t i = 0; units != nullptr && i < count_; ++i) {
    const Name* name = catalogue_.find_name(fold_name(stacks_[0].cells[i].text()));
    const std::string unit = fold_unit(units->cells[i].text());
    if (name == nullptr || name->analytes.empty() || catalogue_.find_unit(unit) == nullptr)
      continue;
    if (!is_unit_of_any(name->analytes, unit, catalogue_)) return false;
  }
  return true;
}

bool Stacks::read() {
  for (; const auto role = title_at(at_); ++at_) stacks_.push_back({*role, &lines_[at_], {}});
  if (stacks_.empty() || stacks_[0].role != ColumnRole::name || !take_names()) return false;
  const bool titles_first = stacks_.size() > 1;
  for (std::size_t next = 1;; ++next) {
    if (titles_first && next == stacks_.size()) break;
    if (!titles_first) {
      const auto role = title_at(at_);
      if (!role) break;
      stacks_.push_back({*role, &lines_[at_++], {}});
    }
    if (!take_cells(stacks_[next])) return false;
  }
  const auto results = std::count_if(stacks_.begin(), stacks_.end(), [](const Stack& stack) {
    return stack.role == ColumnRole::value || stack.role == ColumnRole::name;
  });
  return results == 2 && stack_of(ColumnRole::value) != nullptr &&
         (stack_of(ColumnRole::unit) != nullptr || stack_of(ColumnRole::range) != nullptr) &&
         units_fit();
}

bool Stacks::heads_results() const {
  if (stacks_.size() < 2 || count_ < least_rows || stacks_[1].role != ColumnRole::value)
    return false;
  const Line* first = names().data() + count_;
  if (first == stacks_[1].title) return true;
  const auto behind = static_cast<std::size_t>(first - lines_.data());
  for (std::size_t i = behind; i < behind + least_rows; ++i) {
    if (!is_alone(i)) return false;
    const std::string text = lines_[i].cells[0].text();
    const auto number = take_number(text, conventions_, catalogue_.lexicon());
    if (!number || number->length < text.size()) return false;
  }
  return true;
}

void Stacks::add_cell(Line& row, const Line& from, double left, std::deque<Word>& words) const {
  Cell& cell = row.cells.emplace_back();
  for (const Word* word : from.cells[0].words) {
    Word& moved = words.emplace_back(*word);
    moved.box.left += left - from.box.left;
    moved.box.right += left - from.box.left;
    moved.box.top = row.box.top;
    moved.box.bottom = row.box.bottom;
    cell.box = cell.words.empty() ? moved.box : united(cell.box, moved.box);
    cell.words.push_back(&moved);
  }
}

std::vector<Line> Stacks::rows(std::deque<Word>& words) const {
  std::vector<Line> rows{*stacks_[0].title};
  rows.insert(rows.end(), stacks_[0].cells.begin(), stacks_[0].cells.end());
  for (Line& row : rows) row.cells.clear();
  double left = stacks_[0].title->box.left;
  for (const Stack& stack : stacks_) {
    if (stack.cells.empty()) continue;
    double width = stack.title->box.width();
    add_cell(rows[0], *stack.title, left, words);
    for (std::size_t i = 0; i < count_; ++i) {
      width = std::max(width, stack.cells[i].box.width());
      add_cell(rows[i + 1], stack.cells[i], left, words);
    }
    left += width + column_gap;
  }
  for (Line& row : rows) fit_box(row);
  return rows;
}

}  // namespace

void join_stacked_columns(std::vector<Line>& lines, const Conventions& conventions,
                          const Catalogue& catalogue, std::deque<Word>& words) {
  constexpr std::size_t longest_title = 3;  // words
  const auto may_stand = [&](std::size_t i) {
    return lines[i].cells.size() == 1 && lines[i].cells[0].words.size() <= longest_title;
  };
  for (std::size_t i = 0; i + 2 * least_rows < lines.size(); ++i) {
    if (!may_stand(i) || lines[i + 1].cells.size() != 1 || lines[i + 2].cells.size() != 1) continue;
    Stacks stacks(std::span<const Line>(lines).subspan(i), conventions, catalogue);
    const bool read = stacks.read();
    // The last of the names would take the first of the results.
    if (!read && stacks.heads_results()) {
      const auto names = lines.begin() + (stacks.names().data() - lines.data());
      lines.erase(names, names + std::ssize(stacks.names()));
    }
    if (!read) continue;
    std::vector<Line> rows = stacks.rows(words);
    const auto from = lines.begin() + static_cast<std::ptrdiff_t>(i);
    lines.erase(from + std::ssize(rows), from + static_cast<std::ptrdiff_t>(stacks.lines()));
    i += rows.size() - 1;
    std::move(rows.begin(), rows.end(), from);
  }
}

}  // namespace labread
