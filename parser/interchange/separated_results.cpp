#include "parser/interchange/separated_results.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "parser/header/header_facts.h"
#include "parser/header/person_name.h"
#include "parser/interchange/cda_table.h"
#include "parser/interchange/printed_row.h"
#include "parser/interchange/printed_value.h"
#include "parser/interchange/separated_columns.h"
#include "parser/interchange/separated_file.h"
#include "parser/interchange/separated_tests.h"
#include "parser/interchange/timestamp.h"
#include "parser/results/read_report.h"
#include "parser/rows/dose.h"
#include "parser/text/read_text.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

constexpr std::size_t most_front_lines = 20;  // up to the titles
constexpr std::size_t most_front_bytes = 20'000;

// What the titles must stand in.
std::string_view front_of(std::string_view text) {
  text = text.substr(0, most_front_bytes);
  std::size_t end = 0;
  for (std::size_t line = 0; line <= most_front_lines && end < text.size(); ++line) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  return text.substr(0, end);
}

bool is_label_line(const SeparatedLine& line) { return line.fields.size() <= 2; }

std::optional<std::size_t> title_line(const SeparatedFile& file, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < file.lines.size() && i < most_front_lines; ++i) {
    if (may_title_results(file.lines[i].fields, lexicon)) return i;
    if (file.separator == '\t' || !is_label_line(file.lines[i])) return std::nullopt;
  }
  return std::nullopt;
}

// A name, not a number that stands for one.
bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

class SeparatedReader {
 public:
  SeparatedReader(SeparatedFile file, std::size_t titles, SeparatedColumns columns,
                  const Conventions& conventions, const Catalogue& catalogue, const Limits& limits)
      : file_(std::move(file)),
        first_(titles + 1),
        columns_(std::move(columns)),
        conventions_(conventions),
        catalogue_(catalogue),
        limits_(limits),
        budget_(limits) {}

  InterchangeFile read(const ReportHeader& front) {
    front_ = front;
    refuse_shifted();
    for (cda::NarrativeRow& row :
         cda::rows_of(table(), columns_.shape, {}, conventions_, catalogue_)) {
      place(std::move(row.row));
    }
    InterchangeFile file;
    for (DraftReport* draft : order_) {
      file.reports.push_back(
          finish(std::move(*draft), NumberStyle::printed, catalogue_, limits_.results));
    }
    file.partial = budget_.partial();
    if (full_) file.partial = "more reports than the limit of " + std::to_string(limits_.reports);
    return file;
  }

 private:
  // The lines below the titles that name a test, as the grid that narrative tables are.
  cda::Table table() {
    cda::Table table;
    for (std::size_t i = first_; i < file_.lines.size(); ++i) {
      const SeparatedLine& line = file_.lines[i];
      if (field_of(line, columns_.shape.first(ColumnRole::name)).empty() || is_shifted(line))
        continue;
      cda::TableRow& row = table.rows.emplace_back();
      row.line = static_cast<int>(i);  // of the table; several may stand in a line of the file
      for (const std::string& field : line.fields) row.cells.push_back(cell_of(field));
      join_lines(row.cells[*columns_.shape.first(ColumnRole::name)]);
    }
    return table;
  }

  // A name may be broken anywhere: "Hepatitis B surface\nantigen".
  static void join_lines(cda::Cell& cell) { cell.lines = {cell.text()}; }

  static cda::Cell cell_of(std::string_view field) {
    cda::Cell cell;
    while (!field.empty()) {
      const std::size_t end = std::min(field.find('\n'), field.size());
      cell.lines.emplace_back(field.substr(0, end));
      field.remove_prefix(std::min(end + 1, field.size()));
    }
    return cell;
  }

  // "Triglycerides,1,204,mg/dL": a number in the place of a unit or range is the rest of a value
  // whose comma parted it.
  bool is_shifted(const SeparatedLine& line) const {
    if (line.fields.size() > columns_.shape.columns.size()) return true;
    return is_number(field_of(line, columns_.shape.first(ColumnRole::unit))) ||
           is_number(field_of(line, columns_.shape.first(ColumnRole::range)));
  }

