#include "output/json_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace labread {

char* JsonText::put(std::string_view text, char* at) {
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

void JsonText::add(std::string_view text) { end_at(put(text, room(text.size()))); }

void JsonText::value(std::string_view text) {
  if (!is_written_plainly(text)) {
    std::string printed;
    print_text(printed, text);
    return add(printed);
  }
  char* at = room(text.size() + 2);
  *at++ = '"';
  at = put(text, at);
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
char* JsonText::put_item(char* at) {
  if (!first_) *at++ = ',';
  first_ = false;
  return put_break(at);
}

void JsonText::begin_item() { end_at(put_item(room(longest_break()))); }

void JsonText::begin_member(std::string_view key) {
  char* at = put_item(room(longest_break() + key.size() + 4));
  *at++ = '"';
  at = put(key, at);
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
