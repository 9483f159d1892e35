#include "parser/interchange/fhir_document.h"

#include <utility>

#include "base/utf8.h"
#include "parser/interchange/base64.h"
#include "parser/interchange/cda_rows.h"
#include "parser/interchange/printed_text.h"

namespace labread {
namespace {

// One or two rows may only sum up what a document beside them tells in full.
constexpr std::size_t least_rows = 3;

std::vector<PrintedRow> rows_of_form(std::string_view type, const std::string& text,
                                     const Catalogue& catalogue, const Limits& limits) {
  if (type.starts_with("text/html") || type.starts_with("application/xhtml")) {
    auto rows = rows_of_xhtml(text, catalogue, limits);
    if (!rows.empty()) return rows;
  }
  return type.starts_with("text/") ? rows_of_text(to_utf8(text), catalogue, limits)
                                   : std::vector<PrintedRow>();
}

// Of a DiagnosticReport, or of a DocumentReference.
std::vector<const JsonValue*> forms_of(const JsonValue& resource) {
  std::vector<const JsonValue*> forms;
  for (const JsonValue& form : resource["presentedForm"].each()) forms.push_back(&form);
  for (const JsonValue& content : resource["content"].each()) {
    forms.push_back(&content["attachment"]);
  }
  return forms;
}

}  // namespace

FhirDocument fhir_document(const JsonValue& resource, const Catalogue& catalogue,
                           const Limits& limits) {
  FhirDocument out;
  out.rows = rows_of_xhtml(resource["text"]["div"].text(), catalogue, limits);
  for (const JsonValue* form : forms_of(resource)) {
    if (out.rows.size() >= least_rows) break;
    auto data = decode_base64((*form)["data"].text());
    if (!data || data->empty()) continue;
    if (holds_pdf(*data)) {
      if (out.pdf.empty()) out.pdf = std::move(*data);
      continue;
    }
    auto rows = rows_of_form((*form)["contentType"].text(), *data, catalogue, limits);
    if (rows.size() > out.rows.size()) out.rows = std::move(rows);
  }
  if (!out.pdf.empty()) (out.rows.size() < least_rows ? out.rows.clear() : out.pdf.clear());
  for (PrintedRow& row : out.rows) row.line = resource.line();
  return out;
}

}  // namespace labread
