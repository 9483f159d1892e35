#include "tests/property/reports/sheet.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace labread::drawn {
namespace {

// The end of the stretch that must stay together, from `at`.
std::size_t end_of_kept(const std::vector<SheetLine>& lines, std::size_t at) {
  while (at + 1 < lines.size() && lines[at].keep) ++at;
  return at + 1;
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from)) {
    text.replace(at, from.size(), to);
  }
}

// Page numbers in running lines: "{page}" and "{pages}".
void number_pages(std::vector<SheetPage>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (SheetLine& line : pages[i]) {
      for (Item& item : line.items) {
        replace_all(item.text, "{page}", std::to_string(i + 1));
        replace_all(item.text, "{pages}", std::to_string(pages.size()));
      }
    }
  }
}

std::string text_of(const SheetLine& line) {
  std::string text;
  double column = 0;
  for (const Item& item : line.items) {
    const double at = std::max(std::round(item.x), text.empty() ? 0 : column + 1);
    for (; column < at; ++column) text += ' ';
    text += item.text;
    column += static_cast<double>(count_code_points(item.text));
  }
  return text;
}

}  // namespace

std::vector<SheetPage> pages_of(const Sheet& sheet) {
  std::vector<SheetPage> pages;
  SheetPage page = sheet.running_head;
  const auto room = static_cast<std::size_t>(std::max(sheet.lines_per_page, 0));
  const auto finish = [&] {
    page.insert(page.end(), sheet.running_foot.begin(), sheet.running_foot.end());
    pages.push_back(std::move(page));
    page = sheet.running_head;
  };
  for (std::size_t at = 0; at < sheet.lines.size();) {
    const std::size_t end = end_of_kept(sheet.lines, at);
    const std::size_t used = page.size() - sheet.running_head.size();
    if (room > 0 && used > 0 && used + end - at > room) {
      finish();
      const int header = sheet.lines[at].header;
      if (header >= 0 && sheet.repeat_headers) {
        const auto& titles = sheet.headers[static_cast<std::size_t>(header)];
        page.insert(page.end(), titles.begin(), titles.end());
      }
    }
    for (; at < end; ++at) page.push_back(sheet.lines[at]);
  }
  finish();
  number_pages(pages);
  return pages;
}

std::string as_text(const std::vector<SheetPage>& pages) {
  std::string text;
  for (const SheetPage& page : pages) {
    if (!text.empty()) text += '\f';
    for (const SheetLine& line : page) text += text_of(line) + '\n';
  }
  return text;
}

}  // namespace labread::drawn
