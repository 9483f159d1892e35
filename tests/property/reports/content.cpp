#include "tests/property/reports/content.h"

#include <algorithm>
#include <cmath>

#include "base/fold.h"

namespace labread::drawn {
namespace {

Decimal rounded(double number, int places) {
  return {std::llround(number * std::pow(10, places)), static_cast<std::int8_t>(places)};
}

Decimal with_places(const Decimal& number, int places) {
  return number.places >= places ? number : rounded(number.to_double(), places);
}

int places_of(const Limits& limits) {
  return std::max(limits.low ? limits.low->places : 0, limits.high ? limits.high->places : 0);
}

double low_end(const Limits& limits) {
  return limits.low ? limits.low->to_double() : limits.high->to_double() * 0.1;
}

double high_end(const Limits& limits) {
  return limits.high ? limits.high->to_double() : limits.low->to_double() * 2.5;
}

// A plausible number on the given side of the limits.
double number_on(Side side, const Limits& limits, Draw& draw) {
  const double low = low_end(limits);
  const double high = high_end(limits);
  switch (side) {
    case Side::inside: return low + (high - low) * (0.05 + 0.9 * draw.real());
    case Side::low: return low * (0.75 + 0.2 * draw.real());
    case Side::high: return high * (1.05 + 0.4 * draw.real());
    case Side::very_low: return low * (0.3 + 0.3 * draw.real());
    case Side::very_high: return high * (2 + draw.real());
  }
  return low;
}

Side draw_side(const Limits& limits, Draw& draw) {
  const double at = draw.real();
  if (at < 0.66) return Side::inside;
  const bool low_exists = limits.low && limits.low->coefficient > 0;
  if (at < 0.80 && low_exists) return at < 0.78 ? Side::low : Side::very_low;
  if (!limits.high) return low_exists ? Side::low : Side::inside;
  return at < 0.95 ? Side::high : Side::very_high;
}

// Tests whose result is negative or positive, by a part of their name's key in some language.
bool has_word_results(const std::string& name) {
  static const std::vector<std::string> parts = {"nitri",
                                                 "nitry",
                                                 "azotyn",
                                                 "keton",
                                                 "ceton",
                                                 "chetoni",
                                                 "hbs",
                                                 "hcv",
                                                 "hiv",
                                                 "leucocyte ester",
                                                 "leukocyte ester",
                                                 "leucocitaria",
                                                 "нитри",
                                                 "кетон",
                                                 "сифил",
                                                 "酮",
                                                 "亚硝",
                                                 "抗体",
                                                 "抗原"};
  const std::string key = fold_name(name);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return key.find(part) != key.npos; });
}

class Drawing {
 public:
  Drawing(const Catalogue& catalogue, const Vocabulary& vocabulary, const Locale& locale,
          const ContentChoice& choice, Draw& draw)
      : catalogue_(catalogue),
        vocabulary_(vocabulary),
        language_(vocabulary.language(locale)),
        choice_(choice),
        draw_(draw) {}

  Content content() {
    draw_people_and_dates();
    const int count = draw_.between(choice_.rows_min, choice_.rows_max);
    for (const std::string& name : language_.other_tests) {
      if (has_word_results(name)) word_tests_.push_back(name);
    }
    for (const NamedAnalyte& named : language_.analytes) {
      if (named.id.ends_with("_pct")) percents_.push_back(named);
    }
    const auto draw_kind = [&] {
      return choice_.words && !word_tests_.empty() && draw_.chance(0.06);
    };
    bool word = draw_kind();
    for (int tries = 0; tries < 40 * count && rows() < count; ++tries) {
      auto row = word ? draw_word_row() : draw_row();
      if (!row && !word) continue;
      if (row) content_.rows.push_back(std::move(*row));
      word = draw_kind();
    }
    return std::move(content_);
  }

 private:
  int rows() const { return static_cast<int>(content_.rows.size()); }

  Date date(int first_year, int last_year) {
    return {draw_.between(first_year, last_year), draw_.between(1, 12), draw_.between(1, 28)};
  }

