#include "parser/interchange/printed_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "*HI*" is the flag between its stars; "***" is one itself.
std::string_view unstarred(std::string_view text) {
  const std::size_t from = text.find_first_not_of('*');
  if (from == 0 || from == text.npos || !text.ends_with('*')) return text;
  return text.substr(from, text.find_last_not_of('*') + 1 - from);
}

// A unit and a flag in either order, and nothing else.
bool take_rest(std::string_view rest, ValueCell& cell, const Catalogue& catalogue) {
  for (int part = 0; part < 2; ++part) {
    rest = trimmed(rest);
    if (rest.empty()) return true;
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
  if (!take_rest(rest, cell, catalogue)) return std::nullopt;
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

}  // namespace

ValueCell read_value_cell(std::string_view text, const Conventions& conventions,
                          const Catalogue& catalogue) {
  text = trimmed(text);
  if (auto cell = value_first(text, conventions, catalogue)) return std::move(*cell);
  if (auto cell = flag_first(text, conventions, catalogue)) return std::move(*cell);
  ValueCell cell;
  cell.value = std::string(text);
  cell.read.kind = ValueKind::word;
  return cell;
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

std::vector<AnalyteIndex> candidates_of(std::string_view name, const Catalogue& catalogue) {
  auto found = exact_candidates(name, catalogue);
  if (!found.empty()) return found;
  return exact_candidates(component_of(name), catalogue);
}

}  // namespace labread
