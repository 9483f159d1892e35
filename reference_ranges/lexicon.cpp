#include "reference_ranges/lexicon.h"

#include <algorithm>

#include "reference_ranges/prefix_search.h"

namespace labread {
namespace {

const LexiconEntry* of_role(std::span<const LexiconEntry> entries, WordRole role) {
  const auto found = std::lower_bound(
      entries.begin(), entries.end(), role,
      [](const LexiconEntry& entry, WordRole value) { return entry.role < value; });
  return found != entries.end() && found->role == role ? &*found : nullptr;
}

}  // namespace

std::span<const LexiconEntry> Lexicon::exactly(std::string_view key) const {
  const std::span<const LexiconEntry> rows = from_key(index_.near(entries_, key), key);
  return rows.first(count_leading(rows, [&](const LexiconEntry& e) { return e.key == key; }));
}

std::span<const LexiconEntry> Lexicon::beginning(std::string_view word) const {
  const std::span<const LexiconEntry> rows = from_key(index_.near(entries_, word), word);
  return rows.first(count_leading(rows, [&](const LexiconEntry& e) {
    return e.key.starts_with(word) && (e.key.size() == word.size() || e.key[word.size()] == ' ');
  }));
}

const LexiconEntry* Lexicon::find(std::string_view key, WordRole role) const {
  if (!starts_.may_begin(word_start(key), role)) return nullptr;
  return of_role(exactly(key), role);
}

LexiconMatch Lexicon::longest(std::string_view key, WordRole role) const {
  LexiconMatch match;
  if (!starts_.may_begin(word_start(key), role)) return match;
  for_each_beginning(key, [&](std::span<const LexiconEntry> same, std::size_t length) {
    if (const LexiconEntry* const entry = of_role(same, role)) match = {entry, length};
  });
  return match;
}

LexiconMatches Lexicon::longest_of(std::string_view key, WordRoles roles) const {
  LexiconMatches match;
  if (!starts_.may_begin(word_start(key), roles)) return match;
  for_each_prefix(
      index_.near(entries_, key), key, [&](std::span<const LexiconEntry> same, std::size_t length) {
        const bool any = std::any_of(same.begin(), same.end(), [&](const LexiconEntry& entry) {
          return roles.shares(entry.role);
        });
        if (any) match = {same, length};
      });
  return match;
}

}  // namespace labread
