#include "parser/layout/bands_above.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/decimal.h"
#include "parser/tokens/range.h"

namespace labread {
namespace {

// Signs such as "≥" and dashes are none.
bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_letter(c) || (byte >= 0xC3 && byte < 0xEF && byte != 0xE2);
  });
}

// "29" and "30", "5.6" and "5.7": the same, or one step of the last printed digit apart.
bool are_next(const Decimal& one, const Decimal& other) {
  const auto places = std::max(one.places, other.places);
  const auto in_steps = [places](Decimal number) {
    for (; number.places < places; ++number.places) number.coefficient *= 10;
    return number.coefficient;
  };
  constexpr std::int64_t most = 1'000'000'000;  // which no limit exceeds
  if (std::abs(one.coefficient) > most || std::abs(other.coefficient) > most) return false;
  if (places > 6) return false;
  const std::int64_t step = one.places == other.places ? 1 : 0;
  return std::abs(in_steps(one) - in_steps(other)) <= step;
}

// Whether one begins where the other ends.
bool go_on(const PrintedRange& one, const PrintedRange& other) {
  const auto next = [](const std::optional<Bound>& high, const std::optional<Bound>& low) {
    return high && low && are_next(high->value, low->value);
  };
  return next(one.high, other.low) || next(other.high, one.low);
}

class Placing {
 public:
  Placing(std::vector<Line>& rows, const Columns& columns, const Conventions& conventions,
          const Catalogue& catalogue)
      : rows_(rows), columns_(columns), conventions_(conventions), catalogue_(catalogue) {}

  void place() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!is_limits_alone(rows_[i])) continue;
      const auto above = row_above(i);
      std::vector<std::size_t> limits;
      for (; i < rows_.size() && !holds(rows_[i], ColumnRole::value); ++i) {
        if (is_limits_alone(rows_[i])) limits.push_back(i);
      }
      if (i < rows_.size()) settle(above, limits, i);
    }
    erase_dropped();
  }

 private:
  bool is_under(const Cell& cell, ColumnRole role) const {
    const Column* column = columns_.at(cell.box);
    return column != nullptr && column->role == role;
  }
  bool holds(const Line& line, ColumnRole role) const { return cell_of(line, role) != nullptr; }
  const Cell* cell_of(const Line& line, ColumnRole role) const {
    const auto cell = std::find_if(line.cells.begin(), line.cells.end(),
                                   [&](const Cell& c) { return is_under(c, role); });
    return cell == line.cells.end() ? nullptr : &*cell;
  }

  bool is_limits_alone(const Line& line) const {
    return line.cells.size() == 1 && is_under(line.cells[0], ColumnRole::range) &&
           limits_of(line.cells[0]).has_value();
  }

  // The limits of a cell behind the words that name them.
  std::optional<PrintedRange> limits_of(const Cell& cell) const {
    const std::string text = cell.text();
    for (std::size_t at = 0; at != std::string::npos; at = text.find(' ', at)) {
      if (at > 0) ++at;
      auto range = take_range(std::string_view(text).substr(at), conventions_, catalogue_);
      if (range) return std::move(range->value);
    }
    return std::nullopt;
  }
  std::optional<PrintedRange> own_limits(std::size_t row) const {
    const Cell* cell = cell_of(rows_[row], ColumnRole::range);
    return cell == nullptr ? std::nullopt : limits_of(*cell);
  }
  bool names_limits(std::size_t row) const {
    const Cell* cell = cell_of(rows_[row], ColumnRole::range);
    return cell != nullptr && has_letter(cell->text());
  }

  std::optional<std::size_t> row_above(std::size_t i) const {
    while (i > 0) {
      if (holds(rows_[--i], ColumnRole::value)) return i;
    }
    return std::nullopt;
  }

  // Of which row are these lines between two rows?
  void settle(std::optional<std::size_t> above, const std::vector<std::size_t>& limits,
              std::size_t below) {
    const bool settled = above && settled_row_ == above;
    const auto of_above = settled ? settled_limits_ : above ? own_limits(*above) : std::nullopt;
    settled_row_ = below;
    settled_limits_ = own_limits(below);
    if (settled_limits_) {
      const std::size_t kept = of_above ? going_on_from(*of_above, limits) : 0;
      const bool leads = kept < limits.size() && lead_to(*settled_limits_, limits, kept);
      if (leads) move(limits, kept, below);
    } else if (of_above && of_above->low && of_above->high && !names_limits(*above)) {
      drop_doubtful(*of_above, limits, below);
    }
  }

  // How many lines in a row begin where those before them end.
  std::size_t going_on_from(PrintedRange range, const std::vector<std::size_t>& limits) const {
    std::size_t count = 0;
    for (; count < limits.size(); ++count) {
      auto next = limits_of(rows_[limits[count]].cells[0]);
      if (!next || !go_on(range, *next)) break;
      range = *std::move(next);
    }
    return count;
  }

  bool lead_to(PrintedRange range, const std::vector<std::size_t>& limits, std::size_t from) const {
    for (std::size_t i = limits.size(); i > from; --i) {
      auto before = limits_of(rows_[limits[i - 1]].cells[0]);
      if (!before || !go_on(*before, range)) return false;
      range = *std::move(before);
    }
    return true;
  }

  void move(const std::vector<std::size_t>& limits, std::size_t from, std::size_t to) {
    Line& row = rows_[to];
    const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                   [&](const Cell& c) { return is_under(c, ColumnRole::range); });
    Cell whole;
    for (std::size_t i = from; i < limits.size(); ++i) {
      const Cell& part = rows_[limits[i]].cells[0];
      whole.box = whole.words.empty() ? part.box : united(whole.box, part.box);
      whole.words.insert(whole.words.end(), part.words.begin(), part.words.end());
      dropped_.push_back(limits[i]);
    }
    whole.box = united(whole.box, cell->box);
    whole.words.insert(whole.words.end(), cell->words.begin(), cell->words.end());
    whole.bars = cell->bars;
    *cell = std::move(whole);
  }

  // "Male: 13 - 17" below a row's own interval and above a row without, below which one more
  // stands.
  void drop_doubtful(const PrintedRange& own, const std::vector<std::size_t>& limits,
                     std::size_t row) {
    const auto worded = [&](std::size_t i) { return has_letter(rows_[i].cells[0].text()); };
    if (!std::all_of(limits.begin(), limits.end(), worded)) return;
    if (going_on_from(own, limits) > 0) return;
    std::vector<std::size_t> below;
    for (std::size_t i = row + 1; i < rows_.size() && !holds(rows_[i], ColumnRole::value); ++i) {
      if (is_limits_alone(rows_[i])) below.push_back(i);
    }
    if (below.size() < limits.size()) return;
    dropped_.insert(dropped_.end(), limits.begin(), limits.end());
    dropped_.insert(dropped_.end(), below.begin(), below.end());
  }

  void erase_dropped() {
    std::sort(dropped_.begin(), dropped_.end(), std::greater<>());
    dropped_.erase(std::unique(dropped_.begin(), dropped_.end()), dropped_.end());
    for (const std::size_t line : dropped_) {
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(line));
    }
  }

  std::vector<Line>& rows_;
  const Columns& columns_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::optional<std::size_t> settled_row_;      // the last row that lines stood above
  std::optional<PrintedRange> settled_limits_;  // of its own line alone
  std::vector<std::size_t> dropped_;
};

}  // namespace

void place_bands_above(std::vector<Line>& rows, const Columns& columns,
                       const Conventions& conventions, const Catalogue& catalogue) {
  Placing(rows, columns, conventions, catalogue).place();
}

}  // namespace labread
