// The page tree, walked without recursion: attributes inherited, cycles cut, counts never believed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parser/pdf/file.h"

namespace labread::pdf {

struct PageList {
  std::vector<PageEntry> pages;
  std::size_t missing = 0;  // kids that are no pages
  bool cut = false;         // there are more than `most`
};

PageList walk_pages(PdfFile& file, const Object& root, std::size_t most);

}  // namespace labread::pdf
