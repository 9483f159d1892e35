#include "parser/layout/cell_text.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/tokens/words.h"

namespace labread {

namespace {

// "参考范围：3.5-9.5": the full-width colon parts labels like the other.
void append_with_plain_colons(std::string& out, std::string_view text) {
  constexpr std::string_view wide = "\uff1a";
  if (text.find(wide[0]) == std::string_view::npos) {
    out += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const bool colon = text.substr(at).starts_with(wide);
    out += colon ? ':' : text[at];
    at += colon ? wide.size() : 1;
  }
}

}  // namespace

void CellText::read(const Cell& from) {
  cell = &from;
  text.clear();
  key.clear();
  starts.clear();
  keys.clear();
  for (const Word* word : from.words) {
    if (!text.empty()) text += ' ';
    starts.push_back(text.size());
    append_with_plain_colons(text, word->text);
    const std::string word_key = fold_name(word->text);
    const bool apart = !word_key.empty() && !key.empty();
    if (apart) key += ' ';
    const std::size_t begin = key.size();
    key += word_key;
    keys.push_back({begin, key.size()});
  }
  // Behind a blank that was not yet there begins the word that follows one without a key.
  for (std::size_t i = keys.size(); i-- > 1;) {
    if (!has_key(i - 1)) keys[i - 1].begin = keys[i].begin;
  }
}

Rect box_of(const CellText& cell, std::size_t from, std::size_t to) {
  const std::size_t first = cell.word_at(from);
  const std::size_t last = cell.word_at(to > from ? to - 1 : from);
  Rect box = cell.cell->words[first]->box;
  for (std::size_t i = first + 1; i <= last; ++i) box = united(box, cell.cell->words[i]->box);
  const auto share = [&](std::size_t word, std::size_t at) {
    const Rect& whole = cell.cell->words[word]->box;
    const std::size_t length = cell.end_of(word) - cell.starts[word];
    const double part = length == 0 ? 0 : double(at - cell.starts[word]) / double(length);
    return whole.left + whole.width() * part;
  };
  box.left = share(first, from);
  box.right = share(last, std::min(to, cell.end_of(last)));
  return box;
}

bool is_ornament(std::string_view text) {
  if (!text.empty() && (is_ascii_letter(text[0]) || is_ascii_digit(text[0]))) return false;
  return fold_name(text).find_first_not_of("# ") == std::string::npos;
}

}  // namespace labread
