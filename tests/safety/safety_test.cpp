// What no answer may hold, whatever the report: a dose, a diagnosis, a tip where something is
// urgent or too high, a statement without its source. Held against all samples and, where they lie
// beside the checkout, the reports of others; each for several persons.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <iostream>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "interpreter/interpretation.h"
#include "parser/reader.h"

namespace {

using namespace labread;
namespace fs = std::filesystem;

const Catalogue& catalogue() { return Catalogue::built_in(); }

// An amount to be taken: a mass or count that is no concentration.
bool has_dose(const std::string& text) {
  static const std::regex dose(
      R"(\b\d[\d.,]* ?(mg|mcg|µg|ug|g|IU|units|tablets?|capsules?|drops)\b(?! ?/ ?(d|m|µ|u|n)?L\b)(?!/))",
      std::regex::icase);
  static const std::regex frequency(R"((once|twice|\d times) (a|per) (day|week)|\bdaily dose\b)",
                                    std::regex::icase);
  return std::regex_search(text, dose) || std::regex_search(text, frequency);
}

bool has_diagnosis(const std::string& text) {
  static const std::regex diagnosis(
      R"(\byou (have|suffer|are (deficient|diabetic|anaemic|anemic))\b|\bdiagnosed? (with|as)\b)",
      std::regex::icase);
  return std::regex_search(text, diagnosis);
}

bool is_tip(const Fact& fact) {
  switch (fact.type) {
    case FactType::action:
    case FactType::food:
    case FactType::supplement:
    case FactType::prevention:
    case FactType::treatment: return true;
    default: return false;
  }
}

bool is_supplement(const Fact& fact) {
  return is_tip(fact) && fact.type != FactType::action && fact.type != FactType::food;
}

// The tips among the sentences of a finding that a predicate picks.
template <class Predicate>
std::vector<std::string_view> tips_in(const Finding& finding, Predicate picks) {
  std::vector<std::string_view> tips;
  const auto look = [&](const std::vector<std::string_view>& sentences) {
    for (const Fact& fact : catalogue().facts()) {
      if (!picks(fact)) continue;
      if (std::ranges::find(sentences, fact.statement) != sentences.end()) {
        tips.push_back(fact.id);
      }
    }
  };
  look(finding.actions);
  look(finding.cautions);
  look(finding.mechanism);
  return tips;
}

std::vector<std::string> texts_of(const Interpretation& answer) {
  std::vector<std::string> texts = answer.advice.urgent;
  const auto add = [&](const auto& list) { texts.insert(texts.end(), list.begin(), list.end()); };
  add(answer.advice.see_a_doctor);
  for (const Finding& finding : answer.findings) {
    texts.push_back(finding.summary);
    for (const auto* list : {&finding.mechanism, &finding.symptoms, &finding.actions,
                             &finding.risk_groups, &finding.cautions}) {
      add(*list);
    }
  }
  return texts;
}

bool is_too_high(const Interpretation& answer, const Finding& finding) {
  return std::ranges::any_of(finding.results, [&](std::size_t index) {
    return answer.results[index].status == Status::high;
  });
}

bool is_critical(const Interpretation& answer) {
  return std::ranges::any_of(answer.results,
                             [](const JudgedResult& judged) { return !judged.critical.empty(); });
}

// Whether any result of the nutrients whose supplements can harm is high.
bool supplements_can_harm(const Interpretation& answer) {
  return std::ranges::any_of(answer.results, [](const JudgedResult& judged) {
    if (!judged.observation || judged.status != Status::high || judged.observation->repeated) {
      return false;
    }
    const std::string_view id = catalogue().analyte(judged.observation->analyte).id;
    return id == "calcium_total" || id == "vitd_25oh_total" || id == "magnesium_serum";
  });
}

void check_sources(const Finding& finding) {
  BOOST_TEST((!finding.sources.empty() || !finding.article.empty()),
             finding.id << " has no source");
  for (const std::string_view source : finding.sources) {
    BOOST_TEST((catalogue().source(source) != nullptr), finding.id << " cites " << source);
  }
  // What the article says is cited with its place.
  const bool tells = !finding.mechanism.empty() || !finding.symptoms.empty() ||
                     !finding.actions.empty() || !finding.risk_groups.empty();
  BOOST_TEST((!tells || !finding.article.empty()), finding.id << " tells without a place");
  for (const ArticleLink& link : finding.article) {
    BOOST_TEST((!link.section.empty() && !link.anchor.empty()), finding.id);
  }
}

void check_answer(const Interpretation& answer) {
  static std::set<std::string> known;  // sentences that were held against both once
  for (const std::string& text : texts_of(answer)) {
    if (!known.insert(text).second) continue;
    BOOST_TEST(!has_dose(text), "a dose: " << text);
    BOOST_TEST(!has_diagnosis(text), "a diagnosis: " << text);
  }
  BOOST_TEST(!answer.advice.disclaimer.empty());
  BOOST_TEST((!is_critical(answer) || !answer.advice.urgent.empty()));
  for (const SymptomLink& symptom : answer.symptoms) {
    for (const NutrientLink& link : symptom.nutrients) {
      BOOST_TEST((!link.place.section.empty() && !link.place.anchor.empty()), symptom.symptom);
      BOOST_TEST(!has_dose(std::string(link.statement)));
    }
  }
  for (const Finding& finding : answer.findings) {
    check_sources(finding);
    if (!answer.advice.urgent.empty() || is_too_high(answer, finding)) {
      BOOST_TEST(tips_in(finding, is_tip).empty(), finding.id << " gives a tip");
    }
    if (supplements_can_harm(answer)) {
      BOOST_TEST(tips_in(finding, is_supplement).empty(), finding.id << " names a supplement");
    }
  }
}

// The persons that the texts may differ for.
std::vector<Patient> persons() {
  Patient unknown;
  Patient woman;
  woman.sex = Sex::female;
  woman.age_years = Decimal{54, 0};
  for (const char* flag : {"cramps", "takes_metformin", "neuropathy", "takes_biotin"}) {
    woman.flags.push_back(catalogue().context_flag(flag)->id);
  }
  Patient pregnant = woman;
  pregnant.age_years = Decimal{31, 0};
  pregnant.pregnant = true;
  pregnant.trimester = Trimester::second;
  Patient child;
  child.sex = Sex::male;
  child.age_years = Decimal{5, 1};
  Patient alarmed = woman;
  for (const char* flag : {"cold_pale_leg", "bone_pain", "fatigue"}) {
    alarmed.flags.push_back(catalogue().context_flag(flag)->id);
  }
  return {unknown, woman, pregnant, child, alarmed};
}

// Files that are refused as a whole have nothing to say.
std::vector<Report> reports_of(Reader& reader, const fs::path& file) {
  try {
    return reader.read(Bytes::map(file.string(), 100'000'000)).reports;
  } catch (const Error&) {
    return {};
  }
}

std::size_t check_folder(const fs::path& folder) {
  ReadOptions options;
  options.worker_path = LABREAD_WORKER;
  Reader reader(catalogue(), options);
  std::size_t reports = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    for (const Report& report : reports_of(reader, entry.path())) {
      ++reports;
      for (const Patient& person : persons()) {
        BOOST_TEST_CONTEXT(entry.path().filename()) {
          check_answer(interpret(report, person, catalogue()));
        }
      }
    }
  }
  return reports;
}

