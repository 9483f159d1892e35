#include "parser/layout/page_mark.h"

#include <array>
#include <cstddef>

namespace labread {

bool is_page_mark(std::string_view text, int page) {
  std::array<int, 2> numbers{};
  std::size_t count = 0;
  std::size_t words = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    words += c == ' ';
    if (c >= '0' && c <= '9') {
      count += at == 0 || text[at - 1] < '0' || text[at - 1] > '9';
      if (count > numbers.size()) return false;
      int& number = numbers[count - 1];
      if (number > 9999) return false;
      number = 10 * number + (c - '0');
    } else if (c == '.' || c == ',' || c == '<' || c == '>' || c == '%') {
      return false;
    } else if (c == ':' && at > 0 && at + 1 < text.size() && text[at - 1] != ' ' &&
               text[at + 1] != ' ') {
      return false;  // "1:40" is a titre
    }
  }
  if (count == 0 || numbers[0] != page || words > 4) return false;
  if (count == 1) return text.starts_with('-') && text.ends_with('-');
  const bool parted = text.find_first_not_of("0123456789 -") != std::string_view::npos;
  return numbers[1] >= numbers[0] && parted;
}

}  // namespace labread