  void draw_people_and_dates() {
    content_.patient.sex = draw_.chance(0.5) ? Sex::female : Sex::male;
    content_.collected = date(2015, 2025);
    content_.received = content_.collected;
    content_.reported = content_.collected;
    content_.reported.day += draw_.between(0, 0 + (content_.collected.day < 26 ? 2 : 0));
    content_.patient.birth = date(1935, 2004);
    content_.patient.age = *years_between(content_.patient.birth, content_.collected);
    Date before = content_.collected;
    for (int i = 0; i < 4; ++i) {
      before.month -= draw_.between(1, 9);
      if (before.month < 1) {
        before.month += 12;
        --before.year;
      }
      before.day = draw_.between(1, 28);
      content_.earlier_dates.push_back(before);
    }
  }

  bool is_new(const std::string& name) const {
    return std::none_of(content_.rows.begin(), content_.rows.end(),
                        [&](const DrawnRow& row) { return names_agree(row.name, name); });
  }

  bool is_drawn(const std::string& analyte) const {
    return std::any_of(content_.rows.begin(), content_.rows.end(),
                       [&](const DrawnRow& row) { return row.analyte == analyte; });
  }

  std::optional<DrawnRow> draw_row() {
    DrawnRow row;
    row.dice = draw_.seed();
    const NamedAnalyte& named = draw_.pick(choice_.percents ? percents_ : language_.analytes);
    row.analyte = named.id;
    row.name = draw_.pick(named.names, draw_.chance(0.7) ? 3 : named.names.size());
    if (!is_new(row.name) || (choice_.percents && is_drawn(row.analyte))) return std::nullopt;
    if (!draw_limits(row)) return std::nullopt;
    draw_value(row);
    draw_form_of_range(row);
    draw_extras(row);
    return row;
  }

  std::optional<DrawnRow> draw_word_row() {
    DrawnRow row;
    row.dice = draw_.seed();
    row.name = draw_.pick(word_tests_);
    if (!is_new(row.name)) return std::nullopt;
    row.form = ValueForm::word;
    row.range = RangeForm::word;
    row.range_word = draw_.pick(language_.of("value_word", "negative"), 2);
    const double at = draw_.real();
    if (at < 0.12) {
      static const Words grades = {"1+", "2+", "3+", "+", "++"};
      row.word = draw_.pick(grades);
    } else if (at < 0.22 && choice_.cell_counts) {
      const int low = draw_.between(0, 6);
      row.word = std::to_string(low) + "-" + std::to_string(low + draw_.between(1, 4));
      row.unit = "/HPF";
      row.range_word = "0-5";
    } else if (at < 0.28) {
      static const Words titres = {"1:40", "1:80", "1:160", "<1:20"};
      row.word = draw_.pick(titres);
      row.range_word = "<1:40";
    } else {
      row.word = draw_.pick(language_.of("value_word", at > 0.8 ? "positive" : "negative"), 2);
    }
    return row;
  }

  // Interval and unit from the catalogue; false where it holds none for adults.
  bool draw_limits(DrawnRow& row) {
    const auto index = catalogue_.index_of(row.analyte);
    if (!index) return false;
    std::vector<const Interval*> fitting;
    for (const Interval& interval : catalogue_.intervals(*index)) {
      if (suits(interval)) fitting.push_back(&interval);
    }
    if (fitting.empty()) return false;
    const Interval& interval = *draw_.pick(fitting);
    const Words spellings = unit_spellings(vocabulary_, interval.unit, language_.code);
    if (spellings.empty() && interval.unit != "1") return false;
    if (!spellings.empty()) row.unit = draw_.pick(spellings, draw_.chance(0.8) ? 3 : 6);
    row.limits = {interval.low, interval.high};
    if (choice_.percents) {
      draw_absolute(row);
    } else {
      draw_second_unit(row, interval, *index);
    }
    return true;
  }

  bool suits(const Interval& interval) const {
    const Population& who = interval.population;
    if (who.pregnant || (who.sex && *who.sex != content_.patient.sex)) return false;
    if (who.age_min > Decimal{30, 0} || (who.age_max && *who.age_max < Decimal{60, 0}))
      return false;
    return interval.low || interval.high;
  }

  // The absolute count beside a percentage, in the unit and limits of its own analyte.
  void draw_absolute(DrawnRow& row) {
    const std::string base = row.analyte.substr(0, row.analyte.find('_'));
    const auto index = catalogue_.index_of(base + "_abs");
    if (!index || catalogue_.intervals(*index).empty()) return;
    const Interval& interval = catalogue_.intervals(*index).front();
    const Words spellings = unit_spellings(vocabulary_, interval.unit, language_.code);
    if (spellings.empty()) return;
    row.second_unit = draw_.pick(spellings, 2);
    row.second_limits = {interval.low, interval.high};
  }

