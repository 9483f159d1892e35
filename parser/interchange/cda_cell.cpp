#include "parser/interchange/cda_cell.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "parser/interchange/printed_value.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/unit.h"

namespace labread::cda {
namespace {

// "*HI*" without its stars.
std::string_view without_stars(std::string_view text) {
  while (text.starts_with('*')) text.remove_prefix(1);
  while (text.ends_with('*')) text.remove_suffix(1);
  return text;
}

// "*HI*", "*NA*": no value is printed so, wherever it stands and whatever the letters mean.
bool is_starred_flag(std::string_view text) {
  constexpr std::size_t longest = 6;
  const std::string_view bare = without_stars(text);
  return text.starts_with('*') && text.ends_with('*') && !bare.empty() && bare.size() <= longest &&
         std::all_of(bare.begin(), bare.end(), is_ascii_letter);
}

}  // namespace

// A value's cell: the value, and around it a flag, a unit, the date in brackets.
DatedValue CellReader::value_of(const Cell& cell) const {
  DatedValue out;
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    std::string_view text = trimmed(cell.lines[i]);
    if (const auto date = bracketed_date(text)) {
      out.date = *date;
      text = trimmed(text.substr(0, text.rfind('(')));
    }
    if (text.empty()) continue;
    const bool above = i + 1 < cell.lines.size() && is_above_value(text, cell.lines[i + 1]);
    if (is_starred_flag(text) || (is_flag(text) && (above || !out.value.empty()))) {
      out.flag = std::string(text);
    } else if (out.value.empty()) {
      out.value = std::string(text);
      split_flag(out);
    } else {
      read_below_value(text, out);
    }
  }
  return out;
}

// "HI" above "8.1", "LOW" above "Positive"; "A" above "Positive" is a blood group.
bool CellReader::is_above_value(std::string_view flag, std::string_view below) const {
  const Value read = read_value_cell(trimmed(below), conventions_, catalogue_).read;
  return read.kind == ValueKind::number || (flag.size() > 1 && !read.word.empty());
}

void CellReader::read_below_value(std::string_view text, DatedValue& out) const {
  const auto unit = take_unit(text, catalogue_);
  if (unit && unit->length == text.size()) {
    out.value += ' ' + std::string(text);
    return;
  }
  const ValueCell other = read_value_cell(text, conventions_, catalogue_);
  if (other.read.kind == ValueKind::number && !other.unit.empty()) out.others.emplace_back(text);
}

bool CellReader::is_flag(std::string_view text) const {
  const auto flag = take_flag(text, catalogue_.lexicon(), true);
  return flag && flag->length == text.size();
}

bool CellReader::is_number(std::string_view text) const {
  return read_value_cell(text, conventions_, catalogue_).read.kind == ValueKind::number;
}

// "Reactive (A)", "Cloudy (ABN)": behind words too, brackets hold the flag.
void CellReader::split_flag(DatedValue& out) const {
  const std::size_t open = out.value.rfind(" (");
  if (open == std::string::npos || open == 0 || !out.value.ends_with(')')) return;
  const std::string_view flag = std::string_view(out.value).substr(open + 1);
  if (flag[1] < 'A' || flag[1] > 'Z' || !is_flag(flag)) return;
  out.flag = std::string(flag);
  out.value.erase(open);
}

std::optional<Moment> CellReader::bracketed_date(std::string_view text) const {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  return date_in(text.substr(open + 1, text.size() - open - 2));
}

std::optional<Moment> CellReader::date_in(std::string_view text) const {
  const auto date = take_date(trimmed(text), conventions_.date_order.value, catalogue_.lexicon());
  return date ? settled(date->value) : std::nullopt;
}

// The day around an earlier value, of which the value is left.
std::optional<Moment> CellReader::take_day(std::string_view& text) const {
  if (const auto date = bracketed_date(text)) {
    text = trimmed(text.substr(0, text.rfind('(')));
    return date;
  }
  const auto leading = take_date(text, conventions_.date_order.value, catalogue_.lexicon());
  if (!leading) return take_day_behind(text);
  text = text.substr(leading->length);
  text = trimmed(text.starts_with(" :") ? text.substr(2) : text);
  return settled(leading->value);
}

// Nothing where day and month could be swapped.
std::optional<Moment> CellReader::settled(const ReadDate& date) const {
  const bool known = conventions_.date_order.origin != Origin::unknown;
  return date.both_orders && !known ? std::nullopt : std::optional(date.moment);
}

// "5,1 12/01/2025", "5,1 mmol/l le 12/01/2025": between them at most one short word.
std::optional<Moment> CellReader::take_day_behind(std::string_view& text) const {
  for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
    const std::string_view behind = text.substr(at + 1);
    const auto date = take_date(behind, conventions_.date_order.value, catalogue_.lexicon());
    if (!date || date->length != behind.size()) continue;
    std::string_view value = trimmed(text.substr(0, at));
    if (!is_number(value)) value = trimmed(value.substr(0, std::min(value.rfind(' '), at)));
    if (!is_number(value)) return std::nullopt;
    text = value;
    return settled(date->value);
  }
  return std::nullopt;
}

}  // namespace labread::cda
