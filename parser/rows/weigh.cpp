#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/dose.h"
#include "parser/rows/pieces.h"
#include "parser/rows/reading.h"
#include "parser/rows/weigh_name.h"
#include "parser/rows/weigh_stand_in.h"
#include "parser/rows/weights.h"
#include "parser/tokens/unit.h"

namespace labread {

double RowReading::score() const {
  double sum = 0;
  for (const Evidence& piece : evidence) sum += piece.weight;
  return sum;
}

namespace {

// "G/L" means grams of haemoglobin and thousands of millions of cells.
bool unit_fits(const RowReading& reading, std::string_view ucum, const Catalogue& catalogue) {
  const std::string folded = fold_unit(reading.unit.text);
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](AnalyteIndex index) {
    const Analyte& analyte = catalogue.analyte(index);
    return find_unit(analyte, ucum) != nullptr || catalogue.find_unit(analyte, folded) != nullptr;
  });
}

bool might_be_year(const RowReading& reading) {
  const std::string& text = reading.value.text;
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         text.find_first_not_of("0123456789") == std::string::npos && reading.unit.empty();
}

bool under_title(const RowReading& reading) {
  return holds(reading.placement, weights::value_column);
}

// "Vitamin D: <30 nmol/L severe deficiency; 30-49 mild deficiency": what stands behind the limit
// names its band, so that it is no result with a range of bands ("<8 ng/mL   Deficient: <20").
void weigh_limit_of_band(RowReading& reading, const Lexicon& lexicon) {
  if (!reading.could_be_range) return;
  const std::string& range = reading.range.text;
  if (!lexicon.longest(fold_name(range), WordRole::band_word).entry) return;
  // "Criteria of the ADA:   normal <5.7 %   prediabetes 5.7 - 6.4 %"
  const bool titled = under_title(reading) && reading.value.cell != reading.range.cell;
  if (!reading.known_name && !titled) {
    reading.evidence.push_back({"a limit and what it means", weights::contradiction});
    return;
  }
  if (reading.value.cell != reading.range.cell) return;
  const std::size_t stop = range.find_first_of("0123456789<>:;,.");
  const bool ended = stop == std::string::npos || range.find_first_of(";,.", stop) == stop;
  if (ended) reading.evidence.push_back({"a limit and what it means", weights::contradiction});
}

// "CRP      mg/L   <5": the limit of a result that there is not.
bool is_limit_behind_unit(const RowReading& reading) {
  return reading.could_be_range && reading.read.kind == ValueKind::number &&
         !reading.unit.empty() && reading.range.empty() && !reading.labelled_value &&
         reading.unit.box.right <= reading.value.box.left && !under_title(reading);
}

// "Borderline", "Normal" beside limits or a unit: a line of a guide.
void weigh_band_word(RowReading& reading, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  const std::string key = fold_name(reading.value.text);
  if (lexicon.find(key, WordRole::band_word) == nullptr) return;
  if (reading.measured && reading.known_name && is_definite_word(reading.read.word, catalogue))
    return;
  const bool numbers = holds_digit(reading.range.text);
  // "Haemoglobin   Absent   mg/dL   Absent"
  const bool wanted =
      !reading.range.empty() && lexicon.find(fold_name(reading.range.text), WordRole::value_word);
  if (reading.known_name && wanted) return;
  // "Red blood cells   Absent   /hpf   0 - 2"
  // "Antinuclear Antibody   Detected   <1:80"
  const bool titre = reading.range.text.find(':') != std::string::npos && reading.unit.empty();
  const bool per_field = reading.unit.text.starts_with('/');
  if (reading.known_name && under_title(reading) && (per_field || titre)) return;
  if (!reading.unit.empty() || numbers) {
    reading.evidence.push_back({"a band's word with limits", weights::band_line});
  } else if (!reading.known_name && !reading.own_cell && !under_title(reading)) {
    reading.evidence.push_back({"a band's word", weights::unknown_word});
  }
}

