#include "reference_ranges/print_tables.h"

#include <array>
#include <charconv>
#include <type_traits>

#include "reference_ranges/word_roles.h"

namespace labread {
namespace {

std::string literal(std::string_view text) {
  if (text.empty()) return "\"\"sv";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}

std::string literal(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string literal(bool value) { return value ? "true" : "false"; }
std::string literal(AnalyteIndex value) { return std::to_string(value); }

template <class Enum>
requires std::is_enum_v<Enum> std::string literal(Enum value) {
  return std::to_string(static_cast<int>(value));
}

// A scoped enumeration takes no number without a name.
template <class Enum>
std::string literal(Enum value, std::string_view type) {
  return std::string(type) + "{" + literal(value) + "}";
}

std::string literal(Sex sex) { return sex == Sex::female ? "Sex::female" : "Sex::male"; }

std::string literal(const Decimal& number) {
  return "{" + std::to_string(number.coefficient) + "," + std::to_string(number.places) + "}";
}

template <class T>
std::string literal(const std::optional<T>& value) {
  if (!value) return "none";
  if constexpr (std::is_same_v<T, Decimal>) return "Decimal" + literal(*value);
  if constexpr (std::is_same_v<T, Trimester>) return literal(*value, "Trimester");
  if constexpr (std::is_same_v<T, Sex>) return literal(*value);
}

template <class... Parts>
std::string row(const Parts&... parts) {
  std::string out = "{";
  ((out += parts, out += ','), ...);
  out.back() = '}';
  return out;
}

std::string literal(const Population& p) {
  return row(literal(p.sex), literal(p.age_min), literal(p.age_max), literal(p.pregnant),
             literal(p.trimester));
}

// A table that grows while rows are printed; lists are pieces of it.
class Pool {
 public:
  Pool(std::string_view type, std::string_view name) : type_(type), name_(name) {}

  template <class T, class Print>
  std::string piece(std::span<const T> items, Print print) {
    if (items.empty()) return "{}";
    const std::size_t first = count_;
    for (const T& item : items) {
      content_ += "  " + print(item) + ",\n";
      ++count_;
    }
    return "{" + name_ + "+" + std::to_string(first) + "," + std::to_string(items.size()) + "}";
  }

  std::string table() const {
    if (count_ == 0) return "constexpr const " + type_ + "* " + name_ + " = nullptr;\n\n";
    return "constexpr " + type_ + " " + name_ + "[] = {\n" + content_ + "};\n\n";
  }

 private:
  std::string type_;
  std::string name_;
  std::string content_;
  std::size_t count_ = 0;
};

class Printer {
 public:
  std::string print(const CatalogueRows& rows);

 private:
  std::string texts(std::span<const std::string_view> list) {
    return texts_.piece(list, [](std::string_view text) { return literal(text); });
  }

  std::string decimals(std::span<const Decimal> list) {
    return decimals_.piece(list, [](const Decimal& number) { return literal(number); });
  }

  std::string print(const Analyte& a);
  std::string print(const Name& name);
  std::string print(const TierSet& set);
  std::string print(const Rule& rule);
  std::string print(const Formula& formula);
  std::string print(const Fact& fact);
  std::string print(const Nutrient& nutrient);
  std::string print(const RedFlag& flag);
  std::string print(const UrgencyText& text) {
    return row(literal(text.level), literal(text.when), literal(text.say), texts(text.must_not));
  }
  std::string print(const Sentence& s) {
    return row(literal(s.id), literal(s.text), literal(s.section), literal(s.anchor),
               texts(s.sources));
  }
  std::string print(const ContextFlag& flag) { return row(literal(flag.id), texts(flag.words)); }
  std::string print(const KeySlot& s) {
    return row(std::to_string(s.row), std::to_string(s.length), std::to_string(s.rows),
               std::to_string(s.check), literal(s.goes_on));
  }
  std::string print(const Symbol& s) { return row(literal(s.text), literal(s.analyte)); }
  std::string print(const UnitSpelling& u) { return row(literal(u.key), literal(u.ucum)); }
  std::string print(const Source& s) {
    return row(literal(s.id), literal(s.title), literal(s.publisher), literal(s.url),
               literal(s.checked_via), literal(s.secondary));
  }
  std::string print(const Interval& i) {
    return row(literal(i.id), literal(i.analyte), literal(i.set), literal(i.population),
               literal(i.low), literal(i.high), literal(i.unit), literal(i.kind), literal(i.source),
               literal(i.source_checked), literal(i.note), literal(i.decides));
  }
  std::string print(const CriticalLimit& c) {
    return row(literal(c.analyte), literal(c.population), literal(c.low), literal(c.high),
               literal(c.unit), literal(c.source), literal(c.source_checked), literal(c.note));
  }
  std::string print(const Variation& v) {
    return row(literal(v.analyte), literal(v.within_subject_percent), literal(v.analytical_percent),
               literal(v.reference_change_percent), literal(v.log_normal), literal(v.source),
               literal(v.source_checked));
  }
  std::string print(const LexiconEntry& e) {
    const auto role = word_roles()[static_cast<std::size_t>(e.role)].name;
    return row(literal(e.key), "WordRole::" + std::string(role), literal(e.value),
               literal(e.language));
  }
  std::string print(const LanguageHabits& h) {
    return row(literal(h.language), literal(h.decimal_mark, "DecimalMark"), literal(h.month_first));
  }
  std::string print(AnalyteIndex index) { return literal(index); }
  std::string print(const NameStem& s) { return row(literal(s.text), literal(s.word, "NameWord")); }
  std::string print(const NameFamily& f);
  std::string print(const BandMeaning& b) {
    return row(literal(b.word), literal(b.means, "Meaning"));
  }
  std::string print(const ValueWord& v) {
    return row(literal(v.word), literal(v.sense, "WordSense"), literal(v.unmistakable));
  }
  std::string print(const LoincBlock& b) {
    return row(std::to_string(b.first), std::to_string(b.last));
  }

  std::string steps(std::span<const Step> when);
  std::string plausibility(const std::optional<Plausibility>& p);

  template <class Row>
  void table(std::string_view type, std::string_view name, std::span<const Row> rows) {
    Pool pool(type, std::string(name) + "_table");
    const std::string piece =
        pool.piece(rows, [this](const Row& each) { return this->print(each); });
    tables_ += pool.table();
    members_ += "    ." + std::string(name) + " = " + piece + ",\n";
  }

  Pool texts_{"std::string_view", "texts"};
  Pool decimals_{"Decimal", "decimals"};
  Pool loinc_{"LoincCode", "loinc_codes"};
  Pool units_{"AnalyteUnit", "analyte_units"};
  Pool indexes_{"AnalyteIndex", "candidates"};
  Pool tiers_{"Tier", "tiers"};
  Pool boundaries_{"TierBoundaries", "tier_boundaries"};
  Pool steps_{"Step", "steps"};
  Pool inputs_{"FormulaInput", "formula_inputs"};
  Pool constants_{"Constant", "constants"};
  Pool members_of_families_{"FamilyMember", "family_members"};
  std::string tables_;
  std::string members_;
};

std::string Printer::plausibility(const std::optional<Plausibility>& p) {
  if (!p) return "none";
  return "Plausibility" + row(literal(p->unit), literal(p->reject_below), literal(p->review_below),
                              literal(p->review_above), literal(p->reject_above),
                              literal(p->source));
}

std::string Printer::print(const Analyte& a) {
  const std::string loinc = loinc_.piece(a.loinc, [](const LoincCode& code) {
    return row(literal(code.code), literal(code.property, "Property"), literal(code.description));
  });
  const std::string units = units_.piece(a.units, [](const AnalyteUnit& unit) {
    return row(literal(unit.ucum), literal(unit.factor), literal(unit.offset), literal(unit.source),
               literal(unit.source_checked));
  });
  return row(literal(a.id), literal(a.name), literal(a.category), literal(a.specimen),
             literal(a.specimen_class), literal(a.canonical_unit), texts(a.panels), loinc, units,
             texts(a.symbols), plausibility(a.plausibility), texts(a.related), texts(a.notes));
}

std::string Printer::print(const Name& name) {
  return row(literal(name.key),
             indexes_.piece(name.analytes, [](AnalyteIndex index) { return literal(index); }));
}

std::string Printer::print(const TierSet& set) {
  const std::string tiers = tiers_.piece(set.tiers, [](const Tier& tier) {
    return row(literal(tier.id), literal(tier.label), literal(tier.means, "Meaning"),
               literal(tier.low_inclusive), literal(tier.high_inclusive));
  });
  const std::string boundaries =
      boundaries_.piece(set.boundaries, [this](const TierBoundaries& each) {
        return row(literal(each.unit), decimals(each.limits));
      });
  const std::string population =
      set.population ? "Population" + literal(*set.population) : std::string("none");
  return row(literal(set.id), literal(set.analyte), literal(set.title), literal(set.status),
             literal(set.applies_to), population, literal(set.context), tiers, boundaries,
             literal(set.source), literal(set.source_checked), literal(set.note));
}

std::string Printer::steps(std::span<const Step> when) {
  return steps_.piece(when, [](const Step& step) {
    return row(literal(step.operation, "Operation"), std::to_string(step.operands),
               literal(step.relation, "Relation"), literal(step.subject), literal(step.low),
               literal(step.high), literal(step.unit));
  });
}

std::string Printer::print(const Rule& rule) {
  return row(literal(rule.id), literal(rule.title), steps(rule.when), literal(rule.say),
             literal(rule.severity), literal(rule.must_not), literal(rule.action),
             texts(rule.sources), literal(rule.source_checked), literal(rule.note));
}

std::string Printer::print(const Formula& f) {
  const std::string inputs = inputs_.piece(f.inputs, [](const FormulaInput& input) {
    return row(literal(input.subject), literal(input.unit));
  });
  const std::string constants = constants_.piece(f.constants, [](const Constant& constant) {
    return row(literal(constant.name), literal(constant.value));
  });
  return row(literal(f.id), literal(f.title), literal(f.expression), literal(f.output),
             literal(f.output_unit), inputs, constants, texts(f.not_valid_when), texts(f.sources),
             literal(f.source_checked), literal(f.note));
}

std::string Printer::print(const NameFamily& f) {
  const std::string members = members_of_families_.piece(f.members, [](const FamilyMember& m) {
    return row(literal(m.analyte), literal(m.word, "NameWord"), literal(m.other_word, "NameWord"));
  });
  return row(literal(f.id), members, literal(f.name_may_decide));
}

std::string Printer::print(const Fact& fact) {
  return row(literal(fact.id), literal(fact.nutrient), literal(fact.type, "FactType"),
             literal(fact.statement), literal(fact.section), literal(fact.anchor),
             literal(fact.correction), texts(fact.keywords), texts(fact.sources));
}

std::string Printer::print(const Nutrient& n) {
  return row(literal(n.id), literal(n.name), literal(n.section), literal(n.primary_analyte),
             texts(n.equivalent_analytes), texts(n.supporting_analytes));
}

std::string Printer::print(const RedFlag& flag) {
  return row(literal(flag.id), literal(flag.condition), literal(flag.in_article), texts(flag.signs),
             literal(flag.urgency), literal(flag.say), texts(flag.sources),
             literal(flag.source_checked));
}

std::string Printer::print(const CatalogueRows& rows) {
  table("Analyte", "analytes", rows.analytes);
  table("AnalyteIndex", "analytes_by_id", rows.analytes_by_id);
  table("Name", "names", rows.names);
  table("Symbol", "symbols", rows.symbols);
  table("UnitSpelling", "units", rows.units);
  table("Interval", "intervals", rows.intervals);
  table("TierSet", "tier_sets", rows.tier_sets);
  table("CriticalLimit", "critical_limits", rows.critical_limits);
  table("Rule", "rules", rows.rules);
  table("Formula", "formulas", rows.formulas);
  table("Nutrient", "nutrients", rows.nutrients);
  table("Fact", "facts", rows.facts);
  table("RedFlag", "red_flags", rows.red_flags);
  table("UrgencyText", "urgency", rows.urgency);
  table("Variation", "variations", rows.variations);
  table("Sentence", "sentences", rows.sentences);
  table("ContextFlag", "context_flags", rows.context_flags);
  table("Source", "sources", rows.sources);
  table("LexiconEntry", "lexicon", rows.lexicon);
  table("LanguageHabits", "languages", rows.languages);
  table("NameStem", "name_stems", rows.name_stems);
  table("NameFamily", "name_families", rows.name_families);
  table("BandMeaning", "band_meanings", rows.band_meanings);
  table("ValueWord", "value_words", rows.value_words);
  table("LoincBlock", "not_laboratory", rows.not_laboratory);
  table("KeySlot", "name_slots", rows.name_slots);
  table("KeySlot", "unit_slots", rows.unit_slots);
  table("KeySlot", "lexicon_slots", rows.lexicon_slots);
  std::string out =
      "// Written by the build from reference_ranges/data; not to be edited.\n"
      "#include \"reference_ranges/catalogue.h\"\n\n"
      "namespace labread {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n"
      "constexpr std::nullopt_t none = std::nullopt;\n\n";
  for (const Pool* const pool :
       {&texts_, &decimals_, &loinc_, &units_, &indexes_, &tiers_, &boundaries_, &steps_, &inputs_,
        &constants_, &members_of_families_}) {
    out += pool->table();
  }
  out += tables_;
  out += "constexpr Catalogue catalogue(CatalogueRows{\n    .version = " + literal(rows.version) +
         ",\n" + members_ + "});\n\n}  // namespace\n\n";
  out +=
      "const Catalogue& Catalogue::built_in() { return catalogue; }\n\n}  // namespace labread\n";
  return out;
}

}  // namespace

std::string print_tables(const Catalogue& catalogue) { return Printer().print(catalogue.rows()); }

}  // namespace labread
