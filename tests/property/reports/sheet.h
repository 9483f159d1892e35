// A report as it is placed on paper, before it becomes text or PDF: lines of items at columns, then
// pages of such lines. One unit of x is the width of a figure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace labread::drawn {

// The width of a text in units of x: characters for text files, glyph widths for PDFs.
using Metric = std::function<double(std::string_view)>;

struct Item {
  double x = 0;
  std::string text;
  bool bold = false;
};

struct SheetLine {
  std::vector<Item> items;   // left to right
  std::vector<int> results;  // of the truth: their values stand here
  bool keep = false;         // stays on the page of the next line
  int header = -1;           // title row of the table this line belongs to, of Sheet::headers
  bool ruled = false;        // a line is drawn below it, in PDFs
  bool tabular = false;      // of a table
};

struct Sheet {
  std::vector<SheetLine> running_head, running_foot;  // on every page
  std::vector<SheetLine> lines;
  std::vector<std::vector<SheetLine>> headers;
  int lines_per_page = 0;  // 0: one long page
  bool repeat_headers = true;
};

using SheetPage = std::vector<SheetLine>;

std::vector<SheetPage> pages_of(const Sheet& sheet);

// On a character grid, one page a form feed.
std::string as_text(const std::vector<SheetPage>& pages);

}  // namespace labread::drawn
