#include "parser/assembly/facts_above.h"

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/lists/told_earlier.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/date.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "###": how deep a heading of Markdown stands; 0: no heading.
std::size_t heading_level(const Line& line) {
  const std::string_view mark = line.cells.front().words.front()->text;
  const bool heads = mark.size() <= 6 && mark.find_first_not_of('#') == mark.npos;
  return heads && line.cells.front().words.size() > 1 ? mark.size() : 0;
}

// The day in "## 2025-08-26" and "## Results - 2025-08-26", not in "## Reported 2025-08-26" and not
// in the title of the document, "# Laboratory report 2025-09-01".
std::optional<Moment> day_of_heading(const TypedLine& typed, std::size_t level) {
  std::optional<Moment> day;
  if (level == 1 && typed.tokens.size() > 2) return day;
  for (const TypedToken& token : typed.tokens) {
    const bool other = token.label != nullptr && is_fact(token.label->role) &&
                       token.label->role != WordRole::fact_collected;
    if (other || (token.date && day) || token.is(token_number)) return std::nullopt;
    if (token.date) day = token.date;
  }
  return day;
}

}  // namespace

void FactsAbove::stand_below(std::string_view heading, const Lexicon& lexicon) {
  section = heading;
  specimen = specimen_in(section, lexicon);
  if (specimen == "red_cells") specimen.clear();
}

void FactsAbove::read_lead(std::string_view lead, const Conventions& conventions,
                           const Lexicon& lexicon) {
  const std::string_view first = lead.substr(0, lead.find_first_of(" :"));
  auto told = first.size() > 3 ? specimen_in(first, lexicon) : std::string();
  if (!told.empty()) specimen = std::move(told);
  for (std::size_t at = first_digit(lead); at != std::string_view::npos;
       at = lead.find_first_of("0123456789", lead.find_first_of(" (", at))) {
    const auto day = take_date(lead.substr(at), conventions.date_order.value, lexicon);
    if (day) collected = day->value.moment;
  }
}

std::string specimen_in(std::string_view text, const Lexicon& lexicon) {
  const std::string key = fold_name(text);
  for (std::size_t at = 0; at < key.size();) {
    if (const auto match =
            lexicon.longest(std::string_view(key).substr(at), WordRole::specimen_word);
        match.entry && match.length > 1) {
      return std::string(match.entry->value);
    }
    const std::size_t blank = key.find(' ', at);
    if (blank == std::string::npos) break;
    at = blank + 1;
  }
  return {};
}

std::string urine_headed_by(const TypedLine& typed, const Catalogue& catalogue) {
  constexpr std::size_t most_words = 5;
  const Line& line = *typed.line;
  if (line.cells.size() != 1 || line.cells[0].words.size() > most_words) return {};
  bool hours = false;
  for (const TypedToken& token : typed.tokens) {
    const bool word = token.is(token_text | token_label | token_name) || token.text == "h";
    const bool day = token.is(token_number) && token.text == "24";
    if (!word && !day) return {};
    hours = hours || day;
  }
  if (!hours) return {};
  std::string specimen = specimen_in(line.text(), catalogue.lexicon());
  const bool urine =
      specimen.starts_with("urine") && catalogue.find_name(fold_name(line.text())) == nullptr;
  return urine ? specimen : std::string();
}

std::optional<HeadedDay> day_headed_by(const TypedLine& typed, std::size_t level_in_force) {
  const std::size_t level = heading_level(*typed.line);
  if (level == 0) return std::nullopt;
  if (const auto day = day_of_heading(typed, level)) return HeadedDay{day, level};
  if (level_in_force >= level) return HeadedDay{};
  return std::nullopt;
}

const Moment* day_between(const TypedLine& typed, const Lexicon& lexicon) {
  constexpr std::size_t most_words = 4;
  if (typed.cells.size() != 1 || typed.tokens.size() > most_words) return nullptr;
  const TypedToken* day = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.is(token_date) && day == nullptr) {
      day = &token;
    } else if (!token.is(token_text | token_label) || token.is(token_number) ||
               (token.label != nullptr && is_fact(token.label->role))) {
      return nullptr;
    }
  }
  const bool titled =
      typed.tokens.size() == 1 || holds_words(typed.cells[0], WordRole::header_previous, lexicon);
  return day != nullptr && titled ? &*day->date : nullptr;
}

bool date_earlier(std::vector<Result>& results, const Moment& day) {
  bool dated = false;
  for (Result& result : results) {
    for (Previous& earlier : result.previous) {
      if (!earlier.date.empty()) continue;
      earlier.date = Moment{day.date, {}}.to_iso();
      dated = true;
    }
  }
  return dated;
}

std::optional<NamedEarlier> earlier_named_by(const TypedLine& typed, const Conventions& conventions,
                                             const Catalogue& catalogue) {
  if (typed.cells.size() != 1) return std::nullopt;
  const std::string_view text = typed.cells[0];
  const std::size_t colon = text.find(": ");
  if (colon == text.npos) return std::nullopt;
  const std::string_view behind = text.substr(colon + 2);
  if (!match_words(behind, WordRole::header_previous, catalogue.lexicon())) return std::nullopt;
  auto told = told_earlier(behind, conventions, catalogue);
  if (!told) return std::nullopt;
  return NamedEarlier{fold_name(text.substr(0, colon)), *std::move(told)};
}

bool add_earlier(const NamedEarlier& told, std::vector<Result>& results) {
  Result* of = nullptr;
  for (Result& result : results) {
    if (fold_name(result.name) != told.name) continue;
    if (of != nullptr) return false;
    of = &result;
  }
  const Previous& earlier = told.earlier;
  const bool same = of != nullptr && of->previous.empty() && of->read.number &&
                    (earlier.unit.empty() || fold_unit(earlier.unit) == fold_unit(of->unit));
  if (same) of->previous.push_back({earlier.value, earlier.date, ""});
  return same;
}

}  // namespace labread
