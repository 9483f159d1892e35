// Small PDFs written by hand for tests: objects one after the other, without a cross-reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/limits.h"
#include "parser/pdf/content.h"
#include "parser/pdf/file.h"
#include "parser/pdf/font.h"
#include "parser/pdf/words.h"

namespace small_pdf {

inline std::string stream(std::string_view dictionary, std::string_view bytes) {
  return "<< " + std::string(dictionary) + " /Length " + std::to_string(bytes.size()) +
         " >>\nstream\n" + std::string(bytes) + "\nendstream";
}

inline constexpr std::string_view helvetica =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

// One page of 600 x 800. Object 4 is the content, 5 the font F1, `more` are 6, 7, …
class SmallPdf {
 public:
  explicit SmallPdf(std::string content, std::string font = std::string(helvetica))
      : content_(std::move(content)), font_(std::move(font)) {}

  SmallPdf& page(std::string entries) { return page_ = std::move(entries), *this; }
  SmallPdf& catalog(std::string entries) { return catalog_ = std::move(entries), *this; }
  SmallPdf& resources(std::string entries) { return resources_ = std::move(entries), *this; }
  SmallPdf& add(std::string object) { return more_.push_back(std::move(object)), *this; }

  std::string bytes() const {
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font "
        "<< /F1 5 0 R >> " +
            resources_ + " >> " + page_ + " >>",
        stream("", content_), font_};
    objects.insert(objects.end(), more_.begin(), more_.end());
    std::string out = "%PDF-1.7\n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return out + "trailer << /Root 1 0 R >>\n%%EOF\n";
  }

 private:
  std::string content_;
  std::string font_;
  std::string page_;
  std::string catalog_;
  std::string resources_;
  std::vector<std::string> more_;
};

// A document kept open, since glyphs view the texts of its fonts.
struct OpenPage {
  explicit OpenPage(const SmallPdf& pdf)
      : bytes(pdf.bytes()), file(bytes, "", labread::Limits{}), fonts(file) {
    glyphs = labread::pdf::interpret_page(file, file.pages().front(), fonts, budget);
    words = labread::pdf::words_of(glyphs);
  }

  // The words with blanks between, '^' before a superscript.
  std::string text() const {
    std::string out;
    for (const labread::Word& word : words) {
      if (!out.empty()) out += ' ';
      if (word.superscript) out += '^';
      out += word.text;
    }
    return out;
  }

  std::string bytes;
  labread::pdf::PdfFile file;
  labread::pdf::FontCache fonts;
  std::size_t budget = 100'000;
  labread::pdf::PageGlyphs glyphs;
  std::vector<labread::Word> words;
};

inline std::string text_of(const SmallPdf& pdf) { return OpenPage(pdf).text(); }

}  // namespace small_pdf
