#include "interpreter/identify.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/fold.h"
#include "interpreter/convert.h"
#include "interpreter/extent.h"
#include "interpreter/name_words.h"
#include "interpreter/reference.h"

namespace labread {
namespace {

constexpr std::string_view ambiguous = "ambiguous_analyte";

struct Candidate {
  AnalyteIndex index = 0;
  FamilyMember member;
};

// Whether the analyte has a unit of the same quantity as this one, which it does not list.
bool has_same_quantity(const Analyte& analyte, std::string_view ucum) {
  const std::string dimension = dimension_of(ucum);
  if (dimension.empty()) return false;
  const bool annotated = ucum.find('{') != std::string_view::npos;
  return std::any_of(analyte.units.begin(), analyte.units.end(), [&](const AnalyteUnit& unit) {
    // FEU and DDU are annotations of one dimension, and still two quantities.
    const bool by_annotation = unit.ucum.find("{FEU}") != std::string_view::npos ||
                               unit.ucum.find("{DDU}") != std::string_view::npos;
    return (annotated || !by_annotation) && dimension == dimension_of(unit.ucum);
  });
}

class Choice {
 public:
  Choice(const Result& result, std::string_view ucum, const Report& report,
         const Catalogue& catalogue)
      : result_(result), ucum_(ucum), report_(report), catalogue_(catalogue) {}

  Identified identify() {
    const auto coded = by_code();
    if (!coded) return by_name();
    gather_words();
    gather();
    if (!coded_specimen_fits(catalogue_.analyte(*coded))) return {{}, ambiguous, true};
    if (!differs_from(*coded)) return {coded, {}};
    // A code that somebody mistook for another's is found out by a unit that only the name suits.
    if (ucum_.empty() || accepts_unit(*coded) || measures_unit(*coded)) return {coded, {}, true};
    candidates_.clear();
    Identified named = by_name();
    named.code_differs = true;
    return named;
  }

 private:
  Identified by_name() {
    if (result_.candidates.empty()) return {};
    gather_words();
    gather();
    keep([&](const Candidate& c) { return specimen_fits(catalogue_.analyte(c.index)); });
    if (!ucum_.empty()) keep_unit();
    const auto chosen = choose();
    return chosen ? Identified{chosen, {}} : Identified{{}, ambiguous};
  }

  void gather_words() {
    words_ = words_in(fold_name(result_.name), catalogue_);
    // Behind a unit stand only the kinds of D-dimer units; its letters are no words.
    const NameWords behind_unit = words_in(fold_name(result_.unit), catalogue_);
    for (const NameWord kind : {NameWord::feu, NameWord::ddu}) {
      if (behind_unit.contains(kind)) words_.insert(kind);
    }
    specimen_ = stated_specimen();
  }

  // A code for blood beside a stated urine, or the other way round. Between serum, blood and red
  // cells the code is the surer.
  bool coded_specimen_fits(const Analyte& analyte) const {
    const bool urine_analyte = analyte.specimen_class.starts_with("urine");
    if (specimen_.empty()) return true;
    if (specimen_ == "stool" || specimen_ == "csf" || specimen_ == "other") return false;
    return specimen_.starts_with("urine") == urine_analyte;
  }

  // Whether the name means other analytes, or says a word of a relative of the coded one.
  bool differs_from(AnalyteIndex coded) const {
    if (candidates_.empty()) return false;
    const auto own = std::find_if(candidates_.begin(), candidates_.end(),
                                  [&](const Candidate& c) { return c.index == coded; });
    if (own == candidates_.end()) return true;
    if (said(own->member)) return false;
    const auto& named = result_.candidates;
    if (is_another_quantity(own->member.word)) {
      return std::find(named.begin(), named.end(), coded) == named.end();
    }
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
      return c.member.word != NameWord::fasting && said(c.member);
    });
  }

  // A code may say more than the name where both mean one quantity: fasting, high sensitivity.
  static bool is_another_quantity(NameWord word) {
    return word == NameWord::nitrogen || word == NameWord::ionised || word == NameWord::free ||
           word == NameWord::red_cells || word == NameWord::corrected || word == NameWord::ratio ||
           word == NameWord::calcitriol || word == NameWord::d2;
  }

  template <class Predicate>
  void keep(Predicate predicate) {
    std::erase_if(candidates_, [&](const Candidate& c) { return !predicate(c); });
  }

  std::optional<AnalyteIndex> by_code() const {
    for (const Code& code : result_.codes) {
      if (code.system == "labread") return catalogue_.index_of(code.code);
      if (code.system != "LOINC" || code.code == d3_code) continue;
      for (const Analyte& analyte : catalogue_.analytes()) {
        const bool has = std::any_of(analyte.loinc.begin(), analyte.loinc.end(),
                                     [&](const LoincCode& own) { return own.code == code.code; });
        if (has) return static_cast<AnalyteIndex>(&analyte - catalogue_.analytes().data());
      }
    }
    return std::nullopt;
  }

