#include "parser/header/header.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "parser/header/header_facts.h"
#include "parser/header/header_findings.h"
#include "parser/header/header_heading.h"
#include "parser/header/header_labels.h"
#include "parser/header/header_order.h"
#include "parser/header/patients.h"
#include "parser/tokens/date.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr int last_heading_line = 12;  // on page one

class FactReader {
 public:
  FactReader(const Conventions& conventions, const Lexicon& lexicon)
      : conventions_(conventions), lexicon_(lexicon) {}

  void read(const LabelledText& label, Findings& findings) const {
    if (label.inside && !is_certain_inside(label)) return;
    const std::size_t before = findings.count();
    read_text(label, findings);
    if (findings.count() > before || label.below.empty()) return;
    LabelledText lower = label;
    lower.text = lower.below;
    lower.next.clear();
    read_text(lower, findings);
  }

  // "Blood test summary, sample taken 2025-01-27": unmarked words of the heading, right before a
  // date.
  void read_collected_inside(const LabelledText& label, Findings& findings) const {
    const bool heading = label.place.page == 1 && label.place.line <= last_heading_line;
    if (label.role != WordRole::fact_collected) return;
    if (label.inside && heading) read_date(label, findings.collected);
  }

 private:
  // "DOE, JANE, geb. 01.02.1950", "DOB 01.02.1950 Sex F": a whole sex or age, or a birth date.
  bool is_certain_inside(const LabelledText& label) const {
    if (label.role == WordRole::fact_birth) return true;
    if (label.role != WordRole::fact_sex && label.role != WordRole::fact_age) return false;
    return take_person(label.text, lexicon_).length == label.text.size();
  }

  void read_text(const LabelledText& label, Findings& findings) const {
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

  void read_person_fact(const LabelledText& label, Findings& findings) const {
    if (read_behind_date(label, findings)) return;
    const Person person = read_person(label.text, lexicon_);
    const bool whole = label.sure || label.inside || label.text.size() <= 12;
    if (!whole) return;
    // "Sex: F 61" gives no age, "Age: 61 F" gives a sex only where the label asks for both.
    if (person.sex && (label.role == WordRole::fact_sex || has_unit(label.text))) {
      findings.sexes.push_back({*person.sex, label.place});
    }
    if (person.age && (label.role == WordRole::fact_age || has_unit(label.text))) {
      findings.ages.push_back({*person.age, label.place});
    }
  }

  // "Date of birth / Age: 14.09.1984 / 39"
  bool read_behind_date(const LabelledText& label, Findings& findings) const {
    const auto date = date_at(label.text);
    if (!date) return false;
    const std::string_view rest = std::string_view(label.text).substr(date->length);
    const Taken<Person> person = take_person(rest, lexicon_);
    if (person.length != rest.size() || !label.sure) return false;
    if (person.value.sex) findings.sexes.push_back({*person.value.sex, label.place});
    if (person.value.age) findings.ages.push_back({*person.value.age, label.place});
    return person.value.sex || person.value.age;
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
    const std::string_view behind = text.substr(date.length);
    if (behind.size() < 5 || !is_ascii_digit(behind[1])) return;
    static const Pattern pattern(" ([01][0-9]|2[0-3])([0-5][0-9])(?: |$)");
    const auto found = pattern.at_start(behind);
    if (!found) return;
    const auto number = [](std::string_view d) { return (d[0] - '0') * 10 + d[1] - '0'; };
    date.value.moment.time = TimeOfDay{number((*found)[1]), number((*found)[2])};
    date.length += 5;
  }

  // "Date collected   12/12/23   19/03/24": the days of a cumulative table, none the report's.
  bool heads_columns(const LabelledText& label, const Taken<ReadDate>& date) const {
    if (date.length != label.text.size()) return false;
    const auto next = date_at(label.next);
    return next && next->length == label.next.size() &&
           next->value.moment.date != date.value.moment.date;
  }

  void read_date(const LabelledText& label, std::vector<Found<ReadDate>>& dates) const {
    auto date = date_at(label.text);
    if (!date || heads_columns(label, *date)) return;
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
    } else if (label.sure) {
      read_age_in_bracket(label, date->length, findings);
    }
    if (person.sex) findings.sexes.push_back({*person.sex, label.place});
  }

  // "8 January 1957 (aged 68 years)", "1990-02-17 (35)"
  void read_age_in_bracket(const LabelledText& label, std::size_t from, Findings& findings) const {
    const std::string_view rest = std::string_view(label.text).substr(from);
    const std::size_t close = rest.find(')');
    if (!rest.starts_with(" (") || close == std::string_view::npos) return;
    const std::string_view inside = rest.substr(2, close - 2);
    const std::size_t digit = first_digit(inside);
    if (digit == std::string_view::npos) return;
    const auto age = take_age(inside.substr(digit), lexicon_, digit > 0);
    if (age) findings.ages.push_back({age->value, label.place});
  }

