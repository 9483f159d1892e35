#include "cli/marked_copy.h"

#include <utility>

#include "interpreter/interpretation.h"
#include "output/pdf_marks.h"

namespace labread {
namespace {

std::vector<Interpretation> interpret_all(std::vector<Report> reports, const Judging& judging) {
  std::vector<Interpretation> answers;
  for (Report& report : reports) {
    answers.push_back(interpret(std::move(report), judging.patient, *judging.catalogue));
  }
  return answers;
}

}  // namespace

MarkedCopy mark_report(const Bytes& bytes, Reader& reader, const Judging& judging,
                       const WriteOptions& options) {
  ReadFile file = reader.read(bytes);
  if (file.kind != DocumentKind::pdf) {
    throw Error(ErrorCode::unsupported_format, "is not a PDF, and only a PDF can be marked");
  }
  MarkedCopy copy;
  if (file.partial) copy.doubts.push_back(*file.partial);
  const std::vector<Interpretation> answers = interpret_all(std::move(file.reports), judging);
  const PdfMarks marks = pdf_marks_of(answers, *judging.catalogue, options);
  if (marks.marks.empty()) {
    throw Error(ErrorCode::empty, options.only_abnormal ? "has no result that is not normal"
                                                        : "has no result that could be marked");
  }
  copy.update = reader.mark(bytes, marks);
  copy.marks = marks.marks.size();
  for (const Mark& mark : marks.marks) copy.out_of_range += mark.in_outline ? 1 : 0;
  return copy;
}

}  // namespace labread
