#include <exception>
#include <string>
#include <vector>

#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/marked_copy.h"
#include "cli/process.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "parser/reader.h"

namespace labread {
namespace {

void write_copy(const std::string& target, const Bytes& original, const PdfUpdate& update) {
  if (target == "-") {
    write_all(standard_output, original.view());
    return write_all(standard_output, update.bytes);
  }
  AtomicFile file(target);
  file.write(original.view());
  file.write(update.bytes);
  file.commit();
}

void tell(const Options& options, const MarkedCopy& copy) {
  const std::string& file = options.inputs.front();
  for (const std::string& doubt : copy.doubts) complain(file + ": " + doubt);
  for (const std::string& remark : copy.update.remarks) complain(file + ": " + remark);
  if (options.quiet) return;
  complain(options.output + ": " + std::to_string(copy.marks) +
           (copy.marks == 1 ? " value marked, " : " values marked, ") +
           std::to_string(copy.out_of_range) + " out of range");
}

}  // namespace

int run_annotate(const Options& options) {
  const std::string& path = options.inputs.front();
  if (options.output.empty()) {
    throw WrongUse("annotate: -o says where the copy goes, as in -o copy.pdf");
  }
  if (options.output == "-" && is_terminal(standard_output)) {
    throw WrongUse("annotate: a PDF is not for a terminal; -o names a file");
  }
  refuse_overwriting(options.output, path);
  const RunCatalogue knowledge(options.knowledge);
  const Catalogue& catalogue = knowledge.get();
  const Judging judging{&catalogue, patient_from(options, catalogue), options.limits.input_bytes};
  Reader reader(catalogue, read_options_from(options, catalogue));
  try {
    const Bytes bytes = bytes_of(path, options.limits.input_bytes);
    const MarkedCopy copy =
        mark_report(bytes, reader, judging, write_options_from(options, catalogue));
    write_copy(options.output, bytes, copy.update);
    tell(options, copy);
    return exit_done;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_writable) throw;
    complain(path, to_record(std::current_exception()));
    return exit_nothing_done;
  }
}

}  // namespace labread
