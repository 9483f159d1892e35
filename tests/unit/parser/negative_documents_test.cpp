// Documents about laboratory tests that hold no result: forms, invoices, prescriptions, labels,
// articles, tables of contents (tests/negative), this project's own papers, and the article behind
// it where that lies beside the checkout.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> documents() {
  const fs::path project = LABREAD_SOURCE_DIR;
  std::vector<fs::path> files = {project / "README.md"};
  for (const char* folder : {"tests/negative", "docs"}) {
    for (const auto& entry : fs::directory_iterator(project / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".txt" || extension == ".md") files.push_back(entry.path());
    }
  }
  const fs::path article = project.parent_path() / "shared/article.txt";
  if (fs::exists(article)) files.push_back(article);
  return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(negative_documents)

BOOST_AUTO_TEST_CASE(what_reports_no_result_gives_none) {
  const std::vector<fs::path> files = documents();
  BOOST_TEST(files.size() > 20U);
  for (const fs::path& file : files) {
    BOOST_TEST_CONTEXT(file) { BOOST_TEST(rows_of(content_of(file)) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(quoted_sessions_of_programs_are_no_reports_and_plain_fences_are) {
  const std::string row = "Sodium   138 mmol/L   136 - 145\n";
  BOOST_TEST(rows_of("Try it:\n```console\n$ labread a.txt\n" + row + "```\n") == "");
  BOOST_TEST(rows_of("```\n" + row + "```\n") == "Sodium | 138 | mmol/L | 136 - 145 | \n");
  BOOST_TEST(rows_of("```console\n" + row) == "Sodium | 138 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread
