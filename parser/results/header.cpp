#include "parser/results/header.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "parser/results/header_facts.h"
#include "parser/results/header_labels.h"
#include "parser/tokens/date.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t heading_lines = 12;  // of page one, where a laboratory prints its name
constexpr int longest_stay = 60;           // days between a specimen's collection and its report

template <class T>
struct Found {
  T value;
  Place place;
};

// Everything that labels said, before it is weighed.
struct Findings {
  std::vector<Found<Sex>> sexes;
  std::vector<Found<Age>> ages;
  std::vector<Found<ReadDate>> births, collected, received, reported;
  std::vector<Found<std::string>> specimens, states;
};

class FactReader {
 public:
  FactReader(const Conventions& conventions, const Lexicon& lexicon)
      : conventions_(conventions), lexicon_(lexicon) {}

  void read(const LabelledText& label, Findings& findings) const {
    switch (label.role) {
      case WordRole::fact_sex:
      case WordRole::fact_age: read_person_fact(label, findings); break;
      case WordRole::fact_birth: read_birth(label, findings); break;
      case WordRole::fact_collected: read_date(label, findings.collected); break;
      case WordRole::fact_received: read_date(label, findings.received); break;
      case WordRole::fact_reported: read_date(label, findings.reported); break;
      case WordRole::fact_patient: read_patient(label, findings); break;
      case WordRole::fact_specimen: read_specimen_fact(label, findings); break;
      case WordRole::fact_status: read_status(label, findings); break;
      default: break;
    }
  }

 private:
  void read_person_fact(const LabelledText& label, Findings& findings) const {
    const Person person = read_person(label.text, lexicon_);
    const bool whole = label.sure || label.text.size() <= 12;
    if (!whole) return;
    // "Sex: F 61" gives no age, "Age: 61 F" gives a sex only where the label asks for both.
    if (person.sex && (label.role == WordRole::fact_sex || has_unit(label.text))) {
      findings.sexes.push_back({*person.sex, label.place});
    }
    if (person.age && (label.role == WordRole::fact_age || has_unit(label.text))) {
      findings.ages.push_back({*person.age, label.place});
    }
  }

  // Whether an age is printed with its unit, so that it cannot be another number.
  bool has_unit(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool starts = is_ascii_digit(text[at]) && (at == 0 || !is_ascii_digit(text[at - 1]));
      if (starts && take_age(text.substr(at), lexicon_, true)) return true;
    }
    return false;
  }

  std::optional<Taken<ReadDate>> date_at(std::string_view text) const {
    auto date = take_date(text, conventions_.date_order.value, lexicon_);
    if (date && !date->value.moment.time) add_bare_time(text, *date);
    return date;
  }

  // "09/12/2026 0815": four digits behind a labelled date are its time.
  static void add_bare_time(std::string_view text, Taken<ReadDate>& date) {
    static const Pattern pattern(" ([01][0-9]|2[0-3])([0-5][0-9])(?: |$)");
    const auto found = pattern.at_start(text.substr(date.length));
    if (!found) return;
    const auto number = [](std::string_view d) { return (d[0] - '0') * 10 + d[1] - '0'; };
    date.value.moment.time = TimeOfDay{number((*found)[1]), number((*found)[2])};
    date.length += 5;
  }

  void read_date(const LabelledText& label, std::vector<Found<ReadDate>>& dates) const {
    auto date = date_at(label.text);
    if (!date) return;
    if (!date->value.moment.time && date->length == label.text.size()) {
      date = date_at(label.text + " " + label.next);
    }
    dates.push_back({date->value, label.place});
  }

  void read_birth(const LabelledText& label, Findings& findings) const {
    const auto date = date_at(label.text);
    if (!date) return;
    ReadDate birth = date->value;
    birth.moment.time.reset();
    findings.births.push_back({birth, label.place});
    const Person person = read_person(std::string_view(label.text).substr(date->length), lexicon_);
    if (person.age && has_unit(std::string_view(label.text).substr(date->length))) {
      findings.ages.push_back({*person.age, label.place});
    }
    if (person.sex) findings.sexes.push_back({*person.sex, label.place});
  }

  // "ARJUN SAMPLE (22Y/M)": behind the name, in brackets.
  void read_patient(const LabelledText& label, Findings& findings) const {
    const std::size_t bracket = label.text.find('(');
    if (bracket == std::string::npos) return;
    const std::string_view inside = std::string_view(label.text).substr(bracket);
    if (!has_unit(inside)) return;
    const Person person = read_person(inside, lexicon_);
    if (person.age) findings.ages.push_back({*person.age, label.place});
    if (person.sex) findings.sexes.push_back({*person.sex, label.place});
  }

  void read_specimen_fact(const LabelledText& label, Findings& findings) const {
    const std::string specimen = read_specimen(label.text, lexicon_);
    if (!specimen.empty()) findings.specimens.push_back({specimen, label.place});
  }

  void read_status(const LabelledText& label, Findings& findings) const {
    const WordsMatch state = match_words(label.text, WordRole::report_state, lexicon_);
    if (state) findings.states.push_back({std::string(state.entry->value), label.place});
  }

  const Conventions& conventions_;
  const Lexicon& lexicon_;
};

