#include "parser/interchange/hl7_message.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace labread {
namespace {

constexpr std::size_t most_parts = 1'000;  // of a field that are looked at
constexpr std::size_t longest_escape = 64;
constexpr std::string_view escaped_and = "&amp;";
constexpr std::size_t escape_place = 2;    // among the encoding characters
constexpr std::ptrdiff_t value_place = 5;  // OBX-5
constexpr std::string_view between_messages = "\x0B\x1C \t\r\n";

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z'); }

bool is_head(std::string_view name) { return name == "MSH" || name == "FHS" || name == "BHS"; }

// "OBX|": a segment's name and the field separator; the name alone is an empty segment.
bool starts_segment(std::string_view line, char separator) {
  if (line.size() < 3 || !is_upper(line[0])) return false;
  for (const char c : line.substr(1, 2)) {
    if (!is_upper(c) && !is_digit(c)) return false;
  }
  if (line.size() == 3) return true;
  return line[3] == separator || is_head(line.substr(0, 3));
}

// That stand between others where line ends were lost.
bool is_known_segment(std::string_view name) {
  constexpr auto known = std::to_array<std::string_view>(
      {"MSH", "PID", "PD1", "PV1", "PV2", "NK1", "ORC", "OBR", "OBX", "NTE", "SPM", "TQ1",
       "SAC", "DG1", "FT1", "IN1", "CTI", "DSC", "MSA", "QRD", "BTS", "FTS", "BHS"});
  return std::find(known.begin(), known.end(), name) != known.end();
}

// "MSH|^~\&amp;|".
bool separators_are_escaped(std::string_view front) {
  const std::size_t head = front.find("MSH");
  if (head == std::string_view::npos || front.size() < head + 9) return false;
  const std::size_t end = front.find(front[head + 3], head + 4);
  return end != std::string_view::npos && front.substr(0, end).ends_with(escaped_and);
}

std::string_view without_frame(std::string_view line) {
  while (!line.empty() && between_messages.find(line.front()) != std::string_view::npos) {
    line.remove_prefix(1);
  }
  while (!line.empty() && between_messages.find(line.back()) != std::string_view::npos) {
    line.remove_suffix(1);
  }
  return line;
}

std::optional<char> byte_of(std::string_view two) {
  const auto value = [](char c) {
    return is_digit(c)            ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  const int high = value(two[0]);
  const int low = value(two[1]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

// \X0D0A\: bytes of the message's character set.
void add_bytes(std::string_view digits, std::string& out) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    const auto byte = byte_of(digits.substr(at, 2));
    if (!byte) return;
    bytes += *byte;
  }
  out += to_utf8(bytes);
}

// What stands between two escape characters. False: that is no escape.
bool add_escaped(std::string_view name, const Hl7Separators& separators, std::string& out) {
  if (name == "F") {
    out += separators.field;
  } else if (name == "S") {
    out += separators.component;
  } else if (name == "T") {
    out += separators.subcomponent;
  } else if (name == "R") {
    out += separators.repetition;
  } else if (name == "E") {
    out += separators.escape;
  } else if (name == "P") {
    out += '#';
  } else if (name.starts_with(".br") || name.starts_with(".sp") || name.starts_with(".ce")) {
    out += '\n';
  } else if (name.starts_with('X') && name.size() > 1) {
    add_bytes(name.substr(1), out);
  } else {
    // Highlighting, indents, other character sets: nothing to print.
    return name == "H" || name == "N" || name.starts_with('.') || name.starts_with('Z') ||
           name.starts_with('C') || name.starts_with('M');
  }
  return true;
}

// "<cr>", as documentation writes the end of a segment.
std::string_view without_typed_end(std::string_view line) {
  for (const std::string_view end : {"<cr>", "<CR>"}) {
    if (line.ends_with(end)) return without_frame(line.substr(0, line.size() - end.size()));
  }
  return line;
}

// The next line from `from` that begins with `start`, blanks and frame bytes aside; npos: none.
std::size_t find_line(std::string_view text, std::string_view start, std::size_t from) {
  for (std::size_t at = text.find(start, from); at != std::string_view::npos;
       at = text.find(start, at + 1)) {
    const std::size_t before =
        at == 0 ? std::string_view::npos : text.find_last_not_of("\x0B\x1C \t", at - 1);
    if (before == std::string_view::npos || text[before] == '\n' || text[before] == '\r') return at;
  }
  return std::string_view::npos;
}

// Lines to segments. A line that is none is a field's that was wrapped. In a page of text around
// messages it may be the page's: one behind a blank line is, and so is one without separators that
// no segment follows; either ends the message, so that an example below it is nobody's result.
class SegmentReader {
 public:
  explicit SegmentReader(bool page) : page_(page), open_(!page) {}

  void read(std::string_view raw, int number) {
    std::string_view line = without_frame(raw);
    if (page_) line = without_typed_end(line);
    if (line.empty()) {
      if (!loose_.empty()) end_message();
      blank_ = true;
    } else if (starts(line)) {
      if (!loose_.empty()) go_on(loose_);
      segments_.push_back({line.substr(0, 3), line, number});
    } else if (!page_ || is_wrapped(line)) {
      go_on(line);
    } else if (open_ && blank_) {
      end_message();
    } else if (open_) {
      loose_ = line;
    }
    if (!line.empty()) blank_ = false;
  }

  // One more than `most` can be told from all.
  bool is_beyond(std::size_t most) const { return segments_.size() > most; }

  std::vector<Hl7Segment> finish(std::size_t most) {
    if (!loose_.empty()) end_message();
    if (segments_.size() > most) segments_.resize(most);
    return std::move(segments_);
  }

 private:
  bool starts(std::string_view line) {
    if (is_head(line.substr(0, 3)) && (!page_ || looks_like_hl7(line))) {
      if (page_ && !loose_.empty()) end_message();
      if (line.size() > 3) separator_ = line[3];
      open_ = true;
      return starts_segment(line, separator_);
    }
    const bool head_in_words = page_ && is_head(line.substr(0, 3));
    return open_ && !head_in_words && starts_segment(line, separator_);
  }

  bool is_wrapped(std::string_view line) const {
    return open_ && !blank_ && line.find(separator_) != std::string_view::npos;
  }

  void go_on(std::string_view line) {
    loose_ = {};
    if (segments_.empty()) return;
    Hl7Segment& wrapped = segments_.back();
    wrapped.text = {wrapped.text.data(),
                    static_cast<std::size_t>(line.data() + line.size() - wrapped.text.data())};
  }

  // Whether the words right below a value that ends its line belong to it, nobody can tell.
  void end_message() {
    const bool doubtful = !loose_.empty() && !segments_.empty() && segments_.back().name == "OBX" &&
                          std::count(segments_.back().text.begin(), segments_.back().text.end(),
                                     separator_) <= value_place;
    if (doubtful) segments_.pop_back();
    loose_ = {};
    open_ = false;
  }

  bool page_;
  bool open_;           // within a message
  bool blank_ = false;  // the line before was blank
  char separator_ = '|';
  std::string_view loose_;  // the last line below a segment that may be its field or the page's
  std::vector<Hl7Segment> segments_;
};

}  // namespace

bool looks_like_hl7(std::string_view text) {
  text = without_frame(text.substr(0, 256));
  if (text.size() < 8 || !is_head(text.substr(0, 3))) return false;
  const char field = text[3];
  // Four separators that all differ, and the field separator again.
  if (is_word(field) || field == ' ' || field == '\r' || field == '\n') return false;
  const std::size_t end = text.find(field, 4);
  if (end == std::string_view::npos || end < 5 || end > 10 + escaped_and.size()) return false;
  std::string_view encoding = text.substr(4, end - 4);
  if (encoding.ends_with(escaped_and)) encoding.remove_suffix(escaped_and.size() - 1);
  // A blank in the escape's place: some lose the backslash on the way.
  for (std::size_t i = 0; i < encoding.size(); ++i) {
    const char c = encoding[i];
    const bool lost = c == ' ' && i == escape_place;
    if (is_word(c) || (c == ' ' && !lost) || c == '\r' || c == '\n') return false;
  }
  return true;
}

bool holds_hl7(std::string_view text) {
  for (std::size_t head = find_line(text, "MSH", 0); head != std::string_view::npos;
       head = find_line(text, "MSH", head + 1)) {
    if (!looks_like_hl7(text.substr(head))) continue;
    return find_line(text, std::string("OBX") + text[head + 3], head) != std::string_view::npos;
  }
  return false;
}

std::string without_entities(std::string text) {
  constexpr auto entities = std::to_array<std::pair<std::string_view, char>>(
      {{"&lt;", '<'}, {"&gt;", '>'}, {escaped_and, '&'}, {"&quot;", '"'}, {"&#13;", '\r'}});
  const bool all = separators_are_escaped(std::string_view(text).substr(0, 256));
  const bool comparators =
      text.find("&lt;") != std::string::npos || text.find("&gt;") != std::string::npos;
  if (!all && !comparators) return text;
  const auto last = all ? entities.end() : entities.begin() + 2;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto entity = std::find_if(
        entities.begin(), last, [&](const auto& known) { return rest.starts_with(known.first); });
    out += entity == last ? text[at] : entity->second;
    at += entity == last ? 1 : entity->first.size();
  }
  return out;
}

