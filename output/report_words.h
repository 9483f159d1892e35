// What every output for people says of a whole report: as whom it was judged, in how many results,
// from which file; and the questions that the report itself leaves open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "output/writer.h"

namespace labread {

std::string counted(std::size_t count, std::string_view one, std::string_view many);

// "female, 54 years (from the report)"; what is not known is said so, with the option that would
// tell it where the reader has the program before him.
std::string person_of(const Patient& patient, bool name_options);
// "pregnant, third trimester; takes metformin (as you say)"; empty: nothing was said.
std::string context_of(const Patient& patient);
// "12 results: 2 out of range, 1 not judged; 3 lines refused"
std::string summary_of(const Interpretation& answer);
// "report.pdf, pdf, 2 pages"; without its name where that is left out.
std::string source_of(const SourceInfo& source, const WriteOptions& options);
// "page 2 is a picture: compare its numbers with it"; empty: all was text.
std::string pictures_of(const SourceInfo& source);
std::string spoken(const Moment& moment);      // "2025-03-14 08:20"
std::string spoken_place(int page, int line);  // "page 1, line 12"

// A question of a rule that the report hints at, with what would settle it.
struct HintedQuestion {
  std::string_view title;
  std::string needs;  // "Parathyroid hormone; Albumin"; empty: not known
};
std::vector<HintedQuestion> hinted_questions(const Interpretation& answer,
                                             const Catalogue& catalogue);

// What is said beside the list of what was not measured.
std::vector<std::string_view> words_on_what_is_missing(const Interpretation& answer,
                                                       const Catalogue& catalogue);

}  // namespace labread
