#include "parser/layout/spread_cells.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace labread {
namespace {

constexpr std::size_t most_parts = 5;  // of a bracket
constexpr double widest_padding = 3;   // in font sizes, in front of a number

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_only_numbers(const Cell& cell) {
  return cell.text().find_first_not_of("0123456789.,-<>= []()") == std::string::npos;
}

void join(std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  for (std::size_t part = first + 1; part <= last; ++part) {
    cells[first].words.insert(cells[first].words.end(), cells[part].words.begin(),
                              cells[part].words.end());
    cells[first].box = united(cells[first].box, cells[part].box);
  }
  cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(first) + 1,
              cells.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

// "[  7.350  -  7.450  ]": an analyser sets its limits in columns; the bracket is one cell.
void join_brackets(std::vector<Cell>& cells) {
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const std::string& first = cells[i].words.front()->text;
    const char close = first.starts_with('[') ? ']' : first.starts_with('(') ? ')' : ' ';
    if (close == ' ' || cells[i].text().find(close) != std::string::npos ||
        !has_only_numbers(cells[i])) {
      continue;
    }
    std::size_t end = i + 1;
    while (end < cells.size() && end - i < most_parts && has_only_numbers(cells[end]) &&
           cells[end].text().back() != close) {
      ++end;
    }
    if (end == cells.size() || !has_only_numbers(cells[end]) || cells[end].text().back() != close) {
      continue;
    }
    join(cells, i, end);
  }
}

// The bytes of a dash at the start of the text.
std::size_t dash_at(std::string_view text) {
  for (const std::string_view dash : {"-", "\u2013", "\u2014"}) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

std::size_t number_length(std::string_view text) {
  if (text.empty() || !is_digit(text[0])) return 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  return is_digit(text[end - 1]) ? end : 0;
}

double number_in(std::string_view text) {
  std::string plain(text.substr(0, number_length(text)));
  std::replace(plain.begin(), plain.end(), ',', '.');
  return std::strtod(plain.c_str(), nullptr);
}

// The number in front of a dash that ends the text ("3.5 -", "135-") or, where `dash_follows`, that
// is all of it ("30").
std::string_view low_bound(std::string_view text, bool dash_follows) {
  const std::size_t length = number_length(text);
  if (length == 0) return {};
  std::string_view rest = text.substr(length);
  if (dash_follows) return rest.empty() ? text : std::string_view();
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::size_t dash = dash_at(rest);
  return dash > 0 && dash == rest.size() ? text.substr(0, length) : std::string_view();
}

// The number behind a dash in front ("- 400"), or, where `bare`, at the start of the text; nothing
// where a second dash makes it an interval of its own.
std::string_view high_bound(std::string_view text, bool bare) {
  if (!bare) {
    const std::size_t dash = dash_at(text);
    if (dash == 0) return {};
    text.remove_prefix(dash);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  const std::size_t length = number_length(text);
  std::string_view rest = text.substr(length);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  return length == 0 || dash_at(rest) > 0 ? std::string_view() : text.substr(0, length);
}

bool begins_number(const Cell& cell) {
  for (const Word* word : cell.words) {
    const std::size_t at = word->text.find_first_not_of("<>= ");
    if (at != std::string::npos) return is_digit(word->text[at]);
  }
  return false;
}

bool is_near(const Cell& left, const Cell& right) {
  return right.box.left - left.box.right <= widest_padding * double(right.words[0]->font_size);
}

// "30   -   400": the dash joins the number in front.
bool is_dash(const Cell& cell) {
  const std::string text = cell.text();
  return dash_at(text) > 0 && dash_at(text) == text.size();
}

// The last cell of an interval that begins in this one, which it is itself where there is none.
std::size_t end_of_interval(const std::vector<Cell>& cells, std::size_t first) {
  const std::size_t last = first + (first + 2 < cells.size() && is_dash(cells[first + 1]) ? 2 : 1);
  if (!is_near(cells[first], cells[first + 1]) || !is_near(cells[last - 1], cells[last])) {
    return first;
  }
  const std::string left = cells[first].text();
  const std::string right = cells[last].text();
  const bool dash_follows = last > first + 1 || dash_at(right) > 0;
  const std::string_view low = low_bound(left, dash_follows);
  const std::string_view high = high_bound(right, last > first + 1 || !dash_follows);
  const bool interval = !low.empty() && !high.empty() && number_in(low) <= number_in(high);
  return interval ? last : first;
}

// "30-60", "3.5 - 5.1"
bool is_interval(const Cell& cell) {
  const std::string text = cell.text();
  const std::size_t low = number_length(text);
  if (low == 0) return false;
  const std::string_view rest = std::string_view(text).substr(low + (text[low] == ' ' ? 1 : 0));
  return high_bound(rest, false).size() > 0 && low_bound(text, false).empty();
}

// "4.1   3.5 -  5.1": behind a value the cells of an interval. Without one the first number may be
// the value and the dash its flag, as behind the row's own interval: "30-60   17.4-   31.0".
void join_intervals(std::vector<Cell>& cells) {
  bool behind_number = false;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    if (i > 0 && is_interval(cells[i])) return;
    const std::size_t last = behind_number ? end_of_interval(cells, i) : i;
    if (last > i) join(cells, i, last);
    behind_number = behind_number || begins_number(cells[i]);
  }
}

// "<    1.0": the first number of the line, or the last. Between them the sign may be a flag.
void join_comparators(std::vector<Cell>& cells) {
  static constexpr auto signs =
      std::to_array<std::string_view>({"<", ">", "<=", ">=", "\u2264", "\u2265"});
  bool behind_number = false;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const bool sign = cells[i].words.size() == 1 &&
                      std::find(signs.begin(), signs.end(), cells[i].words[0]->text) != signs.end();
    const auto is_last = [&] {
      return std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(i) + 2, cells.end(),
                          begins_number);
    };
    if (sign && !high_bound(cells[i + 1].text(), true).empty() && is_near(cells[i], cells[i + 1]) &&
        (!behind_number || is_last())) {
      join(cells, i, i + 1);
    }
    behind_number = behind_number || begins_number(cells[i]);
  }
}

// What stands between the brackets of a gauge that is typed, or of limits that there are not.
bool is_gauge(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  const bool drawn =
      inside.find('.') != std::string_view::npos ||
      (inside.find(' ') != std::string_view::npos && inside.find('-') != std::string_view::npos);
  return drawn && inside.find_first_not_of(" .*-|_") == std::string_view::npos;
}

// The cell in which a bracket that opens in `first` closes, with all that it holds.
std::size_t closing_cell(const std::vector<Cell>& cells, std::size_t first, std::string& text) {
  for (std::size_t last = first; last < cells.size() && last - first < most_parts; ++last) {
    text += (last > first ? " " : "") + cells[last].text();
    if (text.ends_with(']')) return last;
  }
  return cells.size();
}

// "[   ..  *   ]": where the value lies, drawn with letters; "[   -   ]": no limits.
void drop_gauges(std::vector<Cell>& cells) {
  for (std::size_t i = 1; i < cells.size();) {
    std::string text;
    const std::size_t last =
        cells[i].words[0]->text.starts_with('[') ? closing_cell(cells, i, text) : cells.size();
    if (last == cells.size() || !is_gauge(text)) {
      ++i;
      continue;
    }
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i),
                cells.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  }
}

}  // namespace

void join_spread_cells(std::vector<Cell>& cells) {
  drop_gauges(cells);
  join_brackets(cells);
  join_comparators(cells);
  join_intervals(cells);
}

}  // namespace labread
