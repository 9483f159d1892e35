// Small reports for tests: results as they would have been read from a page.
#pragma once

#include <string>
#include <string_view>

#include "base/fold.h"
#include "interpreter/interpretation.h"

namespace labread::make {

inline Decimal number(std::string_view text) {
  return parse_decimal(text, DecimalMark::point).value();
}

inline Value value(std::string_view text) {
  Value result;
  if (text.starts_with('<') || text.starts_with('>')) {
    result.comparator = text.front() == '<' ? Comparator::less : Comparator::greater;
    text.remove_prefix(1);
    if (text.starts_with('=')) {
      result.comparator = result.comparator == Comparator::less ? Comparator::less_equal
                                                                : Comparator::greater_equal;
      text.remove_prefix(1);
    }
  }
  result.number = number(text);
  return result;
}

// "30-100", "<5", ">=60"; empty: none printed.
inline PrintedRange range(std::string_view text) {
  PrintedRange result;
  result.text = text;
  if (text.empty()) return result;
  if (text.front() == '<' || text.front() == '>') {
    const Value bound = value(text);
    const bool inclusive =
        bound.comparator == Comparator::less_equal || bound.comparator == Comparator::greater_equal;
    (text.front() == '<' ? result.high : result.low) = Bound{*bound.number, inclusive};
    return result;
  }
  const std::size_t dash = text.find('-');
  result.low = Bound{number(text.substr(0, dash)), true};
  result.high = Bound{number(text.substr(dash + 1)), true};
  return result;
}

inline Result result(std::string_view name, std::string_view value_text, std::string_view unit,
                     std::string_view range_text = "") {
  Result made;
  made.name = name;
  made.value = value_text;
  made.unit = unit;
  made.read = value(value_text);
  made.range = range(range_text);
  const std::string key = fold_name(name);
  const Catalogue& catalogue = Catalogue::built_in();
  const Name* whole = catalogue.find_name(key);
  if (whole == nullptr) whole = catalogue.match_name(key).name;
  if (whole != nullptr) made.candidates.assign(whole->analytes.begin(), whole->analytes.end());
  return made;
}

inline Report report(std::vector<Result> results) {
  Report made;
  made.results = std::move(results);
  for (std::size_t i = 0; i < made.results.size(); ++i) {
    made.results[i].where.page = 1;
    made.results[i].where.line = static_cast<int>(i) + 1;
  }
  return made;
}

inline Patient person(Sex sex, std::string_view age) {
  Patient patient;
  patient.sex = sex;
  patient.age_years = number(age);
  return patient;
}

inline Patient woman() { return person(Sex::female, "45"); }

inline Interpretation answer(std::vector<Result> results, const Patient& patient = woman()) {
  return interpret(report(std::move(results)), patient, Catalogue::built_in());
}

inline const Finding* find(const Interpretation& answer, std::string_view id) {
  for (const Finding& finding : answer.findings) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

inline std::string_view analyte_of(const Interpretation& answer, std::size_t index) {
  const auto& observation = answer.results.at(index).observation;
  return observation ? Catalogue::built_in().analyte(observation->analyte).id : "";
}

}  // namespace labread::make