// "Hypoparathyroidism   Low   Normal": a guide tells what several grades mean together. A flag of a
// letter or two may well stand beside "Abnormal".
void weigh_grades(RowReading& reading, const Lexicon& lexicon) {
  constexpr std::size_t longest_letters = 2;
  if (reading.known_name || !reading.unit.empty() || reading.limits) return;
  if (reading.flag.text.size() <= longest_letters) return;
  if (lexicon.find(fold_name(reading.value.text), WordRole::flag_word) == nullptr) return;
  reading.evidence.push_back({"grades beside no known name", weights::band_line});
}

void weigh_value(RowReading& reading, bool in_table) {
  if (reading.read.kind == ValueKind::number) {
    reading.evidence.push_back({"a number", weights::number});
    if (!reading.known_name && might_be_year(reading)) {
      reading.evidence.push_back({"might be a year", weights::year});
    }
  } else if (reading.read.kind == ValueKind::word && reading.read.word.empty()) {
    reading.evidence.push_back({"words that are no known result", weights::unknown_word});
    // "HbA1c in %", the title of a guide
    const bool in_name = !reading.name.empty() && reading.value.cell == reading.name.cell &&
                         !is_below(reading.value.box, reading.name.box);
    if (in_name && !reading.unit.empty()) {
      reading.evidence.push_back({"words between a name and a unit", weights::wrong_column});
    }
    // "Hemoglobin A1c   (DCA Vantage)"
    if (reading.value.text.starts_with('(') && reading.value.text.ends_with(')')) {
      reading.evidence.push_back({"a remark in brackets", weights::band_line});
    }
    if (reading.value.text.ends_with('.') || reading.value.text.ends_with("。")) {
      reading.evidence.push_back({"the end of a sentence", weights::sentence_end});
    }
    if (reading.own_cell) {
      reading.evidence.push_back({"a label leads their cell", weights::own_cell});
    }
  } else {
    reading.evidence.push_back({"a word result", weights::word});
    if (reading.own_cell) {
      reading.evidence.push_back({"alone in its cell beside the name", weights::own_cell});
    }
  }
  if (reading.could_be_range && reading.unit.empty() && reading.range.empty()) {
    reading.evidence.push_back({"might be a limit", weights::might_be_limit});
  }
  const bool bare = reading.unit.empty() && !reading.limits && reading.flag.empty();
  if (bare && !reading.known_name && !reading.labelled_name && !reading.own_cell) {
    reading.evidence.push_back(
        {"neither a known name nor a unit, range or flag", !in_table ? weights::bare
                                                           : reading.read.kind == ValueKind::number
                                                               ? weights::bare_number_in_table
                                                               : weights::bare_in_table});
  }
}

// "Electrophoresis: No monoclonal protein   detected": the words that turn the result around stand
// in front of it, where the name is.
void weigh_negation(RowReading& reading, const Catalogue& catalogue) {
  const std::string key = fold_name(reading.name.text);
  if (reading.read.kind != ValueKind::word || catalogue.find_name(key) != nullptr) return;
  for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
    const std::string_view rest = std::string_view(key).substr(at + 1);
    if (catalogue.lexicon().longest(rest, WordRole::negation).entry == nullptr) continue;
    reading.evidence.push_back({"a word in front that turns it around", weights::negated});
    return;
  }
}

// "Blood culture: Gram negative": what stands behind a colon or dots is the result's, no name's.
void weigh_led_words(RowReading& reading, const Catalogue& catalogue) {
  if (reading.read.kind != ValueKind::word || reading.value.cell != reading.name.cell) return;
  const std::string_view name = reading.name.text;
  const std::size_t colon = reading.known_name ? name.rfind(": ") : name.npos;
  const std::size_t dots = name.rfind(".... ");
  const std::size_t lead = dots == name.npos ? colon : dots + 3;
  const auto is_name = [&](std::string_view text) { return catalogue.find_name(fold_name(text)); };
  if (lead == name.npos || is_name(name) || is_name(name.substr(lead + 1))) return;
  reading.evidence.push_back({"words in front that are the result's", weights::negated});
}

