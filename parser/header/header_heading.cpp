#include "parser/header/header_heading.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/text.h"
#include "parser/tokens/date.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t heading_lines = 12;  // of page one, where a report says whose it is
constexpr int last_title_line = 12;        // on page one, where the patient is addressed

// A cell cut at bars and middle dots: "A, B | 04/22/2003 | F".
std::vector<std::string> pieces_of(const Line& line) {
  std::vector<std::string> pieces;
  for (const Cell& cell : line.cells) {
    const std::string text = cell.text();
    std::string_view rest = text;
    while (!rest.empty()) {
      std::size_t end = rest.size();
      std::size_t next = rest.size();
      for (const std::string_view bar : {"|", "·", "•", ";"}) {
        const std::size_t at = rest.find(bar);
        if (at < end) {
          end = at;
          next = at + bar.size();
        }
      }
      if (const auto piece = trimmed(rest.substr(0, end)); !piece.empty()) {
        pieces.emplace_back(piece);
      }
      rest.remove_prefix(next);
    }
  }
  return pieces;
}

bool has_age_unit(std::string_view text, const Lexicon& lexicon) {
  const std::size_t digit = first_digit(text);
  return digit != std::string_view::npos && take_age(text.substr(digit), lexicon, true);
}

// "Female, 47 years" and nothing else. Bands of a range always go on with their limits.
std::optional<Person> whole_person(std::string_view text, const Lexicon& lexicon) {
  const Taken<Person> person = take_person(text, lexicon);
  const bool whole = person.length == text.size() && person.value.sex && person.value.age;
  if (!whole || !has_age_unit(text, lexicon)) return std::nullopt;
  return person.value;
}

bool is_whole_sex_word(std::string_view text, const Lexicon& lexicon) {
  constexpr std::size_t shortest = 4;  // bytes: a letter may be an initial
  const auto sex = take_sex(text, lexicon);
  return sex && sex->length == text.size() && text.size() >= shortest && !is_title(text, lexicon);
}

// "Jordan Sample | Male | 41 years", "Female | 36 | Test date: 2025-10-21": a piece that is a sex
// in a word, and right behind it one that is an age.
std::optional<Person> person_in_pieces(const std::vector<std::string>& pieces,
                                       const Lexicon& lexicon) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (!is_whole_sex_word(pieces[i], lexicon)) continue;
    const std::string_view behind = pieces[i + 1];
    const auto age = take_age(behind, lexicon, false);
    const bool whole = age && (age->length == behind.size() ||
                               has_age_unit(behind.substr(0, age->length), lexicon));
    if (!whole) continue;
    Person person;
    person.sex = take_sex(pieces[i], lexicon)->value;
    person.age = age->value;
    return person;
  }
  return std::nullopt;
}

// The sex in a line of name, date and sex: one piece is a date alone, one a sex word alone.
std::optional<Sex> sex_beside_date(const std::vector<std::string>& pieces,
                                   const Conventions& conventions, const Lexicon& lexicon) {
  if (pieces.size() < 3 || pieces.size() > 6) return std::nullopt;
  int dates = 0;
  std::vector<Sex> sexes;
  for (const std::string& piece : pieces) {
    const auto date = take_date(piece, conventions.date_order.value, lexicon);
    dates += date && date->length == piece.size();
    const auto sex = take_sex(piece, lexicon);
    const bool whole = sex && sex->length == piece.size() && !is_title(piece, lexicon);
    if (whole) sexes.push_back(sex->value);
  }
  if (dates != 1 || sexes.size() != 1) return std::nullopt;
  return sexes.front();
}

// The title that a patient's label is, as a whole.
std::optional<Sex> title_of(const LabelledText& label, const Lexicon& lexicon) {
  if (label.role != WordRole::fact_patient) return std::nullopt;
  const auto sex = take_sex(label.words, lexicon);
  if (!sex || sex->length != label.words.size()) return std::nullopt;
  return sex->value;
}

// The title that the value of a patient's label begins with: "Name   Mr. Sam Sample".
std::optional<Sex> title_in_value(const LabelledText& label, const Lexicon& lexicon) {
  if (label.role != WordRole::fact_patient || !label.sure) return std::nullopt;
  const auto sex = take_sex(label.text, lexicon);
  if (!sex || !is_title(label.text.substr(0, sex->length), lexicon)) return std::nullopt;
  return sex->value;
}

bool same_value(const LabelledText& a, const LabelledText& b) {
  return a.place.page == b.place.page && a.place.line == b.place.line && a.text == b.text;
}

