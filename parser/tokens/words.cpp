#include "parser/tokens/words.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace labread {
namespace {

constexpr std::size_t most_bytes = 72;  // of a text that are looked up: longer than any entry

bool is_key_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || is_ascii_digit(c);
}

// fold() of one character; ASCII without the detour.
void fold_one(std::string_view character, std::string& out) {
  out.clear();
  if (character.size() > 1) {
    out = fold(character);
  } else if (is_ascii_letter(character[0])) {
    out += static_cast<char>(character[0] | 0x20);
  } else {
    out += character[0];
  }
}

// fold_name() of a text's beginning, with the way back to the printed bytes.
struct FoldedBeginning {
  std::string key;
  std::vector<std::size_t> ends;  // for each byte of the key, where its character ends in the text
  bool whole = true;              // the key covers all of the text
};

FoldedBeginning fold_beginning(std::string_view text) {
  FoldedBeginning words;
  std::string folded;
  std::size_t at = 0;
  const auto add = [&](char c, std::size_t end) {
    words.key += c;
    words.ends.push_back(end);
  };
  while (at < text.size() && at < most_bytes) {
    const std::size_t from = at;
    next_code_point(text, at);
    fold_one(text.substr(from, at - from), folded);
    if (folded.empty()) {
      const bool blank = blanks_at(text, from) > 0;
      // A combining accent belongs to its letter.
      if (!blank && !words.ends.empty()) words.ends.back() = at;
      if (!blank) continue;
      folded = " ";
    }
    for (const char c : folded) {
      const bool own = c == '%' || c == '#';
      if ((own || !is_key_byte(c)) && !words.key.empty() && words.key.back() != ' ') add(' ', from);
      if (own || is_key_byte(c)) add(c, at);
    }
  }
  words.whole = at == text.size();
  if (!words.key.empty() && words.key.back() == ' ') {
    words.key.pop_back();
    words.ends.pop_back();
  }
  return words;
}

// word_start() of the key that fold_beginning() gives.
std::string folded_start(std::string_view text) {
  std::string start;
  std::string folded;
  for (std::size_t at = 0; at < text.size() && start.size() < word_start_bytes;) {
    const std::size_t from = at;
    next_code_point(text, at);
    fold_one(text.substr(from, at - from), folded);
    if (folded.empty() && blanks_at(text, from) == 0) continue;
    const std::size_t letters = static_cast<std::size_t>(
        std::find_if_not(folded.begin(), folded.end(), is_key_byte) - folded.begin());
    start.append(folded, 0, letters);
    if (letters < folded.size() || folded.empty()) break;
  }
  start.resize(word_start(start).size());
  return start;
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

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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
    start_ = folded_start(text);
  }
}

WordsMatch LeadingWords::match(WordRole role, const Lexicon& lexicon) const {
  if (start_.empty() || !lexicon.starts().may_begin(start_, role)) return {};
  const FoldedBeginning words = fold_beginning(text_);
  const LexiconMatch found = lexicon.longest(words.key, role);
  if (!found.entry || found.length == 0) return {};
  return {found.entry, printed_length(text_, words, found.length)};
}

WordsMatch LeadingWords::match_all(WordRole role, const Lexicon& lexicon) const {
  if (start_.empty() || !lexicon.starts().may_begin(start_, role)) return {};
  const FoldedBeginning words = fold_beginning(text_);
  if (!words.whole) return {};
  const LexiconEntry* entry = lexicon.find(words.key, role);
  if (!entry) return {};
  return {entry, printed_length(text_, words, words.key.size())};
}

WordsMatch match_words(std::string_view text, WordRole role, const Lexicon& lexicon) {
  return LeadingWords(text).match(role, lexicon);
}

}  // namespace labread
