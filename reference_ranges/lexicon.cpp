#include "reference_ranges/lexicon.h"

#include <algorithm>

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
  return table_.exactly(entries_, key);
}

LexiconPlace Lexicon::at(std::string_view key) const {
  const KeySlot* const slot = table_.find(entries_, key);
  if (slot == nullptr) return {};
  return {entries_.subspan(slot->row, slot->rows), slot->goes_on};
}

std::span<const LexiconEntry> Lexicon::beginning(std::string_view word) const {
  const KeySlot* const slot = table_.find(entries_, word);
  if (slot == nullptr) return {};
  const auto rows = entries_.subspan(slot->row);
  const auto end = std::find_if_not(rows.begin(), rows.end(), [&](const LexiconEntry& e) {
    return e.key.starts_with(word) && (e.key.size() == word.size() || e.key[word.size()] == ' ');
  });
  return {rows.begin(), end};
}

const LexiconEntry* Lexicon::find(std::string_view key, WordRole role) const {
  if (!starts_.may_begin(word_start(key), role)) return nullptr;
  return of_role(exactly(key), role);
}

LexiconMatch Lexicon::longest(std::string_view key, WordRole role) const {
  LexiconMatch match;
  if (!starts_.may_begin(word_start(key), role)) return match;
  match.goes_on =
      for_each_beginning(key, [&](std::span<const LexiconEntry> same, std::size_t length) {
        if (const LexiconEntry* const entry = of_role(same, role)) match = {entry, length};
      });
  return match;
}

LexiconMatches Lexicon::longest_of(std::string_view key, WordRoles roles) const {
  LexiconMatches match;
  if (!starts_.may_begin(word_start(key), roles)) return match;
  match.goes_on =
      for_each_beginning(key, [&](std::span<const LexiconEntry> same, std::size_t length) {
        const bool any = std::any_of(same.begin(), same.end(), [&](const LexiconEntry& entry) {
          return roles.shares(entry.role);
        });
        if (any) match = {same, length};
      });
  return match;
}

}  // namespace labread
