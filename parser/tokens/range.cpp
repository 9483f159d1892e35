#include "parser/tokens/range.h"

#include <string>

#include "parser/tokens/number.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

using Number = Taken<PrintedNumber>;

// The bounds of a range without its brackets, and where they end.
struct Bounds {
  std::optional<Bound> low, high;
  bool undecided = false;  // its decimal mark or its open side is not known: no bounds
  std::string unit;        // printed between or behind the numbers, inside the brackets
  std::size_t length = 0;
};

struct Reader {
  const Conventions& conventions;
  const Catalogue& catalogue;

  const Lexicon& lexicon() const { return catalogue.lexicon(); }
};

// A unit at `at`, with the blanks before it.
Taken<std::string> unit_at(std::string_view text, std::size_t at, const Reader& reader) {
  const std::size_t blanks = blanks_at(text, at);
  auto unit = take_unit(text.substr(at + blanks), reader.catalogue);
  if (!unit) return {};
  return {std::move(unit->value), blanks + unit->length};
}

bool is_inclusive(Comparator c) {
  return c == Comparator::less_equal || c == Comparator::greater_equal || c == Comparator::none;
}

// "6 .0": the blank is a slip of the printer.
std::optional<Number> bound_number(std::string_view text, const Detected<DecimalMark>& mark) {
  auto number = scan_signed_number(text, mark);
  if (!number || !number->value.plain) return number;
  const std::string_view rest = text.substr(number->length);
  if (!rest.starts_with(" .") || rest.size() < 3 || !is_ascii_digit(rest[2])) return number;
  const std::string joined(text.substr(0, number->length));
  const auto whole = scan_signed_number(joined + std::string(rest.substr(1)), mark);
  if (!whole) return number;
  return Number{whole->value, whole->length + 1};
}

// Comparator and number.
struct Side {
  Comparator comparator = Comparator::none;
  Number number;
  std::size_t length = 0;
};

std::optional<Side> side_at(std::string_view text, const Reader& reader, bool symbols_only) {
  Side side;
  std::size_t at = 0;
  const bool letter = starts_with_letter(text);
  if (!letter || !symbols_only) {
    if (const auto comparator = scan_comparator(text, reader.lexicon())) {
      side.comparator = comparator->value;
      at = comparator->length;
      if (at < text.size() && text[at] == ':') ++at;
      at += blanks_at(text, at);
    }
  }
  const auto number = bound_number(text.substr(at), reader.conventions.decimal_mark);
  if (!number) return std::nullopt;
  side.number = *number;
  side.length = at + number->length;
  return side;
}

char mark_in(std::string_view printed) {
  const std::size_t mark = printed.find_last_of(".,");
  return mark == std::string_view::npos ? '\0' : printed[mark];
}

// One bound that shows the decimal mark decides for the other.
bool settle(Number& unsure, std::string_view its_text, const Number& sure,
            std::string_view sure_text) {
  const char mark = sure.value.value.places > 0 ? mark_in(sure_text) : '\0';
  if (mark == '\0') return false;
  const Detected<DecimalMark> known{mark == '.' ? DecimalMark::point : DecimalMark::comma,
                                    Origin::detected};
  const auto again = scan_signed_number(its_text, known);
  if (!again) return false;
  unsure = *again;
  return true;
}

bool settled(Side& low, std::string_view low_text, Side& high, std::string_view high_text) {
  if (!low.number.value.ambiguous && !high.number.value.ambiguous) return true;
  if (low.number.value.ambiguous && high.number.value.ambiguous) return false;
  return low.number.value.ambiguous ? settle(low.number, low_text, high.number, high_text)
                                    : settle(high.number, high_text, low.number, low_text);
}

std::string_view number_text(std::string_view text, std::size_t from, const Side& side) {
  return text.substr(from + side.length - side.number.length, side.number.length);
}

// "90 - 230 101": far above the low bound the thousand is the number of another column, unless it
// is a round one.
std::optional<Side> without_thousands(std::string_view text, const Side& low, const Side& high,
                                      const Reader& reader) {
  constexpr double widest = 500;  // times the low bound
  const double least = low.number.value.value.to_double();
  const std::string_view number = number_text(text, 0, high);
  const std::size_t blank = number.find(' ');
  const bool wide = least > 0 && high.number.value.value.to_double() > widest * least;
  if (blank == number.npos || !wide || number.ends_with(" 000")) return std::nullopt;
  return side_at(text.substr(0, high.length - number.size() + blank), reader, true);
}

