#include "parser/interchange/hl7_observation.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "parser/interchange/base64.h"
#include "parser/interchange/hl7_service.h"
#include "parser/interchange/printed_value.h"
#include "parser/interchange/timestamp.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr std::size_t value_place = 5;  // OBX-5

class Observation {
 public:
  Observation(const Hl7Segment& obx, const Hl7Separators& separators, const Catalogue& catalogue)
      : obx_(obx), separators_(separators), catalogue_(catalogue) {}

  Hl7Observation read() {
    read_test();
    out_.shifted = is_shifted();
    out_.identity = out_.test + '|' + std::string(field(4));
    read_value();
    read_unit();
    out_.row.range = range();
    out_.row.structured = open_range(out_.row.range);
    out_.row.flag = listed(field(8), ",");
    out_.row.line = obx_.line;
    out_.status = status();
    out_.observed = timestamp(component(field(14), 1));
    out_.laboratory = text_of(component(field(23), 1));
    if (out_.laboratory.empty()) out_.laboratory = text_of(component(field(15), 2));
    return std::move(out_);
  }

 private:
  std::string_view raw_field(std::size_t n) const { return hl7_field(obx_, n, separators_.field); }

  std::string_view field(std::size_t n) const {
    if (!out_.shifted || n < value_place - 1) return raw_field(n);
    return n == value_place - 1 ? std::string_view() : raw_field(n - 1);
  }

  std::string_view first(std::string_view field) const {
    return hl7_part(field, 1, separators_.repetition);
  }

  std::string_view component(std::string_view field, std::size_t n) const {
    return hl7_part(first(field), n, separators_.component);
  }

  std::string text_of(std::string_view raw) const {
    std::string text = tidy_text(hl7_text(raw, separators_));
    return text == "\"\"" ? std::string() : text;
  }

  // The first of these components that says something.
  std::string any_of(std::string_view repetition, std::initializer_list<std::size_t> order) const {
    for (const std::size_t n : order) {
      std::string text = text_of(hl7_part(repetition, n, separators_.component));
      if (!text.empty()) return text;
    }
    return {};
  }

  void read_test() {
    const std::string_view id = field(3);
    out_.row.name = any_of(first(id), {2, 9, 5, 1, 4});
    for (const std::size_t n : {5U, 9U}) {
      std::string other = text_of(component(id, n));
      if (!other.empty() && other != out_.row.name) out_.row.other_names.push_back(other);
    }
    for (const auto& [code, system] : {std::pair{1U, 3U}, std::pair{4U, 6U}}) {
      add_code(out_.row.codes, text_of(component(id, system)), text_of(component(id, code)));
    }
    out_.test = std::string(component(id, 1)) + '|' + std::string(component(id, 2));
  }

  // "OBX|1|NM|GLU^Glucose|59|mg/dL|65-99|L|||F": a sender that leaves the sub-identifier out with
  // its field. A lone digit may be one whose value was left out instead.
  bool is_shifted() const {
    const std::string number = text_of(raw_field(4)), unit = text_of(component(raw_field(5), 1));
    const auto value = parse_decimal(number, DecimalMark::point);
    const bool plain = value && number.size() > 1 && number.find(',') == std::string::npos;
    if (component(raw_field(2), 1) != "NM" || !plain || !is_whole_unit(unit, catalogue_))
      return false;
    const std::string_view status = raw_field(11);
    if (holds_digit(raw_field(7)) || (!status.empty() && !is_ascii_digit(status[0]))) return false;
    const auto analytes = candidates_of(out_.row.name, catalogue_);
    const bool ranged = is_range(text_of(component(raw_field(6), 1)));
    if (!ranged && !raw_field(6).empty()) return false;
    return analytes.empty() ? ranged : is_unit_of_any(analytes, fold_unit(unit), catalogue_);
  }

  bool is_range(std::string_view text) const {
    Conventions conventions;
    conventions.decimal_mark = {DecimalMark::point, Origin::detected};
    const auto range = take_range(text, conventions, catalogue_);
    return range && range->length == text.size();
  }

  // Of a question within a questionnaire ("30955-9&30959-1") the parts say so, too.
  bool is_asked() const {
    const std::string_view id = field(3);
    for (const auto& [code, system] : {std::pair{1U, 3U}, std::pair{4U, 6U}}) {
      if (code_system_name(text_of(component(id, system))) != "LOINC") continue;
      for (const std::string_view part : hl7_parts(component(id, code), separators_.subcomponent)) {
        if (catalogue_.is_asked_of_person(part)) return true;
      }
    }
    return false;
  }

