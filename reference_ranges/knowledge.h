// The knowledge while it is read and checked: rows with the place each came from. The build tool
// and overrides fill one from JSON files (read_json.h), check it (validate.h), and turn it into
// tables (owned_catalogue.h). Texts live in the arena; rows are views into it.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "reference_ranges/catalogue.h"
#include "reference_ranges/rows.h"

namespace labread {

// What is wrong in a data file, and where.
struct Defect {
  std::string file;     // "ranges.json", "languages/de.json"
  std::string pointer;  // JSON pointer: "/intervals/3/low"
  std::string message;
};

struct RowOrigin {
  std::string file;
  std::string pointer;
  bool base = false;  // not of the files now read, but of the catalogue that they change
};

template <class Row>
struct Located {
  Row row;
  RowOrigin origin;
};

template <class Row>
using Table = std::vector<Located<Row>>;

// Keeps copies of texts and lists for as long as it lives.
class Arena {
 public:
  std::string_view keep(std::string_view text);

  template <class T>
  std::span<const T> keep(const std::vector<T>& items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    auto* const place = static_cast<T*>(memory_->allocate(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), place);
    return {place, items.size()};
  }

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
};

struct Knowledge {
  Arena arena;
  std::string_view version;
  Table<Analyte> analytes;
  Table<Name> names;
  Table<UnitSpelling> units;
  Table<Interval> intervals;
  Table<TierSet> tier_sets;
  Table<CriticalLimit> critical_limits;
  Table<Rule> rules;
  Table<Formula> formulas;
  Table<Nutrient> nutrients;
  Table<Fact> facts;
  Table<RedFlag> red_flags;
  Table<UrgencyText> urgency;
  Table<Variation> variations;
  Table<Sentence> sentences;
  Table<ContextFlag> context_flags;
  Table<Source> sources;
  Table<LexiconEntry> lexicon;
  Table<LanguageHabits> languages;
  Table<NameStem> name_stems;
  Table<NameFamily> name_families;
  Table<BandMeaning> band_meanings;
  Table<ValueWord> value_words;
  Table<LoincBlock> not_laboratory;
};

// The rows of a catalogue as a start for overrides. Their texts stay where they are, so `base` must
// outlive the result.
Knowledge knowledge_of(const Catalogue& base);

// Subjects of rules that are derived from several analytes: calcium_effective, calcium_adjusted.
std::span<const std::string_view> derived_subjects();

// The analyte in whose units a derived subject is compared; empty: not a derived subject.
std::string_view unit_analyte_of(std::string_view derived_subject);

}  // namespace labread
