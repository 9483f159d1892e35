// What drawn reports are written with: analyte names, report words and units as they are spelled in
// the project's own data (the compiled catalogue keeps only folded keys), reference intervals from
// the catalogue, and the habits of locales.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "reference_ranges/catalogue.h"

namespace labread::drawn {

using Words = std::vector<std::string>;

struct NamedAnalyte {
  std::string id;
  Words names;
};

struct Language {
  std::string code;
  std::vector<NamedAnalyte> analytes;
  Words other_tests;                   // names outside the catalogue's analytes
  std::map<std::string, Words> words;  // by role
  std::map<std::string, std::map<std::string, Words>> meanings;  // by role and meaning

  const Words& of(const std::string& role) const;
  const Words& of(const std::string& role, const std::string& meaning) const;
};

struct Locale {
  std::string id;
  std::string language;
  DecimalMark decimal = DecimalMark::point;
  Words groups;  // thousands marks in use
  bool month_first = false;
  Words date_forms;  // "dd.mm.yyyy"
  Words dashes;      // between the bounds of a range
};

struct Vocabulary {
  std::map<std::string, Language> languages;
  std::map<std::string, Words> units;  // printed spellings by UCUM code
  std::vector<Locale> locales;

  const Language& language(const Locale& locale) const { return languages.at(locale.language); }
};

// Reads the data files below the source directory; throws std::exception where they are not so.
Vocabulary read_vocabulary(const std::string& source_directory);

// The spellings of a unit that a report in this language may print; empty: printed without unit.
Words unit_spellings(const Vocabulary& vocabulary, std::string_view ucum,
                     std::string_view language);

}  // namespace labread::drawn
