#include "parser/rows/reading.h"

#include <algorithm>

#include "base/ascii.h"
#include "parser/rows/any_order.h"
#include "parser/rows/pieces.h"
#include "parser/rows/proposal.h"
#include "parser/rows/weights.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "Normal range: above >=60": what follows such a label is the range.
bool follows_range_label(const TypedLine& line, std::size_t i, const Columns* columns) {
  // An interval in front is the range, behind which a number is the value, a word a flag.
  const int interval = line.tokens[i].is(token_number) ? token_interval : 0;
  const auto ends = static_cast<std::uint16_t>(token_number | token_unit | token_name | interval);
  const std::size_t cell = line.tokens[i].cell;
  const Column* own = columns ? columns->at(line.tokens[i].box) : nullptr;
  const bool titled = own != nullptr && own->role == ColumnRole::value;
  while (i > 0 && !line.tokens[i - 1].is(ends)) {
    const LexiconEntry* label = line.tokens[--i].label;
    if (label == nullptr) continue;
    const Column* column = columns ? columns->at(line.tokens[i].box) : nullptr;
    // "male: 22-44   see note": the label is of the column of ranges.
    const bool of_ranges = column != nullptr && column->role == ColumnRole::range;
    if (titled && of_ranges && line.tokens[i].cell != cell) return false;
    if (column != nullptr && column->role == ColumnRole::skip)
      return false;  // "Male" of the patient
    if (label->role == WordRole::range_lead || label->role == WordRole::header_range ||
        label->role == WordRole::band_word) {
      return true;
    }
  }
  return false;
}

// "Glucose 01": a number with a leading zero that neither unit nor range follows is a site's code.
bool is_site_code(const TypedLine& line, std::size_t i) {
  return is_code_number(line.tokens[i].text) && !line.tokens[i].is(token_number) &&
         std::none_of(line.tokens.begin() + static_cast<std::ptrdiff_t>(i), line.tokens.end(),
                      [](const TypedToken& token) { return token.is(token_unit | token_range); });
}

// A word result begins with the first of its words.
bool goes_on(const TypedLine& line, std::size_t i, const Columns& columns) {
  if (i == 0 || line.tokens[i - 1].cell != line.tokens[i].cell) return false;
  const TypedToken& before = line.tokens[i - 1];
  const Column* column = columns.at(before.box);
  return column != nullptr && column->role == ColumnRole::value && before.is(token_text) &&
         !before.colon && !line.tokens[i].is(token_number);
}

// "1:80   <1:40": a titre and its limit.
bool is_titre_limit(const TypedLine& line, const TypedToken& token) {
  if (!token.value || token.value->kind != ValueKind::titre ||
      token.value->comparator == Comparator::none)
    return false;
  return std::any_of(line.tokens.begin(), line.tokens.end(), [](const TypedToken& other) {
    return other.value && other.value->kind == ValueKind::titre &&
           other.value->comparator == Comparator::none;
  });
}

// In a table whose cells miss their titles an interval may stand under the title of results while
// the number that it is the range of stands beside it.
bool is_range_beside_number(const TypedLine& line, std::size_t i, const RowContext& context) {
  const TypedToken& token = line.tokens[i];
  const bool two_sided = token.is(token_range) && token.is(token_interval);
  if (!two_sided || context.columns == nullptr) return false;
  const bool per_field = i + 1 < line.tokens.size() && line.tokens[i + 1].text.starts_with('/');
  if (per_field) return false;
  return std::any_of(line.tokens.begin(), line.tokens.end(), [&](const TypedToken& other) {
    const Column* column = context.columns->at(other.box);
    const bool earlier =
        column != nullptr && (column->role == ColumnRole::previous ||
                              column->role == ColumnRole::date || column->role == ColumnRole::skip);
    return other.is(token_number) && !other.is(token_range) && other.cell > 0 && !other.bracketed &&
           !earlier;
  });
}

// One cell that ends in front of the next column: part of a wrapped name, whatever it ends with.
bool stands_among_names(const TypedLine& line, const Columns& columns) {
  if (line.cells.size() != 1) return false;
  const auto& all = columns.columns;
  const auto name = std::find_if(
      all.begin(), all.end(), [](const Column& column) { return column.role == ColumnRole::name; });
  if (name == all.end() || name + 1 == all.end()) return false;
  const Rect& box = line.line->box;
  const bool begins = name == all.begin() || box.left >= (name - 1)->right;
  return begins && box.left < name->right && box.right < (name + 1)->left;
}

