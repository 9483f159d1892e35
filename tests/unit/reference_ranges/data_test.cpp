#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/error.h"
#include "reference_ranges/owned_catalogue.h"
#include "reference_ranges/read_json.h"
#include "tests/unit/reference_ranges/scratch_data.h"

using namespace labread;
using labread_test::ScratchData;
namespace data = boost::unit_test::data;

namespace {

struct Seeded {
  const char* what;
  const char* file;
  const char* pointer;  // where the fault is put
  const char* json;     // what is put there
  const char* found_at;
};

std::ostream& operator<<(std::ostream& out, const Seeded& seeded) { return out << seeded.what; }

const Seeded seeded_defects[] = {
    {"a repeated id", "sources.json", "/sources/1/id", R"("AADE7")", ""},
    {"a number as text", "ranges.json", "/intervals/0/low", R"("20")", "/intervals/0/low"},
    {"an unknown field", "rules.json", "/rules/0/colour", R"("red")", "/rules/0/colour"},
    {"an unknown analyte", "ranges.json", "/intervals/0/analyte", R"("gold")",
     "/intervals/0/analyte"},
    {"a unit the analyte does not accept", "ranges.json", "/intervals/0/unit", R"("fL")",
     "/intervals/0/unit"},
    {"an unknown source", "ranges.json", "/intervals/0/source", R"("NOBODY")",
     "/intervals/0/source"},
    {"an interval upside down", "ranges.json", "/intervals/0/high", "10", "/intervals/0/high"},
    {"a boundary in two tiers", "tiers.json", "/tier_sets/0/tiers/1/low_inclusive", "false",
     "/tier_sets/0/tiers/1"},
    {"too many boundaries", "tiers.json", "/tier_sets/0/boundaries/0/limits", "[1, 2, 3, 4, 5]",
     "/tier_sets/0/boundaries/0/limits"},
    {"boundaries out of order", "tiers.json", "/tier_sets/0/boundaries/0/limits", "[9, 8, 7, 6]",
     "/tier_sets/0/boundaries/0/limits/1"},
    {"a tier that means nothing known", "tiers.json", "/tier_sets/0/tiers/0/means", R"("bad")",
     "/tier_sets/0/tiers/0/means"},
    {"a tier below another that means more", "tiers.json", "/tier_sets/0/tiers/0/means",
     R"("high")", "/tier_sets/0/tiers/1/means"},
    {"tiers for a context nobody can tell", "tiers.json", "/tier_sets/0/context", R"("joy")",
     "/tier_sets/0/context"},
    {"an analyte in two families", "name_families.json", "/families/1/members/0/analyte",
     R"("calcium_total")", "/families/1/members/0/analyte"},
    {"a stem that is not folded", "name_families.json", "/name_words/0/stems", R"(["Ioni"])",
     "/name_words/0/stems"},
    {"a word result without a sense", "word_meanings.json", "/values/0/sense", R"("maybe")",
     "/values/0/sense"},
    {"a block of LOINC that ends before it begins", "not_laboratory.json", "/loinc/0/last", "3136",
     "/loinc/0/last"},
    {"a block of LOINC that reaches into the next", "not_laboratory.json", "/loinc/0/last", "3140",
     "/loinc/1"},
    {"a rule about an unknown subject", "rules.json", "/rules/0/when", R"({"has": "gold"})",
     "/rules/0/when"},
    {"an unknown operation", "rules.json", "/rules/0/when", R"({"maybe": "albumin"})",
     "/rules/0/when/maybe"},
    {"an unknown context flag", "rules.json", "/rules/0/when", R"({"ctx": "tired"})",
     "/rules/0/when"},
    {"a LOINC code with a slip", "analytes.json", "/analytes/0/loinc/0/code", R"("62292-7")",
     "/analytes/0/loinc/0/code"},
    {"a factor of zero", "analytes.json", "/analytes/0/units/1/factor", "0",
     "/analytes/0/units/1/factor"},
    {"plausibility out of order", "analytes.json", "/analytes/0/plausibility/review_above", "1",
     "/analytes/0/plausibility"},
    {"an unknown role of words", "languages/en.json", "/words/header_taste", R"(["Sweet"])",
     "/words/header_taste"},
    {"a value that a role does not have", "languages/en.json", "/words/flag_word/purple",
     R"(["purple"])", "/words/flag_word/purple"},
    {"a word of two meanings", "languages/en.json", "/words/flag_word/low", R"(["raised"])",
     "/words/flag_word"},
    {"a comparator word with a sign", "languages/fr.json", "/words/comparator_word/<", R"(["<à"])",
     "/words/comparator_word/<"},
    {"names of an unknown analyte", "languages/de.json", "/names/gold", R"(["Gold"])",
     "/names/gold"},
    {"a name that folds like another of its analyte", "languages/de.json", "/names/sodium",
     R"(["Natrium", "NATRIUM."])", "/names/sodium/1"},
    {"a fact of an unknown nutrient", "article.json", "/facts/10/nutrient", R"("iron")",
     "/facts/10/nutrient"},
    {"a critical limit inside an interval", "critical_limits.json", "/critical_limits/3/low", "9",
     "/critical_limits/3/low"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_data_of_the_project_has_no_defect) {
  for (const Defect& defect : check_data(labread_test::data_directory)) {
    BOOST_ERROR(to_string(defect));
  }
}

BOOST_DATA_TEST_CASE(a_defect_is_found_with_its_file_and_pointer, data::make(seeded_defects)) {
  const ScratchData scratch(true);
  auto value = nlohmann::ordered_json::parse(sample.json);
  if (std::string_view(sample.what) == "a repeated id") {
    value = labread_test::load(labread_test::data_directory + "/sources.json")["sources"][0]["id"];
  }
  scratch.set(sample.file, sample.pointer, value);
  const std::vector<Defect> defects = check_data(scratch.path());
  BOOST_REQUIRE(!defects.empty());
  BOOST_TEST(defects.front().file == sample.file);
  if (*sample.found_at != '\0') BOOST_TEST(defects.front().pointer == sample.found_at);
  BOOST_TEST(!defects.front().message.empty());
}

BOOST_AUTO_TEST_CASE(a_field_that_stands_twice_is_a_defect) {
  const ScratchData scratch(true);
  scratch.write("urgency.json", R"({"urgency": [], "urgency": []})");
  const std::vector<Defect> defects = check_data(scratch.path());
  BOOST_REQUIRE(!defects.empty());
  BOOST_TEST(defects.front().file == "urgency.json");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_json_is_a_defect) {
  const ScratchData scratch(true);
  scratch.write("urgency.json", "{");
  BOOST_REQUIRE(!check_data(scratch.path()).empty());
  BOOST_TEST(check_data(scratch.path()).front().file == "urgency.json");
}

BOOST_AUTO_TEST_CASE(an_override_replaces_a_row_with_the_same_id) {
  const ScratchData scratch(false);
  scratch.write("ranges.json", R"({"intervals": [{"id": "vitd_25oh_total/mayo_us",
      "analyte": "vitd_25oh_total", "set": "mayo_us", "low": 30, "high": 60, "unit": "ng/mL",
      "source": "MAYO_25HDN"}]})");
  const OwnedCatalogue mine = with_overrides(Catalogue::built_in(), scratch.path());
  const Catalogue& catalogue = mine.catalogue();
  const auto index = catalogue.index_of("vitd_25oh_total").value();
  BOOST_TEST(catalogue.intervals(index).size() == Catalogue::built_in().intervals(index).size());
  BOOST_TEST(catalogue.intervals(index).front().low->to_string() == "30");
  BOOST_TEST(Catalogue::built_in().intervals(index).front().low->to_string() == "20");
}

