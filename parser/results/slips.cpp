#include "parser/results/slips.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/column_titles.h"

namespace labread {
namespace {

constexpr std::size_t long_word = 4;  // letters of one that shows slips
constexpr std::size_t many = 3;       // slips of a document in which short words may be misread too
constexpr std::size_t most = 4;       // of one word

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_beyond_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_letter(char c) { return is_ascii_letter(c) || is_beyond_ascii(c); }
bool is_of_part(char c) { return is_letter(c) || is_ascii_digit(c) || c == '|'; }

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

// The letters that a digit, a bar or a small L may have been.
std::string_view letters_for(char c) {
  switch (c) {
    case '0': return "O";
    case '1':
    case '|':
    case 'l': return "IL";
    case '5': return "S";
    case '8': return "B";
    default: return {};
  }
}

// A digit or bar beside a letter, or a small L among capitals.
bool is_slip(std::string_view text, std::size_t i) {
  const char before = i == 0 ? '\0' : text[i - 1];
  const char after = at(text, i + 1);
  if (text[i] == 'l') {
    return is_capital(before) &&
           (is_capital(after) || (after == '\0' && i > 1 && is_capital(text[i - 2])));
  }
  return !letters_for(text[i]).empty() && (is_letter(before) || is_letter(after));
}

// Whether a part of a word has the form of one in which few letters were misread: no "HbA1c",
// "LDL1" or "5HIAA".
bool has_form_of_slip(std::string_view part, std::size_t fewest_letters) {
  std::size_t slips = 0;
  std::size_t letters = 0;
  bool small = false;
  bool capital = false;  // behind the first
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (is_slip(part, i)) {
      ++slips;
    } else if (!is_letter(part[i])) {
      return false;
    } else {
      ++letters;
      small = small || is_small(part[i]);
      capital = capital || (i > 0 && is_capital(part[i]));
    }
  }
  const bool number_in_front = part.front() == '5' || part.front() == '8';
  const bool number_behind = is_ascii_digit(part.back()) && part.back() != '0';
  return slips > 0 && slips <= most && letters >= fewest_letters && letters >= 2 * slips &&
         !(small && capital) && !number_in_front && !number_behind;
}

// Whether a word may hold such a part: "no" is certain, and quick.
bool may_show_slip(std::string_view word) {
  if (word.size() <= long_word) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool may =
        word[i] == 'l' ? i > 0 && is_capital(word[i - 1]) : !letters_for(word[i]).empty();
    if (may && is_slip(word, i)) return true;
  }
  return false;
}

// Calls `visit` with the beginning of each part: "LDL" and "CH0LESTEROL" of "LDL-CH0LESTEROL,".
template <class Visit>
void for_each_part(std::string_view word, const Visit& visit) {
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin;
    while (end < word.size() && is_of_part(word[end])) ++end;
    if (end > begin) visit(begin, word.substr(begin, end - begin));
    begin = std::max(end, begin + 1);
  }
}

std::vector<std::string> spellings_of(std::string_view part) {
  std::vector<std::string> spellings{""};
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool slip = is_slip(part, i);
    const bool small = is_small(i > 0 ? part[i - 1] : at(part, 1));
    std::vector<std::string> longer;
    for (const std::string& start : spellings) {
      if (!slip) longer.push_back(start + part[i]);
      for (const char letter : slip ? letters_for(part[i]) : std::string_view()) {
        longer.push_back(start + char(small ? letter - 'A' + 'a' : letter));
      }
    }
    spellings = std::move(longer);
  }
  return spellings;
}

// The one of them that `is_known`; empty: there is none, or more than one.
template <class Known>
std::string only_known(const std::vector<std::string>& spellings, const Known& is_known) {
  std::string found;
  for (const std::string& spelling : spellings) {
    if (!is_known(spelling)) continue;
    if (!found.empty()) return {};
    found = spelling;
  }
  return found;
}

