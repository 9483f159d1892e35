#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/output_target.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "cli/topics.h"
#include "cli/trend_reports.h"

namespace labread {
namespace {

// The tests that a word means; of a nutrient all that measure it.
void add_tests(const std::string& typed, const Catalogue& catalogue,
               std::vector<AnalyteIndex>& tests) {
  const auto add = [&](std::string_view id) {
    if (const auto index = catalogue.index_of(id)) tests.push_back(*index);
  };
  const std::size_t before = tests.size();
  for (const Topic& topic : topics_of(typed, catalogue)) {
    if (topic.analyte != nullptr) add(topic.analyte->id);
    if (topic.nutrient == nullptr) continue;
    add(topic.nutrient->primary_analyte);
    for (const std::string_view id : topic.nutrient->equivalent_analytes) add(id);
  }
  if (tests.size() == before) {
    throw WrongUse("--only: no test is called “" + typed + "”" + near_topics(typed, catalogue));
  }
}

TrendChoice choice_from(const Options& options, const Catalogue& catalogue) {
  TrendChoice choice;
  choice.since = options.since;
  for (const std::string& typed : options.tests) add_tests(typed, catalogue, choice.only);
  return choice;
}

// The reports of one person; the key is empty where there is only one.
struct Person {
  std::string key;
  std::vector<std::string> files;
};

// A line of --patients: a key, a tab, the path of a report of that person.
std::vector<Person> persons_of_list(const std::string& list) {
  std::map<std::string, std::vector<std::string>> files;
  std::size_t number = 0;
  for (const std::string& line : lines_of_list(list)) {
    ++number;
    const std::size_t tab = line.find('\t');
    if (tab == 0 || tab == std::string::npos || tab + 1 == line.size()) {
      throw WrongUse(list + ": line " + std::to_string(number) +
                     ": a key, a tab and a path are wanted");
    }
    files[line.substr(0, tab)].push_back(line.substr(tab + 1));
  }
  if (files.empty()) throw WrongUse(list + " names no report");
  std::vector<Person> persons;
  for (auto& [key, paths] : files) persons.push_back({key, std::move(paths)});
  return persons;
}

std::vector<Person> persons_from(const Options& options) {
  if (!options.patients.empty()) return persons_of_list(options.patients);
  Person person;
  for (const BatchInput& input : find_inputs(options.inputs, {}).inputs) {
    person.files.push_back(input.file);
  }
  return {person};
}

struct Count {
  std::size_t printed = 0;  // persons
  bool failed = false;      // something was left out
};

class TrendRun {
 public:
  TrendRun(const Options& options, const Catalogue& catalogue)
      : options_(options),
        catalogue_(catalogue),
        writer_(*find_trend_writer(format_for(options))),
        write_(write_options_from(options, catalogue)),
        choice_(choice_from(options, catalogue)),
        judging_{&catalogue, patient_from(options, catalogue), options.limits.input_bytes},
        reader_(catalogue, read_options_from(options, catalogue)) {}

  int run(const std::vector<Person>& persons) {
    OutputTarget output(options_.output);
    write_.one_line = persons.size() > 1;
    for (const Person& person : persons) print(person, output);
    if (count_.printed == 0) return exit_nothing_done;
    if (writer_.epilogue) output.write(writer_.epilogue(write_));
    output.commit();
    return count_.failed ? exit_some_failed : exit_done;
  }

 private:
  void print(const Person& person, OutputTarget& output) {
    const TrendReports read = read_trend_reports(person.files, reader_, judging_);
    count_.failed |= std::ranges::any_of(
        read.unused, [](const UnusedReport& unused) { return unused.reason != "duplicate"; });
    if (read.reports.empty()) return;
    const std::string contradiction = contradiction_in(read);
    if (!contradiction.empty() && !options_.same_person) {
      const std::string message =
          contradiction + "; --same-person takes them as one person's all the same";
      if (person.key.empty()) throw WrongUse(message);
      count_.failed = true;
      return complain(person.key + ": " + message);
    }
    const Trend trend = trend_of(read.reports, choice_, catalogue_);
    if (count_.printed > 0) output.write(writer_.between);
    if (count_.printed == 0 && writer_.prologue) output.write(writer_.prologue(write_));
    write_.number = ++count_.printed;
    output.write(writer_.write({read.reports, read.sources, trend, read.unused,
                                !contradiction.empty(), person.key, catalogue_, write_}));
  }

  const Options& options_;
  const Catalogue& catalogue_;
  const TrendWriter& writer_;
  WriteOptions write_;
  TrendChoice choice_;
  Judging judging_;
  Reader reader_;
  Count count_;
};

}  // namespace

int run_trend(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  const std::vector<Person> persons = persons_from(options);
  for (const Person& person : persons) {
    for (const std::string& file : person.files) refuse_overwriting(options.output, file);
  }
  return TrendRun(options, knowledge.get()).run(persons);
}

}  // namespace labread