// "3.5 – 7.1" away from the title of results and torn apart, "35 - 5.0", "65 to 50": the end of
// what was printed as an interval is no result, though it may lie below its beginning.
bool ends_torn_interval(const TypedLine& line, std::size_t i) {
  if (i < 2 || !line.tokens[i].is(token_number)) return false;
  const TypedToken& dash = line.tokens[i - 1];
  const TypedToken& begin = line.tokens[i - 2];
  if (dash.is(token_dash) && begin.is(token_number)) return true;
  const bool digits = begin.cell == line.tokens[i].cell && begin.is(token_text) &&
                      is_ascii_digit(begin.text.front()) && ends_in_digit(begin.text);
  return digits && dash.is(token_dash | token_text);
}

// "CLIA 2019" behind a row.
bool is_method_year(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  const bool year = token.text.size() == 4 && token.is(token_number) &&
                    (token.text.starts_with("19") || token.text.starts_with("20"));
  if (!year || i == 0 || token.cell == 0 || line.tokens[i - 1].cell != token.cell) return false;
  const TypedToken& before = line.tokens[i - 1];
  const bool fact = before.label != nullptr && is_fact(before.label->role) && !before.colon;
  return (before.is(token_text) || fact) && has_letter(before.text);
}

// "HH 602", "high 4O7", "(L) 0,750,1": a flag in front of its number, spoiled or not.
bool is_flag_of_number(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  if (!token.is(token_flag) || i + 1 == line.tokens.size()) return false;
  const TypedToken& next = line.tokens[i + 1];
  return next.cell == token.cell &&
         (next.is(token_number) || begins_number(next.text) || is_spoiled_number(next.text));
}

// "A Rh positive": the letter in front is no flag but the first of the words.
bool is_behind_letter(const TypedLine& line, std::size_t i) {
  if (i == 0 || line.tokens[i - 1].cell != line.tokens[i].cell) return false;
  const TypedToken& before = line.tokens[i - 1];
  return before.is(token_flag) && (before.text == "A" || before.text == "B");
}

// "2 154 HH": the flag of a number that was taken for none.
bool is_flag_behind_number(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  return i > 0 && token.is(token_flag) && line.tokens[i - 1].cell == token.cell &&
         line.tokens[i - 1].is(token_number);
}

// Words under the title of results: "Amber", "Calcium oxalate (+)", but no analyte's own name.
bool may_be_words(const TypedToken& token) {
  const bool analyte = token.name != nullptr && !token.name->analytes.empty();
  const bool watermark = token.text.size() == 1;
  if (begins_number(token.text) || is_spoiled_number(token.text)) return false;
  const bool band = token.label != nullptr && token.label->role == WordRole::band_word;  // "G1"
  return !token.colon && !analyte && !watermark && has_letter(token.text) &&
         (band || token.is(token_text | token_name | token_flag));
}

// "<8   2" where the titles, whose places mean nothing, put limits in front of results.
bool is_limit_in_front(const TypedLine& line, std::size_t i, const Columns& columns) {
  if (columns.aligned || !is_limit(line.tokens[i])) return false;
  const auto title = [&](ColumnRole role) {
    return std::find_if(columns.columns.begin(), columns.columns.end(),
                        [role](const Column& column) { return column.role == role; });
  };
  return title(ColumnRole::range) < title(ColumnRole::value) &&
         std::any_of(
             line.tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, line.tokens.end(),
             [](const TypedToken& later) { return later.is(token_number) && !later.bracketed; });
}

// "<3 %   insufficient sample": the limit of a result that there is not.
bool is_limit_of_status(const TypedLine& line, const TypedToken& token) {
  if (!is_limit(token)) return false;
  return std::any_of(line.tokens.begin(), line.tokens.end(), [&](const TypedToken& other) {
    return other.cell != token.cell && other.begin == 0 && other.value &&
           other.value->kind == ValueKind::status && other.label == nullptr;
  });
}

