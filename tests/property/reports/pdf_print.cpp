#include "tests/property/reports/pdf_print.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "base/utf8.h"
#include "parser/pdf/encodings.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread::drawn {
namespace {

int width_of(const std::string& font, char32_t c) {
  if (c >= 0x2E80) return 1000;
  const int unknown = font == "Courier" ? 600 : 556;
  return pdf::find_width(pdf::standard_widths(font), c).value_or(unknown);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string hex(unsigned value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*X", digits, value);
  return text;
}

// The codes of a document's characters: Latin-1 as it is, up to 200 others in the free codes of a
// simple font, or two bytes a character where the script is larger.
class Codes {
 public:
  explicit Codes(const std::vector<SheetPage>& pages) {
    std::set<char32_t> used;
    for (const SheetPage& page : pages) {
      for (const SheetLine& line : page) {
        for (const Item& item : line.items) {
          for (std::size_t at = 0; at < item.text.size();) {
            used.insert(next_code_point(item.text, at));
          }
        }
      }
    }
    for (char32_t c = '0'; c <= '9'; ++c) used.insert(c);
    assign(used);
  }

  bool wide() const { return wide_; }
  bool plain() const { return !wide_ && !has_others_; }
  unsigned code(char32_t c) const { return codes_.at(c); }
  const std::map<char32_t, unsigned>& all() const { return codes_; }
  // The bytes of a character in a hexadecimal string.
  std::string bytes(char32_t c) const { return hex(code(c), wide_ ? 4 : 2); }

 private:
  void assign(const std::set<char32_t>& used) {
    const auto others = std::count_if(used.begin(), used.end(), [](char32_t c) { return c > 126; });
    const bool chinese = !used.empty() && *used.rbegin() >= 0x2E80;
    wide_ = chinese || others > 110;
    has_others_ = std::any_of(used.begin(), used.end(),
                              [](char32_t c) { return c > 126 && (c < 0xA0 || c > 0xFF); });
    unsigned next = wide_ ? 1 : 128;
    for (const char32_t c : used) {
      const bool as_it_is = !wide_ && (c <= 126 || (!has_others_ && c <= 0xFF));
      codes_[c] = as_it_is ? static_cast<unsigned>(c) : next++;
    }
  }

  bool wide_ = false;
  bool has_others_ = false;
  std::map<char32_t, unsigned> codes_;
};

std::string to_unicode(const Codes& codes) {
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
      "1 begincodespacerange\n" +
      std::string(codes.wide() ? "<0000> <FFFF>" : "<00> <FF>") + "\nendcodespacerange\n";
  for (const auto& [c, code] : codes.all()) {
    map += "1 beginbfchar\n<" + hex(code, codes.wide() ? 4 : 2) + "> <" +
           hex(static_cast<unsigned>(c), 4) + ">\nendbfchar\n";
  }
  return map + "endcmap end end";
}

// Objects of the font: 3 the font, 4 its ToUnicode map, 5 and 6 what a wide font needs.
void add_font(pdf::PdfBuilder& builder, const Codes& codes, const PrintForm& form) {
  const std::string name = "/BaseFont /" + form.font;
  if (codes.plain()) {
    builder.object(3, "<< /Type /Font /Subtype /Type1 " + name + " /Encoding /WinAnsiEncoding >>");
    return;
  }
  builder.stream(4, to_unicode(codes));
  if (!codes.wide()) {
    std::string differences;
    std::map<unsigned, int> widths;
    for (const auto& [c, code] : codes.all()) {
      if (code >= 128) {
        differences += " " + std::to_string(code) + " /uni" + hex(static_cast<unsigned>(c), 4);
      }
      widths[code] = width_of(form.font, c);
    }
    std::string list;
    for (unsigned code = 32; code < 256; ++code) {
      list += " " + std::to_string(widths.contains(code) ? widths[code] : 0);
    }
    builder.object(3, "<< /Type /Font /Subtype /Type1 " + name +
                          " /FirstChar 32 /LastChar 255 /Widths [" + list +
                          "] /ToUnicode 4 0 R /Encoding << /Type /Encoding /BaseEncoding "
                          "/WinAnsiEncoding /Differences [" +
                          differences + " ] >> >>");
    return;
  }
  std::string widths;
  for (const auto& [c, code] : codes.all()) {
    widths += std::to_string(code) + " [" + std::to_string(width_of(form.font, c)) + "] ";
  }
  builder.object(3, "<< /Type /Font /Subtype /Type0 " + name +
                        " /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 4 0 R >>");
  builder.object(5, "<< /Type /Font /Subtype /CIDFontType2 " + name +
                        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 "
                        ">> /DW 1000 /W [" +
                        widths + "] /FontDescriptor 6 0 R >>");
  builder.object(6, "<< /Type /FontDescriptor /FontName /" + form.font + " /Flags 4 >>");
}

// The digit that a superscript shows; NUL for other characters.
char raised_digit(char32_t c) {
  switch (c) {
    case 0xB9: return '1';
    case 0xB2: return '2';
    case 0xB3: return '3';
    case 0x2076: return '6';
    case 0x2079: return '9';
    default: return '\0';
  }
}

class PageWriter {
 public:
  PageWriter(const PrintForm& form, const Codes& codes, double height)
      : form_(form), codes_(codes), height_(height) {}

  std::string write(const SheetPage& page) {
    struct Placed {
      double x = 0, y = 0;
      const Item* item = nullptr;
    };
    std::vector<Placed> placed;
    double y = height_ - form_.top;
    double right = 0;  // of the tables
    for (const SheetLine& line : page) {
      if (line.ruled && !line.items.empty()) right = std::max(right, left_of(line.items.back().x));
    }
    for (const SheetLine& line : page) {
      for (const Item& item : line.items) placed.push_back({item.x, y, &item});
      if (form_.rules && line.ruled) rule(right + 60, y - 0.25 * form_.size);
      y -= form_.leading * form_.size;
    }
    if (form_.by_columns) {
      std::stable_sort(placed.begin(), placed.end(),
                       [](const Placed& a, const Placed& b) { return a.x < b.x; });
    }
    if (form_.diagonal) diagonal();
    for (const Placed& one : placed) {
      show(*one.item, left_of(one.x), one.y);
      if (form_.doubled && one.item->bold) show(*one.item, left_of(one.x) + 0.2, one.y);
    }
    return std::move(content_);
  }

 private:
  double figure() const { return width_of(form_.font, '0') * form_.size / 1000; }
  double left_of(double x) const { return form_.left + x * figure(); }

  void rule(double right, double y) {
    content_ += "0.5 w " + number(form_.left) + " " + number(y) + " m " + number(right) + " " +
                number(y) + " l S\n";
  }

  void diagonal() {
    content_ += "q 0.9 g BT /F1 60 Tf 0.707 0.707 -0.707 0.707 150 200 Tm <";
    for (const char c : std::string("PROOF")) {
      const auto code = codes_.all().find(static_cast<char32_t>(c));
      if (code != codes_.all().end()) content_ += codes_.bytes(code->first);
    }
    content_ += "> Tj ET Q\n";
  }

  void show(const Item& item, double x, double y) {
    content_ +=
        "BT /F1 " + number(form_.size) + " Tf 1 0 0 1 " + number(x) + " " + number(y) + " Tm [";
    std::string word;
    int place = 0;
    for (std::size_t at = 0; at < item.text.size();) {
      const char32_t c = next_code_point(item.text, at);
      if (c == ' ' && form_.by_words) {
        content_ += "<" + word + "> -" + std::to_string(width_of(form_.font, ' ')) + " ";
        word.clear();
        continue;
      }
      if (const char plain = form_.superscripts ? raised_digit(c) : '\0'; plain != '\0') {
        content_ += "<" + word + ">] TJ /F1 " + number(form_.size * 0.6) + " Tf " +
                    number(form_.size * 0.35) + " Ts <" +
                    codes_.bytes(static_cast<char32_t>(plain)) + "> Tj 0 Ts /F1 " +
                    number(form_.size) + " Tf [";
        word.clear();
        continue;
      }
      word += codes_.bytes(c);
      if (form_.kerned && ++place % 4 == 0) {
        content_ += "<" + word + "> " + (place % 8 == 0 ? "18 " : "-12 ");
        word.clear();
      }
    }
    content_ += "<" + word + ">] TJ ET\n";
  }

  const PrintForm& form_;
  const Codes& codes_;
  double height_;
  std::string content_;
};

// The page's size: A4 or Letter where the lines fit, else what they need.
std::pair<double, double> size_of(const std::vector<SheetPage>& pages, const PrintForm& form) {
  const Metric metric = metric_of(form);
  const double figure = width_of(form.font, '0') * form.size / 1000;
  double right = 0;
  std::size_t lines = 0;
  for (const SheetPage& page : pages) {
    lines = std::max(lines, page.size());
    for (const SheetLine& line : page) {
      for (const Item& item : line.items) right = std::max(right, item.x + metric(item.text));
    }
  }
  const double needed = form.top * 2 + form.size * form.leading * static_cast<double>(lines);
  return {std::max(595.0, form.left * 2 + right * figure), std::max(842.0, needed)};
}

// A page stored on its side, with the entry that turns it upright.
std::string turned_page(double width, double height) {
  return "/MediaBox [0 0 " + number(height) + " " + number(width) + "] /Rotate 90 ";
}

}  // namespace

PrintForm draw_print_form(Draw& draw) {
  PrintForm form;
  static const std::vector<std::string> fonts = {"Helvetica", "Helvetica", "Helvetica", "Courier",
                                                 "Times-Roman"};
  form.font = draw.pick(fonts);
  form.size = draw.between(7, 11);
  form.leading = 1.15 + 0.1 * draw.between(0, 6);
  form.left = draw.between(20, 80);
  form.top = draw.between(30, 90);
  form.rules = draw.chance(0.5);
  form.compressed = draw.chance(0.5);
  form.by_columns = draw.chance(0.15);
  form.by_words = draw.chance(0.3);
  form.kerned = draw.chance(0.3);
  form.diagonal = draw.chance(0.05);
  form.superscripts = draw.chance(0.4);
  form.turned = draw.chance(0.08);
  return form;
}

Metric metric_of(const PrintForm& form) {
  const double figure = width_of(form.font, '0');
  return [font = form.font, figure](std::string_view text) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) width += width_of(font, next_code_point(text, at));
    return width / figure;
  };
}

std::string as_pdf(const std::vector<SheetPage>& pages, const PrintForm& form) {
  const Codes codes(pages);
  const auto [width, height] = size_of(pages, form);
  pdf::PdfBuilder builder;
  builder.bytes = "%PDF-1.6\n";
  std::string kids;
  int next = 10;
  for (const SheetPage& page : pages) {
    std::string content = PageWriter(form, codes, height).write(page);
    if (form.turned) content = "q 0 1 -1 0 " + number(height) + " 0 cm\n" + content + "Q\n";
    builder.object(next, "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(next + 1) +
                             " 0 R " + (form.turned ? turned_page(width, height) : "") + ">>");
    if (form.compressed) {
      builder.stream(next + 1, pdf::deflated(content), "/Filter /FlateDecode");
    } else {
      builder.stream(next + 1, content);
    }
    kids += std::to_string(next) + " 0 R ";
    next += 2;
  }
  builder.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  builder.object(2, "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids +
                        "] /MediaBox [0 0 " + number(width) + " " + number(height) +
                        "] /Resources << /Font << /F1 3 0 R >> >> >>");
  add_font(builder, codes, form);
  return builder.table();
}

}  // namespace labread::drawn
