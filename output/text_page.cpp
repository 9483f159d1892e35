#include "output/text_page.h"

#include <algorithm>

namespace labread {

Ink ink_of(Tone tone) {
  switch (tone) {
    case Tone::normal: return Ink::green;
    case Tone::attention: return Ink::red;
    case Tone::critical: return Ink::alarm;
    case Tone::unsure: return Ink::yellow;
  }
  return Ink::plain;
}

TextPage::TextPage(int width, bool colour)
    : paint(colour), width_(static_cast<std::size_t>(std::clamp(width, 40, 200))) {}

void TextPage::heading(std::string_view title, std::string_view remark, Ink ink) {
  blank();
  std::string line = paint(ink, title);
  std::size_t used = display_width(title);
  if (!remark.empty()) {
    line.append("  ").append(paint(Ink::faint, remark));
    used += 2 + display_width(remark);
  }
  line += ' ';
  std::string rule;
  for (++used; used < width_; ++used) rule += "─";
  raw(line + paint(Ink::faint, rule));
}

void TextPage::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void TextPage::paragraph(std::string_view text, std::size_t indent, Ink ink) {
  hanging({}, text, indent, ink);
}

void TextPage::hanging(std::string_view mark, std::string_view text, std::size_t indent, Ink ink,
                       Ink mark_ink) {
  const std::size_t behind = indent + display_width(mark);
  const std::size_t room = width_ > behind + 20 ? width_ - behind : 20;
  bool first = true;
  for (const std::string& line : wrapped(harmless(text), room)) {
    std::string lead(first ? indent : behind, ' ');
    if (first) lead += paint(mark_ink, mark);
    raw(lead + paint(ink, line));
    first = false;
  }
}

void TextPage::raw(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(' ') + 1);
  out_.append(line).append("\n");
}

}  // namespace labread
