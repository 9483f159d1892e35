// What stands around the results: the laboratory, the patient, the dates, numbers of all kinds that
// are no results, and the lines that every page repeats.
#include <algorithm>

#include "tests/property/reports/composer.h"

namespace labread::drawn {
namespace {

std::string digits(int count, Draw& draw) {
  std::string text;
  for (int i = 0; i < count; ++i) text += static_cast<char>('0' + draw.below(10));
  return text;
}

std::string phone(Draw& draw) {
  switch (draw.below(3)) {
    case 0: return digits(3, draw) + "-555-" + digits(4, draw);
    case 1: return "+" + digits(2, draw) + " " + digits(3, draw) + " " + digits(6, draw);
    default: return "(" + digits(3, draw) + ") 555 " + digits(4, draw);
  }
}

// A label of one fact, of the commonest.
std::string label_of(const Language& language, const char* role, std::size_t count, Draw& draw) {
  Words plain;
  for (const std::string& word : language.of(role)) {
    if (word.find_first_of("/(") == word.npos) plain.push_back(word);
  }
  return draw.pick(plain, count);
}

struct Fact {
  std::string label, text;
};

std::string time_of_day(Draw& draw) {
  const int minute = draw.between(0, 59);
  return std::to_string(draw.between(10, 17)) + ":" + (minute < 10 ? "0" : "") +
         std::to_string(minute);
}

std::string age_text(int age, const Language& language, Draw& draw) {
  const std::string number = std::to_string(age);
  if (draw.chance(0.5)) return number;
  return number + " " + language.of("age_unit", "years").front();
}

// A label of age and sex together, or nothing.
std::string combined_label(const Language& language) {
  for (const std::string& word : language.of("fact_age")) {
    const auto& sexes = language.of("fact_sex");
    const bool both = std::find(sexes.begin(), sexes.end(), word) != sexes.end();
    if (both || word == "Age/Sex" || word == "Age/Gender") return word;
  }
  return "";
}

// "61 Y / F" in the order of the label.
std::string person_text(Composer& page, const std::string& label) {
  const Language& language = page.language();
  const DrawnPatient& patient = page.content().patient;
  page.truth().age = patient.age;
  page.truth().sex = patient.sex;
  const Words& sexes = language.of("sex_word", patient.sex == Sex::female ? "female" : "male");
  const std::string age =
      std::to_string(patient.age) + " " + language.of("age_unit", "years").front();
  const bool age_first = label.find(language.of("fact_age").front()) == 0;
  return age_first ? age + " / " + sexes.front() : sexes.front() + " / " + age;
}

std::vector<Fact> draw_facts(Composer& page, Draw& draw) {
  const Language& language = page.language();
  const Content& content = page.content();
  const Style& style = page.style();
  Truth& truth = page.truth();
  std::vector<Fact> facts;
  facts.push_back({language.of("fact_patient").front(), "Example, Robin"});
  facts.push_back({label_of(language, "fact_birth", 3, draw), print(content.patient.birth, style)});
  if (draw.chance(0.15)) {
    const std::string label = combined_label(language);
    if (!label.empty()) facts.push_back({label, person_text(page, label)});
  } else if (draw.chance(0.85)) {
    const bool female = content.patient.sex == Sex::female;
    facts.push_back({label_of(language, "fact_sex", 2, draw),
                     draw.pick(language.of("sex_word", female ? "female" : "male"), 2)});
    truth.sex = content.patient.sex;
  }
  if (!truth.age && draw.chance(0.5)) {
    truth.age = content.patient.age;
    facts.push_back(
        {label_of(language, "fact_age", 1, draw), age_text(content.patient.age, language, draw)});
  }
  const bool timed = draw.chance(0.5);
  const auto moment = [&](const Date& date) {
    return print(date, style) + (timed ? " " + time_of_day(draw) : "");
  };
  facts.push_back({label_of(language, "fact_collected", 4, draw), moment(content.collected)});
  truth.collected = content.collected;
  if (draw.chance(0.6)) {
    facts.push_back({label_of(language, "fact_received", 2, draw), moment(content.received)});
  }
  if (draw.chance(0.7)) {
    facts.push_back({label_of(language, "fact_reported", 3, draw), moment(content.reported)});
  }
  if (draw.chance(0.6)) facts.push_back({language.of("fact_other").front(), phone(draw)});
  return facts;
}

// A date whose day could be a month says nothing about the order.
bool shows_order(const Date& date) { return date.day > 12 || date.day == date.month; }

void judge_dates(Composer& page) {
  const Style& style = page.style();
  const Content& content = page.content();
  const bool ordered = style.language != "en" || style.date_form.find("Mon") != std::string::npos ||
                       style.date_form.starts_with("yyyy") || shows_order(content.collected) ||
                       shows_order(content.patient.birth);
  page.truth().collected_may_be_refused = !ordered;
  if (!ordered) page.truth().collected.reset();
}

// Each label above its value, four a line.
void print_boxes(Composer& page, const std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < facts.size(); i += 4) {
    std::vector<Item> labels;
    std::vector<Item> texts;
    double x = 0;
    for (std::size_t j = i; j < std::min(i + 4, facts.size()); ++j) {
      labels.push_back({x, facts[j].label, true});
      texts.push_back({x, facts[j].text, false});
      x += std::max(page.width(facts[j].label), page.width(facts[j].text)) + 4;
    }
    page.items(std::move(labels), {}, true);
    page.items(std::move(texts));
    page.blank();
  }
}

void print_facts(Composer& page, const std::vector<Fact>& facts, Draw& draw) {
  if (draw.chance(0.12)) return print_boxes(page, facts);
  const std::string between = draw.chance(0.8) ? ": " : " : ";
  const std::size_t columns = draw.below(3) + 1;
  double width = 0;
  Words texts;
  for (const Fact& fact : facts) {
    texts.push_back(fact.label + between + fact.text);
    width = std::max(width, page.width(texts.back()));
  }
  const double step = width + draw.between(3, 8);
  for (std::size_t i = 0; i < texts.size(); i += columns) {
    std::vector<Item> items;
    for (std::size_t j = 0; j < columns && i + j < texts.size(); ++j) {
      items.push_back({static_cast<double>(j) * step, texts[i + j], false});
    }
    page.items(std::move(items));
  }
}

}  // namespace

