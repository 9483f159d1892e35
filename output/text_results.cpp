#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/range_bar.h"
#include "output/result_words.h"
#include "output/selection.h"
#include "output/status_marks.h"
#include "output/text.h"

namespace labread {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

// The cells of one result, harmless and on one line each.
struct Cells {
  std::string name, value, unit, flag, range;
  StatusMark mark;
};

// Ranges of several bands, and long ones, have lines of their own below the row.
bool is_told_below(const Result& result) {
  constexpr std::size_t room_in_a_row = 30;
  return !result.range.bands.empty() ||
         display_width(harmless(printed_range(result))) > room_in_a_row;
}

Cells cells_of(const Result& result, const JudgedResult& judged) {
  Cells cells{harmless(result.name),
              harmless(result.value),
              harmless(result.unit),
              harmless(result.flag),
              {},
              mark_of(judged)};
  if (!is_told_below(result)) cells.range = harmless(printed_range(result));
  return cells;
}

struct Widths {
  std::size_t name = 0, value = 0, unit = 0, flag = 0, verdict = 0;
  std::size_t range_at() const {
    return indent + name + gap + value + 1 + unit + (flag ? 1 + flag : 0) + gap + verdict + gap;
  }
};

void widen(std::size_t& width, std::string_view text) {
  width = std::max(width, display_width(text));
}

// As wide as the cells need; names give way first, since they can go on in a second line.
Widths widths_of(const std::vector<Cells>& rows, std::size_t page_width) {
  Widths widths;
  std::size_t range = 0;
  for (const Cells& cells : rows) {
    widen(widths.name, cells.name);
    widen(widths.value, cells.value);
    widen(widths.unit, cells.unit);
    widen(widths.flag, cells.flag);
    widen(widths.verdict, cells.mark.verdict);
    widen(range, cells.range);
  }
  widths.value = std::min<std::size_t>(widths.value, 14);
  widths.unit = std::min<std::size_t>(widths.unit, 14);
  widths.flag = std::min<std::size_t>(widths.flag, 8);
  range = std::clamp<std::size_t>(range, 8, 22);
  const std::size_t needed = widths.range_at() + range;
  if (needed > page_width) {
    const std::size_t excess = needed - page_width;
    widths.name = std::max<std::size_t>(widths.name > excess ? widths.name - excess : 0, 16);
  }
  return widths;
}

std::string_view line_at(const std::vector<std::string>& lines, std::size_t index) {
  return index < lines.size() ? std::string_view(lines[index]) : std::string_view();
}

void print_row(TextPage& page, const Cells& cells, const Widths& widths) {
  const std::size_t range_at = widths.range_at();
  const std::size_t room = page.width() > range_at + 8 ? page.width() - range_at : 8;
  const auto names = wrapped(cells.name, widths.name);
  const auto values = wrapped(cells.value, std::max<std::size_t>(widths.value, 1));
  const auto units = wrapped(cells.unit, std::max<std::size_t>(widths.unit, 1));
  const auto flags = wrapped(cells.flag, std::max<std::size_t>(widths.flag, 1));
  const auto ranges = wrapped(cells.range, room);
  const std::size_t height =
      std::max({names.size(), values.size(), units.size(), flags.size(), ranges.size()});
  const bool loud = cells.mark.tone == Tone::attention || cells.mark.tone == Tone::critical;
  for (std::size_t i = 0; i < height; ++i) {
    std::string line(indent, ' ');
    line += page.paint(loud ? Ink::bold : Ink::plain, padded(line_at(names, i), widths.name));
    line.append(gap, ' ');
    line +=
        page.paint(loud ? Ink::bold : Ink::plain, padded_left(line_at(values, i), widths.value));
    line.append(" ").append(padded(line_at(units, i), widths.unit));
    if (widths.flag) line.append(" ").append(padded(line_at(flags, i), widths.flag));
    line.append(gap, ' ');
    if (i == 0) line += page.paint(ink_of(cells.mark.tone), cells.mark.verdict);
    line.append(widths.verdict - (i == 0 ? display_width(cells.mark.verdict) : 0) + gap, ' ');
    line += page.paint(Ink::faint, line_at(ranges, i));
    page.raw(line);
  }
}

// Without --sources the yardsticks are told only where they add to the row and its bar.
bool is_told_in_short(const Judgement& judgement, const JudgedResult& judged) {
  switch (judgement.kind) {
    case YardstickKind::tiers: return false;  // told together
    case YardstickKind::critical_limit: return true;
    case YardstickKind::interval:
      return judgement.status != judged.status || &judgement == &judged.judged_by.front();
    default: return is_worth_saying(judgement, judged);
  }
}

std::vector<std::string> yardsticks_in_short(const JudgedResult& judged,
                                             const Catalogue& catalogue) {
  std::vector<std::string> lines;
  for (const Judgement& judgement : judged.judged_by) {
    if (is_told_in_short(judgement, judged)) {
      lines.push_back(without_source(judgement, judged, catalogue));
    }
  }
  if (is_out_of_range(judged)) lines.push_back(guidelines_in_short(judged, catalogue));
  return lines;
}

std::vector<std::string> all_yardsticks(const JudgedResult& judged, const Catalogue& catalogue) {
  std::vector<std::string> lines;
  for (const Judgement& judgement : judged.judged_by) {
    if (is_worth_saying(judgement, judged)) lines.push_back(told(judgement, judged, catalogue));
  }
  return lines;
}

// A borderline word beside a value that is out of range anyway is told among the guidelines.
bool is_worth_reading(const JudgedResult& judged) {
  return judged.agreement.state > AgreementState::borderline || !is_out_of_range(judged);
}

void print_details(TextPage& page, const Result& result, const JudgedResult& judged,
                   const Catalogue& catalogue, const WriteOptions& options) {
  constexpr std::size_t deeper = 6;
  const auto say = [&](std::string_view text, Ink ink = Ink::faint) {
    if (!text.empty()) page.hanging("· ", text, deeper - 2, ink, Ink::faint);
  };
  if (is_told_below(result)) say("printed range: " + printed_range(result), Ink::plain);
  Ink ink = judged.reason.empty() ? Ink::faint : Ink::yellow;  // the reason comes first
  for (const std::string& doubt : doubts_about(result, judged, catalogue)) {
    say(doubt, std::exchange(ink, Ink::faint));
  }
  const auto lines =
      options.sources ? all_yardsticks(judged, catalogue) : yardsticks_in_short(judged, catalogue);
  for (const std::string& line : lines) say(line);
  if (options.sources || is_worth_reading(judged)) say(judged.agreement.text, Ink::plain);
  say(earlier_values(result));
}

// The bars of a group, all as wide as the widest labels ask for.
class Bars {
 public:
  Bars(const Interpretation& answer, const std::vector<std::size_t>& group,
       const Catalogue& catalogue, std::size_t page_width) {
    std::vector<RangeBar> bars;
    for (const std::size_t index : group) {
      bars_.push_back(
          bar_of(answer.report.results[index], answer.results[index], answer.patient, catalogue));
      if (bars_.back()) bars.push_back(*bars_.back());
    }
    widths_ = bar_widths(bars, page_width - indent);
  }

  void print(TextPage& page, std::size_t row) const {
    if (bars_[row]) page.raw(std::string(indent, ' ') + drawn(*bars_[row], widths_));
  }

 private:
  std::vector<std::optional<RangeBar>> bars_;
  BarWidths widths_;
};

}  // namespace

void print_results(TextPage& page, const Interpretation& answer,
                   const std::vector<std::size_t>& group, const Catalogue& catalogue,
                   const WriteOptions& options) {
  std::vector<Cells> rows;
  for (const std::size_t index : group) {
    rows.push_back(cells_of(answer.report.results[index], answer.results[index]));
  }
  const Widths widths = widths_of(rows, page.width());
  const bool out_of_range = !group.empty() && is_out_of_range(answer.results[group.front()]);
  const Bars bars(answer, out_of_range ? group : std::vector<std::size_t>(), catalogue,
                  page.width());
  for (std::size_t i = 0; i < group.size(); ++i) {
    print_row(page, rows[i], widths);
    if (out_of_range) bars.print(page, i);
    print_details(page, answer.report.results[group[i]], answer.results[group[i]], catalogue,
                  options);
  }
}

}  // namespace labread
