#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/wording.h"
#include "output/report_words.h"
#include "output/status_marks.h"
#include "output/text_page.h"
#include "output/trend_plot.h"
#include "output/trend_words.h"

namespace labread {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t letters_width = 2;
constexpr std::size_t widest_number = 12;

void print_head(TextPage& page, const TrendScene& scene) {
  const auto fact = [&](std::string_view label, std::string_view text, Ink ink = Ink::plain) {
    if (!text.empty()) page.hanging(padded(label, 12), text, 0, ink, Ink::faint);
  };
  fact("Trend", span_of(scene), Ink::bold);
  fact("Patient", scene.patient);
  if (!scene.reports.empty()) fact("Judged as", person_of(scene.reports.back().patient, true));
  std::string_view label = "Reports";
  for (const std::string& line : report_lines(scene)) fact(std::exchange(label, ""), line);
  fact("In short", summary_of(scene.trend));
}

std::string day_and_mark(const TrendPoint& point, const Series& series) {
  return when_of(point, series) + (point.earlier ? "*" : "");
}

std::size_t day_width(const Series& series) {
  std::size_t width = 0;
  for (const TrendPoint& point : series.points) {
    width = std::max(width, day_and_mark(point, series).size());
  }
  return width;
}

std::size_t number_width(const Series& series) {
  std::size_t width = 0;
  for (const TrendPoint& point : series.points) {
    width = std::max(width, display_width(number_of(point, series)));
  }
  return std::min(width, widest_number);
}

void print_points(TextPage& page, const Series& series, const TrendScene& scene) {
  const std::size_t numbers = number_width(series);
  const std::size_t days = day_width(series);
  const std::size_t plot_at = indent + days + 2 + numbers + 2 + letters_width + 2;
  const std::size_t columns = page.width() > plot_at + 16 ? page.width() - plot_at : 16;
  const PlotScale scale(series, std::min<std::size_t>(columns, 48));
  for (const TrendPoint& point : series.points) {
    const StatusMark& mark = mark_of(point);
    std::string line(indent, ' ');
    line += page.paint(Ink::faint, padded(day_and_mark(point, series), days)) + "  ";
    line += padded_left(harmless(number_of(point, series)), numbers) + "  ";
    line += page.paint(ink_of(mark.tone), padded(mark.letters, letters_width)) + "  ";
    page.raw(line + plot_line(point, scale));
    std::string remarks;
    for (const std::string& remark : remarks_on(point, scene, series)) {
      if (remark != earlier_column_remark) remarks += (remarks.empty() ? "" : "; ") + remark;
    }
    if (!remarks.empty()) page.hanging("· ", remarks, indent + 2, Ink::faint, Ink::faint);
  }
}

void print_series(TextPage& page, const Series& series, const TrendScene& scene) {
  page.blank();
  const std::string unit = plain_unit(series.unit);
  std::string title = title_of(series, scene.catalogue) + (unit.empty() ? "" : " (" + unit + ")");
  page.hanging({}, title + ": " + headline_of(series), 2, Ink::bold);
  const std::string reference = reference_text(series);
  page.paragraph((reference.empty() ? "no interval" : "interval " + reference) + "; " +
                     limits_sentence(series),
                 indent, Ink::faint);
  print_points(page, series, scene);
  for (const JudgedChange* change : series.changes()) {
    page.paragraph(sentence_of(*change, series), indent);
  }
}

void print_group(TextPage& page, SeriesGroup group, const TrendScene& scene) {
  const std::vector<const Series*> members = series_in(scene.trend, group);
  if (members.empty()) return;
  page.heading(title_of(group),
               std::to_string(members.size()) + " of " + std::to_string(scene.trend.series.size()));
  for (const Series* series : members) print_series(page, *series, scene);
}

// One line each: there is nothing to compare.
void print_once(TextPage& page, const TrendScene& scene) {
  const std::vector<const Series*> members = series_in(scene.trend, SeriesGroup::once);
  if (members.empty()) return;
  page.heading(title_of(SeriesGroup::once),
               std::to_string(members.size()) + " of " + std::to_string(scene.trend.series.size()));
  for (const Series* series : members) {
    const TrendPoint& point = series->latest();
    const std::string unit = plain_unit(series->unit);
    page.hanging(Moment{point.when.date, {}}.to_iso() + "  ",
                 title_of(*series, scene.catalogue) + " " + number_of(point, *series) +
                     (unit.empty() ? "" : " " + unit) + ", " + std::string(mark_of(point).word),
                 2, Ink::plain, Ink::faint);
  }
}

void print_list(TextPage& page, std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.heading(title);
  for (const std::string& line : lines) page.hanging("- ", line, 2);
}

void print_urgent(TextPage& page, const TrendScene& scene) {
  if (scene.reports.empty() || scene.reports.back().advice.urgent.empty()) return;
  page.heading("URGENT in the latest report", {}, Ink::red);
  for (const std::string& text : scene.reports.back().advice.urgent) {
    page.hanging("! ", text, 2, Ink::bold, Ink::alarm);
  }
}

bool has_earlier_values(const Trend& trend) {
  return std::ranges::any_of(trend.series, [](const Series& series) {
    return std::ranges::any_of(series.points,
                               [](const TrendPoint& point) { return point.earlier.has_value(); });
  });
}

}  // namespace

std::string trend_text(const TrendScene& scene) {
  TextPage page(scene.options.width, scene.options.colour);
  print_head(page, scene);
  print_urgent(page, scene);
  for (const SeriesGroup group : {SeriesGroup::beyond, SeriesGroup::unclear, SeriesGroup::within}) {
    print_group(page, group, scene);
  }
  print_once(page, scene);
  print_list(page, "Left out", all_left_out(scene));
  std::vector<std::string> cautions = cautions_on(scene);
  if (has_earlier_values(scene.trend)) {
    cautions.insert(cautions.begin(),
                    "* and ○: printed as an earlier value in a later report, judged by its range.");
  }
  print_list(page, "To keep in mind", cautions);
  page.blank();
  if (!scene.reports.empty()) {
    page.paragraph(scene.reports.back().advice.disclaimer, 0, Ink::faint);
  }
  return scene.options.ascii ? in_ascii(page.take()) : page.take();
}

}  // namespace labread