BOOST_AUTO_TEST_CASE(an_override_adds_rows_and_names) {
  const ScratchData scratch(false);
  scratch.write("analytes.json", R"({"analytes": [{"id": "gold", "name": "Gold",
      "category": "other", "specimen": "serum", "specimen_class": "serum",
      "canonical_unit": "ug/L",
      "units": [{"ucum": "ug/L", "factor": 1, "source": "EXPERT", "source_checked": true}]}]})");
  scratch.write("languages/xx.json", R"({"language": "xx", "decimal_mark": "comma",
      "names": {"gold": ["Aurum, Serum"]}, "words": {"header_name": ["Aaaa"]}})");
  const OwnedCatalogue mine = with_overrides(Catalogue::built_in(), scratch.path());
  const Name* const name = mine.catalogue().find_name("aurum serum");
  BOOST_REQUIRE(name != nullptr);
  BOOST_TEST(mine.catalogue().analyte(name->analytes.front()).id == "gold");
  BOOST_TEST(mine.catalogue().lexicon().find("aaaa", WordRole::header_name) != nullptr);
  BOOST_TEST(mine.catalogue().find_name("calcium") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_defect_in_an_override_is_an_error_that_names_file_and_pointer) {
  const ScratchData scratch(false);
  scratch.write("ranges.json", R"({"intervals": [{"id": "x", "analyte": "gold"}]})");
  try {
    with_overrides(Catalogue::built_in(), scratch.path());
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_TEST((error.code() == ErrorCode::bad_knowledge));
    BOOST_TEST(std::string_view(error.what()).starts_with("ranges.json: /intervals/0"));
  }
}

BOOST_AUTO_TEST_CASE(every_data_file_agrees_with_its_schema) {
  const std::filesystem::path folder = labread_test::data_directory;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".json" || path.parent_path().filename() == "schema") continue;
    const bool language = path.parent_path().filename() == "languages";
    const std::string kind = language ? "language" : path.stem().string();
    const nlohmann::json schema_text = nlohmann::json::parse(
        labread_test::load(folder / "schema" / (kind + ".schema.json")).dump());
    const nlohmann::json content = nlohmann::json::parse(labread_test::load(path).dump());
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_text), schema);
    valijson::Validator validator;
    const valijson::adapters::NlohmannJsonAdapter adapter(content);
    BOOST_TEST(validator.validate(schema, adapter, nullptr), path.string());
  }
}