// The words of names, titles and labels. One that may be a result by itself is none: of "REACT1VE"
// nobody says what it was.
class KnownWords {
 public:
  explicit KnownWords(const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const Name& name : catalogue.rows().names) add(name.key, names_);
    for (const LexiconEntry& entry : catalogue.rows().lexicon) {
      if (title_roles.shares(entry.role)) add(entry.key, titles_);
    }
  }

  bool is_name(std::string_view word) const {
    const std::string key = fold_name(word);
    return names_.contains(key) && !has_role(key, result_roles);
  }
  bool is_name_or_title(std::string_view word) const {
    const std::string key = fold_name(word);
    return (names_.contains(key) || titles_.contains(key)) && !has_role(key, result_roles);
  }
  bool is_known(std::string_view word) const {
    const std::string key = fold_name(word);
    return names_.contains(key) || !catalogue_.lexicon().exactly(key).empty();
  }
  // "AST", "DOB": all of a name or of a label.
  bool is_whole(std::string_view word) const {
    const std::string key = fold_name(word);
    if (has_role(key, result_roles)) return false;
    return catalogue_.find_name(key) != nullptr || catalogue_.find_symbol(word) != nullptr ||
           has_role(key, title_roles);
  }

 private:
  static constexpr WordRoles result_roles = {WordRole::value_word, WordRole::status_word,
                                             WordRole::flag_word, WordRole::negation,
                                             WordRole::band_word};
  using Words = std::unordered_set<std::string_view>;

  bool has_role(std::string_view key, WordRoles roles) const {
    const auto entries = catalogue_.lexicon().exactly(key);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const LexiconEntry& entry) { return roles.shares(entry.role); });
  }

  static void add(std::string_view key, Words& words) {
    while (!key.empty()) {
      const std::size_t end = std::min(key.find(' '), key.size());
      words.insert(key.substr(0, end));
      key.remove_prefix(std::min(end + 1, key.size()));
    }
  }

  const Catalogue& catalogue_;
  Words names_;
  Words titles_;
};

// "Hernoglobin" with an m; empty: nothing of it was misread so.
std::string with_m(std::string_view word, std::size_t from = 0) {
  const std::size_t rn = word.find("rn", from);
  if (rn == std::string_view::npos) return {};
  return std::string(word.substr(0, rn)) + "m" + std::string(word.substr(rn + 2));
}

// "lntact", "lron" with an I.
std::string with_capital_i(std::string_view word) {
  const bool likely = word.size() > 1 && word[0] == 'l' && is_small(word[1]) &&
                      std::string_view("aeiouylh").find(word[1]) == std::string_view::npos;
  return likely ? "I" + std::string(word.substr(1)) : std::string();
}

// What a part of a word stands for where the document shows many slips; empty: for itself.
std::string read_as(std::string_view part, bool alone, const KnownWords& known) {
  constexpr std::size_t short_word = 2;  // letters
  if (has_form_of_slip(part, short_word)) {
    if (known.is_known(part)) return {};
    const std::vector<std::string> spellings = spellings_of(part);
    if (has_form_of_slip(part, long_word)) {
      return only_known(spellings, [&](const auto& text) { return known.is_name_or_title(text); });
    }
    if (!alone || std::ranges::any_of(part.substr(1), is_small)) return {};  // "C5a"
    return only_known(spellings, [&](const auto& text) { return known.is_whole(text); });
  }
  for (const std::string& other : {with_m(part), with_capital_i(part)}) {
    const bool letters = !other.empty() && std::ranges::all_of(part, is_letter);
    if (letters && !known.is_known(part) && known.is_name_or_title(other)) return other;
  }
  return {};
}

// "mmo1/L", "rng/dL": the one known unit where ones and bars beside letters are l, and rn is m.
std::string unit_read_as(std::string_view text, const Catalogue& catalogue) {
  const auto meaning = [&](std::string_view unit) { return catalogue.find_unit(fold_unit(unit)); };
  if (meaning(text) != nullptr) return {};
  std::string likely;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool one = (text[i] == '1' || text[i] == '|' || text[i] == 'I') &&
                     (is_ascii_letter(at(text, i + 1)) || (i > 0 && is_ascii_letter(text[i - 1])));
    likely += one ? 'l' : text[i];
  }
  std::vector<std::string> spellings{likely, with_m(text), with_m(likely)};
  std::erase_if(spellings, [&](const std::string& other) {
    return other.empty() || meaning(other) == nullptr;
  });
  const bool same = !spellings.empty() && std::ranges::all_of(spellings, [&](const auto& other) {
    return meaning(other)->ucum == meaning(spellings.front())->ucum;
  });
  return same ? spellings.front() : std::string();
}