  // "ARJUN SAMPLE (22Y/M)": behind the name, in brackets.
  void read_patient(const LabelledText& label, Findings& findings) const {
    read_sex_in_pieces(label, findings);
    const std::size_t bracket = label.text.find('(');
    if (bracket == std::string::npos) return;
    const std::string_view inside = std::string_view(label.text).substr(bracket);
    const auto [person, length] = take_person(inside, lexicon_);
    const bool both = person.sex && person.age && length == inside.size();
    if (!both && !has_unit(inside)) return;
    if (person.age) findings.ages.push_back({*person.age, label.place});
    if (person.sex) findings.sexes.push_back({*person.sex, label.place});
  }

  // "DOE, JANE | Female | DOB: …", "DOE Jane, f,": a piece between bars or commas; between commas a
  // capital may be an initial.
  void read_sex_in_pieces(const LabelledText& label, Findings& findings) const {
    std::string_view rest = label.text;
    for (std::size_t bar = rest.find_first_of("|,"); bar != std::string_view::npos;
         bar = rest.find_first_of("|,")) {
      const bool comma = rest[bar] == ',';
      rest.remove_prefix(bar + 1);
      const std::string_view piece = rest.substr(0, rest.find_first_of("|,"));
      const Taken<Person> person = take_person(piece, lexicon_);
      if (person.length != piece.size() || !person.value.sex) continue;
      const std::size_t letter = piece.find_first_not_of(' ');
      const bool small = piece.size() == letter + 1 && piece[letter] >= 'a' && piece[letter] <= 'z';
      if (comma && !small) continue;
      findings.sexes.push_back({*person.value.sex, label.place});
    }
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

// Cells that are a fact without a label: "44A", "(59 Y)", "68 y.o. male", "V" behind a birth date.
// Only in lines that hold labels of the patient, since bands of ranges look alike.
void read_bare_cells(const Line& line, const Lexicon& lexicon, Findings& findings) {
  for (const Cell& cell : line.cells) {
    std::string text = cell.text();
    if (text.size() > 20) continue;
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    const Place place{line.page, line.number};
    if (const auto age = take_age(text, lexicon, true)) {
      const std::string_view rest = std::string_view(text).substr(age->length);
      const Person person = read_person(rest, lexicon);
      if (rest.empty() || person.sex) findings.ages.push_back({age->value, place});
      if (person.sex) findings.sexes.push_back({*person.sex, place});
    } else if (const auto sex = take_sex(text, lexicon);
               sex && sex->length == text.size() && !is_title(text, lexicon)) {
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

class Decision {
 public:
  Decision(const Findings& findings, const Conventions& conventions, const std::vector<Line>& lines,
           const Catalogue& catalogue)
      : findings_(findings), order_known_(is_order_known(conventions.date_order)) {
    reading_.date_order = conventions.date_order;
    if (order_known_) return;
    const auto swap = swap_shown(findings, lines, conventions, catalogue);
    order_known_ = swap.has_value();
    swap_ = swap.value_or(false);
    if (order_known_) reading_.date_order.origin = Origin::detected;
    if (swap_) reading_.date_order.value = turned(conventions.date_order.value);
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

}  // namespace

HeaderReading read_header(const std::vector<Line>& lines, const Conventions& conventions,
                          const Catalogue& catalogue) {
  return read_header(lines, labelled_texts(lines, catalogue.lexicon()), conventions, catalogue);
}

HeaderReading read_header(const std::vector<Line>& lines, const std::vector<LabelledText>& labels,
                          const Conventions& conventions, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  Findings findings;
  const FactReader reader(conventions, lexicon);
  for (const LabelledText& label : labels) reader.read(label, findings);
  if (findings.collected.empty()) {
    for (const LabelledText& label : labels) reader.read_collected_inside(label, findings);
  }
  read_patient_lines(lines, labels, lexicon, findings);
  read_bare_person(lines, conventions, lexicon, findings);
  read_titles(labels, lexicon, findings);
  read_state_headings(lines, lexicon, findings);
  HeaderReading reading = Decision(findings, conventions, lines, catalogue).decide();
  reading.header.laboratory = laboratory_in_heading(lines, lexicon);
  reading.header.patient.name_words = name_in_head(labels, catalogue);
  return reading;
}

void take_collection_of_rows(std::span<const Result> results, HeaderReading& head) {
  const auto said = [](const Note& note) { return note.code == "ambiguous_date_order"; };
  if (head.header.collected || std::any_of(head.notes.begin(), head.notes.end(), said)) return;
  std::optional<Moment> most;
  std::ptrdiff_t most_rows = 0;
  std::ptrdiff_t dated = 0;
  for (const Result& result : results) {
    if (!result.collected) continue;
    ++dated;
    const auto rows = std::count_if(results.begin(), results.end(), [&](const Result& other) {
      return other.collected == result.collected;
    });
    if (rows > most_rows) most = result.collected;
    most_rows = std::max(most_rows, rows);
  }
  if (!most || dated * 2 < std::ssize(results)) return;
  head.header.collected = most;
  if (most_rows == dated) return;
  head.notes.push_back({"several_collection_dates",
                        "the rows carry several collection dates; the one of most rows stands for "
                        "the report",
                        std::nullopt});
}

}  // namespace labread
