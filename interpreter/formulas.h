// The named functions behind the formulas of the catalogue. The data hold constants, units and
// limits of use; the arithmetic is here. A formula whose conditions are not met gives nothing.
//
//   compute(egfr_ckdepi_2021, inputs {0.9 mg/dL, 55 years}, woman) -> 75.5
#pragma once

#include <optional>
#include <span>

#include "interpreter/patient.h"
#include "reference_ranges/rows.h"

namespace labread {

// `inputs` in the order and the units of formula.inputs. Nothing for an unknown formula, a missing
// constant, and where the formula is not valid for the person.
std::optional<double> compute(const Formula& formula, std::span<const double> inputs,
                              const Patient& patient);

std::optional<double> constant(const Formula& formula, std::string_view name);

}  // namespace labread
