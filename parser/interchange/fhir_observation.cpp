#include "parser/interchange/fhir_observation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "parser/interchange/timestamp.h"
#include "parser/rows/susceptibility.h"

namespace labread {
namespace {

std::string tidy(const JsonValue& json) { return tidy_text(json.text()); }

// The code "1" says that there is no unit: nobody prints it.
std::string unit_of(const JsonValue& quantity) {
  std::string unit = tidy(quantity["unit"]);
  if (!unit.empty()) return unit;
  std::string code = tidy(quantity["code"]);
  return code == "1" ? std::string() : code;
}

std::string quantity_text(const JsonValue& quantity) {
  const std::string number = tidy(quantity["value"]);
  return number.empty() ? number : tidy(quantity["comparator"]) + number;
}

void read_quantity(const JsonValue& quantity, PrintedRow& row) {
  row.value = quantity_text(quantity);
  row.unit = unit_of(quantity);
  if (quantity["system"].text() == "http://unitsofmeasure.org") {
    row.unit_code = tidy(quantity["code"]);
  }
  row.number = parse_decimal(tidy(quantity["value"]), DecimalMark::point);
}

void read_range_value(const JsonValue& range, PrintedRow& row) {
  row.value = tidy(range["low"]["value"]) + " - " + tidy(range["high"]["value"]);
  row.unit = unit_of(range["low"]);
}

// "1:320"; "12 mg : 1 g" is 12 mg/g.
void read_ratio(const JsonValue& ratio, PrintedRow& row) {
  const JsonValue& upper = ratio["numerator"];
  const JsonValue& lower = ratio["denominator"];
  const std::string measure = unit_of(lower);
  if (measure.empty() || measure == "1") {
    row.value = quantity_text(upper) + ":" + quantity_text(lower);
    row.unit = unit_of(upper);
  } else if (quantity_text(lower) == "1") {
    row.value = quantity_text(upper);
    row.unit = unit_of(upper) + "/" + measure;
  } else {
    row.value =
        quantity_text(upper) + " " + unit_of(upper) + " : " + quantity_text(lower) + " " + measure;
  }
}

// value[x] of an Observation or component.
void read_stated_value(const JsonValue& holder, PrintedRow& row) {
  using Kind = JsonValue::Kind;
  if (const auto& quantity = holder["valueQuantity"]; quantity.is(Kind::object)) {
    read_quantity(quantity, row);
  } else if (const auto& range = holder["valueRange"]; range.is(Kind::object)) {
    read_range_value(range, row);
  } else if (const auto& ratio = holder["valueRatio"]; ratio.is(Kind::object)) {
    read_ratio(ratio, row);
  } else if (const auto& words = holder["valueCodeableConcept"]; words.is(Kind::object)) {
    row.value = fhir_concept_text(words);
  } else {
    // A date or a time is no result of a laboratory.
    for (const std::string_view name : {"valueString", "valueInteger", "valueBoolean"}) {
      if (row.value.empty()) row.value = tidy(holder[name]);
    }
  }
}

void read_value(const JsonValue& holder, PrintedRow& row) {
  read_stated_value(holder, row);
  if (!row.value.empty()) return;
  // "not-performed" and the like stand in the value's place.
  static constexpr auto says_nothing = std::to_array<std::string_view>(
      {"unknown", "asked-unknown", "temp-unknown", "not-asked", "not-applicable", "masked"});
  const JsonValue& reason = holder["dataAbsentReason"];
  const std::string_view code = reason["coding"].first()["code"].text();
  const bool silent =
      reason["text"].text().empty() &&
      std::find(says_nothing.begin(), says_nothing.end(), code) != says_nothing.end();
  if (!silent) row.value = fhir_concept_text(reason);
}

void read_codes(const JsonValue& concept_value, PrintedRow& row) {
  for (const JsonValue& coding : concept_value["coding"].each()) {
    add_code(row.codes, coding["system"].text(), coding["code"].text());
    std::string display = tidy(coding["display"]);
    if (!display.empty()) row.other_names.push_back(std::move(display));
  }
  row.name = fhir_concept_text(concept_value);
}

// A verdict that labread itself wrote beside a result: no flag of the laboratory.
constexpr std::string_view own_mark = "labread: ";

// The codes of all interpretations; FHIR before R4 had one.
std::string flag_of(const JsonValue& holder) {
  std::string flags;
  for (const JsonValue& interpretation : holder["interpretation"].each()) {
    if (interpretation["text"].text().starts_with(own_mark)) continue;
    std::string flag = tidy(interpretation["coding"].first()["code"]);
    if (flag.empty()) flag = fhir_concept_text(interpretation);
    if (!flag.empty()) flags += (flags.empty() ? "" : ",") + flag;
  }
  return flags;
}

std::optional<Bound> bound(const JsonValue& quantity) {
  const auto number = parse_decimal(tidy(quantity["value"]), DecimalMark::point);
  return number ? std::optional(Bound{*number, true}) : std::nullopt;
}

// "3.5 - 5.0", ">=3.5", "<=5.0".
std::string bounds_text(const JsonValue& range) {
  const std::string low = quantity_text(range["low"]);
  const std::string high = quantity_text(range["high"]);
  if (!low.empty() && !high.empty()) return low + " - " + high;
  if (!low.empty()) return ">=" + low;
  return high.empty() ? std::string() : "<=" + high;
}

// A reference range of healthy people, not a target or a limit of danger.
bool is_normal(const JsonValue& range) {
  const JsonValue& type = range["type"];
  if (type.is(JsonValue::Kind::null)) return true;
  const std::string code(type["coding"].first()["code"].text());
  return code.empty() || code == "normal" || code == "N" || code == "260395002";
}

std::optional<Sex> sex_of(const JsonValue& range) {
  for (const JsonValue& group : range["appliesTo"].each()) {
    for (const JsonValue& coding : group["coding"].each()) {
      const std::string_view code = coding["code"].text();
      if (code == "female" || code == "F" || code == "248152002") return Sex::female;
      if (code == "male" || code == "M" || code == "248153007") return Sex::male;
    }
  }
  return std::nullopt;
}

std::optional<Decimal> years(const JsonValue& quantity) {
  const auto number = parse_decimal(tidy(quantity["value"]), DecimalMark::point);
  const std::string_view unit =
      quantity["code"].text().empty() ? quantity["unit"].text() : quantity["code"].text();
  if (!number) return std::nullopt;
  if (unit == "a" || unit.starts_with('y') || unit.empty()) return number;
  const double per_year = unit.starts_with("mo") ? 12 : unit.starts_with('w') ? 52.18 : 365.25;
  return decimal_from(std::round(number->to_double() / per_year * 100) / 100);
}

Band band_of(const JsonValue& range) {
  Band band;
  band.label = tidy(range["text"]);
  for (const JsonValue& group : range["appliesTo"].each()) {
    if (band.label.empty()) band.label = fhir_concept_text(group);
  }
  const std::string bounds = bounds_text(range);
  band.text = holds_digit(band.label) || bounds.empty() ? band.label
              : band.label.empty()                      ? bounds
                                                        : band.label + ": " + bounds;
  band.low = bound(range["low"]);
  band.high = bound(range["high"]);
  band.sex = sex_of(range);
  band.age_min = years(range["age"]["low"]);
  band.age_max = years(range["age"]["high"]);
  return band;
}

// For everybody: a single range without sex and age.
bool is_plain(const Band& band) { return !band.sex && !band.age_min && !band.age_max; }

void read_single_range(const JsonValue& range, PrintedRow& row) {
  const std::string text = tidy(range["text"]);
  const std::string bounds = bounds_text(range);
  row.range = holds_digit(text) || bounds.empty() ? text : bounds;
  PrintedRange structured;
  structured.low = bound(range["low"]);
  structured.high = bound(range["high"]);
  const std::string unit = unit_of(structured.low ? range["low"] : range["high"]);
  if (unit != row.unit) structured.unit = unit;
  if (structured.low || structured.high) row.structured = std::move(structured);
}

// An age "to 17" holds until 18, unless the next band starts at 17 already.
void close_ages(std::vector<Band>& bands) {
  std::vector<Decimal> starts;
  for (const Band& band : bands) {
    if (band.age_min) starts.push_back(*band.age_min);
  }
  for (Band& band : bands) {
    if (!band.age_max || band.age_max->places != 0) continue;
    if (std::find(starts.begin(), starts.end(), *band.age_max) == starts.end()) {
      ++band.age_max->coefficient;
    }
  }
}

void read_ranges(const JsonValue& holder, PrintedRow& row) {
  std::vector<const JsonValue*> ranges;
  for (const JsonValue& range : holder["referenceRange"].each()) {
    if (is_normal(range)) ranges.push_back(&range);
  }
  if (ranges.size() == 1 && is_plain(band_of(*ranges[0]))) {
    read_single_range(*ranges[0], row);
    return;
  }
  PrintedRange structured;
  for (const JsonValue* range : ranges) {
    Band band = band_of(*range);
    if (band.text.empty()) continue;
    row.range += (row.range.empty() ? "" : "\n") + band.text;
    structured.bands.push_back(std::move(band));
  }
  // A band alone is one that the laboratory chose for this person.
  if (structured.bands.size() == 1) {
    read_single_range(*ranges[0], row);
  } else if (!structured.bands.empty()) {
    close_ages(structured.bands);
    row.structured = std::move(structured);
  }
}

// An antibiotic without a concentration, as in a printed antibiogram.
void take_susceptibility(PrintedRow& row, const Lexicon& lexicon) {
  if (!row.value.empty() || !is_susceptibility_letter(row.flag)) return;
  if (is_antibiotic(row.name, lexicon)) row.value = std::exchange(row.flag, {});
}

PrintedRow row_of(const JsonValue& holder, const Lexicon& lexicon) {
  PrintedRow row;
  read_codes(holder["code"], row);
  read_value(holder, row);
  row.flag = flag_of(holder);
  take_susceptibility(row, lexicon);
  read_ranges(holder, row);
  row.line = holder.line();
  return row;
}

}  // namespace

std::vector<PrintedRow> fhir_rows(const JsonValue& observation, const Lexicon& lexicon) {
  std::vector<PrintedRow> rows;
  const auto components = observation["component"].each();
  const bool panel = !components.empty() || !observation["hasMember"].each().empty();
  PrintedRow own = row_of(observation, lexicon);
  // A panel says why it has no value of its own; that is no result.
  const bool said = own.value != fhir_concept_text(observation["dataAbsentReason"]);
  if (!own.value.empty() && (said || !panel)) rows.push_back(std::move(own));
  for (const JsonValue& component : components) {
    PrintedRow row = row_of(component, lexicon);
    row.section = fhir_concept_text(observation["code"]);
    if (!row.value.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

bool fhir_has_value(const JsonValue& holder) {
  PrintedRow row;
  read_stated_value(holder, row);
  return !row.value.empty();
}

std::optional<Decimal> fhir_years(const JsonValue& quantity) { return years(quantity); }

std::string fhir_concept_text(const JsonValue& concept_value) {
  std::string text = tidy(concept_value["text"]);
  for (const std::string_view part : {"display", "code"}) {
    for (const JsonValue& coding : concept_value["coding"].each()) {
      if (text.empty()) text = tidy(coding[part]);
    }
  }
  return text;
}

std::optional<Moment> fhir_date(const JsonValue& holder, const std::string& name) {
  const auto stated = timestamp(holder[name].text());
  for (const JsonValue& extension : holder['_' + name]["extension"].each()) {
    if (!extension["url"].text().ends_with("/originalText")) continue;
    const auto printed = timestamp(extension["valueString"].text());
    const bool same_day = printed && (!stated || stated->date == printed->date);
    if (same_day && !(stated && stated->time)) return printed;
  }
  return stated;
}

std::optional<Moment> fhir_moment(const JsonValue& holder, std::string_view name) {
  const std::string stem(name);
  for (const std::string_view kind : {"DateTime", "Instant"}) {
    if (const auto moment = fhir_date(holder, stem + std::string(kind))) return moment;
  }
  const JsonValue& period = holder[stem + "Period"];
  const auto start = timestamp(period["start"].text());
  return start ? start : timestamp(period["end"].text());
}

}  // namespace labread
