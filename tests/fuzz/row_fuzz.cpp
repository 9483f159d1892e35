// One row under a header. Whatever stands in it, the printed fields of a result are made of its
// pieces.
#include <algorithm>
#include <string>

#include "base/error.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"
#include "tests/fuzz/fuzz.h"

namespace {

std::string without_blanks(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n'; });
  return out;
}

// Texts of several pieces lose the marks between their words, but no letter and no digit.
std::string letters_and_digits(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) {
    return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  });
  return out;
}

// A letter that stands alone may be a watermark's, which is no part of a row.
std::string without_lone_letters(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool first = i == 0 || is_blank(text[i - 1]);
    const bool last = i + 1 == text.size() || is_blank(text[i + 1]);
    if (!(first && last && is_letter(text[i]))) out += text[i];
  }
  return out;
}

// Tags of HTML part a line in two, and its entities are other characters than they are written
// with.
bool holds_html(std::string_view row) {
  if (row.find('&') != std::string_view::npos) return true;
  for (std::size_t i = 1; i < row.size(); ++i) {
    const char c = row[i];
    const bool begins = c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (row[i - 1] == '<' && begins) return true;
  }
  return false;
}

void expect_within(const std::string& page, const std::string& field, std::string_view row) {
  labread::fuzz::expect(page.find(field) != std::string::npos,
                        "not on the page: \"" + field + "\" of row: " + std::string(row));
}

void expect_words_within(const std::string& page, std::string_view field, std::string_view row) {
  const std::string words = letters_and_digits(field);
  if (letters_and_digits(page).find(words) != std::string::npos) return;
  expect_within(letters_and_digits(without_lone_letters(page)),
                letters_and_digits(without_lone_letters(field)), row);
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
  if (holds_html(row)) return 0;
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
        expect_words_within(page, result.name, row);
        expect_words_within(page, result.value, row);
        if (result.read.kind == ValueKind::number) {
          expect_within(without_blanks(page), without_blanks(result.value), row);
        }
        expect_words_within(page, result.unit, row);
        expect_words_within(page, result.flag, row);
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