// "ANTIBIOGRAM - Isolate 1: Escherichia coli": the germ of the antibiotics below, found above.
void weigh_germ_of_heading(RowReading& reading, const Lexicon& lexicon) {
  const bool named = reading.known_name && reading.known_start;
  if (named || reading.read.word != "organism" || reading.value.cell != reading.name.cell) {
    return;
  }
  const std::string key = fold_name(reading.name.text);
  if (lexicon.longest(key, WordRole::susceptibility_heading).entry == nullptr) return;
  reading.evidence.push_back({"the heading of an antibiogram", weights::negated});
}

// "Your triglycerides are  188 mg/dL", of a sentence that says more: no name.
void weigh_sentence(RowReading& reading, const Lexicon& lexicon) {
  const std::string key = fold_name(reading.name.text);
  if (lexicon.longest(key, WordRole::told_owner).entry == nullptr) return;
  for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
    if (lexicon.find(std::string_view(key).substr(at + 1), WordRole::told_verb) == nullptr)
      continue;
    reading.evidence.push_back({"a sentence to the reader", weights::negated});
    return;
  }
}

bool is_shortened(const RowReading& reading, std::string_view ucum, const Catalogue& catalogue) {
  const std::string longer = std::string(ucum) + "/";
  return ucum.find('/') != std::string_view::npos &&
         std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](AnalyteIndex index) {
           const auto units = catalogue.analyte(index).units;
           return std::any_of(units.begin(), units.end(), [&](const AnalyteUnit& unit) {
             return unit.ucum.starts_with(longer);
           });
         });
}

// "mg" alone is a dose; a result has a unit that some analyte is given in.
bool measures_something(std::string_view ucum, const Catalogue& catalogue) {
  const auto analytes = catalogue.analytes();
  return ucum.find('/') != std::string_view::npos ||
         std::any_of(analytes.begin(), analytes.end(),
                     [&](const Analyte& analyte) { return find_unit(analyte, ucum) != nullptr; });
}

void weigh_unit(RowReading& reading, const Catalogue& catalogue) {
  if (reading.unit.empty()) return;
  const auto ucum = ucum_of(reading.unit.text, catalogue);
  if (is_dose(reading.unit.text, reading.candidates, catalogue)) {
    reading.evidence.push_back({"a dose", weights::dose});
    return;
  }
  if (!ucum) {
    // "pending, previous 44 ng/mL"
    if (catalogue.lexicon().find(fold_name(reading.unit.text), WordRole::header_previous)) {
      reading.evidence.push_back({"a word for earlier results", weights::contradiction});
      return;
    }
    const bool has_form = reading.unit.text.find_first_of("/^%0123456789") != std::string::npos;
    reading.evidence.push_back(has_form ? Evidence{"a unit by its form", weights::unit_form}
                                        : Evidence{"a unit of no analyte", weights::unit_of_none});
    return;
  }
  if (!reading.known_name && !measures_something(*ucum, catalogue)) {
    reading.evidence.push_back({"a unit of no analyte", weights::unit_of_none});
    return;
  }
  reading.evidence.push_back({"a unit", weights::unit});
  if (reading.candidates.empty()) return;
  const bool fits = unit_fits(reading, *ucum, catalogue);
  // "ml/min" for "ml/min/1.73 m2"
  if (!fits && is_shortened(reading, *ucum, catalogue)) return;
  // "Leukocytes   2 - 3 /HPF": in a field of the microscope lies urine, whatever has the name in
  // blood.
  if (!fits && ucum->starts_with("/[")) return;
  // "Leukocytes   100 %   6.34 /nl": the share of all stands beside the count.
  if (!fits && reading.unit.text == "%" && !reading.more.empty()) return;
  reading.evidence.push_back(
      fits ? Evidence{"the unit fits the name", weights::unit_fits}
           : Evidence{"the unit does not fit the name", weights::unit_misfits});
}

