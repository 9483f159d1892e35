// A PDF of a stranger, read without the worker's walls around it.
#include "base/error.h"
#include "base/utf8.h"
#include "parser/pdf/read_pdf.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labread;
  Limits limits;
  limits.pages = 10;
  limits.words = 20'000;
  limits.stream_bytes = 2'000'000;
  limits.decoded_bytes = 8'000'000;
  limits.operators = 200'000;
  try {
    const Document document = pdf::read_pdf(fuzz::text_of(data, size), "", limits);
    for (const Page& page : document.pages) {
      for (const Word& word : page.words) {
        fuzz::expect(!word.text.empty() && is_utf8(word.text), "words are valid UTF-8");
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
