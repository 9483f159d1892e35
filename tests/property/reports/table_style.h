// How a header-led table is laid out: which columns in which order, where units and flags stand,
// what goes on between the rows. Drawn once a report.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/property/reports/composer.h"

namespace labread::drawn {

enum class Col { name, value, unit, range, low, high, flag, method, site, number, date, code };

enum class UnitPlace { own, behind_value, behind_range };
enum class FlagPlace { own, untitled, behind_value, before_value };

struct TableStyle {
  std::vector<Col> columns;
  Words titles;
  UnitPlace unit = UnitPlace::own;
  FlagPlace flag = FlagPlace::own;
  bool method_lines = false;
  bool comment_lines = false;
  bool sections = false;
  bool wraps = false;
  bool wraps_below = false;  // the value stands on the name's last line
  bool guides = false;       // tables of limits below some rows
  bool tall_titles = false;  // titles of two words on two lines
  bool header = true;
  std::string site_code;
  TableForm form;

  std::size_t name_column() const {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), Col::name) -
                                    columns.begin());
  }
};

TableStyle draw_table_style(Composer& page, Draw& draw, bool header);

}  // namespace labread::drawn
