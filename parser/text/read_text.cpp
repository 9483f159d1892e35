#include "parser/text/read_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "parser/text/chat_stamps.h"
#include "parser/text/code_blocks.h"
#include "parser/text/html_remains.h"
#include "parser/text/html_tables.h"
#include "parser/text/markdown.h"
#include "parser/text/quote_marks.h"
#include "parser/text/separated_values.h"

namespace labread {
namespace {

constexpr double line_height = 2;        // of a column's width, as in most type
constexpr std::size_t tab_gap = 2;       // columns between two tab cells: enough to cut them apart
constexpr std::size_t tab_distance = 2;  // lines without a tab that do not end a block of tab lines
constexpr std::size_t most_tabs = 256;   // of a line; further ones are blanks

bool is_blank(char32_t c) {
  return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Marks of direction and joining, which take no column and are no part of a word.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_noise(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || (byte < 0x20 && (byte < 0x08 || byte > 0x0D) && byte != 0x1B);
}

// Text holds hardly any control characters; a compressed or encoded file is full of them.
void refuse_noise(std::string_view text) {
  const auto noise = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_noise));
  std::size_t damaged = 0;
  for (std::size_t at = text.find("\uFFFD"); at != text.npos; at = text.find("\uFFFD", at + 3)) {
    ++damaged;
  }
  if (noise > 2 + text.size() / 100 || damaged > 8 + text.size() / 50) {
    throw Error(ErrorCode::unsupported_format, "is neither text nor a PDF");
  }
}

// Bytes of the terminal escape sequence that starts at `at`.
std::size_t escape_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (end >= text.size()) return 1;
  const char kind = text[end++];
  if (kind == '[') {
    while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
  } else if (kind == ']') {
    while (end < text.size() && text[end] != '\a' && text[end] != '\x1B') ++end;
  } else {
    return 2;
  }
  return std::min(end + 1, text.size()) - at;
}

void drop_escapes(std::string& text) {
  if (text.find('\x1B') == text.npos) return;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '\x1B' ? escape_length(text, at) : 0;
    if (length == 0) out += text[at];
    at += std::max<std::size_t>(length, 1);
  }
  text = std::move(out);
}

// East Asian letters, which terminals and typists give two columns.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
         (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6);
}

// The columns at which the cells of a line begin, behind gaps of two blanks and more.
std::vector<std::size_t> cell_starts(std::string_view line, std::size_t wide, bool& has_wide) {
  std::vector<std::size_t> starts;
  std::size_t column = 0;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (is_invisible(c)) continue;
    if (is_blank(c)) {
      ++blanks;
    } else {
      if (blanks > 1 && column > blanks) starts.push_back(column);
      blanks = 0;
    }
    has_wide = has_wide || is_wide(c);
    column += is_wide(c) ? wide : 1;
  }
  return starts;
}

// How many cells begin below a cell of the line above, with so many columns for a wide letter.
std::size_t aligned_cells(const std::vector<std::string_view>& lines, std::size_t wide) {
  std::size_t aligned = 0;
  bool has_wide = false;
  std::vector<std::size_t> above;
  for (const std::string_view line : lines) {
    const auto starts = cell_starts(line, wide, has_wide);
    aligned += static_cast<std::size_t>(
        std::count_if(starts.begin(), starts.end(), [&](std::size_t start) {
          return std::find(above.begin(), above.end(), start) != above.end();
        }));
    above = starts;
  }
  return has_wide ? aligned : 0;
}

std::vector<std::string_view> lines_in(std::string_view text, std::size_t limit) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    if (lines.size() == limit) throw Error(ErrorCode::limit_exceeded, "has too many lines");
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  }
  return lines;
}

// Where the tab cells of a block of neighbouring lines begin; cell 0 begins at column 0.
using TabStops = std::vector<std::size_t>;

// The columns that a text takes, with so many for a wide letter.
std::size_t columns_of(std::string_view text, std::size_t wide) {
  if (wide == 1) return count_code_points(text);
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    columns += is_wide(next_code_point(text, at)) ? wide : 1;
  }
  return columns;
}

void widen(std::vector<std::size_t>& widths, std::string_view line, std::size_t wide) {
  std::size_t cell = 0;
  for (std::size_t tab = line.find('\t'); tab != line.npos; tab = line.find('\t'), ++cell) {
    if (cell == most_tabs) return;
    if (cell == widths.size()) widths.push_back(0);
    widths[cell] = std::max(widths[cell], columns_of(line.substr(0, tab), wide));
    line.remove_prefix(tab + 1);
  }
}

TabStops stops_of(const std::vector<std::size_t>& widths) {
  TabStops stops;
  std::size_t column = 0;
  for (const std::size_t width : widths) {
    column += width + tab_gap;
    stops.push_back(column);
  }
  return stops;
}

std::size_t tabs_in(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
}

// Whether the tab in front of some lines of a block sets them in below their titles: the others
// have as many fields as these have behind it.
bool is_set_in(std::span<const std::string_view> block) {
  std::size_t titles = 0;
  std::size_t rows = 0;
  for (const std::string_view line : block) {
    const bool leads = line.starts_with('\t');
    std::size_t& most = leads ? rows : titles;
    most = std::max(most, tabs_in(line) - (leads ? 1 : 0));
  }
  return titles >= 2 && rows == titles;
}

