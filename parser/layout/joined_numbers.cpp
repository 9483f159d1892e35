#include "parser/layout/joined_numbers.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/tokens/scientific.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "- 4.1   -2.0 - 3.0": where the limits tell that a result may be negative, a dash one blank in
// front of a number is its sign.
void join_signs(TypedLine& line) {
  auto& tokens = line.tokens;
  const bool negative = std::any_of(tokens.begin(), tokens.end(), [](const TypedToken& token) {
    return token.range && token.range->low && token.range->low->value.coefficient < 0;
  });
  if (!negative) return;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const TypedToken& sign = tokens[i];
    TypedToken& number = tokens[i + 1];
    const bool begins = i == 0 || tokens[i - 1].cell != sign.cell || tokens[i - 1].is(token_flag);
    const bool joined = sign.is(token_dash) && sign.text.size() == 1 && begins &&
                        number.cell == sign.cell && number.begin == sign.end + 1 &&
                        number.kinds == token_number &&
                        number.value->comparator == Comparator::none && number.value->number;
    if (!joined) continue;
    number.text = sign.text + " " + number.text;
    number.begin = sign.begin;
    number.box = united(sign.box, number.box);
    number.value->number->coefficient *= -1;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// "1 250 000", "18 400 copies/mL": digits a blank apart are one number where a group begins with a
// zero, as no number does, and where copies are counted.
void join_thousands(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue) {
  auto& tokens = line.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto goes_on = [&](std::size_t at) {
      return at < tokens.size() &&
             (tokens[at].kinds == token_number || tokens[at].kinds == token_text) &&
             tokens[at].text.size() == 3 && tokens[at].cell == tokens[i].cell &&
             tokens[at].begin == tokens[at - 1].end + 1 &&
             std::all_of(tokens[at].text.begin(), tokens[at].text.end(), is_ascii_digit);
    };
    const std::string& text = tokens[i].text;
    const bool first = tokens[i].kinds == token_number && text.size() <= 3 && text[0] != '0' &&
                       std::all_of(text.begin(), text.end(), is_ascii_digit);
    std::size_t end = i + 1;
    if (!first || !goes_on(end)) continue;
    std::string digits = text;
    bool zero = false;
    for (; goes_on(end); ++end) {
      zero = zero || tokens[end].text[0] == '0';
      digits += tokens[end].text;
    }
    const bool copies = end < tokens.size() && tokens[end].is(token_unit) &&
                        fold_unit(tokens[end].text).starts_with("c") &&
                        fold_unit(tokens[end].text).find('p') != std::string::npos;
    if (!zero && !copies) continue;
    const auto number = take_number(digits, conventions, catalogue.lexicon());
    if (!number || number->length != digits.size()) continue;
    TypedToken& whole = tokens[i];
    whole.text = line.cells[whole.cell].substr(whole.begin, tokens[end - 1].end - whole.begin);
    whole.end = tokens[end - 1].end;
    whole.box = united(whole.box, tokens[end - 1].box);
    whole.colon = tokens[end - 1].colon;
    whole.value = number->value;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 tokens.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

// A unit right behind the token, or behind its flag and limits the percent sign.
bool has_unit_behind(const std::vector<TypedToken>& tokens, std::size_t i) {
  std::size_t next = i + 1;
  if (next < tokens.size() && tokens[next].is(token_flag)) ++next;
  if (next == tokens.size()) return false;
  if (tokens[next].is(token_unit)) return true;
  return tokens[next].is(token_range) && next + 1 < tokens.size() &&
         tokens[next + 1].is(token_unit) && tokens[next + 1].text == "%";
}

// "Monocytes   02 - 10   %   06   05": behind limits and the percent sign in front, and the days'
// numbers behind that one.
bool has_share_in_front(const std::vector<TypedToken>& tokens, std::size_t i) {
  while (i > 1 && tokens[i - 1].is(token_number) && tokens[i - 1].text.starts_with('0')) --i;
  if (i < 2 || tokens[i - 1].text != "%" || !tokens[i - 2].is(token_interval)) return false;
  return std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i) - 2,
                      [](const TypedToken& token) { return token.is(token_number); });
}

