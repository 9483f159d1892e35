#include "output/trend_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "interpreter/article.h"
#include "interpreter/wording.h"
#include "output/report_words.h"
#include "output/words.h"

namespace labread {
namespace {

std::string whole_or_tenth(double percent) {
  const double size = std::abs(percent);
  const double rounded_to = size < 100 ? std::round(size * 10) / 10 : std::round(size);
  const auto number = decimal_from(rounded_to);
  return number ? number->to_string() : "?";
}

std::string signed_percent(double percent) {
  return (percent < 0 ? "-" : "+") + whole_or_tenth(percent) + "%";
}

// To the last digit that the latest value is printed with: conversion adds digits without meaning.
std::string size_of(const Change& change, const Series& series) {
  const Extent& latest = series.latest().extent;
  const int places = latest.low && series.latest().comparator == Comparator::none
                         ? latest.low->value.places
                     : latest.high ? latest.high->value.places
                                   : 0;
  double size = std::abs(change.difference->to_double());
  if (change.difference->places > places) {
    const double unit = std::pow(10.0, places);
    size = std::round(size * unit) / unit;
  }
  const auto number = decimal_from(size);
  const std::string unit = plain_unit(series.unit);
  return (number ? number->to_string() : "?") + (unit.empty() ? "" : " " + unit);
}

// The change that puts a series into its group, the latest first.
const JudgedChange* leading_change(const Series& series) {
  const std::vector<const JudgedChange*> changes = series.changes();
  for (const ChangeVerdict verdict : {ChangeVerdict::beyond, ChangeVerdict::within}) {
    for (const JudgedChange* change : changes) {
      if (change->verdict == verdict) return change;
    }
  }
  return changes.empty() ? nullptr : changes.front();
}

// "up 19.8 ng/mL (+109%)", "down at least 8.0 mg/L (-67%)", "unchanged".
std::string extent_of_change(const JudgedChange& judged, const Series& series) {
  const Change& change = judged.change;
  if (change.direction == Direction::none) return "unchanged";
  if (change.direction == Direction::unknown || !change.difference) return {};
  std::string text = change.direction == Direction::up ? "up " : "down ";
  if (change.size == ChangeSize::at_least) text += "at least ";
  text += size_of(change, series);
  if (change.percent) text += " (" + signed_percent(*change.percent) + ")";
  return text;
}

std::string_view explain_unclear(std::string_view reason) {
  static constexpr std::array rows = {
      CodeWords{"censored", "a value is cut off at the limit of its method"},
      CodeWords{"other_laboratory", "the laboratory is another, and part of it may be the method"},
      CodeWords{"other_method", "it was measured as another test"},
      CodeWords{"same_day", "both values are of one day"},
      CodeWords{"no_limits", "how far chance goes is not known"},
      CodeWords{"unit_matters", "per cents depend on the unit"},
      CodeWords{"not_positive", "a per cent of zero or less means nothing"},
  };
  return words_for(reason, rows);
}

std::string_view explain_left_out(std::string_view reason) {
  static constexpr std::array rows = {
      CodeWords{"no_date", "without a date"},
      CodeWords{"not_a_number", "not a number"},
      CodeWords{"ambiguous_number", "the decimal mark cannot be told from the thousands mark"},
      CodeWords{"needs_unit", "printed without a unit"},
      CodeWords{"unknown_unit", "in a unit in which the test is not known"},
      CodeWords{"unknown_analyte", "not a test that labread knows"},
      CodeWords{"ambiguous_analyte", "the name may mean several tests"},
      CodeWords{"implausible", "outside what is possible"},
      CodeWords{"no_result", "no result"},
      CodeWords{"corrected", "replaced by a later report of the same sample"},
  };
  return words_for(reason, rows);
}

bool is_converted(const TrendPoint& point, const Series& series) {
  return point.ucum != series.unit && plain_unit(point.ucum) != plain_unit(series.unit);
}

Decimal without_noise(const Decimal& number) {
  constexpr int most_places = 6;
  return number.places > most_places ? shown(number) : number;
}

std::size_t count_in(const Trend& trend, SeriesGroup group) {
  return series_in(trend, group).size();
}

}  // namespace

std::string when_of(const TrendPoint& point, const Series& series) {
  const auto same_day = [&](const TrendPoint& other) { return other.when.date == point.when.date; };
  const bool alone = std::ranges::count_if(series.points, same_day) == 1;
  return spoken(alone ? Moment{point.when.date, {}} : point.when);
}

SeriesGroup group_of(const Series& series) {
  const std::vector<const JudgedChange*> changes = series.changes();
  if (changes.empty()) return SeriesGroup::once;
  const auto any = [&](ChangeVerdict verdict) {
    return std::ranges::any_of(
        changes, [&](const JudgedChange* change) { return change->verdict == verdict; });
  };
  if (any(ChangeVerdict::beyond)) return SeriesGroup::beyond;
  return any(ChangeVerdict::within) ? SeriesGroup::within : SeriesGroup::unclear;
}

std::string_view title_of(SeriesGroup group) {
  switch (group) {
    case SeriesGroup::beyond: return "Changed more than chance explains";
    case SeriesGroup::unclear: return "Cannot be told from chance";
    case SeriesGroup::within: return "Not changed more than chance explains";
    case SeriesGroup::once: return "Measured once";
  }
  return {};
}

std::vector<const Series*> series_in(const Trend& trend, SeriesGroup group) {
  std::vector<const Series*> found;
  for (const Series& series : trend.series) {
    if (group_of(series) == group) found.push_back(&series);
  }
  return found;
}

std::string title_of(const Series& series, const Catalogue& catalogue) {
  const Analyte& analyte = catalogue.analyte(series.analyte);
  std::string title(plain_name(analyte));
  if (series.specimen != analyte.specimen_class) title += " in " + series.specimen;
  return title;
}

std::string limit_text(const Bound& bound) { return without_noise(bound.value).to_string(); }

std::string number_of(const TrendPoint& point, const Series& series) {
  const auto& [low, high] = point.extent;
  const std::string sign(symbol_of(point.comparator));
  const std::optional<Bound>& limit = sign.starts_with('<') ? high : low;
  if (!limit) return point.value;
  const auto text = [&](const Bound& bound) {
    return (is_converted(point, series) ? shown(bound.value) : bound.value).to_string();
  };
  const bool interval = sign.empty() && low && high && low->value != high->value;
  return sign + text(*limit) + (interval ? "-" + text(*high) : "");
}

std::string limits_sentence(const Series& series) {
  if (!series.limits) {
    const auto& change = series.latest().change;
    const bool by_unit = change && change->reason == "unit_matters";
    return by_unit ? "no limits of chance, since per cents depend on the unit"
                   : "how far chance goes is not known";
  }
  return "chance explains " + std::string(series.limits->variation->log_normal ? "" : "up to ") +
         limits_text(*series.limits) + " " + source_mark(*series.limits);
}

std::string limits_text(const ReferenceChange& limits) {
  if (limits.up_percent == limits.down_percent) return whole_or_tenth(limits.up_percent) + "%";
  return signed_percent(limits.up_percent) + " and " + signed_percent(-limits.down_percent);
}

std::string source_mark(const ReferenceChange& limits) {
  if (limits.variation == nullptr) return {};
  return "[" + std::string(limits.variation->source) +
         (limits.variation->source_checked ? "]" : ", unchecked]");
}

std::string sentence_of(const JudgedChange& judged, const Series& series) {
  std::string text = "Since " + when_of(series.points[judged.since], series) + ": ";
  const std::string extent = extent_of_change(judged, series);
  if (judged.verdict == ChangeVerdict::unclear) {
    if (extent.empty())
      return text + "it cannot be told; " + std::string(explain_unclear(judged.reason)) + ".";
    if (!series.limits && (judged.reason == "no_limits" || judged.reason == "unit_matters")) {
      return text + extent + ".";  // that there are no limits is said once
    }
    return text + extent + "; whether that is more than chance cannot be told: " +
           std::string(explain_unclear(judged.reason)) + ".";
  }
  if (judged.verdict == ChangeVerdict::beyond)
    return text + extent + ", more than chance explains.";
  if (judged.change.direction == Direction::none) return text + extent + ".";
  return text + (extent.empty() ? "any change is one" : extent + ",") +
         " which chance can explain.";
}

std::string interval_text(const TrendPoint& point, const Series& series) {
  if (!point.reference) return {};
  const auto& [low, high] = std::tie(point.reference->low, point.reference->high);
  const auto text = [&](const Bound& bound) {
    return is_converted(point, series) ? shown(bound.value).to_string() : limit_text(bound);
  };
  if (low && high) return text(*low) + " - " + text(*high);
  return low ? "from " + text(*low) : "up to " + text(*high);
}

std::string reference_text(const Series& series) {
  const std::string text = interval_text(series.latest(), series);
  if (text.empty()) return text;
  return text + (series.latest().reference->printed ? ", printed" : ", known");
}

std::string headline_of(const Series& series) {
  const JudgedChange* const leading = leading_change(series);
  if (leading == nullptr) return "measured once";
  const Change& change = leading->change;
  const std::string since = " since " + when_of(series.points[leading->since], series);
  if (change.direction == Direction::unknown) return "change not known" + since;
  if (change.direction == Direction::none) return "unchanged" + since;
  std::string text = change.direction == Direction::up ? "up " : "down ";
  if (change.size == ChangeSize::at_least) text += "at least ";
  if (change.percent) return text + whole_or_tenth(*change.percent) + "%" + since;
  return text + size_of(change, series) + since;
}

std::vector<std::string> remarks_on(const TrendPoint& point, const TrendScene& scene,
                                    const Series& series) {
  std::vector<std::string> remarks;
  const ReportHeader& header = scene.reports[point.report].report.header;
  if (point.earlier) remarks.emplace_back(earlier_column_remark);
  if (is_converted(point, series)) {
    remarks.push_back("printed as " + point.value + " " + point.unit);
  }
  if (point.unit_inferred) remarks.emplace_back("unit not printed; its range fits this one only");
  if (point.dated_by != DatedBy::collection) {
    remarks.push_back("dated by its " + std::string(name_of(point.dated_by)));
  }
  if (point.breaks.laboratory) {
    remarks.push_back(scene.options.redact ? "another laboratory"
                                           : "another laboratory: " + header.laboratory);
  }
  if (point.breaks.method) remarks.emplace_back("coded as another test or method");
  if (point.breaks.reference) remarks.emplace_back("another printed range than before");
  if (point.same_day) remarks.emplace_back("a second value of that day");
  return remarks;
}

const StatusMark& mark_of(const TrendPoint& point) {
  JudgedResult judged;
  judged.status = point.status;
  if (point.critical) judged.critical = "primary";
  return mark_of(judged);
}

std::string span_of(const TrendScene& scene) {
  std::string text = counted(scene.reports.size(), "report", "reports");
  std::optional<Date> first, last;
  for (const Series& series : scene.trend.series) {
    const Date from = series.points.front().when.date;
    const Date to = series.latest().when.date;
    first = first ? std::min(*first, from) : from;
    last = last ? std::max(*last, to) : to;
  }
  if (!first) return text;
  text += ", " + Moment{*first, {}}.to_iso();
  return *first == *last ? text : text + " to " + Moment{*last, {}}.to_iso();
}

std::string summary_of(const Trend& trend) {
  const std::size_t beyond = count_in(trend, SeriesGroup::beyond);
  const std::size_t unclear = count_in(trend, SeriesGroup::unclear);
  const std::size_t within = count_in(trend, SeriesGroup::within);
  const std::size_t once = count_in(trend, SeriesGroup::once);
  const std::size_t several = beyond + unclear + within;
  std::string text = counted(several, "test", "tests") + " measured more than once";
  if (several > 0) {
    text += ": " + std::to_string(beyond) + " changed more than chance explains, " +
            std::to_string(within) + " did not, " + std::to_string(unclear) +
            " cannot be told from chance";
  }
  if (once > 0) text += "; " + std::to_string(once) + " measured once";
  return text;
}

std::vector<std::string> left_out_sentences(const TrendScene& scene) {
  std::map<std::string_view, std::vector<std::string>> names;
  for (const LeftOut& left : scene.trend.left_out) {
    const Result& result = scene.reports[left.report].report.results[left.result];
    std::string name = result.name;
    if (left.earlier) name += " (earlier value " + result.previous[*left.earlier].value + ")";
    auto& known = names[left.reason];
    if (std::ranges::find(known, name) == known.end()) known.push_back(std::move(name));
  }
  std::vector<std::string> sentences;
  for (auto& [reason, list] : names) {
    std::ranges::sort(list);
    std::string text = capitalised(explain_left_out(reason)) + ": ";
    for (const std::string& name : list) text += (&name == &list.front() ? "" : ", ") + name;
    sentences.push_back(text + ".");
  }
  return sentences;
}

std::string sentence_on(const UnusedReport& unused, const WriteOptions& options) {
  const std::string file = options.redact ? "A report" : unused.source.file;
  if (unused.reason == "duplicate") {
    const bool named = unused.source.duplicate_of && !options.redact;
    return file + " is the same as " + (named ? *unused.source.duplicate_of : "another") +
           " and counts once.";
  }
  if (unused.reason == "no_date") {
    return file + " prints no date that can be read for certain, so it has no place in time.";
  }
  if (unused.reason == "no_results") return file + " holds no result that could be read.";
  return file + " could not be read" + (unused.error ? ": " + unused.error->message : "") + ".";
}

std::vector<std::string> all_left_out(const TrendScene& scene) {
  std::vector<std::string> lines;
  for (const UnusedReport& unused : scene.unused) {
    lines.push_back(sentence_on(unused, scene.options));
  }
  for (std::string& sentence : left_out_sentences(scene)) lines.push_back(std::move(sentence));
  return lines;
}

std::vector<std::string> report_lines(const TrendScene& scene) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < scene.reports.size(); ++i) {
    const ReportHeader& header = scene.reports[i].report.header;
    const auto date = date_of(header);
    std::string text = date ? Moment{date->moment.date, {}}.to_iso() : std::string("no date");
    if (date && date->by != DatedBy::collection) {
      text += " (" + std::string(name_of(date->by)) + ")";
    }
    if (!scene.options.redact) {
      text += "  " + scene.sources[i].file;
      if (!header.laboratory.empty()) text += ", " + header.laboratory;
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

std::vector<std::string> cautions_on(const TrendScene& scene) {
  std::vector<std::string> cautions;
  const auto any = [&](auto predicate) {
    return std::ranges::any_of(scene.trend.series, predicate);
  };
  const auto say = [&](std::string_view id) {
    if (const Sentence* sentence = scene.catalogue.sentence(id))
      cautions.emplace_back(sentence->text);
  };
  const bool judged = any([](const Series& s) { return s.limits && s.points.size() > 1; });
  if (judged) {
    cautions.emplace_back(
        "Chance is a person's own variation and that of the method, together the reference change "
        "value (95 %). The variation of the method is assumed, not your laboratory's own.");
  }
  const bool unchecked = any([](const Series& s) {
    return s.limits && s.points.size() > 1 && !s.limits->variation->source_checked;
  });
  if (unchecked) {
    cautions.emplace_back(
        "Figures marked unchecked were not read in their source itself: take what rests on them as "
        "a hint.");
  }
  if (any([](const Series& s) { return s.limits && s.limits->variation->log_normal; })) {
    say("trend_log_normal");
  }
  if (any([](const Series& s) {
        return std::ranges::any_of(s.points,
                                   [](const TrendPoint& p) { return p.breaks.laboratory; });
      })) {
    say("trend_same_laboratory");
  }
  if (any([&](const Series& s) {
        return s.points.size() > 1 && scene.catalogue.analyte(s.analyte).id == "vitd_25oh_total";
      })) {
    say("trend_season");
  }
  if (scene.said_same_person) {
    cautions.emplace_back("That the reports are of one person is what you said.");
  }
  return cautions;
}

}  // namespace labread
