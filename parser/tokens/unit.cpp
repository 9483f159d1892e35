#include "parser/tokens/unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_unit = 48;  // bytes, with its blanks

// What laboratories put behind a unit and what is no part of its meaning.
constexpr std::string_view calculated = "(calc)";

// Over fold_unit() text: a numerator that is a unit alone, because it can be no word and no flag.
bool is_lone_numerator(std::string_view folded) {
  static constexpr auto numerators =
      std::to_array<std::string_view>({"%", "\u2030", "mmhg", "mm", "fl", "pg", "ng", "ug", "mg",
                                       "iu", "miu", "uiu", "mmol", "meq"});
  return is_one_of(folded, numerators);
}

// Takes `start` off the text where it begins with that.
bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

// 10^9, x10e3, 10*(9), *e6.
bool is_power_of_ten(std::string_view folded) {
  const bool times = take(folded, "x") || take(folded, "*");
  if (take(folded, "10")) {
    const bool raised =
        take(folded, "^") || take(folded, "**") || take(folded, "*") || take(folded, "e");
    if (!raised) return false;
    take(folded, "(");
    if (folded.ends_with(')')) folded.remove_suffix(1);
  } else if (!times || !take(folded, "e")) {
    return false;
  }
  return (folded.size() == 1 || folded.size() == 2) &&
         std::all_of(folded.begin(), folded.end(), is_ascii_digit);
}

