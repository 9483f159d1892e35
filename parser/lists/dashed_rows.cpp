#include "parser/lists/dashed_rows.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_lead = 6;  // words
constexpr std::size_t longest_name = 3;

using Words = std::span<const Word* const>;

// Where in a word its parts end.
struct Glued {
  std::size_t name = 0;  // bytes in front of the dash
  std::size_t value = 0;
  std::size_t flag = 0;  // 0: there is none
  bool number = false;
};

// "WBC-12.3*", "Epi-<1", "Bilirub-NEG": the first dash behind which all is a value.
std::optional<Glued> glued(std::string_view word, const Conventions& conventions,
                           const Catalogue& catalogue) {
  std::string_view text = word;
  while (text.ends_with(',') || text.ends_with(';')) text.remove_suffix(1);
  const std::size_t all = text.size();
  if (text.ends_with('*')) text.remove_suffix(1);
  for (std::size_t dash = text.find('-', 1); dash < text.size(); dash = text.find('-', dash + 1)) {
    const std::string_view rest = text.substr(dash + 1);
    if (!has_letter(text.substr(0, dash)) || rest.empty()) continue;
    const auto value = take_value(rest, conventions, catalogue.lexicon());
    if (!value || value->length != rest.size()) continue;
    return Glued{dash, text.size(), all > text.size() ? all : 0, bool(value->value.number)};
  }
  return std::nullopt;
}

bool may_be_glued(std::string_view word) {
  const std::size_t dash = word.find('-', 1);
  return dash != word.npos && dash + 1 < word.size() &&
         (is_ascii_letter(word[0]) || word[0] == '%');
}

bool may_hold_glued(const Line& line) {
  return std::any_of(line.cells.begin(), line.cells.end(), [](const Cell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return may_be_glued(word->text); });
  });
}

// A day, a time, "BLOOD", "Labs:", or what stands for a day that was taken out: "[**2151-7-12**]".
bool may_lead(std::string_view word, const Lexicon& lexicon) {
  const bool day = holds_digit(word) || word.starts_with("[**") || word.starts_with("__");
  return day || word.ends_with(':') || match_words(word, WordRole::specimen_word, lexicon);
}

std::string_view without_brackets(std::string_view word) {
  const std::size_t from = std::min(word.find_first_not_of("[*("), word.size());
  const std::size_t end = word.find_last_not_of("*])");
  return end == word.npos ? std::string_view() : word.substr(from, end + 1 - from);
}

struct Item {
  Words front;  // words of the name in front of the glued one
  const Word* word = nullptr;
  Glued parts;

  std::string text() const {
    std::string text;
    for (const Word* part : front) text += part->text + " ";
    return text + word->text;
  }
  std::string name() const {
    std::string name = text();
    name.resize(name.size() - word->text.size() + parts.name);
    return name;
  }
};

// The part of a word between two of its bytes, in its share of the word's width.
const Word* part_of(const Word& word, std::size_t from, std::size_t to, std::deque<Word>& words) {
  Word& part = words.emplace_back(word);
  part.text = word.text.substr(from, to - from);
  const double width = (word.box.right - word.box.left) / static_cast<double>(word.text.size());
  part.box.right = word.box.left + width * static_cast<double>(to);
  part.box.left = word.box.left + width * static_cast<double>(from);
  return &part;
}

Line row_of(const Line& line, const Item& item, std::deque<Word>& words) {
  const Word& word = *item.word;
  std::vector<const Word*> name(item.front.begin(), item.front.end());
  name.push_back(part_of(word, 0, item.parts.name, words));
  std::vector<const Word*> value{part_of(word, item.parts.name + 1, item.parts.value, words)};
  if (item.parts.flag > 0) {
    value.push_back(part_of(word, item.parts.value, item.parts.flag, words));
  }
  Line row = line;
  row.cells = {cell_of(name), cell_of(value)};
  fit_box(row);
  return row;
}

// The words of the line in items, and how many in front of the first lead to them; none where
// others stand among them. A word or two may be left at the end.
std::optional<std::size_t> items_of(Words all, const Conventions& conventions,
                                    const Catalogue& catalogue, std::vector<Item>& items) {
  std::size_t lead = 0;
  std::size_t open = 0;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view word = all[i]->text;
    const auto parts = may_be_glued(word) ? glued(word, conventions, catalogue) : std::nullopt;
    if (parts) {
      items.push_back({all.subspan(open, i - open), all[i], *parts});
      open = i + 1;
    } else if (may_be_glued(word)) {
      if (items.empty() && lead == 0) return std::nullopt;
      open = i + 1;
      ++unknown;  // "Type-ART": a result in a word that nobody knows
    } else if (items.empty() && may_lead(word, catalogue.lexicon())) {
      lead = open = i + 1;
    } else if (i + 1 - open >= longest_name) {
      return std::nullopt;
    }
  }
  const bool other = lead > longest_lead || unknown > items.size();
  return items.empty() || other ? std::nullopt : std::optional(lead);
}

bool is_known(const std::string& name, const Catalogue& catalogue) {
  return catalogue.find_name(fold_name(name)) != nullptr || catalogue.find_symbol(name) != nullptr;
}

}  // namespace

DashedRows dashed_rows(const Line& line, const std::vector<const Word*>* above,
                       const Conventions& conventions, const Catalogue& catalogue,
                       std::deque<Word>& words) {
  if (!may_hold_glued(line)) return {};
  std::vector<const Word*> all;
  if (above != nullptr) all = *above;
  for (const Cell& cell : line.cells) all.insert(all.end(), cell.words.begin(), cell.words.end());
  std::vector<Item> items;
  const auto lead = items_of(all, conventions, catalogue, items);
  if (!lead) return {};
  std::size_t known = 0;
  bool number = false;
  for (const Item& item : items) {
    if (is_known(item.text(), catalogue)) return {};  // "Vitamin D-3"
    known += is_known(item.name(), catalogue);
    number = number || item.parts.number;
  }
  constexpr std::size_t fewest = 3;
  const bool dated = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(*lead),
                                 [](const Word* word) { return holds_digit(word->text); });
  if (known * 4 < items.size() * 3) return {};
  // "Iron-65 Calcium-600 Zinc-15" may be what somebody takes.
  const bool measured = std::any_of(items.begin(), items.end(), [](const Item& item) {
    return item.parts.flag > 0 || item.word->text.find('.') != std::string::npos;
  });
  const bool sure = above != nullptr || (items.size() >= fewest && measured);
  if (!dated && !(number && sure)) return {};
  DashedRows found;
  for (std::size_t i = 0; i < *lead; ++i) {
    found.lead += (i > 0 ? " " : "") + std::string(without_brackets(all[i]->text));
  }
  for (const Item& item : items) found.rows.push_back(row_of(line, item, words));
  const auto glued_word = [](const Word* word) { return may_be_glued(word->text); };
  found.open.assign(std::find_if(all.rbegin(), all.rend(), glued_word).base(), all.end());
  return found;
}

}  // namespace labread
