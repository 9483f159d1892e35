// What was read from a picture says so in every output for people and spreadsheets.
#include <boost/test/unit_test.hpp>

#include "../interpreter/make.h"
#include "output/writer.h"

using namespace labread;
using make::result;

namespace {

std::string written(std::string_view format, bool from_picture,
                    Result read = result("Ferritin", "18", "ng/mL", "15-150")) {
  const Catalogue& catalogue = Catalogue::built_in();
  SourceInfo source;
  source.pages = 3;
  if (from_picture) {
    read.recognition = 0.968;
    source.recognised_pages = {1, 3};
  }
  const Interpretation answer =
      interpret(make::report({read}), make::person(Sex::female, "54"), catalogue);
  const Writer* const writer = find_writer(format);
  BOOST_REQUIRE(writer);
  WriteOptions options;
  options.width = 200;
  return writer->write(answer, source, catalogue, options);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recognition)

BOOST_AUTO_TEST_CASE(text_and_page_name_the_pictures_and_the_results_from_them) {
  for (const std::string_view format : {"text", "html"}) {
    BOOST_TEST_CONTEXT(format) {
      const std::string told = written(format, true);
      BOOST_TEST(has(told, "ages 1 and 3 are pictures: compare their numbers with them"));
      BOOST_TEST(has(told, "ead from a picture, 97 % sure"));
      BOOST_TEST(!has(written(format, false), "picture, "));
      BOOST_TEST(!has(written(format, false), "are pictures"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_unit_that_the_range_tells_was_not_printed_or_not_read) {
  const Result creatinine = result("Creatinine", "88", "", "62-106");
  BOOST_TEST(has(written("text", false, creatinine), "the unit is not printed; its range fits"));
  BOOST_TEST(has(written("text", true, creatinine), "the unit is not read; its range fits"));
}

BOOST_AUTO_TEST_CASE(a_row_of_the_table_says_how_sure_it_is) {
  BOOST_TEST(written("csv", true).ends_with(",0.97\r\n"));
  BOOST_TEST(written("csv", false).ends_with(",\r\n"));
}

BOOST_AUTO_TEST_SUITE_END()
