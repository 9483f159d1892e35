#include "parser/results/respell.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/fold.h"

namespace labread {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_beyond_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

// Characters that a recogniser takes for each other.
using LookAlikes = std::array<std::string_view, 4>;
constexpr LookAlikes look_alikes{"0Oo", "1Il|", "5S", "8B"};
// Of a few letters with a digit among them that the knowledge knows: "HbAtc".
constexpr LookAlikes look_alikes_of_symbols{"0Oo", "1Ilit", "5S", "8B"};

std::string_view look_alikes_of(char c, const LookAlikes& groups) {
  const auto found = std::ranges::find_if(
      groups, [c](std::string_view alike) { return alike.find(c) != std::string_view::npos; });
  return found == groups.end() ? std::string_view() : *found;
}

// All spellings out of look-alikes; two that stand together may be one letter read twice ("B1l2").
std::vector<std::string> spellings_of(std::string_view text, const LookAlikes& groups) {
  constexpr std::size_t most = 256;
  std::vector<std::string> spellings{""};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view alike = look_alikes_of(text[i], groups);
    const bool twice = i > 0 && text[i] != text[i - 1] && !alike.empty() &&
                       alike == look_alikes_of(text[i - 1], groups);
    std::vector<std::string> longer;
    for (const std::string& start : spellings) {
      const bool likely = alike.empty() || (i > 0 && is_small(text[i]) && is_small(text[i - 1]));
      if (likely) longer.push_back(start + text[i]);  // the first that is known is taken
      for (const char other : alike) {
        if (!likely || other != text[i]) longer.push_back(start + other);
      }
      if (twice) longer.push_back(start);
    }
    if (longer.size() > most) return {};
    spellings = std::move(longer);
  }
  return spellings;
}

// The one spelling out of look-alikes that `is_known`; empty: there is none, or more than one.
template <class Known>
std::string known_spelling(std::string_view text, const Known& is_known,
                           const LookAlikes& groups = look_alikes) {
  std::string found;
  for (std::string& spelling : spellings_of(text, groups)) {
    if (!is_known(spelling)) continue;
    if (!found.empty() && fold_name(found) != fold_name(spelling)) return {};
    if (found.empty()) found = std::move(spelling);
  }
  return found;
}

// "8.1L", "12,5H".
bool has_decimal_mark(std::string_view word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    const bool mark = word[i] == '.' || word[i] == ',';
    if (mark && is_digit(word[i - 1]) && is_digit(word[i + 1])) return true;
  }
  return false;
}

// "12H": digits and one letter. No number begins with a zero, but for one with a decimal mark.
bool may_be_flagged_number(std::string_view part) {
  return part.size() > 1 && part.front() != '0' && is_letter(part.back()) &&
         std::ranges::all_of(part.substr(0, part.size() - 1), is_digit);
}

class Speller {
 public:
  explicit Speller(const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const Name& name : catalogue.rows().names) {
      std::string_view key = name.key;
      while (!key.empty()) {
        const std::size_t end = std::min(key.find(' '), key.size());
        words_.insert(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
      }
    }
  }

  std::string respelled(const std::string& word) const {
    const bool mixed =
        std::ranges::any_of(word, is_letter) || std::ranges::any_of(word, is_beyond_ascii);
    if (!mixed) return word;
    if (word.find('/') != std::string::npos) return unit(word);
    return has_decimal_mark(word) ? word : name(word);
  }

 private:
  static constexpr std::size_t longest_symbol = 6;

  bool is_unit(std::string_view text) const {
    return catalogue_.find_unit(fold_unit(text)) != nullptr;
  }

  std::string unit(const std::string& word) const {
    if (is_unit(word)) return word;
    const std::string full = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    if (is_unit(full)) return full;
    const std::string power = with_power(full);
    if (is_unit(power)) return power;
    for (const std::string& other : {with_micro(power), with_square(full), with_caret(full)}) {
      if (is_unit(other)) return other;
    }
    const std::string known =
        known_spelling(full, [this](std::string_view text) { return is_unit(text); });
    return known.empty() ? word : known;
  }

