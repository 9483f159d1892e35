// A coded report of a stranger, in whichever format its content says, all the way to the output.
#include <string>

#include "base/error.h"
#include "base/utf8.h"
#include "interpreter/interpretation.h"
#include "output/writer.h"
#include "parser/interchange/cda.h"
#include "parser/interchange/fhir.h"
#include "parser/interchange/hl7.h"
#include "parser/interchange/ldt.h"
#include "parser/sniff.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace labread;

InterchangeFile read(std::string_view bytes, const Catalogue& catalogue, const Limits& limits) {
  switch (coded_format(bytes).value_or(DocumentKind::text)) {
    case DocumentKind::hl7: return read_hl7(bytes, catalogue, limits);
    case DocumentKind::fhir: return read_fhir(bytes, catalogue, limits);
    case DocumentKind::ldt: return read_ldt(bytes, catalogue, limits);
    case DocumentKind::cda: return read_cda(bytes, catalogue, limits);
    case DocumentKind::text:
    case DocumentKind::pdf:
    case DocumentKind::image: break;
  }
  return {};
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Catalogue& catalogue = Catalogue::built_in();
  Limits limits;
  limits.segments = 5'000;
  limits.reports = 50;
  limits.results = 200;
  limits.nodes = 20'000;
  try {
    for (const Report& report : read(fuzz::text_of(data, size), catalogue, limits).reports) {
      fuzz::expect(report.results.size() <= limits.results, "no more results than the limit");
      for (const Result& result : report.results) {
        fuzz::expect(!result.name.empty() && !result.value.empty(), "a result has name and value");
        fuzz::expect(is_utf8(result.name) && is_utf8(result.value), "results are valid UTF-8");
        fuzz::expect(result.where.page == 1 && result.where.line >= 1, "a result has a place");
        fuzz::expect(result.read.kind != ValueKind::number || result.read.number.has_value(),
                     "a number has its digits");
      }
      const Interpretation answer = interpret(report, {}, catalogue);
      for (const Writer& writer : writers()) {
        fuzz::expect(is_utf8(writer.write(answer, SourceInfo{}, catalogue, WriteOptions{})),
                     "output is valid UTF-8");
      }
    }
  } catch (const Error&) {
    // Refusing is an answer.
  }
  return 0;
}
