// What a text begins with among sorted keys, found by hashing: each beginning of a key that ends at
// a word end has a slot, so that a search costs a hash and one comparison for each word of the
// text. The build prints the slots of the built-in knowledge (key_slots()); rows stay sorted by
// their key.
//
//   KeyTable(slots).for_each_prefix(rows, "vitamin d 25 oh", [](auto same, std::size_t length)
//   {…});
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "reference_ranges/word_ends.h"

namespace labread {

struct KeySlot {
  std::uint32_t row = 0;    // the first row whose key begins so
  std::uint8_t length = 0;  // bytes of the beginning; 0: the slot is empty
  std::uint8_t rows = 0;    // rows that have just this key
  std::uint8_t check = 0;   // a part of the hash, compared before the key
  bool goes_on = false;     // longer keys begin so
};

// FNV-1a, so that the hash of a text goes on from that of its beginning.
constexpr std::uint32_t empty_key_hash = 2166136261U;
constexpr std::uint32_t add_to_hash(std::uint32_t hash, std::string_view more) {
  for (const char c : more) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

class KeyTable {
 public:
  constexpr KeyTable() = default;
  // `slots`: those of the rows that are given to the searches, or none for no rows.
  explicit constexpr KeyTable(std::span<const KeySlot> slots) : slots_(slots) {}

  // The slot of this beginning, or null where no key begins so.
  template <class Row>
  const KeySlot* find(std::span<const Row> rows, std::string_view beginning) const {
    return find(rows, beginning, add_to_hash(empty_key_hash, beginning));
  }

  // The rows with just this key.
  template <class Row>
  std::span<const Row> exactly(std::span<const Row> rows, std::string_view key) const {
    const KeySlot* const slot = find(rows, key);
    return slot == nullptr ? std::span<const Row>() : rows.subspan(slot->row, slot->rows);
  }

  // Calls found(rows of one key, bytes of `text` that they cover) for every key that `text` starts
  // with at a word end, shortest first. Returns whether longer keys begin with all of `text`.
  template <class Row, class Found>
  bool for_each_prefix(std::span<const Row> rows, std::string_view text, Found found) const {
    std::uint32_t hash = empty_key_hash;
    for (std::size_t length = 0; length < text.size();) {
      const std::size_t end = next_word_end(text, length);
      hash = add_to_hash(hash, text.substr(length, end - length));
      length = end;
      const KeySlot* const slot = find(rows, text.substr(0, length), hash);
      if (slot == nullptr) return false;
      if (slot->rows > 0) found(rows.subspan(slot->row, slot->rows), length);
      if (!slot->goes_on) return false;
    }
    return true;
  }

 private:
  friend class KeySlots;

  // Mixes the bits of a hash: FNV-1a leaves short keys close together.
  static constexpr std::uint32_t mixed(std::uint32_t hash) {
    hash ^= hash >> 15U;
    return hash * 0x2C1B3C6DU;
  }
  static constexpr std::uint8_t check_of(std::uint32_t mixed) {
    return static_cast<std::uint8_t>(mixed >> 24U);
  }

  template <class Row>
  const KeySlot* find(std::span<const Row> rows, std::string_view beginning,
                      std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    const std::uint32_t place = mixed(hash);
    for (std::size_t i = place & (slots_.size() - 1); slots_[i].length > 0;
         i = (i + 1) & (slots_.size() - 1)) {
      const KeySlot& slot = slots_[i];
      if (slot.check == check_of(place) && slot.length == beginning.size() &&
          rows[slot.row].key.starts_with(beginning)) {
        return &slot;
      }
    }
    return nullptr;
  }

  std::span<const KeySlot> slots_;  // a power of two, never full
};

// The slots of keys in sorted order. Throws std::length_error for a key above 255 bytes and for
// more than 255 rows of one key.
std::vector<KeySlot> key_slots(std::span<const std::string_view> sorted_keys);

template <class Row>
std::vector<KeySlot> key_slots(std::span<const Row> sorted) {
  std::vector<std::string_view> keys;
  keys.reserve(sorted.size());
  for (const Row& row : sorted) keys.push_back(row.key);
  return key_slots(std::span<const std::string_view>(keys));
}

}  // namespace labread