  std::string why_no_result(std::string_view type) const {
    if (is_one_of(type, {"ED", "RP", "NA", "MA"})) return "an attachment, not a value";
    if (is_one_of(type, {"DT", "TM", "TS", "DTM", "DR"})) return "a date, not a value";
    if (is_one_of(type, {"AD", "XAD", "PN", "XPN", "CN", "XCN", "XON", "TN", "XTN", "PL"})) {
      return "a name or an address, not a value";
    }
    if (is_asked()) return "asked of the person, not measured by a laboratory";
    // "OBX|7|CE|CE|…": fields are shifted.
    if (!type.empty() && field(3) == type) return "the type stands where the test belongs";
    return {};
  }

  void read_value() {
    const std::string type(component(field(2), 1));
    if (type == "ED" && take_document()) return;
    out_.no_result = why_no_result(type);
    if (!out_.no_result.empty()) return;
    std::string text;
    for (const std::string_view repetition : hl7_parts(field(5), separators_.repetition)) {
      const std::string value = value_of(type, repetition);
      if (value.empty()) continue;
      text += (text.empty() ? "" : is_text(type) ? " " : ", ") + value;
    }
    if (type == "NM" && is_whole_unit(text, catalogue_))
      out_.no_result = "a unit stands where the value belongs";
    out_.text = is_text(type);
    if (out_.text || type == "ST") out_.lines = printed_lines();
    out_.row.value = std::move(text);
  }

  // "^TEXT^PDF^Base64^JVBERi0…": a PDF, or a text that is read like one sent in lines.
  bool take_document() {
    const std::string_view raw = field(5);
    const auto parts = hl7_parts(raw, separators_.component);
    if (parts.size() < 2 || fold_name(parts[parts.size() - 2]) != "base64") return false;
    auto bytes = decode_base64(parts.back());
    if (!bytes) return false;
    if (holds_pdf(*bytes)) {
      out_.attachment = std::move(*bytes);
      return false;
    }
    const bool plain =
        !bytes->starts_with('<') && !bytes->starts_with('{') &&
        std::none_of(bytes->begin(), bytes->end(), [](char c) {
          return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
        });
    // "See attachment" is no result.
    if (!plain || !is_prose(*bytes)) return false;
    out_.text = true;
    out_.lines = to_utf8(*bytes);
    out_.row.value = tidy_text(out_.lines);
    return true;
  }

  std::string printed_lines() const {
    std::string lines;
    for (const std::string_view repetition : hl7_parts(field(5), separators_.repetition)) {
      lines += (lines.empty() ? "" : "\n") + hl7_text(repetition, separators_);
    }
    std::replace(lines.begin(), lines.end(), '\r', '\n');
    return lines;
  }

  static bool is_text(std::string_view type) { return type == "TX" || type == "FT"; }

  std::string value_of(std::string_view type, std::string_view raw) const {
    if (type == "SN" || is_structured_number(type, raw)) return structured_number(raw);
    if (is_one_of(type, {"CE", "CWE", "CF", "CNE", "CX"})) {
      return any_of(raw, {2, 9, 5, 1});
    }
    if (type == "NR") {
      return any_of(raw, {1}) + " - " + text_of(hl7_part(raw, 2, separators_.component));
    }
    // "NEG^Negative^L" without its type.
    if (type.empty() && hl7_parts(raw, separators_.component).size() == 3)
      return any_of(raw, {2, 1});
    // Texts are whole fields, whatever separators somebody typed into them; those at the end say
    // that nothing follows.
    while (raw.ends_with(separators_.component)) raw.remove_suffix(1);
    if (is_text(type) || type == "ST" || type.empty()) return text_of(raw);
    std::string text = any_of(raw, {1});
    // "^182", a structured number without a comparator, under a type that is none.
    if (text.empty() && holds_digit(any_of(raw, {2}))) return structured_number(raw);
    return text;
  }

  // ">^60" in a field that says it is a plain one.
  bool is_structured_number(std::string_view type, std::string_view raw) const {
    if (type != "NM" && type != "ST" && !type.empty()) return false;
    const std::string comparator = text_of(hl7_part(raw, 1, separators_.component));
    const std::string number = text_of(hl7_part(raw, 2, separators_.component));
    return !number.empty() && is_ascii_digit(number[0]) &&
           is_one_of(comparator, {"<", ">", "<=", ">=", "=", "<>"});
  }

