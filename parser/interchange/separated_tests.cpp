#include "parser/interchange/separated_tests.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/interchange/printed_value.h"
#include "parser/interchange/separated_columns.h"
#include "parser/interchange/timestamp.h"
#include "parser/tokens/date.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr std::size_t least_tests = 2;
constexpr std::size_t most_results = 100'000;

struct Test {
  std::size_t column = 0;
  std::string name, unit, range;
};

// "Ferritin (ng/mL)", "TSH".
std::optional<Test> test_of(const std::string& title, std::size_t column,
                            const Catalogue& catalogue) {
  const bool known = !candidates_of(title, catalogue).empty();
  if (known && unit_of_name(title, catalogue).empty()) return Test{column, title, {}, {}};
  const std::size_t open = title.find_last_of("([");
  const bool bracketed =
      open != std::string::npos && open > 0 && (title.ends_with(')') || title.ends_with(']'));
  if (!bracketed) return std::nullopt;
  const std::string inside = title.substr(open + 1, title.size() - open - 2);
  const std::string name = title.substr(0, title.find_last_not_of(' ', open - 1) + 1);
  const auto unit = take_unit(inside, catalogue);
  if (!unit || unit->length != inside.size() || name.empty()) return std::nullopt;
  return Test{column, name, inside, {}};
}

bool titles_day(const std::string& title, const Lexicon& lexicon) {
  const std::string key = fold_name(title);
  return lexicon.find(key, WordRole::header_date) != nullptr ||
         lexicon.find(key, WordRole::fact_collected) != nullptr;
}

std::vector<Test> tests_of(const std::vector<std::string>& titles, const Catalogue& catalogue) {
  std::vector<Test> tests;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (auto test = test_of(titles[i], i, catalogue)) tests.push_back(std::move(*test));
  }
  return tests;
}

bool is_day(std::string_view text, const Lexicon& lexicon) {
  return timestamp(text) || take_date(text, DateOrder::day_month, lexicon);
}

// A line without a day holds no results, but may say units or ranges of the tests.
void describe(const SeparatedLine& line, std::vector<Test>& tests, const Catalogue& catalogue) {
  for (Test& test : tests) {
    const std::string_view text = field_of(line, test.column);
    const auto unit = take_unit(text, catalogue);
    if (text.empty()) continue;
    if (unit && unit->length == text.size()) {
      test.unit = text;
    } else if (take_range(text, {}, catalogue)) {
      test.range = text;
    }
  }
}

// The line with the test in the place of all its tests.
SeparatedLine line_of(const SeparatedLine& line, std::size_t titles, const std::vector<Test>& tests,
                      const std::vector<std::string>& added) {
  SeparatedLine out;
  out.line = line.line;
  for (std::size_t i = 0; i < titles; ++i) {
    const bool test = std::any_of(tests.begin(), tests.end(),
                                  [&](const Test& known) { return known.column == i; });
    if (!test) out.fields.emplace_back(field_of(line, i));
  }
  out.fields.insert(out.fields.end(), added.begin(), added.end());
  return out;
}

}  // namespace

std::optional<SeparatedFile> with_a_line_a_result(const SeparatedFile& file,
                                                  const Catalogue& catalogue) {
  if (file.lines.empty()) return std::nullopt;
  const SeparatedLine& titles = file.lines.front();
  const Lexicon& lexicon = catalogue.lexicon();
  std::vector<Test> tests = tests_of(titles.fields, catalogue);
  const auto day = std::find_if(titles.fields.begin(), titles.fields.end(),
                                [&](const auto& title) { return titles_day(title, lexicon); });
  if (day == titles.fields.end() || tests.size() < least_tests) return std::nullopt;
  const auto day_column = static_cast<std::size_t>(day - titles.fields.begin());
  SeparatedFile out{file.separator, {}};
  const std::size_t count = titles.fields.size();
  out.lines.push_back(line_of(titles, count, tests, {"Test", "Result", "Unit", "Range"}));
  for (std::size_t i = 1; i < file.lines.size() && out.lines.size() < most_results; ++i) {
    const SeparatedLine& line = file.lines[i];
    if (!is_day(field_of(line, day_column), lexicon)) {
      describe(line, tests, catalogue);
      continue;
    }
    for (const Test& test : tests) {
      const std::string value(field_of(line, test.column));
      if (value.empty()) continue;
      out.lines.push_back(line_of(line, count, tests, {test.name, value, test.unit, test.range}));
    }
  }
  return out;
}

}  // namespace labread
