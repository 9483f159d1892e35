#include <string>
#include <vector>

#include "interpreter/wording.h"
#include "output/page_frame.h"
#include "output/report_words.h"
#include "output/trend_picture.h"
#include "output/trend_words.h"
#include "output/version.h"

namespace labread {
namespace {

constexpr std::string_view page_title = "Your results over time";

std::string id_of(const Series& series, const TrendScene& scene) {
  const auto index = &series - scene.trend.series.data();
  return "t" + std::to_string(scene.options.number) + "-" + std::to_string(index + 1);
}

std::string with_unit(std::string number, const Series& series) {
  const std::string unit = plain_unit(series.unit);
  return unit.empty() ? number : number + " " + unit;
}

void put_fact(Markup& page, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  page.element("dt", label);
  const auto place = page.inside("dd");
  page.element("bdi", text);
}

void put_head(Markup& page, const TrendScene& scene) {
  const auto head = page.inside("header", {{"class", "head"}});
  page.element("p", "labread", {{"class", "kicker"}});
  page.element("h1", page_title);
  const auto facts = page.inside("dl", {{"class", "facts"}});
  put_fact(page, "Reports", span_of(scene));
  put_fact(page, "Patient", scene.patient);
  if (scene.reports.empty()) return;
  put_fact(page, "Judged as", person_of(scene.reports.back().patient, false));
}

void put_urgent(Markup& page, const TrendScene& scene) {
  if (scene.reports.empty() || scene.reports.back().advice.urgent.empty()) return;
  const auto box = page.inside("section", {{"class", "urgent"}});
  page.element("h2", "Urgent in the latest report");
  for (const std::string& text : scene.reports.back().advice.urgent) page.element("p", text);
}

void put_lead(Markup& page, const TrendScene& scene) {
  const auto section = page.inside("section");
  page.element("h2", "What changed");
  page.element("p", capitalised(summary_of(scene.trend)) + ".", {{"class", "lead"}});
  const std::vector<const Series*> beyond = series_in(scene.trend, SeriesGroup::beyond);
  if (beyond.empty()) return;
  const auto list = page.inside("ul", {{"class", "first"}});
  for (const Series* series : beyond) {
    const auto item = page.inside("li");
    put_mark(page, mark_of(series->latest()));
    const auto sentence = page.inside("span");
    page.element("a", title_of(*series, scene.catalogue), {{"href", "#" + id_of(*series, scene)}});
    page.text(" " + headline_of(*series) + "; now " +
              with_unit(number_of(series->latest(), *series), *series) + ", " +
              std::string(mark_of(series->latest()).word) + ".");
  }
}

void put_key(Markup& page) {
  const auto key = page.inside("details");
  page.element("summary", "How to read the pictures");
  const auto list = page.inside("ul");
  for (const std::string_view line :
       {"Each mark is a result on its day; letters beside it are its verdict (L low, H high, LL "
        "and HH critically so). The latest stands on the right.",
        "The solid band is the reference interval that the result was held against, the "
        "laboratory's own where it prints one. Its limits are written on the left.",
        "The dashed band is how far chance can move the value that the latest one is compared "
        "with: a person's own variation and that of the method. A latest mark outside of it "
        "changed more than chance explains.",
        "A diamond is a value that a later report prints as an earlier one.",
        "A hollow mark with an arrow is a value cut off at the limit of its method, such as "
        "<4.0: it lies somewhere along the arrow.",
        "A dotted line says that the laboratory (lab), the method or the unit changed there. A "
        "broken course joins what cannot be compared for certain."}) {
    page.element("li", line);
  }
}

// "2024-06-03: 31.7 ng/mL, normal, interval 20 - 50; printed as 79 nmol/l; …"
std::string told_point(const TrendPoint& point, const Series& series, const TrendScene& scene) {
  std::string text = when_of(point, series) + ": " + with_unit(number_of(point, series), series) +
                     ", " + std::string(mark_of(point).word);
  const std::string interval = interval_text(point, series);
  if (!interval.empty()) text += ", interval " + interval;
  for (const std::string& remark : remarks_on(point, scene, series)) text += "; " + remark;
  return text;
}

std::string place_of(const TrendPoint& point, const TrendScene& scene) {
  const Location& where = scene.reports[point.report].report.results[point.result].where;
  const std::string file = scene.options.redact ? "" : scene.sources[point.report].file + ", ";
  return "; " + file + spoken_place(where.page, where.line) + ".";
}

// Says what the picture shows.
std::string description_of(const Series& series, const TrendScene& scene) {
  std::string text = title_of(series, scene.catalogue) + " over time: ";
  for (const TrendPoint& point : series.points) {
    if (&point != &series.points.front()) text += "; ";
    text += when_of(point, series) + " " + with_unit(number_of(point, series), series) + ", " +
            std::string(mark_of(point).word);
  }
  const std::string reference = reference_text(series);
  if (!reference.empty()) text += ". Interval " + reference;
  if (const JudgedChange* change = change_drawn(series)) {
    text += ". From " + when_of(series.points[change->since], series) + " on " +
            limits_sentence(series);
  }
  return text + ".";
}

void put_points(Markup& page, const Series& series, const TrendScene& scene) {
  const auto folded = page.inside("details");
  page.element("summary", counted(series.points.size(), "value", "values") + ", where they stand");
  const auto list = page.inside("ol");
  for (const TrendPoint& point : series.points) {
    const auto item = page.inside("li");
    page.element("bdi", told_point(point, series, scene) + place_of(point, scene));
  }
}

void put_now(Markup& page, const Series& series) {
  const StatusMark& mark = mark_of(series.latest());
  const auto line = page.inside("p", {{"class", "now"}});
  put_mark(page, mark);
  page.text(" ");
  page.element("b", with_unit(number_of(series.latest(), series), series));
  page.text(" ");
  page.element("span", capitalised(mark.word), {{"class", "word " + tone_class(mark.tone)}});
  page.text(", " + headline_of(series));
}

void put_series(Markup& page, const Series& series, const TrendScene& scene) {
  const auto item = page.inside("li", {{"class", "series"}, {"id", id_of(series, scene)}});
  page.element("h3", title_of(series, scene.catalogue));
  put_now(page, series);
  draw_series(page, series, description_of(series, scene));
  {
    const auto place = page.inside("div", {{"class", "yardsticks"}});
    for (const JudgedChange* change : series.changes()) {
      page.element("p", sentence_of(*change, series));
    }
    page.element("p", capitalised(limits_sentence(series)) + ".", {{"class", "rest"}});
  }
  put_points(page, series, scene);
}

void put_group(Markup& page, SeriesGroup group, const TrendScene& scene) {
  const std::vector<const Series*> members = series_in(scene.trend, group);
  if (members.empty()) return;
  const auto section = page.inside("section");
  {
    const auto heading = page.inside("h2", {{"class", "group"}});
    page.text(title_of(group));
    page.text(" ");
    page.element(
        "span", std::to_string(members.size()) + " of " + std::to_string(scene.trend.series.size()),
        {{"class", "count"}});
  }
  if (group == SeriesGroup::once) {
    const auto list = page.inside("ul");
    for (const Series* series : members) {
      page.element("li", title_of(*series, scene.catalogue) + ", " +
                             told_point(series->latest(), *series, scene) +
                             place_of(series->latest(), scene));
    }
    return;
  }
  const auto list = page.inside("ul", {{"class", "multiples"}});
  for (const Series* series : members) put_series(page, *series, scene);
}

void put_list(Markup& page, std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", title);
  const auto list = page.inside("ul");
  for (const std::string& line : lines) {
    const auto item = page.inside("li");
    page.element("bdi", line);
  }
}

void put_foot(Markup& page, const TrendScene& scene) {
  const auto foot = page.inside("footer", {{"class", "foot"}});
  if (!scene.reports.empty()) {
    page.element("p", scene.reports.back().advice.disclaimer, {{"class", "disclaimer"}});
  }
  std::string made = "Made by labread " + std::string(program_version());
  if (!scene.options.knowledge_version.empty()) {
    made += ", knowledge " + std::string(scene.options.knowledge_version);
  }
  page.element("p", made + ", on this computer; nothing was sent anywhere.", {{"class", "fine"}});
}

}  // namespace

std::string trend_html_prologue(const WriteOptions&) { return page_start(page_title); }

std::string trend_html_epilogue(const WriteOptions&) { return page_end(); }

std::string trend_html(const TrendScene& scene) {
  Markup page;
  {
    const auto article = page.inside("article");
    put_head(page, scene);
    put_urgent(page, scene);
    put_lead(page, scene);
    if (!scene.trend.series.empty()) put_key(page);
    for (const SeriesGroup group :
         {SeriesGroup::beyond, SeriesGroup::unclear, SeriesGroup::within, SeriesGroup::once}) {
      put_group(page, group, scene);
    }
    put_list(page, "Left out", all_left_out(scene));
    put_list(page, "To keep in mind", cautions_on(scene));
    put_list(page, "The reports", report_lines(scene));
    put_foot(page, scene);
  }
  return page.take();
}

}  // namespace labread
