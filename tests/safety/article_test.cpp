// Every place that is cited stands in the article, in the section that is named. The article lies
// beside the checkout (../shared/article.txt); without it the test says so and passes.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "reference_ranges/catalogue.h"

namespace {

using namespace labread;

const std::string article = LABREAD_SOURCE_DIR "/../shared/article.txt";
const std::string before_the_first_heading = "(preamble)";

std::set<std::string> cited_sections() {
  std::set<std::string> sections;
  for (const Fact& fact : Catalogue::built_in().facts()) sections.insert(std::string(fact.section));
  return sections;
}

// The article's text by section.
std::map<std::string, std::string> sections_of(std::istream& text) {
  const std::set<std::string> headings = cited_sections();
  std::map<std::string, std::string> sections;
  std::string section = before_the_first_heading;
  for (std::string line; std::getline(text, line);) {
    while (line.ends_with(' ') || line.ends_with('\r')) line.pop_back();
    if (headings.contains(line)) {
      section = line;
    } else {
      sections[section] += line + '\n';
    }
  }
  return sections;
}

void check_place(const std::map<std::string, std::string>& sections, std::string_view id,
                 std::string_view section, std::string_view anchor) {
  const auto found = sections.find(std::string(section));
  BOOST_TEST((found != sections.end()), id << ": no section " << section);
  if (found == sections.end()) return;
  BOOST_TEST(found->second.find(anchor) != std::string::npos,
             id << ": “" << anchor << "” does not stand in " << section);
  BOOST_TEST(std::ranges::count(anchor, ' ') < 8, id << ": more than eight words");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(article_places)

BOOST_AUTO_TEST_CASE(every_cited_anchor_stands_in_its_section) {
  std::ifstream file(article);
  if (!file) {
    BOOST_TEST_MESSAGE("skipped: no " << article << " beside this tree");
    return;
  }
  const auto sections = sections_of(file);
  BOOST_TEST(sections.size() == cited_sections().size());
  for (const Fact& fact : Catalogue::built_in().facts()) {
    check_place(sections, fact.id, fact.section, fact.anchor);
  }
  for (const Sentence& sentence : Catalogue::built_in().rows().sentences) {
    if (!sentence.section.empty()) {
      check_place(sections, sentence.id, sentence.section, sentence.anchor);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_place_would_be_seen) {
  std::istringstream text("first\nWhen to See a Doctor\nwords of the section\n");
  const auto sections = sections_of(text);
  BOOST_TEST(sections.at("(preamble)") == "first\n");
  BOOST_TEST(sections.at("When to See a Doctor") == "words of the section\n");
}

BOOST_AUTO_TEST_SUITE_END()
