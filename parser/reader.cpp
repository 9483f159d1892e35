#include "parser/reader.h"

#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "parser/interchange/cda.h"
#include "parser/interchange/fhir.h"
#include "parser/interchange/hl7.h"
#include "parser/interchange/ldt.h"
#include "parser/interchange/separated_results.h"
#include "parser/isolation/worker.h"
#include "parser/results/read_report.h"
#include "parser/sniff.h"
#include "parser/text/read_text.h"
#include "parser/tokens/conventions.h"

namespace labread {
namespace {

// Leaves the reading of a file that needs recognition.
struct Postponed {};

[[noreturn]] void refuse_format(std::string_view name) {
  const bool image = name.ends_with("image");
  throw Error(ErrorCode::unsupported_format,
              "is " + std::string(name) + ", not a report with text; labread reads " +
                  (image ? "PNG, JPEG and TIFF images" : "PDF and text files"));
}

[[noreturn]] void refuse_size(std::size_t limit) {
  throw Error(ErrorCode::limit_exceeded,
              "larger than the limit of " + std::to_string(limit / 1'000'000) + " MB");
}

InterchangeFile read_as(DocumentKind kind, std::string_view bytes, const Catalogue& catalogue,
                        const Limits& limits) {
  switch (kind) {
    case DocumentKind::hl7: return read_hl7(bytes, catalogue, limits);
    case DocumentKind::cda: return read_cda(bytes, catalogue, limits);
    case DocumentKind::fhir: return read_fhir(bytes, catalogue, limits);
    case DocumentKind::ldt: return read_ldt(bytes, catalogue, limits);
    case DocumentKind::text:
    case DocumentKind::pdf:
    case DocumentKind::image: break;
  }
  throw Error(ErrorCode::internal, "no reader for this format");
}

void describe(const Document& document, ReadFile& file) {
  file.pages = static_cast<int>(document.pages.size());
  file.partial = document.partial;
  for (const Page& page : document.pages) {
    if (page.recognised) file.recognised_pages.push_back(page.number);
  }
}

void note_missing_data(const Document& document, std::vector<Report>& reports) {
  if (document.missing_data.empty()) return;
  for (Report& report : reports) {
    report.notes.push_back({"recognition_data",
                            "the words in its pictures are of another language than the data they "
                            "were recognised with; Debian's " +
                                package_of_data(document.missing_data) +
                                " has the data that would read them better",
                            std::nullopt});
  }
}

}  // namespace

Reader::Reader(const Catalogue& catalogue, ReadOptions options)
    : catalogue_(&catalogue),
      options_(std::move(options)),
      worker_(std::make_unique<Worker>(options_.worker_path, options_.limits, options_.sandboxed)),
      recognition_(options_.recognition, options_.limits, options_.sandboxed) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

void Reader::start_worker() { worker_->start(); }

// The reports of the PDF, with what the document around it says of the person.
void Reader::read_attachment(Attachment attachment, ReadFile& file) {
  const PatientFacts& patient = attachment.patient;
  const Document document = read_pdf(Bytes::own(std::move(attachment.pdf)));
  if (file.reports.empty()) describe(document, file);
  for (Report& report : read_report(document, *catalogue_, options_.said)) {
    PatientFacts& facts = report.header.patient;
    const bool differs = facts.sex && patient.sex && facts.sex != patient.sex;
    if (differs) {
      report.notes.push_back({"patient_differs",
                              "the document around this report states another sex than the report",
                              std::nullopt});
    } else {
      if (!facts.sex) facts.sex = patient.sex;
      if (!facts.birth_date && !facts.age_years) facts.birth_date = patient.birth_date;
    }
    file.reports.push_back(std::move(report));
  }
}

std::optional<ReadFile> Reader::read_coded(std::string_view bytes) {
  if (bytes.size() > options_.limits.input_bytes) return std::nullopt;  // refused with the others
  std::string decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded = to_utf8(bytes);
    bytes = decoded;
  }
  const auto kind = coded_format(bytes);
  if (!kind) return std::nullopt;
  if (bytes.size() > options_.limits.text_bytes) refuse_size(options_.limits.text_bytes);
  ReadFile file;
  file.kind = *kind;
  file.pages = 1;
  InterchangeFile read = read_as(*kind, bytes, *catalogue_, options_.limits);
  file.partial = std::move(read.partial);
  file.reports = std::move(read.reports);
  for (Attachment& attachment : read.attachments) {
    try {
      read_attachment(std::move(attachment), file);
    } catch (const Error& error) {
      // Of several documents in a file one may be unreadable.
      if (file.reports.empty() && read.attachments.size() == 1) throw;
      file.reports.emplace_back().notes.push_back(
          {"attachment_unreadable",
           "a document within this file was not read: it " + std::string(error.what()),
           {}});
    }
  }
  if (file.reports.empty()) {
    Report& report = file.reports.emplace_back();
    report.notes.push_back({"no_results", "no laboratory result in this file", {}});
  }
  return file;
}

