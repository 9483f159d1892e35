// A text report of a stranger, all the way to every output format.
#include <string>

#include "base/error.h"
#include "base/utf8.h"
#include "interpreter/interpretation.h"
#include "output/writer.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labread;
  const Catalogue& catalogue = Catalogue::built_in();
  Limits limits;
  limits.text_bytes = 100'000;
  limits.pages = 20;
  limits.words = 20'000;
  try {
    const Document document = read_text(fuzz::text_of(data, size), limits);
    for (const Report& report : read_report(document, catalogue)) {
      for (const Result& result : report.results) {
        fuzz::expect(!result.name.empty(), "a result has a name");
        fuzz::expect(is_utf8(result.name) && is_utf8(result.value), "results are valid UTF-8");
        fuzz::expect(result.where.page >= 1 && result.where.line >= 1, "a result has a place");
      }
      const Interpretation answer = interpret(report, {}, catalogue);
      fuzz::expect(answer.results.size() == answer.report.results.size(), "all are judged");
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
