#include "output/fhir_observation.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "interpreter/normalise.h"
#include "interpreter/wording.h"
#include "output/print_json.h"
#include "output/status_marks.h"
#include "output/words.h"

namespace labread {
namespace {

using Json = FhirJson;
using Row = std::pair<std::string_view, std::string_view>;

std::string_view second_of(std::span<const Row> rows, std::string_view first) {
  const auto row = std::ranges::find(rows, first, &Row::first);
  return row == rows.end() ? std::string_view() : row->second;
}

// The system of a code as FHIR names it; empty where only its sender knows it.
std::string system_of(const Code& code) {
  static constexpr auto names = std::to_array<Row>({
      {"LOINC", loinc_system},
      {"SNOMED CT", snomed_system},
      {"JLAC10", "urn:oid:1.2.392.200119.4.504"},
      {"CPT", "http://www.ama-assn.org/go/cpt"},
  });
  if (const auto known = second_of(names, code.system); !known.empty()) return std::string(known);
  if (code.system.find("://") != std::string::npos || code.system.starts_with("urn:")) {
    return code.system;
  }
  const bool oid = !code.system.empty() && code.system.find('.') != std::string::npos &&
                   code.system.find_first_not_of("0123456789.") == std::string::npos;
  return oid ? "urn:oid:" + code.system : "";
}

Json code_of(const Result& result, const std::optional<Observation>& observation) {
  Json codings = Json::array();
  const auto add = [&](const std::string& system, std::string_view code) {
    Json coding = system.empty() ? Json{{"code", code}} : fhir_coding(system, code);
    if (std::ranges::find(codings, coding) == codings.end()) codings.push_back(std::move(coding));
  };
  for (const Code& code : result.codes) add(system_of(code), code.code);
  if (observation && !observation->loinc.empty()) {
    add(std::string(loinc_system), observation->loinc);
  }
  Json concept_value = Json::object();
  if (!codings.empty()) concept_value["coding"] = std::move(codings);
  concept_value["text"] = result.name;
  return concept_value;
}

// The UCUM code of what is printed; none where labread inferred the unit, could not agree with the
// analyte on it, or a spelling of an unknown test may mean several units.
std::string_view unit_code_of(std::string_view printed, const JudgedResult& judged,
                              const Catalogue& catalogue) {
  if (printed.empty()) return {};
  const auto spellings = catalogue.units_of(fold_unit(printed));
  const std::optional<Observation>& observation = judged.observation;
  if (!observation) return spellings.size() == 1 ? spellings.front().ucum : std::string_view();
  if (observation->unit_inferred || observation->unit.empty()) return {};
  for (const UnitSpelling& spelling : spellings) {
    if (spelling.ucum == observation->unit) return spelling.ucum;
  }
  return spellings.empty() ? observation->unit : std::string_view();
}

Json quantity_of(const Decimal& number, std::string_view unit, std::string_view code) {
  Json quantity = {{"value", exact_number(number)}};
  if (!unit.empty()) quantity["unit"] = unit;
  if (code.empty()) return quantity;
  quantity["system"] = ucum_system;
  quantity["code"] = code;
  return quantity;
}

// FHIR's word for why a laboratory gives no value.
std::string_view absence_of(std::string_view status_word) {
  static constexpr auto rows = std::to_array<Row>({
      {"pending", "temp-unknown"},
      {"not_performed", "not-performed"},
      {"cancelled", "not-performed"},
      {"see_note", "as-text"},
      {"insufficient", "error"},
      {"haemolysed", "error"},
  });
  const std::string_view code = second_of(rows, status_word);
  return code.empty() ? "unknown" : code;
}

// Words, and numbers that could not be read beyond doubt, with the unit behind them.
std::string value_text(const Result& result) {
  const std::string& value = result.value.empty() ? result.read.word : result.value;
  const bool numeric = result.read.number || result.read.ambiguous;
  return numeric && !result.unit.empty() ? value + ' ' + result.unit : value;
}

void add_value(Json& resource, const FhirScene& scene, const Result& result,
               const JudgedResult& judged) {
  const Value& value = result.read;
  const std::string_view code = unit_code_of(result.unit, judged, scene.catalogue);
  const bool exact = value.number && !value.ambiguous;
  if (value.kind == ValueKind::status) {
    resource["dataAbsentReason"] =
        fhir_concept("http://terminology.hl7.org/CodeSystem/data-absent-reason",
                     absence_of(value.word), value_text(result));
  } else if (exact && value.kind == ValueKind::number) {
    Json quantity = quantity_of(*value.number, result.unit, code);
    if (value.comparator != Comparator::none) {
      quantity["comparator"] = symbol_of(value.comparator);
    }
    resource["valueQuantity"] = std::move(quantity);
  } else if (exact && value.kind == ValueKind::interval && value.upper) {
    resource["valueRange"] = {{"low", quantity_of(*value.number, result.unit, code)},
                              {"high", quantity_of(*value.upper, result.unit, code)}};
  } else {
    resource["valueString"] = value_text(result);
  }
}

Json person_of(Sex sex) {
  return fhir_concept(snomed_system, sex == Sex::female ? "248152002" : "248153007", word_of(sex));
}

bool is_whole(const Decimal& number) { return Decimal{number.coefficient, 0} == number; }

// Ages of a band end before `age_max`; in FHIR the upper limit belongs to the range.
Json ages_of(const Band& band) {
  Json ages = Json::object();
  if (band.age_min) ages["low"] = quantity_of(*band.age_min, "years", "a");
  if (band.age_max) {
    Decimal last = *band.age_max;
    if (is_whole(last)) last.coefficient -= 1;
    ages["high"] = quantity_of(last, "years", "a");
  }
  return ages;
}

void add_bounds(Json& range, const std::optional<Bound>& low, const std::optional<Bound>& high,
                std::string_view unit, std::string_view code) {
  if (low) range["low"] = quantity_of(low->value, unit, code);
  if (high) range["high"] = quantity_of(high->value, unit, code);
}

// The printed ranges alone. FHIR's limits always belong to their range, so the text, which says
// "<4.0", leads.
Json ranges_of(const FhirScene& scene, const Result& result, const JudgedResult& judged) {
  const PrintedRange& printed = result.range;
  const std::string& unit = printed.unit.empty() ? result.unit : printed.unit;
  const std::string_view code = unit_code_of(unit, judged, scene.catalogue);
  Json ranges = Json::array();
  for (const Band& band : printed.bands) {
    Json range = Json::object();
    add_bounds(range, band.low, band.high, unit, code);
    if (!band.sex && !band.label.empty()) range["type"] = fhir_text(band.label);
    if (band.sex) range["appliesTo"] = Json::array({person_of(*band.sex)});
    if (Json ages = ages_of(band); !ages.empty()) range["age"] = std::move(ages);
    range["text"] = band.text.empty() ? band.label : band.text;
    if (!range["text"].get_ref<const std::string&>().empty()) ranges.push_back(std::move(range));
  }
  if (printed.text.empty() || !ranges.empty()) return ranges;
  Json range = Json::object();
  add_bounds(range, printed.low, printed.high, unit, code);
  range["text"] = printed.text;
  ranges.push_back(std::move(range));
  return ranges;
}

constexpr std::string_view interpretation_system =
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

std::string_view code_of_meaning(std::string_view meaning) {
  static constexpr auto rows = std::to_array<Row>({
      {"low", "L"},
      {"high", "H"},
      {"critical_low", "LL"},
      {"critical_high", "HH"},
      {"abnormal", "A"},
      {"normal", "N"},
  });
  return second_of(rows, meaning);
}

// The letters of our mark are those of HL7; a question mark is none of them.
std::string_view code_of_verdict(const JudgedResult& judged) {
  const std::string_view letters = mark_of(judged).letters;
  return letters == "?" ? std::string_view() : letters;
}

Json interpretations_of(const Result& result, const JudgedResult& judged) {
  Json list = Json::array();
  // A coded report may state a flag that it does not print.
  const std::string_view code = code_of_meaning(result.flag_meaning);
  const std::string_view flag = result.flag.empty() ? code : std::string_view(result.flag);
  if (!flag.empty()) {
    list.push_back(code.empty() ? fhir_text(flag)
                                : fhir_concept(interpretation_system, code, flag));
  }
  const std::string_view verdict = code_of_verdict(judged);
  if (!verdict.empty()) {
    const std::string words = std::string(fhir_own_mark) +
                              (judged.critical.empty() ? "" : "critical, ") +
                              std::string(name_of(judged.status));
    list.push_back(fhir_concept(interpretation_system, verdict, words));
  }
  return list;
}

// "Endocrine Society 2011: deficiency (up to 20 ng/mL) [ES_2011]"
std::string judgement_text(const Judgement& judgement) {
  const std::string limits =
      plain_bounds(judgement.low, judgement.high, plain_unit(judgement.unit));
  const std::string in_brackets = limits.empty() ? "" : " (" + limits + ")";
  std::string text;
  switch (judgement.kind) {
    case YardstickKind::printed_range:
    case YardstickKind::printed_flag: return {};
    case YardstickKind::interval: text = "Known range" + in_brackets + ": "; break;
    case YardstickKind::tiers: text = std::string(judgement.title) + ": "; break;
    case YardstickKind::critical_limit: text = "Critical limit" + in_brackets + ": "; break;
  }
  if (judgement.status) text += name_of(*judgement.status);
  if (judgement.kind == YardstickKind::tiers) {
    text += judgement.tier_label.empty() ? judgement.note : judgement.tier_label;
    if (!judgement.tier_label.empty()) text += in_brackets;
  }
  if (!judgement.source.empty()) {
    text += " [" + std::string(judgement.source) +
            (judgement.source_checked ? "]" : ", not checked in the source itself]");
  }
  return text;
}

std::string reason_text(const JudgedResult& judged, const Catalogue& catalogue) {
  if (judged.reason.empty()) return {};
  const Sentence* sentence = catalogue.sentence(judged.reason);
  const std::string_view why = sentence ? sentence->text : explain_reason(judged.reason);
  return judged.status == Status::undecidable ? "Not judged: " + std::string(why)
                                              : capitalised(why);
}

std::string earlier_text(const Result& result) {
  std::string text;
  for (const Previous& earlier : result.previous) {
    text += text.empty() ? "Printed as earlier results: " : "; ";
    text += earlier.value + (earlier.unit.empty() ? "" : ' ' + earlier.unit);
    if (!earlier.date.empty()) text += " on " + earlier.date;
  }
  return text;
}

Json notes_of(const FhirScene& scene, const Result& result, const JudgedResult& judged) {
  Json notes = Json::array();
  const auto add = [&](const std::string& text) {
    if (!text.empty()) notes.push_back({{"authorString", "labread"}, {"text", text}});
  };
  add(reason_text(judged, scene.catalogue));
  if (judged.observation && judged.observation->unit_inferred) {
    add("The unit is not printed; the printed range fits " + std::string(judged.observation->unit) +
        " only, by which it is judged.");
  }
  if (!result.repaired.empty()) add("Printed as “" + result.repaired + "”.");
  for (const Judgement& judgement : judged.judged_by) add(judgement_text(judgement));
  add(judged.agreement.text);
  add(earlier_text(result));
  if (result.where.page > 0 && (scene.source.kind == "pdf" || scene.source.kind == "text")) {
    add("Page " + std::to_string(result.where.page) + ", line " +
        std::to_string(result.where.line) + " of the report.");
  }
  return notes;
}

void add_unless_empty(Json& resource, const char* name, Json list) {
  if (!list.empty()) resource[name] = std::move(list);
}

}  // namespace

std::string_view fhir_status(const Report& report) {
  return report.header.status.empty() ? "unknown" : std::string_view(report.header.status);
}

std::optional<std::string> fhir_specimen_of(const Result& result, const ReportHeader& header) {
  const std::string& specimen = result.specimen.empty() ? header.specimen : result.specimen;
  if (specimen.empty() && !header.received) return std::nullopt;
  return specimen;
}

std::string fhir_specimen_key(std::string_view specimen) {
  return "specimen/" + std::string(specimen);
}

Json fhir_observation(const FhirScene& scene, std::size_t index) {
  const Result& result = scene.answer.report.results[index];
  const JudgedResult& judged = scene.answer.results[index];
  const ReportHeader& header = scene.answer.report.header;
  Json resource = {{"resourceType", "Observation"},
                   {"status", fhir_status(scene.answer.report)},
                   {"category", Json::array({fhir_category()})},
                   {"code", code_of(result, judged.observation)},
                   {"subject", scene.reference("patient")}};
  add_moment(resource, "effectiveDateTime", result.collected ? result.collected : header.collected);
  if (!header.laboratory.empty()) {
    resource["performer"] = Json::array({scene.reference("laboratory")});
  }
  add_value(resource, scene, result, judged);
  add_unless_empty(resource, "interpretation", interpretations_of(result, judged));
  add_unless_empty(resource, "note", notes_of(scene, result, judged));
  if (const auto specimen = fhir_specimen_of(result, header)) {
    resource["specimen"] = scene.reference(fhir_specimen_key(*specimen));
  }
  add_unless_empty(resource, "referenceRange", ranges_of(scene, result, judged));
  return resource;
}

}  // namespace labread