std::string with_line_ends(std::string text) {
  std::string_view line = without_frame(text);
  if (line.size() < 4 || line.find_first_of("\r\n") != std::string_view::npos) return text;
  const char separator = line[3];
  for (std::size_t at = text.find(separator); at != std::string::npos;
       at = text.find(separator, at + 1)) {
    if (at < 4 || !is_known_segment(std::string_view(text).substr(at - 3, 3))) continue;
    const std::string_view before = std::string_view(text).substr(0, at - 3);
    std::size_t from = at - 3;
    for (const std::string_view lost : {" ", "\\n", "\\r\\n", "\\r"}) {
      if (before.ends_with(lost)) from = std::min(from, before.size() - lost.size());
    }
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(at - 3), '\r');
  }
  return text;
}

std::vector<Hl7Segment> hl7_segments(std::string_view text, std::size_t most) {
  SegmentReader reader(!looks_like_hl7(text) && holds_hl7(text));
  int number = 0;
  for (std::size_t at = 0; at < text.size() && !reader.is_beyond(most);) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    reader.read(text.substr(at, end - at), ++number);
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return reader.finish(most);
}

Hl7Separators hl7_separators(const Hl7Segment& segment) {
  Hl7Separators separators;
  if (segment.text.size() < 4) return separators;
  separators.field = segment.text[3];
  const std::string_view encoding = hl7_part(segment.text.substr(4), 1, separators.field);
  if (!encoding.empty()) separators.component = encoding[0];
  if (encoding.size() > 1) separators.repetition = encoding[1];
  if (encoding.size() > escape_place && encoding[escape_place] != ' ') {
    separators.escape = encoding[escape_place];
  }
  if (encoding.size() > 3) separators.subcomponent = encoding[3];
  return separators;
}

std::string_view hl7_part(std::string_view text, std::size_t n, char separator) {
  for (std::size_t at = 0; n > 0; --n) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (n == 1) return text.substr(at, end - at);
    if (end == text.size()) break;
    at = end + 1;
  }
  return {};
}

std::vector<std::string_view> hl7_parts(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size() && parts.size() < most_parts;) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string_view hl7_field(const Hl7Segment& segment, std::size_t n, char separator) {
  if (is_head(segment.name) && n == 1) return segment.text.substr(3, 1);
  return hl7_part(segment.text, is_head(segment.name) ? n : n + 1, separator);
}

std::string hl7_text(std::string_view raw, const Hl7Separators& separators) {
  if (raw == "\"\"") return {};
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] != separators.escape) {
      out += raw[at++];
      continue;
    }
    const std::size_t length = raw.substr(at + 1, longest_escape).find(separators.escape);
    const std::size_t end = at + 1 + length;
    const bool escape = length != std::string_view::npos &&
                        add_escaped(raw.substr(at + 1, end - at - 1), separators, out);
    if (!escape) out += raw[at];
    at = escape ? end + 1 : at + 1;
  }
  return out;
}

}  // namespace labread
