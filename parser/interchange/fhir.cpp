#include "parser/interchange/fhir.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "parser/header/person_name.h"
#include "parser/interchange/fhir_document.h"
#include "parser/interchange/fhir_observation.h"
#include "parser/interchange/fhir_resources.h"
#include "parser/interchange/fhir_xml.h"
#include "parser/interchange/hl7_service.h"
#include "parser/interchange/specimen.h"
#include "parser/interchange/timestamp.h"

namespace labread {
namespace {

constexpr int deepest_panel = 5;                   // panels of panels
constexpr std::size_t searched_bytes = 4'000'000;  // for a resource

// What its category says an Observation is; FHIR before R4 had one category.
enum class Field : std::uint8_t { unsaid, laboratory, other };

Field field_of(const JsonValue& resource) {
  static constexpr auto others =
      std::to_array<std::string_view>({"vital-signs", "social-history", "survey", "imaging", "exam",
                                       "therapy", "activity", "procedure"});
  Field field = Field::unsaid;
  for (const JsonValue& category : resource["category"].each()) {
    for (const JsonValue& coding : category["coding"].each()) {
      const std::string_view code = coding["code"].text();
      if (code == "laboratory" || is_laboratory_service(code)) return Field::laboratory;
      if (is_one_of(code, others) || is_other_service(code)) field = Field::other;
    }
  }
  return field;
}

std::string state_of(std::string_view status) {
  if (status == "registered" || status == "preliminary" || status == "partial") {
    return "preliminary";
  }
  if (status == "amended" || status == "corrected" || status == "appended") return "corrected";
  return status == "final" ? "final" : "";
}

bool is_void(std::string_view status) {
  return status == "entered-in-error" || status == "cancelled";
}

// Cancelled before there was a value, and why: "Specimen hemolyzed" stands in its place.
bool says_why_not(const JsonValue& observation) {
  return observation["status"].text() == "cancelled" && !fhir_has_value(observation) &&
         observation["component"].each().empty() &&
         !fhir_concept_text(observation["dataAbsentReason"]).empty();
}

// The less settled of two states.
void merge_state(std::string& state, const std::string& other) {
  constexpr auto order = std::to_array<std::string_view>({"preliminary", "corrected", "final", ""});
  const auto rank = [&](std::string_view word) { return std::ranges::find(order, word); };
  if (rank(other) < rank(state)) state = other;
}

class FhirReader {
 public:
  FhirReader(const std::vector<JsonValue>& roots, const Catalogue& catalogue, const Limits& limits)
      : resources_(roots), catalogue_(catalogue), limits_(limits), budget_(limits) {
    for (const FhirResource& resource : resources_.all()) {
      if (resource.type() == "DiagnosticReport") claim(resource, resource, 0);
      if (resource.type() == "Patient") only_patient_ = patients_++ == 0 ? &resource : nullptr;
    }
    for (const FhirResource& resource : resources_.all()) {
      if (resource.type() == "Observation") remember_age(resource);
    }
  }

  InterchangeFile read() {
    for (const FhirResource& resource : resources_.all()) {
      if (resource.type() == "Observation") read_observation(resource);
    }
    for (const FhirResource& resource : resources_.all()) {
      if (resource.type() == "DiagnosticReport" || is_laboratory_document(resource)) {
        read_document(resource);
      }
    }
    InterchangeFile file;
    file.attachments = std::move(attachments_);
    for (DraftReport& draft : drafts_) {
      file.reports.push_back(
          finish(std::move(draft), NumberStyle::point, catalogue_, limits_.results));
    }
    file.partial = budget_.partial();
    if (full_) file.partial = "more reports than the limit of " + std::to_string(limits_.reports);
    return file;
  }

