#include "interpreter/wording.h"

#include <array>
#include <utility>

namespace labread {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto names = std::to_array<Pair>({
    {"vitd_25oh_total", "Vitamin D (25-OH)"},
    {"vitd_25oh_d3", "Vitamin D3 (25-OH)"},
    {"magnesium_serum", "Magnesium"},
    {"magnesium_rbc", "Magnesium in red blood cells"},
    {"calcium_total", "Calcium"},
    {"calcium_ionized", "Ionised calcium"},
    {"calcium_albumin_corrected", "Albumin-adjusted calcium"},
    {"vitamin_b12", "Vitamin B12"},
    {"holotranscobalamin", "Active vitamin B12 (holotranscobalamin)"},
    {"egfr", "Kidney function (eGFR)"},
});

// What a layman need not know of the usual form of a test.
constexpr auto fine_print = std::to_array<std::string_view>(
    {", total", ", serum/plasma", ", intact", ", inorganic (as phosphorus)"});

constexpr auto spellings = std::to_array<Pair>({
    {"{1.73_m2}", "1.73 m²"},
    {"[arb'U]", "U"},
    {"[IU]", "IU"},
    {"[ppth]", "‰"},
    {"10*", "10^"},
    {"um3", "µm³"},
    {"ug", "µg"},
    {"umol", "µmol"},
    {"ukat", "µkat"},
    {"uL", "µL"},
    {"uIU", "µIU"},
    {"meq", "mEq"},
    {"mosm", "mOsm"},
    {"{", " "},
    {"}", ""},
});

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string_view plain_name(const Analyte& analyte) {
  for (const auto& [id, name] : names) {
    if (id == analyte.id) return name;
  }
  for (const std::string_view tail : fine_print) {
    if (analyte.name.ends_with(tail)) {
      return analyte.name.substr(0, analyte.name.size() - tail.size());
    }
  }
  return analyte.name;
}

std::string plain_unit(std::string_view ucum) {
  if (ucum == "1") return {};
  std::string unit(ucum);
  for (const auto& [from, to] : spellings) replace_all(unit, from, to);
  return unit;
}

std::string plain_range(std::string_view printed) {
  std::string text(printed);
  replace_all(text, "\n", "; ");
  const std::size_t blank = text.find(' ');
  const bool two_numbers = text.find_first_not_of("0123456789.,- ") == std::string::npos &&
                           blank != 0 && blank == text.rfind(' ') && text.find('-') > blank &&
                           text.find('-', blank) == std::string::npos;
  if (blank != std::string::npos && two_numbers) text.replace(blank, 1, " - ");
  return text;
}

std::string plain_range(const PrintedRange& range) {
  std::string text = plain_range(range.text);
  if (!range.unit.empty() && text.find(range.unit) == std::string::npos) text += ' ' + range.unit;
  return text;
}

std::string plain_bounds(const std::optional<Bound>& low, const std::optional<Bound>& high,
                         const std::string& unit) {
  std::string text;
  if (low && high) {
    text = low->value.to_string() + " - " + high->value.to_string();
  } else if (low) {
    text = (low->inclusive ? "at least " : "above ") + low->value.to_string();
  } else if (high) {
    text = (high->inclusive ? "up to " : "below ") + high->value.to_string();
  }
  if (!text.empty() && !unit.empty()) text += ' ' + unit;
  return text;
}

std::string capitalised(std::string_view text) {
  std::string sentence(text);
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  return sentence;
}

}  // namespace labread