  // "10*9/L", "x10°12/L": whatever stands for the raised digits, they are read as they are.
  static std::string with_power(const std::string& text) {
    const std::size_t ten = text.find("10");
    if (ten == std::string::npos || ten > 1) return text;
    std::size_t at = ten + 2;
    while (at < text.size() && !is_digit(text[at]) && !is_letter(text[at]) && text[at] != '/') ++at;
    if (at == ten + 2 || at == text.size() || !is_digit(text[at])) return text;
    return text.substr(0, ten + 2) + "^" + text.substr(at);
  }

  // "10^3/pL", "10^3/AuL": cells are counted in millions a litre or thousands a microlitre, never
  // in picolitres.
  static std::string with_micro(const std::string& text) {
    const std::size_t slash = text.rfind('/');
    if (slash == std::string::npos || text.find("10^") == std::string::npos) return {};
    for (const std::string_view read : {"pL", "AuL", "yL", "pl", "Aul"}) {
      if (text.substr(slash + 1) == read) return text.substr(0, slash + 1) + "uL";
    }
    return {};
  }

  // "1043/uL": a ^ read as a digit.
  static std::string with_caret(const std::string& text) {
    const std::size_t ten = text.find("10");
    const std::size_t slash = text.find('/');
    if (ten > 1 || slash != ten + 4 || !is_digit(text[ten + 2]) || !is_digit(text[ten + 3]))
      return {};
    return text.substr(0, ten + 2) + "^" + text.substr(ten + 3);
  }

  // "mL/min/1,73m?", "mL/min/1.73m°": a raised two.
  static std::string with_square(const std::string& text) {
    for (const std::string_view read : {"?", "°", "*", "’", "'", "\"", "”"}) {
      if (!text.ends_with(read) || text.size() <= read.size()) continue;
      const std::string before = text.substr(0, text.size() - read.size());
      if (before.ends_with('m')) return before + "2";
    }
    return {};
  }

  // A part between other signs: "0H" of "25-0H".
  std::string name_part(const std::string& part, bool alone) const {
    const bool has_letter = std::ranges::any_of(part, is_letter);
    const bool is_short = alone && part.size() < 3;
    if (!has_letter || is_short || may_be_flagged_number(part)) return part;
    if (words_.contains(fold_name(part))) return part;
    const std::string known = known_spelling(part, [this](std::string_view text) {
      return std::ranges::any_of(text, is_letter) && words_.contains(fold_name(text));
    });
    if (!known.empty()) return known;
    const std::string symbol = part.size() > longest_symbol ? "" : known_symbol(part);
    return symbol.empty() ? part : symbol;
  }

  // "HbAtc", "Aic": letters about a digit.
  std::string known_symbol(const std::string& part) const {
    const auto is_symbol = [this](std::string_view text) {
      return std::ranges::any_of(text, is_letter) && std::ranges::any_of(text, is_digit) &&
             words_.contains(fold_name(text));
    };
    return known_spelling(part, is_symbol, look_alikes_of_symbols);
  }

  std::string name(const std::string& word) const {
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
      std::size_t end = at;
      while (end < word.size() &&
             (is_letter(word[end]) || is_digit(word[end]) || is_beyond_ascii(word[end])))
        ++end;
      if (end > at) result += name_part(word.substr(at, end - at), end - at == word.size());
      if (end < word.size()) result += word[end++];
      at = end;
    }
    return result;
  }

  const Catalogue& catalogue_;
  std::unordered_set<std::string_view> words_;
};

}  // namespace

bool has_recognised_pages(const Document& document) {
  return std::ranges::any_of(document.pages, &Page::recognised);
}

void respell(Document& document, const Catalogue& catalogue) {
  const Speller speller(catalogue);
  for (Page& page : document.pages) {
    if (!page.recognised) continue;
    for (Word& word : page.words) word.text = speller.respelled(word.text);
  }
}

}  // namespace labread