// Takes up to `most` digits off the text.
std::size_t take_digits(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && is_ascii_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

// "109/l", "x103cells/ul": a power of ten whose exponent is not raised counts something; "*103g/l"
// is a flag and a value.
bool is_flat_power(std::string_view digits, std::string_view counted) {
  static constexpr auto powers = std::to_array<std::string_view>({"", "3", "6", "9", "12"});
  static constexpr auto things = std::to_array<std::string_view>({"", "cell", "cells"});
  return is_one_of(digits, powers) && is_one_of(counted, things);
}

// Takes the power of ten off a numerator: 10^9, x10*9, x10(9), 10, e6.
void take_power(std::string_view& text) {
  std::string_view rest = text;
  if (!take(rest, "x") && !take(rest, "*")) take(rest, ".");
  if (take(rest, "10")) {
    bool raised = take(rest, "^") || take(rest, "**") || take(rest, "*");
    const bool exponent = rest.size() > 1 && (rest[1] == '(' || is_ascii_digit(rest[1]));
    if (!raised && exponent) raised = take(rest, "e");
    raised = take(rest, "(") || raised;
    if (raised) take(rest, "-");
    const std::string_view from = rest;
    const std::size_t digits = take_digits(rest, 2);
    if (digits == 0 && raised) return;
    if (!raised && !is_flat_power(from.substr(0, digits), rest)) return;
    take(rest, ")");
    text = rest;
  } else if (take(rest, "e") && take_digits(rest, 2) > 0) {
    text = rest;
  }
}

// What is counted: a mass, an amount, units of activity, cells.
bool is_numerator(std::string_view text) {
  static constexpr auto measures =
      std::to_array<std::string_view>({"g", "gm", "gr", "gms", "mol", "mole", "moles", "u", "iu",
                                       "ui", "ie", "e", "eq", "osm", "osmol", "l", "kat", "cal"});
  static constexpr auto counts = std::to_array<std::string_view>(
      {"", "k", "m", "g", "t", "#", "gm%", "cell", "cells", "thou", "mio", "mill"});
  constexpr std::string_view prefixes = "kmunpfdc";
  if (is_one_of(text, counts) || is_one_of(text, measures)) return true;
  if (text.starts_with("mc") && is_one_of(text.substr(2), measures)) return true;
  return prefixes.find(text[0]) != prefixes.npos && is_one_of(text.substr(1), measures);
}

// Per what: a volume, mass, amount, field of view or time.
bool is_denominator(std::string_view text) {
  static constexpr auto measures = std::to_array<std::string_view>(
      {"l",     "ml",  "ul",  "nl",   "pl",  "fl",   "dl",   "cl",   "mcl",  "cumm",
       "cu.mm", "cmm", "mm3", "mm^3", "cm3", "cm^3", "nm3",  "nm^3", "hpf",  "lpf",
       "g",     "kg",  "mg",  "ug",   "mcg", "mol",  "mmol", "umol", "nmol", "pmol",
       "mcmol", "d",   "day", "h",    "hr",  "min",  "m2",   "m^2"});
  take_digits(text, 3);
  return is_one_of(text, measures);
}

// The second "per": of a body's surface or weight, or of time.
bool is_further_denominator(std::string_view text) {
  static constexpr auto measures = std::to_array<std::string_view>(
      {"24h", "d", "day", "h", "hr", "min", "kg", "m2", "m^2", "{1.73_m2}", "{1,73_m2}"});
  static constexpr auto square_metres =
      std::to_array<std::string_view>({"", "sqm", "sq.m", "m2", "m^2", "m**2"});
  if (is_one_of(text, measures)) return true;
  return (take(text, "1.73") || take(text, "1,73")) && is_one_of(text, square_metres);
}

// mm/h, mm/1h, mm/1sthour: how far blood sinks.
bool is_sedimentation(std::string_view text) {
  static constexpr auto times = std::to_array<std::string_view>({"h", "hr", "hour", "min"});
  if (!take(text, "mm/")) return false;
  if (take_digits(text, 1) > 0) take(text, "st");
  return is_one_of(text, times);
}

// Over fold_unit() text: what can be counted, per volume, mass or time. By hand, because compiling
// its regular expression cost more than reading a short report.
bool is_unit_per(std::string_view text) {
  if (is_sedimentation(text)) return true;
  // What D-dimers are measured in stands behind the unit.
  if (text.ends_with("feu") || text.ends_with("ddu")) text.remove_suffix(3);
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  std::string_view numerator = text.substr(0, slash);
  const bool counted = is_numerator(numerator);
  take_power(numerator);
  if (!counted && !is_numerator(numerator)) return false;
  for (bool first = true; slash != std::string_view::npos; first = false) {
    text.remove_prefix(slash + 1);
    slash = text.find('/');
    const std::string_view part = text.substr(0, slash);
    if (first ? !is_denominator(part) : !is_further_denominator(part)) return false;
  }
  return true;
}

bool is_lone_letter(std::string_view folded) {
  return folded.size() == 1 && is_ascii_letter(folded[0]);
}

// "mg/dI" as recognisers write it, who cannot tell the letters.
bool is_read_as_decilitre(std::string_view folded, const Catalogue& catalogue) {
  if (!folded.ends_with("/di")) return false;
  std::string decilitre(folded);
  decilitre.back() = 'l';
  return catalogue.find_unit(decilitre) != nullptr;
}

bool is_unit(std::string_view folded, const Catalogue& catalogue) {
  if (folded.empty() || is_lone_letter(folded)) return false;
  if (catalogue.find_unit(folded) != nullptr || is_read_as_decilitre(folded, catalogue)) {
    return true;
  }
  if (is_lone_numerator(folded) || is_power_of_ten(folded)) return true;
  return is_unit_per(folded);
}

// Whether a unit can end before this place of the text.
bool is_unit_end(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  const std::string_view rest = text.substr(at);
  const char c = rest[0];
  return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == ')' || c == '[' || c == ']' ||
         c == ',' || c == ';' || c == '|' || c == ':' || c == '.' ||
         (c == '*' && (rest.size() == 1 || !is_ascii_digit(rest[1]))) || rest.starts_with("\u00a0");
}

// Where prefixes that could be a unit end.
struct PossibleUnits {
  struct End {
    std::size_t in_text;
    std::size_t in_folded;
  };
  std::array<End, longest_unit> ends;  // shortest first
  std::size_t count = 0;
  std::string folded;  // fold_unit() of the longest
};

// "ng/mL, and insufficiency": behind a comma goes on what is no unit.
bool begins_clause(std::string_view text, std::size_t at) {
  return text[at] == ',' && at + 2 < text.size() && text[at + 1] == ' ' &&
         is_ascii_letter(text[at + 2]);
}

// No character is folded together with one behind a unit's end, so that all prefixes are folded by
// folding what lies between their ends.
PossibleUnits possible_units(std::string_view text) {
  PossibleUnits units;
  std::size_t blanks = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size() && at < longest_unit;) {
    if (text[at] == '\n') break;
    blanks += text[at] == ' ';
    if (blanks > 4 || begins_clause(text, at)) break;
    next_code_point(text, at);
    if (!is_unit_end(text, at) || text[at - 1] == ' ') continue;
    units.folded += fold_unit(text.substr(from, at - from));
    units.ends[units.count++] = {at, units.folded.size()};
    from = at;
  }
  return units;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The "(calc)" behind a unit, with the blanks before it.
std::size_t calculated_length(std::string_view rest) {
  const std::size_t blanks = blanks_at(rest, 0);
  const std::string_view word = rest.substr(blanks, calculated.size());
  return fold(word) == calculated ? blanks + word.size() : 0;
}

// Words that begin no known unit, with no "per" near enough to be theirs: most words of prose.
bool is_plain_word(std::string_view text, const Catalogue& catalogue) {
  constexpr std::size_t farthest_per = 12;  // bytes: what is counted is no longer word
  if (!is_ascii_letter(text[0]) || text[0] == 'x' || text[0] == 'X') return false;
  std::array<char, UnitStarts::length> start{};
  std::size_t size = 0;
  const auto may_be_unit = [&] {
    const std::string_view folded(start.data(), size);
    return catalogue.unit_starts().may_begin(folded) || is_lone_numerator(folded);
  };
  for (std::size_t at = 0; at < text.size() && size < start.size(); ++at) {
    const char c = text[at];
    if (at > 0 && is_unit_end(text, at) && may_be_unit()) return false;
    if (c == '\n') break;
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    if (!is_blank(c)) start[size++] = lower_ascii(c);
  }
  return !may_be_unit() && text.substr(0, farthest_per).find('/') == std::string_view::npos;
}

std::optional<Taken<std::string>> take_bare(std::string_view text, const Catalogue& catalogue) {
  if (is_plain_word(text, catalogue)) return std::nullopt;
  const PossibleUnits units = possible_units(text);
  for (std::size_t i = units.count; i-- > 0;) {
    const auto [end, folded_end] = units.ends[i];
    if (!is_unit(std::string_view(units.folded).substr(0, folded_end), catalogue)) continue;
    const std::size_t length = end + calculated_length(text.substr(end));
    return Taken<std::string>{std::string(text.substr(0, length)), length};
  }
  return std::nullopt;
}

// A digit starts a unit only as a power of ten.
bool can_start(std::string_view text) {
  if (text.empty() || text[0] == ' ' || text[0] == '-' || text[0] == '<' || text[0] == '>')
    return false;
  // "17.4 * 10*9/L": where stars raise the power, the one that stands apart is a flag.
  if (text.starts_with("* 10*")) return false;
  if (is_ascii_digit(text[0])) return text.starts_with("10") && text.size() > 3;
  return true;
}

std::optional<Taken<std::string>> take_bracketed(std::string_view text,
                                                 const Catalogue& catalogue) {
  const char close = text[0] == '(' ? ')' : ']';
  const std::size_t inside = 1 + blanks_at(text, 1);
  auto unit = take_bare(text.substr(inside), catalogue);
  if (!unit || unit->value == "1") return std::nullopt;  // "(1)" is a footnote
  std::size_t at = inside + unit->length;
  at += blanks_at(text, at);
  if (at >= text.size() || text[at] != close) return std::nullopt;
  unit->length = at + 1;
  return unit;
}

}  // namespace

