#include "parser/tokens/words.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace labread {
namespace {

constexpr std::size_t most_bytes = 72;   // of a text that are looked up: longer than any entry
constexpr std::size_t usual_bytes = 12;  // that decide most look-ups

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

  // Up to the first word end behind `least` bytes.
  void run(std::size_t least) {
    std::size_t& at = words_.read;
    while (at < text_.size() && at < most_bytes) {
      const char c = text_[at];
      const char key = is_ascii(c) ? ascii_keys[static_cast<std::size_t>(c)] : '\0';
      if (key > ' ') {
        add(key, ++at);
      } else if (is_ascii(c)) {
        ++at;
        take(c, at - 1);
        if (at >= least && key == ' ') return;
      } else {
        take_long();
      }
    }
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
    if (own || is_key_byte(c)) add(c, words_.read);
  }

  void take_long() {
    const std::size_t from = words_.read;
    next_code_point(text_, words_.read);
    const std::size_t to = words_.read;
    std::string folded = fold(text_.substr(from, to - from));
    if (folded.empty()) {
      const bool blank = blanks_at(text_, from) > 0;
      // A combining accent belongs to its letter.
      if (!blank && words_.size > 0) words_.ends[words_.size - 1] = static_cast<std::uint8_t>(to);
      if (!blank) return;
      folded = " ";
    }
    for (const char c : folded) take(c, from);
  }

  std::string_view text_;
  FoldedBeginning& words_;
};

// The slot of what a text begins with, of which `at` bytes of ASCII with this hash are read.
std::size_t wide_slot(std::string_view text, std::size_t at) {
  std::string start(text.substr(0, at));
  std::transform(start.begin(), start.end(), start.begin(), lower_ascii);
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
  return WordStarts::slot_of(word_start(start));
}

// The slot of the word_start() of a folded text.
std::size_t slot_of_start(std::string_view text) {
  std::uint32_t hash = 0;
  const std::size_t end = std::min(text.size(), word_start_bytes);
  for (std::size_t at = 0; at < end; ++at) {
    if (!is_ascii(text[at])) return wide_slot(text, at);
    const char key = ascii_keys[static_cast<std::size_t>(text[at])];
    if (key <= ' ') break;
    hash = WordStarts::add_to(hash, key);
  }
  return WordStarts::slot_of(hash);
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
  if (text.empty()) return;
  const bool plain = is_ascii_letter(text[0]) || is_ascii_digit(text[0]);
  if (plain || (!is_ascii(text[0]) && starts_with_letter(text))) slot_ = slot_of_start(text);
}

const FoldedBeginning& LeadingWords::folded(std::size_t least) const {
  if (!folded_) folded_.emplace();
  if (folded_->read < least) BeginningFolder(text_, *folded_).run(least);
  return *folded_;
}

bool LeadingWords::may_match(WordRoles roles, const Lexicon& lexicon) const {
  return slot_ && lexicon.starts().may_begin(*slot_, roles);
}

WordRoles LeadingWords::may_match(const Lexicon& lexicon) const {
  return slot_ ? lexicon.starts().roles(*slot_) : WordRoles();
}

WordsMatch LeadingWords::match(WordRole role, const Lexicon& lexicon) const {
  if (!may_match(role, lexicon)) return {};
  LexiconMatch found = lexicon.longest(folded(usual_bytes).key(), role);
  if (found.goes_on) found = lexicon.longest(folded(most_bytes).key(), role);
  if (!found.entry || found.length == 0) return {};
  return {found.entry, printed_length(text_, *folded_, found.length)};
}

WordsMatches LeadingWords::match_any(WordRoles roles, const Lexicon& lexicon) const {
  if (!may_match(roles, lexicon)) return {};
  LexiconMatches found = lexicon.longest_of(folded(usual_bytes).key(), roles);
  if (found.goes_on) found = lexicon.longest_of(folded(most_bytes).key(), roles);
  if (found.entries.empty()) return {};
  return {found.entries, printed_length(text_, *folded_, found.length)};
}

WordsMatch LeadingWords::match_all(WordRole role, const Lexicon& lexicon) const {
  if (!may_match(role, lexicon)) return {};
  const FoldedBeginning& words = folded(most_bytes);
  if (words.read < text_.size()) return {};
  const LexiconEntry* entry = lexicon.find(words.key(), role);
  if (!entry) return {};
  return {entry, printed_length(text_, words, words.key().size())};
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
