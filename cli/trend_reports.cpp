#include "cli/trend_reports.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "cli/console.h"
#include "interpreter/same_person.h"
#include "output/trend_words.h"

namespace labread {
namespace {

bool is_dated(const Result& result) {
  const auto dated = [](const Previous& previous) { return !previous.date.empty(); };
  return result.collected || std::ranges::any_of(result.previous, dated);
}

bool has_place_in_time(const Report& report) {
  return date_of(report.header) || std::ranges::any_of(report.results, is_dated);
}

// The day by which reports are put in order.
Moment moment_of(const Report& report) {
  if (const auto date = date_of(report.header)) return date->moment;
  Moment latest;
  for (const Result& result : report.results) {
    if (result.collected) latest = std::max(latest, *result.collected);
  }
  return latest;
}

class Collecting {
 public:
  Collecting(Reader& reader, const Judging& judging) : reader_(reader), judging_(judging) {}

  void add(const std::string& file) {
    Processed processed = process(file, reader_, judging_);
    SourceInfo& source = processed.source;
    if (processed.error) {
      complain(file, *processed.error);
      read_.unused.push_back({std::move(source), "unreadable", std::move(processed.error)});
      return;
    }
    const auto [known, is_new] = files_.try_emplace(source.sha256, file);
    if (!is_new) {
      source.duplicate_of = known->second;
      return refuse(source, "duplicate");
    }
    for (Interpretation& report : processed.reports) {
      if (report.results.empty()) {
        refuse(source, "no_results");
      } else if (!has_place_in_time(report.report)) {
        refuse(source, "no_date");
      } else {
        read_.reports.push_back(std::move(report));
        read_.sources.push_back(source);
      }
    }
  }

  TrendReports take() {
    sort_by_date();
    judge_earlier_ones_anew();
    return std::move(read_);
  }

 private:
  void refuse(const SourceInfo& source, std::string_view reason) {
    const UnusedReport& unused = read_.unused.emplace_back(UnusedReport{source, reason, {}});
    complain(sentence_on(unused, {}));
  }

  void sort_by_date() {
    std::vector<std::size_t> order(read_.reports.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return moment_of(read_.reports[a].report) < moment_of(read_.reports[b].report);
    });
    TrendReports sorted;
    for (const std::size_t i : order) {
      sorted.reports.push_back(std::move(read_.reports[i]));
      sorted.sources.push_back(std::move(read_.sources[i]));
    }
    read_.reports = std::move(sorted.reports);
    read_.sources = std::move(sorted.sources);
  }

  void judge_earlier_ones_anew() {
    if (!judging_.patient.age_years && !judging_.patient.pregnant) return;
    if (read_.reports.empty()) return;
    const Date latest = moment_of(read_.reports.back().report).date;
    for (Interpretation& answer : read_.reports) {
      const Date day = moment_of(answer.report).date;
      if (day == latest) continue;
      answer = interpret(std::move(answer.report), person_on(day, latest), *judging_.catalogue);
    }
  }

  Patient person_on(const Date& day, const Date& latest) const {
    Patient person = judging_.patient;
    person.pregnant.reset();
    person.trimester.reset();
    const auto years = years_between(day, latest);
    if (!person.age_years || !years) return person;
    const auto age = decimal_from(person.age_years->to_double() - *years);
    person.age_years = age && Decimal{} <= *age ? age : std::nullopt;
    return person;
  }

  Reader& reader_;
  const Judging& judging_;
  TrendReports read_;
  std::map<std::string, std::string> files_;  // by the hash of their bytes
};

}  // namespace

TrendReports read_trend_reports(std::vector<std::string> files, Reader& reader,
                                const Judging& judging) {
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  Collecting collecting(reader, judging);
  for (const std::string& file : files) collecting.add(file);
  return collecting.take();
}

std::string contradiction_in(const TrendReports& read) {
  for (std::size_t i = 1; i < read.reports.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::string_view what =
          contradiction_between(read.reports[j].report.header, read.reports[i].report.header);
      if (what.empty()) continue;
      const std::string& one = read.sources[j].file;
      const std::string& other = read.sources[i].file;
      std::string message = one == other ? one + " holds reports of several people"
                                         : other + " is of another person than " + one;
      return message.append(" (by ").append(what).append(")");
    }
  }
  return {};
}

}  // namespace labread
