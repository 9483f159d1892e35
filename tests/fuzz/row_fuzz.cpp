// One row under a header. Whatever stands in it, the printed fields of a result are made of its
// pieces.
#include <algorithm>
#include <sstream>
#include <string>

#include "base/error.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"
#include "tests/fuzz/fuzz.h"

namespace {

// Whether the field is made of pieces of the page, joined by blanks.
bool stands_on(std::string_view page, const std::string& field) {
  std::istringstream words(field);
  for (std::string word; words >> word;) {
    if (page.find(word) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labread;
  if (size > 400) return 0;
  const Catalogue& catalogue = Catalogue::built_in();
  std::string row(fuzz::text_of(data, size));
  // One line of printable ASCII: other bytes are text_fuzz's matter.
  std::ranges::replace_if(
      row, [](char c) { return c < ' ' || c > '~'; }, ' ');
  const std::string header = "Test                    Result   Flag  Units     Reference range\n";
  for (const DecimalMark mark : {DecimalMark::point, DecimalMark::comma}) {
    Conventions conventions;
    conventions.decimal_mark = {mark, Origin::detected};
    if (const auto value = take_value(row, conventions, catalogue.lexicon())) {
      fuzz::expect(value->length <= row.size(), "a value ends within its text");
    }
    if (const auto range = take_range(row, conventions, catalogue)) {
      fuzz::expect(range->length <= row.size(), "a range ends within its text");
    }
  }
  try {
    const std::string page = header + row + "\n";
    for (const Report& report : read_report(read_text(page, {}), catalogue)) {
      for (const Result& result : report.results) {
        for (const std::string& field : {result.name, result.value, result.unit, result.flag}) {
          fuzz::expect(stands_on(page, field), "not on the page: \"" + field + "\" of row: " + row);
        }
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