std::optional<Taken<std::string>> take_unit(std::string_view text, const Catalogue& catalogue) {
  if (!can_start(text)) return std::nullopt;
  if (text[0] != '(' && text[0] != '[') return take_bare(text, catalogue);
  if (const std::size_t length = calculated_length(text); length > 0) {
    return Taken<std::string>{std::string(text.substr(0, length)), length};
  }
  return take_bracketed(text, catalogue);
}

bool is_whole_unit(std::string_view text, const Catalogue& catalogue) {
  const auto unit = take_unit(text, catalogue);
  return unit && unit->length == text.size();
}

bool is_unit_of_any(std::span<const AnalyteIndex> analytes, std::string_view folded_unit,
                    const Catalogue& catalogue) {
  return std::any_of(analytes.begin(), analytes.end(), [&](AnalyteIndex index) {
    return catalogue.find_unit(catalogue.analyte(index), folded_unit) != nullptr;
  });
}

std::optional<std::string> ucum_of(std::string_view printed, const Catalogue& catalogue) {
  std::string folded = fold_unit(printed);
  if (folded.ends_with(calculated)) folded.resize(folded.size() - calculated.size());
  const UnitSpelling* spelling = catalogue.find_unit(folded);
  if (!spelling) return std::nullopt;
  return std::string(spelling->ucum);
}

bool leaves_power_to_number(std::string_view printed, const Catalogue& catalogue) {
  const auto ucum = ucum_of(printed, catalogue);
  if (!ucum) return false;
  const std::size_t per = ucum->find('/');
  return per != std::string::npos && per > 0 && !ucum->starts_with("10*");
}

}  // namespace labread
