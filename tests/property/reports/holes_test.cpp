// A report of which one cell is not printed, or torn apart: no other number takes the place of a
// missing value, no other test that of a missing name, and half a number is none. All that is read
// of such a report is read of the whole one, too, and nothing else gets lost. LABREAD_SEED and
// LABREAD_HOLED choose the reports, LABREAD_SHOW prints that of a seed.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"
#include "tests/property/reports/draw.h"
#include "tests/property/reports/plan.h"

namespace labread::drawn {
namespace {

constexpr int usual_reports = 120;
// Of the holes: where no titles tell the columns, the first row of a page may still be taken for
// another, and "4 5" for four.
constexpr double most_wrong = 0.003;
constexpr double most_torn = 0.01;
// Of the other results of a report: a row without its name can take the one above with it.
constexpr double most_lost = 0.02;

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

Said only_in(const Said& some, const Said& others) {
  Said only;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::inserter(only, only.begin()));
  return only;
}

std::string shown(const Said& statements) {
  std::string text;
  for (const auto& [name, value] : statements) text += name + " = " + value + "; ";
  return text;
}

// The pages with another text, or none, for a part of the result's line.
std::optional<std::vector<SheetPage>> with_hole(const std::vector<SheetPage>& pages,
                                                const TrueResult& result, const std::string& part,
                                                const std::string& instead) {
  std::vector<SheetPage> holed = pages;
  for (SheetPage& page : holed) {
    for (SheetLine& line : page) {
      const auto holds = [&](const std::string& text) {
        return std::count_if(line.items.begin(), line.items.end(),
                             [&](const Item& item) { return item.text == text; }) == 1;
      };
      if (!holds(result.name) || !holds(result.value)) continue;
      const auto found = std::find_if(line.items.begin(), line.items.end(),
                                      [&](const Item& item) { return item.text == part; });
      found->text = instead;
      if (instead.empty()) line.items.erase(found);
      return holed;
    }
  }
  return std::nullopt;
}

struct Hole {
  std::string part, instead;
};

// Reads reports with and without the hole that `hole_of` makes in one of their results, if any.
template <class HoleOf>
void check_holes(const char* what, double most, const HoleOf& hole_of) {
  const Vocabulary vocabulary = read_vocabulary(LABREAD_SOURCE_DIR);
  const std::uint64_t show = number_from("LABREAD_SHOW", 0);
  const auto wanted = static_cast<int>(number_from("LABREAD_HOLED", usual_reports));
  Draw seeds(number_from("LABREAD_SEED", 11));
  int reports = 0;
  int holes = 0;
  int wrong = 0;
  std::size_t all = 0;
  std::size_t lost = 0;
  while (reports < wanted) {
    const Plan plan = draw_plan(seeds.seed() % 1'000'000'007, Catalogue::built_in(), vocabulary);
    const bool cells = plan.layout == Layout::table || plan.layout == Layout::aligned ||
                       plan.layout == Layout::in_and_out || plan.layout == Layout::two_tables ||
                       plan.layout == Layout::previous;
    if (!cells || plan.noise != Noise::none) continue;
    ++reports;
    const Printed printed = print(plan, vocabulary, characters);
    const Said before = said(printed.pages);
    const Said truth = said(printed.truth);
    for (const TrueResult& result : printed.truth.results) {
      const std::optional<Hole> hole = hole_of(result);
      if (!hole) continue;
      const auto holed = with_hole(printed.pages, result, hole->part, hole->instead);
      if (!holed) continue;
      ++holes;
      const Said after = said(*holed);
      all += before.size();
      lost += only_in(before, after).size();
      const Said invented = only_in(only_in(after, before), truth);
      if (invented.empty()) continue;
      ++wrong;
      BOOST_TEST_MESSAGE(what << ": seed " << plan.seed << ", " << name_of(plan.layout) << ", \""
                              << hole->instead << "\" for \"" << hole->part << "\" of "
                              << result.name << " = " << result.value << " reads "
                              << shown(invented));
      if (show == plan.seed) std::cout << as_text(*holed) << '\n';
    }
  }
  std::cout << what << ": " << holes << " holes in " << reports << " reports, " << wrong
            << " wrong readings, " << lost << " of " << all << " results lost\n";
  BOOST_TEST(holes > reports);
  BOOST_TEST(wrong <= most * holes);
  // Each hole is one result less, and few more.
  BOOST_TEST(double(lost) <= holes + most_lost * double(all));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(holes)

BOOST_AUTO_TEST_CASE(nothing_takes_the_place_of_a_value) {
  check_holes("missing values", most_wrong, [](const TrueResult& result) {
    return std::optional(Hole{result.value, ""});
  });
}

BOOST_AUTO_TEST_CASE(nothing_takes_the_place_of_a_name) {
  check_holes("missing names", most_wrong, [](const TrueResult& result) {
    return std::optional(Hole{result.name, ""});
  });
}

BOOST_AUTO_TEST_CASE(half_a_number_is_no_value) {
  check_holes("torn numbers", most_torn, [](const TrueResult& result) {
    const auto is_part = [](char c) { return is_ascii_digit(c) || c == '.' || c == ','; };
    const std::string& value = result.value;
    const std::size_t half = value.size() / 2;
    const bool whole = value.size() > 1 && std::all_of(value.begin(), value.end(), is_part) &&
                       is_ascii_digit(value[half - 1]);
    std::optional<Hole> hole;
    if (whole) hole = Hole{value, value.substr(0, half) + " " + value.substr(half)};
    return hole;
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::drawn
