// JSON of a stranger as a tree that keeps what a reader of results needs and other trees lose: the
// digits of numbers as they were written, and the line on which each value starts. Bounded in depth
// and count.
//
//   const JsonValue json = parse_json(text, limits).front();
//   for (const JsonValue& entry : json["entry"].each())
//   use(entry["resource"]["code"]["text"].text());
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/limits.h"

namespace labread {

class JsonValue {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };

  Kind kind() const { return kind_; }
  int line() const { return line_; }
  bool is(Kind kind) const { return kind_ == kind; }
  // Of a text its characters, of a number its digits, of a boolean the word; else empty.
  std::string_view text() const { return text_; }
  // The member of an object; a null value where there is none.
  const JsonValue& operator[](std::string_view key) const;
  // The items of an array; a single value as one item (FHIR's versions differ in what repeats);
  // nothing of null.
  std::span<const JsonValue> each() const;
  // The values within an object or an array.
  std::span<const JsonValue> members() const { return items_; }
  // The first of each(), or a null value.
  const JsonValue& first() const;

 private:
  friend class JsonParser;
  Kind kind_ = Kind::null;
  int line_ = 0;
  std::string text_;
  std::vector<JsonValue> items_;   // of an array; of an object its values
  std::vector<std::string> keys_;  // of an object
};

// The values of the text: one, or several (a resource a line). Throws Error damaged where it is no
// JSON, limit_exceeded where it is too deep or has too many values.
std::vector<JsonValue> parse_json(std::string_view text, const Limits& limits);

}  // namespace labread
