#include "reference_ranges/catalogue.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace labread {
namespace {

// The row whose `key` is `wanted`, or null; rows are sorted by it.
template <class Row, class Key, class Wanted>
const Row* find_sorted(std::span<const Row> rows, Key key, const Wanted& wanted) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), wanted,
                       [&](const Row& row, const Wanted& value) { return row.*key < value; });
  return found != rows.end() && (*found).*key == wanted ? &*found : nullptr;
}

template <class Row>
std::span<const Row> of_analyte(std::span<const Row> rows, AnalyteIndex analyte) {
  const auto first =
      std::lower_bound(rows.begin(), rows.end(), analyte,
                       [](const Row& row, AnalyteIndex value) { return row.analyte < value; });
  const auto last =
      std::upper_bound(first, rows.end(), analyte,
                       [](AnalyteIndex value, const Row& row) { return value < row.analyte; });
  return {first, last};
}

template <class Row, class Key>
const Row* find_listed(std::span<const Row> rows, Key key, std::string_view wanted) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*key == wanted; });
  return found != rows.end() ? &*found : nullptr;
}

// "i n r" of "I.N.R." as one word, with how many letters it has; 0: no such beginning.
struct Abbreviation {
  std::string key;
  std::size_t letters = 0;
};

Abbreviation joined_letters(std::string_view key) {
  constexpr std::size_t least_letters = 3;
  const auto stands_alone = [&](std::size_t at) {
    return at < key.size() && key[at] >= 'a' && key[at] <= 'z' &&
           (at + 1 == key.size() || key[at + 1] == ' ');
  };
  Abbreviation found;
  for (std::size_t at = 0; stands_alone(at); at += 2) {
    found.key += key[at];
    ++found.letters;
  }
  if (found.letters < least_letters) return {};
  const std::size_t end = 2 * found.letters - 1;
  found.key += key.substr(end);
  return found;
}

}  // namespace

std::optional<AnalyteIndex> Catalogue::index_of(std::string_view id) const {
  const auto found = std::lower_bound(
      rows_.analytes_by_id.begin(), rows_.analytes_by_id.end(), id,
      [&](AnalyteIndex index, std::string_view value) { return rows_.analytes[index].id < value; });
  if (found == rows_.analytes_by_id.end() || rows_.analytes[*found].id != id) return std::nullopt;
  return *found;
}

const Analyte* Catalogue::analyte(std::string_view id) const {
  const std::optional<AnalyteIndex> index = index_of(id);
  return index ? &rows_.analytes[*index] : nullptr;
}

const Name* Catalogue::find_name(std::string_view key) const {
  const auto exactly = [&](std::string_view wanted) -> const Name* {
    const std::span<const Name> same = names_.exactly(rows_.names, wanted);
    return same.empty() ? nullptr : &same.front();
  };
  if (const Name* name = exactly(key)) return name;
  const Abbreviation abbreviation = joined_letters(key);
  return abbreviation.letters == 0 ? nullptr : exactly(abbreviation.key);
}

NameMatch Catalogue::match_name(std::string_view key) const {
  const auto longest = [&](std::string_view text) {
    NameMatch match;
    names_.for_each_prefix(rows_.names, text, [&](std::span<const Name> same, std::size_t length) {
      match = {&same.front(), length};
    });
    return match;
  };
  const NameMatch match = longest(key);
  if (match.name != nullptr) return match;
  const Abbreviation abbreviation = joined_letters(key);
  if (abbreviation.letters == 0) return {};
  const NameMatch joined = longest(abbreviation.key);
  if (joined.length < abbreviation.letters) return {};
  return {joined.name, joined.length + abbreviation.letters - 1};
}

const Analyte* Catalogue::find_symbol(std::string_view printed) const {
  const Symbol* const symbol = find_sorted(rows_.symbols, &Symbol::text, printed);
  return symbol != nullptr ? &rows_.analytes[symbol->analyte] : nullptr;
}

std::span<const UnitSpelling> Catalogue::units_of(std::string_view folded_unit) const {
  return units_.exactly(rows_.units, folded_unit);
}

const UnitSpelling* Catalogue::find_unit(std::string_view folded_unit) const {
  const std::span<const UnitSpelling> meanings = units_of(folded_unit);
  return meanings.empty() ? nullptr : &meanings.front();
}

const AnalyteUnit* Catalogue::find_unit(const Analyte& analyte,
                                        std::string_view folded_unit) const {
  for (const UnitSpelling& meaning : units_of(folded_unit)) {
    if (const AnalyteUnit* const unit = labread::find_unit(analyte, meaning.ucum)) return unit;
  }
  return nullptr;
}

const NameFamily* Catalogue::family_of(std::string_view analyte) const {
  for (const NameFamily& family : rows_.name_families) {
    for (const FamilyMember& member : family.members) {
      if (member.analyte == analyte) return &family;
    }
  }
  return nullptr;
}

const BandMeaning* Catalogue::band_meaning(std::string_view word) const {
  return find_sorted(rows_.band_meanings, &BandMeaning::word, word);
}

const ValueWord* Catalogue::value_word(std::string_view word) const {
  return find_sorted(rows_.value_words, &ValueWord::word, word);
}

bool Catalogue::is_asked_of_person(std::string_view loinc) const {
  int number = 0;
  const char* const end = loinc.data() + loinc.size();
  const auto read = std::from_chars(loinc.data(), end, number);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != '-') return false;
  const auto block = std::ranges::lower_bound(rows_.not_laboratory, number, {}, &LoincBlock::last);
  return block != rows_.not_laboratory.end() && number >= block->first;
}

std::span<const Interval> Catalogue::intervals(AnalyteIndex analyte) const {
  return of_analyte(rows_.intervals, analyte);
}

std::span<const TierSet> Catalogue::tier_sets(AnalyteIndex analyte) const {
  return of_analyte(rows_.tier_sets, analyte);
}

std::span<const CriticalLimit> Catalogue::critical_limits(AnalyteIndex analyte) const {
  return of_analyte(rows_.critical_limits, analyte);
}

const Variation* Catalogue::variation(AnalyteIndex analyte) const {
  return find_sorted(rows_.variations, &Variation::analyte, analyte);
}

const Formula* Catalogue::formula(std::string_view id) const {
  return find_listed(rows_.formulas, &Formula::id, id);
}

const UrgencyText* Catalogue::urgency(std::string_view level) const {
  return find_listed(rows_.urgency, &UrgencyText::level, level);
}

const Sentence* Catalogue::sentence(std::string_view id) const {
  return find_sorted(rows_.sentences, &Sentence::id, id);
}

const ContextFlag* Catalogue::context_flag(std::string_view id) const {
  return find_sorted(rows_.context_flags, &ContextFlag::id, id);
}

const Source* Catalogue::source(std::string_view id) const {
  return find_sorted(rows_.sources, &Source::id, id);
}

const AnalyteUnit* find_unit(const Analyte& analyte, std::string_view ucum) {
  return find_listed(analyte.units, &AnalyteUnit::ucum, ucum);
}

}  // namespace labread
