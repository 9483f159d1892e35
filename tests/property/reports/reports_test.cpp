// Random lab reports whose truth is known, printed as text or PDF, read, and compared. The seed and
// the number of reports come from LABREAD_SEED and LABREAD_REPORTS; LABREAD_SHOW prints one report
// of the run by its own seed with all differences, and LABREAD_FILE names where it is written.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "tests/property/reports/draw.h"
#include "tests/property/reports/reading.h"

namespace labread::drawn {
namespace {

constexpr double least_f1 = 0.99;

std::string percent(int part, int whole) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(1) << std::setw(6)
      << (whole == 0 ? 100.0 : 100.0 * part / whole);
  return out.str();
}

void print_title(const char* what) {
  std::cout << '\n'
            << std::left << std::setw(16) << what << std::right
            << "  rows     F1  wrong  extra missed   unit  range   flag   page  earlier  facts\n";
}

void print_line(const std::string& name, const Score& score) {
  std::ostringstream f1;
  f1 << std::fixed << std::setprecision(4) << score.f1();
  std::cout << std::left << std::setw(16) << name << std::right << std::setw(6) << score.truth
            << ' ' << f1.str() << std::setw(7) << score.wrong << std::setw(7) << score.extra
            << std::setw(7) << score.missed << ' ' << percent(score.unit, score.right) << ' '
            << percent(score.range, score.right) << ' ' << percent(score.flag, score.right) << ' '
            << percent(score.page, score.right) << "  "
            << percent(score.earlier_kept, score.earlier) << "  "
            << percent(score.facts_right, score.facts) << '\n';
}

struct Run {
  Score all;
  std::map<std::string, Score> by_layout, by_noise, by_locale, by_medium;
  std::optional<std::uint64_t> worst;  // the failing report with the fewest rows
  std::size_t worst_rows = 0;
};

void add(Run& run, const Plan& plan, const Score& score) {
  run.all += score;
  run.by_layout[name_of(plan.layout)] += score;
  run.by_noise[name_of(plan.noise)] += score;
  run.by_locale[plan.locale.id] += score;
  run.by_medium[plan.pdf ? "PDF, " + plan.form.font : "text"] += score;
  const bool failing = score.wrong > 0 || score.extra > 0;
  if (failing && (!run.worst || plan.content.rows.size() < run.worst_rows)) {
    run.worst = plan.seed;
    run.worst_rows = plan.content.rows.size();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drawn_reports)

BOOST_AUTO_TEST_CASE(reports_of_any_layout_are_read_as_they_were_printed) {
  const Vocabulary vocabulary = read_vocabulary(LABREAD_SOURCE_DIR);
  const Catalogue& catalogue = Catalogue::built_in();
  if (const auto seed = number_from("LABREAD_SHOW", 0)) {
    const Plan plan = draw_plan(seed, catalogue, vocabulary);
    const char* kept = std::getenv("LABREAD_KEEP");
    const Plan shown = kept ? shrunk(plan, vocabulary, kept) : plan;
    std::cout << described(shown, vocabulary);
    if (const char* file = std::getenv("LABREAD_FILE"))
      std::ofstream(file) << file_of(shown, vocabulary);
    return;
  }
  Draw seeds(number_from("LABREAD_SEED", 1));
  const auto count = number_from("LABREAD_REPORTS", 2000);
  const bool list = number_from("LABREAD_LIST", 0) != 0;
  Run run;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Plan plan = draw_plan(seeds.seed() % 1'000'000'007, catalogue, vocabulary);
    const Comparison comparison = read_and_compare(plan, vocabulary);
    add(run, plan, comparison.score);
    if (!list) continue;
    for (const std::string& difference : comparison.differences) {
      std::cout << plan.seed << '\t' << plan.locale.id << '\t' << name_of(plan.layout) << '\t'
                << name_of(plan.noise) << (plan.pdf ? ", pdf" : "") << '\t' << difference << '\n';
    }
  }
  print_title("layout");
  for (const auto& [name, score] : run.by_layout) print_line(name, score);
  print_title("noise");
  for (const auto& [name, score] : run.by_noise) print_line(name, score);
  print_title("locale");
  for (const auto& [name, score] : run.by_locale) print_line(name, score);
  print_title("printed as");
  for (const auto& [name, score] : run.by_medium) print_line(name, score);
  print_line("all", run.all);
  std::cout << run.all.unit_wrong << " units are other ones\n";
  if (run.worst && !list) {
    const Plan plan = draw_plan(*run.worst, catalogue, vocabulary);
    std::cout << described(shrunk(plan, vocabulary, {}), vocabulary);
  }
  BOOST_TEST(run.all.wrong == 0);
  BOOST_TEST(run.all.f1() >= least_f1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::drawn
