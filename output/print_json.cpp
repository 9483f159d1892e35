#include "output/print_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

Json raw_number(std::string_view digits) {
  return Json::binary(Json::binary_t::container_type(digits.begin(), digits.end()));
}

// Letters, digits and signs that JSON writes as they are: nearly all text there is.
bool is_written_plainly(std::string_view text) {
  return std::ranges::all_of(
      text, [](unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
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

void print_text(std::string& out, std::string_view text) {
  if (is_written_plainly(text)) {
    out.append(1, '"').append(text).append(1, '"');
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
