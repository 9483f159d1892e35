// Adds one entry with children at the end of a document's outline (its bookmarks), and makes an
// outline where there is none.
#pragma once

#include <string>
#include <vector>

#include "parser/mark.h"
#include "parser/pdf/file.h"
#include "parser/pdf/incremental_update.h"

namespace labread::pdf {

struct OutlineEntry {
  std::string title;
  MarkColour ink;
  Reference page;
  Point corner;  // of what is to be shown, in the page's user space
};

// `parent` leads to the entries. False, and nothing done, where the outline that is there is
// damaged. `catalog` is the document's root, which is changed where it needs to be.
bool append_outline(PdfFile& file, IncrementalUpdate& update, Reference catalog,
                    const OutlineEntry& parent, const std::vector<OutlineEntry>& entries);

}  // namespace labread::pdf
