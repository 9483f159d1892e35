// The worker's answer, as a stranger might send it: the bytes themselves, and an honest answer with
// one byte changed.
#include <string>

#include "base/error.h"
#include "parser/isolation/wire.h"
#include "parser/text/read_text.h"
#include "tests/fuzz/fuzz.h"

namespace {

void decode_any(std::string_view bytes, const labread::Limits& limits) {
  try {
    const labread::WorkerAnswer answer = labread::decode(bytes, limits);
    const std::string again = labread::encode(answer);
    labread::fuzz::expect(labread::encode(labread::decode(again, limits)) == again,
                          "what was accepted survives a second round");
  } catch (const labread::Error&) {
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labread;
  Limits limits;
  limits.words = 20'000;
  limits.pages = 100;
  const std::string_view bytes = fuzz::text_of(data, size);
  decode_any(bytes, limits);
  try {
    decode_head(bytes);
  } catch (const Error&) {
  }
  if (size < 4) return 0;
  try {
    std::string answer = encode(WorkerAnswer{read_text(bytes.substr(4), limits)});
    const std::size_t at = (std::size_t{data[0]} << 16 | std::size_t{data[1]} << 8 | data[2]);
    answer[at % answer.size()] = static_cast<char>(data[3]);
    decode_any(answer, limits);
  } catch (const Error&) {
  }
  return 0;
}