// Whether a folded name holds words of the role and others.
bool holds_words_among_others(std::string_view key, WordRole role, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t length = lexicon.longest(key.substr(at), role).length;
    if (length > 0) return length < key.size();
    const std::size_t blank = key.find(' ', at);
    at = blank == std::string_view::npos ? key.size() : blank + 1;
  }
  return false;
}

// "LDL goal: below 70 mg/dL", "Target INR   2.5", "TSH, population mean   1.8", "HbA1c targets:
// general   53": the words stand in the name, or label it.
bool is_target(const RowReading& reading, const Catalogue& catalogue) {
  if (!reading.range.empty() || reading.read.kind != ValueKind::number) return false;
  if (reading.labelled_target) return true;
  // "HbA1c (target <7 %)   6.5": the limit in the bracket is the goal.
  std::string_view name = reading.name.text;
  const std::size_t bracket = std::min(name.find('('), name.size());
  if (holds_digit(name.substr(bracket))) name = name.substr(0, bracket);
  const std::string key = fold_name(name);
  return holds_words_among_others(key, WordRole::target_word, catalogue.lexicon()) &&
         catalogue.find_name(key) == nullptr;
}

// "<22   >66   +": what is below a limit is not high for it, so that the flag is another number's.
bool has_flag_of_another(const RowReading& reading) {
  const bool below = is_below(reading.read.comparator);
  const bool above = is_above(reading.read.comparator);
  // "0.5 - 2.5   ▼   <0.25": nor is anything low for an upper limit.
  const bool upper = reading.range.text.starts_with('<') || reading.range.text.starts_with("≤");
  const bool lower = reading.range.text.starts_with('>') || reading.range.text.starts_with("≥");
  return reading.could_be_range && !reading.range.empty() &&
         (((below || lower) && reading.flag_meaning.ends_with("high")) ||
          ((above || upper) && reading.flag_meaning.ends_with("low")));
}

void weigh_result(RowReading& reading, const RowContext& context, const Catalogue& catalogue) {
  const Columns* columns = context.columns;
  weigh_value(reading,
              columns && (columns->has(ColumnRole::unit) || columns->has(ColumnRole::range)));
  if (reading.read.kind == ValueKind::word) {
    weigh_band_word(reading, catalogue);
    weigh_grades(reading, catalogue.lexicon());
    weigh_negation(reading, catalogue);
    weigh_led_words(reading, catalogue);
    weigh_germ_of_heading(reading, catalogue.lexicon());
  }
  weigh_sentence(reading, catalogue.lexicon());
  weigh_stand_in(reading, catalogue);
}

void weigh_range(RowReading& reading) {
  auto& evidence = reading.evidence;
  const bool word = reading.read.kind == ValueKind::word;
  if (reading.limits) {
    evidence.push_back({"a range", weights::range});
    const bool words = word && !reading.read.word.empty() && !holds_digit(reading.range.text);
    if (words) evidence.push_back({"a word result and a word range", weights::both_words});
  } else if (!reading.range.empty() && !reading.labelled_range) {
    // "Colour   Greyish white   Greyish white", "Liquefaction   Complete at 30 min   Complete"
    const std::string wanted = fold_name(reading.range.text);
    const std::string said = fold_name(reading.value.text);
    const bool expected =
        reading.known_name && word && (said == wanted || said.starts_with(wanted + " "));
    evidence.push_back(expected ? Evidence{"the words that are expected", weights::both_words}
                                : Evidence{"words in the place of a range", weights::range_words});
  }
}

