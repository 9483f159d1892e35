#include "parser/interchange/cda.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "parser/header/person_name.h"
#include "parser/interchange/base64.h"
#include "parser/interchange/cda_entries.h"
#include "parser/interchange/cda_match.h"
#include "parser/interchange/cda_rows.h"
#include "parser/interchange/cda_xml.h"
#include "parser/interchange/timestamp.h"

namespace labread {
namespace cda {
namespace {

using pugi::xml_node;

std::string text_of(xml_node node) { return tidy_text(node.text().get()); }

// Laboratory sections: results of C-CDA, and the specialties of XD-LAB.
constexpr auto result_codes = std::to_array<std::string_view>(
    {"30954-2", "26436-6", "11502-2", "18716-1", "18717-9", "18718-7", "18719-5", "18720-3",
     "18721-1", "18722-9", "18723-7", "18724-5", "18725-2", "18727-8", "18728-6", "18729-4",
     "18767-4", "18768-2", "18769-0", "26435-8", "26437-4", "26438-2", "56846-9"});
constexpr auto result_templates = std::to_array<std::string_view>(
    {"2.16.840.1.113883.10.20.22.2.3", "2.16.840.1.113883.10.20.22.2.3.1",
     "2.16.840.1.113883.10.20.1.14", "1.3.6.1.4.1.19376.1.3.3.2.1", "1.3.6.1.4.1.19376.1.3.3.2.2",
     "1.3.6.1.4.1.19376.1.5.3.1.3.27", "1.3.6.1.4.1.19376.1.5.3.1.3.28"});
// Words of titles, where a section has no code.
constexpr auto result_words = std::to_array<std::string_view>(
    {"result", "lab", "biolog", "ergebnis", "befund", "risultat", "esami"});

template <class List>
bool holds(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_result_section(xml_node section) {
  const std::string_view code = attribute(child(section, "code"), "code");
  if (holds(result_codes, code)) return true;
  for (const std::string_view known : result_templates) {
    if (has_template(section, known)) return true;
  }
  if (!code.empty()) return false;
  const std::string title = fold_name(text_of(child(section, "title")));
  return std::any_of(result_words.begin(), result_words.end(),
                     [&](std::string_view word) { return title.find(word) != std::string::npos; });
}

std::optional<Moment> value_moment(xml_node node) { return timestamp(attribute(node, "value")); }

std::string organization_name(xml_node entity) {
  return text_of(descend(entity, {"representedOrganization", "name"}));
}

class DocumentReader {
 public:
  DocumentReader(xml_node document, std::string_view bytes, const Catalogue& catalogue,
                 const Limits& limits)
      : document_(document),
        lines_(bytes),
        catalogue_(catalogue),
        limits_(limits),
        budget_(limits) {
    read_language();
    read_header();
  }

  InterchangeFile read() {
    InterchangeFile file;
    const xml_node body = descend(document_, {"component", "structuredBody"});
    for (const xml_node component : children(body, "component")) {
      read_sections(child(component, "section"), is_laboratory_report(), {});
    }
    for (auto& [day, draft] : drafts_) order_.push_back(&draft);
    std::sort(order_.begin(), order_.end(), [](const DraftReport* a, const DraftReport* b) {
      return a->rows.front().line < b->rows.front().line;
    });
    for (DraftReport* draft : order_) {
      if (file.reports.empty()) std::swap(draft->notes, notes_);
      file.reports.push_back(
          finish(std::move(*draft), NumberStyle::printed, catalogue_, limits_.results));
    }
    file.partial = budget_.partial();
    if (full_) file.partial = "more reports than the limit of " + std::to_string(limits_.reports);
    if (!body) take_attachment(file);
    return file;
  }

 private:
  void read_language() {
    language_ = std::string(attribute(child(document_, "languageCode"), "code"));
    const bool american = language_ == "en-US";
    const std::string language = language_.substr(0, 2);
    for (const LanguageHabits& habits : catalogue_.rows().languages) {
      if (habits.language != language) continue;
      conventions_.language = {language, Origin::detected};
      conventions_.decimal_mark = {habits.decimal_mark, Origin::assumed};
    }
    const bool known = american || (!language.empty() && language != "en");
    conventions_.date_order = {american ? DateOrder::month_day : DateOrder::day_month,
                               known ? Origin::assumed : Origin::unknown};
    language_ = language;
  }

  void read_header() {
    const xml_node patient = descend(document_, {"recordTarget", "patientRole", "patient"});
    const std::string_view sex = attribute(child(patient, "administrativeGenderCode"), "code");
    if (sex == "F") header_.patient.sex = Sex::female;
    if (sex == "M") header_.patient.sex = Sex::male;
    if (const auto birth = value_moment(child(patient, "birthTime"))) {
      header_.patient.birth_date = birth->date;
    }
    std::string name;
    for (const xml_node part : child(patient, "name").children()) name += text_of(part) + ' ';
    header_.patient.name_words = name_words(name);
    header_.reported = value_moment(child(document_, "effectiveTime"));
    header_.status = "final";
    if (!is_laboratory_report()) return;
    for (const xml_node documented : children(document_, "documentationOf")) {
      if (!header_.laboratory.empty()) break;
      header_.laboratory =
          organization_name(descend(documented, {"serviceEvent", "performer", "assignedEntity"}));
    }
    if (header_.laboratory.empty()) {
      header_.laboratory = organization_name(descend(document_, {"author", "assignedAuthor"}));
    }
  }

  bool is_laboratory_report() const {
    return holds(result_codes, attribute(child(document_, "code"), "code"));
  }

  // In a laboratory's report every section with results counts, whatever its code.
  void read_sections(xml_node section, bool inherited, const std::string& above) {
    if (!section) return;
    const bool results = inherited || is_result_section(section);
    std::string title = text_of(child(section, "title"));
    if (title.empty()) title = above;
    if (results) read_section(section, title);
    for (const xml_node component : children(section, "component")) {
      read_sections(child(component, "section"), results, title);
    }
  }

  void read_section(xml_node section, const std::string& title) {
    const Narrative narrative = read_narrative(child(section, "text"), lines_);
    const std::vector<CodedRow> coded = coded_rows(section, narrative, lines_, catalogue_);
    std::vector<NarrativeRow> rows =
        table_rows(narrative, title, expected_of(coded), conventions_, catalogue_);
    if (rows.empty()) {
      rows = printed_rows(narrative.lines, title, catalogue_, limits_);
      if (rows.empty() && coded.empty()) {
        rows = printed_rows(lines_of_tables(narrative), title, catalogue_, limits_);
      }
      // Entries are surer than lines of text, of which some may have been missed.
      if (rows.size() < coded.size()) rows = rows_of_entries(coded, narrative);
    }
    if (rows.size() > limits_.results) rows.resize(limits_.results + 1);
    add_codes(rows, coded, catalogue_, notes_);
    if (header_.laboratory.empty() && !coded.empty()) header_.laboratory = coded[0].laboratory;
    const auto common = common_moment(coded);
    for (NarrativeRow& row : rows) {
      if (!row.row.collected) row.row.collected = common;
      place(std::move(row.row));
    }
  }

  static std::vector<Expected> expected_of(const std::vector<CodedRow>& coded) {
    std::vector<Expected> expected;
    for (const CodedRow& row : coded) {
      if (expected.size() < 500) expected.push_back({row.row.name, row.row.value});
    }
    return expected;
  }

  static std::vector<NarrativeRow> rows_of_entries(const std::vector<CodedRow>& coded,
                                                   const Narrative& narrative) {
    std::vector<NarrativeRow> rows;
    for (const CodedRow& entry : coded) {
      const bool void_act =
          entry.status == "aborted" || entry.status == "cancelled" || entry.status == "nullified";
      if (void_act || is_prose(entry.row.value)) continue;
      NarrativeRow& out = rows.emplace_back();
      out.row = entry.row;
      out.ids = entry.ids;
      take_printed_name(entry, narrative, out.row);
    }
    return rows;
  }

  // "Calcium: 8.1 mg/dL": of a line that an entry points at, what stands before the value names it.
  static void take_printed_name(const CodedRow& entry, const Narrative& narrative,
                                PrintedRow& row) {
    for (const std::string& id : entry.ids) {
      const auto marked = narrative.by_id.find(id);
      if (marked == narrative.by_id.end()) continue;
      const std::size_t value = marked->second.find(row.value);
      if (value == std::string::npos || value == 0) continue;
      std::string name = marked->second.substr(0, value);
      while (!name.empty() &&
             std::string_view(" :=-").find(name.back()) != std::string_view::npos) {
        name.pop_back();
      }
      const bool plain = name.size() > 1 && name.size() < 80 &&
                         name.find_first_of("0123456789:") == std::string::npos;
      if (!plain) continue;
      row.other_names.push_back(std::move(row.name));
      row.name = std::move(name);
      return;
    }
  }

  // The day that all entries of a section share.
  static std::optional<Moment> common_moment(const std::vector<CodedRow>& coded) {
    std::optional<Moment> common;
    for (const CodedRow& row : coded) {
      if (!row.row.collected) continue;
      if (common && common->date != row.row.collected->date) return std::nullopt;
      if (!common) common = row.row.collected;
    }
    return common;
  }

  void place(PrintedRow row) {
    if (is_prose(row.value)) return;
    const std::string day =
        row.collected ? Moment{row.collected->date, {}}.to_iso() : std::string();
    if (drafts_.size() >= limits_.reports && !drafts_.contains(day)) {
      full_ = true;
      return;
    }
    const auto [draft, is_new] = drafts_.try_emplace(day);
    if (is_new) draft->second.language = language_;
    draft->second.header = header_;
    if (!budget_.take(draft->second.rows.size())) return;
    draft->second.rows.push_back(std::move(row));
  }

  // A document without sections wraps a PDF.
  void take_attachment(InterchangeFile& file) const {
    const xml_node text = descend(document_, {"component", "nonXMLBody", "text"});
    if (attribute(text, "representation") != "B64") return;
    auto decoded = decode_base64(text.text().get());
    if (!decoded || !holds_pdf(*decoded)) return;
    file.attachments.push_back({std::move(*decoded), header_.patient});
  }

  const xml_node document_;
  const LineIndex lines_;
  const Catalogue& catalogue_;
  const Limits& limits_;
  RowBudget budget_;
  Conventions conventions_;
  std::string language_;
  ReportHeader header_;
  std::map<std::string, DraftReport> drafts_;  // by day
  std::vector<DraftReport*> order_;
  std::vector<Note> notes_;
  bool full_ = false;
};

// The document, which some wrap.
xml_node clinical_document(xml_node node, int depth) {
  for (const xml_node inner : node.children()) {
    if (is(inner, "ClinicalDocument")) return inner;
    if (depth == 0) continue;
    if (const xml_node found = clinical_document(inner, depth - 1)) return found;
  }
  return {};
}

}  // namespace
}  // namespace cda

bool looks_like_cda(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text[start] != '<') return false;
  const std::string_view front = text.substr(start, 100'000);
  const std::size_t root = front.find("ClinicalDocument");
  if (root == std::string_view::npos || root == 0) return false;
  return front[root - 1] == '<' || front[root - 1] == ':';
}

InterchangeFile read_cda(std::string_view bytes, const Catalogue& catalogue, const Limits& limits) {
  const std::string text = to_utf8(bytes);
  pugi::xml_document document;
  cda::parse(text, limits, document);
  const pugi::xml_node root = cda::clinical_document(document, 5);
  if (!root) return {};
  return cda::DocumentReader(root, text, catalogue, limits).read();
}

}  // namespace labread
