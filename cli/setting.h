// What a run needs beside its inputs, made of the options: the knowledge, the person to judge for,
// the output format.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/process.h"
#include "interpreter/patient.h"
#include "output/writer.h"
#include "parser/reader.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The command cannot be carried out as given. Ends in exit code 2.
class WrongUse : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The person as supplied. Throws WrongUse for a word that --takes or --symptom do not know, naming
// near ones.
Patient patient_from(const Options& options, const Catalogue& catalogue);

// Throws WrongUse for a language that the knowledge does not have.
ReadOptions read_options_from(const Options& options, const Catalogue& catalogue);
WriteOptions write_options_from(const Options& options, const Catalogue& catalogue);

// The name of --format, where "auto" goes by the output's name or, for standard output, by whether
// it is a terminal; and the writer of that name.
std::string_view format_for(const Options& options);
const Writer& writer_for(const Options& options);

// Throws WrongUse where the output is this input itself.
void refuse_overwriting(const std::string& output, const std::string& input);

}  // namespace labread