  void draw_second_unit(DrawnRow& row, const Interval& interval, AnalyteIndex index) {
    if (!choice_.second) return;
    const Analyte& analyte = catalogue_.analyte(index);
    const AnalyteUnit* from = find_unit(analyte, interval.unit);
    const auto at = draw_.below(analyte.units.size());
    const AnalyteUnit& to = analyte.units[at];
    const Words spellings = unit_spellings(vocabulary_, to.ucum, language_.code);
    if (from == nullptr || to.ucum == interval.unit || to.offset != 0 || from->offset != 0) return;
    if (spellings.empty()) return;
    const std::string unit = draw_.pick(spellings, 3);
    const double factor = from->factor / to.factor;
    if (factor > 500 || factor < 0.002 || fold_unit(unit) == fold_unit(row.unit)) return;
    const auto converted = [&](const std::optional<Decimal>& bound) -> std::optional<Decimal> {
      if (!bound) return std::nullopt;
      const double number = bound->to_double() * factor;
      return rounded(number, number >= 100 ? 0 : number >= 10 ? 1 : 2);
    };
    row.second_unit = unit;
    row.second_limits = {converted(row.limits.low), converted(row.limits.high)};
  }

  void draw_value(DrawnRow& row) {
    const int places = std::min(3, places_of(row.limits) + (draw_.chance(0.2) ? 1 : 0));
    row.side = draw_side(row.limits, draw_);
    const double number = number_on(row.side, row.limits, draw_);
    row.amount.number = rounded(number, number < 1 ? std::max(places, 2) : places);
    if (row.amount.number.coefficient == 0) row.amount.number.coefficient = 1;
    correct_side(row);
    draw_censored(row);
    if (!row.second_unit.empty()) draw_second_value(row);
    if (choice_.words && draw_.chance(0.025)) draw_status(row);
    if (choice_.blanks && draw_.chance(0.04)) row.form = ValueForm::blank;
  }

  // Rounding may have moved the number over a limit.
  static void correct_side(DrawnRow& row) {
    const Limits& limits = row.limits;
    const Decimal& number = row.amount.number;
    if (limits.low && number < *limits.low) {
      if (row.side != Side::very_low) row.side = Side::low;
    } else if (limits.high && number > *limits.high) {
      if (row.side != Side::very_high) row.side = Side::high;
    } else {
      row.side = Side::inside;
    }
  }

  void draw_censored(DrawnRow& row) {
    if (!draw_.chance(0.06)) return;
    const bool less = !row.limits.high || draw_.chance(0.7);
    if (less && row.side != Side::inside) return;
    const double number = less ? low_end(row.limits) * 0.5 : high_end(row.limits) * 3;
    if (number <= 0) return;
    row.amount.number = rounded(number, number >= 20 ? 0 : number >= 1 ? 1 : 2);
    if (row.amount.number.coefficient == 0) return;
    row.amount.comparator = less ? Comparator::less : Comparator::greater;
    const bool below = less && row.limits.low && row.amount.number <= *row.limits.low;
    row.side = less ? (below ? Side::low : Side::inside) : Side::very_high;
    row.second_unit.clear();
  }

  void draw_second_value(DrawnRow& row) {
    const Limits& limits = row.second_limits;
    const double own = high_end(row.limits);
    const double factor = high_end(limits) / own;
    const double number = row.amount.number.to_double() * factor;
    row.second = rounded(number, number >= 100 ? 0 : number >= 10 ? 1 : 2);
    const bool same = fold_unit(row.unit) == fold_unit(row.second_unit);
    if (same || row.second.coefficient == 0 || row.amount.comparator != Comparator::none) {
      row.second_unit.clear();
    }
  }

  void draw_status(DrawnRow& row) {
    static const std::vector<std::string> meanings = {"pending", "pending", "see_note",
                                                      "insufficient"};
    row.form = ValueForm::status;
    row.word = draw_.pick(language_.of("status_word", draw_.pick(meanings)), 2);
    row.side = Side::inside;
    row.second_unit.clear();
  }