// "below 130 330": a limit and a result, or one number with thousands; "< 20 000" is one.
bool might_be_two_numbers(const TypedToken& token) {
  if (!token.value || token.value->comparator == Comparator::none) return false;
  const std::size_t blank = token.text.rfind(' ');
  if (blank == std::string::npos || blank == 0) return false;
  return is_ascii_digit(token.text[blank - 1]) && !token.text.ends_with(" 000");
}

// "Ferritin comment: <30 ug/L is low": a word with a colon leads what follows in its cell.
bool leads_what_follows(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  const bool more = i + 1 < line.tokens.size() && line.tokens[i + 1].cell == token.cell;
  return token.colon && more && token.value && has_letter(token.text) &&
         !token.is(token_number | token_interval);
}

// "General population up to 60 years: above 20 ng/mL": for whom the limits are.
bool is_limit_of_age(const TypedLine& line, std::size_t i, const Lexicon& lexicon) {
  const TypedToken& token = line.tokens[i];
  if (!token.value || token.value->comparator == Comparator::none) return false;
  if (i + 1 == line.tokens.size() || line.tokens[i + 1].cell != token.cell) return false;
  const std::string_view next = line.tokens[i + 1].text;
  const std::string_view word = next.substr(0, next.find_first_of(":,;)"));
  const WordsMatch unit = match_words(word, WordRole::age_unit, lexicon);
  return unit && unit.length == word.size() && word.size() > 1;
}

// "250 STAPHYLOCOCCUS AUREUS": the result begins with the count.
bool is_counted_organism(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  return i > 0 && token.value && token.value->word == "organism" &&
         line.tokens[i - 1].cell == token.cell && line.tokens[i - 1].is(token_number);
}

// "11-20   H   (0-2) /HPF": a count of a field in front of its limits.
bool is_count_beside_range(const TypedLine& line, std::size_t i) {
  bool limits = false;
  for (std::size_t later = i + 1; later < line.tokens.size(); ++later) {
    const TypedToken& token = line.tokens[later];
    if (limits && token.is(token_unit)) return token.text.starts_with('/');
    if (token.is(token_number) && !token.is(token_range)) return false;
    limits = limits || token.is(token_range);
  }
  return false;
}

// "Reference < 90 mg/dL      Last 102": the cell is led by the word for an earlier result.
bool is_earlier(const TypedLine& line, std::size_t i) {
  for (std::size_t at = i; at > 0 && line.tokens[at - 1].cell == line.tokens[i].cell; --at) {
    const LexiconEntry* label = line.tokens[at - 1].label;
    if (label != nullptr) return label->role == WordRole::header_previous;
  }
  return false;
}

// "Platelet estimate   Value Increased": where a label leads its cell behind the name, the words
// behind it are the result; gives the first of them, 0 where there are none.
std::size_t led_words(const TypedLine& line) {
  for (std::size_t i = 1; i + 1 < line.tokens.size(); ++i) {
    const TypedToken& label = line.tokens[i];
    const bool leads =
        label.label != nullptr && label.cell > 0 && label.begin == 0 && !label.colon &&
        (label.label->role == WordRole::value_lead || label.label->role == WordRole::header_value);
    const TypedToken& next = line.tokens[i + 1];
    if (leads && next.cell == label.cell && may_be_words(next)) return i + 1;
  }
  return 0;
}

// "<1.1 mmol/L (L)" that begins in front of its title: what stands below no title is of the column
// that its cell stands below.
const Column* column_of(const TypedLine& line, const TypedToken& token, const Columns& columns) {
  const auto below = [](const Column* column, const Rect& box) {
    return column != nullptr && box.left < column->right && box.right > column->left;
  };
  const Column* own = columns.at(token.box);
  if (below(own, token.box)) return own;
  const Rect& cell = line.line->cells[token.cell].box;
  const Column* of_cell = columns.at(cell);
  return below(of_cell, cell) && of_cell->role == ColumnRole::value ? of_cell : own;
}

// "Calcium in urine 24 149,6" above "h": digits a blank apart of which the first may end the name.
bool ends_name_and_begins_value(const TypedLine& line, const TypedToken& token,
                                const Columns& columns) {
  const Column* column = columns.at(line.line->cells[token.cell].box);
  return token.begin > 0 && token.is(token_number) && column != nullptr &&
         column->role == ColumnRole::name &&
         token.text.find(' ', first_digit(token.text)) != std::string::npos;
}

