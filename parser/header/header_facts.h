// Reads what stands behind a label of a report's head: a sex, an age, a specimen, a status.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parser/tokens/taken.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Age {
  std::optional<int> years, months;  // months only for small children
  friend bool operator==(const Age&, const Age&) = default;
};

struct Person {
  std::optional<Age> age;
  std::optional<Sex> sex;
};

std::optional<Taken<Sex>> take_sex(std::string_view text, const Lexicon& lexicon);

// "61", "45 Y", "50 Años", "044/03/02", "5 months". A bare number only where `unit_needed` is not
// set.
std::optional<Taken<Age>> take_age(std::string_view text, const Lexicon& lexicon,
                                   bool unit_needed = false);

// Age and sex that stand together in either order: "45 Y/M", "(22Y/M)", "F, 61 y", "68 y.o. male".
Person read_person(std::string_view text, const Lexicon& lexicon);
// As above, with the bytes that were read, separators behind them included; 0 where there is none.
Taken<Person> take_person(std::string_view text, const Lexicon& lexicon);

// Whether a sex word is a form of address ("Mr", "Frau") and not a plain statement ("male", "M").
bool is_title(std::string_view word, const Lexicon& lexicon);

// The one specimen that the text names; empty where it names none or several.
std::string read_specimen(std::string_view text, const Lexicon& lexicon);

}  // namespace labread
