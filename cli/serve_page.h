// What `labread serve` gives a browser before any report: the page to drop reports on, its script
// and its stylesheet. Results come into it as the articles of `--format html`.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/http_server.h"

namespace labread {

// A file larger than `upload_bytes` is refused by the page before it is sent.
std::vector<ServedPage> serve_pages(std::size_t upload_bytes);

}  // namespace labread
