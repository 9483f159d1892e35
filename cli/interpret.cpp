#include <algorithm>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/output_target.h"
#include "cli/process.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"

namespace labread {
namespace {

struct Count {
  std::size_t inputs = 0;
  std::size_t failed = 0;
  Tally tally;
};

void add(Count& count, const Processed& processed) {
  const Tally tally = tally_of(processed);
  ++count.inputs;
  count.failed += processed.error.has_value();
  count.tally.critical += tally.critical;
  count.tally.out_of_range += tally.out_of_range;
}

int exit_code_of(const Count& count, FailOn fail_on) {
  if (count.failed == count.inputs) return exit_nothing_done;
  if (fail_on != FailOn::nothing && count.tally.critical > 0) return exit_found;
  if (fail_on == FailOn::abnormal && count.tally.out_of_range > 0) return exit_found;
  return count.failed > 0 ? exit_some_failed : exit_done;
}

// A PDF by its name: its worker starts while the options are still looked at. One that is named
// otherwise starts it later.
bool names_pdf(const std::string& file) { return file.ends_with(".pdf") || file.ends_with(".PDF"); }

}  // namespace

int run_interpret(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  const Catalogue& catalogue = knowledge.get();
  const Judging judging{&catalogue, patient_from(options, catalogue), options.limits.input_bytes};
  const Writer& writer = writer_for(options);
  WriteOptions write = write_options_from(options, catalogue);
  for (const std::string& file : options.inputs) refuse_overwriting(options.output, file);
  OutputTarget output(options.output);
  Reader reader(catalogue, read_options_from(options, catalogue));
  if (names_pdf(options.inputs.front())) reader.start_worker();
  if (writer.prologue) output.write(writer.prologue(write));
  Count count;
  for (const std::string& file : options.inputs) {
    const Processed processed = process(file, reader, judging);
    if (processed.error) complain(file, *processed.error);
    write.one_line = options.inputs.size() > 1 || processed.reports.size() > 1;
    if (count.inputs > 0) output.write(writer.between);
    output.write(rendered(processed, writer, catalogue, write));
    write.number += std::max<std::size_t>(processed.reports.size(), 1);
    add(count, processed);
  }
  if (writer.epilogue) output.write(writer.epilogue(write));
  output.commit();
  return exit_code_of(count, options.fail_on);
}

}  // namespace labread
