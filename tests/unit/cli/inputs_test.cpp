#include "cli/inputs.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace labread;

namespace {

struct Folder {
  std::string pattern = (std::filesystem::temp_directory_path() / "labread-XXXXXX").string();
  std::string path = ::mkdtemp(pattern.data());
  ~Folder() { std::filesystem::remove_all(path); }

  BatchInput file(const std::string& name, const std::string& content) const {
    std::ofstream(path + "/" + name, std::ios::binary) << content;
    return {path + "/" + name, std::nullopt};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inputs_of_a_batch, Folder)

BOOST_AUTO_TEST_CASE(only_the_same_bytes_are_a_duplicate) {
  const std::string report(3000, 'x');
  std::string other_start = report;
  std::string other_end = report;
  other_start.front() = 'y';
  other_end.back() = 'y';
  std::vector<BatchInput> inputs{file("first", report),  file("start", other_start),
                                 file("end", other_end), file("longer", report + "x"),
                                 file("second", report), file("third", report)};
  mark_duplicates(inputs);
  const std::string first = inputs[0].file;
  BOOST_TEST(!inputs[0].duplicate_of);
  for (const std::size_t i : {1U, 2U, 3U}) BOOST_TEST(!inputs[i].duplicate_of, inputs[i].file);
  for (const std::size_t i : {4U, 5U}) BOOST_TEST(inputs[i].duplicate_of.value_or("") == first);
}

BOOST_AUTO_TEST_CASE(what_is_empty_or_not_there_is_no_duplicate) {
  std::vector<BatchInput> inputs{file("a", ""), file("b", ""), {path + "/none", std::nullopt}};
  mark_duplicates(inputs);
  for (const BatchInput& input : inputs) BOOST_TEST(!input.duplicate_of, input.file);
}

BOOST_AUTO_TEST_SUITE_END()
