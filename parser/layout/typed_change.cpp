// A result with what it was before, parted by arrows: "TSH 2.1 -> 3.4".
#include <algorithm>
#include <array>

#include "parser/layout/scanner.h"
#include "parser/tokens/number.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

struct Arrow {
  std::size_t length = 0;    // with the blanks around it; 0: there is none
  bool may_be_mark = false;  // "98 → 102": stands apart, as marks of a trend do
};

Arrow arrow_at(std::string_view text) {
  static constexpr auto typed = std::to_array<std::string_view>({"-->", "->"});
  static constexpr auto drawn = std::to_array<std::string_view>({"→", "⟶", "➔", "➜", "⇒"});
  const std::size_t blanks = blanks_at(text, 0);
  const std::string_view rest = text.substr(blanks);
  const auto leads = [&](std::string_view sign) { return rest.starts_with(sign); };
  const auto ascii = std::find_if(typed.begin(), typed.end(), leads);
  const auto sign = std::find_if(drawn.begin(), drawn.end(), leads);
  if (ascii == typed.end() && sign == drawn.end()) return {};
  const std::size_t end = blanks + (ascii != typed.end() ? ascii->size() : sign->size());
  return {end + blanks_at(text, end), ascii == typed.end() && blanks > 0};
}

}  // namespace

bool Scanner::change_follows(std::string_view text) const {
  // Most texts hold no arrow near their beginning.
  constexpr std::size_t longest_number = 24;
  const std::string_view near = text.substr(0, longest_number);
  if (near.find("->") == std::string_view::npos && near.find('\xE2') == std::string_view::npos) {
    return false;
  }
  // The last byte of typed arrows and the first of drawn ones.
  const bool arrow =
      std::any_of(text.begin(), text.end(), [](char c) { return c == '>' || c == '\xE2'; });
  if (!arrow) return false;
  const auto first = scan_signed_number(text, conventions_.decimal_mark);
  return first && arrow_at(text.substr(first->length)).length > 0;
}

bool Scanner::take_change(std::size_t from, std::string_view text) {
  if (!change_follows(text)) return false;
  const auto first = scan_signed_number(text, conventions_.decimal_mark);
  std::vector<std::string> numbers = {std::string(text.substr(0, first->length))};
  std::size_t end = first->length;
  std::size_t last = 0;
  bool may_be_mark = false;
  for (Arrow arrow = arrow_at(text.substr(end)); arrow.length > 0;
       arrow = arrow_at(text.substr(end))) {
    last = end + arrow.length;
    const auto next = scan_number(text.substr(last), conventions_.decimal_mark);
    if (!next) return false;
    may_be_mark = may_be_mark || arrow.may_be_mark;
    end = last + next->length;
    numbers.emplace_back(text.substr(last, next->length));
  }
  const auto number = take_number(text.substr(last), conventions_, catalogue_.lexicon());
  if (!number || last + number->length != end || !joins_well(from + end)) return false;
  const bool unit = take_unit(text.substr(end + blanks_at(text, end)), catalogue_).has_value();
  const bool sure = !may_be_mark || unit;
  TypedToken& token = add(from, end, sure ? token_number : token_text);
  if (!sure) return true;
  token.value = number->value;
  numbers.pop_back();
  token.earlier = std::move(numbers);
  token.later = last;
  return true;
}

}  // namespace labread
