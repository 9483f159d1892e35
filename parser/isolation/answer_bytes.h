// A worker's answer out of its flat bytes (wire_bytes.h): what was wanted behind its own tag, or
// one of the two answers that every question may get.
#pragma once

#include <string_view>

#include "parser/isolation/wire.h"
#include "parser/isolation/wire_bytes.h"

namespace labread {

// `get` reads what was wanted from a WireReader. Throws Error worker_failed.
template <class Wanted, class Get>
Answer<Wanted> decode_answer(std::string_view bytes, Tag wanted, Get get) {
  WireReader in(bytes);
  Answer<Wanted> answer;
  const Tag tag = in.get<Tag>();
  if (tag == wanted) {
    answer = get(in);
  } else if (tag == Tag::error) {
    answer = decode_error(in);
  } else if (tag == Tag::module_wanted) {
    answer = ModuleWanted{};
  } else {
    refuse_answer();
  }
  in.end();
  return answer;
}

}  // namespace labread