// Whether this title stands before the patient's name and not a physician's: behind a label of the
// patient, or in the heading in one line with the birth date, age or the like, or right above it.
bool addresses_patient(const std::vector<LabelledText>& labels, std::size_t title,
                       const Lexicon& lexicon) {
  const LabelledText& own = labels[title];
  bool patient = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const LabelledText& other = labels[i];
    if (other.place.page != own.place.page) continue;
    const bool same = same_value(own, other);
    if (same && other.role == WordRole::fact_other) return false;
    patient = patient || (same && i < title && other.role == WordRole::fact_patient &&
                          !title_of(other, lexicon));
    const bool of_person = other.role == WordRole::fact_birth || other.role == WordRole::fact_age ||
                           other.role == WordRole::fact_sex;
    const int lines = other.place.line - own.place.line;
    patient = patient || (of_person && own.cell == 0 && own.place.page == 1 &&
                          own.place.line <= last_title_line && (lines == 0 || lines == 1));
  }
  return patient;
}

// Whether labels of a report's date or status begin with this word: "report", "Befund".
bool begins_report_label(std::string_view word, const Lexicon& lexicon) {
  const auto entries = lexicon.beginning(fold_name(word));
  return std::any_of(entries.begin(), entries.end(), [](const LexiconEntry& e) {
    return e.role == WordRole::fact_reported || e.role == WordRole::fact_status;
  });
}

// Words that stand in headings of any laboratory name none.
bool is_common_heading(std::string_view key, const Lexicon& lexicon) {
  return lexicon.find(key, WordRole::heading_word) != nullptr;
}

bool is_common_word(std::string_view word, const Lexicon& lexicon) {
  const std::string key = fold_name(word);
  if (key.size() < 3) return true;
  return !lexicon.exactly(key).empty();
}

// Whether a label of a person begins here, the patient or one who signs: a name may follow it.
bool begins_person_label(std::string_view text, const Lexicon& lexicon) {
  const LeadingWords words(text);
  const WordsMatch patient = words.match(WordRole::fact_patient, lexicon);
  if (patient && patient.entry->key.size() > 1) return true;
  if (words.match(WordRole::fact_birth, lexicon)) return true;
  const WordsMatch other = words.match(WordRole::fact_other, lexicon);
  return other && !is_common_heading(other.entry->key, lexicon);
}

// A heading that names a laboratory: the word for one beside a name, no label, no number, and no
// title such as "Laboratory Report" or "Laboratory Department".
bool is_laboratory_name(std::string_view text, const Lexicon& lexicon) {
  if (text.size() > 70 || text.find_first_of(":0123456789@|,") != std::string_view::npos) {
    return false;
  }
  bool laboratory = false;
  bool named = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const WordsMatch match =
        LeadingWords(text.substr(at)).match(WordRole::fact_laboratory, lexicon);
    if (begins_report_label(word, lexicon)) return false;
    const bool own = match && match.entry->key.find(' ') == std::string_view::npos;
    if (!own && begins_person_label(text.substr(at), lexicon)) return false;
    laboratory = laboratory || own;
    named = named || (!own && !is_common_word(word, lexicon));
    at = end + 1;
  }
  return laboratory && named;
}

// The part of a heading that names a laboratory: "Granite Laboratory - results".
std::string_view laboratory_name_in(std::string_view text, const Lexicon& lexicon) {
  constexpr std::string_view dash = " - ";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(dash), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    if (is_laboratory_name(part, lexicon)) return part;
    text.remove_prefix(std::min(end + dash.size(), text.size()));
  }
  return {};
}

// "M, 11.05.1949 (74 y)": a sex, a birth date and an age.
std::optional<Person> person_with_birth(std::string_view text, const Conventions& conventions,
                                        const Lexicon& lexicon) {
  const auto sex = take_sex(text, lexicon);
  if (!sex || !text.substr(sex->length).starts_with(", ")) return std::nullopt;
  text.remove_prefix(sex->length + 2);
  const auto birth = take_date(text, conventions.date_order.value, lexicon);
  if (!birth) return std::nullopt;
  text.remove_prefix(birth->length);
  const Taken<Person> age = take_person(text, lexicon);
  if (!age.value.age || age.value.sex || age.length != text.size() || !has_age_unit(text, lexicon))
    return std::nullopt;
  return Person{age.value.age, sex->value};
}

