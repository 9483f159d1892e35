// One reader for each kind of data file; read_json.cpp calls them in the order in which rows refer
// to each other.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>

#include "reference_ranges/json_row.h"

namespace labread {

void read_analytes(JsonRow& file);
void read_units(JsonRow& file);
void read_ranges(JsonRow& file);
void read_tiers(JsonRow& file);
void read_critical_limits(JsonRow& file);
void read_variation(JsonRow& file);
void read_rules(JsonRow& file);
void read_formulas(JsonRow& file);
void read_article(JsonRow& file);
void read_urgency(JsonRow& file);
void read_sentences(JsonRow& file);
void read_context_flags(JsonRow& file);
void read_sources(JsonRow& file);
void read_language(JsonRow& file);
void read_name_families(JsonRow& file);
void read_word_meanings(JsonRow& file);
void read_not_laboratory(JsonRow& file);

// The value of a field that says what a word or tier means; a defect where it is none of them.
Meaning read_meaning(JsonRow& row, std::string_view field);

// The analyte named in a field, or nothing with a defect.
std::optional<AnalyteIndex> read_analyte(JsonRow& row, std::string_view field);

// Puts rows into a table by a key: a row of the base with the same key is replaced where it stands,
// a second one of the same files is a defect.
template <class Row, class Key>
class Placing {
 public:
  Placing(Table<Row>& table, Key key) : table_(table), key_(std::move(key)) {
    for (std::size_t i = 0; i < table.size(); ++i) places_.emplace(key_(table[i].row), i);
  }

  void put(JsonRow& source, const Row& row) {
    const auto [found, added] = places_.emplace(key_(row), table_.size());
    if (added) {
      table_.push_back({row, source.origin()});
    } else if (table_[found->second].origin.base) {
      table_[found->second] = {row, source.origin()};
    } else {
      const RowOrigin& first = table_[found->second].origin;
      source.defect("\"" + found->first + "\" stands already at " + first.file + ": " +
                    first.pointer);
    }
  }

 private:
  Table<Row>& table_;
  Key key_;
  std::unordered_map<std::string, std::size_t> places_;
};

// The usual key.
struct IdOf {
  template <class Row>
  std::string operator()(const Row& row) const {
    return std::string(row.id);
  }
};

}  // namespace labread
