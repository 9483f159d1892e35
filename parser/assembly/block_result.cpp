#include "parser/assembly/block_result.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/line_kinds.h"

namespace labread {

void BlockResult::keep(Draft&& draft, std::size_t result) {
  const RowReading& reading = draft.reading;
  const bool own = reading.labelled_value && !draft.one_line && !draft.result &&
                   draft.context.columns == nullptr && reading.more.empty();
  if (!own || !reading.range.empty() || reading.unit.empty()) return;
  draft_ = std::move(draft);
  draft_->result = result;
}

bool BlockResult::is_limited_by(const TypedLine& title, const LinesBelow& below,
                                std::string_view last_unit) const {
  if (!draft_ || draft_->page != title.line->page || below.empty()) return false;
  if (!is_title_of_limits(title)) return false;
  const auto& tokens = below.typed_next().tokens;
  const auto unit =
      std::ranges::find_if(tokens, [](const TypedToken& token) { return token.is(token_unit); });
  if (unit == tokens.end()) return false;
  const std::string key = fold_unit(unit->text);
  return fold_unit(last_unit) != key && fold_unit(draft_->reading.unit.text) == key;
}

Draft BlockResult::reopen() { return *std::exchange(draft_, std::nullopt); }

}  // namespace labread
