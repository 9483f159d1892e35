// What labread writes as FHIR, read back by its own input: the same results with the same verdicts.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "output/fhir.h"
#include "parser/reader.h"

namespace {

using namespace labread;

const Catalogue& catalogue() { return Catalogue::built_in(); }

Reader& reader() {
  static Reader shared = [] {
    ReadOptions options;
    options.worker_path = LABREAD_WORKER;
    return Reader(catalogue(), options);
  }();
  return shared;
}

std::string bound_text(const std::optional<Bound>& bound) {
  if (!bound) return "open";
  // 8.40 and 8.4 are one limit.
  return std::to_string(bound->value.to_double()) + (bound->inclusive ? "" : " excluded");
}

// Everything that must survive, on one line.
std::string line_of(const Interpretation& answer, std::size_t index) {
  const Result& result = answer.report.results[index];
  const JudgedResult& judged = answer.results[index];
  std::string line = result.name + " | ";
  // A number that nobody can read must not come back as one that looks sure.
  if (result.read.ambiguous) return line + "ambiguous | " + std::string(name_of(judged.status));
  line += result.read.number ? result.read.number->to_string() : result.read.word;
  line += " | " + std::to_string(static_cast<int>(result.read.comparator));
  // Without a value FHIR has no place for its unit.
  line += " | " + (result.read.number ? result.unit : "") + " | " + bound_text(result.range.low) +
          " to " + bound_text(result.range.high) + ", " +
          std::to_string(result.range.bands.size()) + " bands | " + result.flag_meaning + " | ";
  if (judged.observation) {
    line += std::string(catalogue().analyte(judged.observation->analyte).id) + " in " +
            std::string(judged.observation->unit);
  }
  return line + " | " + std::string(name_of(judged.status)) + " | " + std::string(judged.critical);
}

std::vector<std::string> lines_of(const std::vector<Interpretation>& answers) {
  std::vector<std::string> lines;
  for (const Interpretation& answer : answers) {
    for (std::size_t i = 0; i < answer.results.size(); ++i) lines.push_back(line_of(answer, i));
  }
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> finding_ids(const Interpretation& answer) {
  std::vector<std::string> ids;
  for (const Finding& finding : answer.findings) ids.push_back(finding.id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<Interpretation> interpreted(const Bytes& bytes, const Patient& patient) {
  std::vector<Interpretation> answers;
  for (Report& report : reader().read(bytes).reports) {
    answers.push_back(interpret(std::move(report), patient, catalogue()));
  }
  return answers;
}

std::vector<Interpretation> read_back(const Interpretation& answer, const WriteOptions& options,
                                      const Patient& patient) {
  SourceInfo source;
  source.file = "report";
  source.kind = "text";
  const std::string bundle = write_fhir(answer, source, catalogue(), options);
  return interpreted(Bytes::own(std::string(bundle)), patient);
}

std::vector<std::filesystem::path> samples() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(LABREAD_SOURCE_DIR "/samples")) {
    const std::string type = entry.path().extension().string();
    for (const char* known : {".txt", ".pdf", ".hl7", ".json", ".xml", ".ldt"}) {
      if (type == known) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

void check_file(const std::filesystem::path& file, const WriteOptions& options,
                const Patient& patient) {
  for (const Interpretation& answer : interpreted(Bytes::map(file.string(), 1'000'000), patient)) {
    if (answer.results.empty()) continue;
    const std::vector<Interpretation> back = read_back(answer, options, patient);
    const auto before = lines_of({answer});
    const auto after = lines_of(back);
    BOOST_TEST(before == after, boost::test_tools::per_element());
    // Results of several days are several reports.
    if (back.size() != 1) continue;
    BOOST_TEST(finding_ids(answer) == finding_ids(back.front()), boost::test_tools::per_element());
    BOOST_TEST((answer.patient.sex == back.front().patient.sex));
    // FHIR keeps the moment with each result; where all share one, it is the report's.
    const bool together = answer.report.header.collected.has_value();
    BOOST_TEST(
        (!together || answer.report.header.collected == back.front().report.header.collected));
    BOOST_TEST((answer.report.header.reported == back.front().report.header.reported));
    BOOST_TEST(answer.report.header.laboratory == back.front().report.header.laboratory);
  }
}

Interpretation answer_on(const std::string& text) {
  return interpreted(Bytes::own(std::string(text)), {}).at(0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fhir)

BOOST_AUTO_TEST_CASE(every_sample_comes_back_with_the_same_results) {
  const auto files = samples();
  BOOST_TEST(files.size() > 30);
  for (const auto& file : files) {
    BOOST_TEST_CONTEXT(file.filename()) { check_file(file, {}, {}); }
  }
}

BOOST_AUTO_TEST_CASE(a_redacted_bundle_keeps_the_age_without_the_birth_date) {
  WriteOptions options;
  options.redact = true;
  for (const auto& file : samples()) {
    BOOST_TEST_CONTEXT(file.filename()) { check_file(file, options, {}); }
  }
}

BOOST_AUTO_TEST_CASE(a_verdict_of_ours_never_comes_back_as_a_flag_of_the_laboratory) {
  const Interpretation answer = answer_on("Potassium  2.1  mmol/L\n");
  BOOST_TEST(answer.results.at(0).critical == "primary");
  const auto back = read_back(answer, {}, {});
  BOOST_TEST(back.at(0).report.results.at(0).flag == "");
  BOOST_TEST(back.at(0).report.results.at(0).flag_meaning == "");
}

BOOST_AUTO_TEST_CASE(two_reports_of_one_file_do_not_share_addresses) {
  SourceInfo source;
  source.sha256 = "00";
  const Interpretation a = answer_on("Potassium  4.1  mmol/L  3.5-5.1\n");
  const Interpretation b = answer_on("Potassium  4.2  mmol/L  3.5-5.1\n");
  const auto address = [&](const Interpretation& answer) {
    const std::string text = write_fhir(answer, source, catalogue(), {});
    return text.substr(text.find("urn:uuid:"), 45);
  };
  BOOST_TEST(address(a) == address(a));
  BOOST_TEST(address(a) != address(b));
}

BOOST_AUTO_TEST_SUITE_END()