bool holds_title(std::string_view text, const Lexicon& lexicon) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (take_sex(word, lexicon) && is_title(word, lexicon)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// "A. Sample, 63 years, male", "Mr A. SAMPLE (M/63), your results": behind a name.
std::optional<Person> person_behind_name(std::string_view text, const Lexicon& lexicon) {
  const std::size_t digit = first_digit(text);
  const std::size_t open = text.find('(');
  if (digit == text.npos) return std::nullopt;
  if (open < digit && digit - open <= 3) {
    const std::string_view inside = text.substr(open + 1, text.find(')', open) - open - 1);
    const Taken<Person> person = take_person(inside, lexicon);
    constexpr std::size_t fewest = 4;  // "M/63"
    // "(F/12)" may be a bed, but not behind a form of address.
    const bool sure = is_ascii_digit(inside[0]) || holds_title(text.substr(0, open), lexicon);
    const bool whole = sure && person.length == inside.size() && inside.size() >= fewest &&
                       inside.find('/') != inside.npos && person.value.sex && person.value.age;
    return whole ? std::optional(person.value) : std::nullopt;
  }
  const std::size_t comma = text.substr(0, digit).find(", ");
  if (comma == text.npos || comma == 0) return std::nullopt;
  return whole_person(text.substr(comma + 2), lexicon);
}

// "71-year-old", "71-jährige" with the blank behind it: bytes, 0 where there is none.
std::size_t aged_length(std::string_view text, const Lexicon& lexicon) {
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  if (digits == 0 || digits == text.size() || text[digits] != '-') return 0;
  const WordsMatch old = match_words(text.substr(digits + 1), WordRole::age_unit, lexicon);
  const std::size_t end = digits + 1 + old.length;
  const bool ends = old && end < text.size() && text[end] == ' ';
  return ends && old.entry->value == "years_old" ? end + 1 : 0;
}

// The sex that one of the first words tells: "retired man". A form of address stands right in
// front: "Frau", not "son of Mrs Sample".
std::optional<Sex> sex_in_words(std::string_view text, const Lexicon& lexicon) {
  constexpr int most_words = 3;
  for (int word = 0; word < most_words; ++word) {
    const auto sex = take_sex(text, lexicon);
    if (sex && (word == 0 || !is_title(text.substr(0, sex->length), lexicon))) return sex->value;
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  return std::nullopt;
}

// "a 71-year-old retired man"
std::optional<Person> person_in_sentence(std::string_view text, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_digit(text[at]) || (at > 0 && text[at - 1] != ' ')) continue;
    const std::size_t aged = aged_length(text.substr(at), lexicon);
    if (aged == 0) continue;
    const auto age = take_age(text.substr(at), lexicon, true);
    const auto sex = sex_in_words(text.substr(at + aged), lexicon);
    if (age && sex) return Person{age->value, sex};
  }
  return std::nullopt;
}

void read_person_in_sentences(const std::vector<Line>& lines, const Lexicon& lexicon,
                              Findings& findings) {
  constexpr std::size_t most_lines = 60;
  for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i) {
    const auto person = person_in_sentence(lines[i].text(), lexicon);
    if (!person) continue;
    findings.sexes.push_back({*person->sex, {lines[i].page, lines[i].number}});
    findings.ages.push_back({*person->age, {lines[i].page, lines[i].number}});
    return;
  }
}

}  // namespace

void read_bare_person(const std::vector<Line>& lines, const Conventions& conventions,
                      const Lexicon& lexicon, Findings& findings) {
  if (!findings.sexes.empty() || !findings.ages.empty()) return;
  for (std::size_t i = 0; i < lines.size() && i < heading_lines && lines[i].page == 1; ++i) {
    const Place place{lines[i].page, lines[i].number};
    const std::vector<std::string> pieces = pieces_of(lines[i]);
    for (const std::string& piece : pieces) {
      auto person = whole_person(piece, lexicon);
      if (!person) person = person_with_birth(piece, conventions, lexicon);
      if (!person) person = person_behind_name(piece, lexicon);
      if (!person) continue;
      findings.sexes.push_back({*person->sex, place});
      findings.ages.push_back({*person->age, place});
    }
    if (const auto person = person_in_pieces(pieces, lexicon)) {
      findings.sexes.push_back({*person->sex, place});
      findings.ages.push_back({*person->age, place});
    } else if (const auto sex = sex_beside_date(pieces, conventions, lexicon)) {
      findings.sexes.push_back({*sex, place});
    }
  }
  if (findings.sexes.empty() && findings.ages.empty()) {
    read_person_in_sentences(lines, lexicon, findings);
  }
}

void read_titles(const std::vector<LabelledText>& labels, const Lexicon& lexicon,
                 Findings& findings) {
  if (!findings.sexes.empty()) return;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto sex = title_of(labels[i], lexicon);
    if (sex && !addresses_patient(labels, i, lexicon)) continue;
    if (!sex) sex = title_in_value(labels[i], lexicon);
    if (!sex) continue;
    findings.sexes.push_back({*sex, labels[i].place});
  }
}

void read_state_headings(const std::vector<Line>& lines, const Lexicon& lexicon,
                         Findings& findings) {
  for (std::size_t i = 0; i < lines.size() && i < heading_lines; ++i) {
    for (const Cell& cell : lines[i].cells) {
      if (cell.words.size() > 3 || !cell.starts.shares(WordRole::report_state)) continue;
      const WordsMatch state = LeadingWords(cell.text()).match_all(WordRole::report_state, lexicon);
      if (!state) continue;
      findings.states.push_back(
          {std::string(state.entry->value), {lines[i].page, lines[i].number}});
    }
  }
}

std::string laboratory_in_heading(const std::vector<Line>& lines, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < lines.size() && i < heading_lines && lines[i].page == 1; ++i) {
    for (const Cell& cell : lines[i].cells) {
      if (!cell.starts.shares(WordRole::fact_laboratory)) continue;
      const std::string text = cell.text();
      const std::string_view name = laboratory_name_in(text, lexicon);
      if (!name.empty()) return std::string(name);
    }
  }
  return {};
}

}  // namespace labread
