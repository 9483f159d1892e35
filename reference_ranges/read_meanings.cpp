#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/fold.h"
#include "reference_ranges/row_readers.h"

namespace labread {
namespace {

template <class Value>
using Word = std::pair<std::string_view, Value>;

constexpr auto meanings = std::to_array<Word<Meaning>>({{"low", Meaning::low},
                                                        {"normal", Meaning::normal},
                                                        {"high", Meaning::high},
                                                        {"abnormal", Meaning::abnormal},
                                                        {"not_low", Meaning::not_low},
                                                        {"not_high", Meaning::not_high},
                                                        {"neither", Meaning::neither},
                                                        {"silent", Meaning::silent}});

constexpr auto senses = std::to_array<Word<WordSense>>({{"unknown", WordSense::unknown},
                                                        {"absent", WordSense::absent},
                                                        {"present", WordSense::present},
                                                        {"normal", WordSense::normal},
                                                        {"abnormal", WordSense::abnormal}});

constexpr auto name_words =
    std::to_array<Word<NameWord>>({{"ionised", NameWord::ionised},
                                   {"corrected", NameWord::corrected},
                                   {"urine", NameWord::urine},
                                   {"red_cells", NameWord::red_cells},
                                   {"calcitriol", NameWord::calcitriol},
                                   {"d2", NameWord::d2},
                                   {"d3", NameWord::d3},
                                   {"total", NameWord::total},
                                   {"nitrogen", NameWord::nitrogen},
                                   {"fasting", NameWord::fasting},
                                   {"ratio", NameWord::ratio},
                                   {"free", NameWord::free},
                                   {"feu", NameWord::feu},
                                   {"ddu", NameWord::ddu},
                                   {"high_sensitivity", NameWord::high_sensitivity},
                                   {"count", NameWord::count},
                                   {"percent", NameWord::percent}});

template <class Value>
std::optional<Value> find(std::span<const Word<Value>> words, std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word<Value>::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

// The value of a word, or the first one with a defect that names those there are.
template <class Value>
Value read_word(JsonRow& row, std::string_view field, std::span<const Word<Value>> words) {
  const std::string_view word = row.text(field);
  const auto value = find<Value>(words, word);
  if (value) return *value;
  std::string known;
  for (const auto& [each, meaning] : words) {
    known.append(known.empty() ? "" : ", ").append(each);
  }
  if (!word.empty()) row.defect(field, "must be one of " + known);
  return Value{};
}

void read_stems(JsonRow& file) {
  Placing placing(file.context().knowledge.name_stems,
                  [](const NameStem& stem) { return std::string(stem.text); });
  for (JsonRow& row : file.objects("name_words")) {
    const auto word = read_word<NameWord>(row, "word", name_words);
    for (const std::string_view stem : row.texts("stems")) {
      const bool whole = stem.ends_with(' ');
      if (fold_name(stem) + (whole ? " " : "") != stem) {
        row.defect("stems", "\"" + std::string(stem) + "\" is not folded");
      }
      placing.put(row, NameStem{file.context().knowledge.arena.keep(stem), word});
    }
    row.refuse_unread();
  }
}

std::vector<NameWord> read_member_words(JsonRow& row) {
  std::vector<NameWord> words;
  for (const std::string_view text : row.texts("words")) {
    const auto word = find<NameWord>(name_words, text);
    if (word) {
      words.push_back(*word);
    } else {
      row.defect("words", "\"" + std::string(text) + "\" is no word of names");
    }
  }
  if (words.size() > 2) row.defect("words", "must be two at most");
  words.resize(2, NameWord::none);
  return words;
}

void read_families(JsonRow& file) {
  Knowledge& knowledge = file.context().knowledge;
  Placing placing(knowledge.name_families, IdOf{});
  for (JsonRow& row : file.objects("families")) {
    std::vector<FamilyMember> members;
    for (JsonRow& member : row.objects("members")) {
      const std::string_view analyte = member.text("analyte");
      read_analyte(member, "analyte");
      const std::vector<NameWord> words = read_member_words(member);
      members.push_back({analyte, words[0], words[1]});
      member.refuse_unread();
    }
    placing.put(row, NameFamily{row.text("id"), knowledge.arena.keep(members),
                                row.boolean("name_may_decide", true)});
    row.refuse_unread();
  }
}

}  // namespace

Meaning read_meaning(JsonRow& row, std::string_view field) {
  return read_word<Meaning>(row, field, meanings);
}

void read_name_families(JsonRow& file) {
  read_stems(file);
  read_families(file);
}

void read_word_meanings(JsonRow& file) {
  Knowledge& knowledge = file.context().knowledge;
  const auto by_word = [](const auto& row) { return std::string(row.word); };
  Placing bands(knowledge.band_meanings, by_word);
  for (JsonRow& row : file.objects("bands")) {
    bands.put(row, BandMeaning{row.text("word"), read_meaning(row, "means")});
    row.refuse_unread();
  }
  Placing values(knowledge.value_words, by_word);
  for (JsonRow& row : file.objects("values")) {
    values.put(row, ValueWord{row.text("word"), read_word<WordSense>(row, "sense", senses),
                              row.boolean("unmistakable", false)});
    row.refuse_unread();
  }
}

}  // namespace labread
