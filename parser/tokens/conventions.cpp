#include "parser/tokens/conventions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/date.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_words = 20'000;  // of a document that are looked at

struct MarkVotes {
  int point = 0;
  int comma = 0;
};

// A word's core: without brackets, comparators and marks around a number, and without what is glued
// behind it.
std::string_view number_core(std::string_view word) {
  const std::size_t from = first_digit(word);
  if (from == std::string_view::npos || from > 3) return {};
  for (const char c : word.substr(0, from)) {
    if (is_ascii_letter(c)) return {};
  }
  std::size_t end = from;
  while (end < word.size() && (is_ascii_digit(word[end]) || word[end] == '.' || word[end] == ',')) {
    ++end;
  }
  std::string_view core = word.substr(from, end - from);
  while (!core.empty() && !is_ascii_digit(core.back())) core.remove_suffix(1);
  return core;
}

// Votes of one run of digits and marks; 0 for what reads both ways or is no number.
int vote(std::string_view core) {
  const auto is_mark = [](char c) { return c == '.' || c == ','; };
  const auto mark = std::find_if(core.begin(), core.end(), is_mark);
  if (mark == core.end()) return 0;
  const auto first = static_cast<std::size_t>(mark - core.begin());
  const std::size_t last = core.find_last_of(".,");
  const int sign = core[last] == '.' ? 1 : -1;
  const std::size_t fraction = core.size() - last - 1;
  if (first == last) {
    const bool both_ways = fraction == 3 && first <= 3 && core[0] != '0';
    return both_ways || fraction > 4 ? 0 : sign;
  }
  const std::size_t second = core.find_first_of(".,", first + 1);
  if (core[first] != core[last]) return second - first - 1 == 3 ? sign : 0;
  return 0;
}

// "12.400", "1,250,000": digits in groups of three, which may stand for a fraction, too.
bool is_grouped(std::string_view core, char mark) {
  std::size_t at = core.find(mark);
  if (at == std::string_view::npos || at == 0 || at > 3 || core[0] == '0') return false;
  for (; at < core.size(); at += 4) {
    const bool group =
        core[at] == mark && core.size() >= at + 4 &&
        core.substr(at + 1, 3).find_first_not_of("0123456789") == std::string_view::npos;
    if (!group) return false;
  }
  return true;
}

// Dates and versions: several marks with short groups between.
bool is_dotted(std::string_view word) {
  return std::count(word.begin(), word.end(), '.') > 1 || word.find('/') < 3;
}

// Both halves of a glued range vote: "3,5-5,0"; "1,25-Dihydroxyvitamin D" and "1,25-(OH)2" are
// names.
void vote_range(std::string_view word, MarkVotes& votes) {
  for (;;) {
    const std::size_t dash = std::min(word.find('-'), word.size());
    const std::string_view half = word.substr(0, dash);
    const bool name =
        dash + 1 < word.size() && (is_ascii_letter(word[dash + 1]) || word[dash + 1] == '(');
    const int now = name || is_dotted(half) ? 0 : vote(number_core(half));
    votes.point += now > 0;
    votes.comma += now < 0;
    if (dash == word.size()) return;
    word.remove_prefix(dash + 1);
  }
}

// "10:12 AM": no German "am".
bool is_half_of_day(std::string_view word, std::string_view before) {
  return before.find(':') != std::string_view::npos &&
         (word == "AM" || word == "PM" || word == "am" || word == "pm");
}

Detected<DecimalMark> decided(const MarkVotes& votes) {
  const int more = std::max(votes.point, votes.comma);
  const int less = std::min(votes.point, votes.comma);
  if (more == 0 || less * 4 >= more) return {};
  const DecimalMark mark = votes.point > votes.comma ? DecimalMark::point : DecimalMark::comma;
  return {mark, Origin::detected, more, less};
}

struct OrderVotes {
  int day_month = 0;
  int month_day = 0;
};

void vote_date(std::string_view word, OrderVotes& votes) {
  if (!word.empty() && !is_ascii_digit(word[0])) word.remove_prefix(1);  // a bracket, a quote
  const auto found = numeric_date_at(word);
  if (!found) return;
  const auto number = [](std::string_view digits) {
    return digits.size() == 2 ? (digits[0] - '0') * 10 + digits[1] - '0' : digits[0] - '0';
  };
  const int first = number(found->first);
  const int second = number(found->second);
  votes.day_month += first > 12 && first <= 31 && second >= 1 && second <= 12;
  votes.month_day += second > 12 && second <= 31 && first >= 1 && first <= 12;
}

bool could_be_date(std::string_view word) {
  constexpr std::ptrdiff_t most_before = 3;  // bytes in front of the first sign
  if (word.size() < 6 || word.size() > 24) return false;
  return std::any_of(word.begin(), word.begin() + most_before + 1,
                     [](char c) { return c == '-' || c == '/' || c == '.'; });
}

Detected<DateOrder> decided(const OrderVotes& votes) {
  if ((votes.day_month == 0) == (votes.month_day == 0)) return {};
  const DateOrder order = votes.day_month > 0 ? DateOrder::day_month : DateOrder::month_day;
  return {order, Origin::detected, votes.day_month + votes.month_day, 0};
}

