// As whom a report is judged. What the user supplies wins over what the report prints, and the
// output says which it was.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "parser/report.h"
#include "reference_ranges/rows.h"

namespace labread {

enum class PatientOrigin : std::uint8_t { unknown, report, user };

struct Patient {
  std::optional<Sex> sex;
  std::optional<Decimal> age_years;  // decimals for small children: 0.5
  std::optional<bool> pregnant;      // none: not said
  std::optional<Trimester> trimester;
  std::vector<std::string_view> flags;  // ids of context flags: takes_ppi, cramps
  PatientOrigin sex_origin = PatientOrigin::unknown;
  PatientOrigin age_origin = PatientOrigin::unknown;
};

// `supplied` completed by what the report prints: sex, age, or the age from the birth date on the
// collection date (else the report date).
Patient patient_of(const ReportHeader& header, Patient supplied);

// Whether the person surely belongs to the population; unknown age or sex does not where it
// matters.
bool fits(const Population& population, const Patient& patient);

// Whether nothing that is known keeps the person out of the population: unknown age or sex do not.
// For safety limits, which must not fall silent because a report prints no age.
bool may_fit(const Population& population, const Patient& patient);

}  // namespace labread