// A unit without the brackets about it.
std::string_view without_brackets(std::string_view word) {
  while (!word.empty() && std::string_view("([").find(word.front()) != word.npos)
    word.remove_prefix(1);
  while (!word.empty() && std::string_view(")],;").find(word.back()) != word.npos)
    word.remove_suffix(1);
  return word;
}

// Whether a name begins with the word: told by the sorted names alone. Most documents show no slip,
// and to make the set of all words of names for each was a fifth of reading one.
bool begins_name(std::string_view word, const Catalogue& catalogue) {
  const std::string key = fold_name(word);
  const auto& names = catalogue.rows().names;
  const auto name = std::ranges::lower_bound(names, std::string_view(key), {}, &Name::key);
  return name != names.end() && name->key.starts_with(key) &&
         (name->key.size() == key.size() || name->key[key.size()] == ' ');
}

// All slips of a document, once it shows them.
class Search {
 public:
  Search(const Document& document, const Catalogue& catalogue)
      : document_(document), catalogue_(catalogue) {}

  std::vector<Slip> run() {
    bool shown = false;
    for_each_word([&](std::size_t, std::size_t, const std::string& text) {
      shown = shown || (may_show_slip(text) && shows_slip(text));
    });
    if (!shown) return {};
    for_each_word([&](std::size_t page, std::size_t word, const std::string& text) {
      if (may_show_slip(text)) find_shown(page, word, text);
    });
    if (slips_.size() < many) return std::move(slips_);
    slips_.clear();
    for_each_word([&](std::size_t page, std::size_t word, const std::string& text) {
      find_any(page, word, text);
    });
    return std::move(slips_);
  }

 private:
  template <class Visit>
  void for_each_word(const Visit& visit) const {
    for (std::size_t page = 0; page < document_.pages.size(); ++page) {
      if (document_.pages[page].recognised) continue;
      const auto& words = document_.pages[page].words;
      for (std::size_t word = 0; word < words.size(); ++word) visit(page, word, words[word].text);
    }
  }

  bool shows_slip(std::string_view text) const {
    bool shown = false;
    for_each_part(text, [&](std::size_t, std::string_view part) {
      if (shown || !has_form_of_slip(part, long_word) || begins_name(part, catalogue_)) return;
      shown = std::ranges::any_of(spellings_of(part), [&](const auto& spelling) {
        return begins_name(spelling, catalogue_);
      });
    });
    return shown;
  }

  void find_shown(std::size_t page, std::size_t word, const std::string& text) {
    for_each_part(text, [&](std::size_t begin, std::string_view part) {
      if (!has_form_of_slip(part, long_word) || known().is_known(part)) return;
      add(page, word, begin, part, only_known(spellings_of(part), [&](const auto& spelling) {
            return known().is_name(spelling);
          }));
    });
  }

  void find_any(std::size_t page, std::size_t word, const std::string& text) {
    if (text.find('/') != std::string::npos) {
      const std::string_view unit = without_brackets(text);
      const std::string read = unit_read_as(unit, catalogue_);
      const auto begin = static_cast<std::size_t>(unit.data() - text.data());
      if (!read.empty()) return add(page, word, begin, unit, read);
    }
    for_each_part(text, [&](std::size_t begin, std::string_view part) {
      const bool alone = without_brackets(text).size() <= part.size() + 1;  // a colon
      add(page, word, begin, part, read_as(part, alone, known()));
    });
  }

  void add(std::size_t page, std::size_t word, std::size_t begin, std::string_view printed,
           std::string read) {
    if (!read.empty()) slips_.push_back({page, word, begin, std::string(printed), std::move(read)});
  }

  const KnownWords& known() {
    if (!known_) known_.emplace(catalogue_);
    return *known_;
  }

  const Document& document_;
  const Catalogue& catalogue_;
  std::optional<KnownWords> known_;
  std::vector<Slip> slips_;
};

}  // namespace

std::vector<Slip> slips_of(const Document& document, const Catalogue& catalogue) {
  return Search(document, catalogue).run();
}

void mend(Document& document, const std::vector<Slip>& slips) {
  // From the end, so that the places in a word hold.
  for (auto slip = slips.rbegin(); slip != slips.rend(); ++slip) {
    std::string& text = document.pages[slip->page].words[slip->word].text;
    text.replace(slip->begin, slip->printed.size(), slip->read);
  }
}

}  // namespace labread
