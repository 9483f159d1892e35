#include "reference_ranges/key_table.h"

#include <bit>
#include <limits>
#include <stdexcept>

namespace labread {
namespace {

constexpr std::size_t most = std::numeric_limits<std::uint8_t>::max();  // of bytes and of rows

std::size_t count_beginnings(std::span<const std::string_view> keys) {
  std::size_t count = 0;
  for (const std::string_view key : keys) {
    for (std::size_t end = 0; end < key.size(); ++count) end = next_word_end(key, end);
  }
  return count;
}

}  // namespace

// Fills the slots key by key.
class KeySlots {
 public:
  explicit KeySlots(std::span<const std::string_view> keys)
      : keys_(keys), slots_(std::bit_ceil(2 * count_beginnings(keys) + 2)) {}

  std::vector<KeySlot> fill() && {
    for (std::size_t row = 0; row < keys_.size(); ++row) add(row);
    return std::move(slots_);
  }

 private:
  void add(std::size_t row) {
    const std::string_view key = keys_[row];
    if (key.size() > most) throw std::length_error("a key is too long: " + std::string(key));
    for (std::size_t end = 0; end < key.size();) {
      end = next_word_end(key, end);
      KeySlot& slot = slot_of(key.substr(0, end), row);
      if (end < key.size()) {
        slot.goes_on = true;
      } else if (slot.rows++ == most) {
        throw std::length_error("too many rows of one key: " + std::string(key));
      }
    }
  }

  KeySlot& slot_of(std::string_view beginning, std::size_t row) {
    const std::uint32_t place = KeyTable::mixed(add_to_hash(empty_key_hash, beginning));
    std::size_t i = place & (slots_.size() - 1);
    for (; slots_[i].length > 0; i = (i + 1) & (slots_.size() - 1)) {
      if (keys_[slots_[i].row].substr(0, slots_[i].length) == beginning) return slots_[i];
    }
    slots_[i].row = static_cast<std::uint32_t>(row);
    slots_[i].length = static_cast<std::uint8_t>(beginning.size());
    slots_[i].check = KeyTable::check_of(place);
    return slots_[i];
  }

  std::span<const std::string_view> keys_;
  std::vector<KeySlot> slots_;
};

std::vector<KeySlot> key_slots(std::span<const std::string_view> sorted_keys) {
  return KeySlots(sorted_keys).fill();
}

}  // namespace labread
