#include "output/writer.h"

#include <algorithm>
#include <array>

#include "output/csv.h"
#include "output/fhir.h"
#include "output/html.h"
#include "output/json.h"
#include "output/text.h"

namespace labread {
namespace {

constexpr std::array table = {
    Writer{"text", "text/plain", write_text, write_text_error, nullptr, "\n\n"},
    Writer{"json", "application/json", write_json, write_json_error, nullptr, ""},
    Writer{"fhir", "application/fhir+json", write_fhir, write_fhir_error, nullptr, ""},
    Writer{"csv", "text/csv", write_csv, write_csv_error, csv_header, ""},
    Writer{"html", "text/html", write_html, write_html_error, html_prologue, "\n", html_epilogue},
};

}  // namespace

std::span<const Writer> writers() { return table; }

const Writer* find_writer(std::string_view name) {
  const auto* const row = std::ranges::find(table, name, &Writer::name);
  return row == table.end() ? nullptr : row;
}

}  // namespace labread
