#include "cli/journal.h"

#include <stdlib.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "cli/setting.h"

using namespace labread;

namespace {

struct Folder {
  std::string pattern = (std::filesystem::temp_directory_path() / "labread-XXXXXX").string();
  std::string path = ::mkdtemp(pattern.data());
  std::string journal = path + "/out.partial";
  ~Folder() { std::filesystem::remove_all(path); }
};

void add(Journal& journal, const std::string& key, const std::string& text) {
  journal.append({key, "aa", "", {1, 2, 3, 4}, text});
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(journal_of_a_batch, Folder)

BOOST_AUTO_TEST_CASE(gives_back_what_was_appended_before_it_was_closed) {
  {
    Journal first(journal, "print");
    add(first, "k1", "one\ntwo\n");
    add(first, "k2", "");
  }
  const Journal again(journal, "print");
  BOOST_TEST(again.text_of("k1") == "one\ntwo\n");
  BOOST_TEST(again.text_of("k2").empty());
  BOOST_REQUIRE(again.find("k1").has_value());
  BOOST_TEST(again.find("k1")->tally.critical == 4U);
  BOOST_TEST(!again.find("k3").has_value());
}

BOOST_AUTO_TEST_CASE(drops_a_torn_record_wherever_it_is_torn) {
  std::uintmax_t whole = 0;
  std::uintmax_t both = 0;
  {
    Journal first(journal, "print");
    add(first, "k1", "one\n");
    whole = std::filesystem::file_size(journal);
    add(first, "k2", "two\n");
    both = std::filesystem::file_size(journal);
  }
  for (std::uintmax_t size = both - 1; size >= whole; --size) {
    std::filesystem::resize_file(journal, size);
    const Journal again(journal, "print");
    BOOST_TEST(again.find("k1").has_value());
    BOOST_TEST(!again.find("k2").has_value());
    BOOST_TEST(std::filesystem::file_size(journal) == whole);
    if (size == whole) break;
    std::filesystem::resize_file(journal, whole);
  }
}

BOOST_AUTO_TEST_CASE(refuses_the_journal_of_another_command_and_one_in_use) {
  const Journal first(journal, "print");
  BOOST_CHECK_THROW(Journal(journal, "print"), WrongUse);
  const std::string other = path + "/other.partial";
  { const Journal second(other, "print"); }
  BOOST_CHECK_THROW(Journal(other, "else"), WrongUse);
}

BOOST_AUTO_TEST_SUITE_END()