// "Monocytes   03   %", "Eosinophils   08 High   1 - 6   %": in front of a unit a number with a
// zero in front is no site's code.
void read_padded_numbers(TypedLine& line, const Conventions& conventions,
                         const Catalogue& catalogue) {
  for (std::size_t i = 1; i < line.tokens.size(); ++i) {
    TypedToken& token = line.tokens[i];
    const bool padded = token.kinds == token_text && token.text.size() == 2 &&
                        token.text[0] == '0' && is_ascii_digit(token.text[1]);
    if (!padded || token.begin != 0) continue;
    if (!has_unit_behind(line.tokens, i) && !has_share_in_front(line.tokens, i)) continue;
    const auto number =
        take_number(std::string_view(token.text).substr(1), conventions, catalogue.lexicon());
    if (!number) continue;
    token.kinds = token_number;
    token.value = number->value;
  }
}

// "10 9/L", "10 3 /uL": the power of ten of a unit, whose raised digits lie on the line.
void join_powers(TypedLine& line) {
  auto& tokens = line.tokens;
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    TypedToken& ten = tokens[i];
    const TypedToken& power = tokens[i + 1];
    const TypedToken& unit = tokens[i + 2];
    const bool together = ten.cell == unit.cell && power.cell == unit.cell &&
                          power.begin == ten.end + 1 && unit.begin <= power.end + 1;
    const bool powers =
        power.text == "3" || power.text == "6" || power.text == "9" || power.text == "12";
    if (!together || ten.text != "10" || !powers || !unit.is(token_unit) ||
        !unit.text.starts_with('/') || !tokens[i - 1].is(token_number | token_flag)) {
      continue;
    }
    ten.text = line.cells[ten.cell].substr(ten.begin, unit.end - ten.begin);
    ten.end = unit.end;
    ten.box = united(ten.box, unit.box);
    ten.kinds = token_unit;
    ten.value.reset();
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 tokens.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  }
}

// The unit of a number that is printed with a power of ten: in the same cell or, behind a flag and
// limits, in another.
bool has_unit_of_its_own(const std::vector<TypedToken>& tokens, std::size_t next,
                         const Catalogue& catalogue) {
  while (next < tokens.size() && !tokens[next].is(token_unit) &&
         tokens[next].is(token_flag | token_range | token_word_value)) {
    ++next;
  }
  return next < tokens.size() && tokens[next].is(token_unit) &&
         leaves_power_to_number(tokens[next].text, catalogue);
}

// The power of ten that belongs to a number.
struct OwnPower {
  int exponent = 0;
  std::size_t end = 0;      // of it in the cell's text
  std::size_t next = 0;     // the token behind it
  std::size_t unit_at = 0;  // where the unit begins that was taken together with it; 0: it was not
};

std::optional<OwnPower> own_power(const TypedLine& line, std::size_t i,
                                  const Catalogue& catalogue) {
  const auto& tokens = line.tokens;
  const TypedToken& number = tokens[i];
  const std::string_view cell = line.cells[number.cell];
  const auto power = scan_power_of_ten(cell.substr(number.end));
  if (!power) return std::nullopt;
  OwnPower own{power->value, number.end + power->length, i + 1, 0};
  const auto in_cell = [&] {
    return own.next < tokens.size() && tokens[own.next].cell == number.cell;
  };
  while (in_cell() && tokens[own.next].end <= own.end) ++own.next;
  if (!in_cell() || tokens[own.next].begin >= own.end) {
    return has_unit_of_its_own(tokens, own.next, catalogue) ? std::optional(own) : std::nullopt;
  }
  // "x 10^6 IU/mL" was taken for a unit, which the end of it is alone.
  own.unit_at = own.end + blanks_at(cell, own.end);
  const auto unit = take_unit(cell.substr(own.unit_at), catalogue);
  const bool apart = own.unit_at > own.end && unit &&
                     own.unit_at + unit->length == tokens[own.next].end &&
                     leaves_power_to_number(unit->value, catalogue);
  return apart ? std::optional(own) : std::nullopt;
}

