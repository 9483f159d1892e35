// Bytes of one report file to reports: sniffs the format by content and runs the way of that
// format. PDFs are read by a worker process that the Reader owns and reuses, so make one Reader a
// thread.
//
//   Reader reader(Catalogue::built_in(), {});
//   for (const Report& report : reader.read(Bytes::map("report.pdf", limit)).reports) …
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "parser/document.h"
#include "parser/limits.h"
#include "parser/mark.h"
#include "parser/recognition.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct ReadOptions {
  Limits limits;
  std::string password;     // for encrypted PDFs
  std::string worker_path;  // of labread-pdf; empty: found beside the running program
  bool sandboxed = true;    // false: PDFs also where the system cannot confine their worker
  SaidConventions said;     // of documents; coded messages have conventions of their own
  RecognitionOptions recognition;
};

// What was read of one file: its kind and pages, and one report a patient and message.
struct ReadFile {
  DocumentKind kind = DocumentKind::text;
  int pages = 0;
  std::vector<int> recognised_pages;  // whose words were read from pictures of them
  std::optional<std::string> partial;
  std::vector<Report> reports;
};

struct Trace;
struct Attachment;
class Worker;

class Reader {
 public:
  Reader(const Catalogue& catalogue, ReadOptions options);
  ~Reader();
  Reader(Reader&&) noexcept;

  // Starts the PDF worker without waiting for it, where a PDF is to be expected (by the file's
  // name, say): its start-up then overlaps the caller's own. Throws Error worker_failed.
  void start_worker();
  // Throws Error; after it the Reader can go on with the next file.
  // `trace`, where given, gets the account of every line of a document; coded messages have none.
  ReadFile read(const Bytes& bytes, Trace* trace = nullptr);
  // The same, unless text in pictures would have to be recognised, which takes seconds: nothing
  // then.
  std::optional<ReadFile> read_without_recognition(const Bytes& bytes);
  // The positioned words alone. Throws Error.
  Document read_document(const Bytes& bytes);
  // What is to be put behind a PDF's bytes so that it shows these marks. Throws Error; also where
  // the bytes are no PDF, or one that marks would spoil: encrypted, signed, damaged.
  PdfUpdate mark(const Bytes& pdf, const PdfMarks& marks);

 private:
  // Nothing: not one of the coded formats.
  std::optional<ReadFile> read_coded(std::string_view bytes);
  std::optional<ReadFile> read_exported(std::string_view bytes) const;
  void read_attachment(Attachment attachment, ReadFile& file);
  Document read_pdf(const Bytes& bytes);
  Document read_picture(std::string_view bytes);
  std::string language_of(const Document& document) const;

  const Catalogue* catalogue_;
  ReadOptions options_;
  std::unique_ptr<Worker> worker_;
  Recognition recognition_;
  bool postpones_recognition_ = false;
};

}  // namespace labread
