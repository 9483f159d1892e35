#include "parser/interchange/printed_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "*HI*" is the flag between its stars; "***" is one itself.
std::string_view unstarred(std::string_view text) {
  const std::size_t from = text.find_first_not_of('*');
  if (from == 0 || from == text.npos || !text.ends_with('*')) return text;
  return text.substr(from, text.find_last_not_of('*') + 1 - from);
}

// "10.2 (g/dL)", and "7.1 mmol/L (43 mg/dL)", which says it again in another unit.
bool take_brackets(std::string_view rest, ValueCell& cell, const Conventions& conventions,
                   const Catalogue& catalogue) {
  if (!rest.starts_with('(') || !rest.ends_with(')')) return false;
  const std::string_view inside = rest.substr(1, rest.size() - 2);
  const auto unit_at = [&](std::size_t at) {
    const std::string_view text = trimmed(inside.substr(at));
    const auto unit = take_unit(text, catalogue);
    return unit && unit->length == text.size() ? text : std::string_view();
  };
  if (cell.unit.empty()) {
    cell.unit = unit_at(0);
    return !cell.unit.empty();
  }
  const auto value = take_value(inside, conventions, catalogue.lexicon());
  return value && value->value.kind == ValueKind::number && !unit_at(value->length).empty();
}

// A unit and a flag in either order, and nothing else.
bool take_rest(std::string_view rest, ValueCell& cell, const Conventions& conventions,
               const Catalogue& catalogue) {
  for (int part = 0; part < 2; ++part) {
    rest = trimmed(rest);
    if (rest.empty() || take_brackets(rest, cell, conventions, catalogue)) return true;
    const auto unit = cell.unit.empty() ? take_unit(rest, catalogue) : std::nullopt;
    const auto flag = cell.flag.empty() ? take_flag(rest, catalogue.lexicon()) : std::nullopt;
    // "L" alone could be either; a longer unit that begins with it is none.
    if (unit && (!flag || unit->length > flag->length)) {
      cell.unit = unit->value;
      rest.remove_prefix(unit->length);
    } else if (flag) {
      cell.flag = flag->value.text;
      rest.remove_prefix(flag->length);
    } else {
      return false;
    }
  }
  return trimmed(rest).empty();
}

std::optional<ValueCell> value_first(std::string_view text, const Conventions& conventions,
                                     const Catalogue& catalogue) {
  const auto value = take_value(text, conventions, catalogue.lexicon());
  if (!value) return std::nullopt;
  ValueCell cell;
  cell.read = value->value;
  cell.value = std::string(text.substr(0, value->length));
  std::string_view rest = text.substr(value->length);
  const bool word = cell.read.kind == ValueKind::word || cell.read.kind == ValueKind::status;
  if (word) {
    // SNOMED CT says of its terms what they are.
    for (const std::string_view kind : {"(qualifier value)", "(finding)", "(organism)"}) {
      if (trimmed(rest) == kind) rest = {};
    }
    // "Negative." means what "negative" means; "negative for one, positive for two" does not.
    if (rest.find_first_not_of(" .,;*") != std::string_view::npos) return std::nullopt;
    cell.value = std::string(text);
    return cell;
  }
  if (!take_rest(rest, cell, conventions, catalogue)) return std::nullopt;
  return cell;
}

// "H 8.1", "*8.1".
std::optional<ValueCell> flag_first(std::string_view text, const Conventions& conventions,
                                    const Catalogue& catalogue) {
  const auto flag = take_flag(text, catalogue.lexicon());
  if (!flag || flag->length == text.size()) return std::nullopt;
  const char sign = flag->value.text[0];
  if (sign == '-' || sign == '+') return std::nullopt;
  auto cell = value_first(trimmed(text.substr(flag->length)), conventions, catalogue);
  if (!cell || cell->read.kind != ValueKind::number || !cell->flag.empty()) return std::nullopt;
  cell->flag = flag->value.text;
  return cell;
}

struct FlagCode {
  std::string_view code;
  std::string_view meaning;
};

// HL7 table 0078 and its successors; codes that say nothing about a range have no meaning here.
constexpr std::array<FlagCode, 31> flag_codes = {{
    {"L", "low"},
    {"H", "high"},
    {"LL", "critical_low"},
    {"HH", "critical_high"},
    {"LU", "critical_low"},
    {"HU", "critical_high"},
    {"<", "low"},
    {">", "high"},
    {"A", "abnormal"},
    {"AA", "abnormal"},
    {"N", "normal"},
    {"LX", "low"},
    {"HX", "high"},
    {"POS", ""},
    {"NEG", ""},
    {"IND", ""},
    {"DET", ""},
    {"ND", ""},
    {"B", ""},
    {"W", ""},
    {"U", ""},
    {"D", ""},
    {"S", ""},
    {"R", ""},
    {"I", ""},
    {"E", ""},
    {"null", ""},
    {"C", ""},
    {"RR", ""},
    {"WR", ""},
    {"NR", ""},
}};

