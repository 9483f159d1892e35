#include "interpreter/name_words.h"

#include <array>
#include <string>

namespace labread {
namespace {

struct Stem {
  std::string_view text;  // the start of a word; with a blank at the end: the whole word
  NameWord word;
};

constexpr auto stems = std::to_array<Stem>({
    {"ioni", NameWord::ionised},
    {"joniz", NameWord::ionised},
    {"ica ", NameWord::ionised},
    {"corr", NameWord::corrected},
    {"korr", NameWord::corrected},
    {"adj", NameWord::corrected},
    {"ajust", NameWord::corrected},
    {"gecorr", NameWord::corrected},
    {"skoryg", NameWord::corrected},
    {"urin", NameWord::urine},
    {"orina", NameWord::urine},
    {"harn ", NameWord::urine},
    {"24h harn", NameWord::urine},
    {"moczu ", NameWord::urine},
    {"mocz ", NameWord::urine},
    {"u ", NameWord::urine},
    {"rbc", NameWord::red_cells},
    {"erythro", NameWord::red_cells},
    {"eritro", NameWord::red_cells},
    {"erytro", NameWord::red_cells},
    {"erys ", NameWord::red_cells},
    {"red cell", NameWord::red_cells},
    {"red blood cell", NameWord::red_cells},
    {"intracell", NameWord::red_cells},
    {"1 25", NameWord::calcitriol},
    {"calcitriol", NameWord::calcitriol},
    {"dihydrox", NameWord::calcitriol},
    {"dihidrox", NameWord::calcitriol},
    {"diidross", NameWord::calcitriol},
    {"dihydroks", NameWord::calcitriol},
    {"d2", NameWord::d2},
    {"ergocalc", NameWord::d2},
    {"ercalc", NameWord::d2},
    {"d3", NameWord::d3},
    {"cholecalc", NameWord::d3},
    {"colecalc", NameWord::d3},
    {"total", NameWord::total},
    {"gesamt", NameWord::total},
    {"totaal", NameWord::total},
    {"calkowit", NameWord::total},
    {"nitrogen", NameWord::nitrogen},
    {"nitrog", NameWord::nitrogen},
    {"bun ", NameWord::nitrogen},
    {"stickstoff", NameWord::nitrogen},
    {"harnstoff n ", NameWord::nitrogen},
    {"harnstoff stickstoff", NameWord::nitrogen},
    {"ureico", NameWord::nitrogen},
    {"ureique", NameWord::nitrogen},
    {"ureumstikstof", NameWord::nitrogen},
    {"azot moczn", NameWord::nitrogen},
    {"fast", NameWord::fasting},
    {"fbs ", NameWord::fasting},
    {"fpg ", NameWord::fasting},
    {"nuchtern", NameWord::fasting},
    {"jeun", NameWord::fasting},
    {"ayun", NameWord::fasting},
    {"digiuno", NameWord::fasting},
    {"jejum", NameWord::fasting},
    {"nuchter", NameWord::fasting},
    {"czczo", NameWord::fasting},
    {"ratio", NameWord::ratio},
    {"quotient", NameWord::ratio},
    {"cociente", NameWord::ratio},
    {"rapport", NameWord::ratio},
    {"relacao", NameWord::ratio},
    {"relacion", NameWord::ratio},
    {"creat", NameWord::ratio},
    {"kreat", NameWord::ratio},
    {"free", NameWord::free},
    {"frei", NameWord::free},
    {"libre", NameWord::free},
    {"liber", NameWord::free},
    {"livre", NameWord::free},
    {"vrij", NameWord::free},
    {"woln", NameWord::free},
    {"ft3 ", NameWord::free},
    {"ft4 ", NameWord::free},
    {"feu ", NameWord::feu},
    {"ddu ", NameWord::ddu},
    {"hs ", NameWord::high_sensitivity},
    {"hscrp", NameWord::high_sensitivity},
    {"high sens", NameWord::high_sensitivity},
    {"hochsens", NameWord::high_sensitivity},
    {"ultrasens", NameWord::high_sensitivity},
    {"cardiac", NameWord::high_sensitivity},
    {"abs", NameWord::count},
    {"# ", NameWord::count},
    {"anc ", NameWord::count},
    {"% ", NameWord::percent},
    {"percent", NameWord::percent},
    {"prozent", NameWord::percent},
});

constexpr auto calcium = std::to_array<FamilyMember>({
    {"calcium_total"},
    {"calcium_ionized", NameWord::ionised, NameWord::free},
    {"calcium_albumin_corrected", NameWord::corrected},
    {"calcium_creatinine_ratio_urine", NameWord::ratio},
    {"calcium_urine_24h", NameWord::urine},
});
constexpr auto magnesium = std::to_array<FamilyMember>({
    {"magnesium_serum"},
    {"magnesium_rbc", NameWord::red_cells},
    {"magnesium_urine_24h", NameWord::urine},
});
constexpr auto vitamin_d = std::to_array<FamilyMember>({
    {"vitd_25oh_total"},
    {"vitd_25oh_d2", NameWord::d2},
    {"vitd_25oh_d3", NameWord::d3},
    {"vitd_1_25oh2", NameWord::calcitriol},
});
constexpr auto glucose = std::to_array<FamilyMember>({
    {"glucose_random"},
    {"glucose_fasting", NameWord::fasting},
});
constexpr auto urea = std::to_array<FamilyMember>({
    {"urea"},
    {"bun", NameWord::nitrogen},
    {"bun_creatinine_ratio", NameWord::ratio},
});
constexpr auto folate = std::to_array<FamilyMember>({
    {"folate_serum"},
    {"folate_rbc", NameWord::red_cells},
});
constexpr auto albumin = std::to_array<FamilyMember>({
    {"albumin"},
    {"uacr", NameWord::ratio},
});
constexpr auto neutrophils =
    std::to_array<FamilyMember>({{"neut_abs", NameWord::count}, {"neut_pct", NameWord::percent}});
constexpr auto lymphocytes =
    std::to_array<FamilyMember>({{"lymph_abs", NameWord::count}, {"lymph_pct", NameWord::percent}});
constexpr auto monocytes =
    std::to_array<FamilyMember>({{"mono_abs", NameWord::count}, {"mono_pct", NameWord::percent}});
constexpr auto eosinophils =
    std::to_array<FamilyMember>({{"eos_abs", NameWord::count}, {"eos_pct", NameWord::percent}});
constexpr auto basophils =
    std::to_array<FamilyMember>({{"baso_abs", NameWord::count}, {"baso_pct", NameWord::percent}});
constexpr auto reticulocytes =
    std::to_array<FamilyMember>({{"retic_abs", NameWord::count}, {"retic_pct", NameWord::percent}});
constexpr auto rdw = std::to_array<FamilyMember>({{"rdw_cv"}, {"rdw_sd"}});
constexpr auto lipoprotein_a = std::to_array<FamilyMember>({{"lpa_mass"}, {"lpa_molar"}});
constexpr auto d_dimer = std::to_array<FamilyMember>({
    {"d_dimer_feu", NameWord::feu},
    {"d_dimer_ddu", NameWord::ddu},
});
constexpr auto t3 = std::to_array<FamilyMember>({{"t3_total"}, {"ft3", NameWord::free}});
constexpr auto t4 = std::to_array<FamilyMember>({{"t4_total"}, {"ft4", NameWord::free}});
constexpr auto crp = std::to_array<FamilyMember>({
    {"crp"},
    {"hs_crp", NameWord::high_sensitivity},
});

template <std::size_t n>
constexpr Family family(const std::array<FamilyMember, n>& members, bool name_may_decide = true) {
  return {members.data(), n, name_may_decide};
}

constexpr auto families = std::to_array<Family>({
    family(calcium),
    family(magnesium),
    family(vitamin_d),
    family(glucose),
    family(urea),
    family(folate),
    family(albumin),
    family(neutrophils, false),
    family(lymphocytes, false),
    family(monocytes, false),
    family(eosinophils, false),
    family(basophils, false),
    family(reticulocytes, false),
    family(rdw, false),
    family(lipoprotein_a, false),
    // "D-Dimer" alone is printed for both kinds of unit.
    family(d_dimer, false),
    family(t3),
    family(t4),
    family(crp),
});

}  // namespace

std::set<NameWord> words_in(std::string_view key) {
  std::set<NameWord> found;
  const std::string padded = std::string(key) + ' ';
  std::size_t at = 0;
  for (std::size_t end = padded.find(' '); end != std::string::npos; end = padded.find(' ', at)) {
    const std::string_view rest = std::string_view(padded).substr(at);
    for (const Stem& stem : stems) {
      if (rest[0] == stem.text[0] && rest.starts_with(stem.text)) found.insert(stem.word);
    }
    at = end + 1;
  }
  return found;
}

Family family_of(std::string_view analyte) {
  for (const Family& candidate : families) {
    for (const FamilyMember& member : candidate) {
      if (member.analyte == analyte) return candidate;
    }
  }
  return {};
}

}  // namespace labread
