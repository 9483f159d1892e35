#include "tests/property/reports/spelling.h"

#include <algorithm>
#include <array>

namespace labread::drawn {
namespace {

constexpr std::array<const char*, 12> english_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

void replace(std::string& text, std::string_view from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at != text.npos) text.replace(at, from.size(), to);
}

void draw_flags(Style& style, const Language& language, Draw& draw) {
  static const std::vector<FlagForm> forms = {
      FlagForm::letters, FlagForm::letters,   FlagForm::letters,   FlagForm::star,
      FlagForm::arrows,  FlagForm::words,     FlagForm::signs,     FlagForm::none,
      FlagForm::none,    FlagForm::bracketed, FlagForm::triangles, FlagForm::abnormal};
  style.flags = draw.pick(forms);
  const bool english = language.code == "en";
  if (style.flags == (english ? FlagForm::signs : FlagForm::abnormal)) {
    style.flags = FlagForm::letters;
  }
  const auto set = [&](std::string low, std::string high, std::string very_low,
                       std::string very_high) {
    style.low_flag = std::move(low);
    style.high_flag = std::move(high);
    style.very_low_flag = std::move(very_low);
    style.very_high_flag = std::move(very_high);
  };
  const std::string low = language.of("flag_word", "low").front();
  const std::string high = language.of("flag_word", "high").front();
  switch (style.flags) {
    case FlagForm::none: break;
    case FlagForm::letters:
      draw.chance(0.5) ? set("L", "H", "LL", "HH") : set("L", "H", "L", "H");
      break;
    case FlagForm::star:
      draw.chance(0.7) ? set("*", "*", "*", "*") : set("*", "*", "**", "**");
      break;
    case FlagForm::triangles: set("▼", "▲", "▼", "▲"); break;
    case FlagForm::abnormal: set("A", "A", "A", "A"); break;
    case FlagForm::arrows: set("↓", "↑", "↓", "↑"); break;
    case FlagForm::signs:
      draw.chance(0.6) ? set("-", "+", "-", "+") : set("-", "+", "--", "++");
      break;
    case FlagForm::words: set(low, high, low, high); break;
    case FlagForm::bracketed: set("(L)", "(H)", "(L)", "(H)"); break;
  }
}

void draw_comparators(Style& style, const Language& language, Draw& draw) {
  style.blank_behind_comparator = draw.chance(0.4);
  const auto word = [&](const char* sign) {
    return draw.pick(language.of("comparator_word", sign), 2) + " ";
  };
  const double at = draw.real();
  if (at < 0.25) {  // words for limits
    style.below = word("<");
    style.at_most = word("<=");
    style.above = word(">");
    style.at_least = word(">=");
  } else if (at < 0.6) {
    style.at_most = "≤";
    style.at_least = "≥";
  } else if (at < 0.65) {
    style.at_most = "< OR = ";
    style.at_least = "> OR = ";
  }
  if (draw.chance(0.1)) {
    style.less_than = word("<");
    style.greater_than = word(">");
  }
}

std::string compared(const std::string& sign, const std::string& number, const Style& style) {
  const bool mark = sign.back() != ' ';
  return sign + (mark && style.blank_behind_comparator ? " " : "") + number;
}

}  // namespace

Style draw_style(const Locale& locale, const Language& language, Draw& draw) {
  Style style;
  style.language = locale.language;
  style.decimal = locale.decimal;
  if (!locale.groups.empty() && draw.chance(0.6)) style.group = draw.pick(locale.groups);
  style.date_form = draw.pick(locale.date_forms);
  style.dash = draw.pick(locale.dashes);
  const double brackets = draw.real();
  if (brackets < 0.12) {
    style.open = "(";
    style.close = ")";
  } else if (brackets < 0.2) {
    style.open = draw.chance(0.5) ? "[" : "[ ";
    style.close = style.open == "[" ? "]" : " ]";
    if (locale.id == "it" && style.open == "[") style.dash = ";";
  }
  draw_comparators(style, language, draw);
  style.glued = draw.chance(0.06);
  draw_flags(style, language, draw);
  return style;
}

