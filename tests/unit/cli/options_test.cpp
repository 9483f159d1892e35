#include "cli/options.h"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "cli/help.h"

using namespace labread;

namespace {

std::variant<Options, UsageError> parsed(std::vector<const char*> words) {
  return parse_options(words);
}

Options accepted(std::vector<const char*> words) {
  const auto result = parse_options(words);
  BOOST_REQUIRE(std::holds_alternative<Options>(result));
  return std::get<Options>(result);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(a_report_alone_is_interpreted) {
  const Options options = accepted({"report.pdf"});
  BOOST_TEST((options.command == Command::interpret));
  BOOST_TEST(options.inputs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_decides_the_verdict_is_given_its_type) {
  const Options options = accepted({"--sex", "f", "--age", "0.5", "--pregnant=2", "r.txt",
                                    "--takes", "metformin", "--symptom", "bone pain", "s.txt"});
  BOOST_TEST((options.sex == Sex::female));
  BOOST_TEST(options.age_years->to_string() == "0.5");
  BOOST_TEST((options.trimester == Trimester::second));
  BOOST_TEST(options.takes.size() == 1U);
  BOOST_TEST(options.inputs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(conventions_are_said_in_words) {
  const Options options = accepted(
      {"--language", "de", "--decimal-mark", "comma", "--date-order", "day-month", "r.txt"});
  BOOST_TEST(options.language == "de");
  BOOST_TEST((options.decimal_mark == DecimalMark::comma));
  BOOST_TEST((options.date_order == DateOrder::day_month));
}

BOOST_AUTO_TEST_CASE(pregnancy_never_takes_the_next_word) {
  const Options options = accepted({"--pregnant", "r.txt"});
  BOOST_TEST(options.pregnant);
  BOOST_TEST(!options.trimester.has_value());
  BOOST_TEST(options.inputs.front() == "r.txt");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_meant_is_refused) {
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{{"--sex", "x", "r.txt"},
                                             {"--age", "-1", "r.txt"},
                                             {"--age", "131", "r.txt"},
                                             {"--pregnant=4", "r.txt"},
                                             {"--format", "xml", "r.txt"},
                                             {"--nonsense", "r.txt"},
                                             {"--decimal-mark", "dot", "r.txt"},
                                             {"--date-order", "ymd", "r.txt"},
                                             {"--limit", "pages", "r.txt"},
                                             {"--limit", "pages=0", "r.txt"},
                                             {"--limit", "pages=many", "r.txt"},
                                             {"--limit", "pages=12x", "r.txt"},
                                             {"--limit", "depth=1001", "r.txt"},
                                             {"--limit", "nonsense=1", "r.txt"},
                                             {"trace"},
                                             {"batch"},
                                             {"batch", "-f", "text", "x"},
                                             {"-", "-"},
                                             {"--sources"}}) {
    BOOST_TEST(std::holds_alternative<UsageError>(parsed(words)), words.front());
  }
}

BOOST_AUTO_TEST_CASE(limits_are_set_by_name) {
  const Options options =
      accepted({"--limit", "pages=3", "--limit", "stream-megabytes=0.5", "r.pdf", "s.pdf"});
  BOOST_TEST(options.limits.pages == 3U);
  BOOST_TEST(options.limits.stream_bytes == 500'000U);
  BOOST_TEST(options.limits.words == Limits{}.words);
  BOOST_TEST(options.inputs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_limit_that_cannot_be_set_says_what_can) {
  const auto said = [](const char* words) {
    const auto result = parsed({"--limit", words, "r.pdf"});
    BOOST_REQUIRE(std::holds_alternative<UsageError>(result));
    return std::get<UsageError>(result).message;
  };
  BOOST_TEST(said("pages=0") == "--limit pages: a number from 1 to 1000000, not “0”");
  BOOST_TEST(said("pagse=1").find("one of pages, words, operators") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_trend_is_of_reports_or_of_a_list_of_patients) {
  const Options options = accepted({"trend", "a.txt", "--only", "ferritin", "--only", "vitamin d",
                                    "--since", "2024-02-29", "--same-person", "b.txt"});
  BOOST_TEST((options.command == Command::trend));
  BOOST_TEST(options.inputs.size() == 2U);
  BOOST_TEST(options.tests.size() == 2U);
  BOOST_TEST((options.since == Date{2024, 2, 29}));
  BOOST_TEST(options.same_person);
  BOOST_TEST(accepted({"trend", "--patients", "list.tsv"}).patients == "list.tsv");
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{{"trend"},
                                             {"trend", "a.txt", "--patients", "list.tsv"},
                                             {"trend", "a.txt", "--since", "2023-02-29"},
                                             {"trend", "a.txt", "--since", "29.02.2024"},
                                             {"trend", "a.txt", "-f", "fhir"},
                                             {"trend", "a.txt", "--jobs", "2"}}) {
    BOOST_TEST(std::holds_alternative<UsageError>(parsed(words)), words.back());
  }
}

BOOST_AUTO_TEST_CASE(help_names_every_option) {
  for (const char* option :
       {"--sex",           "--age",      "--pregnant",     "--takes",      "--symptom",
        "--format",        "--output",   "--out",          "--only",       "--redact",
        "--sources",       "--color",    "--fail-on",      "--quiet",      "--knowledge",
        "--password",      "--language", "--decimal-mark", "--date-order", "--timeout",
        "--max-megabytes", "--limit",    "--help",         "--version"}) {
    BOOST_TEST((help_on(Command::help).find(option) != std::string_view::npos), option);
  }
  for (const char* option : {"--only", "--since", "--same-person", "--patients", "--redact"}) {
    BOOST_TEST((help_on(Command::trend).find(option) != std::string_view::npos), option);
  }
  for (const char* option : {"--jobs", "--files-from", "--summary", "--output"}) {
    BOOST_TEST((help_on(Command::batch).find(option) != std::string_view::npos), option);
  }
}

BOOST_AUTO_TEST_SUITE_END()