Result result_on(std::string_view analyte, std::string_view unit, std::int64_t number) {
  Result result;
  result.name = catalogue().analyte(analyte)->name;
  result.codes = {{"labread", std::string(analyte)}};
  result.candidates = {*catalogue().index_of(analyte)};
  result.unit = unit;
  result.read.number = Decimal{number, 1};
  result.value = result.read.number->to_string();
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(safety)

BOOST_AUTO_TEST_CASE(no_sample_leads_to_harm) {
  BOOST_TEST(check_folder(LABREAD_SOURCE_DIR "/samples") > 30);
}

BOOST_AUTO_TEST_CASE(no_report_of_others_leads_to_harm) {
  const fs::path folder = fs::path(LABREAD_SOURCE_DIR).parent_path() / "shared" / "corpus";
  if (!fs::exists(folder)) {
    std::cout << "skipped: no " << folder << " beside this tree\n";
    return;
  }
  const std::size_t reports = check_folder(folder / "docs") + check_folder(folder / "invented");
  BOOST_TEST(reports > 40);
}

// Every pair of two results, each low, high and far beyond: where the data hold the harm, one of
// them brings it out.
BOOST_AUTO_TEST_CASE(no_pair_of_results_leads_to_harm) {
  struct Row {
    std::string_view analyte, unit;
    std::vector<std::int64_t> tenths;
  };
  const std::vector<Row> rows = {
      {"vitd_25oh_total", "ng/mL", {40, 150, 250, 400, 1200, 2500}},
      {"magnesium_serum", "mg/dL", {6, 14, 20, 30, 60}},
      {"calcium_total", "mg/dL", {55, 78, 94, 112, 145}},
      {"vitamin_b12", "pg/mL", {900, 2500, 5000, 20000}},
      {"egfr", "mL/min/{1.73_m2}", {120, 450, 900}},
      {"potassium", "mmol/L", {22, 33, 42, 72}},
      {"hemoglobin", "g/dL", {50, 105, 140}},
      {"phosphate", "mg/dL", {8, 20, 35, 60}},
  };
  for (const Row& a : rows) {
    for (const Row& b : rows) {
      for (const std::int64_t x : a.tenths) {
        for (const std::int64_t y : b.tenths) {
          Report report;
          report.results = {result_on(a.analyte, a.unit, x)};
          if (a.analyte != b.analyte) report.results.push_back(result_on(b.analyte, b.unit, y));
          BOOST_TEST_CONTEXT(a.analyte << " " << x << ", " << b.analyte << " " << y) {
            for (const Patient& person : persons()) {
              check_answer(interpret(report, person, catalogue()));
            }
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_words_that_are_looked_for_are_found) {
  for (const char* text : {"Take 1000 IU of vitamin D", "400 mg magnesium",
                           "two tablets: 2 tablets", "1,500 mcg", "twice a day", "0.5 g"}) {
    BOOST_TEST(has_dose(text), text);
  }
  for (const char* text : {"Vitamin D is 14.6 ng/mL", "below 20 mg/dL", "25 IU/L", "12 g/dL",
                           "8.7-10.3 mg/dL", "0.75-0.85 mmol/L", "70 mg/d excreted is 2 g/24h"}) {
    BOOST_TEST(!has_dose(text), text);
  }
  BOOST_TEST(has_diagnosis("You have osteomalacia"));
  BOOST_TEST(has_diagnosis("diagnosed with anaemia"));
  BOOST_TEST(!has_diagnosis("This is not a diagnosis"));
}

BOOST_AUTO_TEST_SUITE_END()
