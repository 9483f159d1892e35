#include "parser/tokens/words.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace labread {
namespace {

constexpr std::size_t most_bytes = 72;  // of a text that are looked up: longer than any entry

constexpr bool is_key_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || is_ascii_digit(c);
}

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// What an ASCII byte is in a key: itself in lower case, a blank where it parts words, or 0 for the
// signs that are words of their own.
constexpr auto ascii_keys = [] {
  std::array<char, 128> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const char c = lower_ascii(static_cast<char>(i));
    keys[i] = c == '%' || c == '#' ? '\0' : is_key_byte(c) ? c : ' ';
  }
  return keys;
}();

// Writes a FoldedBeginning character by character.
class BeginningFolder {
 public:
  BeginningFolder(std::string_view text, FoldedBeginning& words) : text_(text), words_(words) {}

  void run() {
    while (at_ < text_.size() && at_ < most_bytes) {
      const char c = text_[at_];
      const char key = is_ascii(c) ? ascii_keys[static_cast<std::size_t>(c)] : '\0';
      if (key > ' ') {
        add(key, ++at_);
      } else if (is_ascii(c)) {
        ++at_;
        take(c, at_ - 1);
      } else {
        take_long();
      }
    }
    words_.whole = at_ == text_.size();
    if (words_.size > 0 && last() == ' ') --words_.size;
  }

 private:
  char last() const { return words_.bytes[words_.size - 1]; }

  void add(char c, std::size_t end) {
    words_.bytes[words_.size] = c;
    words_.ends[words_.size++] = static_cast<std::uint8_t>(end);
  }

  void take(char c, std::size_t from) {
    const bool own = c == '%' || c == '#';
    if ((own || !is_key_byte(c)) && words_.size > 0 && last() != ' ') add(' ', from);
    if (own || is_key_byte(c)) add(c, at_);
  }

  void take_long() {
    const std::size_t from = at_;
    next_code_point(text_, at_);
    std::string folded = fold(text_.substr(from, at_ - from));
    if (folded.empty()) {
      const bool blank = blanks_at(text_, from) > 0;
      // A combining accent belongs to its letter.
      if (!blank && words_.size > 0) words_.ends[words_.size - 1] = static_cast<std::uint8_t>(at_);
      if (!blank) return;
      folded = " ";
    }
    for (const char c : folded) take(c, from);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  FoldedBeginning& words_;
};

// Beyond ASCII: `start` is what the text begins with up to `at`.
WordStart wide_start(std::string_view text, std::size_t at, std::string start) {
  while (at < text.size() && start.size() < word_start_bytes) {
    const std::size_t from = at;
    next_code_point(text, at);
    const std::string folded = fold(text.substr(from, at - from));
    if (folded.empty() && blanks_at(text, from) == 0) continue;
    const std::size_t letters = static_cast<std::size_t>(
        std::find_if_not(folded.begin(), folded.end(), is_key_byte) - folded.begin());
    start.append(folded, 0, letters);
    if (letters < folded.size() || folded.empty()) break;
  }
  WordStart result;
  result.size = word_start(start).size();
  std::copy_n(start.begin(), result.size, result.bytes.begin());
  return result;
}

WordStart folded_start(std::string_view text) {
  WordStart start;
  std::size_t at = 0;
  for (; at < text.size() && is_ascii(text[at]) && start.size < word_start_bytes; ++at) {
    const char c = lower_ascii(text[at]);
    if (!is_key_byte(c)) return start;
    start.bytes[start.size++] = c;
  }
  if (at == text.size() || start.size == word_start_bytes) return start;
  return wide_start(text, at, std::string(start.text()));
}

std::size_t printed_length(std::string_view text, const FoldedBeginning& words,
                           std::size_t key_length) {
  std::size_t end = words.ends[key_length - 1];
  // The dot of an abbreviation belongs to it: "inf. 150".
  if (end < text.size() && text[end] == '.' &&
      (end + 1 == text.size() || !is_ascii_digit(text[end + 1]))) {
    ++end;
  }
  return end;
}

}  // namespace

bool starts_with_letter(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return is_ascii_letter(text[0]);
  std::size_t end = 0;
  const char32_t c = next_code_point(text, end);
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return true;
  const bool mark = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                    (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) || c == 0x30FB ||
                    (c >= 0xFF00 && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
                    (c >= 0xFF5B && c <= 0xFF65) || c >= 0xFFE0;
  return !mark;
}

std::size_t blanks_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const std::string_view rest = text.substr(end);
    if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n') {
      ++end;
    } else if (rest.starts_with("\u00a0")) {
      end += 2;
    } else if (rest.starts_with("\u2009") || rest.starts_with("\u202f")) {
      end += 3;
    } else {
      break;
    }
  }
  return end - at;
}

LeadingWords::LeadingWords(std::string_view text) : text_(text) {
  if (starts_with_letter(text) || (!text.empty() && is_ascii_digit(text[0]))) {
    const WordStart start = folded_start(text);
    if (start.size > 0) slot_ = WordStarts::slot_of(start.text());
  }
}

const FoldedBeginning& LeadingWords::folded() const {
  if (!folded_) BeginningFolder(text_, folded_.emplace()).run();
  return *folded_;
}

bool LeadingWords::may_match(WordRoles roles, const Lexicon& lexicon) const {
  return slot_ && lexicon.starts().may_begin(*slot_, roles);
}

WordsMatch LeadingWords::match(WordRole role, const Lexicon& lexicon) const {
  if (!may_match(role, lexicon)) return {};
  const LexiconMatch found = lexicon.longest(folded().key(), role);
  if (!found.entry || found.length == 0) return {};
  return {found.entry, printed_length(text_, folded(), found.length)};
}

WordsMatches LeadingWords::match_any(WordRoles roles, const Lexicon& lexicon) const {
  if (!may_match(roles, lexicon)) return {};
  const LexiconMatches found = lexicon.longest_of(folded().key(), roles);
  if (found.entries.empty()) return {};
  return {found.entries, printed_length(text_, folded(), found.length)};
}

WordsMatch LeadingWords::match_all(WordRole role, const Lexicon& lexicon) const {
  if (!may_match(role, lexicon)) return {};
  const FoldedBeginning& words = folded();
  if (!words.whole) return {};
  const LexiconEntry* entry = lexicon.find(words.key(), role);
  if (!entry) return {};
  return {entry, printed_length(text_, words, words.size)};
}

WordsMatch match_words(std::string_view text, WordRole role, const Lexicon& lexicon) {
  return LeadingWords(text).match(role, lexicon);
}

bool holds_words(std::string_view text, WordRole role, const Lexicon& lexicon) {
  const std::string key = fold_name(text);
  for (std::size_t at = 0; at < key.size();) {
    if (lexicon.longest(std::string_view(key).substr(at), role).entry != nullptr) return true;
    const std::size_t blank = key.find(' ', at);
    if (blank == std::string::npos) break;
    at = blank + 1;
  }
  return false;
}

}  // namespace labread
