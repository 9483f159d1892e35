#include "parser/pdf/syntax.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace labread::pdf {
namespace {

constexpr std::array<double, 19> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                               1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                               1e14, 1e15, 1e16, 1e17, 1e18};

constexpr std::size_t most_places = powers_of_ten.size() - 1;

// A number as lenient readers take it: signs in front, digits, one point; what follows that in the
// same word is dropped ("1.2.3", "12-3").
std::optional<double> number_of(std::string_view word) {
  std::size_t at = 0;
  bool negative = false;
  while (at < word.size() && (word[at] == '+' || word[at] == '-')) negative |= word[at++] == '-';
  std::int64_t digits = 0;
  std::size_t places = 0;
  double overflow = 1;
  bool any = false;
  bool point = false;
  for (; at < word.size(); ++at) {
    const char c = word[at];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(c)) break;
    any = true;
    if (digits < 100'000'000'000'000'000) {
      digits = digits * 10 + (c - '0');
      if (point && ++places == most_places) break;  // further digits no longer matter
    } else if (!point) {
      overflow *= 10;
    }
  }
  if (!any && !point) return std::nullopt;
  const double value = static_cast<double>(digits) / powers_of_ten[places] * overflow;
  return negative ? -value : value;
}

constexpr std::size_t usual_entries = 32;  // of the arrays of an object

class ValueReader {
 public:
  ValueReader(std::string_view bytes, std::size_t at, std::size_t& budget)
      : bytes_(bytes), at_(at), budget_(budget) {}

  Object read(int depth);
  std::size_t at() const { return at_; }

 private:
  bool ended() const { return at_ >= bytes_.size(); }
  char peek() const { return bytes_[at_]; }
  bool pair_at(char c) const {
    return at_ + 1 < bytes_.size() && bytes_[at_] == c && bytes_[at_ + 1] == c;
  }
  std::string_view word();
  Object read_word();
  Object read_number_or_reference(std::string_view word);
  std::optional<std::uint16_t> generation_ahead();
  Object read_array(int depth);
  Object read_dictionary(int depth);
  std::string read_name();
  std::string read_string();
  void read_escape(std::string& text);
  std::string read_hex_string();
  void skip_nested();
  bool at_end_of_object() const;

  std::string_view bytes_;
  std::size_t at_;
  std::size_t& budget_;
  std::vector<Object> waiting_;  // entries of arrays that are not closed, outermost first
};

std::string_view ValueReader::word() {
  const std::size_t from = std::exchange(at_, word_end(bytes_, at_));
  return bytes_.substr(from, at_ - from);
}

bool ValueReader::at_end_of_object() const {
  const char c = peek();  // asked of every value, and nearly always no
  if (c != 'e' && c != 's' && c != 'x') return false;
  return word_at(bytes_, at_, "endobj") || word_at(bytes_, at_, "stream") ||
         word_at(bytes_, at_, "endstream") || word_at(bytes_, at_, "xref");
}

Object ValueReader::read(int depth) {
  if (budget_ == 0) throw Error(ErrorCode::limit_exceeded, "holds too many PDF objects");
  --budget_;
  at_ = skip_blanks(bytes_, at_);
  if (ended()) return {};
  const char c = peek();
  if (is_regular(c)) return read_word();
  if (c == '/') return Object(Name{read_name()});
  if (c == '(') return Object(read_string());
  const bool dictionary = pair_at('<');
  if (c == '<' && !dictionary) return Object(read_hex_string());
  if (c == '[' || dictionary) {
    if (depth < deepest_nesting) return dictionary ? read_dictionary(depth) : read_array(depth);
    skip_nested();
    return {};
  }
  ++at_;
  return {};
}

Object ValueReader::read_word() {
  const std::string_view text = word();
  if (is_digit(text[0]) || text[0] == '-' || text[0] == '+' || text[0] == '.') {
    return read_number_or_reference(text);
  }
  if (text == "true") return Object(true);
  if (text == "false") return Object(false);
  return {};
}

