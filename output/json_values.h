// The small values of which every JSON output of ours is made: nothing, which is written as null,
// where nothing is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "output/print_json.h"
#include "output/words.h"
#include "output/writer.h"
#include "parser/report.h"

namespace labread {

inline JsonLayout layout_of(const WriteOptions& options) {
  return options.one_line ? JsonLayout::one_line : JsonLayout::indented;
}

inline std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

inline std::optional<Decimal> value_of(const std::optional<Bound>& bound) {
  if (!bound) return std::nullopt;
  return bound->value;
}

inline std::optional<bool> inclusion_of(const std::optional<Bound>& bound) {
  if (!bound) return std::nullopt;
  return bound->inclusive;
}

inline std::optional<std::string> iso_of(const std::optional<Moment>& moment) {
  if (!moment) return std::nullopt;
  return moment->to_iso();
}

template <class Enumeration>
std::optional<std::string_view> words_of(const std::optional<Enumeration>& known) {
  if (!known) return std::nullopt;
  return word_of(*known);
}

}  // namespace labread
