// The worker that reads pictures of pages: one request after another on standard input (a socket),
// each answered on it, until the parent closes its end. The only process that decodes images.
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "parser/isolation/frames.h"
#include "parser/isolation/sandbox.h"
#include "parser/isolation/scan_wire.h"
#include "parser/isolation/wire.h"
#include "parser/ocr/read_picture.h"
#include "parser/ocr/recogniser.h"

namespace {

using namespace labread;

constexpr std::uint64_t longest_request = 1'000'000'000;

// The languages are loaded while files may still be opened; the sandbox closes before the first
// byte of a stranger's image is looked at. One process serves one set of languages.
struct Worker {
  std::unique_ptr<ocr::Recogniser> recogniser;
  std::string languages;
};

Document document_of(std::optional<Page> page) {
  Document document;
  document.kind = DocumentKind::image;
  if (page) document.pages.push_back(std::move(*page));
  return document;
}

// After this the process can compute, answer, and end.
void confine(const RecognitionRequest& request) {
  const Confinement confinement{request.limits.recognition_memory, Threads::none};
  const bool done = limit_resources(confinement) && lock_in(confinement);
  if (done || !request.sandboxed) return;
  throw Error(ErrorCode::no_sandbox,
              "is a picture, and this system cannot confine the process that would read it; "
              "--no-sandbox reads it all the same");
}

std::string answer_to(const RecognitionRequest& request, Worker& worker) {
  try {
    if (!worker.recogniser) {
      worker.recogniser = std::make_unique<ocr::Recogniser>(request.languages, request.data_folder);
      worker.languages = request.languages;
      confine(request);
    }
    if (worker.languages != request.languages) {
      throw Error(ErrorCode::worker_failed, "this worker has other languages");
    }
    return encode(document_of(ocr::read_picture(request.scan, *worker.recogniser, request.limits)));
  } catch (...) {  // the boundary: whatever it was, the parent is told in one record
    return encode(to_record(std::current_exception()));
  }
}

std::optional<std::string> reply_to(Worker& worker, const std::string& bytes) {
  const RecognitionRequest request = decode_recognition_request(bytes);
  if (!limit_processor_time(request.limits.recognition_seconds)) return std::nullopt;
  return answer_to(request, worker);
}

}  // namespace

int main() {
  Worker worker;
  return serve_parent(longest_request, [&](const std::string& request, Parent&) {
    return reply_to(worker, request);
  });
}
