// The PDF worker: one request after another on standard input (a socket), each answered on it,
// until the parent closes its end. The only process that looks into a stranger's PDF.
#include <malloc.h>

#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "parser/isolation/frames.h"
#include "parser/isolation/mark_wire.h"
#include "parser/isolation/sandbox.h"
#include "parser/isolation/scan_wire.h"
#include "parser/isolation/wire.h"
#include "parser/isolation/wire_bytes.h"
#include "parser/pdf/mark_pdf.h"
#include "parser/pdf/podofo.h"
#include "parser/pdf/read_pdf.h"
#include "parser/pdf/read_scan.h"

namespace {

constexpr int kept_memory = 16'000'000;  // bytes

// What has been taken from this process, for its whole life.
struct State {
  bool limited = false;
  bool locked_in = false;
};

void load_module() {
  try {
    labread::pdf::podofo().prepare();
  } catch (const labread::pdf::PodofoMissing&) {
    // Told when a document turns out to need it.
  }
}

// The last step before the bytes are looked into. Searching them for two words is no looking.
bool confine(State& state, const labread::RequestHead& head, std::string_view pdf) {
  if (!head.sandboxed || state.locked_in) return true;
  if (!state.limited) return false;
  if (head.with_module || labread::pdf::mentions_podofo(pdf)) load_module();
  state.locked_in = labread::lock_in({head.limits.worker_memory});
  return state.locked_in;
}

// The text of the document, the images of the page that are wanted, or the marks to append.
std::string read(const labread::RequestHead& head, std::string_view pdf) {
  using namespace labread::pdf;
  if (head.scan_of > 0) {
    return labread::encode_scan(read_scan(pdf, head.password, head.limits, head.scan_of));
  }
  if (!head.marks.empty()) {
    const labread::PdfMarks marks = labread::decode_marks(head.marks);
    return labread::encode_update(mark_pdf(pdf, head.password, head.limits, marks));
  }
  return labread::encode(read_pdf(pdf, head.password, head.limits, head.accepts_scans));
}

std::string answer_to(State& state, const labread::RequestHead& head, std::string_view pdf) {
  try {
    if (confine(state, head, pdf)) return read(head, pdf);
    return labread::encode_error({labread::ErrorCode::no_sandbox,
                                  "is a PDF, and this system cannot confine the process that would "
                                  "read it; --no-sandbox reads it all the same",
                                  std::nullopt});
  } catch (const labread::pdf::PodofoMissing& missing) {
    if (state.locked_in && !head.with_module) return labread::encode(labread::ModuleWanted{});
    return labread::encode_error({labread::ErrorCode::internal, missing.reason, std::nullopt});
  } catch (...) {  // the boundary: whatever it was, the parent is told in one record
    return labread::encode_error(labread::to_record(std::current_exception()));
  }
}

std::optional<std::string> reply_to(State& state, const std::string& request,
                                    labread::Parent& parent) {
  const labread::RequestHead head = labread::decode_head(request);
  if (!state.limited) state.limited = labread::limit_resources({head.limits.worker_memory});
  if (!labread::limit_processor_time(head.limits.seconds) && head.sandboxed) return std::nullopt;
  std::string pdf(static_cast<std::size_t>(head.size), '\0');
  if (!parent.receive(pdf.data(), pdf.size())) return std::nullopt;
  return answer_to(state, head, pdf);
}

}  // namespace

int main() {
  // Memory that a document gave back serves the next: to give it to the system and ask for it again
  // takes a tenth of the time of a small document.
  ::mallopt(M_TRIM_THRESHOLD, kept_memory);
  ::mallopt(M_MMAP_THRESHOLD, kept_memory / 4);
  State state;
  return labread::serve_parent(labread::longest_head,
                               [&](const std::string& request, labread::Parent& parent) {
                                 return reply_to(state, request, parent);
                               });
}