void weigh_marks(RowReading& reading) {
  auto& evidence = reading.evidence;
  if (is_limit_behind_unit(reading))
    evidence.push_back({"a limit behind the unit of no result", weights::contradiction});
  if (!reading.flag.empty()) evidence.push_back({"a flag", weights::flag});
  if (has_flag_of_another(reading))
    evidence.push_back({"the flag is another number's", weights::contradiction});
  if (reading.labelled_value)
    evidence.push_back({"a label says it is the result", weights::labelled});
  if (reading.labelled_name)
    evidence.push_back({"a label says it is the name", weights::labelled_name});
}

// All that a result has, so that a remark above it says little.
bool is_complete(const RowReading& reading, const Catalogue& catalogue) {
  const bool placed = under_title(reading) && !reading.name.empty() &&
                      catalogue.find_name(fold_name(reading.name.text)) != nullptr;
  // "Anti-HCV   Not detected   Not detected" below its titles
  const bool told = is_definite_word(reading.read.word, catalogue) && under_title(reading) &&
                    !reading.range.empty();
  const bool measured =
      reading.read.kind == ValueKind::number && (!reading.unit.empty() || reading.limits || placed);
  return (measured || told) && reading.left_over.empty();
}

void weigh_context(RowReading& reading, const RowContext& context, const Catalogue& catalogue) {
  auto& evidence = reading.evidence;
  if (context.columns) evidence.push_back({"in a table with titles", weights::in_table});
  if (context.unplaced)
    evidence.push_back({"cells that fit the titles in several ways", weights::unplaced});
  if (context.in_guide && reading.could_be_range && reading.range.empty())
    evidence.push_back({"a limit in a list of limits", weights::band_line});
  if (is_target(reading, catalogue))
    evidence.push_back({"what a result should become", weights::band_line});
  if (context.after_row) evidence.push_back({"next to another result", weights::after_row});
  if (context.antigens &&
      (reading.read.kind == ValueKind::titre || reading.read.kind == ValueKind::word))
    evidence.push_back({"a titre below the title of its antigen", weights::antigens});
  if (context.listed) evidence.push_back({"one of a list of results", weights::listed});
  if (!context.in_comment) return;
  const bool beside = is_complete(reading, catalogue) && !context.is_comment;
  evidence.push_back({"inside a comment", beside ? weights::inside_comment : weights::comment});
}

std::string_view refusal_of(const RowReading& reading) {
  if (reading.name.empty()) return "no name beside the value";
  if (!reading.has_value()) return "no value beside the name";
  if (reading.score() >= weights::acceptable) return {};
  const auto worst = std::ranges::min_element(reading.evidence, {}, &Evidence::weight);
  const bool against = worst != reading.evidence.end() && worst->weight < 0;
  return against ? worst->what : "neither unit nor range nor titles";
}

// "reactive" beside "Non-", of which nobody knows whether it is the front of the word.
void weigh_torn_negation(RowReading& reading, const Lexicon& lexicon) {
  if (reading.read.kind != ValueKind::word) return;
  const bool torn =
      std::any_of(reading.left_over.begin(), reading.left_over.end(), [&](const std::string& word) {
        return lexicon.find(fold_name(word), WordRole::negation) != nullptr;
      });
  if (torn) reading.evidence.push_back({"a word that may turn it around", weights::contradiction});
}

}  // namespace

void weigh(RowReading& reading, const RowContext& context, const Catalogue& catalogue) {
  constexpr std::size_t usual = 10;  // pieces of evidence beside the placement
  reading.evidence.reserve(reading.placement.size() + usual);
  reading.evidence = reading.placement;
  weigh_name(reading, catalogue);
  weigh_unit(reading, catalogue);
  if (reading.has_value()) weigh_result(reading, context, catalogue);
  weigh_range(reading);
  weigh_limit_of_band(reading, catalogue.lexicon());
  weigh_marks(reading);
  weigh_context(reading, context, catalogue);
  for (std::size_t i = 0; i < reading.left_over.size(); ++i) {
    reading.evidence.push_back({"a word without a place", weights::left_over});
  }
  weigh_torn_negation(reading, catalogue.lexicon());
  reading.refusal = refusal_of(reading);
}

}  // namespace labread