// "3.5 - 5.0", "≥3.5 – <5.0", "30.0 ng/mL - 100.0 ng/mL".
std::optional<Bounds> two_sided(std::string_view text, std::optional<Side> low,
                                const Reader& reader) {
  if (!low || is_below(low->comparator)) return std::nullopt;
  std::size_t at = low->length;
  auto dash = scan_dash(text.substr(at), reader.lexicon());
  Bounds bounds;
  if (!dash) {
    const auto unit = unit_at(text, at, reader);
    if (unit.length == 0) return std::nullopt;
    bounds.unit = unit.value;
    at += unit.length;
    dash = scan_dash(text.substr(at), reader.lexicon());
    if (!dash) return std::nullopt;
  }
  const bool glued = !dash->value.blank_before;
  const bool worded = dash->value.word;
  at += dash->length;
  const std::size_t high_from = at;
  auto high = side_at(text.substr(at), reader, true);
  if (!high) return std::nullopt;
  if (high->comparator != Comparator::none && !is_below(high->comparator)) return std::nullopt;
  if (const auto shorter = without_thousands(text.substr(at), *low, *high, reader)) high = shorter;
  at += high->length;
  // "38 U/l bis 50": a value and the limit that the word leads.
  if (worded && !bounds.unit.empty() && unit_at(text, at, reader).length == 0) return std::nullopt;
  // A number that leads with a zero is part of a code or date, unless the range is set wide, "00 -
  // 02", or begins where no day or month does: "00-10".
  const bool zeros = low->number.value.leading_zero || high->number.value.leading_zero;
  const bool from_nothing =
      number_text(text, 0, *low) == "00" && number_text(text, high_from, *high).size() == 2;
  if (zeros && glued && !from_nothing) return std::nullopt;
  bounds.length = at;
  if (!settled(*low, number_text(text, 0, *low), *high, number_text(text, high_from, *high))) {
    bounds.undecided = true;
    return bounds;
  }
  bounds.low = Bound{low->number.value.value, is_inclusive(low->comparator)};
  bounds.high = Bound{high->number.value.value, is_inclusive(high->comparator)};
  if (bounds.high->value < bounds.low->value) return std::nullopt;
  return bounds;
}

// "< 5.2", "bis 41", "30以下".
std::optional<Bounds> one_sided(std::string_view text, const std::optional<Side>& first,
                                const Reader& reader) {
  const auto side = starts_with_letter(text) ? side_at(text, reader, false) : first;
  if (!side) return std::nullopt;
  Bounds bounds;
  bounds.length = side->length;
  Comparator comparator = side->comparator;
  if (comparator == Comparator::none) {
    const std::size_t blanks = blanks_at(text, side->length);
    const auto after = scan_comparator_after(text.substr(side->length + blanks), reader.lexicon());
    if (!after) return std::nullopt;
    comparator = after->value;
    bounds.length += blanks + after->length;
  }
  bounds.undecided = side->number.value.ambiguous;
  if (bounds.undecided) return bounds;
  const Bound bound{side->number.value.value, is_inclusive(comparator)};
  (is_below(comparator) ? bounds.high : bounds.low) = bound;
  return bounds;
}

// "55 - >= 60": the sign begins another limit.
bool goes_on_with_number(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '=') return true;
  at += blanks_at(text, at);
  return at < text.size() && is_ascii_digit(text[at]);
}

// "45 - >", "3.9〜", "〜 5.0", inside brackets "50 - "; "> - 45" may be read both ways and has no
// bounds.
std::optional<Bounds> open_sided(std::string_view text, std::optional<Side> first,
                                 const Reader& reader, bool bracketed) {
  Bounds bounds;
  const bool sign_first = text.starts_with('>') || text.starts_with('<');
  std::size_t at = sign_first ? 1 : 0;
  if (sign_first) first.reset();
  if (first) at = first->length;
  const auto dash = scan_dash(text.substr(at), reader.lexicon());
  if (!dash || dash->value.word) return std::nullopt;
  at += dash->length;
  if (first) {
    const bool sign = text.substr(at).starts_with('>') && !goes_on_with_number(text, at + 1);
    const bool open_wave = dash->value.wave && (at == text.size() || text[at] == ')');
    const bool closed = bracketed && at < text.size() && (text[at] == ')' || text[at] == ']');
    if (!sign && !open_wave && !(closed && dash->value.blank_before)) return std::nullopt;
    bounds.length = sign ? at + 1 : at;
    bounds.undecided = first->number.value.ambiguous;
    if (!bounds.undecided) bounds.low = Bound{first->number.value.value, true};
    return bounds;
  }
  if (!sign_first && !dash->value.wave) return std::nullopt;
  const auto second = side_at(text.substr(at), reader, true);
  if (!second || second->comparator != Comparator::none) return std::nullopt;
  bounds.length = at + second->length;
  bounds.undecided = sign_first || second->number.value.ambiguous;
  if (!bounds.undecided) bounds.high = Bound{second->number.value.value, true};
  return bounds;
}

