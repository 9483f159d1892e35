#include "parser/interchange/printed_row.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "parser/document.h"
#include "parser/header/header_facts.h"
#include "parser/interchange/printed_value.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/loinc.h"
#include "parser/tokens/range.h"
#include "parser/tokens/scientific.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_value = 100;  // bytes; more are sentences
constexpr std::ptrdiff_t most_value_words = 12;

void add_words(std::string_view text, bool numbers, Page& page) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool number = holds_digit(word);
    if (!word.empty() && number == numbers) page.words.push_back({std::string(word), {}});
    at = end + 1;
  }
}

// How the texts of a report write numbers, found as in a printed one. Digits of names are no
// numbers.
Conventions conventions_of(const DraftReport& draft, const Catalogue& catalogue) {
  Document document;
  Page& page = document.pages.emplace_back();
  for (const PrintedRow& row : draft.rows) {
    for (const bool numbers : {false, true}) {
      add_words(row.value, numbers, page);
      add_words(row.range, numbers, page);
    }
    add_words(row.name, false, page);
  }
  Conventions conventions = detect_conventions(document, catalogue);
  if (draft.language.empty() || conventions.decimal_mark.origin == Origin::detected) {
    return conventions;
  }
  for (const LanguageHabits& habits : catalogue.rows().languages) {
    if (habits.language != draft.language) continue;
    conventions.language = {draft.language, Origin::detected};
    conventions.decimal_mark = {habits.decimal_mark, Origin::assumed};
  }
  return conventions;
}

class RowReader {
 public:
  RowReader(Conventions conventions, NumberStyle style, const Catalogue& catalogue)
      : conventions_(std::move(conventions)), style_(style), catalogue_(catalogue) {}

  Result read(PrintedRow& row) const {
    Result result;
    result.name = std::move(row.name);
    const Conventions conventions = conventions_for(row);
    read_value(row, conventions, result);
    read_range(row, conventions, result);
    if (is_empty_flag(result, row)) result.flag.clear();
    const std::string& flag = result.flag.empty() ? row.flag_code : result.flag;
    result.flag_meaning = flag_meaning(flag, catalogue_.lexicon());
    result.candidates = candidates_of(result.name, catalogue_);
    if (result.unit.empty() && result.read.kind == ValueKind::number) {
      result.unit = unit_of_name(result.name, catalogue_);
    }
    for (const std::string& other : row.other_names) {
      if (result.candidates.empty()) result.candidates = candidates_of(other, catalogue_);
    }
    result.unit_code = std::move(row.unit_code);
    result.section = std::move(row.section);
    result.specimen = std::move(row.specimen);
    if (result.specimen.empty()) result.specimen = read_specimen_of_name(result.name);
    result.collected = row.collected;
    result.codes = std::move(row.codes);
    result.previous = std::move(row.previous);
    result.where.page = 1;
    result.where.line = std::max(row.line, 1);
    return result;
  }

 private:
  // Formats that write points: a comma is one that somebody typed, and may mean either.
  Conventions conventions_for(const PrintedRow& row) const {
    Conventions conventions = conventions_;
    const bool comma =
        row.value.find(',') != std::string::npos || row.range.find(',') != std::string::npos;
    if (style_ == NumberStyle::point && conventions.decimal_mark.origin != Origin::detected) {
      conventions.decimal_mark = {DecimalMark::point, comma ? Origin::unknown : Origin::detected};
    }
    return conventions;
  }

  // "4.1 mmol/L (3.5-5.1) H": a range in brackets behind the value.
  void part_range(PrintedRow& row, const Conventions& conventions) const {
    const std::size_t open = row.value.find(" (");
    if (open == std::string::npos || !row.range.empty() || row.structured) return;
    const std::size_t close = row.value.find(')', open);
    if (close == std::string::npos) return;
    const std::string brackets = row.value.substr(open + 1, close - open);
    const PrintedRange range = read_range_cell(brackets, conventions, catalogue_);
    if (!range.low && !range.high) return;
    const std::string rest = row.value.substr(0, open) + row.value.substr(close + 1);
    const ValueCell cell = read_value_cell(rest, conventions, catalogue_);
    if (cell.read.kind != ValueKind::number) return;
    row.value = rest;
    row.range = brackets;
  }

  void read_value(PrintedRow& row, const Conventions& conventions, Result& result) const {
    part_range(row, conventions);
    ValueCell cell = read_value_cell(row.value, conventions, catalogue_);
    if (row.number && cell.read.number != row.number) {
      // The number is stated; only how its digits group was taken from other rows.
      Conventions point = conventions;
      point.decimal_mark = {DecimalMark::point, Origin::detected};
      ValueCell exact = read_value_cell(row.value, point, catalogue_);
      if (exact.read.number == row.number) cell = std::move(exact);
    }
    take_power(row, cell);
    result.value = std::move(cell.value);
    result.unit = row.unit.empty() ? std::move(cell.unit) : std::move(row.unit);
    result.flag = row.flag.empty() ? std::move(cell.flag) : std::move(row.flag);
    result.read = std::move(cell.read);
    if (row.number && result.read.kind == ValueKind::number && result.read.ambiguous) {
      result.read.number = row.number;
      result.read.ambiguous = false;
    }
  }

