// The findings that an output for people tells, each thing once: what a rule says of a nutrient's
// own result goes into the finding on that nutrient, a finding that another one says in its
// cautions is left out, and a caution that was told above is not repeated.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/writer.h"

namespace labread {

struct ToldFinding {
  Finding finding;                         // with what was merged into it
  std::vector<std::string_view> cautions;  // those that no finding above has told
};

// In the order of the answer, most severe first. The finding that a panel holds no vitamins is not
// among them: its place is beside the list of what is missing.
std::vector<ToldFinding> findings_to_tell(const Interpretation& answer,
                                          const WriteOptions& options);
bool is_about_what_is_missing(const Finding& finding);

std::string_view title_of(const Finding& finding);
// The results a finding rests on: "Vitamin D, 25-Hydroxy 18.2 ng/mL".
std::string evidence_of(const Finding& finding, const Interpretation& answer);
// The sections of the article it is about, each once.
std::vector<std::string_view> sections_of(const Finding& finding);

// Said of a finding whose source nobody has looked up.
inline constexpr std::string_view unchecked_source =
    "rests on professional knowledge; its source was not checked";

}  // namespace labread
