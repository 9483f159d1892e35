#include "parser/rows/weigh_name.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// "TNP", "negative", "High" are no names.
bool is_result_word(std::string_view key, const Lexicon& lexicon) {
  return lexicon.find(key, WordRole::status_word) != nullptr ||
         lexicon.find(key, WordRole::value_word) != nullptr ||
         lexicon.find(key, WordRole::flag_word) != nullptr;
}

// "vitamin d deficiency" -> " deficiency"; the words of the name itself name no band.
std::string_view behind_name(std::string_view key, const Catalogue& catalogue) {
  const NameMatch match = catalogue.match_name(key);
  return match.name == nullptr ? key : key.substr(match.length);
}

// A word of it names a band.
bool names_a_band(std::string_view key, const Lexicon& lexicon) {
  for (std::size_t at = key.find(' '); at != std::string_view::npos; at = key.find(' ', at + 1)) {
    if (lexicon.longest(key.substr(at + 1), WordRole::band_word).entry != nullptr) return true;
  }
  return false;
}

// "in 1250 adults", not "Protein S100" or "CD4".
bool has_whole_number(std::string_view key) {
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = key.substr(at, end - at);
    if (word.size() > 2 && word.find_first_not_of("0123456789") == std::string_view::npos)
      return true;
    at = end + 1;
  }
  return false;
}

// Words that head results of another day, of a control or of another person, at a text's start.
std::size_t words_of_others(std::string_view key, const Lexicon& lexicon) {
  const LexiconMatch aside = lexicon.longest(key, WordRole::aside_heading);
  const bool others = aside.entry != nullptr && aside.entry->value != "current";
  return std::max(others ? aside.length : 0,
                  lexicon.longest(key, WordRole::header_previous).length);
}

// "Vitamin D (previous)", "Glucose QC low", "Control, sodium": words behind a known name or in
// front of it.
bool tells_of_others(std::string_view key, const Catalogue& catalogue) {
  if (catalogue.find_name(key) != nullptr) return false;
  const Lexicon& lexicon = catalogue.lexicon();
  const std::string_view words = behind_name(key, catalogue);
  if (words.size() < key.size()) {
    return words.size() > 1 && words_of_others(words.substr(1), lexicon) > 0;
  }
  const std::size_t front = words_of_others(key, lexicon);
  return front > 0 && front < key.size() &&
         behind_name(key.substr(front + 1), catalogue).size() < key.size() - front - 1;
}

// "Potassium result verified. Specimen not   hemolyzed": a sentence ends inside the name.
bool holds_sentence_end(std::string_view name) {
  constexpr std::size_t longest_short_form = 4;  // "Vit. D", "Anti. HBs"
  for (std::size_t stop = name.find(". "); stop != std::string_view::npos;
       stop = name.find(". ", stop + 1)) {
    const std::size_t blank = name.rfind(' ', stop);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = name.substr(begin, stop - begin);
    const bool small = word.size() > longest_short_form && word[1] >= 'a' && word[1] <= 'z';
    if (small && begin > 0) return true;
  }
  return false;
}

// "Urine culture set up, result to follow."
bool is_clause(const RowReading& reading) {
  const bool whole = std::any_of(reading.evidence.begin(), reading.evidence.end(),
                                 [](const Evidence& e) { return e.weight == weights::known_name; });
  return !whole && reading.read.kind != ValueKind::number && reading.name.text.ends_with(',') &&
         reading.value.cell == reading.name.cell;
}

// "Deficiency, severe: below 10 ng/ml"
bool is_labelled_band(const RowReading& reading, std::string_view key, const Lexicon& lexicon) {
  if (!reading.could_be_range) return false;
  const bool colon = std::any_of(reading.placement.begin(), reading.placement.end(),
                                 [](const Evidence& e) { return e.weight == weights::colon; });
  return colon && lexicon.longest(key, WordRole::band_word).entry != nullptr;
}

// "Hemoglobin 12." above "5   g/dL"
bool ends_in_half_a_number(std::string_view name) {
  return is_torn_front(name.substr(name.rfind(' ') + 1));
}

// "For adults with known diabetes, a": long, or several words that begin as a sentence does.
bool is_sentence(std::string_view key, const Lexicon& lexicon) {
  const auto words = std::count(key.begin(), key.end(), ' ') + 1;
  return words > 9 ||
         (words > 3 && lexicon.find(key.substr(0, key.find(' ')), WordRole::prose) != nullptr);
}

}  // namespace

void weigh_name(RowReading& reading, const Catalogue& catalogue) {
  auto& evidence = reading.evidence;
  if (reading.name.empty()) return;
  const std::string key = fold_name(reading.name.text);
  if (const Name* whole = catalogue.find_name(key)) {
    reading.known_name = true;
    reading.candidates.assign(whole->analytes.begin(), whole->analytes.end());
    evidence.push_back({"a known name", weights::known_name});
  } else if (reading.known_name && reading.could_be_range &&
             names_a_band(behind_name(key, catalogue), catalogue.lexicon())) {
    evidence.push_back({"a limit and what it means", weights::band_line});
  } else if (reading.known_name) {
    evidence.push_back(reading.known_start
                           ? Evidence{"begins with a known name", weights::known_start}
                           : Evidence{"holds a known name", weights::known_inside});
  } else if (is_labelled_band(reading, key, catalogue.lexicon())) {
    evidence.push_back({"a limit and what it means", weights::band_line});
  } else {
    evidence.push_back({"an unknown name", weights::unknown_name});
  }
  if (!reading.known_name && reading.name.text.find(": ") != std::string::npos) {
    evidence.push_back({"a colon inside the name", weights::colon_inside});
  }
  const bool counts = holds_digit(key) && reading.name.text.find(' ') != std::string::npos;
  if (!reading.known_name && counts && has_whole_number(key)) {
    evidence.push_back({"a number inside an unknown name", weights::number_in_unknown_name});
  }
  // More words than names have: "Troponin T: suggest repeat sample. A change of >7 ng/L".
  constexpr auto most_blanks_of_name = 6;
  const bool loose = reading.read.kind == ValueKind::word || !reading.known_name ||
                     std::count(key.begin(), key.end(), ' ') > most_blanks_of_name;
  if (loose && holds_sentence_end(reading.name.text)) {
    evidence.push_back({"a sentence ends inside the name", weights::prose});
  }
  if (is_clause(reading)) evidence.push_back({"words of a sentence", weights::prose});
  if (!reading.known_name && is_sentence(key, catalogue.lexicon())) {
    evidence.push_back({"words of a sentence", weights::prose});
  }
  if (!reading.known_name && is_result_word(key, catalogue.lexicon())) {
    evidence.push_back({"a result's word where the name should be", weights::no_name});
  }
  if (reading.read.kind == ValueKind::number && tells_of_others(key, catalogue)) {
    evidence.push_back({"an earlier result or a limit by its name", weights::contradiction});
  }
  if (!reading.known_name && catalogue.lexicon().find(key, WordRole::value_lead) != nullptr) {
    evidence.push_back({"a label where the name should be", weights::no_name});
  }
  if (!reading.known_name && is_whole_unit(reading.name.text, catalogue)) {
    evidence.push_back({"a unit where the name should be", weights::no_name});
  }
  if (ends_in_half_a_number(reading.name.text) && catalogue.find_name(key) == nullptr)
    evidence.push_back({"half a number ends the name", weights::torn_number});
  if (!has_letter(reading.name.text))
    evidence.push_back({"no letters in the name", weights::no_name});
}

}  // namespace labread
