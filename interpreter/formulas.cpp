#include "interpreter/formulas.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace labread {
namespace {

using Inputs = std::span<const double>;
using Function = std::optional<double> (*)(const Formula&, Inputs, const Patient&);

// Albumin-adjusted calcium, Payne type; constants carry the unit.
std::optional<double> adjusted_calcium(const Formula& formula, Inputs in, const Patient&) {
  const auto slope = constant(formula, "slope");
  const auto mean = constant(formula, "albumin_mean");
  if (in.size() != 2 || !slope || !mean) return std::nullopt;
  return in[0] + *slope * (*mean - in[1]);
}

std::optional<double> ckd_epi_2021(const Formula& formula, Inputs in, const Patient& patient) {
  if (in.size() != 2 || !patient.sex || patient.pregnant.value_or(false)) return std::nullopt;
  const bool female = *patient.sex == Sex::female;
  const auto scale = constant(formula, "scale");
  const auto k = constant(formula, female ? "k_female" : "k_male");
  const auto below = constant(formula, female ? "a_female" : "a_male");
  const auto above = constant(formula, "exponent_above");
  const auto age_base = constant(formula, "age_base");
  const auto factor = female ? constant(formula, "female_factor") : 1.0;
  const auto age_min = constant(formula, "age_min");
  if (!scale || !k || !below || !above || !age_base || !factor || !age_min) return std::nullopt;
  const double creatinine = in[0];
  const double age = in[1];
  if (age < *age_min || creatinine <= 0) return std::nullopt;
  const double relative = creatinine / *k;
  return *scale * std::pow(std::min(relative, 1.0), *below) *
         std::pow(std::max(relative, 1.0), *above) * std::pow(*age_base, age) * *factor;
}

std::optional<double> anion_gap(const Formula&, Inputs in, const Patient&) {
  if (in.size() != 3) return std::nullopt;
  return in[0] - in[1] - in[2];
}

std::optional<double> difference(const Formula&, Inputs in, const Patient&) {
  if (in.size() != 2 || in[0] < in[1]) return std::nullopt;
  return in[0] - in[1];
}

std::optional<double> quotient(const Formula&, Inputs in, const Patient&) {
  if (in.size() != 2 || in[1] <= 0) return std::nullopt;
  return in[0] / in[1];
}

std::optional<double> saturation(const Formula& formula, Inputs in, const Patient&) {
  const auto scale = constant(formula, "scale");
  if (in.size() != 2 || in[1] <= 0 || !scale) return std::nullopt;
  return *scale * in[0] / in[1];
}

std::optional<double> friedewald(const Formula& formula, Inputs in, const Patient&) {
  const auto divisor = constant(formula, "divisor_mmol");
  const auto most = constant(formula, "triglycerides_max_mmol");
  if (in.size() != 3 || !divisor || !most || in[2] > *most) return std::nullopt;
  return in[0] - in[1] - in[2] / *divisor;
}

std::optional<double> product(const Formula& formula, Inputs in, const Patient&) {
  const auto factor = constant(formula, "factor");
  if (in.size() != 1 || !factor) return std::nullopt;
  return *factor * in[0];
}

std::optional<double> ngsp_to_ifcc(const Formula& formula, Inputs in, const Patient&) {
  const auto slope = constant(formula, "ifcc_slope");
  const auto offset = constant(formula, "ifcc_offset");
  if (in.size() != 1 || !slope || !offset) return std::nullopt;
  return *slope * in[0] + *offset;
}

// The limit of D-dimer at an age; the fixed one up to the age from which it rises.
std::optional<double> d_dimer_limit(const Formula& formula, Inputs in, const Patient&) {
  const auto least = constant(formula, "minimum");
  const auto per_year = constant(formula, "per_year");
  const auto from = constant(formula, "age_above");
  if (in.size() != 1 || !least || !per_year || !from) return std::nullopt;
  return in[0] > *from ? std::max(*least, *per_year * in[0]) : *least;
}

// Reference change value in percent of analytical and within-subject variation.
std::optional<double> reference_change(const Formula& formula, Inputs in, const Patient&) {
  const auto z = constant(formula, "z");
  if (in.size() != 2 || !z) return std::nullopt;
  return std::sqrt(2.0) * *z * std::hypot(in[0], in[1]);
}

struct Named {
  std::string_view id;
  Function function;
};

constexpr auto functions = std::to_array<Named>({
    {"calcium_adjusted_mgdl", adjusted_calcium},
    {"calcium_adjusted_si", adjusted_calcium},
    {"egfr_ckdepi_2021", ckd_epi_2021},
    {"anion_gap", anion_gap},
    {"globulin", difference},
    {"ag_ratio", quotient},
    {"tsat", saturation},
    {"ldl_friedewald", friedewald},
    {"urea_from_bun", product},
    {"hba1c", ngsp_to_ifcc},
    {"ddimer_age", d_dimer_limit},
    {"rcv", reference_change},
});

}  // namespace

std::optional<double> constant(const Formula& formula, std::string_view name) {
  for (const Constant& constant : formula.constants) {
    if (constant.name == name) return constant.value;
  }
  return std::nullopt;
}

std::optional<double> compute(const Formula& formula, std::span<const double> inputs,
                              const Patient& patient) {
  const auto found = std::find_if(functions.begin(), functions.end(),
                                  [&](const Named& named) { return named.id == formula.id; });
  if (found == functions.end()) return std::nullopt;
  const auto value = found->function(formula, inputs, patient);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace labread