void print_head(Composer& page, Draw& draw) {
  const Prose& prose = page.prose();
  std::vector<SheetLine>& running = page.sheet().running_head;
  const auto add = [](std::vector<SheetLine>& lines, double x, std::string text) {
    lines.emplace_back().items = {{x, std::move(text), false}};
  };
  add(running, draw.between(0, 20), "Musterlab " + digits(2, draw));
  if (draw.chance(0.6)) add(running, 0, draw.pick(prose.addresses) + "   Tel. " + phone(draw));
  running.emplace_back();
  if (draw.chance(0.5)) page.line("ID: " + digits(8, draw) + "   Ref. " + digits(6, draw));
  const std::size_t first = page.sheet().lines.size();
  print_facts(page, draw_facts(page, draw), draw);
  if (draw.chance(0.3)) {  // the patient's box is repeated on every page
    const auto box = page.sheet().lines.begin() + static_cast<std::ptrdiff_t>(first);
    running.insert(running.end(), box, page.sheet().lines.end());
    page.sheet().lines.erase(box, page.sheet().lines.end());
  }
  judge_dates(page);
  page.blank();
  if (draw.chance(0.25)) page.line(draw.pick(prose.articles));
}

void print_foot(Composer& page, Draw& draw) {
  const Prose& prose = page.prose();
  page.blank();
  if (draw.chance(0.35)) page.line(draw.pick(prose.articles));
  if (draw.chance(0.35)) page.line(draw.pick(prose.comments));
  if (draw.chance(0.7)) page.line(draw.pick(prose.closings));
  std::vector<SheetLine>& foot = page.sheet().running_foot;
  foot.emplace_back();
  static const Words forms = {"Page {page} of {pages}", "{page} / {pages}", "- {page} -",
                              "Page {page}/{pages}"};
  foot.emplace_back().items = {{0, draw.pick(prose.addresses), false},
                               {60, draw.pick(forms), false}};
}

}  // namespace labread::drawn
