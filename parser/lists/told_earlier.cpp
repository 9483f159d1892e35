#include "parser/lists/told_earlier.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "parser/tokens/date.h"
#include "parser/tokens/number.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_words = 3;  // "vom", "result of"

class Teller {
 public:
  Teller(const Conventions& conventions, const Catalogue& catalogue)
      : conventions_(conventions), catalogue_(catalogue) {}

  // What stands behind the words for earlier results.
  std::optional<Previous> read(std::string_view text) {
    rest_ = text;
    std::size_t words = 0;
    while (told_.value.empty() || told_.date.empty()) {
      const std::size_t first = rest_.find_first_not_of(" :(");
      if (first == rest_.npos) return std::nullopt;
      rest_.remove_prefix(first);
      if (take_day() || take_quantity()) continue;
      if (++words > most_words || !skip_word()) return std::nullopt;
    }
    const bool ends = rest_.empty() || std::string_view(".,;) ").find(rest_[0]) != rest_.npos;
    return ends ? std::optional(told_) : std::nullopt;
  }

 private:
  bool take_day() {
    if (!told_.date.empty() || !is_ascii_digit(rest_[0])) return false;
    const auto date = take_date(rest_, conventions_.date_order.value, catalogue_.lexicon());
    if (!date || (date->value.both_orders && !is_order_known(conventions_.date_order)))
      return false;
    told_.date = Moment{date->value.moment.date, {}}.to_iso();
    rest_.remove_prefix(date->length);
    return true;
  }

  bool take_quantity() {
    if (!told_.value.empty()) return false;
    const auto number = take_number(rest_, conventions_, catalogue_.lexicon());
    if (!number) return false;
    told_.value = std::string(rest_.substr(0, number->length));
    rest_.remove_prefix(number->length);
    const std::size_t blanks = blanks_at(rest_, 0);
    const auto unit = take_unit(rest_.substr(blanks), catalogue_);
    if (!unit) return true;
    told_.unit = unit->value;
    rest_.remove_prefix(blanks + unit->length);
    return true;
  }

  bool skip_word() {
    const std::size_t end = std::min(rest_.find_first_of(" :"), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    if (!starts_with_letter(word) || holds_digit(word) || word.ends_with(',')) return false;
    rest_.remove_prefix(end);
    return true;
  }

  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::string_view rest_;
  Previous told_;
};

}  // namespace

std::optional<Previous> told_earlier(std::string_view text, const Conventions& conventions,
                                     const Catalogue& catalogue) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view part = text.substr(at);
    const WordsMatch words = match_words(part, WordRole::header_previous, catalogue.lexicon());
    if (words) {
      auto told = Teller(conventions, catalogue).read(part.substr(words.length));
      if (told) return told;
    }
    const std::size_t end = part.find_first_of(",;.");
    if (end == part.npos) break;
    at += end + 1;
    at += blanks_at(text, at);
  }
  return std::nullopt;
}

}  // namespace labread
