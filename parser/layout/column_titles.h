// The titles in a line's cells: the words by which a column is known, alone or with their date, and
// the labels of facts that may stand among them. Used by the search for headers in columns.h.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parser/layout/columns.h"

namespace labread {

// Words that begin a title or, as labels of facts, take the place of one.
constexpr WordRoles title_roles = [] {
  WordRoles roles = {WordRole::header_name,  WordRole::header_value, WordRole::header_unit,
                     WordRole::header_range, WordRole::header_flag,  WordRole::header_previous,
                     WordRole::header_date,  WordRole::header_low,   WordRole::header_high,
                     WordRole::header_skip,  WordRole::header_price, WordRole::value_lead,
                     WordRole::unit_lead,    WordRole::range_lead};
  roles.add(fact_roles);
  return roles;
}();

struct Title {
  Column column;
  std::size_t words = 0;
};

// The box of `count` words of a cell.
Rect box_of_words(const Cell& cell, std::size_t first, std::size_t count);

// The longest title at a word of the cell, by any header role, and the words of the longest label
// of a fact there ("Date de naissance").
struct Labels {
  std::optional<Title> title;
  std::size_t fact_words = 0;
  bool draw = false;  // it is the label of when the specimen was taken
};

// "CHF", "€": alone in its cell it heads prices; behind words it is one of them, "Total (EUR)".
bool is_currency(const Cell& cell);

Labels labels_at(const Cell& cell, std::size_t first, const Lexicon& lexicon);

// "08:12", "0615"
bool is_clock(std::string_view text);

// "12.03.2024", "(04-06-2023)", "Jun 01, 2024", "03/04/24 08:12"
std::optional<Title> date_title(const Cell& cell, std::size_t first, const Conventions& conventions,
                                const Catalogue& catalogue);

// "前回(2022/06/10)": a title and its date in one word.
std::optional<Title> glued_date_title(const Cell& cell, std::size_t i,
                                      const Conventions& conventions, const Catalogue& catalogue);

// "(03/2024)", "2023": the month or year of earlier results, behind their title.
bool is_month_or_year(std::string_view word);

// Words of a remark in brackets behind a title: "Reference value (with fasting)".
std::size_t remark_words(const Cell& cell, std::size_t first);

// "TEST   (a title nobody knows)   RESULT": what stands below it, the `next` of the columns, is
// neither name nor result. Nor is it limits in "Result   Unit   Range   (such a title)   Unit
// Range", but perhaps the result in another unit.
bool heads_others(std::span<const Column> columns, std::size_t next);

// Whether the cell's words from `first` on are a result in words, and more than a title of so many
// words: "Sample insufficient".
bool holds_result_in_words(const Cell& cell, std::size_t first, std::size_t title_words,
                           const Conventions& conventions, const Catalogue& catalogue);

// "Collected: 12 Dec 2012", "Sample collected 12 Dec 2012 · Results complete": a fact, no title.
// Several dates behind a label without a colon title the columns of a cumulative table.
bool dates_fact(const Cell& cell, std::size_t i, std::size_t words, bool behind_label,
                const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread
