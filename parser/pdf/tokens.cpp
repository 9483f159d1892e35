#include "parser/pdf/tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "parser/pdf/characters.h"

namespace labread::pdf {
namespace {

constexpr std::array<double, 10> tenths = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

// More digits than these no longer fit what a double holds exactly.
constexpr std::ptrdiff_t most_exact_digits = 15;

// At most so many digits from `at` on, which moves past them.
std::int64_t read_digits(const char*& at, const char* end, std::ptrdiff_t most) {
  const char* const last = at + std::min(most, end - at);
  std::int64_t digits = 0;  // quicker than a double, and half of what a page draws is numbers
  for (; at != last && is_digit(*at); ++at) digits = digits * 10 + (*at - '0');
  return digits;
}

// The number at the start of a word, past the end of which `at` moves. PDF numbers have no
// exponent. Broken writers print "--5", "1.2.3" or "12-3": signs in front count once, and what
// follows a second point or an inner sign is dropped, as other readers do.
std::optional<double> read_number(const char*& at, const char* end) {
  bool negative = false;
  for (; at != end && (*at == '-' || *at == '+'); ++at) negative |= *at == '-';
  const char* const start = at;
  auto value = static_cast<double>(read_digits(at, end, most_exact_digits));
  for (; at != end && is_digit(*at); ++at) value = value * 10 + (*at - '0');
  std::ptrdiff_t digits = at - start;
  const bool point = at != end && *at == '.';
  if (point) {
    const char* const behind = ++at;
    const auto fraction = static_cast<double>(read_digits(at, end, tenths.size() - 1));
    value += fraction * tenths[static_cast<std::size_t>(at - behind)];
    while (at != end && is_digit(*at)) ++at;
    digits += at - behind;
  }
  const bool ends = at == end || !is_regular(*at);
  if (digits == 0) return point && ends ? std::optional<double>(0) : std::nullopt;
  if (!ends && *at != '.' && *at != '-') return std::nullopt;
  return negative ? -value : value;
}

void append_escape(std::string_view text, std::size_t& at, std::string& out) {
  const char c = text[at];
  ++at;
  switch (c) {
    case 'n': out += '\n'; return;
    case 'r': out += '\r'; return;
    case 't': out += '\t'; return;
    case 'b': out += '\b'; return;
    case 'f': out += '\f'; return;
    case '\n': return;
    case '\r':
      if (at < text.size() && text[at] == '\n') ++at;
      return;
    default: break;
  }
  if (c < '0' || c > '7') {
    out += c;
    return;
  }
  int code = c - '0';
  for (int i = 0; i < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++i) {
    code = code * 8 + (text[at++] - '0');
  }
  out += static_cast<char>(code & 0xFF);
}

void decode_literal(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c == '\\') {
      if (at < text.size()) append_escape(text, at, out);
    } else if (c == '\r') {
      out += '\n';
      if (at < text.size() && text[at] == '\n') ++at;
    } else {
      out += c;
    }
  }
}

void decode_hex(std::string_view text, std::string& out) {
  int high = -1;
  for (const char c : text) {
    const int value = hex_digit(c);
    if (value < 0) continue;
    if (high < 0) {
      high = value;
    } else {
      out += static_cast<char>(high * 16 + value);
      high = -1;
    }
  }
  if (high >= 0) out += static_cast<char>(high * 16);
}

// Whether the bytes after a candidate EI look like content and not like image data.
bool looks_like_content(std::string_view rest) {
  return std::all_of(rest.begin(),
                     rest.begin() + static_cast<long>(std::min<std::size_t>(rest.size(), 16)),
                     [](char c) { return is_blank(c) ? c != 0 : c > 32 && c < 127; });
}

}  // namespace