  // "1.2 x 10^6" with its unit in a field of its own.
  void take_power(const PrintedRow& row, ValueCell& cell) const {
    if (cell.unit.empty() || !cell.read.number) return;
    if (!leaves_power_to_number(row.unit, catalogue_)) return;
    const auto power = scan_power_of_ten(cell.unit);
    if (!power || power->length != cell.unit.size()) return;
    const auto whole = times_power_of_ten(*cell.read.number, power->value);
    if (!whole) return;
    cell.read.number = *whole;
    cell.value += " " + std::exchange(cell.unit, {});
  }

  void read_range(PrintedRow& row, const Conventions& conventions, Result& result) const {
    if (!row.range.empty()) {
      const auto limits = named_limits(row.range, conventions, catalogue_);
      result.range = limits ? *limits : read_range_cell(row.range, conventions, catalogue_);
      // "12.0 g/dL to 16.0 g/dL" is not printed without its last unit.
      const std::string& unit = result.range.unit;
      const bool twice = !unit.empty() && result.range.text.find(unit) != std::string::npos;
      if (twice && row.range.starts_with(result.range.text)) result.range.text = row.range;
      split_unit(result);
    }
    if (!row.structured) return;
    PrintedRange range = std::move(*row.structured);
    const std::string text = result.range.text.empty() ? range.text : result.range.text;
    if (range.word.empty()) range.word = result.range.word;
    if (range.unit.empty()) range.unit = result.range.unit;
    learn_from_text(range, result.range);
    const bool says_bounds = range.low || range.high || !range.bands.empty();
    if (says_bounds) result.range = std::move(range);
    result.range.text = text;
  }

  // Whether a bound belongs to its range is told by the text alone ("<4.0"): FHIR has no words for
  // it.
  static void learn_bound(std::optional<Bound>& bound, const std::optional<Bound>& printed) {
    if (bound && printed && bound->value == printed->value) bound->inclusive = printed->inclusive;
  }

  static void learn_from_text(PrintedRange& range, const PrintedRange& printed) {
    learn_bound(range.low, printed.low);
    learn_bound(range.high, printed.high);
    if (range.bands.size() != printed.bands.size()) return;
    for (std::size_t i = 0; i < range.bands.size(); ++i) {
      Band& band = range.bands[i];
      const Band& told = printed.bands[i];
      learn_bound(band.low, told.low);
      learn_bound(band.high, told.high);
      if (band.meaning.empty()) band.meaning = told.meaning;
      if (!told.label.empty()) band.label = told.label;
      if (!band.sex) band.sex = told.sex;
    }
  }

  // A dash in a table is a flag where the value is low; else it fills an empty cell.
  static bool is_empty_flag(const Result& result, const PrintedRow& row) {
    if (!row.dash_may_be_empty || result.flag != "-" || row.flag_code.starts_with('L'))
      return false;
    const bool below = result.range.low && result.read.number && !result.read.ambiguous &&
                       *result.read.number < result.range.low->value;
    return !below;
  }

  // The unit behind the range belongs to a value that has none.
  static void split_unit(Result& result) {
    if (result.unit.empty() && result.read.kind == ValueKind::number) {
      result.unit = result.range.unit;
    }
  }

  // "Glucose [Presence] in Urine": what is not blood must be said by the name.
  std::string read_specimen_of_name(std::string_view name) const {
    const std::size_t in = name.rfind(" in ");
    if (in == std::string_view::npos) return {};
    const std::string specimen = read_specimen(name.substr(in + 4), catalogue_.lexicon());
    return specimen;
  }

  const Conventions conventions_;
  const NumberStyle style_;
  const Catalogue& catalogue_;
};

// "Comment: slightly haemolysed", "Please note: …", "Material: EDTA blood": a name that begins
// comments or labels a fact of the report, and a text behind it.
bool is_remark(const PrintedRow& row, const Conventions& conventions, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  const std::string key = fold_name(row.name);
  const bool leads = lexicon.find(key, WordRole::comment_lead) != nullptr ||
                     lexicon.find(key, WordRole::fact_specimen) != nullptr ||
                     lexicon.find(key, WordRole::fact_collected) != nullptr ||
                     lexicon.find(key, WordRole::fact_received) != nullptr;
  if (!leads || !candidates_of(row.name, catalogue).empty()) return false;
  const Value read = read_value_cell(row.value, conventions, catalogue).read;
  return read.kind == ValueKind::word || read.kind == ValueKind::status;
}