// "1.2 x 10^6 IU/mL", "6.1 x 10⁵" in front of a column of units: the power is the number's.
void join_scientific(TypedLine& line, const Catalogue& catalogue) {
  auto& tokens = line.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    TypedToken& number = tokens[i];
    const bool plain = number.is(token_number) && number.value->number;
    if (!plain || tokens[i + 1].cell != number.cell) continue;
    const auto power = own_power(line, i, catalogue);
    if (!power) continue;
    const auto whole = times_power_of_ten(*number.value->number, power->exponent);
    if (!whole) continue;
    number.value->number = *whole;
    number.kinds = token_number;
    number.range.reset();
    number.box = united(number.box, tokens[i + 1].box);
    number.text = line.cells[number.cell].substr(number.begin, power->end - number.begin);
    number.end = power->end;
    if (power->unit_at > 0) {
      TypedToken& unit = tokens[power->next];
      unit.text.erase(0, power->unit_at - unit.begin);
      unit.begin = power->unit_at;
    }
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 tokens.begin() + static_cast<std::ptrdiff_t>(power->next));
  }
}

// "2.31×10⁴", "<1.5x10^2" in one word, in front of a unit without a power of its own.
void read_glued_scientific(TypedLine& line, const Conventions& conventions,
                           const Catalogue& catalogue) {
  for (std::size_t i = 1; i + 1 < line.tokens.size(); ++i) {
    TypedToken& token = line.tokens[i];
    const std::string_view text = token.text;
    if (token.kinds != token_text || text.empty()) continue;
    const std::size_t times = text.find_first_not_of("<>=0123456789.,");
    if (times == 0 || times == std::string_view::npos) continue;
    const auto power = scan_power_of_ten(text.substr(times));
    if (!power || power->length != text.size() - times) continue;
    const auto number = take_number(text.substr(0, times), conventions, catalogue.lexicon());
    const bool whole = number && number->length == times && number->value.number;
    if (!whole || !has_unit_of_its_own(line.tokens, i + 1, catalogue)) continue;
    Value value = number->value;
    value.number = times_power_of_ten(*value.number, power->value);
    if (!value.number) continue;
    token.kinds = token_number;
    token.value = value;
  }
}

// "10^5" alone.
std::optional<Decimal> power_alone(std::string_view text) {
  constexpr std::size_t longest = 8;
  if (!text.starts_with("10") || text.size() < 4 || text.size() > longest) return std::nullopt;
  const std::string times = "x" + std::string(text);
  const auto power = scan_power_of_ten(times);
  if (!power || power->length != times.size()) return std::nullopt;
  return times_power_of_ten({1, 0}, power->value);
}

// "10^5 CFU/mL", "> 10^5 CFU/mL": in front of a unit that has none of its own, the power is the
// number.
void read_powers_alone(TypedLine& line, const Catalogue& catalogue) {
  auto& tokens = line.tokens;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    TypedToken& token = tokens[i];
    if (token.is(token_number)) return;
    const bool sign = token.text.starts_with('<') || token.text.starts_with('>');
    const auto number = power_alone(std::string_view(token.text).substr(sign ? 1 : 0));
    if (!number || !has_unit_of_its_own(tokens, i + 1, catalogue)) continue;
    // "10^3 cells/uL   5.4"
    if (std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(),
                    [](const TypedToken& later) { return later.is(token_number); })) {
      return;
    }
    TypedToken& before = tokens[i - 1];
    const bool apart =
        !sign && before.cell == token.cell && (before.text == "<" || before.text == ">");
    Value value;
    value.number = number;
    if (sign || apart) {
      const char mark = sign ? token.text.front() : before.text.front();
      value.comparator = mark == '<' ? Comparator::less : Comparator::greater;
    }
    token.value = value;
    token.kinds = token_number;
    if (!apart) continue;
    token.text = before.text + " " + token.text;
    token.begin = before.begin;
    token.box = united(before.box, token.box);
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) - 1);
  }
}

}  // namespace

void join_numbers(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue) {
  join_powers(line);
  read_padded_numbers(line, conventions, catalogue);
  join_signs(line);
  join_thousands(line, conventions, catalogue);
  join_scientific(line, catalogue);
  read_glued_scientific(line, conventions, catalogue);
  read_powers_alone(line, catalogue);
}

}  // namespace labread
