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
  switch (state) {
    case NutrientState::not_measured: break;
    case NutrientState::low: return "low";
    case NutrientState::normal: return "normal";
    case NutrientState::high: return "high";
    case NutrientState::undecided: return "undecided";
  }
  return "not measured";
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
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array rows = {
      Row{"emergency", "Call the emergency number now."},
      Row{"same_day", "See a doctor today."},
      Row{"see_doctor_soon", "See a doctor in the next days."},
      Row{"see_doctor", "See a doctor."},
      Row{"ask_doctor", "Ask your doctor about it."},
      Row{"ask_for_test", "Ask your doctor about the further test."},
  };
  const auto* const row = std::ranges::find(rows, code, &Row::first);
  return row == rows.end() ? code : row->second;
}

std::string_view explain_reason(std::string_view code) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array rows = {
      Row{"needs_unit", "no unit is printed, and the verdict depends on it"},
      Row{"censored", "only a limit is printed, and it leaves both sides possible"},
      Row{"ambiguous_number", "the decimal mark cannot be told from the thousands mark"},
      Row{"no_interval", "no reference range is printed, and none is known for this test"},
      Row{"implausible",
          "the number lies outside what is possible; it may be a slip or another unit"},
      Row{"unknown_unit", "its unit is not one in which this test is known"},
      Row{"not_a_number", "the result is not a number, and its range says nothing about words"},
      Row{"ambiguous_analyte", "the name may mean several tests"},
      Row{"flag_contradicts_range", "the laboratory's flag and its printed range disagree"},
      Row{"no_result", "the laboratory gives no result"},
      Row{"needs_sex", "the limits differ by sex, and none is known (--sex)"},
      Row{"needs_age", "the limits differ by age, and none is known (--age)"},
      Row{"needs_sex_or_age", "the limits differ by sex and age (--sex, --age)"},
  };
  const auto* const row = std::ranges::find(rows, code, &Row::first);
  return row == rows.end() ? code : row->second;
}

}  // namespace labread