// Cells that are a fact without a label: "44A", "68 y.o. male", "V" behind a birth date. Only in
// lines that hold labels of the patient, since bands of ranges look alike.
void read_bare_cells(const Line& line, const Lexicon& lexicon, Findings& findings) {
  for (const Cell& cell : line.cells) {
    const std::string text = cell.text();
    if (text.size() > 20) continue;
    const Place place{line.page, line.number};
    if (const auto age = take_age(text, lexicon, true)) {
      const std::string_view rest = std::string_view(text).substr(age->length);
      const Person person = read_person(rest, lexicon);
      if (rest.empty() || person.sex) findings.ages.push_back({age->value, place});
      if (person.sex) findings.sexes.push_back({*person.sex, place});
    } else if (const auto sex = take_sex(text, lexicon); sex && sex->length == text.size()) {
      findings.sexes.push_back({sex->value, place});
    }
  }
}

bool is_of_patient(WordRole role) {
  return role == WordRole::fact_patient || role == WordRole::fact_birth ||
         role == WordRole::fact_sex || role == WordRole::fact_age;
}

void read_patient_lines(const std::vector<Line>& lines, const std::vector<LabelledText>& labels,
                        const Lexicon& lexicon, Findings& findings) {
  auto label = labels.begin();
  for (const Line& line : lines) {
    const auto here = [&](const LabelledText& text) {
      return text.place.page == line.page && text.place.line == line.number;
    };
    const auto first = std::find_if(label, labels.end(), here);
    if (first == labels.end()) continue;
    label = std::find_if_not(first, labels.end(), here);
    const bool patient =
        std::any_of(first, label, [](const LabelledText& t) { return is_of_patient(t.role); });
    if (patient) read_bare_cells(line, lexicon, findings);
  }
}

// The day/month order is known from other dates, or from a language that has only one. English is
// written in both orders, so that its habit settles nothing.
bool is_order_known(const Detected<DateOrder>& order) {
  return order.origin == Origin::detected || order.origin == Origin::user ||
         (order.origin == Origin::assumed && order.value == DateOrder::day_month);
}

Date swapped(const Date& date) { return {date.year, date.day, date.month}; }

int day_count(const Date& date) { return date.year * 372 + date.month * 31 + date.day; }

class Decision {
 public:
  Decision(const Findings& findings, const Conventions& conventions)
      : findings_(findings), order_known_(is_order_known(conventions.date_order)) {
    if (!order_known_) settle_order();
  }

  HeaderReading decide() {
    ReportHeader& header = reading_.header;
    header.patient.sex = only(findings_.sexes, "sex", "the patient's sex");
    if (const auto age = only(findings_.ages, "age", "the patient's age")) {
      header.patient.age_years = age->years;
      header.patient.age_months = age->months;
    }
    if (const auto birth = decided(findings_.births, "birth date")) {
      header.patient.birth_date = birth->date;
    }
    note_several(findings_.collected);
    header.collected = decided(findings_.collected, "collection date");
    header.received = decided(findings_.received, "date of receipt");
    header.reported = decided(findings_.reported, "report date");
    header.specimen = agreed(findings_.specimens);
    header.status = agreed(findings_.states);
    return std::move(reading_);
  }

