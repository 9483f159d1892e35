// What stands in a printed report, known because we printed it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "tests/property/reports/content.h"

namespace labread::drawn {

struct TrueEarlier {
  std::string value;
  Date date;
  bool dated = false;
};

struct TrueResult {
  std::string name, value, unit, range, flag, flag_meaning;  // as printed
  ValueForm form = ValueForm::number;
  Amount amount;  // of form number
  RangeForm range_form = RangeForm::none;
  Limits limits;
  std::vector<TrueEarlier> earlier;
  int page = 0;
  bool slipped = false;     // a digit of the value is printed as a letter
  bool may_refuse = false;  // a careful reader might leave it out; read it must be right
};

struct Truth {
  std::vector<TrueResult> results;
  std::optional<Date> collected;
  std::optional<Sex> sex;
  std::optional<int> age;
  bool collected_may_be_refused = false;
};

}  // namespace labread::drawn
