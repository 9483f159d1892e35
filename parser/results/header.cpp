#include "parser/results/header.h"

namespace labread {

HeaderReading read_header(const std::vector<Line>&, const Conventions&, const Catalogue&) {
  return {};
}

}  // namespace labread
