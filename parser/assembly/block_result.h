// "Result: 5.9 %" below the heading "HbA1c": the block may hold further results before the limits
// of its own come, "Mean glucose: 123 mg/dL", "Reference values:" and then limits in "%". The last
// heading's own result is kept until then.
#pragma once

#include <optional>
#include <string_view>

#include "parser/assembly/draft.h"
#include "parser/assembly/lines_below.h"

namespace labread {

class BlockResult {
 public:
  // What has become the result with this number, where it may be such a one.
  void keep(Draft&& draft, std::size_t result);
  void forget() { draft_.reset(); }
  // Whether the title heads limits in the kept result's unit, which is not the last one's.
  bool is_limited_by(const TypedLine& title, const LinesBelow& below,
                     std::string_view last_unit) const;
  // The kept result, open again. There must be one.
  Draft reopen();

 private:
  std::optional<Draft> draft_;
};

}  // namespace labread
