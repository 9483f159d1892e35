// A Document, or the failure to read one, as flat bytes between worker and parent. decode() trusts
// nothing: every count and length is checked against the bytes that are there and the limits.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/error.h"
#include "parser/document.h"
#include "parser/limits.h"

namespace labread {

using WorkerAnswer = std::variant<Document, ErrorRecord>;

std::string encode(const WorkerAnswer& answer);
// Throws Error worker_failed for bytes that encode() did not make.
WorkerAnswer decode(std::string_view bytes, const Limits& limits);

}  // namespace labread