// "30;100", with blanks only inside brackets: outside them a semicolon ends a band.
std::optional<Bounds> listed(std::string_view text, const std::optional<Side>& low,
                             const Reader& reader, bool bracketed) {
  if (!low || low->comparator != Comparator::none) return std::nullopt;
  std::size_t at = low->length + (bracketed ? blanks_at(text, low->length) : 0);
  if (at >= text.size() || text[at] != ';') return std::nullopt;
  ++at;
  if (bracketed) at += blanks_at(text, at);
  if (at >= text.size() || !is_ascii_digit(text[at])) return std::nullopt;
  const auto high = side_at(text.substr(at), reader, true);
  if (!high || high->comparator != Comparator::none) return std::nullopt;
  Bounds bounds;
  bounds.length = at + high->length;
  bounds.undecided = low->number.value.ambiguous || high->number.value.ambiguous;
  if (bounds.undecided) return bounds;
  if (high->number.value.value < low->number.value.value) return std::nullopt;
  bounds.low = Bound{low->number.value.value, true};
  bounds.high = Bound{high->number.value.value, true};
  return bounds;
}

// What may follow the numbers: no third number, no date, no word glued to it.
bool ends_well(std::string_view rest, const Reader& reader) {
  const bool labelled = rest.starts_with(": ");  // "<20: deficient"
  if (!labelled && !can_end_number(rest) && unit_at(rest, 0, reader).length == 0) return false;
  const auto dash = scan_dash(rest, reader.lexicon());
  if (!dash) return true;
  const std::string_view behind = rest.substr(dash->length);
  return behind.empty() || !is_ascii_digit(behind[0]);
}

std::optional<Bounds> bounds_at(std::string_view text, const Reader& reader, bool bracketed) {
  const auto first = side_at(text, reader, true);
  const bool bare = first && first->comparator == Comparator::none;
  if (bare && first->length == text.size()) return std::nullopt;  // a number and nothing else
  auto bounds = two_sided(text, first, reader);
  if (!bounds) bounds = open_sided(text, first, reader, bracketed);
  if (!bounds) bounds = one_sided(text, first, reader);
  if (!bounds) bounds = listed(text, first, reader, bracketed);
  if (!bounds || !ends_well(text.substr(bounds->length), reader)) return std::nullopt;
  return bounds;
}

PrintedRange printed(const Bounds& bounds, std::string_view text) {
  PrintedRange range;
  range.text = std::string(text);
  range.unit = bounds.unit;
  if (bounds.undecided) return range;
  range.low = bounds.low;
  range.high = bounds.high;
  return range;
}

std::optional<Taken<PrintedRange>> take_bracketed(std::string_view text, const Reader& reader) {
  const char close = text[0] == '(' ? ')' : ']';
  const std::size_t from = 1 + blanks_at(text, 1);
  const std::string_view inside = text.substr(from);
  const auto bounds = bounds_at(inside, reader, true);
  if (!bounds) return std::nullopt;
  std::size_t at = from + bounds->length;
  const auto unit = unit_at(text, at, reader);
  at += unit.length;
  at += blanks_at(text, at);
  if (at >= text.size() || text[at] != close) return std::nullopt;
  ++at;
  const bool with_unit = unit.length > 0;
  auto range = printed(*bounds, with_unit ? inside.substr(0, bounds->length) : text.substr(0, at));
  if (with_unit) range.unit = unit.value;
  return Taken<PrintedRange>{range, at};
}

std::optional<Taken<PrintedRange>> take_bare(std::string_view text, const Reader& reader) {
  const auto bounds = bounds_at(text, reader, false);
  if (!bounds) return std::nullopt;
  return Taken<PrintedRange>{printed(*bounds, text.substr(0, bounds->length)), bounds->length};
}

}  // namespace

std::optional<Taken<PrintedRange>> take_range(std::string_view text, const Conventions& conventions,
                                              const Catalogue& catalogue) {
  if (text.empty()) return std::nullopt;
  const Reader reader{conventions, catalogue};
  const bool bracket = text[0] == '(' || text[0] == '[';
  auto range = bracket ? take_bracketed(text, reader) : take_bare(text, reader);
  if (!range) return std::nullopt;
  const auto unit = unit_at(text, range->length, reader);
  if (unit.length > 0) {
    range->value.unit = unit.value;
    range->length += unit.length;
  }
  return range;
}

}  // namespace labread