// What stands in front of the token or behind it says that it is something else, in tables and
// outside of them.
bool is_part_of_others(const TypedLine& line, std::size_t i, const RowContext& context) {
  const TypedToken& token = line.tokens[i];
  if (token.bracketed || is_site_code(line, i) || follows_range_label(line, i, context.columns))
    return true;
  if (is_earlier(line, i) || is_counted_organism(line, i)) return true;
  // "136 -> 145" alone may be a range.
  if (!token.earlier.empty() && i == 0) return true;
  if (!context.antigens && is_titre_limit(line, token)) return true;
  if (is_range_beside_number(line, i, context)) return true;
  if (i > 0 && line.tokens[i - 1].text == "/") return true;  // "1 / 2"
  return is_method_year(line, i) || leads_what_follows(line, i);
}

// Below the title of something else, or of limits that belong to the results of the table.
bool stands_below_others(const TypedLine& line, std::size_t i, const Columns& columns,
                         const Column* column) {
  const TypedToken& token = line.tokens[i];
  const auto is = [column](ColumnRole role) { return column != nullptr && column->role == role; };
  // What stands under an earlier result's title is never today's.
  if (is(ColumnRole::previous) || is(ColumnRole::date)) return true;
  const bool below_title =
      column != nullptr && token.box.left < column->right && token.box.right > column->left;
  // A limit counts as one nearest to that title, too.
  const bool limit_column = (below_title || is_limit(token)) &&
                            (is(ColumnRole::range) || is(ColumnRole::low) || is(ColumnRole::high));
  const Column* of_cell = columns.at(line.line->cells[token.cell].box);
  const bool skipped =
      of_cell != nullptr && of_cell->role == ColumnRole::skip && !is(ColumnRole::value);
  // Where no title is the results', what looks like a limit below that of ranges is one.
  if ((limit_column || skipped) && (columns.has(ColumnRole::value) || token.is(token_range)))
    return true;
  if (token.is(token_interval) && token.is(token_range) && column != nullptr && !below_title)
    return true;
  return is(ColumnRole::value) && goes_on(line, i, columns);
}

// Words that are no known result stand right below the title of results.
bool may_be_unknown_words(const TypedLine& line, std::size_t i, const Column* column) {
  const TypedToken& token = line.tokens[i];
  const Rect& cell = line.line->cells[token.cell].box;
  const bool cell_below = column != nullptr && column->role == ColumnRole::value &&
                          cell.left < column->right && cell.right > column->left;
  return cell_below && may_be_words(token) && !is_behind_letter(line, i) &&
         !is_flag_of_number(line, i) && !is_flag_behind_number(line, i);
}

// "2-4 /HPF" is a result, "2 - 4 mg/dL" a range, unless a label says otherwise.
bool may_be_value_without_title(const TypedLine& line, std::size_t i) {
  const TypedToken& token = line.tokens[i];
  const bool labelled = i > 0 && line.tokens[i - 1].label != nullptr;
  const bool flagged = i + 1 < line.tokens.size() && line.tokens[i + 1].is(token_flag);
  const std::size_t unit = i + (flagged ? 2 : 1);
  const bool per_field = unit < line.tokens.size() && line.tokens[unit].is(token_unit) &&
                         line.tokens[unit].text.starts_with('/');
  return !token.is(token_range) || labelled || per_field || is_count_beside_range(line, i);
}

// Whether the token may be the value at all.
bool may_be_value(const TypedLine& line, std::size_t i, const RowContext& context) {
  const TypedToken& token = line.tokens[i];
  const std::size_t led = led_words(line);
  // Words outside of tables, and names and units inside.
  if (!token.value && i != led && (context.columns == nullptr || !may_be_words(token)))
    return false;
  if (is_part_of_others(line, i, context)) return false;
  if (led > 0 && i > led && !token.is(token_number)) return false;
  const Column* column = nullptr;
  if (context.columns == nullptr) {
    if (is_limit_of_status(line, token) || might_be_two_numbers(token)) return false;
  } else {
    column = column_of(line, token, *context.columns);
    if (ends_name_and_begins_value(line, token, *context.columns) ||
        is_limit_in_front(line, i, *context.columns) ||
        stands_below_others(line, i, *context.columns, column))
      return false;
  }
  const bool in_value_column = column != nullptr && column->role == ColumnRole::value;
  if (!in_value_column && ends_torn_interval(line, i)) return false;
  if (!token.value) return (led > 0 && i == led) || may_be_unknown_words(line, i, column);
  if (token.superscript && !in_value_column) return false;
  if (token.is(token_number)) return true;
  if (column != nullptr) return in_value_column;
  return may_be_value_without_title(line, i);
}