 private:
  // Collected, received, reported: the order in which these follow each other within a stay.
  void settle_order() {
    const std::array<const std::vector<Found<ReadDate>>*, 3> steps = {
        &findings_.collected, &findings_.received, &findings_.reported};
    const auto plausible = [&](bool swap) {
      const Date* before = nullptr;
      std::array<Date, 3> dates;
      for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i]->empty()) continue;
        const ReadDate& read = steps[i]->front().value;
        dates[i] = swap && read.both_orders ? swapped(read.moment.date) : read.moment.date;
        const int days = before ? day_count(dates[i]) - day_count(*before) : 0;
        if (days < 0 || days > longest_stay) return false;
        before = &dates[i];
      }
      return true;
    };
    const bool as_read = plausible(false);
    if (as_read == plausible(true)) return;
    order_known_ = true;
    swap_ = !as_read;
  }

  template <class T>
  std::optional<T> only(const std::vector<Found<T>>& found, const std::string& what,
                        const std::string& phrase) {
    if (found.empty()) return std::nullopt;
    for (const Found<T>& other : found) {
      if (other.value == found.front().value) continue;
      reading_.notes.push_back({"contradicting_" + what,
                                phrase + " is printed in two ways, so neither is used",
                                other.place});
      return std::nullopt;
    }
    return found.front().value;
  }

  // The first of these dates, with the time that another copy of it may show.
  std::optional<Moment> decided(const std::vector<Found<ReadDate>>& found,
                                const std::string& what) {
    if (found.empty()) return std::nullopt;
    const ReadDate& first = found.front().value;
    if (first.both_orders && !order_known_) {
      reading_.notes.push_back(
          {"ambiguous_date_order",
           "the " + what + " reads two ways; a date with a day above 12 would settle it",
           found.front().place});
      return std::nullopt;
    }
    Moment moment = first.moment;
    for (const Found<ReadDate>& other : found) {
      if (!moment.time && other.value.moment.date == moment.date)
        moment.time = other.value.moment.time;
    }
    if (swap_ && first.both_orders) moment.date = swapped(moment.date);
    return moment;
  }

  void note_several(const std::vector<Found<ReadDate>>& found) {
    for (const Found<ReadDate>& other : found) {
      if (other.value.moment.date == found.front().value.moment.date) continue;
      reading_.notes.push_back(
          {"several_collection_dates",
           "several collection dates are printed; the first one stands for the "
           "report",
           other.place});
      return;
    }
  }

  static std::string agreed(const std::vector<Found<std::string>>& found) {
    for (const Found<std::string>& other : found) {
      if (other.value != found.front().value) return {};
    }
    return found.empty() ? std::string() : found.front().value;
  }

  const Findings& findings_;
  bool order_known_ = false;
  bool swap_ = false;  // day and month the other way round than they were read
  HeaderReading reading_;
};

// Whether labels of a report's date or status begin with this word: "report", "Befund".
bool begins_report_label(std::string_view word, const Lexicon& lexicon) {
  const std::string key = fold_name(word);
  return std::any_of(
      lexicon.entries().begin(), lexicon.entries().end(), [&](const LexiconEntry& e) {
        const bool label = e.role == WordRole::fact_reported || e.role == WordRole::fact_status;
        return label && e.key.substr(0, e.key.find(' ')) == key;
      });
}

// A heading that names a laboratory: the word for one beside a name, no label, no number, and no
// title such as "Laboratory Report".
bool is_laboratory_name(std::string_view text, const Lexicon& lexicon) {
  if (text.size() > 70 || text.find_first_of(":0123456789@|,") != std::string_view::npos) {
    return false;
  }
  bool laboratory = false;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const LeadingWords leading(text.substr(at));
    laboratory = laboratory || leading.match(WordRole::fact_laboratory, lexicon);
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return laboratory && words.size() > 1 &&
         std::none_of(words.begin(), words.end(),
                      [&](std::string_view word) { return begins_report_label(word, lexicon); }) &&
         !LeadingWords(text).match_all(WordRole::fact_laboratory, lexicon);
}

std::string laboratory_in_heading(const std::vector<Line>& lines, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < lines.size() && i < heading_lines && lines[i].page == 1; ++i) {
    for (const Cell& cell : lines[i].cells) {
      std::string text = cell.text();
      if (is_laboratory_name(text, lexicon)) return text;
    }
  }
  return {};
}

// "FINAL REPORT" alone in its cell.
void read_state_headings(const std::vector<Line>& lines, const Lexicon& lexicon,
                         Findings& findings) {
  for (std::size_t i = 0; i < lines.size() && i < heading_lines; ++i) {
    for (const Cell& cell : lines[i].cells) {
      if (cell.words.size() > 3) continue;
      const WordsMatch state = LeadingWords(cell.text()).match_all(WordRole::report_state, lexicon);
      if (!state) continue;
      findings.states.push_back(
          {std::string(state.entry->value), {lines[i].page, lines[i].number}});
    }
  }
}

}  // namespace

HeaderReading read_header(const std::vector<Line>& lines, const Conventions& conventions,
                          const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  Findings findings;
  const FactReader reader(conventions, lexicon);
  const std::vector<LabelledText> labels = labelled_texts(lines, lexicon);
  for (const LabelledText& label : labels) reader.read(label, findings);
  read_patient_lines(lines, labels, lexicon, findings);
  read_state_headings(lines, lexicon, findings);
  HeaderReading reading = Decision(findings, conventions).decide();
  reading.header.laboratory = laboratory_in_heading(lines, lexicon);
  return reading;
}

}  // namespace labread
