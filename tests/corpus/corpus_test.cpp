// Reports that nobody of the project wrote, with what stands in them read by eye. They lie beside
// the checkout (../shared/corpus) and are never copied into it; without them the test says so and
// passes.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/fold.h"
#include "parser/reader.h"

namespace labread {
namespace {

using nlohmann::json;

struct Row {
  std::string name;  // keys, so that spelling habits do not count
  std::string value;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Tally {
  std::size_t rows = 0;
  std::size_t found = 0;
  std::size_t read = 0;
  std::vector<std::string> wrong;  // right name, other value

  double recall() const { return double(found) / double(rows); }
  double precision() const { return double(found) / double(read); }
};

Row row_of(std::string_view name, std::string_view value) {
  std::string key = fold_name(name);
  std::erase(key, ' ');
  return {std::move(key), fold_unit(value)};
}

std::vector<Row> truth_rows(const json& truth) {
  std::vector<Row> rows;
  for (const json& row : truth.at("results")) {
    rows.push_back(row_of(row.at("name").get<std::string>(), row.at("value").get<std::string>()));
  }
  return rows;
}

std::vector<Row> read_rows(Reader& reader, const std::filesystem::path& document) {
  std::vector<Row> rows;
  for (const Report& report : reader.read(Bytes::map(document.string(), 100'000'000)).reports) {
    for (const Result& result : report.results) rows.push_back(row_of(result.name, result.value));
  }
  return rows;
}

void compare(const std::string& file, std::vector<Row> truth, std::vector<Row> read, Tally& tally) {
  tally.rows += truth.size();
  tally.read += read.size();
  for (auto row = truth.begin(); row != truth.end();) {
    const auto same = std::find(read.begin(), read.end(), *row);
    if (same == read.end()) {
      ++row;
      continue;
    }
    ++tally.found;
    read.erase(same);
    row = truth.erase(row);
  }
  for (const Row& row : truth) {
    const auto named = std::find_if(read.begin(), read.end(),
                                    [&](const Row& other) { return other.name == row.name; });
    if (named == read.end()) continue;
    tally.wrong.push_back(file + ": " + row.name + " " + row.value + " read as " + named->value);
  }
}

using Kinds = std::vector<std::string>;
const Kinds printed = {"pdf", "text"};
const Kinds coded = {"hl7", "fhir", "ccda", "ldt"};

Tally score(const std::filesystem::path& documents, const std::filesystem::path& truths,
            const Kinds& kinds) {
  ReadOptions options;
  options.worker_path = LABREAD_WORKER;
  Reader reader(Catalogue::built_in(), options);
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(truths)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream stream(entry.path());
    const json truth = json::parse(stream);
    const std::string kind = truth.value("kind", "text");
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
    const std::string file = truth.value("file", entry.path().stem().string() + ".txt");
    BOOST_TEST_CONTEXT(file) {
      std::vector<Row> read;
      BOOST_CHECK_NO_THROW(read = read_rows(reader, documents / file));
      compare(file, truth_rows(truth), std::move(read), tally);
    }
  }
  return tally;
}

// The folder, or nothing with a line that says so.
std::optional<std::filesystem::path> corpus() {
  const auto folder = std::filesystem::path(LABREAD_SOURCE_DIR).parent_path() / "shared" / "corpus";
  if (std::filesystem::is_directory(folder)) return folder;
  std::cout << "skipped: no corpus beside the checkout\n";
  return std::nullopt;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_of_others)

BOOST_AUTO_TEST_CASE(are_read_without_a_wrong_value) {
  const auto folder = corpus();
  if (!folder) return;
  const Tally tally = score(*folder / "docs", *folder / "truth", printed);
  std::cout << "corpus: " << tally.rows << " rows, recall " << tally.recall() << ", precision "
            << tally.precision() << '\n';
  for (const std::string& wrong : tally.wrong) BOOST_TEST_MESSAGE(wrong);
  BOOST_TEST(tally.wrong.empty());
  BOOST_TEST(tally.recall() > 0.85);
  BOOST_TEST(tally.precision() > 0.93);
}

BOOST_AUTO_TEST_CASE(of_the_invented_kind_are_read_too) {
  const auto folder = corpus();
  if (!folder) return;
  const Tally tally = score(*folder / "invented", *folder / "invented", printed);
  std::cout << "invented: " << tally.rows << " rows, recall " << tally.recall() << ", precision "
            << tally.precision() << '\n';
  BOOST_TEST(tally.recall() > 0.78);
  BOOST_TEST(tally.precision() > 0.9);
}

BOOST_AUTO_TEST_CASE(in_coded_formats_are_read_without_a_miss) {
  const auto folder = corpus();
  if (!folder) return;
  for (const auto& [documents, truths] :
       {std::pair{"docs", "truth"}, std::pair{"invented", "invented"}}) {
    const Tally tally = score(*folder / documents, *folder / truths, coded);
    BOOST_TEST(tally.wrong.empty());
    BOOST_TEST(tally.found == tally.rows);
    BOOST_TEST(tally.read == tally.rows);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread
