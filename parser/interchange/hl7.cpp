#include "parser/interchange/hl7.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/utf8.h"
#include "parser/header/person_name.h"
#include "parser/interchange/hl7_message.h"
#include "parser/interchange/hl7_observation.h"
#include "parser/interchange/hl7_service.h"
#include "parser/interchange/printed_row.h"
#include "parser/interchange/printed_text.h"
#include "parser/interchange/printed_value.h"
#include "parser/interchange/specimen.h"
#include "parser/interchange/timestamp.h"

namespace labread {
namespace {

// What an OBR with its ORC and SPM says of the results behind it.
struct Order {
  std::string number;   // filler's, else placer's
  std::string service;  // "Comprehensive metabolic panel"
  std::optional<Moment> collected, received, reported;
  std::string specimen;
  bool other_service = false;  // of no laboratory
};

struct Row {
  PrintedRow row;
  ObservationStatus status = ObservationStatus::final;
  std::string test;
  bool text = false;
  std::string lines;  // of a text, as printed
};

struct MessageReport {
  ReportHeader header;
  std::vector<std::optional<Row>> rows;  // none: replaced by a later one
  std::vector<Skipped> skipped;
  std::vector<Note> notes;
  std::string pdf;  // which holds the results where there are no rows
};

// Where the row of a result stands that a later one may replace.
struct Standing {
  std::size_t report = 0;
  std::size_t row = 0;
  std::size_t message = 0;
};

std::optional<Sex> sex_of(std::string_view code) {
  if (code == "F" || code == "f") return Sex::female;
  if (code == "M" || code == "m") return Sex::male;
  return std::nullopt;
}

// A name, not a number or an object identifier.
bool is_name(std::string_view text) {
  return text.find_first_not_of("0123456789.- ") != std::string_view::npos;
}

bool carries_results(std::string_view type) {
  constexpr std::array<std::string_view, 9> types = {"ORU", "OUL", "ORF", "ORL", "OML",
                                                     "RSP", "OPU", "OUR", ""};
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Orders ask: what stands below them is told to the laboratory, not by it.
bool asks(std::string_view type) {
  return !carries_results(type) && (type.starts_with("OM") || type.starts_with("OR"));
}

class Hl7Reader {
 public:
  Hl7Reader(const Catalogue& catalogue, const Limits& limits)
      : catalogue_(catalogue), limits_(limits), budget_(limits) {}

  void read(const Hl7Segment& segment) {
    if (segment.name == "MSH") {
      start_message(segment);
    } else if (segment.name == "FHS" || segment.name == "BHS") {
      separators_ = hl7_separators(segment);
    } else if (!relevant_) {
      return;
    } else if (segment.name == "PID") {
      start_patient(segment);
    } else if (segment.name == "ORC") {
      ordered_ = number_of(segment);
    } else if (segment.name == "OBR") {
      start_order(segment);
    } else if (segment.name == "SPM") {
      read_specimen_segment(segment);
    } else if (segment.name == "OBX") {
      read_observation(segment);
    }
  }

  InterchangeFile finish() {
    InterchangeFile file;
    for (MessageReport& report : reports_) {
      DraftReport draft;
      draft.header = std::move(report.header);
      draft.header.status = status_of(report.rows, draft.header.status);
      take_rows(report, draft);
      if (draft.rows.empty() && !report.pdf.empty()) {
        file.attachments.push_back({std::move(report.pdf), std::move(draft.header.patient)});
        continue;
      }
      draft.skipped = std::move(report.skipped);
      draft.notes = std::move(report.notes);
      if (draft.rows.empty() && draft.skipped.empty()) continue;
      file.reports.push_back(
          labread::finish(std::move(draft), NumberStyle::point, catalogue_, limits_.results));
    }
    file.partial = budget_.partial();
    if (full_) file.partial = "more reports than the limit of " + std::to_string(limits_.reports);
    return file;
  }

 private:
  std::string_view field(const Hl7Segment& segment, std::size_t n) const {
    return hl7_field(segment, n, separators_.field);
  }

  std::string_view component(const Hl7Segment& segment, std::size_t n, std::size_t part) const {
    const auto repetition = hl7_part(field(segment, n), 1, separators_.repetition);
    return hl7_part(repetition, part, separators_.component);
  }

  std::string text(const Hl7Segment& segment, std::size_t n, std::size_t part) const {
    return tidy_text(hl7_text(component(segment, n, part), separators_));
  }

  std::optional<Moment> moment(const Hl7Segment& segment, std::size_t n) const {
    return timestamp(component(segment, n, 1));
  }

  void start_message(const Hl7Segment& msh) {
    separators_ = hl7_separators(msh);
    const std::string_view type = component(msh, 9, 1);
    relevant_ = !asks(type);
    reports_results_ = carries_results(type);
    ++message_;
    sent_ = {};
    if (std::string name = text(msh, 4, 1); is_name(name)) sent_.laboratory = std::move(name);
    sent_.reported = moment(msh, 7);
    patient_ = {};
    patient_id_.clear();
    start_orders();
  }

  void start_patient(const Hl7Segment& pid) {
    patient_ = {};
    patient_.sex = sex_of(component(pid, 8, 1));
    patient_.name_words = name_words(text(pid, 5, 1) + ' ' + text(pid, 5, 2));
    if (const auto birth = moment(pid, 7)) patient_.birth_date = birth->date;
    patient_id_ = std::string(component(pid, 3, 1)) + '|' + std::string(component(pid, 2, 1)) +
                  '|' + std::string(component(pid, 5, 1)) + '|' + std::string(field(pid, 7));
    start_orders();
  }

  void start_orders() {
    open_ = orders_seen_ = specimens_lead_ = false;
    order_rows_ = 0;
    order_ = {};
    specimen_ = {};
    ordered_.clear();
    order_status_.clear();
  }

  std::string number_of(const Hl7Segment& segment) const {
    const std::string_view filler = component(segment, 3, 1);
    return std::string(filler.empty() ? component(segment, 2, 1) : filler);
  }

  void start_order(const Hl7Segment& obr) {
    order_ = {};
    order_.number = number_of(obr);
    if (order_.number.empty()) order_.number = ordered_;
    ordered_.clear();
    order_.service = text(obr, 4, 2);
    if (order_.service.empty()) order_.service = text(obr, 4, 5);
    order_.collected = moment(obr, 7);
    order_.received = moment(obr, 14);
    order_.reported = moment(obr, 22);
    order_.specimen = specimen_of_order(obr);
    order_.other_service = is_other_service(component(obr, 24, 1));
    order_status_ = std::string(component(obr, 25, 1));
    order_rows_ = open_ ? reports_.back().rows.size() : 0;
    orders_seen_ = true;
  }

  // OBR-15: "SER&Serum", "Serum", "^^Serum".
  std::string specimen_of_order(const Hl7Segment& obr) const {
    const auto parts = hl7_parts(component(obr, 15, 1), separators_.subcomponent);
    const std::string_view name = parts.size() > 1 ? parts[1] : parts[0];
    const std::string specimen = specimen_of(name, parts[0], catalogue_.lexicon());
    return specimen.empty() ? specimen_of(text(obr, 15, 3), {}, catalogue_.lexicon()) : specimen;
  }

  // Ahead of its orders (OUL), or behind the results of its order (ORU).
  void read_specimen_segment(const Hl7Segment& spm) {
    Order specimen;
    for (const std::size_t part : {2U, 5U, 9U, 1U, 4U}) {
      if (!specimen.specimen.empty()) break;
      const std::string name = text(spm, 4, part);
      specimen.specimen = specimen_of(name, name, catalogue_.lexicon());
    }
    const std::string_view range = hl7_part(component(spm, 17, 1), 1, separators_.subcomponent);
    specimen.collected = timestamp(range);
    specimen.received = moment(spm, 18);
    if (!orders_seen_) specimens_lead_ = true;
    const bool behind = !specimens_lead_ && open_ && reports_.back().rows.size() > order_rows_;
    if (behind) {
      complete_rows(specimen, reports_.back());
    } else {
      specimen_ = specimen;
    }
  }

  void complete_rows(const Order& specimen, MessageReport& report) const {
    for (std::size_t i = order_rows_; i < report.rows.size(); ++i) {
      if (!report.rows[i]) continue;
      PrintedRow& row = report.rows[i]->row;
      if (row.specimen.empty()) row.specimen = specimen.specimen;
      if (!order_.collected && specimen.collected) row.collected = specimen.collected;
    }
    if (!report.header.received) report.header.received = specimen.received;
  }

  // Why a test is of no laboratory though its segment could be; empty: nothing says so. Messages
  // about other things carry results below an OBR, beside what else was observed.
  std::string why_of_no_laboratory(const std::string& name) const {
    if (!order_.other_service && reports_results_) return {};
    if (!candidates_of(name, catalogue_).empty()) return {};
    return order_.other_service ? "of a service that is no laboratory"
                                : "of no known test, in a message that reports no results";
  }

  void read_observation(const Hl7Segment& obx) {
    if (!reports_results_ && !orders_seen_) return;
    Hl7Observation observation = hl7_observation(obx, separators_, catalogue_);
    if (observation.status == ObservationStatus::ordered) return;
    if (!open_ && !open_report()) return;
    MessageReport& report = reports_.back();
    if (!budget_.take(report.rows.size() + report.skipped.size())) return;
    complete_header(report.header, observation);
    if (observation.status == ObservationStatus::withdrawn) {
      withdraw(observation, report);
      return;
    }
    if (!observation.attachment.empty() && report.pdf.empty() && reports_results_) {
      report.pdf = std::move(observation.attachment);
    }
    if (auto why = why_of_no_laboratory(observation.row.name); !why.empty()) {
      observation.no_result = std::move(why);
    }
    if (!observation.no_result.empty()) {
      report.skipped.push_back({1, obx.line, observation.row.name, observation.no_result});
      return;
    }
    if (observation.row.value.empty()) return;
    if (observation.row.name.empty() && !observation.text) return;
    complete_row(observation);
    if (observation.shifted) note_shift(observation, report);
    if (!goes_on(observation, report)) place(std::move(observation), report);
  }

  bool open_report() {
    if (reports_.size() >= limits_.reports) {
      full_ = true;
      return false;
    }
    reports_.emplace_back();
    reports_.back().header = sent_;
    reports_.back().header.patient = patient_;
    reports_.back().header.status = order_status_;
    open_ = true;
    return true;
  }

  void complete_header(ReportHeader& header, const Hl7Observation& observation) const {
    if (header.laboratory.empty()) header.laboratory = observation.laboratory;
    if (!header.received) header.received = order_.received ? order_.received : specimen_.received;
    if (order_.reported && (header.reported == sent_.reported || !header.reported)) {
      header.reported = order_.reported;
    }
  }

  // OBR-7 is when the specimen was taken. OBX-14 is so only where it is not after the laboratory
  // received it, or where nothing else is stated: many write there when they measured.
  void complete_row(Hl7Observation& observation) const {
    PrintedRow& row = observation.row;
    row.section = order_.service == row.name ? std::string() : order_.service;
    row.specimen = order_.specimen.empty() ? specimen_.specimen : order_.specimen;
    const bool before_receipt =
        order_.received && observation.observed && *observation.observed <= *order_.received;
    row.collected = before_receipt ? observation.observed : order_.collected;
    if (!row.collected) row.collected = specimen_.collected;
    if (!row.collected) row.collected = observation.observed;
  }

  // Lines of one text are sent as an OBX each.
  static bool goes_on(const Hl7Observation& observation, MessageReport& report) {
    if (!observation.text || report.rows.empty() || !report.rows.back()) return false;
    Row& before = *report.rows.back();
    if (!before.text || before.test != observation.test) return false;
    if (before.row.value.size() < 10'000) before.row.value += ' ' + observation.row.value;
    if (before.lines.size() < 100'000) before.lines += '\n' + observation.lines;
    return true;
  }

  // What a later message about the same result has in common with this one.
  std::string identity_of(const Hl7Observation& observation) const {
    std::string order = order_.number;
    if (order.empty() && observation.row.collected) order = observation.row.collected->to_iso();
    if (order.empty()) order = std::to_string(message_);
    return patient_id_ + '\n' + order + '\n' + order_.service + '\n' + observation.identity;
  }

  void place(Hl7Observation observation, MessageReport& report) {
    const auto [standing, is_new] = standing_.try_emplace(
        identity_of(observation), Standing{reports_.size() - 1, report.rows.size(), message_});
    Row row{std::move(observation.row), observation.status, std::move(observation.test),
            observation.text, std::move(observation.lines)};
    if (!is_new) {
      std::optional<Row>& earlier = reports_[standing->second.report].rows[standing->second.row];
      if (earlier && !replaces(row, *earlier, standing->second.message)) {
        // A preliminary result that arrives after the final one says nothing new.
        if (standing->second.message != message_) return;
      } else if (earlier) {
        if (earlier->row.value != row.row.value) note_correction(*earlier, row, report);
        if (standing->second.report == reports_.size() - 1) {
          *earlier = std::move(row);
          return;
        }
        earlier.reset();
      }
      standing->second = {reports_.size() - 1, report.rows.size(), message_};
    }
    report.rows.emplace_back(std::move(row));
  }

  // A result sent again in a later message replaces the earlier one of equal standing; within a
  // message two of equal standing are two results.
  bool replaces(const Row& later, const Row& earlier, std::size_t message) const {
    if (later.status != earlier.status) return later.status > earlier.status;
    return message != message_;
  }

  static void note_shift(const Hl7Observation& observation, MessageReport& report) {
    report.notes.push_back(
        {"fields_shifted",
         observation.row.name +
             " was sent with its value where the sub-identifier belongs (OBX-4); "
             "all from there on was read one field later",
         Place{1, observation.row.line}});
  }

  static void note_correction(const Row& earlier, const Row& later, MessageReport& report) {
    report.notes.push_back({"result_replaced",
                            later.row.name + " was first sent as " + earlier.row.value +
                                " and then as " + later.row.value + ", which stands",
                            Place{1, later.row.line}});
  }

  void withdraw(const Hl7Observation& observation, MessageReport& report) {
    Hl7Observation with_time = observation;
    complete_row(with_time);
    const auto standing = standing_.find(identity_of(with_time));
    if (standing != standing_.end()) {
      reports_[standing->second.report].rows[standing->second.row].reset();
      standing_.erase(standing);
    }
    report.skipped.push_back(
        {1, observation.row.line, observation.row.name, "withdrawn by the laboratory"});
  }

  static std::string status_of(const std::vector<std::optional<Row>>& rows,
                               const std::string& order_status) {
    bool corrected = order_status == "C";
    bool preliminary = order_status == "P" || order_status == "R" || order_status == "A";
    for (const auto& row : rows) {
      corrected = corrected || (row && row->status == ObservationStatus::corrected);
      preliminary = preliminary || (row && row->status == ObservationStatus::preliminary);
    }
    return preliminary ? "preliminary" : corrected ? "corrected" : "final";
  }

  // Whole reports may be sent as the lines of a text, each in an OBX of the same test, with nothing
  // in fields of its own.
  void take_rows(MessageReport& report, DraftReport& draft) {
    auto& rows = report.rows;
    std::erase_if(rows, [](const auto& row) { return !row; });
    const bool lines_only = std::all_of(rows.begin(), rows.end(), [](const auto& row) {
      const PrintedRow& fields = row->row;
      return row->text || (!row->lines.empty() && fields.unit.empty() && fields.range.empty() &&
                           fields.flag.empty());
    });
    for (std::size_t i = 0, end = 0; i < rows.size(); i = end) {
      std::string lines;
      for (; end < rows.size() && rows[end]->row.name == rows[i]->row.name; ++end) {
        if (lines_only) lines += rows[end]->lines + '\n';
      }
      if (lines_only && take_printed(*rows[i], lines, draft)) continue;
      for (std::size_t j = i; j < end; ++j) take_row(std::move(*rows[j]), report, draft);
    }
  }

  // One or two rows found in many lines are more likely words about results.
  bool take_printed(const Row& text, std::string_view lines, DraftReport& draft) {
    constexpr std::size_t least_rows = 3;
    if (!is_prose(lines)) return false;
    std::vector<PrintedRow> rows = rows_of_text(lines, catalogue_, limits_);
    if (rows.size() < least_rows) return false;
    for (PrintedRow& row : rows) {
      row.line = text.row.line;
      row.specimen = text.row.specimen;
      if (row.section.empty()) row.section = text.row.section;
      if (!row.collected) row.collected = text.row.collected;
      if (!budget_.take(draft.rows.size())) break;
      draft.rows.push_back(std::move(row));
    }
    return true;
  }

  static void take_row(Row row, MessageReport& report, DraftReport& draft) {
    std::string_view why;
    if (is_prose(row.row.value)) why = "a text of sentences, not a value";
    if (row.row.name.empty()) why = "a text without a test";
    if (why.empty()) {
      draft.rows.push_back(std::move(row.row));
    } else {
      report.skipped.push_back({1, row.row.line, row.row.name, std::string(why)});
    }
  }

  const Catalogue& catalogue_;
  const Limits& limits_;
  RowBudget budget_;
  Hl7Separators separators_;
  bool relevant_ = true;         // the message may carry results
  bool reports_results_ = true;  // it is about them
  bool open_ = false;            // the last report is of this message and patient
  bool full_ = false;
  bool orders_seen_ = false;     // in this message
  bool specimens_lead_ = false;  // in this message SPM stands ahead of its orders
  std::size_t order_rows_ = 0;   // rows ahead of the open order's
  std::size_t message_ = 0;
  ReportHeader sent_;  // what the message says of all its reports
  PatientFacts patient_;
  std::string patient_id_;
  std::string ordered_;  // number of the last ORC
  Order order_;
  Order specimen_;  // of the last SPM
  std::string order_status_;
  std::vector<MessageReport> reports_;
  std::unordered_map<std::string, Standing> standing_;
};

}  // namespace

InterchangeFile read_hl7(std::string_view bytes, const Catalogue& catalogue, const Limits& limits) {
  const std::string text = with_line_ends(without_entities(to_utf8(bytes)));
  const std::vector<Hl7Segment> segments = hl7_segments(text, limits.segments + 1);
  Hl7Reader reader(catalogue, limits);
  const std::size_t count = std::min(segments.size(), limits.segments);
  for (std::size_t i = 0; i < count; ++i) reader.read(segments[i]);
  InterchangeFile file = reader.finish();
  if (segments.size() > count) {
    file.partial = "more segments than the limit of " + std::to_string(limits.segments);
  }
  return file;
}

}  // namespace labread
