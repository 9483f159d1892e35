#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "interpreter/wording.h"
#include "output/html.h"
#include "output/page_frame.h"
#include "output/report_words.h"
#include "output/result_picture.h"
#include "output/result_words.h"

namespace labread {
namespace {

// Everything a part of one result may want to know.
struct ResultView {
  const Result& result;
  const JudgedResult& judged;
  const Catalogue& catalogue;
  const Analyte* analyte = nullptr;  // null: not known which
  std::optional<ResultPicture> picture;
};

// Whether one name is plainly the other in another language: "Albumine" is albumin, and
// "Vitamin D, 25-Hydroxy" has a word of "Vitamin D (25-OH)".
bool is_much_like(std::string_view name, std::string_view other) {
  constexpr std::size_t stem = 5;
  const std::string key = fold_name(name);
  const std::string words = " " + fold_name(other) + " ";
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string word = key.substr(at, end - at);
    const bool is_stem = word.size() >= stem;
    const std::string part = " " + (is_stem ? word.substr(0, stem) : word + " ");
    if (words.find(part) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

// The English name, where the printed one does not tell it: "Potassium" for "Kalium".
std::string_view other_name(const ResultView& view) {
  if (view.analyte == nullptr) return {};
  const std::string_view name = plain_name(*view.analyte);
  return is_much_like(view.result.name, name) ? std::string_view() : name;
}

void put_what(Markup& page, const ResultView& view) {
  const auto place = page.inside("div", {{"class", "what"}});
  {
    const auto title = page.inside("h3");
    page.element("bdi", view.result.name);
  }
  const std::string_view english = other_name(view);
  if (!english.empty()) page.element("p", english, {{"class", "place"}});
  {
    const auto value = page.inside("p", {{"class", "value"}});
    page.element("bdi", view.result.value);
    if (!view.result.unit.empty()) {
      page.text(" ");
      const auto unit = page.inside("span", {{"class", "unit"}});
      page.element("bdi", view.result.unit);
    }
  }
  const StatusMark& mark = mark_of(view.judged);
  const auto verdict = page.inside("p", {{"class", "verdict"}});
  put_mark(page, mark);
  page.text(" ");
  page.element("span", capitalised(mark.word), {{"class", "word " + tone_class(mark.tone)}});
}

// Without the marks of sources, which stand folded below.
std::string told_bare(const Judgement& judgement, const ResultView& view) {
  return without_source(judgement, view.judged, view.catalogue);
}

bool is_drawn(YardstickKind kind) {
  return kind == YardstickKind::interval || kind == YardstickKind::critical_limit;
}

void put_yardsticks(Markup& page, const ResultView& view) {
  const auto place = page.inside("div", {{"class", "yardsticks"}});
  const std::string printed = printed_range(view.result);
  {
    const auto line = page.inside("p");
    page.text("Printed range: ");
    if (printed.empty()) {
      page.text("none");
    } else {
      page.element("bdi", printed);
    }
  }
  for (const Judgement& judgement : view.judged.judged_by) {
    const bool flag =
        judgement.kind == YardstickKind::printed_flag && is_worth_saying(judgement, view.judged);
    if (!flag && !is_drawn(judgement.kind)) continue;
    page.element("p", capitalised(told_bare(judgement, view)));
  }
  if (!view.judged.agreement.text.empty()) {
    page.element("p", view.judged.agreement.text, {{"class", "agreement"}});
  }
  for (const std::string& doubt : doubts_about(view.result, view.judged, view.catalogue)) {
    page.element("p", capitalised(doubt), {{"class", "doubt"}});
  }
  const std::string earlier = earlier_values(view.result);
  if (!earlier.empty()) page.element("p", capitalised(earlier));
}

std::string place_of(const Location& where) {
  if (where.page > 0 && where.line > 0) return spoken_place(where.page, where.line);
  return where.line > 0 ? "line " + std::to_string(where.line) : "";
}

// What stands on the report, word for word.
void put_printed_words(Markup& page, const ResultView& view) {
  const Result& result = view.result;
  std::string text;
  for (const std::string& part :
       {result.name, result.repaired.empty() ? result.value : result.repaired, result.unit,
        result.flag, printed_range(result)}) {
    if (!part.empty()) text += (text.empty() ? "" : "\u2003") + part;
  }
  const auto line = page.inside("p", {{"class", "printed-words"}});
  const std::string place = place_of(result.where);
  page.text(capitalised(place.empty() ? "on the report" : place) + ": ");
  const auto quoted = page.inside("q");
  page.element("bdi", text);
}

void put_identity(Markup& page, const ResultView& view) {
  if (view.analyte == nullptr) return;
  std::string text = "Taken for " + std::string(view.analyte->name);
  if (!view.judged.observation->loinc.empty()) {
    text += ", LOINC " + std::string(view.judged.observation->loinc);
  }
  page.element("p", text);
}

const TierStrip* strip_of(const Judgement& judgement, const ResultView& view) {
  if (!view.picture) return nullptr;
  const auto& strips = view.picture->guidelines;
  const auto found = std::ranges::find(strips, &judgement, &GuidelineStrip::judgement);
  return found == strips.end() ? nullptr : &found->strip;
}

void put_guidelines(Markup& page, const ResultView& view,
                    const std::vector<const Judgement*>& guidelines) {
  if (guidelines.empty()) return;
  const auto list = page.inside("ul", {{"class", "ladder"}});
  for (const Judgement* judgement : guidelines) {
    const auto item = page.inside("li");
    page.text(told_bare(*judgement, view));
    const TierStrip* strip = strip_of(*judgement, view);
    if (strip) draw_strip(page, *strip, view.picture->picture.spot, view.picture->scale);
  }
}

std::string title_of_details(std::size_t guidelines) {
  return guidelines == 0 ? "Sources" : counted(guidelines, "guideline", "guidelines") + ", sources";
}

// What is there for those who want it: guidelines with their tiers, what it was taken for, sources.
void put_details(Markup& page, const ResultView& view) {
  std::vector<const Judgement*> guidelines;
  std::vector<std::string_view> sources;
  for (const Judgement& judgement : view.judged.judged_by) {
    const bool tiers = judgement.kind == YardstickKind::tiers;
    if (tiers && !told_bare(judgement, view).empty()) guidelines.push_back(&judgement);
    const bool known = std::ranges::find(sources, judgement.source) != sources.end();
    if (!judgement.source.empty() && !known) sources.push_back(judgement.source);
  }
  if (view.analyte == nullptr && sources.empty() && guidelines.empty()) return;
  const auto folded = page.inside("details");
  page.element("summary", title_of_details(guidelines.size()));
  put_guidelines(page, view, guidelines);
  put_identity(page, view);
  if (sources.empty()) return;
  const auto list = page.inside("ul", {{"class", "sources"}});
  for (const std::string_view id : sources) put_source(page, id, view.catalogue);
}

ResultView view_of(std::size_t index, const Interpretation& answer, const Catalogue& catalogue) {
  const Result& result = answer.report.results[index];
  const JudgedResult& judged = answer.results[index];
  ResultView view{result, judged, catalogue, nullptr, std::nullopt};
  if (judged.observation) view.analyte = &catalogue.analyte(judged.observation->analyte);
  view.picture = picture_of(result, judged, answer.patient, catalogue);
  return view;
}

}  // namespace

void put_key(Markup& page) {
  const auto folded = page.inside("details");
  page.element("summary", "How to read the pictures");
  const auto list = page.inside("ul");
  for (const std::string_view item :
       {"Round mark: the value, with the letters of its verdict. L is low, H high, LL and HH are "
        "critically low and high, A is abnormal, AA critical, N normal, ? not judged.",
        "Thick bar: the range that the laboratory prints, with its limits written below.",
        "Thin bar: the range known for this person from the sources below.",
        "Tick with a line outwards: a critical limit. Laboratories phone a doctor about values "
        "beyond it.",
        "Row of grey steps: the steps of a guideline, or of a range printed as steps; the dark one "
        "holds the value.",
        "Arrow: a range without a limit on that side, or a value of which only one limit is known "
        "(< or >).",
        "Two slashes: the line leaves out a stretch."}) {
    page.element("li", item);
  }
}

void put_results(Markup& page, const Interpretation& answer, const std::vector<std::size_t>& group,
                 bool quiet, const Catalogue& catalogue, const WriteOptions& options) {
  const auto list = page.inside("ul", {{"class", "results"}});
  for (const std::size_t index : group) {
    const ResultView view = view_of(index, answer, catalogue);
    const auto item = page.inside(
        "li", {{"class", quiet ? "result quiet" : "result"}, {"id", id_of_result(index, options)}});
    put_what(page, view);
    const auto against = page.inside("div", {{"class", "against"}});
    if (view.picture) draw_picture(page, view.picture->picture, view.picture->scale);
    put_yardsticks(page, view);
    put_printed_words(page, view);
    put_details(page, view);
  }
}

}  // namespace labread
