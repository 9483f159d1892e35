// What headings and leads above a row say of it and of those that follow: the section it stands in,
// the specimen, and when that was taken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "parser/layout/typed_line.h"
#include "parser/report.h"

namespace labread {

struct FactsAbove {
  std::string section;
  std::string specimen;  // its class, or empty
  std::optional<Moment> collected;
  std::size_t day_level = 0;  // of the heading that told the day; 0: none

  // "RBC INDICES" is a heading of blood; fluids and urine say so in theirs.
  void stand_below(std::string_view heading, const Lexicon& lexicon);
  // "Labs of 03/05/2024:", "Urine dipstick:": the day or the specimen of the list that follows.
  void read_lead(std::string_view lead, const Conventions& conventions, const Lexicon& lexicon);
};

// The class of a specimen word anywhere in a text, or empty.
std::string specimen_in(std::string_view text, const Lexicon& lexicon);

// "24 HOUR URINE", "Orina de 24 horas": a heading, though it holds a number. The class of its
// specimen; empty: it is none.
std::string urine_headed_by(const TypedLine& typed, const Catalogue& catalogue);

// "### 2025-08-26": the day of the rows below, to the next heading that is not deeper, and the
// level of the heading that tells it. Nothing where the line changes nothing.
struct HeadedDay {
  std::optional<Moment> day;
  std::size_t level = 0;
};
std::optional<HeadedDay> day_headed_by(const TypedLine& typed, std::size_t level_in_force);

// "15/01/2024", "Vorbefund vom 15.01.2024:", alone on their line between results: the day of those
// that follow, or, with words, of the earlier ones beside those above. Null: it tells none.
const Moment* day_between(const TypedLine& typed, const Lexicon& lexicon);

// Gives the day to all earlier results without one; whether there were any.
bool date_earlier(std::vector<Result>& results, const Moment& day);

// "Ferritin: previous result of 03-Nov-2024: 61 ug/L" below a table: what was before, and whose.
struct NamedEarlier {
  std::string name;  // as fold_name() gives it
  Previous earlier;
};
std::optional<NamedEarlier> earlier_named_by(const TypedLine& typed, const Conventions& conventions,
                                             const Catalogue& catalogue);
// Adds it to the one result of that name that has no earlier one; whether there was such.
bool add_earlier(const NamedEarlier& told, std::vector<Result>& results);

}  // namespace labread