  void refuse_shifted() {
    for (std::size_t i = first_; i < file_.lines.size(); ++i) {
      const SeparatedLine& line = file_.lines[i];
      if (!is_shifted(line)) continue;
      PrintedRow row;
      row.name = field_of(line, columns_.shape.first(ColumnRole::name));
      row.collected = moment_of(field_of(line, columns_.collected));
      refuse(line, row, "fields that do not stand below their titles");
    }
  }

  void refuse(const SeparatedLine& line, const PrintedRow& row, const char* reason) {
    DraftReport* draft = draft_of(line, row);
    if (draft == nullptr || !budget_.take(draft->rows.size() + draft->skipped.size())) return;
    draft->skipped.push_back({1, line.line, row.name, reason});
  }

  std::optional<Moment> moment_of(std::string_view text) const {
    if (const auto stated = timestamp(text)) return stated;
    const auto date = take_date(text, conventions_.date_order.value, catalogue_.lexicon());
    if (!date || (date->value.both_orders && !is_order_known(conventions_.date_order))) {
      return std::nullopt;
    }
    return date->value.moment;
  }

  void place(PrintedRow row) {
    const SeparatedLine& line = file_.lines[static_cast<std::size_t>(row.line)];
    row.line = line.line;
    if (const auto collected = moment_of(field_of(line, columns_.collected))) {
      row.collected = collected;
    }
    if (columns_.section) row.section = field_of(line, columns_.section);
    row.specimen = read_specimen(field_of(line, columns_.specimen), catalogue_.lexicon());
    add_code(row.codes, "LOINC", field_of(line, columns_.loinc));
    date_previous(line, row);
    if (const char* reason = why_not(row)) {
      refuse(line, row, reason);
      return;
    }
    DraftReport* draft = draft_of(line, row);
    if (draft == nullptr || !budget_.take(draft->rows.size() + draft->skipped.size())) return;
    draft->rows.push_back(std::move(row));
  }

  // Null: it is a result.
  const char* why_not(const PrintedRow& row) const {
    if (is_prose(row.value)) return "a text of sentences, not a value";
    const Lexicon& lexicon = catalogue_.lexicon();
    if (lexicon.find(fold_name(row.name), WordRole::vital_sign) != nullptr) {
      return "measured by the bed";
    }
    const std::string unit =
        row.unit.empty() ? read_value_cell(row.value, conventions_, catalogue_).unit : row.unit;
    return is_dose(unit, candidates_of(row.name, catalogue_), catalogue_) ? "a dose" : nullptr;
  }

  // The days of earlier results that have columns of their own.
  void date_previous(const SeparatedLine& line, PrintedRow& row) const {
    std::vector<std::string_view> days;
    for (const std::size_t column : columns_.previous_dates) {
      if (!field_of(line, column).empty()) days.push_back(field_of(line, column));
    }
    if (days.size() != row.previous.size()) return;
    for (std::size_t i = 0; i < days.size(); ++i) {
      const auto day = moment_of(days[i]);
      if (day && row.previous[i].date.empty()) row.previous[i].date = day->to_iso();
    }
  }

  // The report of the line's person, order and day.
  DraftReport* draft_of(const SeparatedLine& line, const PrintedRow& row) {
    std::string key;
    for (const std::size_t column : columns_.report)
      key += std::string(field_of(line, column)) + '\n';
    const std::string_view printed = field_of(line, columns_.collected);
    key += row.collected ? Moment{row.collected->date, {}}.to_iso() : std::string(printed);
    if (drafts_.size() >= limits_.reports && !drafts_.contains(key)) {
      full_ = true;
      return nullptr;
    }
    const auto [place, is_new] = drafts_.try_emplace(key);
    DraftReport& draft = place->second;
    if (is_new) {
      draft.header = header_of(line);
      draft.conventions = conventions_;
      order_.push_back(&draft);
    }
    return &draft;
  }

