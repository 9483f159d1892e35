#include "output/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace labread {

void JsonText::value(std::string_view text) { print_text(text_, text); }

void JsonText::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::general, 15);
  text_.append(digits.data(), end.ptr);
}

void JsonText::open(char bracket) {
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!first_) break_line();
  text_ += bracket;
  first_ = false;
}

void JsonText::begin_item() {
  if (!first_) text_ += ',';
  first_ = false;
  break_line();
}

void JsonText::begin_member(std::string_view key) {
  begin_item();
  text_.append(1, '"').append(key).append(indented_ ? "\": " : "\":");
}

void JsonText::break_line() {
  if (indented_) text_.append(1, '\n').append(2 * depth_, ' ');
}

}  // namespace labread
