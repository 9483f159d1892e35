// What is not the patient's of today, and what the report takes back: blocks of earlier results,
// controls and other people, and remarks that withdraw or amend a result.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(asides)

constexpr std::string_view today =
    "Test              Result     Unit      Reference\n"
    "Zinc              84         µg/dL     60-120\n"
    "Phosphate         3.3        mg/dL     2.5-4.5\n";
constexpr std::string_view today_rows =
    "Zinc | 84 | µg/dL | 60-120 | \n"
    "Phosphate | 3.3 | mg/dL | 2.5-4.5 | \n";

std::string below_today(std::string_view block) {
  return rows_of(std::string(today) + "\n" + std::string(block));
}

BOOST_AUTO_TEST_CASE(a_block_of_earlier_results_is_none_of_today) {
  for (const std::string_view heading :
       {"Previous results", "PRIOR RESULTS:", "Vorbefunde", "Antériorités", "Resultados anteriores",
        "Previous results (03/02/2023)"}) {
    BOOST_TEST_CONTEXT(heading) {
      BOOST_TEST(below_today(std::string(heading) +
                             "\n"
                             "Zinc              71         µg/dL     60-120\n"
                             "Ferritin          35         ng/mL     15-150\n") == today_rows);
    }
  }
}

BOOST_AUTO_TEST_CASE(so_it_is_in_front_of_todays) {
  BOOST_TEST(rows_of("Results from last visit\n"
                     "Zinc  71 µg/dL (60-120)\n"
                     "\n"
                     "Today's results\n"
                     "Zinc  84 µg/dL (60-120)\n") == "Zinc | 84 | µg/dL | (60-120) | \n");
}

BOOST_AUTO_TEST_CASE(a_document_of_earlier_results_alone_holds_them) {
  BOOST_TEST(rows_of("Previous results\n"
                     "Zinc  71 µg/dL (60-120)\n"
                     "Ferritin  35 ng/mL (15-150)\n") ==
             "Zinc | 71 | µg/dL | (60-120) | \n"
             "Ferritin | 35 | ng/mL | (15-150) | \n");
}

BOOST_AUTO_TEST_CASE(the_earlier_values_of_a_card_head_no_block) {
  BOOST_TEST(rows_of("Zinc\n"
                     "84 µg/dL\n"
                     "Previous results\n"
                     "71 µg/dL\n"
                     "\n"
                     "Ferritin  35 ng/mL (15-150)\n")
                 .ends_with("Ferritin | 35 | ng/mL | (15-150) | \n"));
}

BOOST_AUTO_TEST_CASE(controls_and_other_people_are_not_the_patient) {
  for (const std::string_view heading : {"QUALITY CONTROL", "Control Level 1", "Calibrators",
                                         "Qualitätskontrolle:", "Mother", "Partner:", "Spender"}) {
    BOOST_TEST_CONTEXT(heading) {
      BOOST_TEST(below_today(std::string(heading) +
                             "\n"
                             "Zinc              71         µg/dL     65-75\n") == today_rows);
    }
  }
  BOOST_TEST(below_today("Partner\n"
                         "Zinc              71         µg/dL     60-120\n"
                         "\n"
                         "Patient\n"
                         "Ferritin          35         ng/mL     15-150\n") ==
             std::string(today_rows) + "Ferritin | 35 | ng/mL | 15-150 | \n");
}

BOOST_AUTO_TEST_CASE(a_name_says_so_itself) {
  BOOST_TEST(below_today("Zinc QC low       55         µg/dL     50-60\n"
                         "Zinc, calibrator  100        µg/dL     95-105\n") == today_rows);
}

BOOST_AUTO_TEST_CASE(a_remark_below_a_result_takes_it_back) {
  for (const std::string_view remark :
       {"Result withdrawn", "*** REJECTED: clotted ***", "Sample mislabelled - please disregard",
        "Wrong blood in tube. Do not use.", "Corrected to 5.1", "Result amended to 5.1 on 03/05",
        "Ergebnis storniert", "Wert korrigiert auf 5,1", "Résultat annulé"}) {
    BOOST_TEST_CONTEXT(remark) {
      BOOST_TEST(below_today("Potassium         7.1        mmol/L    3.5-5.1\n   " +
                             std::string(remark) + "\n" +
                             "Ferritin          35         ng/mL     15-150\n") ==
                 std::string(today_rows) + "Ferritin | 35 | ng/mL | 15-150 | \n");
    }
  }
}

BOOST_AUTO_TEST_CASE(so_does_one_in_its_line) {
  BOOST_TEST(below_today("Potassium         7.1        mmol/L    3.5-5.1   WITHDRAWN\n"
                         "Calcium           9.1 (corrected: 8.1)   mg/dL   8.6-10.2\n"
                         "Ferritin          35 (cancelled)   ng/mL   15-150\n")
                 .starts_with(today_rows));
  BOOST_TEST(below_today("Potassium         7.1        mmol/L    3.5-5.1   WITHDRAWN\n") ==
             today_rows);
}

BOOST_AUTO_TEST_CASE(what_was_reported_before_takes_nothing_back) {
  for (const std::string_view remark :
       {"Corrected from 7.1 on 03/05/2024", "Previously reported as 7.1", "Corrected result: 4.4",
        "Specimen slightly haemolysed", "Reject if haemolysed", "Rejected when clotted",
        "A previous sample was rejected."}) {
    BOOST_TEST_CONTEXT(remark) {
      BOOST_TEST(below_today("Potassium         4.4        mmol/L    3.5-5.1\n   " +
                             std::string(remark) + "\n") ==
                 std::string(today_rows) + "Potassium | 4.4 | mmol/L | 3.5-5.1 | \n");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_corrected_test_below_takes_nothing_back) {
  BOOST_TEST(below_today("Calcium           9.1        mg/dL     8.6-10.2\n"
                         "Calcium (corrected)  9.5     mg/dL     8.6-10.2\n") ==
             std::string(today_rows) +
                 "Calcium | 9.1 | mg/dL | 8.6-10.2 | \n"
                 "Calcium (corrected) | 9.5 | mg/dL | 8.6-10.2 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
