#include "parser/isolation/ocr_worker.h"

#include <unistd.h>

#include <utility>
#include <variant>

#include "base/error.h"
#include "parser/isolation/scan_wire.h"
#include "parser/isolation/wire.h"

namespace labread {
namespace {

// The limit is of the worker's own time, which it keeps itself; on a machine with much else to do
// that takes longer, and a page is not lost for it.
constexpr double most_waiting = 5;

std::string path_or_default(const std::string& path) {
  return path.empty() ? find_worker("labread-ocr") : path;
}

}  // namespace

OcrWorker::OcrWorker(const std::string& path, const Limits& limits, bool sandboxed)
    : process_(path_or_default(path), "the worker that reads pictures"),
      limits_(limits),
      sandboxed_(sandboxed) {}

bool OcrWorker::is_there(const std::string& path) {
  return ::access(path_or_default(path).c_str(), X_OK) == 0;
}

Document OcrWorker::read(const Scan& scan, const std::string& languages,
                         const std::string& data_folder) {
  const std::string request =
      encode(RecognitionRequest{limits_, languages, data_folder, sandboxed_, scan});
  WorkerAnswer answer =
      process_.ask(request, {}, most_waiting * limits_.recognition_seconds, limits_.worker_memory,
                   [this](const std::string& bytes) { return decode(bytes, limits_); });
  if (auto* document = std::get_if<Document>(&answer)) return std::move(*document);
  const auto* error = std::get_if<ErrorRecord>(&answer);
  if (error) throw Error(error->code, error->message, error->page);
  throw Error(ErrorCode::worker_failed, "the worker that reads pictures asks for a module");
}

}  // namespace labread
