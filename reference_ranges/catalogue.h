// Const look-ups over the knowledge. Built once and passed by reference; everything read from it
// stays valid as long as it lives.
//
//   const Catalogue& catalogue = Catalogue::built_in();
//   const Analyte* d = catalogue.analyte("vitd_25oh_total");
//   NameMatch m = catalogue.match_name(fold_name("Vitamin D, 25-OH 18.2 ng/mL")); // "vitamin d 25
//   oh"
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "reference_ranges/lexicon.h"
#include "reference_ranges/rows.h"

namespace labread {

// Number and date habits of a report language; what detection falls back on.
struct LanguageHabits {
  std::string_view language;  // "de"
  DecimalMark decimal_mark = DecimalMark::point;
  bool month_first = false;
};

// All tables, each in the order that its look-up needs. Plain data: the compiled catalogue is one
// constexpr value of this type, an overlay builds one over its own vectors.
struct CatalogueRows {
  std::string_view version;                        // "2026-11"
  std::span<const Analyte> analytes;               // file order
  std::span<const AnalyteIndex> analytes_by_id;    // sorted by id
  std::span<const Name> names;                     // sorted by key
  std::span<const Symbol> symbols;                 // sorted by text
  std::span<const UnitSpelling> units;             // sorted by key, then the usual meaning first
  std::span<const Interval> intervals;             // sorted by analyte, then order of preference
  std::span<const TierSet> tier_sets;              // sorted by analyte
  std::span<const CriticalLimit> critical_limits;  // sorted by analyte, then order of preference
  std::span<const Rule> rules;
  std::span<const Formula> formulas;
  std::span<const Nutrient> nutrients;
  std::span<const Fact> facts;
  std::span<const RedFlag> red_flags;
  std::span<const UrgencyText> urgency;
  std::span<const Variation> variations;       // sorted by analyte
  std::span<const Sentence> sentences;         // sorted by id
  std::span<const ContextFlag> context_flags;  // sorted by id
  std::span<const Source> sources;             // sorted by id
  std::span<const LexiconEntry> lexicon;       // sorted by (key, role)
  std::span<const LanguageHabits> languages;   // sorted by language
  std::span<const NameStem> name_stems;        // sorted by text
  std::span<const NameFamily> name_families;
  std::span<const BandMeaning> band_meanings;  // sorted by word
  std::span<const ValueWord> value_words;      // sorted by word
  std::span<const LoincBlock> not_laboratory;  // sorted by number
  std::span<const KeySlot> name_slots;         // key_slots() of the names
  std::span<const KeySlot> unit_slots;         // of the units
  std::span<const KeySlot> lexicon_slots;      // of the lexicon
};

// The longest known name at the start of a key.
struct NameMatch {
  const Name* name = nullptr;  // null: no name starts there
  std::size_t length = 0;      // bytes of the key it covers; ends at a word end
};

// Which first four bytes the keys of units have, in a table of bits: most words of a report begin
// no unit.
class UnitStarts {
 public:
  static constexpr std::size_t length = 4;

  explicit constexpr UnitStarts(std::span<const UnitSpelling> units) {
    for (const UnitSpelling& unit : units) {
      const std::size_t slot = slot_of(unit.key.substr(0, length));
      bits_[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
  }
  // "No" is certain.
  constexpr bool may_begin(std::string_view start) const {
    const std::size_t slot = slot_of(start);
    return (bits_[slot / 64] >> (slot % 64) & 1U) != 0;
  }

 private:
  static constexpr std::size_t slot_of(std::string_view start) {
    return add_to_hash(empty_key_hash, start) * 0x2C1B3C6DU >> 19U;  // of 8192
  }

  std::array<std::uint64_t, 128> bits_{};
};

class Catalogue {
 public:
  explicit constexpr Catalogue(const CatalogueRows& rows)
      : rows_(rows),
        lexicon_(rows.lexicon, rows.lexicon_slots),
        names_(rows.name_slots),
        units_(rows.unit_slots),
        unit_starts_(rows.units) {}

  static const Catalogue& built_in();

  std::string_view version() const { return rows_.version; }
  const CatalogueRows& rows() const { return rows_; }
  const Lexicon& lexicon() const { return lexicon_; }

  std::span<const Analyte> analytes() const { return rows_.analytes; }
  const Analyte& analyte(AnalyteIndex index) const { return rows_.analytes[index]; }
  const Analyte* analyte(std::string_view id) const;  // null: unknown
  std::optional<AnalyteIndex> index_of(std::string_view id) const;

  const Name* find_name(std::string_view key) const;  // exact fold_name() key
  NameMatch match_name(std::string_view key) const;   // longest at the start of the key
  // Candidates for a short symbol that stands alone in its cell, case as printed ("Mg", "K+").
  const Analyte* find_symbol(std::string_view printed) const;

  // By fold_unit() key: the usual meaning, all meanings, and the one that the analyte accepts.
  const UnitSpelling* find_unit(std::string_view folded_unit) const;
  std::span<const UnitSpelling> units_of(std::string_view folded_unit) const;
  const UnitStarts& unit_starts() const { return unit_starts_; }
  const AnalyteUnit* find_unit(const Analyte& analyte, std::string_view folded_unit) const;

  // Words of printed names by which related analytes are told apart, and the family that an analyte
  // belongs to; null: none.
  std::span<const NameStem> name_stems() const { return rows_.name_stems; }
  const NameFamily* family_of(std::string_view analyte) const;
  const BandMeaning* band_meaning(std::string_view word) const;
  const ValueWord* value_word(std::string_view word) const;

  // Whether a code of LOINC asks for something that no laboratory measures. Its check digit does
  // not count, which questionnaires often have wrong.
  bool is_asked_of_person(std::string_view loinc) const;

  std::span<const Interval> intervals(AnalyteIndex analyte) const;
  std::span<const TierSet> tier_sets(AnalyteIndex analyte) const;
  std::span<const CriticalLimit> critical_limits(AnalyteIndex analyte) const;
  const Variation* variation(AnalyteIndex analyte) const;

  std::span<const Rule> rules() const { return rows_.rules; }
  std::span<const Formula> formulas() const { return rows_.formulas; }
  const Formula* formula(std::string_view id) const;
  std::span<const Nutrient> nutrients() const { return rows_.nutrients; }
  std::span<const Fact> facts() const { return rows_.facts; }
  std::span<const RedFlag> red_flags() const { return rows_.red_flags; }
  const UrgencyText* urgency(std::string_view level) const;
  const Sentence* sentence(std::string_view id) const;
  const ContextFlag* context_flag(std::string_view id) const;
  const Source* source(std::string_view id) const;

 private:
  CatalogueRows rows_;
  Lexicon lexicon_;
  KeyTable names_;
  KeyTable units_;
  UnitStarts unit_starts_;
};

// The UCUM unit that an analyte accepts under this code, or null. `[IU]` and `U` differ.
const AnalyteUnit* find_unit(const Analyte& analyte, std::string_view ucum);

}  // namespace labread
