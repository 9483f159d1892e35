#include "cli/batch_run.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "reference_ranges/catalogue.h"

using namespace labread;

namespace {

// The order in which the inputs are delivered; those named "picture" wait where they may.
std::string order_of(const std::vector<std::string>& names, unsigned jobs, std::size_t window) {
  std::vector<BatchInput> inputs;
  for (const std::string& name : names) inputs.push_back({name, std::nullopt});
  std::string order;
  BatchWork work;
  work.inputs = &inputs;
  work.jobs = jobs;
  work.window = window;
  work.make_reader = [] { return Reader(Catalogue::built_in(), {}); };
  work.read = [](const BatchInput& input, Reader&, bool may_wait) -> std::optional<FinishedInput> {
    if (may_wait && input.file == "picture") return std::nullopt;
    return FinishedInput{};
  };
  work.deliver = [&](std::size_t index, const FinishedInput&) {
    order += std::to_string(index) + " ";
  };
  work.progress = [](std::size_t) {};
  BOOST_TEST(run_work(work));
  return order;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(batch_run)

BOOST_AUTO_TEST_CASE(what_may_wait_comes_last) {
  BOOST_TEST(order_of({"a", "b"}, 1, 0) == "0 1 ");
  BOOST_TEST(order_of({"picture", "a", "picture", "b"}, 1, 0) == "1 3 0 2 ");
  BOOST_TEST(order_of({"picture"}, 1, 0) == "0 ");
  BOOST_TEST(order_of({}, 2, 0).empty());
}

// Output in order holds only so many finished records: one that waits must not stop it for good.
BOOST_AUTO_TEST_CASE(what_holds_up_all_else_waits_no_longer) {
  BOOST_TEST(order_of({"picture", "a", "b", "c"}, 1, 2) == "1 0 2 3 ");
  BOOST_TEST(order_of({"picture", "picture", "picture", "a"}, 4, 1).size() == 8U);
}

BOOST_AUTO_TEST_SUITE_END()
