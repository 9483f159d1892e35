#include "output/trend.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "../interpreter/make.h"
#include "output/terminal.h"
#include "output/trend_plot.h"
#include "output/trend_words.h"

using namespace labread;
using make::result;

namespace {

const Catalogue& catalogue() { return Catalogue::built_in(); }

struct Given {
  Moment collected;
  std::string_view laboratory;
  std::vector<Result> results;
};

// The reports of one person, from what is given to what is printed.
class Told {
 public:
  explicit Told(const std::vector<Given>& given, WriteOptions options = {}) : options_(options) {
    for (const Given& each : given) {
      Report report = make::report(each.results);
      report.header.collected = each.collected;
      report.header.laboratory = each.laboratory;
      reports_.push_back(interpret(std::move(report), make::woman(), catalogue()));
      sources_.push_back(
          {"r" + std::to_string(sources_.size() + 1) + ".txt", "", "text", 1, {}, {}, {}});
    }
    trend = trend_of(reports_, {}, catalogue());
  }

  std::string as(std::string_view format) const {
    const TrendWriter& writer = *find_trend_writer(format);
    const TrendScene scene{reports_, sources_, trend, {}, false, {}, catalogue(), options_};
    return (writer.prologue ? writer.prologue(options_) : "") + writer.write(scene) +
           (writer.epilogue ? writer.epilogue(options_) : "");
  }

  Trend trend;

 private:
  WriteOptions options_;
  std::vector<Interpretation> reports_;
  std::vector<SourceInfo> sources_;
};

Moment day(int year, int month) { return {{year, month, 1}, {}}; }

std::vector<Given> vitamin_d() {
  Result latest = result("25-OH Vitamin D", "36", "ng/mL", "30-100");
  latest.previous = {{"30", "2025-02-01", ""}};
  return {{day(2023, 1), "Harbour Lane", {result("25-OH Vitamin D", "<8.0", "ng/mL", "30-100")}},
          {day(2024, 1), "Am Deich", {result("25-OH Vitamin D", "50", "nmol/L", "50-125")}},
          {day(2025, 9), "Harbour Lane", {latest}}};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
    ++count;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trend_output)

BOOST_AUTO_TEST_CASE(a_plot_line_shows_the_value_on_its_interval) {
  const Told told({{day(2023, 1), "", {result("Potassium", "3.0", "mmol/L", "3.5-5.1")}},
                   {day(2024, 1), "", {result("Potassium", "4.3", "mmol/L", "3.5-5.1")}},
                   {day(2025, 1), "", {result("Potassium", "<3.0", "mmol/L", "3.5-5.1")}}});
  const Series& series = told.trend.series.at(0);
  const PlotScale scale(series, 28);
  BOOST_TEST(plot_line(series.points[0], scale) == "   ●    ├───────────────┤   ");
  BOOST_TEST(plot_line(series.points[1], scale) == "        ├───────●───────┤   ");
  BOOST_TEST(plot_line(series.points[2], scale) == "◄═══    ├───────────────┤   ");
  for (const TrendPoint& point : series.points) {
    BOOST_TEST(display_width(plot_line(point, scale)) == 28u);
  }
}

BOOST_AUTO_TEST_CASE(text_keeps_to_its_width_and_says_what_is_unchecked) {
  const std::string text = Told(vitamin_d()).as("text");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    BOOST_TEST(display_width(text.substr(at, end - at)) <= 80u);
    at = end + 1;
  }
  for (const std::string_view part :
       {"printed as 50 nmol/L", "another laboratory: Am Deich", "2025-02-01*", "up at least 28",
        "unchecked]", "swings with the season"}) {
    BOOST_TEST(has(text, part), part);
  }
}

