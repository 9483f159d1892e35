#include "parser/reader.h"

#include <utility>

#include "base/error.h"
#include "parser/isolation/worker.h"
#include "parser/results/read_report.h"
#include "parser/sniff.h"
#include "parser/text/read_text.h"

namespace labread {
namespace {

[[noreturn]] void refuse_format(std::string_view name) {
  const bool image = name.ends_with("image");
  throw Error(ErrorCode::unsupported_format,
              "is " + std::string(name) +
                  (image ? ", not a report with text; labread cannot read scans and photos yet"
                         : ", not a report with text; labread reads PDF and text files"));
}

}  // namespace

Reader::Reader(const Catalogue& catalogue, ReadOptions options)
    : catalogue_(&catalogue),
      options_(std::move(options)),
      worker_(std::make_unique<Worker>(options_.worker_path, options_.limits)) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

void Reader::start_worker() { worker_->start(); }

Document Reader::read_document(const Bytes& bytes) {
  const std::string_view view = bytes.view();
  if (view.empty()) throw Error(ErrorCode::empty, "is empty");
  if (view.size() > options_.limits.input_bytes) {
    throw Error(ErrorCode::limit_exceeded,
                "larger than the limit of " +
                    std::to_string(options_.limits.input_bytes / 1'000'000) + " MB");
  }
  if (const auto name = foreign_format(view)) refuse_format(*name);
  if (looks_like_pdf(view)) return worker_->read(bytes, options_.password);
  return read_text(view, options_.limits);
}

ReadFile Reader::read(const Bytes& bytes) {
  const Document document = read_document(bytes);
  ReadFile file;
  file.kind = document.kind;
  file.pages = static_cast<int>(document.pages.size());
  file.partial = document.partial;
  file.reports = read_report(document, *catalogue_);
  return file;
}

}  // namespace labread
