// Small reports in languages whose names have a habit of their own: the specimen in front of a dash
// (Finnish), letters with two accents and names of many short words (Vietnamese).
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

// "hemoglobin 151, - 7": the only analyte that each name may mean, and its value.
std::string analytes_of(std::string_view text) {
  std::string out;
  for (const Result& result : report_of(text).results) {
    const bool one = result.candidates.size() == 1;
    const Catalogue& catalogue = Catalogue::built_in();
    out += out.empty() ? "" : ", ";
    out += one ? catalogue.analyte(result.candidates.front()).id : std::string_view("-");
    out += " " + result.value;
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(report_languages)

BOOST_AUTO_TEST_CASE(a_blank_may_stand_between_the_letters_of_a_specimen_and_their_dash) {
  BOOST_TEST(analytes_of("Tutkimus        Tulos     Yksikkö    Viitearvot\n"
                         "B -Hb           128       g/l        117 - 155\n"
                         "P -K            4,0       mmol/l     3,3 - 4,9\n"
                         "Pt-GFReEPI      91        ml/min/1,73m2   > 80\n"
                         "S -Kreatiniini  71        µmol/l     50 - 90\n"
                         "fP -Trigly      0,88      mmol/l     < 1,7\n") ==
             "hemoglobin 128, potassium 4,0, egfr 91, creatinine 71, triglycerides 0,88");
}

BOOST_AUTO_TEST_CASE(what_is_measured_in_urine_is_no_test_of_blood_behind_such_a_blank) {
  BOOST_TEST(analytes_of("Tutkimus        Tulos     Yksikkö    Viitearvot\n"
                         "U -Kreatiniini  9,1       mmol/l     3 - 17\n"
                         "U -K            61        mmol/l     20 - 120\n"
                         "cU-Glukoosi     0,3       mmol/l     < 1,0\n") == "- 9,1, - 61, - 0,3");
}

BOOST_AUTO_TEST_CASE(a_letter_that_counts_the_rows_is_no_specimen) {
  BOOST_TEST(analytes_of("Test            Result    Unit       Reference\n"
                         "F - Ferritin    140       ug/L       30 - 400\n"
                         "U - Uric acid   310       umol/L     150 - 420\n") ==
             "ferritin 140, uric_acid 310");
}

BOOST_AUTO_TEST_CASE(finnish_names_titles_and_words_are_known) {
  BOOST_TEST(rows_of("Tutkimus             Tulos           Yksikkö    Viiteväli        Poikkeama\n"
                     "Hematokriitti        0,44            osuus      0,39 - 0,50\n"
                     "LDL-kolesteroli      4,2             mmol/l     alle 3,0         koholla\n"
                     "D-vitamiini (25-OH)  38              nmol/l     vähintään 50     matala\n"
                     "HCV-vasta-aineet     ei todettu\n"
                     "Troponiini T         ks. lausunto    ng/l       alle 15\n") ==
             "Hematokriitti | 0,44 | osuus | 0,39 - 0,50 | \n"
             "LDL-kolesteroli | 4,2 | mmol/l | alle 3,0 | koholla\n"
             "D-vitamiini (25-OH) | 38 | nmol/l | vähintään 50 | matala\n"
             "HCV-vasta-aineet | ei todettu |  |  | \n"
             "Troponiini T | ks. lausunto | ng/l | alle 15 | \n");
}

BOOST_AUTO_TEST_CASE(the_head_of_a_finnish_report_is_read) {
  const Report report = report_of(
      "Sukupuoli: Mies                              Ikä: 54 vuotta\n"
      "Näyte otettu: 3. maaliskuuta 2025 klo 8.15   Vastattu: 4.3.2025\n"
      "Kreatiniini   78   µmol/l   60 - 100\n");
  BOOST_TEST((report.header.patient.sex == Sex::male));
  BOOST_TEST(report.header.patient.age_years.value_or(0) == 54);
  BOOST_TEST(report.header.collected->to_iso() == "2025-03-03");
  BOOST_TEST(report.header.reported->to_iso() == "2025-03-04");
}

BOOST_AUTO_TEST_CASE(vietnamese_names_titles_and_words_are_known) {
  BOOST_TEST(
      rows_of("TÊN XÉT NGHIỆM                  KẾT QUẢ    ĐƠN VỊ    TRỊ SỐ BÌNH THƯỜNG   ĐÁNH GIÁ\n"
              "Số lượng hồng cầu               4.85       T/L       Nam: 4.3 - 5.8\n"
              "Đường huyết lúc đói             6.9        mmol/L    3.9 đến 6.4          Cao\n"
              "Định lượng Ferritin [Máu]       11.2       ng/mL     13 - 150             Thấp\n"
              "HBsAg test nhanh                Âm tính              Âm tính\n") ==
      "Số lượng hồng cầu | 4.85 | T/L | Nam: 4.3 - 5.8 | \n"
      "Đường huyết lúc đói | 6.9 | mmol/L | 3.9 đến 6.4 | Cao\n"
      "Định lượng Ferritin [Máu] | 11.2 | ng/mL | 13 - 150 | Thấp\n"
      "HBsAg test nhanh | Âm tính |  | Âm tính | \n");
}

BOOST_AUTO_TEST_CASE(vietnamese_names_mean_their_analytes) {
  BOOST_TEST(analytes_of("Tên xét nghiệm                  Kết quả    Đơn vị    Khoảng tham chiếu\n"
                         "Huyết sắc tố                    148        g/L       140 - 160\n"
                         "Định lượng Acid Uric [Máu]      388        µmol/L    150 - 420\n"
                         "Đo hoạt độ ALT (GPT) [Máu]      52         U/L       < 40\n"
                         "Cholesterol toàn phần           5.0        mmol/L    dưới 5.2\n"
                         "Creatinin niệu                  9.1        mmol/L    3 - 17\n") ==
             "hemoglobin 148, uric_acid 388, alt 52, chol_total 5.0, - 9.1");
}

BOOST_AUTO_TEST_CASE(the_head_of_a_vietnamese_report_is_read) {
  const Report report = report_of(
      "Họ và tên: Trần Văn Bình     Tuổi: 46     Giới tính: Nữ\n"
      "Thời gian lấy mẫu: 05/03/2025 08:10    Thời gian trả kết quả: 05/03/2025 10:45\n"
      "Creatinin máu    71    µmol/L    53 - 100\n");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST(report.header.patient.age_years.value_or(0) == 46);
  BOOST_TEST(report.header.collected->to_iso() == "2025-03-05T08:10");
  BOOST_TEST(report.header.reported->to_iso() == "2025-03-05T10:45");
}

// Finnish "58 v" is an age in years, Dutch "58 V" an age and a sex.
BOOST_AUTO_TEST_CASE(other_ages_are_not_the_patients) {
  const Report report = report_of(
      "Age / Gender : 31 Years / Female      Gest. age : 24 weeks\n"
      "Biological age: 27\n"
      "Glucose      5.1 mmol/L     3.9 - 5.6\n");
  BOOST_TEST(report.header.patient.age_years.value() == 31);
}

BOOST_AUTO_TEST_CASE(a_letter_behind_an_age_may_be_a_sex) {
  const Report dutch = report_of(
      "Leeftijd/Geslacht: 58 V\n"
      "Natrium   140   mmol/l   135 - 145\n");
  BOOST_TEST((dutch.header.patient.sex == Sex::female));
  const Report finnish = report_of(
      "Sukupuoli: Mies     Ikä: 58 v\n"
      "Natrium   140   mmol/l   137 - 144\n");
  BOOST_TEST((finnish.header.patient.sex == Sex::male));
  BOOST_TEST(finnish.header.patient.age_years.value_or(0) == 58);
}

// "Mẫu" (a sample) and "máu" (blood) are one word without their accents.
BOOST_AUTO_TEST_CASE(a_sample_of_urine_is_no_blood) {
  const Report report = report_of(
      "Mẫu nước tiểu\n"
      "Creatinin     9.1    mmol/L    3 - 17\n");
  BOOST_TEST(report.results.at(0).section == "Mẫu nước tiểu");
  BOOST_TEST(report.results.at(0).specimen != "blood");
}

// A share or a count is told by its unit, and what stands in urine by its name.
BOOST_AUTO_TEST_CASE(japanese_names_are_known) {
  BOOST_TEST(analytes_of("検査項目            結果      単位            基準値\n"
                         "アルブミン          4.2       g/dL            4.1-5.1\n"
                         "HDL-コレステロール  61        mg/dL           40-90\n"
                         "カリウム            4.4       mmol/L          3.6-4.8\n"
                         "白血球数            51.3      ×10²/μL         33.0-86.0\n"
                         "好中球              58.1      %               40.0-75.0\n"
                         "血色素量            14.1      g/dL            11.6-14.8\n"
                         "尿アルブミン        4.2       mg/L            0-30\n") ==
             "albumin 4.2, hdl 61, potassium 4.4, wbc 51.3, - 58.1, "
             "hemoglobin 14.1, - 4.2");
}

// Uric acid and urea are written with the sign for urine in front; protein in urine is, too.
BOOST_AUTO_TEST_CASE(a_sign_inside_a_name_is_no_specimen) {
  const Report report = report_of(
      "项目            结果     单位       参考值\n"
      "尿酸            389      μmol/L     155-357\n"
      "尿素(UREA)      4.37     mmol/L     3.1-8.8\n"
      "尿肌酐          8.8      mmol/L     3.5-24.6\n");
  BOOST_REQUIRE(report.results.size() == 3U);
  BOOST_TEST(report.results[0].specimen == "");
  BOOST_TEST(report.results[1].specimen == "");
  BOOST_TEST(report.results[2].specimen == "urine");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread
