// The lines of a text report: headings, paragraphs, lists and labelled facts inside a given width.
// Everything that is added is made harmless for a terminal; colours come from `paint` only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "output/status_marks.h"
#include "output/terminal.h"

namespace labread {

Ink ink_of(Tone tone);

class TextPage {
 public:
  TextPage(int width, bool colour);

  const Paint paint;
  std::size_t width() const { return width_; }

  // An empty line unless one stands there already, then the title and a rule.
  void heading(std::string_view title, std::string_view remark = {}, Ink ink = Ink::bold);
  void blank();
  // Wrapped at an indent.
  void paragraph(std::string_view text, std::size_t indent, Ink ink = Ink::plain);
  // Wrapped behind a mark that stands once, such as "- " or "Laboratory  ".
  void hanging(std::string_view mark, std::string_view text, std::size_t indent,
               Ink ink = Ink::plain, Ink mark_ink = Ink::plain);
  // A line laid out by the caller out of harmless pieces.
  void raw(std::string_view line);

  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  std::string out_;
};

}  // namespace labread