// "Low: 4.0 g/L", which the text is moved past.
std::optional<Bound> take_limit(std::string_view& text, WordRole side,
                                const Conventions& conventions, const Catalogue& catalogue) {
  const WordsMatch name = match_words(text, side, catalogue.lexicon());
  if (!name) return std::nullopt;
  text.remove_prefix(name.length);
  while (!text.empty() && std::string_view(" :=").find(text[0]) != text.npos) text.remove_prefix(1);
  const auto value = take_value(text, conventions, catalogue.lexicon());
  const bool plain = value && value->value.kind == ValueKind::number && value->value.number &&
                     value->value.comparator == Comparator::none && !value->value.ambiguous;
  if (!plain) return std::nullopt;
  text = trimmed(text.substr(value->length));
  if (const auto unit = take_unit(text, catalogue)) text = trimmed(text.substr(unit->length));
  while (!text.empty() && std::string_view(" ,;\n").find(text[0]) != text.npos) {
    text.remove_prefix(1);
  }
  return Bound{*value->value.number, true};
}

// What a long name of LOINC measures, where that is in blood: of "Calcium.ionized [Moles/volume] in
// Serum or Plasma by calculation" the part before the bracket. A name that goes on ("--2 hours post
// dose") means another test.
std::string_view component_of(std::string_view name) {
  const std::size_t in = name.rfind(" in ");
  if (in == std::string_view::npos) return name;
  std::string_view system = name.substr(in + 4);
  system = system.substr(0, system.find(" by "));
  constexpr auto usual =
      std::to_array<std::string_view>({"Serum or Plasma", "Serum, Plasma or Blood", "Blood",
                                       "Serum", "Plasma", "Venous blood", "Platelet poor plasma"});
  if (std::find(usual.begin(), usual.end(), system) == usual.end()) return name;
  return name.substr(0, std::min(name.find(" ["), in));
}

std::vector<AnalyteIndex> exact_candidates(std::string_view name, const Catalogue& catalogue) {
  if (const Name* found = catalogue.find_name(fold_name(name))) {
    return {found->analytes.begin(), found->analytes.end()};
  }
  if (const Analyte* analyte = catalogue.find_symbol(name)) {
    return {*catalogue.index_of(analyte->id)};
  }
  return {};
}

// "Reactive (7.42)", "Positive(7.42)"
std::optional<Value> word_with_index(std::string_view text, const Conventions& conventions,
                                     const Catalogue& catalogue) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const auto index = take_number(inside, conventions, catalogue.lexicon());
  const bool plain =
      index && index->length == inside.size() && index->value.comparator == Comparator::none;
  const std::string_view printed = trimmed(text.substr(0, open));
  auto word = take_value(printed, conventions, catalogue.lexicon());
  const bool told =
      plain && word && word->length == printed.size() && word->value.kind == ValueKind::word;
  return told ? std::optional(std::move(word->value)) : std::nullopt;
}

}  // namespace

ValueCell read_value_cell(std::string_view text, const Conventions& conventions,
                          const Catalogue& catalogue) {
  text = trimmed(text);
  if (auto cell = value_first(text, conventions, catalogue)) return std::move(*cell);
  if (auto cell = flag_first(text, conventions, catalogue)) return std::move(*cell);
  ValueCell cell;
  cell.value = std::string(text);
  cell.read.kind = ValueKind::word;
  if (auto word = word_with_index(text, conventions, catalogue)) cell.read = *std::move(word);
  return cell;
}

std::optional<PrintedRange> named_limits(std::string_view text, const Conventions& conventions,
                                         const Catalogue& catalogue) {
  PrintedRange range;
  range.text = std::string(text);
  range.low = take_limit(text, WordRole::header_low, conventions, catalogue);
  if (range.low) range.high = take_limit(text, WordRole::header_high, conventions, catalogue);
  if (!range.high || !text.empty() || range.high->value < range.low->value) return std::nullopt;
  return range;
}

std::string flag_meaning(std::string_view flag, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < flag.size();) {
    const std::size_t end = std::min(flag.find(',', at), flag.size());
    const std::string_view part = trimmed(flag.substr(at, end - at));
    at = end + 1;
    if (part.empty()) continue;
    const auto code = std::find_if(flag_codes.begin(), flag_codes.end(),
                                   [&](const FlagCode& known) { return known.code == part; });
    if (code != flag_codes.end()) {
      // Of "A,H" the second says more.
      const bool more = code->meaning == "abnormal" && at < flag.size();
      if (!code->meaning.empty() && !more) return std::string(code->meaning);
      continue;
    }
    const auto printed = take_flag(unstarred(part), lexicon, true);
    if (printed && printed->length == unstarred(part).size()) return printed->value.meaning;
  }
  return {};
}

bool is_unit_alone(std::string_view text, const Catalogue& catalogue) {
  if (text.find_first_of("/%") == std::string_view::npos) return false;
  return is_whole_unit(text, catalogue);
}

std::string_view unit_of_name(std::string_view name, const Catalogue& catalogue) {
  const std::size_t open = name.rfind(" (");
  if (open == std::string_view::npos || open == 0 || !name.ends_with(')')) return {};
  const std::string_view inside = name.substr(open + 2, name.size() - open - 3);
  return is_unit_alone(inside, catalogue) ? inside : std::string_view();
}

std::vector<AnalyteIndex> candidates_of(std::string_view name, const Catalogue& catalogue) {
  auto found = exact_candidates(name, catalogue);
  if (!found.empty()) return found;
  const std::string_view unit = unit_of_name(name, catalogue);
  if (!unit.empty()) name = trimmed(name.substr(0, name.size() - unit.size() - 2));
  return exact_candidates(component_of(name), catalogue);
}

}  // namespace labread
