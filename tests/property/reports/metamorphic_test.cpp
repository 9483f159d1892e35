// The same report printed in another way says the same: as text and as PDF, with its columns in
// another order, moved and scaled on the page, with the other decimal mark, with blank lines.
// LABREAD_SEED and LABREAD_REPORTS choose the pairs; LABREAD_LIST lists what differs, LABREAD_SHOW
// prints the report of a seed before and after.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "parser/tokens/unit.h"
#include "tests/property/reports/draw.h"
#include "tests/property/reports/reading.h"

namespace labread::drawn {
namespace {

// Of the usual pairs none may differ; among others a few may lose rows, never change a value.
constexpr double least_alike = 0.97;
constexpr int usual_reports = 150;  // of a change

std::string number_of(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "-";
}

std::string bound_of(const std::optional<Bound>& bound) {
  return bound ? bound->value.to_string() : "-";
}

// Without the marks of decimals and thousands, which a change may change.
std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string date_of(const std::optional<Moment>& moment) { return moment ? moment->to_iso() : "-"; }

// By its meaning: in a PDF the exponent of "10⁹" is a small word of its own.
std::string unit_of(const std::string& printed) {
  return ucum_of(printed, Catalogue::built_in()).value_or(fold_unit(printed));
}

std::string range_of(const PrintedRange& range) {
  std::string text = bound_of(range.low) + " .. " + bound_of(range.high) + " " + range.word;
  for (const Band& band : range.bands) {
    text += " / " + band.label + " " + bound_of(band.low) + " .. " + bound_of(band.high);
  }
  return text;
}

struct Statement {
  std::string name;  // of the result; empty: of the report's head
  std::string text;

  friend auto operator<=>(const Statement&, const Statement&) = default;
};

// What a result says, without how its numbers were spelled.
Statement said(const Result& result) {
  const std::string value = result.read.ambiguous ? digits_of(result.value)
                            : result.read.kind == ValueKind::number
                                ? std::to_string(static_cast<int>(result.read.comparator)) + " " +
                                      number_of(result.read.number)
                                : result.value;
  std::string text = result.name + " | " + value + " | " + unit_of(result.unit) + " | " +
                     range_of(result.range) + " | " + result.flag_meaning;
  for (const Previous& previous : result.previous) {
    text += " | " + digits_of(previous.value) + " on " + previous.date;
  }
  return {result.name, text};
}

Statement said(const ReportHeader& header) {
  const PatientFacts& patient = header.patient;
  std::string text = "collected " + date_of(header.collected) + ", received " +
                     date_of(header.received) + ", reported " + date_of(header.reported);
  if (patient.sex) text += *patient.sex == Sex::female ? ", female" : ", male";
  if (patient.age_years) text += ", " + std::to_string(*patient.age_years);
  if (patient.birth_date) text += ", born " + Moment{*patient.birth_date, {}}.to_iso();
  return {"", text};
}

std::vector<Statement> said(const std::vector<Report>& reports) {
  std::vector<Statement> all;
  for (const Report& report : reports) {
    all.push_back(said(report.header));
    for (const Result& result : report.results) all.push_back(said(result));
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Statement> only_in(const std::vector<Statement>& from,
                               const std::vector<Statement>& other) {
  std::vector<Statement> missing;
  std::set_difference(from.begin(), from.end(), other.begin(), other.end(),
                      std::back_inserter(missing));
  return missing;
}

void list(const char* what, const std::vector<Statement>& statements) {
  for (const Statement& one : statements) std::cout << "  " << what << one.text << '\n';
}

bool may_refuse(const Truth& truth, const Statement& statement) {
  return std::any_of(truth.results.begin(), truth.results.end(), [&](const TrueResult& result) {
    return result.may_refuse && names_agree(result.name, statement.name);
  });
}

// A row without titles, unit and limits may be taken or left as its surroundings allow; that is the
// one difference allowed, and only between a row and none.
bool is_allowed(const std::vector<Statement>& before, const std::vector<Statement>& after,
                const Truth& truth) {
  const auto refusable = [&](const Statement& one) { return may_refuse(truth, one); };
  return std::all_of(before.begin(), before.end(), refusable) &&
         std::all_of(after.begin(), after.end(), refusable) && (before.empty() || after.empty());
}

struct Changed {
  Plan before, after;
};

// Thousands are parted by the mark that is not the decimal one or, beside a comma, by a blank.
// Beside a point a blank parts two numbers as well: "2 154" is refused there, which is no
// difference in reading but in what is printed.
void spell(Style& style, DecimalMark mark) {
  const bool point = mark == DecimalMark::point;
  const bool marked = style.group == "." || style.group == ",";
  style.decimal = mark;
  if (marked || (style.group == " " && point)) style.group = point ? "," : ".";
}

// Plans that `change` can change; it returns false for others.
template <class Change>
void check_change(const char* what, const Change& change) {
  const Vocabulary vocabulary = read_vocabulary(LABREAD_SOURCE_DIR);
  const bool listed = std::getenv("LABREAD_LIST") != nullptr;
  const std::uint64_t show = number_from("LABREAD_SHOW", 0);
  const auto reports_a_change = static_cast<int>(number_from("LABREAD_REPORTS", usual_reports));
  const bool usual = std::getenv("LABREAD_SEED") == nullptr && reports_a_change <= usual_reports;
  Draw seeds(number_from("LABREAD_SEED", 7));
  int alike = 0;
  int count = 0;
  int wrong = 0;
  while (count < reports_a_change) {
    Changed plans;
    plans.before = draw_plan(seeds.seed() % 1'000'000'007, Catalogue::built_in(), vocabulary);
    plans.after = plans.before;
    if (!change(plans)) continue;
    ++count;
    const Reading first = read(plans.before, vocabulary);
    const Reading second = read(plans.after, vocabulary);
    const auto before = only_in(said(first.reports), said(second.reports));
    const auto after = only_in(said(second.reports), said(first.reports));
    const bool same = is_allowed(before, after, second.truth);
    alike += same;
    wrong += compare(second.truth, second.reports).score.wrong;
    if (show == plans.before.seed) {
      std::cout << described(plans.before, vocabulary) << described(plans.after, vocabulary);
    }
    if ((listed || show == plans.before.seed) && !same) {
      std::cout << what << " differs: seed " << plans.before.seed << '\n';
      list("only before: ", before);
      list("only after:  ", after);
    }
    if (show == plans.before.seed) break;
  }
  std::cout << what << ": " << alike << " of " << count << " reports read the same, " << wrong
            << " wrong values\n";
  BOOST_TEST(alike >= (usual ? 1 : least_alike) * count, what);
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
    // Sentences keep the mark of their language, and numbers alone must decide.
    plans.before.bare = plans.after.bare = true;
    const bool point = plans.before.style.decimal == DecimalMark::point;
    spell(plans.before.style, plans.before.style.decimal);
    spell(plans.after.style, point ? DecimalMark::comma : DecimalMark::point);
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