 private:
  // Where a person's birth date is not told, an observation may tell the age.
  void remember_age(const FhirResource& observation) {
    static constexpr auto ages = std::to_array<std::string_view>({"30525-0", "21612-7"});
    const JsonValue& json = *observation.json;
    for (const JsonValue& coding : json["code"]["coding"].each()) {
      if (!is_one_of(coding["code"].text(), ages)) continue;
      const FhirResource* patient = resources_.resolve(json["subject"], observation);
      const auto years = fhir_years(json["valueQuantity"]);
      if (patient != nullptr && years) ages_.emplace(patient, *years);
    }
  }

  // Remembers the report that each Observation belongs to, through panels.
  void claim(const FhirResource& holder, const FhirResource& report, int depth) {
    if (depth > deepest_panel) return;
    const auto& json = *holder.json;
    for (const std::string_view list : {"result", "hasMember", "related"}) {
      for (const JsonValue& entry : json[list].each()) {
        const JsonValue& reference = list == "related" ? entry["target"] : entry;
        const FhirResource* member = resources_.resolve(reference, holder);
        if (member == nullptr || member->type() != "Observation") continue;
        if (report_of_.emplace(member, &report).second) claim(*member, report, depth + 1);
      }
    }
  }

  void read_observation(const FhirResource& observation) {
    const JsonValue& json = *observation.json;
    const auto claimed = report_of_.find(&observation);
    const FhirResource* report = claimed == report_of_.end() ? nullptr : claimed->second;
    if (report == nullptr && observation.container != nullptr &&
        observation.container->type() == "DiagnosticReport") {
      report = observation.container;
    }
    if (report != nullptr) told_.insert(report);
    if (!is_laboratory(json, report)) return;
    std::vector<PrintedRow> rows = fhir_rows(json, catalogue_.lexicon());
    const bool withdrawn =
        (is_void(json["status"].text()) && !says_why_not(json)) ||
        (report != nullptr && (*report->json)["status"].text() == "entered-in-error");
    if (rows.empty()) return;
    DraftReport* draft = draft_of(observation, report);
    if (draft == nullptr) return;
    for (PrintedRow& row : rows) {
      if (row.name.empty()) continue;
      if (!budget_.take(draft->rows.size() + draft->skipped.size())) return;
      if (withdrawn || is_prose(row.value)) {
        draft->skipped.push_back(
            {1, row.line, row.name,
             withdrawn ? "withdrawn by the laboratory" : "a text of sentences, not a value"});
        continue;
      }
      complete(row, observation, report);
      draft->rows.push_back(std::move(row));
    }
  }

  // LOINC's code of a laboratory report as a document.
  static bool is_laboratory_document(const FhirResource& resource) {
    if (resource.type() != "DocumentReference") return false;
    const auto codings = (*resource.json)["type"]["coding"].each();
    return std::any_of(codings.begin(), codings.end(),
                       [](const JsonValue& coding) { return coding["code"].text() == "11502-2"; });
  }

  // A report none of whose results is in the file may tell them itself.
  void read_document(const FhirResource& report) {
    const JsonValue& json = *report.json;
    const bool laboratory = field_of(json) == Field::laboratory || is_laboratory_document(report) ||
                            json["category"].is(JsonValue::Kind::null);
    if (!laboratory || told_.contains(&report) || is_void(json["status"].text())) return;
    FhirDocument document = fhir_document(json, catalogue_, limits_);
    if (!document.pdf.empty() && attachments_.size() < limits_.reports) {
      const FhirResource* patient = patient_of(report, nullptr);
      attachments_.push_back(
          {std::move(document.pdf), patient == nullptr ? PatientFacts() : facts_of(*patient)});
    }
    if (document.rows.empty()) return;
    DraftReport* draft = draft_of(report, &report);
    if (draft == nullptr) return;
    for (PrintedRow& row : document.rows) {
      if (!budget_.take(draft->rows.size() + draft->skipped.size())) return;
      if (is_told(row, *draft)) continue;
      const auto printed = row.collected;
      complete(row, report, &report);
      if (!row.collected) row.collected = printed;
      draft->rows.push_back(std::move(row));
    }
  }