// "<50   50 - 200   >200   nmol/l" below a value: the scale of a gauge, whose middle is the range.
std::optional<RowReading> gauge(const TypedLine& line) {
  RowReading scale;
  std::vector<const TypedToken*> limits;
  for (const TypedToken& token : line.tokens) {
    if (token.is(token_range)) {
      limits.push_back(&token);
    } else if (token.is(token_unit)) {
      append(scale.unit, token, line);
    } else {
      return std::nullopt;
    }
  }
  if (limits.size() == 2 && !scale.unit.empty()) {  // "<5.0   ≥5.0": the first is the wanted one
    const auto& below = limits[0]->range->high;
    const auto& above = limits[1]->range->low;
    if (!below || !above || limits[0]->range->low || below->value != above->value)
      return std::nullopt;
    append(scale.range, *limits[0], line);
    scale.limits = true;
    scale.refusal = "no name beside the value";
    return scale;
  }
  if (limits.size() != 3 || !limits[1]->range->low || !limits[1]->range->high) return std::nullopt;
  const auto& first = limits[0]->range->high;
  const auto& last = limits[2]->range->low;
  const bool joined = first && last && first->value == limits[1]->range->low->value &&
                      last->value == limits[1]->range->high->value;
  if (!joined) return std::nullopt;
  append(scale.range, *limits[1], line);
  scale.limits = true;
  scale.refusal = "no name beside the value";
  return scale;
}

}  // namespace

RowReading read_row(const TypedLine& line, const RowContext& context,
                    const Conventions& conventions, const Catalogue& catalogue,
                    std::vector<RowReading>* weighed) {
  if (auto scale = gauge(line)) return *std::move(scale);
  std::optional<RowReading> best;
  std::size_t value = 0;  // of the best
  bool unclear = false;
  RowContext here = context;
  here.in_comment = context.in_comment || line.comment;
  here.is_comment = line.comment;
  // A row in which no gap is wide does not stand under its titles.
  std::optional<Columns> unaligned;
  if (here.columns != nullptr && here.columns->aligned && line.cells.size() == 1 &&
      !line.tokens.empty() && (line.tokens.size() > 1 || line.tokens.front().is(token_name))) {
    here.among_names = stands_among_names(line, *here.columns);
    unaligned = *here.columns;
    unaligned->aligned = false;
    here.columns = &*unaligned;
  }
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (!may_be_value(line, i, here) || is_limit_of_age(line, i, catalogue.lexicon())) continue;
    RowReading reading = propose(line, i, here, conventions, catalogue);
    weigh(reading, here, catalogue);
    if (weighed != nullptr) weighed->push_back(reading);
    if (!best || reading.score() > best->score()) {
      unclear = best && best->accepted() && reading.score() - best->score() < weights::margin;
      best = std::move(reading);
      value = i;
    } else if (reading.accepted() && best->score() - reading.score() < weights::margin) {
      unclear = true;
    }
  }
  if (here.among_names && best && !best->accepted()) best.reset();
  if (best) {
    if (best->accepted() &&
        (unclear || limits_in_any_order(line, here) || numbers_in_any_order(line, here, value) ||
         words_in_any_order(line, here, *best, catalogue)))
      best->refusal = "two values and nothing that says which is the result";
    if (best->accepted() && has_unit_of_another(line, *best))
      best->refusal = "the unit is another value's";
    for (RowReading& more : best->more) weigh(more, here, catalogue);
    std::erase_if(best->more, [](const RowReading& more) { return !more.accepted(); });
    return *std::move(best);
  }
  RowReading none = propose_without_value(line, here, conventions, catalogue);
  weigh(none, here, catalogue);
  if (weighed != nullptr) weighed->push_back(none);
  return none;
}

}  // namespace labread
