#include "parser/assembly/retraction.h"

#include <string>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_bytes = 120;  // of a remark; what is longer explains

std::size_t skip_marks(std::string_view text, std::size_t at) {
  const auto is_mark = [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_ascii_letter(c) && !is_ascii_digit(c);
  };
  while (at < text.size() && is_mark(text[at])) ++at;
  return at;
}

// Where the next clause begins, behind a mark that ends one.
std::size_t next_clause(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool dash = rest.starts_with("\u2013") || rest.starts_with("\u2014");
    const bool mark = std::string_view(".;:,()[]-*").find(text[at]) != std::string_view::npos;
    if (dash || mark) return skip_marks(text, at + (dash ? 3 : 1));
  }
  return at;
}

// Whether the words end here: their clause does, or a number or a reason follows.
bool ends_here(std::string_view rest) {
  const std::size_t at = blanks_at(rest, 0);
  return at == rest.size() || !starts_with_letter(rest.substr(at));
}

// "4.5" right behind "corrected to"; empty: no number.
std::string_view number_behind(std::string_view rest) {
  const std::size_t at = first_digit(rest);
  if (at >= rest.size() || at > 3) return {};
  std::size_t end = at;
  while (end < rest.size() && (is_ascii_digit(rest[end]) || rest[end] == '.' || rest[end] == ',')) {
    ++end;
  }
  while (!is_ascii_digit(rest[end - 1])) --end;
  return rest.substr(at, end - at);
}

std::string_view retraction_at(std::string_view clause, std::string_view value,
                               const Lexicon& lexicon) {
  const WordsMatch match = match_words(clause, WordRole::retraction, lexicon);
  if (!match) return {};
  const std::string_view rest = clause.substr(match.length);
  const std::string_view number = number_behind(rest);
  const bool withdrawn = match.entry->value == "withdrawn" && ends_here(rest);
  const bool amended = match.entry->value == "amended" && !number.empty() && number != value;
  return withdrawn || amended ? clause.substr(0, match.length) : std::string_view();
}

// "Reject if haemolysed"
bool is_rule(std::string_view remark, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < remark.size(); ++at) {
    if (at > 0 && remark[at - 1] != ' ') continue;
    const WordsMatch match = match_words(remark.substr(at), WordRole::retraction, lexicon);
    if (match && match.entry->value == "condition") return true;
  }
  return false;
}

}  // namespace

std::string_view words_taking_back(std::string_view remark, std::string_view value,
                                   const Lexicon& lexicon) {
  if (remark.size() > most_bytes) return {};
  for (std::size_t at = skip_marks(remark, 0); at < remark.size(); at = next_clause(remark, at)) {
    const std::string_view words = retraction_at(remark.substr(at), value, lexicon);
    if (!words.empty()) return is_rule(remark, lexicon) ? std::string_view() : words;
  }
  return {};
}

bool takes_itself_back(const Line& line, const RowReading& reading, const Catalogue& catalogue) {
  const Piece& value = reading.value;
  for (std::size_t i = value.cell; i < line.cells.size(); ++i) {
    const auto& cell = line.cells[i];
    if (!cell.starts.shares(WordRole::retraction)) continue;
    std::string text = cell.text();
    if (i == value.cell) text.erase(0, value.end);
    const auto words = words_taking_back(text, value.text, catalogue.lexicon());
    if (words.empty()) continue;
    // "Calcium   9.4 (corrected 9.8)" tells another test besides.
    const bool other =
        catalogue.find_name(fold_name(std::string(words) + " " + reading.name.text)) != nullptr;
    if (!other) return true;
  }
  return false;
}

}  // namespace labread
