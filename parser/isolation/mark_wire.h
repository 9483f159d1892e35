// What goes between parent and PDF worker about marks on a PDF (wire.h has the rest): the marks to
// make, inside a request's head, and the bytes to put behind the original.
#pragma once

#include <string>
#include <string_view>

#include "parser/isolation/wire.h"
#include "parser/mark.h"

namespace labread {

using UpdateAnswer = Answer<PdfUpdate>;

std::string encode(const PdfMarks& marks);
// Throws Error worker_failed.
PdfMarks decode_marks(std::string_view bytes);

std::string encode_update(const PdfUpdate& update);
// Throws Error worker_failed for bytes that the worker would not send.
UpdateAnswer decode_update(std::string_view bytes);

}  // namespace labread
