#include "tests/property/reports/reading.h"

#include <algorithm>

#include "parser/pdf/read_pdf.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"

namespace labread::drawn {
namespace {

int gravity(const Score& score) {
  return score.wrong > 0 ? 3 : score.extra > 0 ? 2 : score.harm() > 0 ? 1 : 0;
}

bool shows(const Plan& plan, const Vocabulary& vocabulary, const std::string& difference,
           int grave) {
  const Comparison comparison = read_and_compare(plan, vocabulary);
  if (difference.empty()) return gravity(comparison.score) >= grave;
  return std::any_of(comparison.differences.begin(), comparison.differences.end(),
                     [&](const std::string& text) { return text.find(difference) != text.npos; });
}

}  // namespace

Reading read(const Plan& plan, const Vocabulary& vocabulary) {
  Printed printed = print(plan, vocabulary, plan.pdf ? metric_of(plan.form) : characters);
  const Document document = plan.pdf ? pdf::read_pdf(as_pdf(printed.pages, plan.form), "", {})
                                     : read_text(as_text(printed.pages), {});
  return {std::move(printed.truth), read_report(document, Catalogue::built_in())};
}

Comparison read_and_compare(const Plan& plan, const Vocabulary& vocabulary) {
  const Reading both = read(plan, vocabulary);
  return compare(both.truth, both.reports);
}

std::string file_of(const Plan& plan, const Vocabulary& vocabulary) {
  if (!plan.pdf) return as_text(print(plan, vocabulary, characters).pages);
  return as_pdf(print(plan, vocabulary, metric_of(plan.form)).pages, plan.form);
}

std::string described(const Plan& plan, const Vocabulary& vocabulary) {
  std::string text = "---- seed " + std::to_string(plan.seed) + ", " + plan.locale.id + ", " +
                     name_of(plan.layout) + ", noise " + name_of(plan.noise) +
                     (plan.pdf ? ", as PDF in " + plan.form.font : "") + '\n' +
                     as_text(print(plan, vocabulary, characters).pages) + "----\n";
  for (const std::string& difference : read_and_compare(plan, vocabulary).differences) {
    text += difference + '\n';
  }
  return text;
}

Plan shrunk(const Plan& plan, const Vocabulary& vocabulary, const std::string& difference) {
  Plan small = plan;
  const int grave = gravity(read_and_compare(plan, vocabulary).score);
  const auto try_with = [&](auto change) {
    Plan smaller = small;
    change(smaller);
    if (shows(smaller, vocabulary, difference, grave)) small = std::move(smaller);
  };
  try_with([](Plan& smaller) { smaller.pdf = false; });
  try_with([](Plan& smaller) { smaller.bare = true; });
  try_with([](Plan& smaller) { smaller.pages = false; });
  try_with([](Plan& smaller) { smaller.noise = Noise::none; });
  for (std::size_t i = small.content.rows.size(); i-- > 0 && small.content.rows.size() > 1;) {
    try_with([&](Plan& smaller) {
      smaller.content.rows.erase(smaller.content.rows.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
  return small;
}

}  // namespace labread::drawn