  // The candidates and the relatives they share names with.
  void gather() {
    const bool one = result_.candidates.size() == 1;
    for (const AnalyteIndex index : result_.candidates) {
      const std::string_view id = catalogue_.analyte(index).id;
      const NameFamily* family = catalogue_.family_of(id);
      if (family == nullptr) add({index, {id}});
      for (const FamilyMember& member : members_of(family)) {
        if (const auto relative = catalogue_.index_of(member.analyte)) add({*relative, member});
        // A name that only this one has, such as "iCa", says what its words would say.
        if (one && family->name_may_decide && member.analyte == id) words_.insert(member.word);
      }
    }
    // "D2+D3" is the sum.
    if (words_.contains(NameWord::d2) && words_.contains(NameWord::d3)) {
      words_.erase(NameWord::d2);
      words_.erase(NameWord::d3);
    } else if (words_.contains(NameWord::d3) && d3_means_total()) {
      words_.erase(NameWord::d3);
    }
  }

  void add(const Candidate& candidate) {
    const bool there = std::any_of(candidates_.begin(), candidates_.end(),
                                   [&](const Candidate& c) { return c.index == candidate.index; });
    if (!there) candidates_.push_back(candidate);
  }

  // A single row called "Vitamin D3" is total 25-OH D; beside D2 or a total it is a fraction.
  bool d3_means_total() const {
    return std::none_of(report_.results.begin(), report_.results.end(), [&](const Result& other) {
      if (&other == &result_ || other.name == result_.name) return false;
      if (other.candidates.empty()) return false;
      const std::string_view id = catalogue_.analyte(other.candidates.front()).id;
      return id == "vitd_25oh_total" || id == "vitd_25oh_d2";
    });
  }

  std::string_view stated_specimen() const {
    if (!result_.specimen.empty()) return result_.specimen;
    if (words_.contains(NameWord::urine)) return "urine";
    const NameWords section = words_in(fold_name(result_.section), catalogue_);
    if (section.contains(NameWord::urine)) return "urine";
    return report_.header.specimen;
  }

  bool specimen_fits(const Analyte& analyte) const {
    const bool urine_analyte = analyte.specimen_class.starts_with("urine");
    if (specimen_.empty()) return true;
    if (specimen_.starts_with("urine")) return urine_analyte;
    if (specimen_ == "stool" || specimen_ == "csf" || specimen_ == "other") return false;
    if (urine_analyte) return false;
    if (specimen_ == "red_cells") {
      return analyte.specimen_class == "red_cells" ||
             family_word(analyte.id) == NameWord::red_cells;
    }
    return analyte.specimen_class != "red_cells" || words_.contains(NameWord::red_cells);
  }

  static std::span<const FamilyMember> members_of(const NameFamily* family) {
    return family == nullptr ? std::span<const FamilyMember>() : family->members;
  }

  NameWord family_word(std::string_view id) const {
    for (const FamilyMember& member : members_of(catalogue_.family_of(id))) {
      if (member.analyte == id) return member.word;
    }
    return NameWord::none;
  }

  bool accepts_unit(AnalyteIndex index) const {
    return find_unit(catalogue_.analyte(index), ucum_) != nullptr;
  }
  bool measures_unit(AnalyteIndex index) const {
    return has_same_quantity(catalogue_.analyte(index), ucum_);
  }

  void keep_unit() {
    const auto accepting = [&](const Candidate& c) { return accepts_unit(c.index); };
    if (std::any_of(candidates_.begin(), candidates_.end(), accepting)) return keep(accepting);
    // A unit of the right kind that is not listed still leaves the analyte known.
    keep([&](const Candidate& c) { return measures_unit(c.index); });
  }

  bool said(const FamilyMember& member) const {
    return (member.word != NameWord::none && words_.contains(member.word)) ||
           (member.other_word != NameWord::none && words_.contains(member.other_word)) ||
           (member.word == NameWord::red_cells && specimen_ == "red_cells") ||
           (member.word == NameWord::urine && specimen_.starts_with("urine"));
  }

  // Whether the name has a word of a relative that was ruled out by specimen or unit.
  bool contradicted() const {
    for (const AnalyteIndex index : result_.candidates) {
      const NameFamily* family = catalogue_.family_of(catalogue_.analyte(index).id);
      for (const FamilyMember& member : members_of(family)) {
        if (said(member) && member.word != NameWord::fasting) return true;
      }
    }
    return false;
  }

  std::optional<AnalyteIndex> choose() const {
    std::vector<Candidate> meant, plain, others;
    for (const Candidate& c : candidates_) {
      if (said(c.member)) {
        meant.push_back(c);
      } else {
        (c.member.word == NameWord::none ? plain : others).push_back(c);
      }
    }
    if (meant.size() == 1) return meant.front().index;
    if (!meant.empty()) return only_name(meant);
    if (contradicted()) return std::nullopt;
    if (plain.size() == 1) return by_size(plain.front(), others);
    if (plain.empty()) {
      // Only the unit can have told them apart.
      if (!ucum_.empty() && others.size() == 1) return others.front().index;
      return std::nullopt;
    }
    return by_range(plain);
  }

