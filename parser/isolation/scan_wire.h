// What goes between parent and workers about pictures of pages (wire.h has the rest): a page's
// images from the PDF worker, and the same with the languages to the worker that recognises text.
#pragma once

#include <string>
#include <string_view>

#include "parser/isolation/wire.h"
#include "parser/limits.h"
#include "parser/scan.h"

namespace labread {

using ScanAnswer = Answer<Scan>;

std::string encode_scan(const Scan& scan);
// Throws Error worker_failed for bytes that the worker would not send.
ScanAnswer decode_scan(std::string_view bytes, const Limits& limits);

struct RecognitionRequest {
  Limits limits;
  std::string languages;    // "eng+deu"
  std::string data_folder;  // of the languages; empty: where the system keeps it
  bool sandboxed = true;
  Scan scan;
};

std::string encode(const RecognitionRequest& request);
// Throws Error worker_failed.
RecognitionRequest decode_recognition_request(std::string_view bytes);

}  // namespace labread
