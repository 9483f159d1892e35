#include "parser/results/recognised.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/results/respell.h"

namespace labread {
namespace {

// How sure the least sure letter of a number must be.
constexpr double value_bar = 0.80;
constexpr double range_bar = 0.60;
constexpr double sure_alone = 0.90;
constexpr double sure_beginning = 0.80;  // of a name that only begins as one that is known
constexpr double known_unit_bar = 0.35;  // of a unit that the test is reported in
constexpr double only_unit_bar = 0.05;   // where no other such unit looks like it: read alike twice

// A value and its range are of one kind of quantity: so far outside it a lost mark is likelier.
constexpr double far_outside = 4;

// Bounds of one range that differ by so much are seldom printed with different numbers of places.
constexpr double wide_range = 8;

bool holds(const Rect& box, const Rect& word) {
  const double x = (word.left + word.right) / 2;
  const double y = word.middle();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

// The least sure of the words in a field.
double sureness(const Page& page, const std::optional<Rect>& box, bool digits_only) {
  double least = 1;
  if (!box) return least;
  for (const Word& word : page.words) {
    const bool counts = !digits_only || holds_digit(word.text);
    if (counts && holds(*box, word.box)) least = std::min<double>(least, word.confidence);
  }
  return least;
}

// Value and range as plain numbers.
struct Numbers {
  double value = 0;
  int places = 0;
  std::optional<double> low, high;
  int range_places = 0;
};

std::optional<Numbers> numbers_of(const Result& result) {
  const Value& read = result.read;
  if (read.kind != ValueKind::number || !read.number || read.ambiguous) return std::nullopt;
  Numbers numbers{read.number->to_double(), read.number->places, {}, {}, 0};
  const auto take = [&](const std::optional<Bound>& bound, std::optional<double>& out) {
    if (!bound) return;
    out = bound->value.to_double();
    numbers.range_places = std::max<int>(numbers.range_places, bound->value.places);
  };
  take(result.range.low, numbers.low);
  take(result.range.high, numbers.high);
  return numbers;
}

bool is_above(const Numbers& n) { return n.high && n.value > *n.high; }
bool is_below(const Numbers& n) { return n.low && n.value < *n.low; }

// "41" beside "3.5 - 5.1": with a mark put back it would stand about the range.
bool may_miss_mark(const Numbers& n) {
  if (n.places >= n.range_places || !is_above(n)) return false;
  double value = n.value / 10;
  while (value > 0) {
    const double low = n.low.value_or(0) / far_outside;
    if (value < low) return false;
    if (value <= *n.high * far_outside) return true;
    value /= 10;
  }
  return false;
}

// The flag stands right behind the digits, in one word: "7.24H", where an arrow in front of the H
// was read as a 4.
bool is_glued_to_flag(const Result& result, const Page& page) {
  if (!result.where.value || result.flag.empty()) return false;
  const std::string glued = result.value + result.flag;
  const Rect& value = *result.where.value;
  return std::ranges::any_of(page.words, [&](const Word& word) {
    const bool level = word.box.middle() >= value.top && word.box.middle() <= value.bottom;
    return level && word.box.left < value.right && value.left < word.box.right &&
           word.text.ends_with(glued);
  });
}

// A digit more than its range has may be none.
bool may_have_one_digit_more(const Result& result, const Numbers& n, const Page& page) {
  if (n.places <= n.range_places || (!n.low && !n.high)) return false;
  return *result.recognition < sure_alone || is_glued_to_flag(result, page);
}

bool is_far_outside(const Numbers& n) {
  const bool above = is_above(n) && *n.high > 0 && n.value > *n.high * far_outside;
  const bool below = is_below(n) && n.value * far_outside < *n.low;
  return above || below;
}

// A whole number may have lost its decimal mark where no range says how large it should be: "44"
// beside "2.5-4.5 es", whose end was read as something else.
bool is_unconfirmed(const Result& result, const Numbers& n) {
  if (n.places > 0 || n.low || n.high || !result.range.bands.empty()) return false;
  return holds_digit(result.range.text) || *result.recognition < sure_alone;
}

// "8.6 - 102", "35 - 5.1".
bool range_is_odd(const PrintedRange& range) {
  if (!range.low || !range.high) return false;
  const double low = range.low->value.to_double();
  const double high = range.high->value.to_double();
  if (low > high) return true;
  const bool uneven = range.low->value.places != range.high->value.places;
  return uneven && low > 0 && high > low * wide_range;
}

bool says_high(std::string_view meaning) { return meaning.ends_with("high"); }
bool says_low(std::string_view meaning) { return meaning.ends_with("low"); }

bool flag_contradicts(const Numbers& n, std::string_view meaning) {
  if (says_high(meaning)) return n.high && !is_above(n);
  if (says_low(meaning)) return n.low && !is_below(n);
  return meaning == "normal" && (is_above(n) || is_below(n));
}

// "(UV Hexokinase) 4.89" names the method of the test above. A name that nobody knows, as a whole
// or at all, and a letter of which is not sure ("WBC Court", "Fésforo") is one that was read
// wrongly.
bool is_misread_name(const Result& result, const Page& page, const Catalogue& catalogue) {
  if (result.name.starts_with('(')) return true;
  if (catalogue.find_name(fold_name(result.name))) return false;
  const double bar = result.candidates.empty() ? sure_alone : sure_beginning;
  return sureness(page, result.where.name, false) < bar;
}

// "mmol/L" and "umol/L", "g/L" and "mg/L": one letter apart.
bool look_alike(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto first = std::ranges::mismatch(a, b).in1 - a.begin();
  const auto rest = static_cast<std::size_t>(first);
  return a.substr(std::min(rest + (a.size() == b.size() ? 1 : 0), a.size())) ==
         b.substr(std::min(rest + 1, b.size()));
}

// How sure a unit must be: less where the test is reported in it, more where nobody knows it.
double unit_bar(const Result& result, const Catalogue& catalogue) {
  const std::string printed = fold_unit(result.unit);
  if (!catalogue.find_unit(printed)) return sure_alone;
  double bar = range_bar;
  for (const AnalyteIndex index : result.candidates) {
    const Analyte& analyte = catalogue.analyte(index);
    const AnalyteUnit* const own = catalogue.find_unit(analyte, printed);
    if (!own) continue;
    const bool alone = std::ranges::none_of(analyte.units, [&](const AnalyteUnit& other) {
      return other.ucum != own->ucum && look_alike(other.ucum, own->ucum);
    });
    const double wanted = alone ? only_unit_bar : known_unit_bar;
    bar = bar == range_bar ? wanted : std::max(bar, wanted);
  }
  return bar;
}

// A unit that nobody knows, with a sign where a raised digit or another letter was: "x10°%pL".
bool is_misread_unit(const Result& result, const Catalogue& catalogue) {
  if (catalogue.find_unit(fold_unit(result.unit))) return false;
  for (const std::string_view sign : {"%", "°", "?", "*", "§", "®", "©"}) {
    const std::size_t at = result.unit.find(sign);
    if (at == std::string::npos || at == 0) continue;
    const char before = result.unit[at - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) != 0 || (before & 0x80) != 0) return true;
  }
  return false;
}

bool has_doubtful_unit(const Result& result, const Page& page, const Catalogue& catalogue) {
  return sureness(page, result.where.unit, false) < unit_bar(result, catalogue) ||
         is_misread_unit(result, catalogue);
}

// "O.1- 1.2", "O|- 1.2", "4-5S": a word of digits and signs with a letter that is read for a digit.
bool has_letter_for_digit(std::string_view text) {
  constexpr std::string_view letters = "OoQlI|SsZzB";
  constexpr std::string_view numeric = "0123456789.,-<>=";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ()[]"), text.size());
    const std::string_view word = text.substr(0, end);
    const bool letter = word.find_first_of(letters) != std::string_view::npos;
    const bool number = word.find_first_of(numeric) != std::string_view::npos;
    const bool other = std::ranges::any_of(word, [&](char c) {
      return letters.find(c) == std::string_view::npos && numeric.find(c) == std::string_view::npos;
    });
    if (letter && number && !other) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// Why a result that was read from a picture is not to be trusted; empty: it is.
std::string_view doubt_about(const Result& result, const Page& page, const Catalogue& catalogue) {
  if (*result.recognition < value_bar) return "its digits cannot be read beyond doubt";
  if (sureness(page, result.where.range, true) < range_bar) {
    return "the digits of its range cannot be read beyond doubt";
  }
  if (has_doubtful_unit(result, page, catalogue)) return "its unit cannot be read beyond doubt";
  if (range_is_odd(result.range) || has_letter_for_digit(result.range.text)) {
    return "its range is not read beyond doubt";
  }
  if (is_misread_name(result, page, catalogue)) return "its name is not read beyond doubt";
  const auto numbers = numbers_of(result);
  if (!numbers) return "";
  if (is_unconfirmed(result, *numbers)) return "nothing beside it confirms its digits";
  if (may_have_one_digit_more(result, *numbers, page)) {
    return "its last digit may be another sign in the picture";
  }
  if (may_miss_mark(*numbers)) return "its decimal mark may be lost in the picture";
  if (flag_contradicts(*numbers, result.flag_meaning)) {
    return "value, range and flag disagree in the picture";
  }
  const bool flagged = says_high(result.flag_meaning) || says_low(result.flag_meaning) ||
                       result.flag_meaning == "abnormal";
  return is_far_outside(*numbers) && !flagged ? "far outside its range without a flag" : "";
}

bool has_two_bounds(const Result& result) { return result.range.low && result.range.high; }

// A value that was not recognised at all leaves the first bound of its range in its place: then the
// range is missing, or is a bare number, where its neighbours have whole ones.
bool lacks_range(const Result& result) {
  const PrintedRange& range = result.range;
  if (has_two_bounds(result) || !range.bands.empty() || !range.word.empty()) return false;
  if (!holds_digit(result.value)) return false;  // a word is no bound
  return range.text.find_first_not_of("0123456789., ") == std::string::npos;
}

bool is_in_a_field(const Word& word, const Location& where) {
  for (const auto* field : {&where.name, &where.value, &where.unit, &where.range, &where.flag}) {
    if (*field && holds(**field, word.box)) return true;
  }
  return false;
}

bool share_columns(const std::optional<Rect>& a, const std::optional<Rect>& b) {
  return a && b && a->left < b->right && b->left < a->right;
}

// Others with whole ranges have their values above or below this one, and none has its range there.
bool stands_among_values(const Result& result, const Report& report) {
  constexpr std::ptrdiff_t fewest = 2;
  std::ptrdiff_t values = 0;
  for (const Result& other : report.results) {
    if (other.where.page != result.where.page || !has_two_bounds(other)) continue;
    if (share_columns(result.where.value, other.where.range)) return false;
    values += share_columns(result.where.value, other.where.value) ? 1 : 0;
  }
  return values >= fewest;
}

// Digits, and letters that may be read for them: no formula ("MgCl2"), no unit.
bool may_be_value(std::string_view text) {
  constexpr std::string_view alike = "lI|]![iOoQSsZzBGgqT";
  const auto strange = std::ranges::count_if(text, [&](char c) {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
    return letter && alike.find(c) == std::string_view::npos;
  });
  return holds_digit(text) && strange <= 1;  // a flag
}

// Behind a whole range that stands behind the value: an earlier value, the site of a laboratory.
bool is_behind_range(const Word& word, const Result& result) {
  const auto& [value, range] = std::pair(result.where.value, result.where.range);
  const bool whole = has_two_bounds(result) || result.range.low || result.range.high;
  return whole && value && range && range->left >= value->right && word.box.left >= range->right;
}

// A number of the row that belongs to nothing: one of the two may be the value.
bool leaves_number(const Result& result, const Page& page, const Report& report) {
  if (!result.where.value || !result.previous.empty()) return false;
  const Rect& value = *result.where.value;
  return std::ranges::any_of(page.words, [&](const Word& word) {
    const double y = word.box.middle();
    const bool beside = y >= value.top && y <= value.bottom && word.box.left >= value.right;
    return beside && may_be_value(word.text) && !is_behind_range(word, result) &&
           std::ranges::none_of(report.results, [&](const Result& other) {
             return other.where.page == page.number && is_in_a_field(word, other.where);
           });
  });
}

// "355, 197": two numbers that a speck has joined.
bool is_two_numbers(std::string_view value) {
  return value.find(", ") != std::string_view::npos || value.find(". ") != std::string_view::npos;
}

// A sign that is hardly read says nothing against sure digits: "+" of "*".
void drop_doubtful_sign(Result& result, const Page& page) {
  constexpr double sure_sign = 0.70;
  const bool sign = std::ranges::none_of(
      result.flag, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
  if (!sign || result.flag.empty() || *result.recognition < sure_alone) return;
  const auto numbers = numbers_of(result);
  if (!numbers || !flag_contradicts(*numbers, result.flag_meaning)) return;
  if (sureness(page, result.where.flag, false) >= sure_sign) return;
  result.flag.clear();
  result.flag_meaning.clear();
  result.where.flag.reset();
}

// "Gamma 65 UI/l": a unit that is read well enough to be known and that the test is never reported
// in says that the name may be the one that was read wrongly ("Gamma G.T."). Of a test that nobody
// knows nothing can be said.
bool may_be_unit_of(const Result& result, const Catalogue& catalogue) {
  const std::string printed = fold_unit(result.unit);
  const UnitSpelling* const known = catalogue.find_unit(printed);
  return std::ranges::any_of(result.candidates, [&](AnalyteIndex index) {
    const Analyte& analyte = catalogue.analyte(index);
    if (known == nullptr || catalogue.find_unit(analyte, printed)) return true;
    return std::ranges::any_of(
        analyte.units, [&](const AnalyteUnit& own) { return look_alike(own.ucum, known->ucum); });
  });
}

// A range in the same unit, both ends of it sure, says what sure digits mean without the unit.
bool drop_doubtful_unit(Result& result, const Page& page, const Catalogue& catalogue) {
  if (result.unit.empty() || !has_doubtful_unit(result, page, catalogue)) return false;
  if (!numbers_of(result) || !has_two_bounds(result)) return false;
  if (!may_be_unit_of(result, catalogue)) return false;
  if (*result.recognition < sure_alone) return false;
  if (sureness(page, result.where.range, true) < value_bar) return false;
  result.unit.clear();
  result.where.unit.reset();
  return true;
}

Note unit_note(const Result& result) {
  return {"unit_not_read",
          "the unit of " + result.name + " cannot be read beyond doubt and is left out",
          Place{result.where.page, result.where.line}};
}

bool has_ranges(const Report& report, int page) {
  std::ptrdiff_t whole = 0;
  std::ptrdiff_t all = 0;
  for (const Result& result : report.results) {
    if (result.where.page != page) continue;
    ++all;
    whole += has_two_bounds(result) ? 1 : 0;
  }
  return whole > 0 && whole * 2 >= all;
}

const Page* recognised_page(const Document& document, int number) {
  for (const Page& page : document.pages) {
    if (page.number == number && page.recognised) return &page;
  }
  return nullptr;
}

// From the page as if it were straight to the page as it is: turned about its middle.
Rect turned_back(const Rect& box, const Page& page) {
  const double cosine = std::cos(page.skew);
  const double sine = std::sin(page.skew);
  const double x = (box.left + box.right) / 2 - page.width / 2;
  const double y = box.middle() - page.height / 2;
  const Point middle{page.width / 2 + x * cosine - y * sine,
                     page.height / 2 + x * sine + y * cosine};
  const double across = (box.width() * cosine + box.height() * std::abs(sine)) / 2;
  const double down = (box.height() * cosine + box.width() * std::abs(sine)) / 2;
  return {middle.x - across, middle.y - down, middle.x + across, middle.y + down};
}

void turn_back(Location& where, const Page& page) {
  if (page.skew == 0) return;
  where.box = turned_back(where.box, page);
  for (auto* field : {&where.name, &where.value, &where.unit, &where.range, &where.flag}) {
    if (*field) *field = turned_back(**field, page);
  }
}

}  // namespace

void judge_recognised(const Document& document, const Catalogue& catalogue, Report& report) {
  if (!has_recognised_pages(document)) return;
  std::set<int> with_ranges;
  for (const Page& page : document.pages) {
    if (page.recognised && has_ranges(report, page.number)) with_ranges.insert(page.number);
  }
  const Report read = report;
  std::vector<Result> kept;
  for (Result& result : report.results) {
    const Page* page = recognised_page(document, result.where.page);
    bool without_unit = false;
    if (page) {
      result.recognition = sureness(*page, result.where.value, false);
      drop_doubtful_sign(result, *page);
      without_unit = drop_doubtful_unit(result, *page, catalogue);
    }
    std::string_view doubt = page ? doubt_about(result, *page, catalogue) : "";
    if (doubt.empty() && with_ranges.contains(result.where.page) && lacks_range(result) &&
        !stands_among_values(result, read)) {
      doubt = "its range is missing in the picture, and may stand in the value's place";
    }
    if (doubt.empty() && page &&
        (is_two_numbers(result.value) || leaves_number(result, *page, read))) {
      doubt = "another number stands beside the value in the picture";
    }
    if (!doubt.empty()) {
      report.skipped.push_back({result.where.page, result.where.line,
                                result.name + "  " + result.value, std::string(doubt)});
      continue;
    }
    if (without_unit) report.notes.push_back(unit_note(result));
    if (page) turn_back(result.where, *page);
    kept.push_back(std::move(result));
  }
  report.results = std::move(kept);
}

}  // namespace labread
