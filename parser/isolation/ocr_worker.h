// One process of the worker that recognises text in pictures of pages, owned by one thread. Its
// libraries and language data take a quarter of a second to load, so it is started by the first
// page that needs it and kept.
#pragma once

#include <string>

#include "parser/document.h"
#include "parser/isolation/worker_process.h"
#include "parser/limits.h"
#include "parser/scan.h"

namespace labread {

class OcrWorker {
 public:
  // `path` of the executable; empty: found as the PDF worker is.
  OcrWorker(const std::string& path, const Limits& limits, bool sandboxed);

  // Built and installed beside the program.
  static bool is_there(const std::string& path);

  // The page with its words; a page of an image file that has no such frame comes back as no page.
  // Throws Error: no_text_layer where a language is missing, worker_failed, limit_exceeded,
  // damaged.
  Document read(const Scan& scan, const std::string& languages, const std::string& data_folder);

 private:
  WorkerProcess process_;
  Limits limits_;
  bool sandboxed_;
};

}  // namespace labread
