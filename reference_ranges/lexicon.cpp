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
  const auto first = std::lower_bound(
      entries_.begin(), entries_.end(), key,
      [](const LexiconEntry& entry, std::string_view value) { return entry.key < value; });
  const auto last = std::upper_bound(
      first, entries_.end(), key,
      [](std::string_view value, const LexiconEntry& entry) { return value < entry.key; });
  return {first, last};
}

const LexiconEntry* Lexicon::find(std::string_view key, WordRole role) const {
  return of_role(exactly(key), role);
}

LexiconMatch Lexicon::longest(std::string_view key, WordRole role) const {
  LexiconMatch match;
  for_each_prefix(entries_, key, [&](std::span<const LexiconEntry> same, std::size_t length) {
    if (const LexiconEntry* const entry = of_role(same, role)) match = {entry, length};
  });
  return match;
}

}  // namespace labread
