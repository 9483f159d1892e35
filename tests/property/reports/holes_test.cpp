// A report of which one cell is not printed: no other number takes the place of a missing value,
// and no other test that of a missing name. All that is read of such a report is read of the whole
// one, too. LABREAD_SEED and LABREAD_REPORTS choose the reports, LABREAD_SHOW prints that of a
// seed.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "tests/property/reports/plan.h"

namespace labread::drawn {
namespace {

constexpr int usual_reports = 400;
// Where no titles tell the columns, the first row of a page may still be taken for another.
constexpr double most_wrong = 0.005;  // of the holes

std::uint64_t number_from(const char* variable, std::uint64_t usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

using Said = std::set<std::pair<std::string, std::string>>;  // names and values

Said said(const std::vector<SheetPage>& pages) {
  Said all;
  for (const Report& report : read_report(read_text(as_text(pages), {}), Catalogue::built_in())) {
    for (const Result& result : report.results) all.emplace(result.name, result.value);
  }
  return all;
}

Said said(const Truth& truth) {
  Said all;
  for (const TrueResult& result : truth.results) all.emplace(result.name, result.value);
  return all;
}

std::string shown(const Said& statements) {
  std::string text;
  for (const auto& [name, value] : statements) text += name + " = " + value + "; ";
  return text;
}

std::optional<std::vector<SheetPage>> without(const std::vector<SheetPage>& pages,
                                              const std::string& name, const std::string& value,
                                              const std::string& erased) {
  std::vector<SheetPage> holed = pages;
  for (SheetPage& page : holed) {
    for (SheetLine& line : page) {
      const auto holds = [&](const std::string& text) {
        return std::any_of(line.items.begin(), line.items.end(),
                           [&](const Item& item) { return item.text == text; });
      };
      if (!holds(name) || !holds(value)) continue;
      const auto found = std::find_if(line.items.begin(), line.items.end(),
                                      [&](const Item& item) { return item.text == erased; });
      line.items.erase(found);
      return holed;
    }
  }
  return std::nullopt;
}

// Reads reports with and without what `part` says of one of their results.
template <class Part>
void check_holes(const char* what, const Part& part) {
  const Vocabulary vocabulary = read_vocabulary(LABREAD_SOURCE_DIR);
  const std::uint64_t show = number_from("LABREAD_SHOW", 0);
  const auto wanted = static_cast<int>(number_from("LABREAD_REPORTS", usual_reports));
  Draw seeds(number_from("LABREAD_SEED", 11));
  int reports = 0;
  int holes = 0;
  int wrong = 0;
  while (reports < wanted) {
    const Plan plan = draw_plan(seeds.seed() % 1'000'000'007, Catalogue::built_in(), vocabulary);
    const bool cells = plan.layout == Layout::table || plan.layout == Layout::aligned ||
                       plan.layout == Layout::in_and_out || plan.layout == Layout::two_tables ||
                       plan.layout == Layout::previous;
    if (!cells || plan.noise != Noise::none) continue;
    ++reports;
    const Printed printed = print(plan, vocabulary, characters);
    Said before = said(printed.pages);
    before.merge(said(printed.truth));
    for (const TrueResult& result : printed.truth.results) {
      const auto holed = without(printed.pages, result.name, result.value, part(result));
      if (!holed) continue;
      ++holes;
      const Said after = said(*holed);
      Said invented;
      std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                          std::inserter(invented, invented.begin()));
      if (invented.empty()) continue;
      ++wrong;
      BOOST_TEST_MESSAGE(what << ": seed " << plan.seed << ", " << name_of(plan.layout)
                              << ", without " << part(result) << " of " << result.name << " = "
                              << result.value << " reads " << shown(invented));
      if (show == plan.seed) std::cout << as_text(*holed) << '\n';
    }
  }
  std::cout << what << ": " << holes << " holes in " << reports << " reports, " << wrong
            << " wrong readings\n";
  BOOST_TEST(holes > reports);
  BOOST_TEST(wrong <= most_wrong * holes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(holes)

BOOST_AUTO_TEST_CASE(nothing_takes_the_place_of_a_value) {
  check_holes("missing values", [](const TrueResult& result) { return result.value; });
}

BOOST_AUTO_TEST_CASE(nothing_takes_the_place_of_a_name) {
  check_holes("missing names", [](const TrueResult& result) { return result.name; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::drawn
