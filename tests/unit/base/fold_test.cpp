#include "base/fold.h"

#include <boost/test/unit_test.hpp>
#include <string>

using labread::fold;
using labread::fold_name;
using labread::fold_unit;

namespace {

struct Pair {
  std::string_view text;
  std::string_view folded;
};

constexpr Pair plain[] = {
    {"", ""},
    {"   ", ""},
    {"Calcium", "calcium"},
    {"  Calcium\t total \n", "calcium total"},
    {"Größe", "grosse"},
    {"GRÖSSE", "grosse"},
    {"Vitamin D₃", "vitamin d3"},
    {"25(OH)D₃", "25(oh)d3"},
    {"25‑Hydroxy", "25-hydroxy"},
    {"30 – 100", "30 - 100"},
    {"30 — 100", "30 - 100"},
    {"−2,5", "-2,5"},
    {"µg / dl", "ug / dl"},
    {"μg / dl", "ug / dl"},
    {"Μg", "ug"},
    {"10⁹/L", "109/l"},
    {"m²", "m2"},
    {"≥ 30", ">= 30"},
    {"≤30", "<=30"},
    {"ＣＡ　８．５", "ca 8.5"},
    {"＜１．０", "<1.0"},
    {"ﬁbrinogen", "fibrinogen"},
    {"Résultat", "resultat"},
    {"Re\u0301sultat", "resultat"},
    {"Witamina B12 stężenie", "witamina b12 stezenie"},
    {"ŻÓŁĆ", "zolc"},
    {"Ionizált kalcium (szérum)", "ionizalt kalcium (szerum)"},
    {"Őrség Űr", "orseg ur"},
    {"SÓDIO", "sodio"},
    {"Kreatinin İdrar", "kreatinin idrar"},
    {"ışık", "isik"},
    {"Œstradiol", "oestradiol"},
    {"Ærø", "aero"},
    {"КАЛЬЦИЙ", "кальции"},
    {"Кальции\u0306", "кальции"},
    {"Taux d’hémoglobine", "taux d'hemoglobine"},
    {"Hematócrit, Secreţie Secreție", "hematocrit, secretie secretie"},
    {"10⁻³", "10-3"},
    {"㎎/㎗", "mg/dl"},
    {"㎖/min/1.73㎡", "ml/min/1.73m2"},
    {"/㎕ /㎣ ㎜ ㎛ ℓ", "/ul /mm3 mm um l"},
    {"Ёлка ёлка", "елка елка"},
    {"ΑΣΒΕΣΤΙΟ", "ασβεστιο"},
    {"Ασβέστιο", "ασβεστιο"},
    {"Định lượng", "dinh luong"},
    {"HỒNG CẦU ƯA KIỀM", "hong cau ua kiem"},
    {"ỳ Ỹ ặ Ặ ệ ỉ ợ ự", "y y a a e i o u"},
    {"カルシウム", "カルシウム"},
    {"钙", "钙"},
    {"8\u00a0400", "8 400"},
    {"8\u202f400", "8 400"},
    {"a\u200bb", "a b"},
    {"1×10", "1x10"},
};

constexpr Pair names[] = {
    {"Vitamin D, 25-Hydroxy", "vitamin d 25 hydroxy"},
    {"Vitamin D 25 Hydroxy", "vitamin d 25 hydroxy"},
    {"VITAMIN D,25-OH,TOTAL,IA", "vitamin d 25 oh total ia"},
    {"25-OH-Vitamin D (gesamt)", "25 oh vitamin d gesamt"},
    {"Neutrophils%", "neutrophils %"},
    {"Neutrophils (%)", "neutrophils %"},
    {"Neutrophils #", "neutrophils #"},
    {"% Saturation", "% saturation"},
    {"A/G Ratio", "a g ratio"},
    {"Vitamin “D” • total…", "vitamin d total"},
    {"...", ""},
    {"*", ""},
    {"Кальций, общий", "кальции общии"},
};

constexpr Pair units[] = {
    {"x10E3 / µL", "x10e3/ul"},
    {"mg/dL", "mg/dl"},
    {"mL / min / 1.73 m²", "ml/min/1.73m2"},
    {" Tsd/µl ", "tsd/ul"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(folding)

BOOST_AUTO_TEST_CASE(what_looks_the_same_folds_to_the_same_key) {
  for (const Pair& row : plain) {
    BOOST_TEST_CONTEXT("\"" << row.text << "\"") { BOOST_TEST(fold(row.text) == row.folded); }
  }
}

BOOST_AUTO_TEST_CASE(names_are_compared_by_their_words) {
  for (const Pair& row : names) {
    BOOST_TEST_CONTEXT("\"" << row.text << "\"") { BOOST_TEST(fold_name(row.text) == row.folded); }
  }
}

BOOST_AUTO_TEST_CASE(units_are_compared_without_blanks) {
  for (const Pair& row : units) {
    BOOST_TEST_CONTEXT("\"" << row.text << "\"") { BOOST_TEST(fold_unit(row.text) == row.folded); }
  }
}

BOOST_AUTO_TEST_CASE(different_analytes_keep_different_keys) {
  BOOST_TEST(fold_name("Neutrophils") != fold_name("Neutrophils %"));
  BOOST_TEST(fold_name("Vitamin D2") != fold_name("Vitamin D3"));
  BOOST_TEST(fold_unit("mg/dL") != fold_unit("µg/dL"));
  BOOST_TEST(fold_unit("mmol/L") != fold_unit("nmol/L"));
}

BOOST_AUTO_TEST_CASE(malformed_bytes_are_folded_without_failing) {
  BOOST_TEST(fold("a\xFF") == "a\uFFFD");
}

BOOST_AUTO_TEST_SUITE_END()
