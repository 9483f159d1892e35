// Dates and times of coded formats, which need no guessing: 20240722074500, 2024-07-22T07:45:00Z.
// The zone is left out: a report means its own place.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace labread {

// HL7 v2, CDA and FHIR; nothing where the day is not stated or no such day exists. Midnight in a
// form of digits alone is a date without a time.
std::optional<Moment> timestamp(std::string_view text);

// 22072024, and 20240722 where the first cannot be.
std::optional<Date> german_date(std::string_view digits);

}  // namespace labread
