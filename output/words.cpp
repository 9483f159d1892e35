#include "output/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace labread {

std::string_view symbol_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::none: return "";
    case Comparator::less: return "<";
    case Comparator::less_equal: return "<=";
    case Comparator::greater: return ">";
    case Comparator::greater_equal: return ">=";
  }
  return "";
}

std::string_view word_of(Sex sex) { return sex == Sex::female ? "female" : "male"; }

std::string_view word_of(Trimester trimester) {
  switch (trimester) {
    case Trimester::first: return "first";
    case Trimester::second: return "second";
    case Trimester::third: return "third";
    case Trimester::unknown: return "unknown";
  }
  return "unknown";
}

std::string_view word_of(PatientOrigin origin) {
  switch (origin) {
    case PatientOrigin::unknown: return "unknown";
    case PatientOrigin::report: return "report";
    case PatientOrigin::user: return "user";
  }
  return "unknown";
}

std::string_view word_of(Origin origin) {
  switch (origin) {
    case Origin::unknown: return "unknown";
    case Origin::assumed: return "assumed";
    case Origin::detected: return "detected";
    case Origin::user: return "user";
  }
  return "unknown";
}

std::string_view word_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::number: return "number";
    case ValueKind::interval: return "interval";
    case ValueKind::ordinal: return "ordinal";
    case ValueKind::titre: return "titre";
    case ValueKind::word: return "word";
    case ValueKind::status: return "status";
  }
  return "word";
}

std::string_view word_of(NutrientState state) {
  return state == NutrientState::not_measured ? "not measured" : name_of(state);
}

std::string_view word_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::neither: return "borderline";
    case Meaning::low: return "low";
    case Meaning::normal: return "normal";
    case Meaning::high: return "high";
    case Meaning::abnormal: return "abnormal";
    case Meaning::not_low: return "not low";
    case Meaning::not_high: return "not high";
    case Meaning::silent: return "";
  }
  return "borderline";
}

std::string_view words_for(std::string_view code, std::span<const CodeWords> rows) {
  const auto row = std::ranges::find(rows, code, &CodeWords::first);
  return row == rows.end() ? code : row->second;
}

std::string_view spoken(Severity severity) {
  switch (severity) {
    case Severity::critical: return "CRITICAL";
    case Severity::urgent: return "URGENT";
    case Severity::high: return "IMPORTANT";
    case Severity::review: return "to discuss";
    case Severity::info: return "to know";
  }
  return "";
}

std::string_view explain_action(std::string_view code) {
  static constexpr std::array rows = {
      CodeWords{"emergency", "Call the emergency number now."},
      CodeWords{"same_day", "See a doctor today."},
      CodeWords{"see_doctor_soon", "See a doctor in the next days."},
      CodeWords{"see_doctor", "See a doctor."},
      CodeWords{"ask_doctor", "Ask your doctor about it."},
      CodeWords{"ask_for_test", "Ask your doctor about the further test."},
  };
  return words_for(code, rows);
}

std::string_view explain_reason(std::string_view code) {
  static constexpr std::array rows = {
      CodeWords{"needs_unit", "no unit is printed, and the verdict depends on it"},
      CodeWords{"censored", "only a limit is printed, and it leaves both sides possible"},
      CodeWords{"ambiguous_number", "the decimal mark cannot be told from the thousands mark"},
      CodeWords{"no_interval", "no reference range is printed, and none is known for this test"},
      CodeWords{"implausible",
                "the number lies outside what is possible; it may be a slip or another unit"},
      CodeWords{"unknown_unit", "its unit is not one in which this test is known"},
      CodeWords{"not_a_number",
                "the result is not a number, and its range says nothing about words"},
      CodeWords{"ambiguous_analyte", "the name may mean several tests"},
      CodeWords{"flag_contradicts_range", "the laboratory's flag and its printed range disagree"},
      CodeWords{"no_result", "the laboratory gives no result"},
      CodeWords{"needs_sex", "the limits differ by sex, and none is known (--sex)"},
      CodeWords{"needs_age", "the limits differ by age, and none is known (--age)"},
      CodeWords{"needs_sex_or_age", "the limits differ by sex and age (--sex, --age)"},
  };
  return words_for(code, rows);
}

}  // namespace labread