Object ValueReader::read_number_or_reference(std::string_view text) {
  const std::optional<double> number = number_of(text);
  if (!number) return {};
  if (!std::all_of(text.begin(), text.end(), is_digit) ||
      *number > std::numeric_limits<std::uint32_t>::max()) {
    return Object(*number);
  }
  if (const auto generation = generation_ahead()) {
    return Object(Reference{static_cast<std::uint32_t>(*number), *generation});
  }
  return Object(*number);
}

// Of the reference whose number was read; `at_` moves past it. Nothing where none follows: widths
// and matrices are rows of numbers, each of which is asked.
std::optional<std::uint16_t> ValueReader::generation_ahead() {
  std::size_t end = skip_blanks(bytes_, at_);
  while (end < bytes_.size() && is_digit(bytes_[end])) ++end;
  end = skip_blanks(bytes_, end);
  if (!word_at(bytes_, end, "R")) return std::nullopt;
  std::size_t ahead = at_;
  const std::optional<std::uint64_t> generation = read_integer(bytes_, ahead);
  if (!generation || *generation > 65535) return std::nullopt;
  at_ = end + 1;
  return static_cast<std::uint16_t>(*generation);
}

Object ValueReader::read_array(int depth) {
  ++at_;
  if (waiting_.capacity() == 0) waiting_.reserve(usual_entries);
  const std::size_t first = waiting_.size();
  for (;;) {
    at_ = skip_blanks(bytes_, at_);
    if (ended() || at_end_of_object()) break;
    if (peek() == ']') {
      ++at_;
      break;
    }
    if (pair_at('>')) break;  // the array was never closed, its dictionary is
    waiting_.push_back(read(depth + 1));
  }
  const auto own = waiting_.begin() + static_cast<long>(first);
  Array array(std::make_move_iterator(own), std::make_move_iterator(waiting_.end()));
  waiting_.erase(own, waiting_.end());
  return Object(std::move(array));
}

Object ValueReader::read_dictionary(int depth) {
  at_ += 2;
  Dictionary dictionary;
  for (;;) {
    at_ = skip_blanks(bytes_, at_);
    if (ended() || at_end_of_object()) break;
    if (pair_at('>')) {
      at_ += 2;
      break;
    }
    if (peek() != '/') {
      read(depth + 1);  // a value without a key
      continue;
    }
    std::string key = read_name();
    at_ = skip_blanks(bytes_, at_);
    if (ended() || pair_at('>') || at_end_of_object()) continue;  // a key without a value
    dictionary.insert_or_assign(std::move(key), read(depth + 1));
  }
  return Object(std::move(dictionary));
}

std::string ValueReader::read_name() {
  ++at_;
  std::string name(word());
  for (std::size_t hash = name.find('#'); hash != std::string::npos && hash + 2 < name.size();
       hash = name.find('#', hash + 1)) {
    const int high = hex_digit(name[hash + 1]);
    const int low = hex_digit(name[hash + 2]);
    if (high >= 0 && low >= 0) name.replace(hash, 3, 1, static_cast<char>(high * 16 + low));
  }
  return name;
}

std::string ValueReader::read_string() {
  ++at_;
  std::string text;
  int open = 1;
  const auto special = [](char c) { return c == '(' || c == ')' || c == '\\' || c == '\r'; };
  while (!ended()) {
    const std::size_t plain = at_;
    while (!ended() && !special(peek())) ++at_;
    text += bytes_.substr(plain, at_ - plain);
    if (ended()) break;
    const char c = bytes_[at_++];
    if (c == '\\') {
      read_escape(text);
      continue;
    }
    if (c == '(') ++open;
    if (c == ')' && --open == 0) break;
    if (c == '\r') {  // any end of line in a string means one line feed
      if (!ended() && peek() == '\n') ++at_;
      text.push_back('\n');
      continue;
    }
    text.push_back(c);
  }
  return text;
}

