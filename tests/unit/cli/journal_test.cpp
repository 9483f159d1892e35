#include "cli/journal.h"

#include <stdlib.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cli/setting.h"

using namespace labread;

namespace {

struct Folder {
  std::string pattern = (std::filesystem::temp_directory_path() / "labread-XXXXXX").string();
  std::string path = ::mkdtemp(pattern.data());
  std::string output = path + "/out";
  std::string journal = output + ".partial";
  std::string texts = journal + ".text";
  ~Folder() { std::filesystem::remove_all(path); }
};

void add(Journal& journal, const std::string& key, const std::string& text) {
  journal.append({key, "aa", "", {1, 2, 3, 4}, text});
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr auto private_file =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

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

BOOST_AUTO_TEST_CASE(drops_a_record_whose_text_is_torn) {
  {
    Journal first(journal, "print", "head\n");
    add(first, "k1", "one\n");
    add(first, "k2", "two\n");
  }
  std::filesystem::resize_file(texts, std::filesystem::file_size(texts) - 1);
  const Journal again(journal, "print", "head\n");
  BOOST_TEST(again.text_of("k1") == "one\n");
  BOOST_TEST(!again.find("k2").has_value());
  BOOST_TEST(content_of(texts) == "head\none\n");
}

BOOST_AUTO_TEST_CASE(texts_in_the_order_of_the_inputs_become_the_output) {
  Journal first(journal, "print", "head\n");
  add(first, "k1", "one\n");
  add(first, "k2", "two\n");
  BOOST_TEST(first.put_in_place(output, std::vector<std::string>{"k1", "k2"}));
  first.remove();
  BOOST_TEST(content_of(output) == "head\none\ntwo\n");
  BOOST_TEST((std::filesystem::status(output).permissions() == private_file));
  BOOST_TEST(!std::filesystem::exists(journal));
  BOOST_TEST(!std::filesystem::exists(texts));
}

BOOST_AUTO_TEST_CASE(texts_in_another_order_or_beside_others_stay) {
  Journal first(journal, "print");
  add(first, "k2", "two\n");
  add(first, "k1", "one\n");
  BOOST_TEST(!first.put_in_place(output, std::vector<std::string>{"k1", "k2"}));
  BOOST_TEST(!first.put_in_place(output, std::vector<std::string>{"k2"}));
  BOOST_TEST(!first.put_in_place(output, std::vector<std::string>{"k2", "k1", "k3"}));
  BOOST_TEST(!std::filesystem::exists(output));
  BOOST_TEST(first.text_of("k1") == "one\n");
  BOOST_TEST(first.put_in_place(output, std::vector<std::string>{"k2", "k1"}));
}

// The link stays one, and leads wherever it likes.
BOOST_AUTO_TEST_CASE(texts_do_not_take_the_place_of_a_link) {
  std::filesystem::create_symlink("elsewhere", output);
  Journal first(journal, "print");
  add(first, "k1", "one\n");
  BOOST_TEST(!first.put_in_place(output, std::vector<std::string>{"k1"}));
  BOOST_TEST(std::filesystem::is_symlink(output));
}

BOOST_AUTO_TEST_CASE(refuses_the_journal_of_another_command_and_one_in_use) {
  const Journal first(journal, "print");
  BOOST_CHECK_THROW(Journal(journal, "print"), WrongUse);
  const std::string other = path + "/other.partial";
  { const Journal second(other, "print"); }
  BOOST_CHECK_THROW(Journal(other, "else"), WrongUse);
}

BOOST_AUTO_TEST_SUITE_END()