  // An Observation that the report does not point at may tell the same.
  static bool is_told(const PrintedRow& row, const DraftReport& draft) {
    const std::string name = fold_name(row.name);
    return std::any_of(draft.rows.begin(), draft.rows.end(), [&](const PrintedRow& told) {
      return told.value == row.value && fold_name(told.name) == name && told.unit == row.unit;
    });
  }

  static bool is_laboratory(const JsonValue& observation, const FhirResource* report) {
    const Field own = field_of(observation);
    if (own != Field::unsaid || report == nullptr) return own != Field::other;
    return field_of(*report->json) != Field::other;
  }

  void complete(PrintedRow& row, const FhirResource& observation,
                const FhirResource* report) const {
    const JsonValue& json = *observation.json;
    row.collected = collected(observation, report);
    if (const JsonValue* specimen = specimen_of_observation(observation, report)) {
      const JsonValue& type = (*specimen)["type"];
      for (const JsonValue& coding : type["coding"].each()) {
        if (row.specimen.empty()) row.specimen = specimen_of_code(coding["code"].text());
      }
      const std::string text = fhir_concept_text(type);
      const std::string said = specimen_of(text, text, catalogue_.lexicon());
      if (!said.empty()) row.specimen = said;
    } else if (row.specimen.empty()) {
      row.specimen = specimen_of(json["specimen"]["display"].text(), {}, catalogue_.lexicon());
    }
    if (row.section.empty() && report != nullptr) {
      row.section = fhir_concept_text((*report->json)["code"]);
    }
  }

  const JsonValue* specimen_of_observation(const FhirResource& observation,
                                           const FhirResource* report) const {
    const FhirResource* found = resources_.resolve((*observation.json)["specimen"], observation);
    if (found == nullptr && report != nullptr) {
      found = resources_.resolve((*report->json)["specimen"].first(), *report);
    }
    return found != nullptr && found->type() == "Specimen" ? found->json : nullptr;
  }

  std::optional<Moment> collected(const FhirResource& observation,
                                  const FhirResource* report) const {
    if (const auto moment = fhir_moment(*observation.json, "effective")) return moment;
    if (const JsonValue* specimen = specimen_of_observation(observation, report)) {
      if (const auto moment = fhir_moment((*specimen)["collection"], "collected")) return moment;
    }
    return report == nullptr ? std::nullopt : fhir_moment(*report->json, "effective");
  }

  static const JsonValue& subject_of(const FhirResource& observation, const FhirResource* report) {
    const JsonValue& own = (*observation.json)["subject"];
    const bool shared = own.is(JsonValue::Kind::null) && report != nullptr;
    return shared ? (*report->json)["subject"] : own;
  }

  const FhirResource* patient_of(const FhirResource& observation,
                                 const FhirResource* report) const {
    const JsonValue& subject = subject_of(observation, report);
    if (subject.is(JsonValue::Kind::null)) return only_patient_;
    const bool own = !(*observation.json)["subject"].is(JsonValue::Kind::null);
    return resources_.resolve(subject, own ? observation : *report);
  }

  // The report of this patient and day of collection.
  DraftReport* draft_of(const FhirResource& observation, const FhirResource* report) {
    const FhirResource* patient = patient_of(observation, report);
    const auto moment = collected(observation, report);
    std::string key(patient != nullptr ? (*patient->json)["id"].text() : "");
    if (key.empty()) key = subject_of(observation, report)["reference"].text();
    key += '\n' + (moment ? Moment{moment->date, {}}.to_iso() : std::string());
    const auto [found, is_new] = draft_by_key_.try_emplace(key, drafts_.size());
    if (is_new) {
      if (drafts_.size() >= limits_.reports) {
        full_ = true;
        draft_by_key_.erase(found);
        return nullptr;
      }
      DraftReport& draft = drafts_.emplace_back();
      if (patient != nullptr) draft.header.patient = facts_of(*patient);
    }
    DraftReport& draft = drafts_[found->second];
    complete_header(draft.header, observation, report);
    return &draft;
  }

