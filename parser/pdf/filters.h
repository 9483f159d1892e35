// The filter chain of a stream: which filters, with what parameters, and running them with a cap.
// Flate and the simple filters are ours (inflate.h, plain_filters.h), for most files use them; LZW
// is PoDoFo's (podofo.h), which is loaded at the first such stream. Image filters are not run.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/pdf/object.h"

namespace labread::pdf {

struct Filter {
  std::string name;  // the long form: FlateDecode
  Dictionary parameters;
};

struct Decoded {
  std::string bytes;
  bool capped = false;  // there is more than the limit; the first of it is here
};

// Both values already resolved, to any depth. Nothing for what is not a chain of filters.
std::optional<std::vector<Filter>> filters_of(const Object& names, const Object& parameters);

// DCT, JPX, JBIG2, CCITTFax: what comes of them are samples, and they are not run here.
bool decodes_images(const Filter& filter);

// Nothing where a filter is unknown, decodes images, or finds its data unreadable from the start.
std::optional<Decoded> run_filters(const std::vector<Filter>& filters, std::string_view data,
                                   std::size_t limit);

}  // namespace labread::pdf