  ReportHeader header_of(const SeparatedLine& line) const {
    ReportHeader header = front_;
    PatientFacts& patient = header.patient;
    const Lexicon& lexicon = catalogue_.lexicon();
    if (const auto sex = take_sex(field_of(line, columns_.sex), lexicon)) patient.sex = sex->value;
    if (const auto birth = moment_of(field_of(line, columns_.birth)))
      patient.birth_date = birth->date;
    if (const auto age = take_age(field_of(line, columns_.age), lexicon)) {
      patient.age_years = age->value.years;
      patient.age_months = age->value.months;
    }
    std::string name;
    for (const std::size_t column : columns_.names)
      name += std::string(field_of(line, column)) + ' ';
    if (!columns_.names.empty()) patient.name_words = name_words(name);
    const std::string_view laboratory = field_of(line, columns_.laboratory);
    if (has_letter(laboratory)) header.laboratory = laboratory;
    return header;
  }

  const SeparatedFile file_;
  const std::size_t first_;  // below the titles
  const SeparatedColumns columns_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  const Limits& limits_;
  RowBudget budget_;
  ReportHeader front_;
  std::map<std::string, DraftReport> drafts_;
  std::vector<DraftReport*> order_;
  bool full_ = false;
};

// What the reader of all of a file needs.
struct Input {
  std::string_view bytes;
  const Catalogue& catalogue;
  const Limits& limits;
  const SaidConventions& said;
};

// What the labelled lines above the titles say: "Patient;Ann Sample".
ReportHeader front_header(const SeparatedFile& file, std::size_t titles, const Input& input) {
  std::string text;
  for (std::size_t i = 0; i < titles; ++i) {
    const auto& fields = file.lines[i].fields;
    text += fields[0];
    if (fields.size() > 1) text += (fields[0].ends_with(':') ? " " : ": ") + fields[1];
    text += '\n';
  }
  if (text.find_first_not_of(" \n") == std::string::npos) return {};
  const auto reports = read_report(read_text(text, input.limits), input.catalogue, input.said);
  return reports.empty() ? ReportHeader{} : reports.front().header;
}

// The lines have a field a title, less at most the empty ones at their end. A few may have more: a
// sentence below the table, a value parted by its own comma.
bool is_even(const SeparatedFile& file, std::size_t titles) {
  const std::size_t most = file.lines[titles].fields.size();
  const std::span below = std::span(file.lines).subspan(titles + 1);
  const auto longer = static_cast<std::size_t>(
      std::count_if(below.begin(), below.end(),
                    [&](const SeparatedLine& line) { return line.fields.size() > most; }));
  return longer * 4 <= below.size();
}

bool holds_results(const InterchangeFile& file) {
  return std::any_of(file.reports.begin(), file.reports.end(),
                     [](const Report& report) { return !report.results.empty(); });
}

std::optional<InterchangeFile> read_table(SeparatedFile file, std::size_t titles,
                                          const Input& input) {
  if (!is_even(file, titles)) return std::nullopt;
  const Conventions conventions =
      detect_conventions(read_text(input.bytes, input.limits), input.catalogue, input.said);
  auto columns =
      separated_columns(file.lines[titles].fields, std::span(file.lines).subspan(titles + 1),
                        conventions, input.catalogue);
  if (!columns) return std::nullopt;
  const ReportHeader header = front_header(file, titles, input);
  InterchangeFile read = SeparatedReader(std::move(file), titles, std::move(*columns), conventions,
                                         input.catalogue, input.limits)
                             .read(header);
  return holds_results(read) ? std::optional(std::move(read)) : std::nullopt;
}

}  // namespace

std::optional<InterchangeFile> read_separated(std::string_view bytes, const Catalogue& catalogue,
                                              const Limits& limits, const SaidConventions& said) {
  if (bytes.size() > limits.text_bytes) return std::nullopt;  // refused with the other texts
  const Input input{bytes, catalogue, limits, said};
  const std::string front_text = to_utf8(front_of(bytes));
  for (const char separator : {'\t', ';', ','}) {
    const SeparatedFile front = separated_file(front_text, separator, most_front_lines + 1);
    const auto titles = title_line(front, catalogue.lexicon());
    const bool tests = !titles && with_a_line_a_result(front, catalogue);
    if (!titles && !tests) continue;
    SeparatedFile file = separated_file(to_utf8(bytes), separator, limits.rows);
    if (file.lines.empty()) continue;
    if (tests && !is_even(file, 0)) continue;
    if (tests) file = *with_a_line_a_result(file, catalogue);
    if (auto read = read_table(std::move(file), titles.value_or(0), input)) return read;
  }
  return std::nullopt;
}

}  // namespace labread
