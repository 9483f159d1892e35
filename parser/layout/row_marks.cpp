#include "parser/layout/row_marks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/loinc.h"

namespace labread {
namespace {

constexpr std::size_t fewest_numbered = 3;

bool begins_with_letter(std::string_view word) {
  return !word.empty() && (is_ascii_letter(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80);
}

struct Mark {
  int number = 0;
  std::size_t length = 0;  // bytes of the line's first word
};

// "2.", "2)" or "2.-" in front of a name, glued to it or not.
std::optional<Mark> running_number(const Line& line) {
  constexpr std::size_t most_digits = 3;
  const auto& words = line.cells.front().words;
  const std::string_view text = words[0]->text;
  Mark mark;
  std::size_t at = 0;
  for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
    if (at == most_digits) return std::nullopt;
    mark.number = 10 * mark.number + (text[at] - '0');
  }
  if (at == 0 || at == text.size() || (text[at] != '.' && text[at] != ')')) return std::nullopt;
  ++at;
  if (at < text.size() && text[at] == '-') ++at;
  mark.length = at;
  const bool glued = at < text.size();
  const std::string_view name = glued              ? text.substr(at)
                                : words.size() > 1 ? words[1]->text
                                                   : std::string_view();
  if (!begins_with_letter(name)) return std::nullopt;
  return mark;
}

// "Urea: 9.1 mmol/L", "Urea   9.1   mmol/L", not the sentences of a numbered remark.
bool has_form_of_row(const Line& line) {
  if (line.cells.size() > 1) return true;
  const auto& words = line.cells.front().words;
  constexpr std::size_t longest_name = 8;
  const auto colon = std::find_if(words.begin(), words.end(),
                                  [](const Word* word) { return word->text.ends_with(':'); });
  return colon != words.end() && colon + 1 != words.end() &&
         static_cast<std::size_t>(colon - words.begin()) <= longest_name;
}

void drop_mark(Line& line, std::size_t length, std::deque<Word>& words) {
  Cell& cell = line.cells.front();
  const Word& first = *cell.words.front();
  if (length < first.text.size()) {
    Word& name = words.emplace_back(first);
    name.box.left += first.box.width() * double(length) / double(first.text.size());
    name.text.erase(0, length);
    cell.words.front() = &name;
  } else {
    cell.words.erase(cell.words.begin());
  }
  cell.box = cell.words.front()->box;
  for (const Word* word : cell.words) cell.box = united(cell.box, word->box);
  fit_box(line);
}

struct Numbered {
  Line* line = nullptr;
  Mark mark;

  std::string name() const {
    const auto& words = line->cells.front().words;
    const bool glued = mark.length < words[0]->text.size();
    return fold_name(glued ? std::string_view(words[0]->text).substr(mark.length)
                           : std::string_view(words[1]->text));
  }
};

bool is_dash(std::string_view word) { return word == "-" || word == "\u2013" || word == "to"; }

// "Urea: 9.1 mmol/L (2.8-8.1)": a value and its limits; "LDL: < 100 mg/dL optimal" and "HbA1c: 5.7
// - 6.4 %" are limits alone, as in a list of notes.
bool holds_value_and_limits(const Line& line) {
  std::size_t numbers = 0;
  std::string_view before;
  bool first = true;  // the running number
  for (const Cell& cell : line.cells) {
    for (const Word* word : cell.words) {
      if (!first && holds_digit(word->text) && !is_dash(before)) ++numbers;
      first = false;
      before = word->text;
    }
  }
  return numbers >= 2;
}

// "1. Stunde", "2. Stunde": what the number is of, not what it counts.
bool counts_tests(const std::vector<Numbered>& run) {
  std::set<std::string> names;
  std::size_t rows = 0;
  for (const Numbered& row : run) {
    names.insert(row.name());
    rows += holds_value_and_limits(*row.line);
  }
  return run.size() >= fewest_numbered && names.size() * 2 > run.size() && rows * 2 > run.size();
}

// Rows whose numbers run on, headings and remarks between them or not.
void drop_running_numbers(std::vector<Line>& lines, std::deque<Word>& words) {
  std::vector<Numbered> run;
  const auto end_run = [&] {
    if (counts_tests(run)) {
      for (const Numbered& row : run) drop_mark(*row.line, row.mark.length, words);
    }
    run.clear();
  };
  for (Line& line : lines) {
    const auto mark = running_number(line);
    if (!mark || !has_form_of_row(line)) continue;
    if (!run.empty() && mark->number != run.back().mark.number + 1) end_run();
    run.push_back({&line, *mark});
  }
  end_run();
}

// "718-7)", "718-7):"
bool is_end_of_code(std::string_view text) {
  if (text.ends_with(':')) text.remove_suffix(1);
  if (!text.ends_with(')') && !text.ends_with(']')) return false;
  text.remove_suffix(1);
  return is_loinc(text);
}

bool begins_code(std::string_view text) {
  return text == "(LOINC" || text == "(LOINC:" || text == "[LOINC" || text == "[LOINC:";
}

void drop_codes(Line& line, std::deque<Word>& words) {
  for (Cell& cell : line.cells) {
    auto& own = cell.words;
    for (std::size_t i = 1; i + 1 < own.size(); ++i) {
      if (!begins_code(own[i]->text) || !is_end_of_code(own[i + 1]->text)) continue;
      if (own[i + 1]->text.ends_with(':')) {
        Word& name = words.emplace_back(*own[i - 1]);
        name.text += ':';
        own[i - 1] = &name;
      }
      const auto code = own.begin() + static_cast<std::ptrdiff_t>(i);
      own.erase(code, code + 2);
    }
  }
}

}  // namespace

void drop_row_marks(std::vector<Line>& lines, std::deque<Word>& words) {
  for (Line& line : lines) drop_codes(line, words);
  drop_running_numbers(lines, words);
}

}  // namespace labread
