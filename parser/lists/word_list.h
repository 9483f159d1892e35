// The words of a line that may be a list of results, and where its parts end: at commas, at bars,
// at the end of a sentence, or where the next name begins.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"

namespace labread {

constexpr std::size_t longest_part = 9;  // words of one listed result

struct WordList {
  std::vector<const Word*> words;
  std::vector<bool> ends;  // which of them end a part
  bool without_commas = false;

  void add(const Cell& cell, bool is_part);
};

// No words where the line holds no list.
WordList word_list_of(const Line& line);

// Two parts of a few words with a number behind a name, or three of which, behind the lead, none
// has more than three words: what prose with commas seldom has, so that the words of most lines
// need not be looked up.
bool has_form_of_list(const WordList& list, bool goes_on);

// "Thyroid: TSH 2.31 mU/L", "MCV 74 fl (80-99).": a part of one that is no list by itself.
bool leads_or_ends_sentence(const std::vector<const Word*>& words);

bool is_bar(std::string_view word);

// "98", "<5", ".9"
bool may_begin_number(std::string_view word);

}  // namespace labread
