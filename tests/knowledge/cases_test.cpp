#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "base/error.h"
#include "interpreter/cases.h"

namespace {

using namespace labread;

const std::string own_cases = LABREAD_SOURCE_DIR "/tests/knowledge/cases.json";
// Cases kept beside the knowledge base, outside the tree.
const std::string shared_cases = LABREAD_SOURCE_DIR "/../shared/knowledge/test_cases.json";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The shared file has a head of its own; only its list of cases is read.
std::vector<InterpretationCase> cases_of(const std::string& path) {
  return read_cases(content(path));
}

void check_all(const std::vector<InterpretationCase>& cases) {
  for (const InterpretationCase& one : cases) {
    for (const std::string& failure : run_case(one, Catalogue::built_in()).failures) {
      BOOST_ERROR(failure);
    }
  }
}

// A case with one expectation turned into its opposite; nothing where it has none of that kind.
using Falsify = std::function<bool(InterpretationCase&)>;

std::string other_status(const std::string& status) { return status == "high" ? "low" : "high"; }

const std::vector<Falsify> falsifications = {
    [](InterpretationCase& c) {
      if (c.expected.status.empty()) return false;
      c.expected.status.front().second = other_status(c.expected.status.front().second);
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.critical.empty()) return false;
      auto& critical = c.expected.critical.front().second;
      critical = critical ? std::nullopt : std::optional<std::string>("primary");
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.tier.empty()) return false;
      auto& wanted = c.expected.tier.front();
      const Catalogue& catalogue = Catalogue::built_in();
      for (const TierSet& set : catalogue.tier_sets(*catalogue.index_of(wanted.analyte))) {
        if (set.id != wanted.set) continue;
        const std::string_view first = set.tiers.front().id;
        wanted.tier = first == wanted.tier ? set.tiers.back().id : first;
      }
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.fired.empty()) return false;
      c.expected.not_fired = {c.expected.fired.front()};
      c.expected.fired.clear();
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.not_fired.empty()) return false;
      c.expected.fired = {c.expected.not_fired.front()};
      c.expected.not_fired.clear();
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.canonical.empty()) return false;
      c.expected.canonical.front().second *= 1.01;
      return true;
    },
    [](InterpretationCase& c) {
      if (c.expected.unit.empty()) return false;
      const Analyte* analyte = Catalogue::built_in().analyte(c.expected.unit.front().first);
      auto& unit = c.expected.unit.front().second;
      unit = analyte->units.back().ucum == unit ? analyte->units.front().ucum
                                                : analyte->units.back().ucum;
      return true;
    },
};

void check_falsified(const std::vector<InterpretationCase>& cases) {
  std::size_t refused = 0;
  for (const InterpretationCase& one : cases) {
    for (const Falsify& falsify : falsifications) {
      InterpretationCase wrong = one;
      if (!falsify(wrong)) continue;
      BOOST_TEST(!run_case(wrong, Catalogue::built_in()).holds(), one.id << " holds falsified");
      ++refused;
    }
  }
  BOOST_TEST(refused >= cases.size());
}

bool skipped_without_shared() {
  if (std::filesystem::exists(shared_cases)) return false;
  BOOST_TEST_MESSAGE("skipped: no " << shared_cases << " beside this tree");
  return true;
}

InterpretationCase simple_case() {
  return read_cases(
             R"([{"id": "x", "inputs": [{"analyte": "potassium", "value": 4, "unit": "mmol/L"}],
    "context": {"age": 40, "sex": "male"}, "expected": {"status": {"potassium": "normal"}}}])")
      .front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(knowledge_cases)

BOOST_AUTO_TEST_CASE(the_cases_of_this_tree_hold) { check_all(cases_of(own_cases)); }

BOOST_AUTO_TEST_CASE(the_cases_of_this_tree_are_refused_when_falsified) {
  check_falsified(cases_of(own_cases));
}

BOOST_AUTO_TEST_CASE(every_rule_has_a_case_that_fires_and_one_that_stays_silent) {
  std::set<std::string, std::less<>> fired, silent;
  for (const InterpretationCase& one : cases_of(own_cases)) {
    fired.insert(one.expected.fired.begin(), one.expected.fired.end());
    silent.insert(one.expected.not_fired.begin(), one.expected.not_fired.end());
  }
  for (const Rule& rule : Catalogue::built_in().rules()) {
    BOOST_TEST(fired.contains(rule.id), rule.id << " never fires");
    BOOST_TEST(silent.contains(rule.id), rule.id << " is never silent");
  }
}

BOOST_AUTO_TEST_CASE(the_cases_of_the_knowledge_base_hold) {
  if (!skipped_without_shared()) check_all(cases_of(shared_cases));
}

BOOST_AUTO_TEST_CASE(the_cases_of_the_knowledge_base_are_refused_when_falsified) {
  if (!skipped_without_shared()) check_falsified(cases_of(shared_cases));
}

BOOST_AUTO_TEST_CASE(unknown_names_fail_and_are_named) {
  struct Slip {
    std::string_view named;
    std::function<void(InterpretationCase&)> make;
  };
  const std::vector<Slip> slips = {
      {"no_such_analyte", [](auto& c) { c.inputs.front().analyte = "no_such_analyte"; }},
      {"no_such_rule", [](auto& c) { c.expected.not_fired = {"no_such_rule"}; }},
      {"no_such_flag", [](auto& c) { c.context.flags = {"no_such_flag"}; }},
      {"furlong", [](auto& c) { c.inputs.front().unit = "furlong"; }},
      {"no_such_set",
       [](auto& c) {
         c.expected.tier = {{"potassium", "no_such_set", "low"}};
       }},
      {"no_such_status",
       [](auto& c) {
         c.expected.status = {{"potassium", "no_such_status"}};
       }},
      {"sodium",
       [](auto& c) {
         c.expected.status = {{"sodium", "normal"}};
       }},
  };
  BOOST_TEST(run_case(simple_case(), Catalogue::built_in()).holds());
  for (const Slip& slip : slips) {
    InterpretationCase wrong = simple_case();
    slip.make(wrong);
    const CaseOutcome outcome = run_case(wrong, Catalogue::built_in());
    BOOST_TEST(std::any_of(outcome.failures.begin(), outcome.failures.end(),
                           [&](const std::string& failure) {
                             return failure.find(slip.named) != std::string::npos;
                           }),
               slip.named << " is not named");
  }
}

BOOST_AUTO_TEST_CASE(a_file_with_a_slip_is_refused_with_its_place) {
  struct Row {
    std::string_view text, place;
  };
  const Row rows[] = {
      {"{", "/"},
      {R"({"cases": 1})", "/"},
      {R"([{"id": "x", "inputs": [], "expected": {}}])", "/cases/0/expected"},
      {R"([{"id": "x", "inputs": [], "expected": {"fire": ["mg_k"]}}])", "/cases/0/expected/fire"},
      {R"([{"id": "x", "inputs": [{"analyte": "alp", "value": "many"}], "expected": {"fired": ["mg_k"]}}])",
       "/cases/0/inputs/0/value"},
      {R"([{"id": "x", "context": {"sex": "f"}, "inputs": [], "expected": {"fired": ["mg_k"]}}])",
       "/cases/0/context/sex"},
  };
  for (const Row& row : rows) {
    BOOST_CHECK_EXCEPTION(read_cases(row.text), Error, [&](const Error& error) {
      return error.code() == ErrorCode::bad_knowledge &&
             std::string_view(error.what()).starts_with(row.place);
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