Document Reader::read_pdf(const Bytes& bytes) {
  const bool ready = recognition_.is_ready();
  try {
    Document document = worker_->read(bytes, options_.password, ready);
    if (!ready) return document;
    if (postpones_recognition_ && recognition_.has_work(document)) throw Postponed{};
    recognition_.read_pages(
        document, [&](int page) { return worker_->read_scan(bytes, options_.password, page); },
        [this](const Document& read) { return language_of(read); });
    return document;
  } catch (const Error& error) {
    if (ready || error.code() != ErrorCode::no_text_layer) throw;
    throw Error(error.code(),
                std::string(error.what()) + "; " + std::string(recognition_.why_not()),
                error.page());
  }
}

std::string Reader::language_of(const Document& document) const {
  return detect_conventions(document, *catalogue_, options_.said).language.value;
}

Document Reader::read_picture(std::string_view bytes) {
  if (recognition_.is_ready() && postpones_recognition_) throw Postponed{};
  if (recognition_.is_ready()) {
    return recognition_.read_image(bytes,
                                   [this](const Document& read) { return language_of(read); });
  }
  throw Error(ErrorCode::unsupported_format, "is " + std::string(*foreign_format(bytes)) + "; " +
                                                 std::string(recognition_.why_not()));
}

Document Reader::read_document(const Bytes& bytes) {
  const std::string_view view = bytes.view();
  if (view.empty()) throw Error(ErrorCode::empty, "is empty");
  if (view.size() > options_.limits.input_bytes) {
    refuse_size(options_.limits.input_bytes);
  }
  if (looks_like_picture(view)) return read_picture(view);
  if (const auto name = foreign_format(view)) refuse_format(*name);
  if (looks_like_pdf(view)) return read_pdf(bytes);
  return read_text(view, options_.limits);
}

PdfUpdate Reader::mark(const Bytes& pdf, const PdfMarks& marks) {
  if (!looks_like_pdf(pdf.view())) throw Error(ErrorCode::unsupported_format, "is not a PDF");
  return worker_->mark(pdf, options_.password, marks);
}

std::optional<ReadFile> Reader::read_without_recognition(const Bytes& bytes) {
  struct Postponing {
    explicit Postponing(bool& flag) : on(flag) { on = true; }
    Postponing(const Postponing&) = delete;
    Postponing& operator=(const Postponing&) = delete;
    ~Postponing() { on = false; }
    bool& on;
  } const postponing(postpones_recognition_);
  try {
    return read(bytes);
  } catch (const Postponed&) {
    return std::nullopt;
  }
}

// Results that a program exported as separated values; its other texts are read as printed ones.
std::optional<ReadFile> Reader::read_exported(std::string_view bytes) const {
  if (bytes.empty() || foreign_format(bytes) || looks_like_pdf(bytes)) return std::nullopt;
  auto read = read_separated(bytes, *catalogue_, options_.limits, options_.said);
  if (!read) return std::nullopt;
  ReadFile file;
  file.kind = DocumentKind::text;
  file.pages = 1;
  file.partial = std::move(read->partial);
  file.reports = std::move(read->reports);
  return file;
}

ReadFile Reader::read(const Bytes& bytes, Trace* trace) {
  if (auto coded = read_coded(bytes.view())) return std::move(*coded);
  if (auto exported = read_exported(bytes.view())) return std::move(*exported);
  const Document document = read_document(bytes);
  ReadFile file;
  file.kind = document.kind;
  describe(document, file);
  file.reports = read_report(document, *catalogue_, options_.said, trace);
  note_missing_data(document, file.reports);
  return file;
}

}  // namespace labread