  // comparator ^ number ^ separator or suffix ^ number: ">60", "1:80", "2-4", "2+".
  std::string structured_number(std::string_view raw) const {
    std::string text = text_of(hl7_part(raw, 1, separators_.component));
    // A sender that puts the number where the comparator belongs.
    if (text == "=") text.clear();
    for (const std::size_t n : {2U, 3U, 4U}) {
      text += text_of(hl7_part(raw, n, separators_.component));
    }
    return text;
  }

  void read_unit() {
    const std::string_view unit = field(6);
    std::string text = any_of(first(unit), {1, 2, 4, 5});
    // "10^3/uL" written without an escape falls apart at its own circumflex.
    const std::string second = text_of(component(unit, 2));
    const bool power =
        text.ends_with("10") && text.size() <= 3 && !second.empty() && is_ascii_digit(second[0]);
    if (power) {
      text += separators_.component + second;
    } else if (is_whole_unit(second, catalogue_) && !is_whole_unit(text, catalogue_)) {
      text = second;  // "CD:289^mg/dL": a number of the sender's list
    }
    for (const auto& [code, system] : {std::pair{1U, 3U}, std::pair{4U, 6U}}) {
      if (text_of(component(unit, system)) == "UCUM") {
        out_.row.unit_code = text_of(component(unit, code));
        break;
      }
    }
    out_.row.unit = std::move(text);
  }

  // "70-99", and "70^99" of senders that see two components in it; "70-99^70^99" and ">40^>40" of
  // those that say it again in parts.
  std::string range() const {
    const std::string_view raw = first(field(7));
    const auto part = [&](std::size_t n) {
      return text_of(hl7_part(raw, n, separators_.component));
    };
    const std::string whole = part(1), second = part(2), third = part(3);
    const auto is_number = [](std::string_view text) {
      return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
    };
    if (is_number(whole) && is_number(second)) return whole + "-" + second;
    const bool bounds = !third.empty() && whole.starts_with(second) && whole.ends_with(third);
    const bool twice = !whole.empty() && whole == second && third.empty();
    return lines_of(bounds || twice ? hl7_part(raw, 1, separators_.component) : field(7));
  }

  // "8.5-" and "-300": a side that is left empty is open. A lone number below zero is no range.
  static std::optional<PrintedRange> open_range(std::string_view text) {
    const bool low = text.ends_with('-');
    if (low == text.starts_with('-') || text.size() < 2) return std::nullopt;
    text = low ? text.substr(0, text.size() - 1) : text.substr(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto number = parse_decimal(text, DecimalMark::point);
    if (!number || text.find(',') != std::string_view::npos) return std::nullopt;
    PrintedRange range;
    (low ? range.low : range.high) = Bound{*number, true};
    return range;
  }

  // Line breaks inside a range part its bands.
  std::string lines_of(std::string_view raw) const {
    std::string text;
    for (const std::string_view repetition : hl7_parts(raw, separators_.repetition)) {
      const std::string plain = hl7_text(repetition, separators_);
      for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find_first_of("\r\n", at), plain.size());
        const std::string line = tidy_text(plain.substr(at, end - at));
        if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
        at = end + 1;
      }
    }
    return text;
  }

  std::string listed(std::string_view raw, std::string_view between) const {
    std::string text;
    for (const std::string_view repetition : hl7_parts(raw, separators_.repetition)) {
      const std::string part = any_of(repetition, {1, 2});
      if (!part.empty()) text += (text.empty() ? "" : std::string(between)) + part;
    }
    return text;
  }

  ObservationStatus status() const {
    const std::string code = text_of(component(field(11), 1));
    if (code == "C" || code == "A") return ObservationStatus::corrected;
    if (code == "D" || code == "W") return ObservationStatus::withdrawn;
    if (code == "O" || code == "N") return ObservationStatus::ordered;
    if (code == "P" || code == "R" || code == "S" || code == "I") {
      return ObservationStatus::preliminary;
    }
    return ObservationStatus::final;
  }

  const Hl7Segment& obx_;
  const Hl7Separators& separators_;
  const Catalogue& catalogue_;
  Hl7Observation out_;
};

}  // namespace

Hl7Observation hl7_observation(const Hl7Segment& obx, const Hl7Separators& separators,
                               const Catalogue& catalogue) {
  return Observation(obx, separators, catalogue).read();
}

}  // namespace labread
