#include "parser/interchange/json_tree.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"

namespace labread {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

}  // namespace

const JsonValue& JsonValue::operator[](std::string_view key) const {
  static const JsonValue nothing;
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  return found == keys_.end() ? nothing : items_[static_cast<std::size_t>(found - keys_.begin())];
}

std::span<const JsonValue> JsonValue::each() const {
  if (kind_ == Kind::array) return items_;
  if (kind_ == Kind::null) return {};
  return {this, 1};
}

const JsonValue& JsonValue::first() const {
  static const JsonValue nothing;
  const auto all = each();
  return all.empty() ? nothing : all.front();
}

class JsonParser {
 public:
  JsonParser(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  std::vector<JsonValue> parse_all() {
    std::vector<JsonValue> values;
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) values.push_back(value(0));
    return values;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::damaged, "is no whole JSON (line " + std::to_string(line_) + ")");
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return;
    }
  }

  void expect(char c) {
    if (peek() != c) fail();
    ++at_;
  }

  JsonValue value(std::size_t depth) {
    if (depth > limits_.depth) {
      throw Error(ErrorCode::limit_exceeded,
                  "nested deeper than the limit of " + std::to_string(limits_.depth));
    }
    if (++count_ > limits_.nodes) {
      throw Error(ErrorCode::limit_exceeded,
                  "more values than the limit of " + std::to_string(limits_.nodes));
    }
    JsonValue out;
    out.line_ = line_;
    switch (peek()) {
      case '{': object(out, depth); break;
      case '[': array(out, depth); break;
      case '"':
        out.kind_ = JsonValue::Kind::text;
        out.text_ = string();
        break;
      default: word_or_number(out);
    }
    return out;
  }

  void object(JsonValue& out, std::size_t depth) {
    out.kind_ = JsonValue::Kind::object;
    expect('{');
    for (skip_blanks(); peek() != '}'; skip_blanks()) {
      if (!out.keys_.empty()) {
        expect(',');
        skip_blanks();
      }
      std::string key = string();
      skip_blanks();
      expect(':');
      skip_blanks();
      out.items_.push_back(value(depth + 1));
      out.keys_.push_back(std::move(key));
    }
    expect('}');
  }

  void array(JsonValue& out, std::size_t depth) {
    out.kind_ = JsonValue::Kind::array;
    expect('[');
    for (skip_blanks(); peek() != ']'; skip_blanks()) {
      if (!out.items_.empty()) {
        expect(',');
        skip_blanks();
      }
      out.items_.push_back(value(depth + 1));
    }
    expect(']');
  }

  void word_or_number(JsonValue& out) {
    const std::size_t end = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    const std::string_view word = text_.substr(at_, end - at_);
    if (word == "true" || word == "false") {
      out.kind_ = JsonValue::Kind::boolean;
      out.text_ = word;
    } else if (is_number(word)) {
      out.kind_ = JsonValue::Kind::number;
      out.text_ = word;
    } else if (word != "null") {
      fail();
    }
    at_ = end;
  }

  static bool is_number(std::string_view word) {
    std::size_t at = word.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
      const std::size_t from = at;
      while (at < word.size() && is_digit(word[at])) ++at;
      return at > from;
    };
    if (!digits()) return false;
    if (at < word.size() && word[at] == '.') {
      ++at;
      if (!digits()) return false;
    }
    if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
      ++at;
      if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
      if (!digits()) return false;
    }
    return at == word.size();
  }

  std::string string() {
    expect('"');
    std::string out;
    for (;;) {
      const std::size_t end = text_.find_first_of("\"\\\n", at_);
      if (end == std::string_view::npos) fail();
      out += text_.substr(at_, end - at_);
      at_ = end + 1;
      if (text_[end] == '"') return out;
      if (text_[end] == '\n') fail();
      escape(out);
    }
  }

  void escape(std::string& out) {
    const char c = peek();
    ++at_;
    switch (c) {
      case '"':
      case '\\':
      case '/': out += c; return;
      case 'b':
      case 'f': out += ' '; return;
      case 'n': out += '\n'; return;
      case 'r': out += '\r'; return;
      case 't': out += '\t'; return;
      case 'u': append_utf8(out, code_point()); return;
      default: fail();
    }
  }

  // Half a surrogate pair becomes the replacement character.
  char32_t code_point() {
    const char32_t first = code_unit();
    if (!is_high_surrogate(first) || !text_.substr(at_).starts_with("\\u")) return first;
    const std::size_t before = at_;
    at_ += 2;
    const char32_t second = code_unit();
    if (is_low_surrogate(second)) return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    at_ = before;
    return first;
  }

  char32_t code_unit() {
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
      const int digit = hex_value(peek());
      if (digit < 0) fail();
      unit = unit * 16 + static_cast<char32_t>(digit);
      ++at_;
    }
    return unit;
  }

  std::string_view text_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  int line_ = 1;
};

std::vector<JsonValue> parse_json(std::string_view text, const Limits& limits) {
  return JsonParser(text, limits).parse_all();
}

}  // namespace labread
