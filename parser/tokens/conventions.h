// How this document writes numbers and dates, decided once from all its evidence: the decimal mark,
// the order of day and month, the language. What the user sets is never overruled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "parser/document.h"
#include "reference_ranges/catalogue.h"

namespace labread {

enum class Origin : std::uint8_t { unknown, assumed, detected, user };

template <class T>
struct Detected {
  T value{};
  Origin origin = Origin::unknown;
  int seen = 0;     // places of the document that speak for the value: numbers, dates, words
  int against = 0;  // and for another one
};

struct Conventions {
  Detected<DecimalMark> decimal_mark;  // unknown: no number of the document shows it
  Detected<DateOrder> date_order;      // unknown: every date reads both ways
  Detected<std::string> language;      // "de"; empty: unknown
  bool marks_thousands = false;        // "12.400" under a decimal comma: no blank groups digits
};

// What the user says of a document; the rest is detected.
struct SaidConventions {
  std::optional<DecimalMark> decimal_mark;
  std::optional<DateOrder> date_order;
  std::string language;  // empty: not said
};

// The day/month order is known from other dates, or from a language that has only one. English is
// written in both orders, so that its habit settles nothing.
bool is_order_known(const Detected<DateOrder>& order);

Conventions detect_conventions(const Document& document, const Catalogue& catalogue,
                               const SaidConventions& said = {});

}  // namespace labread