  // Two words were said ("BUN/Creatinine Ratio"): the whole name decides where it has one meaning.
  std::optional<AnalyteIndex> only_name(const std::vector<Candidate>& meant) const {
    if (result_.candidates.size() != 1) return std::nullopt;
    const AnalyteIndex named = result_.candidates.front();
    const bool there = std::any_of(meant.begin(), meant.end(),
                                   [&](const Candidate& c) { return c.index == named; });
    return there ? std::optional{named} : std::nullopt;
  }

  std::optional<AnalyteIndex> by_range(const std::vector<Candidate>& candidates) const {
    std::optional<AnalyteIndex> found;
    for (const Candidate& c : candidates) {
      if (!range_suits(c)) continue;
      if (found) return std::nullopt;
      found = c.index;
    }
    return found;
  }

  // Without a printed unit, whether the range suits the analyte in any of its units.
  bool range_suits(const Candidate& c) const {
    if (!ucum_.empty()) return fits_known_interval(result_.range, ucum_, c.index, catalogue_);
    const auto& units = catalogue_.analyte(c.index).units;
    return std::any_of(units.begin(), units.end(), [&](const AnalyteUnit& unit) {
      return fits_known_interval(result_.range, unit.ucum, c.index, catalogue_);
    });
  }

  // The plain analyte, unless the printed range or the value speaks for a relative with the same
  // unit: 4.9 mg/dL against 4.6-5.3 is ionised calcium whatever the name leaves out.
  std::optional<AnalyteIndex> by_size(const Candidate& plain,
                                      const std::vector<Candidate>& relatives) const {
    std::vector<Candidate> rivals;
    for (const Candidate& c : relatives) {
      if (c.member.word == NameWord::fasting && has_fasting_limit(c.index)) return c.index;
      if (c.member.word == NameWord::ionised || c.member.word == NameWord::red_cells ||
          c.member.word == NameWord::nitrogen) {
        rivals.push_back(c);
      }
    }
    if (ucum_.empty() || rivals.empty()) return plain.index;
    if (!result_.range.text.empty() && result_.range.low && result_.range.high) {
      if (range_suits(plain)) return plain.index;
      if (const auto rival = by_range(rivals)) return rival;
      return plain.index;
    }
    const bool strange = is_unusual(plain.index) &&
                         std::any_of(rivals.begin(), rivals.end(),
                                     [&](const Candidate& c) { return !is_unusual(c.index); });
    return strange ? std::nullopt : std::optional{plain.index};
  }

  // The limits 5.6 and 6.1 mmol/L (99 to 110 mg/dL) are those of fasting glucose.
  bool has_fasting_limit(AnalyteIndex fasting) const {
    if (!result_.range.high) return false;
    const auto limit =
        convert(result_.range.high->value, ucum_, "mmol/L", catalogue_.analyte(fasting));
    return limit && Decimal{545, 2} <= *limit && *limit <= Decimal{612, 2};
  }

  bool is_unusual(AnalyteIndex index) const {
    const Analyte& analyte = catalogue_.analyte(index);
    const auto extent = extent_of(result_.read);
    if (!extent || !analyte.plausibility) return false;
    const Plausibility& usual = *analyte.plausibility;
    const auto converted = convert(*extent, ucum_, usual.unit, analyte);
    if (!converted) return false;
    std::optional<Bound> low, high;
    if (usual.review_below) low = Bound{*usual.review_below, true};
    if (usual.review_above) high = Bound{*usual.review_above, true};
    const Side side = side_of(*converted, low, high);
    return side == Side::below || side == Side::above;
  }

  // Code of the D3 fraction that many systems send for the total: the name decides there.
  static constexpr std::string_view d3_code = "1989-3";

  const Result& result_;
  std::string_view ucum_;
  const Report& report_;
  const Catalogue& catalogue_;
  NameWords words_;
  std::string_view specimen_;
  std::vector<Candidate> candidates_;
};

}  // namespace

Identified identify(const Result& result, std::string_view ucum, const Report& report,
                    const Catalogue& catalogue) {
  return Choice(result, ucum, report, catalogue).identify();
}

std::string_view loinc_of(const Analyte& analyte, std::string_view ucum,
                          std::string_view specimen) {
  const Property property = property_of(ucum);
  std::string_view first;
  for (const LoincCode& code : analyte.loinc) {
    if (code.property != property) continue;
    if (first.empty()) first = code.code;
    const bool serum = code.description.find("serum") != std::string_view::npos;
    const bool blood = code.description.find("blood") != std::string_view::npos;
    if (specimen == "serum" && serum) return code.code;
    if (specimen == "blood" && blood) return code.code;
  }
  if (!first.empty()) return first;
  for (const LoincCode& code : analyte.loinc) {
    if (code.property == Property::other) return code.code;
  }
  return {};
}

}  // namespace labread