  static std::string name_of(const JsonValue& name) {
    std::string text(name["family"].text());
    for (const JsonValue& given : name["given"].each()) text.append(" ").append(given.text());
    return text == "" ? std::string(name["text"].text()) : text;
  }

  PatientFacts facts_of(const FhirResource& resource) const {
    const JsonValue& patient = *resource.json;
    PatientFacts facts;
    const std::string_view gender = patient["gender"].text();
    if (gender == "female") facts.sex = Sex::female;
    if (gender == "male") facts.sex = Sex::male;
    if (const auto birth = timestamp(patient["birthDate"].text())) facts.birth_date = birth->date;
    facts.name_words = name_words(name_of(patient["name"].first()));
    const auto age = ages_.find(&resource);
    if (age == ages_.end()) return facts;
    const double years = age->second.to_double();
    if (years < 0 || years > 130) return facts;
    // Small children's ages count in months.
    if (years < 3) facts.age_months = static_cast<int>(std::lround(years * 12));
    if (years >= 1) facts.age_years = static_cast<int>(years);
    return facts;
  }

  void complete_header(ReportHeader& header, const FhirResource& observation,
                       const FhirResource* report) const {
    const JsonValue& json = *observation.json;
    if (report != nullptr) {
      if (header.laboratory.empty()) header.laboratory = performer_of(*report);
      if (!header.reported) header.reported = fhir_date(*report->json, "issued");
      merge_state(header.status, state_of((*report->json)["status"].text()));
    }
    if (header.laboratory.empty()) header.laboratory = performer_of(observation);
    if (!header.reported) header.reported = fhir_date(json, "issued");
    merge_state(header.status, state_of(json["status"].text()));
    if (!header.received) {
      if (const JsonValue* specimen = specimen_of_observation(observation, report)) {
        header.received = fhir_date(*specimen, "receivedTime");
      }
    }
  }

  // The organisation that reports, not a person.
  std::string performer_of(const FhirResource& resource) const {
    for (const JsonValue& performer : (*resource.json)["performer"].each()) {
      // FHIR before R4 had an actor inside.
      const JsonValue& actor =
          performer["actor"].is(JsonValue::Kind::null) ? performer : performer["actor"];
      const FhirResource* found = resources_.resolve(actor, resource);
      if (found != nullptr && found->type() == "Organization") {
        return tidy_text((*found->json)["name"].text());
      }
      const bool person =
          actor["reference"].text().find("Practitioner") != std::string_view::npos ||
          actor["type"].text().starts_with("Practitioner") || found != nullptr;
      const bool organisation =
          actor["reference"].text().find("Organization") != std::string_view::npos ||
          actor["type"].text() == "Organization";
      if (!person && organisation) return tidy_text(actor["display"].text());
    }
    return {};
  }

  const FhirResources resources_;
  const Catalogue& catalogue_;
  const Limits& limits_;
  RowBudget budget_;
  const FhirResource* only_patient_ = nullptr;
  std::size_t patients_ = 0;
  std::unordered_map<const FhirResource*, Decimal> ages_;  // in years
  std::unordered_map<const FhirResource*, const FhirResource*> report_of_;
  std::unordered_set<const FhirResource*> told_;  // reports with an Observation in the file
  std::vector<Attachment> attachments_;
  std::vector<DraftReport> drafts_;
  std::unordered_map<std::string, std::size_t> draft_by_key_;
  bool full_ = false;
};

}  // namespace

bool looks_like_fhir(std::string_view text) {
  if (looks_like_fhir_xml(text)) return true;
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || (text[start] != '{' && text[start] != '[')) return false;
  return text.substr(start, searched_bytes).find("\"resourceType\"") != std::string_view::npos;
}

InterchangeFile read_fhir(std::string_view bytes, const Catalogue& catalogue,
                          const Limits& limits) {
  std::string text = to_utf8(bytes);
  if (looks_like_fhir_xml(text)) text = json_of_fhir_xml(text, limits);
  const std::vector<JsonValue> roots = parse_json(text, limits);
  return FhirReader(roots, catalogue, limits).read();
}

}  // namespace labread
