#include "base/error.h"

#include <new>

namespace labread {

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::not_readable: return "not_readable";
    case ErrorCode::empty: return "empty";
    case ErrorCode::unsupported_format: return "unsupported_format";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::password_required: return "password_required";
    case ErrorCode::no_text_layer: return "no_text_layer";
    case ErrorCode::limit_exceeded: return "limit_exceeded";
    case ErrorCode::worker_failed: return "worker_failed";
    case ErrorCode::bad_knowledge: return "bad_knowledge";
    case ErrorCode::not_writable: return "not_writable";
    case ErrorCode::internal: return "internal";
    case ErrorCode::no_sandbox: return "no_sandbox";
  }
  return "internal";
}

ErrorRecord to_record(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    return {error.code(), error.what(), error.page()};
  } catch (const std::bad_alloc&) {
    return {ErrorCode::limit_exceeded, "not enough memory for this document", std::nullopt};
  } catch (const std::exception& error) {
    return {ErrorCode::internal, error.what(), std::nullopt};
  } catch (...) {
    return {ErrorCode::internal, "an unknown failure", std::nullopt};
  }
}

}  // namespace labread
