#include "output/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace labread {

void JsonText::value(std::string_view text) {
  if (!is_written_plainly(text)) {
    std::string printed;
    print_text(printed, text);
    return add(printed);
  }
  char* at = room(text.size() + 2);
  *at++ = '"';
  at = std::ranges::copy(text, at).out;
  *at++ = '"';
  end_at(at);
}

void JsonText::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  constexpr std::size_t longest = 40;
  char* const at = room(longest);
  end_at(std::to_chars(at, at + longest, number, std::chars_format::general, 15).ptr);
}

void JsonText::open(char bracket) {
  add({&bracket, 1});
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  char* at = room(longest_break() + 1);
  if (!first_) at = put_break(at);
  *at++ = bracket;
  end_at(at);
  first_ = false;
}

// A comma behind what stands already, and where lines are broken the next one.
void JsonText::begin_item() {
  char* at = room(longest_break());
  if (!first_) *at++ = ',';
  first_ = false;
  end_at(put_break(at));
}

void JsonText::begin_member(std::string_view key) {
  begin_item();
  char* at = room(key.size() + 4);
  *at++ = '"';
  at = std::ranges::copy(key, at).out;
  *at++ = '"';
  *at++ = ':';
  if (indented_) *at++ = ' ';
  end_at(at);
}

char* JsonText::put_break(char* at) {
  if (!indented_) return at;
  *at++ = '\n';
  return std::fill_n(at, 2 * depth_, ' ');
}

}  // namespace labread
