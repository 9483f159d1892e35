#include "parser/header/header_facts.h"

#include <algorithm>
#include <charconv>

#include "parser/tokens/pattern.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr int oldest = 125;

int number_in(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !(is_ascii_letter(text[at]) || is_ascii_digit(text[at]));
}

// 044/03/02: years, months and days with leading zeros.
std::optional<Taken<Age>> take_three_parts(std::string_view text) {
  if (text.size() < 4 || text[3] != '/') return std::nullopt;
  static const Pattern pattern("([0-9]{3})/([0-9]{2})/([0-9]{2})");
  const auto found = pattern.at_start(text);
  if (!found || !ends_word(text, (*found)[0].size())) return std::nullopt;
  const int years = number_in((*found)[1]);
  const int months = number_in((*found)[2]);
  if (years > oldest || months > 11) return std::nullopt;
  Age age;
  age.years = years;
  if (years < 2) age.months = years * 12 + months;
  return Taken<Age>{age, (*found)[0].size()};
}

std::optional<Age> age_in(int count, std::string_view unit) {
  Age age;
  if (unit == "years" || unit == "years_old") {
    if (count > oldest) return std::nullopt;
    age.years = count;
    return age;
  }
  age.months = unit == "months" ? count : unit == "weeks" ? count * 7 / 30 : count / 30;
  age.years = *age.months / 12;
  return age;
}

// " 4 M", " 4M 12D" behind years: the months and days of an age, whose letters are no sex.
std::size_t finer_parts(std::string_view text, const Lexicon& lexicon) {
  std::size_t at = 0;
  for (const char letter : {'M', 'D'}) {
    const std::size_t from = at + blanks_at(text, at);
    std::size_t end = from;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end == from || end - from > 2) break;
    const std::size_t unit = end + blanks_at(text, end);
    const WordsMatch word = match_words(text.substr(unit), WordRole::age_unit, lexicon);
    const bool short_form =
        unit < text.size() && (text[unit] & ~0x20) == letter && ends_word(text, unit + 1);
    if (!short_form && !word) break;
    at = unit + (short_form ? 1 : word.length);
  }
  return at;
}

std::size_t separators_at(std::string_view text, std::size_t at) {
  constexpr std::string_view long_dash = "\u2013";
  std::size_t end = at;
  for (;;) {
    end = std::min(text.find_first_not_of(" /,|;-.():", end), text.size());
    if (!text.substr(end).starts_with(long_dash)) return end - at;
    end += long_dash.size();
  }
}

// "M (Mujer)": the word in brackets says what the letter in front stands for.
std::optional<Taken<Sex>> take_explained_sex(std::string_view text, const Lexicon& lexicon) {
  auto sex = take_sex(text, lexicon);
  if (!sex) return std::nullopt;
  const std::size_t open = sex->length + blanks_at(text, sex->length);
  if (open >= text.size() || text[open] != '(') return sex;
  const auto word = take_sex(text.substr(open + 1), lexicon);
  if (!word) return sex;
  const std::size_t close = open + 1 + word->length;
  if (close >= text.size() || text[close] != ')') return sex;
  return Taken<Sex>{word->value, close + 1};
}

// "No" is no Hungarian woman ("nő"): so short a word that is a plain one elsewhere needs its
// accent.
bool is_plain_word_without_accent(std::string_view printed, const LexiconEntry& entry,
                                  const Lexicon& lexicon) {
  const bool accent = std::any_of(printed.begin(), printed.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return !accent && entry.key.size() == 2 && lexicon.find(entry.key, WordRole::prose) != nullptr;
}

}  // namespace

std::optional<Taken<Sex>> take_sex(std::string_view text, const Lexicon& lexicon) {
  const WordsMatch word = match_words(text, WordRole::sex_word, lexicon);
  if (!word || !ends_word(text, word.length)) return std::nullopt;
  if (is_plain_word_without_accent(text.substr(0, word.length), *word.entry, lexicon)) {
    return std::nullopt;
  }
  const Sex sex = word.entry->value == "female" ? Sex::female : Sex::male;
  return Taken<Sex>{sex, word.length};
}

std::optional<Taken<Age>> take_age(std::string_view text, const Lexicon& lexicon,
                                   bool unit_needed) {
  if (auto parts = take_three_parts(text)) return parts;
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  if (digits == 0 || digits > 3) return std::nullopt;
  const int count = number_in(text.substr(0, digits));
  const bool joined = text.substr(digits).starts_with('-');  // "77-year-old", "77-jährig"
  const std::size_t blanks = joined ? 1 : blanks_at(text, digits);
  const WordsMatch unit = match_words(text.substr(digits + blanks), WordRole::age_unit, lexicon);
  if (unit) {
    const auto age = age_in(count, unit.entry->value);
    if (!age) return std::nullopt;
    const std::size_t length = digits + blanks + unit.length;
    return Taken<Age>{*age, length + (age->months ? 0 : finer_parts(text.substr(length), lexicon))};
  }
  const std::string_view rest = text.substr(digits);
  const bool goes_on = !rest.empty() && rest[0] != ' ' && rest[0] != ')' && rest[0] != ',' &&
                       !(rest[0] == '/' && rest.size() > 1 && !is_ascii_digit(rest[1]));
  if (unit_needed || goes_on || count > oldest) return std::nullopt;
  return Taken<Age>{*age_in(count, "years"), digits};
}

Person read_person(std::string_view text, const Lexicon& lexicon) {
  return take_person(text, lexicon).value;
}

Taken<Person> take_person(std::string_view text, const Lexicon& lexicon) {
  Person person;
  std::size_t at = separators_at(text, 0);
  for (int part = 0; part < 2 && at < text.size(); ++part) {
    const std::string_view rest = text.substr(at);
    if (const auto sex = person.sex ? std::nullopt : take_explained_sex(rest, lexicon)) {
      person.sex = sex->value;
      at += sex->length;
    } else if (const auto age = person.age ? std::nullopt : take_age(rest, lexicon)) {
      person.age = age->value;
      at += age->length;
    } else {
      break;
    }
    at += separators_at(text, at);
  }
  return {person, person.sex || person.age ? at : 0};
}

bool is_title(std::string_view word, const Lexicon& lexicon) {
  const WordsMatch title = LeadingWords(word).match_all(WordRole::fact_patient, lexicon);
  return title && title.entry->key.size() > 1;
}

std::string read_specimen(std::string_view text, const Lexicon& lexicon) {
  std::string specimen;
  for (std::size_t at = 0; at < text.size();) {
    if (const WordsMatch word = match_words(text.substr(at), WordRole::specimen_word, lexicon)) {
      if (!specimen.empty() && specimen != word.entry->value) return {};
      specimen = std::string(word.entry->value);
      at += word.length;
      continue;
    }
    const std::size_t end = text.find_first_of(" /,;(", at);
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  return specimen;
}

}  // namespace labread
