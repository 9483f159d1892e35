#include "parser/interchange/separated_file.h"

#include <algorithm>
#include <array>

#include "parser/interchange/printed_row.h"

namespace labread {
namespace {

constexpr std::size_t most_fields = 100;

bool begins_number(std::string_view text) {
  return !text.empty() && std::string_view("0123456789<>=+-").find(text[0]) != text.npos;
}

// "'<5" and "=""007""": how spreadsheets are told that a text is no number or formula.
std::string_view as_typed(std::string_view text) {
  if (text.starts_with('\'') && begins_number(text.substr(1))) text.remove_prefix(1);
  const bool formula = text.size() > 3 && text.starts_with("=\"") && text.ends_with('"');
  return formula ? text.substr(2, text.size() - 3) : text;
}

// What programs write where they know nothing.
bool is_nothing(std::string_view text) {
  constexpr auto nothing =
      std::to_array<std::string_view>({"NULL", "null", "NaN", "nan", "\\N", "#N/A", "undefined"});
  return std::find(nothing.begin(), nothing.end(), text) != nothing.end();
}

// Lines inside a field stay lines.
std::string tidied(std::string_view field) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(field.find('\n'), field.size());
    const std::string line = tidy_text(field.substr(0, end));
    if (!out.empty() && !line.empty()) out += '\n';
    out += line;
    if (end == field.size()) break;
    field.remove_prefix(end + 1);
  }
  const std::string_view typed = as_typed(out);
  return is_nothing(typed) ? std::string() : std::string(typed);
}

class Splitter {
 public:
  Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }
  bool failed() const { return failed_; }

  SeparatedLine next() {
    SeparatedLine out;
    out.line = line_;
    field_.clear();
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c == '"' && (quoted || field_.find_first_not_of(' ') == field_.npos)) {
        quoted = take_quote(quoted);
      } else if (!quoted && c == separator_) {
        end_field(out);
      } else if (!quoted && c == '\n') {
        ++at_;
        break;
      } else {
        field_ += c;
      }
    }
    failed_ = failed_ || quoted || out.fields.size() > most_fields;
    end_field(out);
    while (!out.fields.empty() && out.fields.back().empty()) out.fields.pop_back();
    return out;
  }

 private:
  // Whether the field goes on in quotes; a doubled quote is one of the text.
  bool take_quote(bool quoted) {
    if (quoted && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      field_ += text_[at_++];
      return true;
    }
    return !quoted;
  }

  void end_field(SeparatedLine& out) {
    out.fields.push_back(tidied(field_));
    field_.clear();
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::string field_;
  bool failed_ = false;
};

}  // namespace

SeparatedFile separated_file(std::string_view text, char separator, std::size_t most_lines) {
  SeparatedFile file;
  file.separator = separator;
  Splitter splitter(text, separator);
  while (!splitter.at_end()) {
    SeparatedLine line = splitter.next();
    if (splitter.failed() || file.lines.size() > most_lines) return {separator, {}};
    if (!line.fields.empty()) file.lines.push_back(std::move(line));
  }
  return file;
}

}  // namespace labread
