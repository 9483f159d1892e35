#include "parser/interchange/specimen.h"

#include <algorithm>
#include <array>

#include "parser/header/header_facts.h"

namespace labread {
namespace {

struct SpecimenCode {
  std::string_view code;
  std::string_view specimen;
};

constexpr auto codes = std::to_array<SpecimenCode>({
    {"SER", "serum"},       {"PLAS", "serum"},          {"SERPLAS", "serum"},
    {"PPP", "serum"},       {"PLAS-EDTA", "serum"},     {"BLD", "blood"},
    {"WB", "blood"},        {"BLDV", "blood"},          {"BLDA", "blood"},
    {"BLDC", "blood"},      {"BLDCO", "blood"},         {"UR", "urine"},
    {"URINE", "urine"},     {"UMIDC", "urine"},         {"URT", "urine_24h"},
    {"U24", "urine_24h"},   {"STL", "stool"},           {"CSF", "csf"},
    {"SAL", "other"},       {"FLU", "other"},           {"SWT", "other"},
    {"119364003", "serum"}, {"119361006", "serum"},     {"119297000", "blood"},
    {"122555007", "blood"}, {"122554006", "blood"},     {"122552005", "blood"},
    {"258580003", "blood"}, {"445295009", "blood"},     {"122575003", "urine"},
    {"258574006", "urine"}, {"276833005", "urine_24h"}, {"119339001", "stool"},
    {"258450006", "csf"},   {"119342007", "other"},     {"258442002", "other"},
});

}  // namespace

std::string specimen_of_code(std::string_view code) {
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const SpecimenCode& known) { return known.code == code; });
  return found == codes.end() ? std::string() : std::string(found->specimen);
}

std::string specimen_of(std::string_view text, std::string_view code, const Lexicon& lexicon) {
  std::string specimen = read_specimen(text, lexicon);
  return specimen.empty() ? specimen_of_code(code) : specimen;
}

}  // namespace labread
