// Results that a dash glues to their names.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(dashed_rows_test)

BOOST_AUTO_TEST_CASE(a_sampling_lists_its_results_over_several_lines) {
  BOOST_TEST(rows_of("[**2131-4-02**] 06:20AM   BLOOD WBC-9.4 Hgb-10.7* MCV-88 Plt\n"
                     "Ct-402*\n"
                     "[**2131-4-02**] 06:20AM   BLOOD Glucose-88 Creat-0.7 Na-141\n"
                     "K-3.2* AnGap-13\n"
                     "[**2131-4-02**] 06:31AM   BLOOD Lactate-2.4*\n") ==
             "WBC | 9.4 |  |  | \n"
             "Hgb | 10.7 |  |  | *\n"
             "MCV | 88 |  |  | \n"
             "Plt Ct | 402 |  |  | *\n"
             "Glucose | 88 |  |  | \n"
             "Creat | 0.7 |  |  | \n"
             "Na | 141 |  |  | \n"
             "K | 3.2 |  |  | *\n"
             "AnGap | 13 |  |  | \n"
             "Lactate | 2.4 |  |  | *\n");
}

BOOST_AUTO_TEST_CASE(each_sampling_has_its_day_and_its_specimen) {
  const Report report = report_of(
      "03/14/2023 06:20AM BLOOD Plt Ct-231 Base XS--5 INR(PT)-1.3*\n"
      "03/16/2023 11:05AM URINE RBC-2 WBC-41* Glucose-NEG\n"
      "Protein-30*\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 7U);
  BOOST_TEST(report.results[0].name == "Plt Ct");
  BOOST_TEST(report.results[1].value == "-5");
  BOOST_TEST(report.results[2].collected->to_iso() == "2023-03-14T06:20");
  BOOST_TEST(report.results[4].collected->to_iso() == "2023-03-16T11:05");
  BOOST_TEST(report.results[5].value == "NEG");
  for (const std::size_t urine : {3U, 4U, 5U, 6U}) {
    BOOST_TEST(report.results[urine].specimen.starts_with("urine"), urine);
  }
}

BOOST_AUTO_TEST_CASE(days_may_be_taken_out_and_words_unknown) {
  BOOST_TEST(rows_of("___ 06:20AM BLOOD PT-14.1* PTT-30.2\n"
                     "___ 08:11AM BLOOD Type-ART pO2-71* pCO2-44 pH-7.36\n"
                     "___ 10:30AM URINE Nitrite-NEG Leuks-LG*\n"
                     "___ 10:30AM URINE Color-Yellow\n"
                     "Discharge labs: Na 138, K 4.0, creatinine 0.9 mg/dL\n") ==
             "PT | 14.1 |  |  | *\n"
             "PTT | 30.2 |  |  | \n"
             "pO2 | 71 |  |  | *\n"
             "pCO2 | 44 |  |  | \n"
             "pH | 7.36 |  |  | \n"
             "Nitrite | NEG |  |  | \n"
             "Color | Yellow |  |  | \n"
             "Na | 138 |  |  | \n"
             "K | 4.0 |  |  | \n"
             "creatinine | 0.9 | mg/dL |  | \n");
}

BOOST_AUTO_TEST_CASE(words_with_dashes_and_digits_list_no_results) {
  BOOST_TEST(rows_of("Vaccines: COVID-19 HPV-9 MenB-4\n"
                     "Supplements: Vitamin D-3 Vitamin B-12 Omega-3\n"
                     "Supplements: Iron-65 Calcium-600 Zinc-15\n"
                     "Bed K-4 Ward Na-2\n"
                     "Seen in clinic, K-4 form signed and Na-2 form filed.\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
