#include "parser/text/quote_marks.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace labread {
namespace {

constexpr std::size_t least_lines = 3;  // with words, in a row

// The bytes of the marks that a line begins with; 0: it begins with none, or with ">90".
std::size_t marks_length(std::string_view line) {
  if (!line.starts_with('>')) return 0;
  const std::size_t last = line.substr(0, line.find_first_not_of("> ")).rfind('>');
  const bool apart = last + 1 == line.size() || line[last + 1] == ' ' || line[last + 1] == '\r';
  return apart ? last + 1 : 0;
}

// Lines in a row that begin with marks.
struct Quote {
  std::size_t end = 0;    // behind its last line
  std::size_t words = 0;  // lines that begin with a word
  bool numbers = false;   // "> 90" may be a value
};

Quote quote_at(std::string_view text, std::size_t at) {
  Quote quote{at};
  while (quote.end < text.size()) {
    const std::size_t end = std::min(text.find('\n', quote.end), text.size());
    const std::string_view line = text.substr(quote.end, end - quote.end);
    const std::size_t marks = marks_length(line);
    if (marks == 0) break;
    const std::size_t first = line.find_first_not_of(" \t\r", marks);
    if (first != line.npos && is_ascii_digit(line[first])) quote.numbers = true;
    if (first != line.npos && !is_ascii_digit(line[first])) ++quote.words;
    quote.end = std::min(end + 1, text.size());
  }
  return quote;
}

void blank_marks(std::string& text, std::size_t from, std::size_t end) {
  while (from < end) {
    const std::size_t stop = std::min(text.find('\n', from), end);
    const std::size_t marks = marks_length(std::string_view(text).substr(from, stop - from));
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(from), marks, ' ');
    from = stop + 1;
  }
}

}  // namespace

void blank_quote_marks(std::string& text) {
  for (std::size_t at = text.starts_with('>') ? 0 : text.find("\n>"); at < text.size();) {
    if (text[at] == '\n') ++at;
    const Quote quote = quote_at(text, at);
    if (quote.words >= least_lines && !quote.numbers) blank_marks(text, at, quote.end);
    at = text.find("\n>", std::max(at + 1, quote.end) - 1);
  }
}

}  // namespace labread
