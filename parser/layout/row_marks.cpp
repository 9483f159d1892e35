#include "parser/layout/row_marks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"

namespace labread {
namespace {

constexpr std::size_t fewest_numbered = 3;

bool begins_with_letter(std::string_view word) {
  return !word.empty() && (is_ascii_letter(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80);
}

// "2." or "2)" in front of a name.
std::optional<int> running_number(const Line& line) {
  const auto& words = line.cells.front().words;
  if (words.size() < 2 || !begins_with_letter(words[1]->text)) return std::nullopt;
  const std::string_view text = words[0]->text;
  if (text.size() < 2 || text.size() > 4 || !(text.ends_with('.') || text.ends_with(')'))) {
    return std::nullopt;
  }
  int number = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (!is_ascii_digit(c)) return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

// "Urea: 9.1 mmol/L", "Urea   9.1   mmol/L", not the sentences of a numbered remark.
bool has_form_of_row(const Line& line) {
  if (line.cells.size() > 1) return true;
  const auto& words = line.cells.front().words;
  constexpr std::size_t longest_name = 8;
  const auto colon = std::find_if(words.begin() + 1, words.end(),
                                  [](const Word* word) { return word->text.ends_with(':'); });
  return colon != words.end() && colon + 1 != words.end() &&
         static_cast<std::size_t>(colon - words.begin()) <= longest_name;
}

void drop_first_word(Line& line) {
  Cell& cell = line.cells.front();
  cell.words.erase(cell.words.begin());
  cell.box = cell.words.front()->box;
  for (const Word* word : cell.words) cell.box = united(cell.box, word->box);
  fit_box(line);
}

// "1. Stunde", "2. Stunde": what the number is of, not what it counts.
bool counts_tests(const std::vector<Line*>& run) {
  std::set<std::string> names;
  for (const Line* line : run) names.insert(fold_name(line->cells.front().words[1]->text));
  return run.size() >= fewest_numbered && names.size() * 2 > run.size();
}

// Rows whose numbers run on, headings and remarks between them or not.
void drop_running_numbers(std::vector<Line>& lines) {
  std::vector<Line*> run;
  int last = 0;
  const auto end_run = [&] {
    if (counts_tests(run)) {
      for (Line* line : run) drop_first_word(*line);
    }
    run.clear();
  };
  for (Line& line : lines) {
    const auto number = running_number(line);
    if (!number || !has_form_of_row(line)) continue;
    if (!run.empty() && *number != last + 1) end_run();
    run.push_back(&line);
    last = *number;
  }
  end_run();
}

// "718-7)", "718-7):"
bool is_end_of_code(std::string_view text) {
  if (text.ends_with(':')) text.remove_suffix(1);
  if (!text.ends_with(')') && !text.ends_with(']')) return false;
  text.remove_suffix(1);
  const std::size_t dash = text.find('-');
  return dash != text.npos && dash > 0 && dash <= 6 && dash + 2 == text.size() &&
         text.find_first_not_of("0123456789-") == text.npos && text.rfind('-') == dash;
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
  drop_running_numbers(lines);
}

}  // namespace labread
