#include "reference_ranges/catalogue.h"
#include "reference_ranges/open_rows.h"

#include <algorithm>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "base/fold.h"

using namespace labread;
namespace data = boost::unit_test::data;

namespace {

struct NameCase {
  const char* printed;
  const char* first;  // the first candidate; "": known as another test
  const char* rest;   // what follows the name in the key
};

std::ostream& operator<<(std::ostream& out, const NameCase& c) { return out << c.printed; }

const NameCase names[] = {
    {"25 OH Vitamin D 18.2 ng/mL", "vitd_25oh_total", "18 2 ng ml"},
    {"Vitamin D, 25-OH, Total", "vitd_25oh_total", ""},
    {"VITAMIN D,25-OH,TOTAL,IA 22", "vitd_25oh_total", "22"},
    {"VITAMIN D, 25-OH, D2 <4", "vitd_25oh_d2", "4"},
    {"Vitamin D", "vitd_25oh_total", ""},
    {"1,25-Dihydroxyvitamin D 42", "vitd_1_25oh2", "42"},
    {"Vitamin B12 386", "vitamin_b12", "386"},
    {"Vitamin B12 Binding Capacity", "", ""},
    {"T4, Free 1.2", "ft4", "1 2"},
    {"Hemoglobin A1c 5.6", "hba1c", "5 6"},
    {"Hemoglobin 13.2", "hemoglobin", "13 2"},
    {"CA 19-9 12", "", "12"},
    {"CA 125", "", ""},
    {"Calcium Oxalate Crystals", "", ""},
    {"Calcium, Urine 12", "", "12"},
    {"Calcium, Ionized 4.9", "calcium_ionized", "4 9"},
    {"Calcium 9.4", "calcium_total", "9 4"},
    {"Magnesium, RBC 4.8", "magnesium_rbc", "4 8"},
    {"PTH-Related Peptide", "", ""},
    {"Cholesterol, Total 180", "chol_total", "180"},
    {"Urea Nitrogen (BUN) 14", "bun", "14"},
    {"AST (SGOT) 20", "ast", "20"},
    {"Leukozyten 5,2", "wbc", "5 2"},
    {"Vitamine B12 300", "vitamin_b12", "300"},
    {"Кальций общий 2,11", "calcium_total", "2 11"},
    {"Magnez 0,80", "magnesium_serum", "0 80"},
    {"Kalsiyum (Serum/Plazma) 8,3", "calcium_total", "8 3"},
    {"白细胞(WBC) 4.92", "wbc", "4 92"},
    {"25-hidroxivitamina D 20", "vitd_25oh_total", "20"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_longest_known_name_at_the_start_is_found, data::make(names)) {
  const Catalogue& catalogue = Catalogue::built_in();
  const std::string key = fold_name(sample.printed);
  const NameMatch match = catalogue.match_name(key);
  BOOST_REQUIRE(match.name != nullptr);
  const bool other = match.name->analytes.empty();
  BOOST_TEST((other ? "" : catalogue.analyte(match.name->analytes.front()).id) == sample.first);
  std::string rest = key.substr(match.length);
  if (!rest.empty()) rest.erase(0, 1);
  BOOST_TEST(rest == sample.rest);
}

BOOST_AUTO_TEST_CASE(a_name_ends_at_the_end_of_a_word) {
  BOOST_TEST(Catalogue::built_in().match_name("calciumx 9").name == nullptr);
  BOOST_TEST(Catalogue::built_in().match_name("").name == nullptr);
}

BOOST_AUTO_TEST_CASE(every_row_is_found_by_its_key) {
  const Catalogue& catalogue = Catalogue::built_in();
  std::string lost;
  const auto expect = [&](bool found, std::string_view key) {
    if (!found) lost += std::string(key) + "\n";
  };
  for (const Name& name : catalogue.rows().names) {
    expect(catalogue.find_name(name.key) == &name, name.key);
    expect(catalogue.match_name(name.key).length == name.key.size(), name.key);
  }
  for (const UnitSpelling& unit : catalogue.rows().units) {
    const auto meanings = catalogue.units_of(unit.key);
    expect(meanings.data() <= &unit && &unit < meanings.data() + meanings.size(), unit.key);
  }
  for (const LexiconEntry& entry : catalogue.rows().lexicon) {
    const LexiconEntry* found = catalogue.lexicon().find(entry.key, entry.role);
    expect(found != nullptr && found->key == entry.key, entry.key);
    expect(catalogue.lexicon().longest(entry.key, entry.role).entry == found, entry.key);
  }
  BOOST_TEST(lost == "");
}

BOOST_AUTO_TEST_CASE(a_symbol_before_a_wide_letter_is_a_word) {
  static constexpr LexiconEntry entries[] = {{"k", WordRole::prose, "", ""},
                                             {"ka", WordRole::prose, "", ""}};
  const auto slots = key_slots(std::span<const LexiconEntry>(entries));
  const Lexicon lexicon(entries, slots);
  BOOST_TEST(lexicon.longest("k钾 4", WordRole::prose).entry == &entries[0]);
}

BOOST_AUTO_TEST_CASE(ionised_calcium_is_never_meant_by_the_plain_name) {
  const Catalogue& catalogue = Catalogue::built_in();
  for (const AnalyteIndex index : catalogue.find_name("calcium")->analytes) {
    BOOST_TEST(catalogue.analyte(index).id != "calcium_ionized");
  }
}

BOOST_AUTO_TEST_CASE(every_analyte_is_found_by_its_id_and_by_its_name) {
  const Catalogue& catalogue = Catalogue::built_in();
  BOOST_TEST(catalogue.analytes().size() == 123u);
  for (std::size_t i = 0; i < catalogue.analytes().size(); ++i) {
    const Analyte& analyte = catalogue.analytes()[i];
    BOOST_TEST(catalogue.index_of(analyte.id).value() == i);
    const Name* const name = catalogue.find_name(fold_name(analyte.name));
    BOOST_REQUIRE_MESSAGE(name != nullptr, analyte.name);
    BOOST_TEST(std::count(name->analytes.begin(), name->analytes.end(), i) == 1);
  }
  BOOST_TEST(catalogue.analyte("gold") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_symbol_is_found_in_its_own_case_only) {
  const Catalogue& catalogue = Catalogue::built_in();
  BOOST_TEST(catalogue.find_symbol("Mg")->id == "magnesium_serum");
  BOOST_TEST(catalogue.find_symbol("mg") == nullptr);
  BOOST_TEST(catalogue.find_symbol("K+")->id == "potassium");
}

BOOST_AUTO_TEST_CASE(a_printed_unit_means_what_the_analyte_accepts) {
  const Catalogue& catalogue = Catalogue::built_in();
  const auto ucum = [&](const char* analyte, const char* printed) -> std::string_view {
    const AnalyteUnit* unit = catalogue.find_unit(*catalogue.analyte(analyte), fold_unit(printed));
    return unit == nullptr ? "" : unit->ucum;
  };
  BOOST_TEST(ucum("wbc", "G/L") == "10*9/L");
  BOOST_TEST(ucum("hemoglobin", "g/L") == "g/L");
  BOOST_TEST(ucum("wbc", "x10E3/uL") == "10*3/uL");
  BOOST_TEST(ucum("wbc", "Thousand/uL") == "10*3/uL");
  BOOST_TEST(ucum("rbc", "万/μl") == "10*4/uL");
  BOOST_TEST(ucum("wbc", "×10²/μL") == "10*2/uL");
  BOOST_TEST(ucum("egfr", "mL/分/1.73m²") == "mL/min/{1.73_m2}");
  BOOST_TEST(ucum("platelets", "lakhs/cumm") == "10*5/uL");
  BOOST_TEST(ucum("calcium_total", "ммоль/л") == "mmol/L");
  BOOST_TEST(ucum("tsh", "µUI/mL") == "u[IU]/mL");
  BOOST_TEST(ucum("alt", "IU/L") == "[IU]/L");
  BOOST_TEST(ucum("alt", "E/l") == "U/L");
  BOOST_TEST(ucum("vitd_25oh_total", "fL") == "");
}

BOOST_AUTO_TEST_CASE(limits_of_an_analyte_come_in_order_of_preference) {
  const Catalogue& catalogue = Catalogue::built_in();
  const auto d = catalogue.index_of("vitd_25oh_total").value();
  BOOST_TEST(catalogue.tier_sets(d).size() == 7u);
  const auto calcium = catalogue.index_of("calcium_total").value();
  BOOST_TEST(catalogue.critical_limits(calcium).size() == 3u);
  BOOST_TEST(catalogue.critical_limits(calcium).front().low->to_string() == "6.5");
  const auto magnesium = catalogue.index_of("magnesium_serum").value();
  BOOST_TEST(catalogue.intervals(magnesium).front().set == "rcpa_au");
  for (const Interval& interval : catalogue.intervals(magnesium)) {
    BOOST_TEST(interval.analyte == magnesium);
  }
}

BOOST_AUTO_TEST_CASE(all_of_the_knowledge_is_there) {
  const CatalogueRows& rows = Catalogue::built_in().rows();
  BOOST_TEST(rows.intervals.size() == 352u);
  BOOST_TEST(rows.tier_sets.size() == 24u);
  BOOST_TEST(rows.critical_limits.size() == 55u);
  BOOST_TEST(rows.rules.size() == 59u);
  BOOST_TEST(rows.facts.size() == 46u);
  BOOST_TEST(rows.red_flags.size() == 8u);
  BOOST_TEST(rows.variations.size() == 47u);
  BOOST_TEST(rows.sources.size() == 107u);
  BOOST_TEST(rows.context_flags.size() == 30u);
  for (const char* id : {"disclaimer", "cmp_correction", "censored", "needs_unit", "implausible"}) {
    BOOST_TEST(Catalogue::built_in().sentence(id) != nullptr);
  }
}

BOOST_AUTO_TEST_CASE(words_of_bands_and_results_have_their_meaning) {
  const Catalogue& catalogue = Catalogue::built_in();
  BOOST_TEST((catalogue.band_meaning("sufficient")->means == Meaning::normal));
  BOOST_TEST((catalogue.band_meaning("borderline")->means == Meaning::neither));
  BOOST_TEST((catalogue.band_meaning("female") == nullptr));
  BOOST_TEST((catalogue.value_word("non_reactive")->sense == WordSense::absent));
  BOOST_TEST(catalogue.value_word("non_reactive")->unmistakable);
  BOOST_TEST(!catalogue.value_word("normal")->unmistakable);
}

BOOST_AUTO_TEST_CASE(related_analytes_are_a_family) {
  const Catalogue& catalogue = Catalogue::built_in();
  const NameFamily* calcium = catalogue.family_of("calcium_ionized");
  BOOST_REQUIRE(calcium != nullptr);
  BOOST_TEST((calcium == catalogue.family_of("calcium_total")));
  BOOST_TEST((catalogue.family_of("sodium") == nullptr));
  BOOST_TEST(!catalogue.family_of("d_dimer_feu")->name_may_decide);
}

// Every complaint of the article can be told with --symptom.
BOOST_AUTO_TEST_CASE(every_symptom_of_the_article_has_a_context_flag) {
  const Catalogue& catalogue = Catalogue::built_in();
  for (const Fact& fact : catalogue.facts()) {
    if (fact.type != FactType::symptom) continue;
    bool told = false;
    for (const ContextFlag& flag : catalogue.rows().context_flags) {
      for (const std::string_view word : flag.words) {
        for (const std::string_view keyword : fact.keywords) {
          told = told || fold_name(word) == fold_name(keyword);
        }
      }
    }
    BOOST_TEST(told, fact.id << " cannot be told");
  }
}

BOOST_AUTO_TEST_CASE(rows_that_nobody_looked_up_are_listed_with_their_file) {
  const std::vector<OpenRow> open = open_rows(Catalogue::built_in());
  const auto find = [&](std::string_view row) {
    return std::find_if(open.begin(), open.end(), [&](const OpenRow& o) { return o.row == row; });
  };
  BOOST_REQUIRE((find("ast/mayo_us/male/14-") != open.end()));
  BOOST_TEST(find("ast/mayo_us/male/14-")->file == "ranges.json");
  BOOST_TEST(!find("mma_serum/mayo_us")->decides);
  BOOST_TEST((find("crp_ddx") != open.end()));
  BOOST_TEST((find("vitd_25oh_total/mayo_us") == open.end()));
}

// Of the four nutrients and the metabolic panel no verdict rests on one unread number alone: a row
// is read, or widened to what several sources agree on and says so, or decides nothing.
BOOST_AUTO_TEST_CASE(open_intervals_of_the_core_say_why_they_may_decide) {
  const Catalogue& catalogue = Catalogue::built_in();
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    for (const Interval& interval :
         catalogue.intervals(*catalogue.index_of(nutrient.primary_analyte))) {
      BOOST_TEST((interval.source_checked || !interval.decides || !interval.note.empty()),
                 interval.id);
    }
  }
  for (const char* id :
       {"sodium", "potassium", "chloride", "co2_total", "glucose_fasting", "bun", "creatinine",
        "total_protein", "albumin", "bilirubin_total", "ast", "alt"}) {
    const auto intervals = catalogue.intervals(*catalogue.index_of(id));
    const auto deciding = std::find_if(intervals.begin(), intervals.end(),
                                       [](const Interval& each) { return each.decides; });
    BOOST_REQUIRE((deciding != intervals.end()));
    BOOST_TEST((deciding->source_checked || !deciding->note.empty()), deciding->id);
  }
}

BOOST_AUTO_TEST_CASE(report_words_are_found_by_their_role) {
  const Lexicon& words = Catalogue::built_in().lexicon();
  const auto value = [&](const char* text, WordRole role) -> std::string_view {
    const LexiconEntry* const entry = words.find(fold_name(text), role);
    return entry == nullptr ? "none" : entry->value;
  };
  BOOST_TEST(value("Nicht nachweisbar", WordRole::value_word) == "not_detected");
  BOOST_TEST(value("inferior a", WordRole::comparator_word) == "<");
  BOOST_TEST(value("до", WordRole::comparator_word) == "<=");
  BOOST_TEST(value("poniżej", WordRole::comparator_word) == "<");
  BOOST_TEST(value("TNP", WordRole::status_word) == "not_performed");
  BOOST_TEST(value("Critical High", WordRole::flag_word) == "critical_high");
  BOOST_TEST(value("Frauen", WordRole::band_word) == "female");
  BOOST_TEST(value("Okt", WordRole::month) == "10");
  BOOST_TEST(value("bis", WordRole::flag_word) == "none");
  BOOST_TEST(words.exactly("bis").size() >= 3u);
}

BOOST_AUTO_TEST_CASE(the_longest_word_of_a_role_is_found) {
  const Lexicon& words = Catalogue::built_in().lexicon();
  const LexiconMatch match =
      words.longest("biological reference interval mg dl", WordRole::header_range);
  BOOST_TEST(match.length == 29u);
  const LexiconMatch wide = words.longest("未満0.05", WordRole::comparator_after);
  BOOST_REQUIRE(wide.entry != nullptr);
  BOOST_TEST(wide.entry->value == "<");
  BOOST_TEST(words.longest("resulting", WordRole::header_value).entry == nullptr);
}

BOOST_AUTO_TEST_CASE(every_condition_is_well_formed) {
  for (const Rule& rule : Catalogue::built_in().rules()) {
    std::size_t wanted = 1;
    for (const Step& step : rule.when) {
      BOOST_REQUIRE_MESSAGE(wanted > 0, rule.id);
      wanted += step.operands;
      --wanted;
    }
    BOOST_TEST(wanted == 0u, rule.id);
  }
}