// Entries that tell a language: ordinary words and the words of a report's frame.
bool tells_language(const LexiconEntry& entry) {
  return !entry.language.empty() &&
         (entry.role == WordRole::prose || entry.role <= WordRole::header_skip ||
          (entry.role >= WordRole::fact_sex && entry.role <= WordRole::range_lead));
}

class LanguageVotes {
 public:
  explicit LanguageVotes(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void add(std::string_view word) {
    const std::string key = fold_name(word);
    if (key.empty()) return;
    // A word of several languages says nothing between them, and counts for each of them less.
    languages_.clear();
    for (const LexiconEntry& entry : lexicon_.exactly(key)) {
      if (!tells_language(entry)) continue;
      const std::size_t language = index_of(entry.language);
      if (std::find(languages_.begin(), languages_.end(), language) == languages_.end()) {
        languages_.push_back(language);
      }
    }
    for (const std::size_t language : languages_) {
      votes_[language].second += 1.0 / static_cast<double>(languages_.size());
    }
  }

  Detected<std::string> decided() const {
    std::string_view best;
    double most = 0;
    double next = 0;
    for (const auto& [language, count] : votes_) {
      if (count > most) {
        next = most;
        most = count;
        best = language;
      } else {
        next = std::max(next, count);
      }
    }
    if (most < 2 || next * 1.5 > most) return {};
    return {std::string(best), Origin::detected, static_cast<int>(most), static_cast<int>(next)};
  }

 private:
  // Of the votes for a language.
  std::size_t index_of(std::string_view language) {
    const auto known = std::find_if(votes_.begin(), votes_.end(), [&](const auto& vote) {
      return vote.first[0] == language[0] && vote.first == language;
    });
    const auto index = static_cast<std::size_t>(known - votes_.begin());
    if (known == votes_.end()) votes_.emplace_back(language, 0.0);
    return index;
  }

  const Lexicon& lexicon_;
  std::vector<std::size_t> languages_;                      // of a word; kept for its memory
  std::vector<std::pair<std::string_view, double>> votes_;  // of the few languages that are met
};

const LanguageHabits* habits_of(std::string_view language, const Catalogue& catalogue) {
  for (const LanguageHabits& habits : catalogue.rows().languages) {
    if (habits.language == language) return &habits;
  }
  return nullptr;
}

// What numbers and dates do not show is taken from the language; not where they contradict.
void assume_habits(Conventions& conventions, const MarkVotes& marks, const OrderVotes& orders,
                   const Catalogue& catalogue) {
  const LanguageHabits* habits = habits_of(conventions.language.value, catalogue);
  if (!habits) return;
  if (marks.point == 0 && marks.comma == 0) {
    conventions.decimal_mark = {habits->decimal_mark, Origin::assumed};
  }
  if (orders.day_month == 0 && orders.month_day == 0) {
    const DateOrder order = habits->month_first ? DateOrder::month_day : DateOrder::day_month;
    conventions.date_order = {order, Origin::assumed};
  }
}

// What the user says stands, with what the document shows for and against it.
template <class T, class Said>
void overrule(Detected<T>& detected, const Said& said) {
  if (detected.origin == Origin::detected && detected.value != said) {
    std::swap(detected.seen, detected.against);
  }
  detected.value = said;
  detected.origin = Origin::user;
}

}  // namespace

bool is_order_known(const Detected<DateOrder>& order) {
  return order.origin == Origin::detected || order.origin == Origin::user ||
         (order.origin == Origin::assumed && order.value == DateOrder::day_month);
}

Conventions detect_conventions(const Document& document, const Catalogue& catalogue,
                               const SaidConventions& said) {
  MarkVotes marks;
  OrderVotes orders;
  LanguageVotes languages(catalogue.lexicon());
  int grouped_by_point = 0;
  int grouped_by_comma = 0;
  std::size_t seen = 0;
  for (const Page& page : document.pages) {
    std::string_view before;  // the word in front, where it is a number
    for (const Word& word : page.words) {
      if (++seen > most_words) break;
      const bool number = holds_digit(word.text);
      if (!number) {
        if (!is_half_of_day(word.text, before)) languages.add(word.text);
        before = {};
        continue;
      }
      before = word.text;
      if (could_be_date(word.text)) vote_date(word.text, orders);
      vote_range(word.text, marks);
      const std::string_view core = number_core(word.text);
      grouped_by_point += is_grouped(core, '.');
      grouped_by_comma += is_grouped(core, ',');
    }
  }
  Conventions conventions;
  conventions.decimal_mark = decided(marks);
  conventions.date_order = decided(orders);
  conventions.language = languages.decided();
  if (!said.language.empty()) overrule(conventions.language, said.language);
  assume_habits(conventions, marks, orders, catalogue);
  if (said.decimal_mark) overrule(conventions.decimal_mark, *said.decimal_mark);
  if (said.date_order) overrule(conventions.date_order, *said.date_order);
  if (conventions.decimal_mark.origin != Origin::unknown) {
    const bool comma = conventions.decimal_mark.value == DecimalMark::comma;
    conventions.marks_thousands = (comma ? grouped_by_point : grouped_by_comma) > 0;
  }
  return conventions;
}

}  // namespace labread
