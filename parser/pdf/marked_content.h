// Marked content of a page: what belongs to a layer that is switched off, and glyphs that stand for
// another text (ActualText).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parser/pdf/file.h"
#include "parser/pdf/glyphs.h"

namespace labread::pdf {

// The optional content groups that the document's default configuration hides.
class HiddenLayers {
 public:
  explicit HiddenLayers(PdfFile& file) : file_(&file) {}
  // Of an /OC entry or property list: a group, or a membership dictionary over groups.
  bool hides(const Object& optional_content);

 private:
  void load();
  void add_groups(const Array& groups, bool hidden);
  bool hides_membership(const Dictionary& membership);

  PdfFile* file_;
  bool loaded_ = false;
  std::set<Reference> hidden_;
};

class MarkedContent {
 public:
  struct Mark {
    bool hidden = false;
    std::optional<std::string> actual_text;  // UTF-8
  };

  // `glyphs_so_far`: how many glyphs the page had.
  void begin(Mark mark, std::size_t glyphs_so_far);
  void end(PageGlyphs& page);
  bool is_hidden() const { return hidden_ > 0; }
  std::size_t depth() const { return open_.size(); }

 private:
  struct Open {
    Mark mark;
    std::size_t first_glyph;
  };
  std::vector<Open> open_;
  std::size_t hidden_ = 0;
  std::size_t too_deep_ = 0;
};

// A text string of a PDF, in UTF-16, UTF-8 or PDFDocEncoding, as UTF-8.
std::string text_string(std::string_view bytes);

// The glyphs from `first` on say `text` instead of their own.
void replace_text(PageGlyphs& page, std::size_t first, std::string_view text);

}  // namespace labread::pdf