void ValueReader::read_escape(std::string& text) {
  if (ended()) return;
  const char c = bytes_[at_++];
  if (c >= '0' && c <= '7') {
    int code = c - '0';
    for (int more = 0; more < 2 && !ended() && peek() >= '0' && peek() <= '7'; ++more) {
      code = code * 8 + (bytes_[at_++] - '0');
    }
    text.push_back(static_cast<char>(code & 0xFF));
    return;
  }
  switch (c) {
    case 'n': text.push_back('\n'); return;
    case 'r': text.push_back('\r'); return;
    case 't': text.push_back('\t'); return;
    case 'b': text.push_back('\b'); return;
    case 'f': text.push_back('\f'); return;
    case '\n': return;
    case '\r':
      if (!ended() && peek() == '\n') ++at_;
      return;
    default: text.push_back(c);
  }
}

std::string ValueReader::read_hex_string() {
  ++at_;
  std::string text;
  int high = -1;
  while (!ended()) {
    const char c = bytes_[at_++];
    if (c == '>') break;
    const int digit = hex_digit(c);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
      continue;
    }
    text.push_back(static_cast<char>(high * 16 + digit));
    high = -1;
  }
  if (high >= 0) text.push_back(static_cast<char>(high * 16));
  return text;
}

// Passes over one array or dictionary without recursion, however deep it goes.
void ValueReader::skip_nested() {
  std::size_t open = 0;
  while (!ended()) {
    at_ = skip_blanks(bytes_, at_);
    if (ended() || at_end_of_object()) return;
    const char c = peek();
    if (c == '(') {
      read_string();
    } else if (c == '<' && !pair_at('<')) {
      read_hex_string();
    } else if (is_delimiter(c)) {
      const bool pair = pair_at('<') || pair_at('>');
      at_ += pair ? 2 : 1;
      if (c == '<' || c == '[') ++open;
      if ((pair && c == '>') || c == ']') --open;
      if (open == 0) return;
    } else {
      word();
    }
  }
}

}  // namespace

std::optional<std::uint64_t> read_integer(std::string_view bytes, std::size_t& at) {
  std::size_t ahead = skip_blanks(bytes, at);
  const std::size_t first = ahead;
  std::uint64_t number = 0;
  while (ahead < bytes.size() && is_digit(bytes[ahead])) {
    if (number > 100'000'000'000'000'000) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(bytes[ahead++] - '0');
  }
  if (ahead == first) return std::nullopt;
  at = ahead;
  return number;
}

std::optional<Reference> read_object_header(std::string_view bytes, std::size_t& at) {
  std::size_t ahead = at;
  const std::optional<std::uint64_t> number = read_integer(bytes, ahead);
  if (!number || *number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  const std::optional<std::uint64_t> generation = read_integer(bytes, ahead);
  if (!generation || *generation > 65535) return std::nullopt;
  ahead = skip_blanks(bytes, ahead);
  // No word end is asked for: "1 0 obj42" is met in the wild.
  if (ahead > bytes.size() || !bytes.substr(ahead).starts_with("obj")) return std::nullopt;
  at = ahead + 3;
  return Reference{static_cast<std::uint32_t>(*number), static_cast<std::uint16_t>(*generation)};
}

Object read_value(std::string_view bytes, std::size_t& at, std::size_t& budget) {
  ValueReader reader(bytes, at, budget);
  Object value = reader.read(0);
  at = reader.at();
  return value;
}

std::optional<std::string_view> find_stream_data(std::string_view bytes, std::size_t at,
                                                 std::optional<double> length) {
  at = skip_blanks(bytes, at);
  if (at > bytes.size() || !bytes.substr(at).starts_with("stream")) return std::nullopt;
  at += 6;
  while (at < bytes.size() && bytes[at] == ' ') ++at;
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
  const std::string_view rest = bytes.substr(at);
  if (length && *length >= 0 && *length <= static_cast<double>(rest.size())) {
    const auto size = static_cast<std::size_t>(*length);
    std::size_t end = size;
    while (end < rest.size() && is_blank(rest[end])) ++end;
    if (rest.substr(end).starts_with("endstream")) return rest.substr(0, size);
  }
  std::size_t end = rest.find("endstream");
  if (end == std::string_view::npos) end = rest.find("endobj");
  if (end == std::string_view::npos) return rest;
  if (end > 0 && rest[end - 1] == '\n') --end;
  if (end > 0 && rest[end - 1] == '\r') --end;
  return rest.substr(0, end);
}

}  // namespace labread::pdf
