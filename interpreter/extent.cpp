#include "interpreter/extent.h"

namespace labread {
namespace {

bool same(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  if (!a || !b) return !a && !b;
  return a->value == b->value && a->inclusive == b->inclusive;
}

// As point() makes it, of one number with all its places.
bool is_point(const Extent& extent) {
  return extent.low && extent.high && extent.low->inclusive && extent.high->inclusive &&
         extent.low->value.coefficient == extent.high->value.coefficient &&
         extent.low->value.places == extent.high->value.places;
}

// Whether all of the extent lies below a lower bound.
bool all_below(const Extent& extent, const Bound& bound) {
  if (!extent.high) return false;
  if (extent.high->value != bound.value) return extent.high->value < bound.value;
  return !extent.high->inclusive || !bound.inclusive;
}

bool all_above(const Extent& extent, const Bound& bound) {
  if (!extent.low) return false;
  if (extent.low->value != bound.value) return bound.value < extent.low->value;
  return !extent.low->inclusive || !bound.inclusive;
}

bool none_below(const Extent& extent, const Bound& bound) {
  if (!extent.low) return false;
  if (extent.low->value != bound.value) return bound.value < extent.low->value;
  return bound.inclusive || !extent.low->inclusive;
}

bool none_above(const Extent& extent, const Bound& bound) {
  if (!extent.high) return false;
  if (extent.high->value != bound.value) return extent.high->value < bound.value;
  return bound.inclusive || !extent.high->inclusive;
}

Truth truth_of(bool surely, bool surely_not) {
  if (surely) return Truth::yes;
  return surely_not ? Truth::no : Truth::unknown;
}

}  // namespace

bool operator==(const Extent& a, const Extent& b) {
  return same(a.low, b.low) && same(a.high, b.high);
}

Extent point(const Decimal& value) { return {Bound{value, true}, Bound{value, true}}; }

std::optional<Extent> extent_of(const Value& value) {
  if (value.ambiguous || !value.number) return std::nullopt;
  const Decimal number = *value.number;
  if (value.kind == ValueKind::interval) {
    if (!value.upper || *value.upper < number) return std::nullopt;
    return Extent{Bound{number, true}, Bound{*value.upper, true}};
  }
  if (value.kind != ValueKind::number && value.kind != ValueKind::titre) return std::nullopt;
  constexpr Decimal zero{};
  std::optional<Bound> floor;
  if (zero <= number) floor = Bound{zero, true};
  switch (value.comparator) {
    case Comparator::none: return point(number);
    case Comparator::less: return Extent{floor, Bound{number, false}};
    case Comparator::less_equal: return Extent{floor, Bound{number, true}};
    case Comparator::greater: return Extent{Bound{number, false}, std::nullopt};
    case Comparator::greater_equal: return Extent{Bound{number, true}, std::nullopt};
  }
  return std::nullopt;
}

std::optional<Extent> convert(const Extent& extent, std::string_view from, std::string_view to,
                              const Analyte& analyte) {
  if (is_point(extent)) {
    const auto converted = convert(extent.low->value, from, to, analyte);
    return converted ? std::optional(point(*converted)) : std::nullopt;
  }
  Extent result = extent;
  for (std::optional<Bound>* bound : {&result.low, &result.high}) {
    if (!*bound) continue;
    const auto converted = convert((*bound)->value, from, to, analyte);
    if (!converted) return std::nullopt;
    (*bound)->value = *converted;
  }
  return result;
}

Side side_of(const Extent& extent, const std::optional<Bound>& low,
             const std::optional<Bound>& high) {
  if (low && all_below(extent, *low)) return Side::below;
  if (high && all_above(extent, *high)) return Side::above;
  const bool inside_low = !low || none_below(extent, *low);
  const bool inside_high = !high || none_above(extent, *high);
  return inside_low && inside_high ? Side::inside : Side::unclear;
}

Truth is_less(const Extent& extent, const Decimal& limit) {
  return truth_of(all_below(extent, Bound{limit, true}), none_below(extent, Bound{limit, true}));
}

Truth is_less_equal(const Extent& extent, const Decimal& limit) {
  return truth_of(none_above(extent, Bound{limit, true}), all_above(extent, Bound{limit, true}));
}

Truth negated(Truth truth) {
  if (truth == Truth::unknown) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

}  // namespace labread