std::string print(const Decimal& number, const Style& style) {
  std::string text = number.to_string();
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string fraction = point < text.size() ? text.substr(point + 1) : "";
  std::string whole = text.substr(0, point);
  if (!style.group.empty()) {
    for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, style.group);
  }
  if (fraction.empty()) return whole;
  return whole + (style.decimal == DecimalMark::point ? "." : ",") + fraction;
}

std::string print(const Amount& amount, const Style& style) {
  const std::string number = print(amount.number, style);
  switch (amount.comparator) {
    case Comparator::less: return compared(style.less_than, number, style);
    case Comparator::greater: return compared(style.greater_than, number, style);
    default: return number;
  }
}

std::string print(const Limits& limits, RangeForm form, const Style& style) {
  const auto low = [&] { return print(*limits.low, style); };
  const auto high = [&] { return print(*limits.high, style); };
  switch (form) {
    case RangeForm::below: return compared(style.below, high(), style);
    case RangeForm::at_most: return compared(style.at_most, high(), style);
    case RangeForm::above: return compared(style.above, low(), style);
    case RangeForm::at_least: return compared(style.at_least, low(), style);
    default: return low() + style.dash + high();
  }
}

std::string print(const Date& date, const Style& style) {
  std::string text = style.date_form;
  replace(text, "yyyy", std::to_string(date.year));
  replace(text, "yy", two_digits(date.year % 100));
  replace(text, "Mon", english_months[static_cast<std::size_t>(date.month - 1)]);
  replace(text, "mm", two_digits(date.month));
  replace(text, "dd", two_digits(date.day));
  return text;
}

std::string flag_of(Side side, const Style& style) {
  switch (side) {
    case Side::inside: return "";
    case Side::low: return style.low_flag;
    case Side::high: return style.high_flag;
    case Side::very_low: return style.very_low_flag;
    case Side::very_high: return style.very_high_flag;
  }
  return "";
}

std::string flag_meaning(Side side, const Style& style) {
  const std::string flag = flag_of(side, style);
  if (flag.empty()) return "";
  if (flag[0] == '*' || flag == "A") return "abnormal";
  const bool low = side == Side::low || side == Side::very_low;
  const bool critical = flag == "LL" || flag == "HH";
  return std::string(critical ? "critical_" : "") + (low ? "low" : "high");
}

std::string value_text(const DrawnRow& row, const Style& style) {
  switch (row.form) {
    case ValueForm::number: {
      std::string text = print(row.amount, style);
      const std::size_t zero = text.find('0', 1);
      if (style.slips && row.dice % 4 == 0 && zero != text.npos) text[zero] = 'O';
      return text;
    }
    case ValueForm::word:
    case ValueForm::status: return row.word;
    case ValueForm::blank: return "";
  }
  return "";
}

std::string with_unit(const std::string& text, const std::string& unit, const Style& style) {
  if (text.empty() || unit.empty()) return text + unit;
  const bool digit = text.back() >= '0' && text.back() <= '9';
  // Short concentrations only: "12 E/L" must not become a power of ten.
  const bool letter = unit[0] >= 'f' && unit[0] <= 'u' && unit.find('/') != unit.npos;
  return text + (style.glued && digit && (letter || unit == "%") ? "" : " ") + unit;
}

std::vector<std::string> band_texts(const DrawnRow& row, const Style& style) {
  std::vector<std::string> texts;
  for (const LabelledLimits& band : row.bands) {
    const RangeForm form = !band.limits.low    ? RangeForm::below
                           : !band.limits.high ? RangeForm::above
                                               : RangeForm::interval;
    Style plain = style;
    plain.below = "<";
    plain.above = ">";
    texts.push_back(band.label + ": " + print(band.limits, form, plain));
  }
  return texts;
}

std::string range_text(const DrawnRow& row, const Style& style) {
  switch (row.range) {
    case RangeForm::none: return "";
    case RangeForm::word: return row.range_word;
    case RangeForm::sexes:
    case RangeForm::tiers: {
      std::string text;
      for (const std::string& band : band_texts(row, style)) {
        text += (text.empty() ? "" : "  ") + band;
      }
      return text;
    }
    default: return style.open + print(row.limits, row.range, style) + style.close;
  }
}

}  // namespace labread::drawn