// The widths of the tab cells of all blocks with the same number of cells: a table that goes on on
// the next page keeps its columns.
using TabWidths = std::map<std::size_t, std::vector<std::size_t>>;

class PageReader {
 public:
  PageReader(int number, std::string_view text, std::size_t most_lines)
      : lines_(lines_in(text, most_lines)),
        wide_(aligned_cells(lines_, 2) > aligned_cells(lines_, 1) ? 2 : 1) {
    page_.number = number;
    for (std::size_t next = 0; next < lines_.size();) {
      const std::size_t end = end_of_block(next);
      const std::span block = std::span(lines_).subspan(next, end - next);
      if (is_set_in(block)) {
        for (std::string_view& line : block) line.remove_prefix(line.starts_with('\t') ? 1 : 0);
      }
      next = end;
    }
  }

  void add_to(TabWidths& all) const {
    for (std::size_t next = 0; next < lines_.size();) {
      const std::size_t end = end_of_block(next);
      const auto widths = widths_between(next, end);
      auto& same = all[widths.size()];
      same.resize(widths.size(), 0);
      for (std::size_t i = 0; i < widths.size(); ++i) same[i] = std::max(same[i], widths[i]);
      next = end;
    }
  }

  Page read(const TabWidths& all, std::size_t words_left) {
    words_left_ = words_left;
    std::size_t next = 0;
    while (next < lines_.size()) {
      const std::size_t end = end_of_block(next);
      const TabStops stops = stops_of(all.at(widths_between(next, end).size()));
      for (; next < end; ++next) read_line(lines_[next], next, stops);
    }
    page_.height = static_cast<double>(lines_.size()) * line_height;
    return std::move(page_);
  }

 private:
  // Either one line without a tab or a block of lines with tabs that stand close together.
  std::size_t end_of_block(std::size_t from) const {
    std::size_t end = from + 1;
    if (lines_[from].find('\t') == std::string_view::npos) return end;
    for (std::size_t i = end; i < lines_.size() && i <= end + tab_distance; ++i) {
      if (lines_[i].find('\t') != std::string_view::npos) end = i + 1;
    }
    return end;
  }

  std::vector<std::size_t> widths_between(std::size_t from, std::size_t end) const {
    std::vector<std::size_t> widths;
    for (std::size_t i = from; i < end; ++i) widen(widths, lines_[i], wide_);
    return widths;
  }

  void read_line(std::string_view line, std::size_t row, const TabStops& stops) {
    std::size_t column = 0;
    std::size_t cell = 0;
    std::size_t word_column = 0;
    std::string word;
    const auto end_word = [&] {
      if (!word.empty()) add_word(std::move(word), word_column, column, row);
      word.clear();
    };
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = next_code_point(line, at);
      if (is_invisible(c)) continue;
      if (is_blank(c)) {
        end_word();
        column = c == '\t' && cell < stops.size() ? stops[cell++] : column + 1;
        continue;
      }
      if (word.empty()) word_column = column;
      append_utf8(word, c);
      column += is_wide(c) ? wide_ : 1;
    }
    end_word();
  }

  void add_word(std::string&& text, std::size_t from, std::size_t to, std::size_t row) {
    if (words_left_-- == 0) throw Error(ErrorCode::limit_exceeded, "holds too many words");
    const double top = static_cast<double>(row) * line_height;
    Word& word = page_.words.emplace_back();
    word.text = std::move(text);
    word.box = {static_cast<double>(from), top, static_cast<double>(to), top + line_height};
    word.font_size = static_cast<float>(line_height);
    page_.width = std::max(page_.width, word.box.right);
  }

  Page page_;
  std::vector<std::string_view> lines_;
  std::size_t wide_;  // columns of an East Asian letter: what makes the cells stand in columns
  std::size_t words_left_ = 0;
};

// Without what follows the last word: a last form feed begins no page.
std::string_view without_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n\f");
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

}  // namespace

Document read_text(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.text_bytes) {
    throw Error(
        ErrorCode::limit_exceeded,
        "is longer than a text may be (" + std::to_string(limits.text_bytes / 1000000) + " MB)");
  }
  std::string text = to_utf8(bytes);
  refuse_noise(text);
  drop_escapes(text);
  blank_quote_marks(text);
  drop_chat_stamps(text);
  blank_code_blocks(text);
  const bool html = part_html_tables(text);
  plain_markdown(text, html);
  plain_html_remains(text);
  text = with_tabs(text);
  std::vector<PageReader> pages;
  TabWidths widths;
  for (std::string_view rest = without_end(text); !rest.empty();) {
    if (pages.size() == limits.pages) {
      throw Error(ErrorCode::limit_exceeded, "has too many pages");
    }
    const std::size_t end = std::min(rest.find('\f'), rest.size());
    const int number = static_cast<int>(pages.size()) + 1;
    pages.emplace_back(number, rest.substr(0, end), limits.words).add_to(widths);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  Document document;
  std::size_t words = 0;
  for (PageReader& page : pages) {
    document.pages.push_back(page.read(widths, limits.words - words));
    words += document.pages.back().words.size();
  }
  if (words == 0) throw Error(ErrorCode::empty, "holds no words");
  return document;
}

}  // namespace labread
