#include "output/print_json.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

Json raw_number(std::string_view digits) {
  return Json::binary(Json::binary_t::container_type(digits.begin(), digits.end()));
}

void print_scalar(std::string& out, const Json& json) {
  if (json.is_binary()) {
    const auto& digits = json.get_binary();
    out.append(digits.begin(), digits.end());
  } else if (json.is_string()) {
    print_text(out, json.get_ref<const std::string&>());
  } else if (json.is_boolean()) {
    out += json.get<bool>() ? "true" : "false";
  } else if (json.is_null()) {
    out += "null";
  } else {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

// Whether one of the first eight bytes is none that JSON writes as it is: all at once, as one
// number.
bool has_odd_byte(std::string_view bytes) {
  constexpr std::uint64_t each = 0x0101010101010101;
  constexpr std::uint64_t highest = 0x80 * each;
  std::uint64_t eight = ' ' * each;
  std::memcpy(&eight, bytes.data(), std::min(bytes.size(), sizeof eight));
  // The highest bit of a byte that is below `least`; above the first such byte it may err.
  const auto below = [](std::uint64_t x, std::uint64_t least) { return (x - least * each) & ~x; };
  const auto equal = [&](unsigned char c) { return below(eight ^ (c * each), 1); };
  return ((eight | below(eight, ' ') | equal('"') | equal('\\')) & highest) != 0;
}

// UTF-8 with what JSON cannot have in a text.
void print_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view controls = "btn?fr";  // \b is 8, \r is 13
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append(1, '\\').append(1, c);
    } else if (code >= 0x20) {
      out += c;
    } else if (code >= 8 && code <= 13 && code != 11) {
      out.append(1, '\\').append(1, controls[code - 8U]);
    } else {
      constexpr std::string_view digits = "0123456789abcdef";
      out.append("\\u00").append(1, digits[code >> 4U]).append(1, digits[code & 15U]);
    }
  }
  out += '"';
}

bool is_plain(const Json& json) { return !json.is_structured() && !json.is_string(); }

class Printer {
 public:
  explicit Printer(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

  void print(std::string& out, const Json& json) {
    if (json.is_object()) {
      print_members(out, json);
    } else if (json.is_array()) {
      print_elements(out, json);
    } else {
      print_scalar(out, json);
    }
  }

 private:
  void print_members(std::string& out, const Json& object) {
    if (object.empty()) return void(out += "{}");
    out += '{';
    ++depth_;
    bool first = true;
    for (const auto& [key, value] : object.get_ref<const Json::object_t&>()) {
      if (!first) out += ',';
      first = false;
      break_line(out);
      print_text(out, key);
      out += indented_ ? ": " : ":";
      print(out, value);
    }
    --depth_;
    break_line(out);
    out += '}';
  }

  void print_elements(std::string& out, const Json& array) {
    const bool on_one_line = std::ranges::all_of(array, is_plain);
    out += '[';
    ++depth_;
    bool first = true;
    for (const Json& value : array) {
      if (!first) out += on_one_line && indented_ ? ", " : ",";
      first = false;
      if (!on_one_line) break_line(out);
      print(out, value);
    }
    --depth_;
    if (!on_one_line) break_line(out);
    out += ']';
  }

  void break_line(std::string& out) const {
    if (indented_) out.append(1, '\n').append(2 * depth_, ' ');
  }

  bool indented_;
  std::size_t depth_ = 0;
};

}  // namespace

bool is_written_plainly(std::string_view text) {
  constexpr std::size_t size = sizeof(std::uint64_t);
  for (; text.size() >= size; text.remove_prefix(size)) {
    if (has_odd_byte(text)) return false;
  }
  return text.empty() || !has_odd_byte(text);
}

void print_text(std::string& out, std::string_view text) {
  if (is_written_plainly(text)) {
    out.append(1, '"').append(text).append(1, '"');
  } else if (is_utf8(text)) {
    print_escaped(out, text);
  } else {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

Json exact_number(const Decimal& number) { return raw_number(number.to_string()); }

std::string print_json(const Json& json, JsonLayout layout) {
  std::string out;
  Printer(layout).print(out, json);
  return out;
}

}  // namespace labread
