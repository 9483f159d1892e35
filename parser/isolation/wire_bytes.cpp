#include "parser/isolation/wire_bytes.h"

namespace labread {

std::string encode_error(const ErrorRecord& error) {
  WireWriter out(Tag::error);
  out.put(static_cast<std::uint8_t>(error.code));
  out.put_text(error.message);
  out.put(static_cast<std::int32_t>(error.page.value_or(0)));
  return out.take();
}

ErrorRecord decode_error(WireReader& in) {
  ErrorRecord error;
  const auto code = in.get<std::uint8_t>();
  if (code > static_cast<std::uint8_t>(ErrorCode::no_sandbox)) refuse_answer();
  error.code = static_cast<ErrorCode>(code);
  error.message = in.get_utf8();
  const auto page = in.get<std::int32_t>();
  if (page > 0) error.page = page;
  return error;
}

}  // namespace labread