bool is_asked(const PrintedRow& row, const Catalogue& catalogue) {
  return std::any_of(row.codes.begin(), row.codes.end(), [&](const Code& code) {
    return code.system == "LOINC" && catalogue.is_asked_of_person(code.code);
  });
}

// "88 umol/L" beside a field of units that says mg/dL.
bool contradicts_unit(const PrintedRow& row, const Conventions& conventions,
                      const Catalogue& catalogue) {
  const bool plain = std::none_of(row.value.begin(), row.value.end(), is_ascii_letter);
  if (row.unit.empty() || plain) return false;
  const std::string own = read_value_cell(row.value, conventions, catalogue).unit;
  if (own.empty() || scan_power_of_ten(own)) return false;
  const auto printed = ucum_of(own, catalogue);
  const auto stated = ucum_of(row.unit, catalogue);
  return printed && stated && *printed != *stated;
}

// Why a row is no result; empty: it is one.
std::string_view why_refused(const PrintedRow& row, const Conventions& conventions,
                             const Catalogue& catalogue) {
  if (is_remark(row, conventions, catalogue)) return "a remark, not a result";
  if (is_asked(row, catalogue)) return "asked of the person, not measured by a laboratory";
  // Fields are shifted, or the value was left out.
  if (is_unit_alone(row.value, catalogue)) return "a unit stands where the value belongs";
  if (contradicts_unit(row, conventions, catalogue)) {
    return "the value has another unit than its field";
  }
  return {};
}

// The moment that most rows carry, the first of equals.
std::optional<Moment> commonest_moment(const std::vector<Result>& results) {
  std::map<Moment, std::size_t> counts;
  for (const Result& result : results) {
    if (result.collected) ++counts[*result.collected];
  }
  std::size_t most = 0;
  std::optional<Moment> moment;
  for (const Result& result : results) {
    if (!result.collected || counts[*result.collected] <= most) continue;
    most = counts[*result.collected];
    moment = result.collected;
  }
  return moment;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

}  // namespace

Report finish(DraftReport draft, NumberStyle style, const Catalogue& catalogue,
              std::size_t most_rows) {
  Report report;
  report.notes = std::move(draft.notes);
  if (draft.rows.size() > most_rows) {
    report.notes.push_back(
        {"too_many_results",
         "only the first " + std::to_string(most_rows) + " results of this report were read",
         std::nullopt});
    draft.rows.resize(most_rows);
  }
  if (draft.conventions) report.conventions = *draft.conventions;
  const Conventions conventions =
      draft.conventions ? *draft.conventions : conventions_of(draft, catalogue);
  const RowReader reader(conventions, style, catalogue);
  report.results.reserve(draft.rows.size());
  report.skipped = std::move(draft.skipped);
  for (PrintedRow& row : draft.rows) {
    if (const auto why = why_refused(row, conventions, catalogue); !why.empty()) {
      report.skipped.push_back({1, row.line, row.name, std::string(why)});
    } else {
      report.results.push_back(reader.read(row));
    }
  }
  report.header = std::move(draft.header);
  if (const auto moment = commonest_moment(report.results)) report.header.collected = moment;
  for (Result& result : report.results) {
    if (result.collected == report.header.collected) result.collected.reset();
  }
  return report;
}

std::string tidy_text(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_control(c) || is_blank(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, c);
  }
  return out;
}

std::string code_system_name(std::string_view identifier) {
  constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"LN", "LOINC"},
      {"LOINC", "LOINC"},
      {"http://loinc.org", "LOINC"},
      {"https://loinc.org", "LOINC"},
      {"urn:oid:2.16.840.1.113883.6.1", "LOINC"},
      {"2.16.840.1.113883.6.1", "LOINC"},
      {"SCT", "SNOMED CT"},
      {"SNM", "SNOMED CT"},
      {"SNOMED-CT", "SNOMED CT"},
      {"http://snomed.info/sct", "SNOMED CT"},
      {"2.16.840.1.113883.6.96", "SNOMED CT"},
      {"JC10", "JLAC10"},
      {"urn:oid:1.2.392.200119.4.504", "JLAC10"},
      {"2.16.840.1.113883.6.12", "CPT"},
      {"http://www.ama-assn.org/go/cpt", "CPT"},
  });
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const auto& name) { return name.first == identifier; });
  return std::string(found == names.end() ? identifier : found->second);
}

void add_code(std::vector<Code>& codes, std::string_view system, std::string_view code) {
  Code added{code_system_name(system), tidy_text(code)};
  if (added.code.empty() || (added.system == "LOINC" && !is_loinc(added.code))) return;
  const bool there = std::any_of(codes.begin(), codes.end(), [&](const Code& other) {
    return other.system == added.system && other.code == added.code;
  });
  if (!there) codes.push_back(std::move(added));
}

bool is_prose(std::string_view text) {
  return text.size() > longest_value ||
         std::count(text.begin(), text.end(), ' ') > most_value_words;
}

}  // namespace labread