BOOST_AUTO_TEST_CASE(a_picture_draws_interval_chance_breaks_and_every_kind_of_point) {
  const std::string page = Told(vitamin_d()).as("html");
  BOOST_TEST(count_of(page, "<svg class=\"picture over-time\"") == 1u);
  BOOST_TEST(count_of(page, "class=\"interval\"") == 3u);  // stepped where the laboratory changed
  BOOST_TEST(count_of(page, "class=\"chance\"") == 1u);
  BOOST_TEST(count_of(page, ">lab, unit<") == 2u);
  BOOST_TEST(has(page, "class=\"span-tip\""));             // <8.0 is cut off
  BOOST_TEST(has(page, "d=\"M0 -6 L6 0 L0 6 L-6 0 Z\""));  // an earlier value of a later report
  BOOST_TEST(has(page,
                 "aria-label=\"Vitamin D (25-OH) over time: 2023-01-01 &lt;8.0 ng/mL, low; "
                 "2024-01-01 20 ng/mL, normal"));
}

BOOST_AUTO_TEST_CASE(no_band_of_chance_spans_a_change_of_laboratory_or_a_censored_value) {
  const Told laboratories({{day(2023, 1), "A", {result("Potassium", "4.0", "mmol/L")}},
                           {day(2024, 1), "B", {result("Potassium", "4.3", "mmol/L")}}});
  BOOST_TEST(!has(laboratories.as("html"), "class=\"chance\""));
  const Told censored({{day(2023, 1), "", {result("CRP", "<3", "mg/L")}},
                       {day(2024, 1), "", {result("CRP", "40", "mg/L")}}});
  BOOST_TEST(!has(censored.as("html"), "class=\"chance\""));
}

BOOST_AUTO_TEST_CASE(a_page_loads_nothing_runs_nothing_and_hostile_texts_are_inert) {
  Result hostile = result("Potassium", "4.0", "mmol/L", "3.5-5.1");
  hostile.unit = "mmol/L";
  std::vector<Given> given = {{day(2023, 1), "<script>x()</script>", {hostile}},
                              {day(2024, 1), "\"onload='x()", {hostile}}};
  Result unknown = result("<img src=x onerror=x()>", "4.0", "U/L");
  given[0].results.push_back(unknown);
  const std::string page = Told(given).as("html");
  for (const std::string_view part :
       {"<script", "<link", "<img", "<iframe", "@import", "url(", "style="}) {
    BOOST_TEST(!has(page, part), part);
  }
  BOOST_TEST(has(page, "&lt;script&gt;"));
  BOOST_TEST(has(page, "&lt;img src=x"));
}

BOOST_AUTO_TEST_CASE(a_spreadsheet_runs_no_name_of_a_test) {
  Result formula = result("Potassium", "4.0", "mmol/L");
  formula.name = "=HYPERLINK(1)";
  const std::string csv = Told({{day(2023, 1), "", {formula}}}).as("csv");
  BOOST_TEST(has(csv, ",'=HYPERLINK(1),"));
  BOOST_TEST(count_of(csv, "\r\n") == 2u);
}

BOOST_AUTO_TEST_CASE(redacted_outputs_name_no_file_and_no_laboratory) {
  WriteOptions options;
  options.redact = true;
  for (const TrendWriter& writer : trend_writers()) {
    const std::string text = Told(vitamin_d(), options).as(writer.name);
    for (const std::string_view part : {"r1.txt", "Harbour", "Deich"}) {
      BOOST_TEST(!has(text, part), writer.name << ": " << part);
    }
  }
}

BOOST_AUTO_TEST_CASE(json_gives_known_and_least_changes_their_own_word) {
  const auto json = nlohmann::json::parse(Told(vitamin_d()).as("json"));
  const auto& series = json.at("series").at(0);
  BOOST_TEST(series.at("since_first").at("size") == "at_least");
  BOOST_TEST(series.at("since_first").at("difference") == 28);
  BOOST_TEST(series.at("since_previous").at("size") == "exact");
  BOOST_TEST(series.at("reference_change").at("source_checked") == false);
  BOOST_TEST(series.at("points").at(2).at("earlier_column") == true);
}

BOOST_AUTO_TEST_SUITE_END()
