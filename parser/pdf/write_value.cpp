#include "parser/pdf/write_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "parser/pdf/syntax.h"

namespace labread::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

void append_hex(std::string& out, char byte) {
  const auto code = static_cast<unsigned char>(byte);
  out += hex_digits[code >> 4];
  out += hex_digits[code & 15];
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    if (c > ' ' && c <= '~' && !is_delimiter(c) && c != '#') {
      out += c;
    } else {
      out += '#';
      append_hex(out, c);
    }
  }
}

void append_string(std::string& out, std::string_view bytes) {
  if (!std::ranges::all_of(bytes, is_printable)) {
    out += '<';
    for (const char c : bytes) append_hex(out, c);
    out += '>';
    return;
  }
  out += '(';
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  out += ')';
}

void append_array(std::string& out, const Array& array) {
  out += '[';
  for (const Object& entry : array) {
    if (&entry != &array.front()) out += ' ';
    append_value(out, entry);
  }
  out += ']';
}

void append_dictionary(std::string& out, const Dictionary& dictionary) {
  out += "<<";
  for (const auto& [key, entry] : dictionary) {
    append_name(out, key);
    out += ' ';
    append_value(out, entry);
    out += '\n';
  }
  if (out.back() == '\n') out.pop_back();
  out += ">>";
}

void append_unit(std::string& out, unsigned unit) {
  out += static_cast<char>(unit >> 8);
  out += static_cast<char>(unit & 0xFF);
}

}  // namespace

void append_number(std::string& out, double number) {
  if (!std::isfinite(number)) number = 0;
  std::array<char, 400> digits{};  // the largest double has 309
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  out.append(digits.data(), end.ptr);
}

void append_value(std::string& out, const Object& value) {
  if (const bool* flag = value.as_bool()) {
    out += *flag ? "true" : "false";
  } else if (const double* number = value.as_number()) {
    append_number(out, *number);
  } else if (const std::string* text = value.as_string()) {
    append_string(out, *text);
  } else if (const Name* name = value.as_name()) {
    append_name(out, name->text);
  } else if (const Reference* reference = value.as_reference()) {
    out += std::to_string(reference->number) + ' ' + std::to_string(reference->generation) + " R";
  } else if (const Array* array = value.as_array()) {
    append_array(out, *array);
  } else if (const Dictionary* dictionary = value.as_dictionary()) {
    append_dictionary(out, *dictionary);
  } else {
    out += "null";
  }
}

Object text_object(std::string_view utf8) {
  const auto is_plain = [](char c) { return is_printable(c) || c == '\n'; };
  if (std::ranges::all_of(utf8, is_plain)) return Object(std::string(utf8));
  std::string wide = "\xFE\xFF";
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next_code_point(utf8, at);
    if (code < 0x10000) {
      append_unit(wide, static_cast<unsigned>(code));
    } else {
      const auto above = static_cast<unsigned>(code - 0x10000);
      append_unit(wide, 0xD800 + (above >> 10));
      append_unit(wide, 0xDC00 + (above & 0x3FF));
    }
  }
  return Object(std::move(wide));
}

}  // namespace labread::pdf
