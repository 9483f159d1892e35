#include "reference_ranges/owned_catalogue.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "reference_ranges/read_json.h"
#include "reference_ranges/validate.h"

namespace labread {
namespace {

template <class Row>
std::vector<Row> plain(const Table<Row>& table) {
  std::vector<Row> rows;
  rows.reserve(table.size());
  for (const Located<Row>& located : table) rows.push_back(located.row);
  return rows;
}

// Rows in the order of a key; rows of one key keep their order.
template <class Row, class Key>
std::vector<Row> sorted(const Table<Row>& table, Key key) {
  std::vector<Row> rows = plain(table);
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Row& a, const Row& b) { return key(a) < key(b); });
  return rows;
}

std::vector<AnalyteIndex> order_by_id(const std::vector<Analyte>& analytes) {
  std::vector<AnalyteIndex> order(analytes.size());
  std::iota(order.begin(), order.end(), AnalyteIndex{0});
  std::sort(order.begin(), order.end(),
            [&](AnalyteIndex a, AnalyteIndex b) { return analytes[a].id < analytes[b].id; });
  return order;
}

std::vector<Symbol> symbols_of(const std::vector<Analyte>& analytes) {
  std::vector<Symbol> symbols;
  for (std::size_t i = 0; i < analytes.size(); ++i) {
    for (const std::string_view text : analytes[i].symbols) {
      symbols.push_back({text, static_cast<AnalyteIndex>(i)});
    }
  }
  std::stable_sort(symbols.begin(), symbols.end(),
                   [](const Symbol& a, const Symbol& b) { return a.text < b.text; });
  return symbols;
}

constexpr auto by_id = [](const auto& row) { return row.id; };
constexpr auto by_key = [](const auto& row) { return row.key; };
constexpr auto by_word = [](const auto& row) { return row.word; };
constexpr auto by_analyte = [](const auto& row) { return row.analyte; };

}  // namespace

struct OwnedCatalogue::Tables {
  explicit Tables(Knowledge&& from);
  CatalogueRows rows() const;

  Knowledge knowledge;  // for its arena
  std::vector<Analyte> analytes;
  std::vector<AnalyteIndex> analytes_by_id;
  std::vector<Name> names;
  std::vector<Symbol> symbols;
  std::vector<UnitSpelling> units;
  std::vector<Interval> intervals;
  std::vector<TierSet> tier_sets;
  std::vector<CriticalLimit> critical_limits;
  std::vector<Rule> rules;
  std::vector<Formula> formulas;
  std::vector<Nutrient> nutrients;
  std::vector<Fact> facts;
  std::vector<RedFlag> red_flags;
  std::vector<UrgencyText> urgency;
  std::vector<Variation> variations;
  std::vector<Sentence> sentences;
  std::vector<ContextFlag> context_flags;
  std::vector<Source> sources;
  std::vector<LexiconEntry> lexicon;
  std::vector<LanguageHabits> languages;
  std::vector<NameStem> name_stems;
  std::vector<NameFamily> name_families;
  std::vector<BandMeaning> band_meanings;
  std::vector<ValueWord> value_words;
  std::vector<LoincBlock> not_laboratory;
  std::vector<KeySlot> name_slots;
  std::vector<KeySlot> unit_slots;
  std::vector<KeySlot> lexicon_slots;
  Catalogue catalogue;
};

OwnedCatalogue::Tables::Tables(Knowledge&& from)
    : knowledge(std::move(from)),
      analytes(plain(knowledge.analytes)),
      analytes_by_id(order_by_id(analytes)),
      names(sorted(knowledge.names, by_key)),
      symbols(symbols_of(analytes)),
      units(sorted(knowledge.units, by_key)),
      intervals(sorted(knowledge.intervals, by_analyte)),
      tier_sets(sorted(knowledge.tier_sets, by_analyte)),
      critical_limits(sorted(knowledge.critical_limits, by_analyte)),
      rules(plain(knowledge.rules)),
      formulas(plain(knowledge.formulas)),
      nutrients(plain(knowledge.nutrients)),
      facts(plain(knowledge.facts)),
      red_flags(plain(knowledge.red_flags)),
      urgency(plain(knowledge.urgency)),
      variations(sorted(knowledge.variations, by_analyte)),
      sentences(sorted(knowledge.sentences, by_id)),
      context_flags(sorted(knowledge.context_flags, by_id)),
      sources(sorted(knowledge.sources, by_id)),
      lexicon(sorted(knowledge.lexicon,
                     [](const LexiconEntry& e) { return std::tuple(e.key, e.role, e.language); })),
      languages(sorted(knowledge.languages, [](const LanguageHabits& h) { return h.language; })),
      name_stems(sorted(knowledge.name_stems, [](const NameStem& s) { return s.text; })),
      name_families(plain(knowledge.name_families)),
      band_meanings(sorted(knowledge.band_meanings, by_word)),
      value_words(sorted(knowledge.value_words, by_word)),
      not_laboratory(sorted(knowledge.not_laboratory, [](const LoincBlock& b) { return b.first; })),
      name_slots(key_slots(std::span<const Name>(names))),
      unit_slots(key_slots(std::span<const UnitSpelling>(units))),
      lexicon_slots(key_slots(std::span<const LexiconEntry>(lexicon))),
      catalogue(rows()) {}

CatalogueRows OwnedCatalogue::Tables::rows() const {
  CatalogueRows all;
  all.version = knowledge.version;
  all.analytes = analytes;
  all.analytes_by_id = analytes_by_id;
  all.names = names;
  all.symbols = symbols;
  all.units = units;
  all.intervals = intervals;
  all.tier_sets = tier_sets;
  all.critical_limits = critical_limits;
  all.rules = rules;
  all.formulas = formulas;
  all.nutrients = nutrients;
  all.facts = facts;
  all.red_flags = red_flags;
  all.urgency = urgency;
  all.variations = variations;
  all.sentences = sentences;
  all.context_flags = context_flags;
  all.sources = sources;
  all.lexicon = lexicon;
  all.languages = languages;
  all.name_stems = name_stems;
  all.name_families = name_families;
  all.band_meanings = band_meanings;
  all.value_words = value_words;
  all.not_laboratory = not_laboratory;
  all.name_slots = name_slots;
  all.unit_slots = unit_slots;
  all.lexicon_slots = lexicon_slots;
  return all;
}

OwnedCatalogue::OwnedCatalogue(Knowledge knowledge)
    : tables_(std::make_unique<Tables>(std::move(knowledge))) {}
OwnedCatalogue::OwnedCatalogue(OwnedCatalogue&&) noexcept = default;
OwnedCatalogue& OwnedCatalogue::operator=(OwnedCatalogue&&) noexcept = default;
OwnedCatalogue::~OwnedCatalogue() = default;

const Catalogue& OwnedCatalogue::catalogue() const { return tables_->catalogue; }

OwnedCatalogue with_overrides(const Catalogue& base, const std::string& directory) {
  std::vector<Defect> defects;
  Knowledge knowledge = knowledge_of(base);
  read_directory(directory, false, knowledge, defects);
  if (defects.empty()) defects = validate(knowledge);
  if (!defects.empty()) {
    std::string message = to_string(defects.front());
    if (defects.size() > 1) message += " (and " + std::to_string(defects.size() - 1) + " more)";
    throw Error(ErrorCode::bad_knowledge, message);
  }
  return OwnedCatalogue(std::move(knowledge));
}

}  // namespace labread
