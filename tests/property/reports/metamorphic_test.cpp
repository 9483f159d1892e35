// The same report printed in another way says the same: as text and as PDF, with its columns in
// another order, moved and scaled on the page, with the other decimal mark, with blank lines.
// LABREAD_LIST lists what differs, LABREAD_SHOW prints the report of a seed before and after.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/property/reports/reading.h"

namespace labread::drawn {
namespace {

constexpr int reports_a_change = 150;
// The share of reports that must be read the same; the rest may lose rows, never change a value.
constexpr double least_alike = 0.9;

std::string number_of(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "-";
}

std::string bound_of(const std::optional<Bound>& bound) {
  return bound ? bound->value.to_string() : "-";
}

// What a result says, without how it was spelled.
std::string said(const Result& result) {
  const std::string value = result.read.kind == ValueKind::number
                                ? std::to_string(static_cast<int>(result.read.comparator)) + " " +
                                      number_of(result.read.number)
                                : result.value;
  std::string text = result.name + " | " + value + " | " + result.unit + " | " +
                     bound_of(result.range.low) + " .. " + bound_of(result.range.high) + " | " +
                     result.flag_meaning;
  for (const Previous& previous : result.previous) text += " | " + previous.date;
  return text;
}

std::vector<std::string> said(const std::vector<Report>& reports) {
  std::vector<std::string> all;
  for (const Report& report : reports) {
    for (const Result& result : report.results) all.push_back(said(result));
  }
  std::sort(all.begin(), all.end());
  return all;
}

void list_missing(const char* what, const std::vector<std::string>& from,
                  const std::vector<std::string>& in) {
  std::vector<std::string> missing;
  std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(missing));
  for (const std::string& text : missing) std::cout << "  " << what << text << '\n';
}

struct Changed {
  Plan before, after;
};

// Plans that `change` can change; it returns false for others.
template <class Change>
void check_change(const char* what, const Change& change) {
  const Vocabulary vocabulary = read_vocabulary(LABREAD_SOURCE_DIR);
  const bool list = std::getenv("LABREAD_LIST") != nullptr;
  const char* shown = std::getenv("LABREAD_SHOW");
  const std::uint64_t show = shown == nullptr ? 0 : std::strtoull(shown, nullptr, 10);
  Draw seeds(7);
  int alike = 0;
  int count = 0;
  int wrong = 0;
  while (count < reports_a_change) {
    Changed plans;
    plans.before = draw_plan(seeds.seed() % 1'000'000'007, Catalogue::built_in(), vocabulary);
    plans.after = plans.before;
    if (!change(plans)) continue;
    ++count;
    const auto first = said(read(plans.before, vocabulary));
    const auto second = said(read(plans.after, vocabulary));
    const bool same = first == second;
    if (show == plans.before.seed) {
      std::cout << described(plans.before, vocabulary) << described(plans.after, vocabulary);
    }
    alike += same;
    wrong += read_and_compare(plans.after, vocabulary).score.wrong;
    if (list && !same) {
      std::cout << what << " differs: seed " << plans.before.seed << '\n';
      list_missing("only before: ", first, second);
      list_missing("only after:  ", second, first);
    }
  }
  std::cout << what << ": " << alike << " of " << count << " reports read the same, " << wrong
            << " wrong values\n";
  BOOST_TEST(alike >= least_alike * count, what);
  BOOST_TEST(wrong == 0, what);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changed_reports)

BOOST_AUTO_TEST_CASE(a_report_as_text_and_as_pdf_is_the_same) {
  check_change("text and PDF", [](Changed& plans) {
    plans.before.pdf = false;
    plans.after.pdf = true;
    return plans.before.layout != Layout::tabs && plans.before.noise == Noise::none;
  });
}

BOOST_AUTO_TEST_CASE(columns_may_stand_in_any_order) {
  check_change("columns permuted", [](Changed& plans) {
    plans.after.order_seed += 1;
    return plans.before.layout == Layout::table && plans.before.noise != Noise::dropped_header;
  });
}

BOOST_AUTO_TEST_CASE(a_page_may_be_moved_and_scaled) {
  check_change("moved and scaled", [](Changed& plans) {
    plans.before.pdf = plans.after.pdf = true;
    plans.after.form.left += 31;
    plans.after.form.top += 17;
    plans.after.form.size *= 1.37;
    return plans.before.layout != Layout::tabs;
  });
}

BOOST_AUTO_TEST_CASE(the_decimal_mark_may_be_the_other_one) {
  check_change("other decimal mark", [](Changed& plans) {
    Style& style = plans.after.style;
    const bool point = style.decimal == DecimalMark::point;
    style.decimal = point ? DecimalMark::comma : DecimalMark::point;
    if (style.group == "." || style.group == ",") style.group = point ? "." : ",";
    const auto& rows = plans.before.content.rows;
    return std::count_if(rows.begin(), rows.end(), [](const DrawnRow& row) {
             return row.form == ValueForm::number && row.amount.number.places % 3 != 0;
           }) >= 3;
  });
}

BOOST_AUTO_TEST_CASE(blank_lines_mean_nothing) {
  check_change("blank lines", [](Changed& plans) {
    plans.after.noise = Noise::blank_lines;
    const Layout layout = plans.before.layout;
    return plans.before.noise == Noise::none && layout != Layout::tabs && layout != Layout::cards &&
           layout != Layout::card_pairs;
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::drawn
