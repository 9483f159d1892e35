#include "parser/interchange/cda_match.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/fold.h"
#include "parser/interchange/printed_value.h"

namespace labread::cda {
namespace {

constexpr std::size_t most_compared = 100;  // entries of one value compared by name

class Matcher {
 public:
  Matcher(const std::vector<CodedRow>& coded, const Catalogue& catalogue)
      : coded_(coded), used_(coded.size(), false), catalogue_(catalogue) {
    for (std::size_t i = 0; i < coded.size(); ++i) {
      for (const std::string& id : coded[i].ids) by_id_.emplace(id, i);
      by_value_.emplace(value_key(coded[i].row.value), i);
    }
  }

  const CodedRow* by_id(const NarrativeRow& row) {
    for (const std::string& id : row.ids) {
      const auto [first, last] = by_id_.equal_range(id);
      for (auto found = first; found != last; ++found) {
        if (used_[found->second]) continue;
        // A table row that several entries point at belongs to the one with its name and value.
        if (std::distance(first, last) > 1 && !agrees(row, coded_[found->second])) continue;
        return take(found->second);
      }
    }
    return nullptr;
  }

  const CodedRow* by_name(const NarrativeRow& row) {
    const auto [first, last] = by_value_.equal_range(value_key(row.row.value));
    std::size_t compared = 0;
    std::optional<std::size_t> found;  // the first in the document's order
    for (auto entry = first; entry != last && compared < most_compared; ++entry, ++compared) {
      const bool earlier = !found || entry->second < *found;
      if (earlier && !used_[entry->second] && same_name(row.row, coded_[entry->second].row)) {
        found = entry->second;
      }
    }
    return found ? take(*found) : nullptr;
  }

  const CodedRow* at(std::size_t index, const NarrativeRow& row) {
    const bool same = index < coded_.size() && !used_[index] &&
                      is_same_value(row.row.value, coded_[index].row.value);
    return same ? take(index) : nullptr;
  }

 private:
  const CodedRow* take(std::size_t index) {
    used_[index] = true;
    return &coded_[index];
  }

  bool agrees(const NarrativeRow& row, const CodedRow& coded) const {
    return is_same_value(row.row.value, coded.row.value) && same_name(row.row, coded.row);
  }

  bool same_name(const PrintedRow& row, const PrintedRow& coded) const {
    const std::string key = fold_name(row.name);
    std::vector<std::string> names = coded.other_names;
    names.push_back(coded.name);
    for (const std::string& name : names) {
      const std::string other = fold_name(name);
      if (other.empty() || key.empty()) continue;
      if (other.find(key) != std::string::npos || key.find(other) != std::string::npos) return true;
      const auto mine = candidates_of(row.name, catalogue_);
      const auto theirs = candidates_of(name, catalogue_);
      if (std::find_first_of(mine.begin(), mine.end(), theirs.begin(), theirs.end()) !=
          mine.end()) {
        return true;
      }
    }
    return false;
  }

  const std::vector<CodedRow>& coded_;
  std::vector<bool> used_;
  const Catalogue& catalogue_;
  std::unordered_multimap<std::string, std::size_t> by_id_;
  std::unordered_multimap<std::string, std::size_t> by_value_;
};

bool is_number(std::string_view text) {
  std::string plain(text.substr(0, text.find(' ')));
  std::replace(plain.begin(), plain.end(), ',', '.');
  return parse_decimal(plain, DecimalMark::point).has_value();
}

void note_difference(const PrintedRow& row, const PrintedRow& coded, std::vector<Note>& notes) {
  if (!is_number(row.value) || !is_number(coded.value) || is_same_value(row.value, coded.value)) {
    return;
  }
  notes.push_back({"coded_value_differs",
                   row.name + " is printed as " + row.value + " and coded as " + coded.value +
                       "; the printed value stands",
                   Place{1, row.line}});
}

void merge(PrintedRow& row, const PrintedRow& coded) {
  if (!coded.codes.empty()) row.codes = coded.codes;
  row.other_names = coded.other_names;
  row.other_names.push_back(coded.name);
  row.unit_code = coded.unit_code;
  row.flag_code = coded.flag;
  if (is_same_value(row.value, coded.value)) row.number = coded.number;
  if (!coded.specimen.empty()) row.specimen = coded.specimen;
  if (coded.collected) row.collected = coded.collected;
  if (row.range.empty()) row.structured = coded.structured;
  if (row.previous.empty()) row.previous = coded.previous;
}

}  // namespace

void add_codes(std::vector<NarrativeRow>& rows, const std::vector<CodedRow>& coded,
               const Catalogue& catalogue, std::vector<Note>& notes) {
  Matcher matcher(coded, catalogue);
  std::vector<const CodedRow*> found(rows.size(), nullptr);
  for (std::size_t i = 0; i < rows.size(); ++i) found[i] = matcher.by_id(rows[i]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (found[i] == nullptr) found[i] = matcher.by_name(rows[i]);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (found[i] == nullptr && rows.size() == coded.size()) found[i] = matcher.at(i, rows[i]);
    if (found[i] == nullptr) continue;
    note_difference(rows[i].row, found[i]->row, notes);
    merge(rows[i].row, found[i]->row);
  }
}

}  // namespace labread::cda