Token Tokens::next() {
  for (;;) {
    at_ = skip_blanks(bytes_, at_);
    if (at_ >= bytes_.size()) return {};
    if (is_regular(bytes_[at_])) return number_or_word();
    switch (bytes_[at_]) {
      case '(': return literal();
      case '/': return named();
      case '[': ++at_; return {TokenKind::array_open, 0, {}};
      case ']': ++at_; return {TokenKind::array_close, 0, {}};
      case '<':
        if (!bytes_.substr(at_).starts_with("<<")) return hex();
        at_ += 2;
        return {TokenKind::dictionary_open, 0, {}};
      case '>':
        at_ += bytes_.substr(at_).starts_with(">>") ? 2U : 1U;
        return {TokenKind::dictionary_close, 0, {}};
      default: ++at_;
    }
  }
}

inline Token Tokens::number_or_word() {
  const char* const start = bytes_.data() + at_;
  const char* const end = bytes_.data() + bytes_.size();
  const char* at = start;
  Token token;
  if (*at <= '9') {
    if (const auto number = read_number(at, end)) token = {TokenKind::number, *number, {}};
  }
  while (at != end && is_regular(*at)) ++at;
  if (token.kind == TokenKind::end) token.kind = TokenKind::word;
  token.text = std::string_view(start, static_cast<std::size_t>(at - start));
  at_ += token.text.size();
  return token;
}

Token Tokens::literal() {
  const std::size_t start = ++at_;
  std::size_t depth = 1;
  for (; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return {TokenKind::literal_string, 0, bytes_.substr(start, at_++ - start)};
    }
  }
  at_ = bytes_.size();
  return {TokenKind::literal_string, 0, bytes_.substr(start)};
}

Token Tokens::hex() {
  const std::size_t start = ++at_;
  const std::size_t end = std::min(bytes_.find('>', start), bytes_.size());
  at_ = std::min(end + 1, bytes_.size());
  return {TokenKind::hex_string, 0, bytes_.substr(start, end - start)};
}

Token Tokens::named() {
  const std::size_t start = ++at_;
  at_ = word_end(bytes_, start);
  return {TokenKind::name, 0, bytes_.substr(start, at_ - start)};
}

std::string_view Tokens::take_inline_image(std::size_t known_length) {
  at_ = std::min(at_ + 1, bytes_.size());
  const std::size_t start = at_;
  at_ = std::min(at_ + std::min(known_length, bytes_.size()), bytes_.size());
  for (std::size_t end = bytes_.find("EI", at_); end != std::string_view::npos;
       end = bytes_.find("EI", end + 1)) {
    const bool before = end == start || is_blank(bytes_[end - 1]) || end == at_;
    const bool after = end + 2 >= bytes_.size() || is_blank(bytes_[end + 2]);
    if (before && after && looks_like_content(bytes_.substr(end + 2))) {
      at_ = end + 2;
      return bytes_.substr(start, end - start);
    }
  }
  at_ = bytes_.size();
  return bytes_.substr(start);
}

std::string_view string_bytes(const Token& token, std::string& scratch) {
  if (token.kind == TokenKind::literal_string) {
    const auto escaped = [](char c) { return c == '\\' || c == '\r'; };
    if (std::none_of(token.text.begin(), token.text.end(), escaped)) return token.text;
    scratch.clear();
    decode_literal(token.text, scratch);
    return scratch;
  }
  scratch.clear();
  if (token.kind == TokenKind::hex_string) decode_hex(token.text, scratch);
  return scratch;
}

std::string_view name_bytes(const Token& token, std::string& scratch) {
  if (token.text.find('#') == std::string_view::npos) return token.text;
  scratch.clear();
  for (std::size_t at = 0; at < token.text.size(); ++at) {
    const char c = token.text[at];
    const int high = c == '#' && at + 2 < token.text.size() ? hex_digit(token.text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(token.text[at + 2]) : -1;
    if (low >= 0) {
      scratch += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      scratch += c;
    }
  }
  return scratch;
}

}  // namespace labread::pdf
