// Writes a JSON text as it goes: what is said first stands first, and nothing is kept in between.
// A tree of nlohmann's, made only to be printed, took three times the instructions (2.1 against
// 0.65 million for a report of twelve results).
//
//   JsonText out(JsonLayout::indented);
//   out.object([&] {
//     out.member("name", result.name);
//     out.objects("codes", result.codes, [&](const Code& code) { out.member("code", code.code); });
//   });
//   return std::move(out).take();
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/decimal.h"
#include "output/print_json.h"

namespace labread {

class JsonText {
 public:
  explicit JsonText(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

  // An object: the outermost one, or a member. `fill` says the members.
  template <std::invocable Fill>
  void object(const Fill& fill) {
    open('{');
    fill();
    close('}');
  }
  template <std::invocable Fill>
  void object(std::string_view key, const Fill& fill) {
    begin_member(key);
    object(fill);
  }

  // A member that is null where there is none (an empty optional, a null pointer).
  template <class Known, class Fill>
  void object_or_null(std::string_view key, const Known& known, const Fill& fill) {
    if (!known) return member(key, nullptr);
    object(key, [&] { fill(*known); });
  }

  // A list of objects; `fill(item)` says the members of each.
  template <class Items, class Fill>
  void objects(std::string_view key, const Items& items, const Fill& fill) {
    begin_member(key);
    open('[');
    for (const auto& item : items) {
      begin_item();
      object([&] { fill(item); });
    }
    close(']');
  }

  template <class Items>
  void texts(std::string_view key, const Items& items) {
    begin_member(key);
    open('[');
    for (const auto& item : items) {
      begin_item();
      value(std::string_view(item));
    }
    close(']');
  }

  // A list of numbers stays on one line in either layout.
  template <class Items>
  void numbers(std::string_view key, const Items& items) {
    begin_member(key);
    std::string_view between = "[";
    for (const auto& item : items) {
      add(between);
      value(item);
      between = indented_ ? ", " : ",";
    }
    add(items.empty() ? "[]" : "]");
  }

  template <class Value>
  void member(std::string_view key, const Value& known) {
    begin_member(key);
    value(known);
  }

  std::string take() && {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  void value(std::nullptr_t) { add("null"); }
  void value(bool truth) { add(truth ? "true" : "false"); }
  void value(std::string_view text);  // not UTF-8: repaired
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(const Decimal& number) { end_at(number.print(room(Decimal::longest_text))); }
  void value(double number);  // without the noise of binary fractions
  void value(std::integral auto number) { add(std::to_string(number)); }
  template <class Value>
  void value(const std::optional<Value>& known) {
    known ? value(*known) : value(nullptr);
  }

  void open(char bracket);
  void close(char bracket);
  void begin_item();
  void begin_member(std::string_view key);

  // Where the next `size` bytes go, and where those that were written end.
  char* room(std::size_t size) {
    if (text_.size() - size_ < size) text_.resize(2 * text_.size() + size);
    return text_.data() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }
  void add(std::string_view text);
  std::size_t longest_break() const { return 2 + 2 * depth_; }
  // Each writes what there is room for, and gives its end.
  static char* put(std::string_view text, char* at);
  char* put_item(char* at);
  char* put_break(char* at);

  std::string text_ = std::string(32'768, '\0');  // and room to write on: most need no more
  std::size_t size_ = 0;
  std::size_t depth_ = 0;
  bool first_ = true;  // nothing stands yet in the innermost object or list
  bool indented_;
};

}  // namespace labread
