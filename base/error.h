// Failures of a whole document. Reading code throws Error; one boundary turns any exception into an
// ErrorRecord, which the command line prints and a batch writes in place of the result. Doubt about
// a single row is not an error: it is a Note or an entry in `skipped`.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace labread {

// Append only; each code is part of the JSON contract under its name in code_name().
enum class ErrorCode : std::uint8_t {
  not_found,           // no such file, or it is not a file
  not_readable,        // the system refused to let us read it
  empty,               // no bytes, or no text in them
  unsupported_format,  // not a text, not a PDF
  damaged,             // a PDF too broken to find its pages
  password_required,   // encrypted, and the given (or empty) password does not open it
  no_text_layer,       // only page images or a photo: needs OCR
  limit_exceeded,      // larger, deeper or slower than the documented limits
  worker_failed,       // the process that reads PDFs died or could not be started
  bad_knowledge,       // --knowledge data does not pass its checks
  not_writable,        // the output cannot be written
  internal,            // a fault of labread itself
  no_sandbox,          // the system cannot confine the process that reads PDFs
};

std::string_view code_name(ErrorCode code);

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::optional<int> page = std::nullopt)
      : std::runtime_error(message), code_(code), page_(page) {}
  ErrorCode code() const { return code_; }
  std::optional<int> page() const { return page_; }

 private:
  ErrorCode code_;
  std::optional<int> page_;
};

struct ErrorRecord {
  ErrorCode code = ErrorCode::internal;
  std::string message;  // one line, without the file's name
  std::optional<int> page;
};

// What a caught exception says; an exception that is not an Error becomes `internal`, lack of
// memory `limit_exceeded`.
ErrorRecord to_record(const std::exception_ptr& failure);

}  // namespace labread