  void draw_form_of_range(DrawnRow& row) {
    const int places = places_of(row.limits);
    if (row.limits.low) row.limits.low = with_places(*row.limits.low, places);
    if (row.limits.high) row.limits.high = with_places(*row.limits.high, places);
    if (!choice_.range_needed && draw_.chance(0.05) && !row.unit.empty()) return;
    const double at = draw_.real();
    if (choice_.bands && at < 0.05 && row.limits.low && row.limits.high) return draw_sexes(row);
    if (choice_.bands && at < 0.10 && row.limits.high && row.limits.low) return draw_tiers(row);
    if (row.limits.low && row.limits.low->coefficient == 0) row.limits.low.reset();
    if (row.limits.low && row.limits.high) {
      row.range = RangeForm::interval;
    } else if (row.limits.high) {
      row.range = draw_.chance(0.6) ? RangeForm::below : RangeForm::at_most;
    } else {
      row.range = draw_.chance(0.6) ? RangeForm::above : RangeForm::at_least;
    }
  }

  void draw_sexes(DrawnRow& row) {
    row.range = RangeForm::sexes;
    const Limits other = {rounded(row.limits.low->to_double() * 0.9, row.limits.low->places),
                          rounded(row.limits.high->to_double() * 0.9, row.limits.high->places)};
    const std::string male = draw_.pick(language_.of("band_word", "male"), 3);
    const std::string female = draw_.pick(language_.of("band_word", "female"), 3);
    row.bands = {{male, row.limits}, {female, other}};
    if (row.side != Side::inside) row.side = Side::inside;  // whose limits? no flag is printed
  }

  void draw_tiers(DrawnRow& row) {
    row.range = RangeForm::tiers;
    const Decimal low = *row.limits.low;
    const Decimal high = *row.limits.high;
    const auto word = [&](const char* meaning) {
      return draw_.pick(language_.of("band_word", meaning), 2);
    };
    row.bands = {{word("deficient"), {std::nullopt, low}},
                 {word("sufficient"), {low, high}},
                 {word("toxic"), {high, std::nullopt}}};
    row.side = Side::inside;
  }

  void draw_extras(DrawnRow& row) {
    if (!choice_.earlier) return;
    for (const Date& date : content_.earlier_dates) {
      if (draw_.chance(0.2)) continue;
      const double number = row.amount.number.to_double() * (0.7 + 0.6 * draw_.real());
      Decimal earlier = rounded(number, row.amount.number.places);
      if (earlier.coefficient == 0) continue;
      if (earlier == row.amount.number) ++earlier.coefficient;
      row.earlier.push_back({date, earlier});
    }
  }

  const Catalogue& catalogue_;
  const Vocabulary& vocabulary_;
  const Language& language_;
  const ContentChoice& choice_;
  Draw& draw_;
  Words word_tests_;
  std::vector<NamedAnalyte> percents_;
  Content content_;
};

std::vector<std::string> tokens_of(const std::string& key) {
  std::vector<std::string> tokens;
  std::size_t at = 0;
  while (at < key.size()) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    tokens.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

// Twice the length of the longest common subsequence over both lengths.
double likeness(const std::string& a, const std::string& b) {
  std::vector<std::size_t> best(b.size() + 1, 0);
  for (const char c : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = best[j + 1];
      best[j + 1] = c == b[j] ? diagonal + 1 : std::max(above, best[j]);
      diagonal = above;
    }
  }
  return 2.0 * static_cast<double>(best.back()) / static_cast<double>(a.size() + b.size());
}

}  // namespace

bool names_agree(const std::string& a, const std::string& b) {
  const std::string first = fold_name(a);
  const std::string second = fold_name(b);
  if (first.empty() || second.empty()) return false;
  if (first == second) return true;
  const auto packed = [](std::string key) {
    std::erase(key, ' ');
    return key;
  };
  if (packed(first) == packed(second)) return true;
  const auto more = tokens_of(first);
  const auto less = tokens_of(second);
  const bool nested = std::includes(more.begin(), more.end(), less.begin(), less.end()) ||
                      std::includes(less.begin(), less.end(), more.begin(), more.end());
  if (nested) {
    return 5 * std::min(more.size(), less.size()) >= 3 * std::max(more.size(), less.size());
  }
  return likeness(first, second) >= 0.88;
}

Content draw_content(const Catalogue& catalogue, const Vocabulary& vocabulary, const Locale& locale,
                     const ContentChoice& choice, Draw& draw) {
  return Drawing(catalogue, vocabulary, locale, choice, draw).content();
}

}  // namespace labread::drawn
