#include "cli/served_reports.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace labread;

namespace {

constexpr const char* report =
    "Test                 Result   Units    Range\n"
    "Calcium              9.2      mg/dL    8.6-10.2\n"
    "Ferritin             18       ng/mL\n";

struct Desk {
  Options options;
  ServedReports reports{options, Catalogue::built_in()};
  ServedAnswer ask(const UploadFields& fields, const char* bytes = report) {
    return reports.answer(fields, bytes, reports.take_place(std::chrono::seconds(1))->reader());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(served_reports, Desk)

BOOST_AUTO_TEST_CASE(a_report_comes_back_in_the_format_asked_for) {
  const ServedAnswer json = ask({{"format", "json"}, {"name", "a.txt"}});
  BOOST_TEST(json.status == 200);
  BOOST_TEST(json.media_type == "application/json; charset=utf-8");
  const auto read = nlohmann::json::parse(json.body);
  BOOST_TEST(read["source"]["file"] == "a.txt");
  BOOST_TEST(read["results"].size() == 2U);
  BOOST_TEST(ask({{"format", "csv"}}).body.find("Ferritin") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bare_page_is_its_articles) {
  const std::string whole = ask({{"format", "html"}}).body;
  const std::string bare = ask({{"format", "html"}, {"bare", "yes"}}).body;
  BOOST_TEST(bare.find_first_not_of("\n") == bare.find("<article>"));
  BOOST_TEST(bare.find("<style>") == std::string::npos);
  BOOST_TEST(whole.find(bare) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_person_said_counts) {
  const ServedAnswer answer =
      ask({{"format", "json"}, {"sex", "female"}, {"age", "31"}, {"pregnant", "third"}});
  const auto read = nlohmann::json::parse(answer.body);
  BOOST_TEST(read.dump().find("female") != std::string::npos);
  BOOST_TEST(read.dump().find("third") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(complaints_and_medicines_are_lists) {
  const auto said = [&](const char* list) {
    return ask({{"format", "json"}, {"symptoms", list}, {"takes", "metformin"}}).body;
  };
  BOOST_TEST(said("cramps,bone pain") == said(" cramps , bone pain,,"));
  BOOST_TEST(said("cramps") != said("bone pain"));
}

BOOST_AUTO_TEST_CASE(only_a_pdf_can_be_marked) {
  const ServedAnswer answer = ask({{"format", "pdf"}, {"name", "a.txt"}});
  BOOST_TEST(answer.status == 422);
  BOOST_TEST(answer.body == "a.txt: is not a PDF, and only a PDF can be marked\n");
}

BOOST_AUTO_TEST_CASE(fields_that_mean_nothing_are_refused_in_the_words_of_the_command_line) {
  const UploadFields wrong[] = {{{"format", "json"}, {"sex", "x"}},
                                {{"format", "json"}, {"age", "old"}},
                                {{"format", "json"}, {"pregnant", "maybe"}},
                                {{"format", "json"}, {"sex", "male"}, {"pregnant", "yes"}},
                                {{"format", "json"}, {"symptoms", "nonsense"}},
                                {{"format", "pdf"}, {"takes", "metformin,nonsense"}},
                                {{"format", "exe"}},
                                {{"format", "auto"}},
                                {}};
  for (const UploadFields& fields : wrong) {
    const ServedAnswer answer = ask(fields);
    BOOST_TEST(answer.status == 400);
    BOOST_TEST(!answer.body.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_field_cannot_become_an_option_of_its_own) {
  BOOST_TEST(ask({{"format", "json"}, {"age", "1 --no-sandbox"}}).status == 400);
  BOOST_TEST(ask({{"format", "json"}, {"sex", "f\n--output=x"}}).status == 400);
}

BOOST_AUTO_TEST_CASE(a_bad_file_is_one_error_record) {
  const ServedAnswer answer = ask({{"format", "json"}, {"name", "empty.txt"}}, "");
  BOOST_TEST(answer.status == 422);
  BOOST_TEST(nlohmann::json::parse(answer.body)["error"]["code"] == "empty");
}

BOOST_AUTO_TEST_CASE(no_more_than_a_few_are_served_at_a_time) {
  std::vector<ServedReports::Place> taken;
  for (std::size_t i = 0; i < served_at_a_time; ++i) {
    taken.push_back(std::move(*reports.take_place(std::chrono::seconds(0))));
  }
  BOOST_TEST(!reports.take_place(std::chrono::seconds(0)).has_value());
  taken.pop_back();
  BOOST_TEST(reports.take_place(std::chrono::seconds(0)).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_name_loses_its_folders_and_is_short) {
  BOOST_TEST(plain_file_name("/home/x/report.pdf") == "report.pdf");
  BOOST_TEST(plain_file_name("C:\\x\\report.pdf") == "report.pdf");
  BOOST_TEST(plain_file_name("").size() > 0U);
  BOOST_TEST(plain_file_name(std::string(10000, 'a')).size() == 200U);
  BOOST_TEST(plain_file_name("\xff") == "ÿ");
}

BOOST_AUTO_TEST_SUITE_END()
