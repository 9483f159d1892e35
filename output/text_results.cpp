#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/article.h"
#include "interpreter/convert.h"
#include "interpreter/wording.h"
#include "output/selection.h"
#include "output/status_marks.h"
#include "output/text.h"
#include "output/words.h"

namespace labread {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

Ink ink_of(Tone tone) {
  switch (tone) {
    case Tone::normal: return Ink::green;
    case Tone::attention: return Ink::red;
    case Tone::critical: return Ink::alarm;
    case Tone::unsure: return Ink::yellow;
  }
  return Ink::plain;
}

// The cells of one result, harmless and on one line each.
struct Cells {
  std::string name, value, unit, flag, range;
  StatusMark mark;
};

// The printed range, its bands one behind the other, with the unit where the report prints one
// there.
std::string printed_range(const Result& result) {
  const PrintedRange& range = result.range;
  std::string text = plain_range(range.text);
  if (!range.unit.empty() && text.find(range.unit) == std::string::npos) text += ' ' + range.unit;
  return harmless(text);
}

// Ranges of several bands, and long ones, have lines of their own below the row.
bool is_told_below(const Result& result) {
  constexpr std::size_t room_in_a_row = 30;
  return !result.range.bands.empty() || display_width(printed_range(result)) > room_in_a_row;
}

Cells cells_of(const Result& result, const JudgedResult& judged) {
  Cells cells{harmless(result.name),
              harmless(result.value),
              harmless(result.unit),
              harmless(result.flag),
              {},
              mark_of(judged)};
  if (!is_told_below(result)) cells.range = printed_range(result);
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

std::string limits_of(const Judgement& judgement) {
  std::string text;
  if (judgement.low && judgement.high) {
    text = judgement.low->value.to_string() + " - " + judgement.high->value.to_string();
  } else if (judgement.low) {
    text = (judgement.low->inclusive ? "at least " : "above ") + judgement.low->value.to_string();
  } else if (judgement.high) {
    text = (judgement.high->inclusive ? "up to " : "below ") + judgement.high->value.to_string();
  }
  const std::string unit = plain_unit(judgement.unit);
  if (!text.empty() && !unit.empty()) text += ' ' + unit;
  return text;
}

std::string source_mark(const Judgement& judgement) {
  if (judgement.source.empty()) return {};
  return " [" + std::string(judgement.source) + (judgement.source_checked ? "]" : ", unchecked]");
}

// "critical at or below 2.5 and at or above 6.5 mmol/L"
std::string critical_of(const Judgement& judgement) {
  std::string text = "critical";
  if (judgement.low) text += " at or below " + judgement.low->value.to_string();
  if (judgement.low && judgement.high) text += " and";
  if (judgement.high) text += " at or above " + judgement.high->value.to_string();
  const std::string unit = plain_unit(judgement.unit);
  return text + (unit.empty() ? "" : " " + unit);
}

// A limit published in both units, as guidelines pair them: 20 ng/mL and 50 nmol/L.
std::optional<Decimal> published_pair(const Decimal& limit, std::string_view from,
                                      std::string_view to, std::span<const TierSet> sets) {
  for (const TierSet& set : sets) {
    const auto source = std::ranges::find(set.boundaries, from, &TierBoundaries::unit);
    const auto target = std::ranges::find(set.boundaries, to, &TierBoundaries::unit);
    if (source == set.boundaries.end() || target == set.boundaries.end()) continue;
    const auto found = std::ranges::find(source->limits, limit);
    const auto at = static_cast<std::size_t>(found - source->limits.begin());
    if (at < source->limits.size() && at < target->limits.size()) return target->limits[at];
  }
  return std::nullopt;
}

// The yardstick with its limits in the unit of the result, computed ones at three digits; none
// where it is in that unit already or a limit cannot be said in it.
std::optional<Judgement> in_printed_unit(const Judgement& judgement, const Observation& observed,
                                         const Catalogue& catalogue) {
  if (observed.unit.empty() || judgement.unit.empty() || observed.unit == judgement.unit ||
      plain_unit(observed.unit) == plain_unit(judgement.unit)) {
    return std::nullopt;
  }
  const Analyte& analyte = catalogue.analyte(observed.analyte);
  Judgement converted = judgement;
  converted.unit = observed.unit;
  for (std::optional<Bound>* bound : {&converted.low, &converted.high}) {
    if (!*bound) continue;
    const auto pair = published_pair((*bound)->value, judgement.unit, observed.unit,
                                     catalogue.tier_sets(observed.analyte));
    const auto computed =
        pair ? pair : convert((*bound)->value, judgement.unit, observed.unit, analyte);
    if (!computed) return std::nullopt;
    (*bound)->value = pair ? *pair : shown(*computed);
  }
  return converted;
}

// "known range 8.6 - 10.2 mg/dL: normal [MAYO]"
std::string sentence_of(const Judgement& judgement, const std::string& converted) {
  const std::string limits = limits_of(judgement);
  const std::string status = judgement.status ? ": " + std::string(name_of(*judgement.status)) : "";
  switch (judgement.kind) {
    case YardstickKind::printed_range: return {};
    case YardstickKind::printed_flag: return "the laboratory's flag" + status;
    case YardstickKind::interval:
      return "known range " + limits + converted + status + source_mark(judgement);
    case YardstickKind::tiers: {
      const std::string title(judgement.title.empty() ? std::string_view(judgement.id)
                                                      : judgement.title);
      const std::string_view tier =
          judgement.tier_label.empty() ? judgement.tier : judgement.tier_label;
      if (tier.empty())
        return judgement.note.empty() ? "" : title + ": " + std::string(judgement.note);
      return title + ": " + std::string(tier) + (limits.empty() ? "" : " (" + limits + ")") +
             source_mark(judgement);
    }
    case YardstickKind::critical_limit:
      return critical_of(judgement) + converted + source_mark(judgement);
  }
  return {};
}

// The limits without their unit: pg/mL and ng/L are told without a word on conversion.
std::string bare_limits(Judgement judgement) {
  judgement.unit.clear();
  return limits_of(judgement) + " ";
}

// As it is told beside a result: limits of ours in the printed unit, marked as converted.
std::string told(const Judgement& judgement, const JudgedResult& judged,
                 const Catalogue& catalogue) {
  const bool ours =
      judgement.kind == YardstickKind::interval || judgement.kind == YardstickKind::critical_limit;
  if (ours && judged.observation) {
    if (const auto converted = in_printed_unit(judgement, *judged.observation, catalogue)) {
      if (limits_of(*converted).starts_with(bare_limits(judgement))) {
        return sentence_of(*converted, {});
      }
      const std::string mark = judgement.kind == YardstickKind::interval
                                   ? " (converted from " + limits_of(judgement) + ")"
                                   : " (converted)";
      return sentence_of(*converted, mark);
    }
  }
  return sentence_of(judgement, {});
}

// A laboratory's flag says little more where another yardstick agrees.
bool is_alone(const Judgement& flag, const JudgedResult& judged) {
  return std::ranges::none_of(judged.judged_by, [&](const Judgement& other) {
    const bool off = flag.status == Status::abnormal && other.status != Status::normal;
    return &other != &flag && other.status && (other.status == flag.status || off);
  });
}

// Beside a normal result another yardstick is worth a line only where it disagrees, guidelines
// always.
bool is_worth_saying(const Judgement& judgement, const JudgedResult& judged) {
  if (judgement.kind == YardstickKind::printed_flag && !is_alone(judgement, judged)) return false;
  // A guideline without limits says nothing of a normal value.
  if (judgement.kind == YardstickKind::tiers && judgement.tier.empty()) {
    return judged.status != Status::normal;
  }
  if (judgement.kind == YardstickKind::tiers || judged.status != Status::normal) return true;
  return judgement.status && *judgement.status != judged.status;
}

void print_details(TextPage& page, const Result& result, const JudgedResult& judged,
                   const Catalogue& catalogue) {
  constexpr std::size_t deeper = 6;
  const auto say = [&](std::string_view text, Ink ink = Ink::faint) {
    if (!text.empty()) page.hanging("· ", text, deeper - 2, ink, Ink::faint);
  };
  if (is_told_below(result)) say("printed range: " + printed_range(result), Ink::plain);
  if (!judged.reason.empty()) {
    const Sentence* sentence = catalogue.sentence(judged.reason);
    say(sentence ? sentence->text : explain_reason(judged.reason), Ink::yellow);
  }
  if (!judged.observation && result.candidates.size() > 1) {
    std::string names;
    for (const AnalyteIndex index : result.candidates) {
      names.append(names.empty() ? "" : "; ").append(catalogue.analyte(index).name);
    }
    say("may mean: " + names);
  }
  if (judged.observation && judged.observation->unit_inferred) {
    say("the unit is not printed; its range fits " + std::string(judged.observation->unit));
  }
  if (!result.repaired.empty()) say("printed as “" + result.repaired + "”, a slip of the printer");
  for (const Judgement& judgement : judged.judged_by) {
    if (is_worth_saying(judgement, judged)) say(told(judgement, judged, catalogue));
  }
  std::string earlier;
  for (const Previous& previous : result.previous) {
    earlier += earlier.empty() ? "earlier: " : "; ";
    earlier += previous.value + (previous.unit.empty() ? "" : " " + previous.unit);
    if (!previous.date.empty()) earlier += " on " + previous.date;
  }
  say(earlier);
}

}  // namespace

ResultGroups groups_of(const Interpretation& answer, const WriteOptions& options) {
  ResultGroups groups;
  for (const std::size_t index : select(answer, options).results) {
    const JudgedResult& judged = answer.results[index];
    if (is_out_of_range(judged)) {
      groups.out_of_range.push_back(index);
    } else if (judged.status == Status::undecidable) {
      groups.not_judged.push_back(index);
    } else {
      groups.within.push_back(index);
    }
  }
  std::ranges::stable_sort(groups.out_of_range, [&](std::size_t a, std::size_t b) {
    return answer.results[a].severity > answer.results[b].severity;
  });
  return groups;
}

void print_results(TextPage& page, const Interpretation& answer,
                   const std::vector<std::size_t>& group, const Catalogue& catalogue) {
  std::vector<Cells> rows;
  for (const std::size_t index : group) {
    rows.push_back(cells_of(answer.report.results[index], answer.results[index]));
  }
  const Widths widths = widths_of(rows, page.width());
  for (std::size_t i = 0; i < group.size(); ++i) {
    print_row(page, rows[i], widths);
    print_details(page, answer.report.results[group[i]], answer.results[group[i]], catalogue);
  }
}

}  // namespace labread
