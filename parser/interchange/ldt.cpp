#include "parser/interchange/ldt.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/header/header_facts.h"
#include "parser/header/person_name.h"
#include "parser/interchange/charset.h"
#include "parser/interchange/printed_row.h"
#include "parser/interchange/specimen.h"
#include "parser/interchange/timestamp.h"
#include "parser/lists/told_earlier.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

struct Line {
  int field = 0;
  std::string_view content;
  int number = 0;
};

bool has_head(std::string_view line) {
  return line.size() >= 7 && std::all_of(line.begin(), line.begin() + 7, is_ascii_digit);
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Line line_of(std::string_view text, int number) {
  return {number_of(text.substr(3, 4)), text.substr(7), number};
}

// A file whose line ends were lost: the lengths count them still, or do not.
std::vector<Line> lines_by_length(std::string_view text, std::size_t most) {
  std::vector<Line> lines;
  while (has_head(text) && lines.size() < most) {
    const auto stated = static_cast<std::size_t>(number_of(text.substr(0, 3)));
    std::size_t length = 0;
    for (const std::size_t tried : {stated - 2, stated}) {
      if (stated < 9 || tried > text.size()) continue;
      if (tried == text.size() || has_head(text.substr(tried))) length = tried;
      if (length > 0) break;
    }
    if (length == 0) break;
    lines.push_back(line_of(text.substr(0, length), static_cast<int>(lines.size()) + 1));
    text.remove_prefix(length);
  }
  return lines;
}

std::vector<Line> lines_of(std::string_view text, std::size_t most) {
  if (text.find_first_of("\r\n") == std::string_view::npos) return lines_by_length(text, most);
  std::vector<Line> lines;
  int number = 0;
  for (std::size_t at = 0; at < text.size() && lines.size() < most;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    ++number;
    if (has_head(line)) lines.push_back(line_of(line, number));
  }
  return lines;
}

Charset charset_of(std::string_view bytes) {
  for (const Line& line : lines_of(bytes, 40)) {
    if (line.field != 9106) continue;
    if (line.content == "1") return Charset::din_66003;
    if (line.content == "2") return Charset::cp437;
    if (line.content == "3" || line.content == "5") return Charset::windows_1252;
    if (line.content == "4") return Charset::iso_8859_15;
  }
  return guess_charset(bytes);
}

bool is_report(std::string_view record) {
  constexpr auto records = std::to_array<std::string_view>(
      {"8201", "8202", "8203", "8204", "8205", "6310", "6301", "6302", "6311"});
  return std::find(records.begin(), records.end(), record) != records.end();
}

// "0745", "074500".
std::optional<TimeOfDay> time_of(std::string_view digits) {
  if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), is_ascii_digit)) {
    return std::nullopt;
  }
  const TimeOfDay time{number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2))};
  return time.hour < 24 && time.minute < 60 ? std::optional(time) : std::nullopt;
}

void add_time(std::optional<Moment>& moment, std::string_view digits) {
  if (moment) moment->time = time_of(digits);
}

std::optional<Moment> day(std::string_view digits) {
  const auto date = german_date(digits);
  return date ? std::optional(Moment{*date, {}}) : std::nullopt;
}

// LDT 3 describes the material ahead of the tests, which say by its container what they were made
// of.
struct Material {
  std::string container, specimen;
  std::optional<Moment> collected;
};

// Fields whose object holds a day (7278) and a time (7279).
constexpr int order_received = 8216, specimen_taken = 8219;
bool is_stamp(int field) { return field >= 8213 && field <= 8229; }

constexpr std::string_view material_object = "Obj_0037";

bool is_result_object(std::string_view object) {
  constexpr auto objects =
      std::to_array<std::string_view>({"Obj_0060", "Obj_0061", "Obj_0062", "Obj_0063"});
  return std::find(objects.begin(), objects.end(), object) != objects.end();
}

class LdtReader {
 public:
  LdtReader(const Catalogue& catalogue, const Limits& limits)
      : catalogue_(catalogue), limits_(limits), budget_(limits) {}

  void read(const Line& line) {
    const std::string content = tidy_text(line.content);
    if (line.field == 8000) {
      start_record(content);
    } else if (line.field == 8002) {
      start_object(content);
    } else if (line.field == 8003) {
      end_object();
    } else {
      read_head(line.field, content);
      if (in_report_) read_test(line, content);
    }
  }

  InterchangeFile finish() {
    end_record();
    InterchangeFile file;
    for (DraftReport& draft : drafts_) {
      file.reports.push_back(
          labread::finish(std::move(draft), NumberStyle::printed, catalogue_, limits_.results));
    }
    file.partial = budget_.partial();
    if (full_) file.partial = "more reports than the limit of " + std::to_string(limits_.reports);
    return file;
  }

 private:
  void start_object(const std::string& object) {
    objects_.push_back(object);
    if (object == material_object) material_.emplace_back();
    if (is_result_object(object)) {
      end_test();
      container_.clear();
    }
  }

  void end_object() {
    if (!objects_.empty()) objects_.pop_back();
  }

  bool in_material() const {
    return !material_.empty() &&
           std::find(objects_.begin(), objects_.end(), material_object) != objects_.end();
  }

  void start_record(const std::string& record) {
    end_record();
    in_report_ = is_report(record);
    objects_.clear();
  }

  void end_record() {
    end_test();
    if (in_report_ && (!draft_.rows.empty() || !draft_.skipped.empty())) {
      if (draft_.header.laboratory.empty()) draft_.header.laboratory = laboratory_;
      draft_.language = "de";
      if (drafts_.size() < limits_.reports) {
        drafts_.push_back(std::move(draft_));
      } else {
        full_ = true;
      }
    }
    draft_ = {};
    collected_.reset();
    specimen_.clear();
    material_.clear();
    container_.clear();
    stamp_ = 0;
  }

  // Whether a person's field is the patient's: LDT 3 has physicians in objects of the same kind.
  bool of_patient() const {
    return objects_.empty() ||
           std::find(objects_.begin(), objects_.end(), "Obj_0045") != objects_.end();
  }

  void read_head(int field, const std::string& content) {
    ReportHeader& header = draft_.header;
    switch (field) {
      case 203:
      case 8320: laboratory_ = content; break;
      case 3101:
      case 3102:
        if (of_patient()) read_name(content);
        break;
      case 3103:
        if (of_patient()) header.patient.birth_date = german_date(content);
        break;
      case 3110:
      case 8407:
        if (of_patient()) read_sex(content);
        break;
      case 8301: header.received = day(content); break;
      case 8302: header.reported = day(content); break;
      case 8303: add_time(header.reported, content); break;
      case 8401: header.status = content == "E" ? "final" : "preliminary"; break;
      case 7278:
        if (stamp_ == order_received) header.received = day(content);
        break;
      case 7279:
        if (stamp_ == order_received) add_time(header.received, content);
        break;
      default: break;
    }
  }

  void read_name(const std::string& content) {
    for (std::string& word : name_words(content)) {
      draft_.header.patient.name_words.push_back(std::move(word));
    }
  }

  void read_sex(const std::string& content) {
    if (content == "1" || content == "M" || content == "m") draft_.header.patient.sex = Sex::male;
    if (content == "2" || content == "W" || content == "w" || content == "F") {
      draft_.header.patient.sex = Sex::female;
    }
  }

  void read_test(const Line& line, const std::string& content) {
    if (is_stamp(line.field)) stamp_ = line.field;
    switch (line.field) {
      case 8410: start_test(line, content); break;
      case 8411: test_.name = content; break;
      case 8418: corrected_ = corrected_ || content == "K"; break;
      case 8420:
        if (!test_.value.empty()) start_value(line);
        test_.value = content;
        break;
      case 8421: test_.unit = content; break;
      case 8422: test_.flag = content; break;
      case 8430:
      case 8431: take_specimen(content); break;
      case 8432: collected() = day(content); break;
      case 8433: add_time(collected(), content); break;
      case 7278:
        if (stamp_ == specimen_taken) collected() = day(content);
        break;
      case 7279:
        if (stamp_ == specimen_taken) add_time(collected(), content);
        break;
      case 7364: (in_material() ? material_.back().container : container_) = content; break;
      case 8460: add_range(content); break;
      case 8461: low_ = content; break;
      case 8462: high_ = content; break;
      case 8470: add_remark(content); break;
      case 8480:
      case 3564: add_text(content); break;
      default: break;
    }
  }

  void add_range(const std::string& content) {
    if (test_.range.size() < 4'000) test_.range += (test_.range.empty() ? "" : "\n") + content;
  }

  void add_text(const std::string& content) {
    if (text_.size() < 1'000) text_ += (text_.empty() ? "" : " ") + content;
  }

  void add_remark(const std::string& content) {
    if (remark_.size() < 1'000) remark_ += (remark_.empty() ? "" : "; ") + content;
  }

  // "Kontrolle empfohlen, Vorwert 588 /nl vom 07.05.2024" of a number in that unit.
  void take_earlier() {
    if (remark_.empty() || test_.value.empty() || !holds_digit(test_.value)) return;
    Conventions german;
    german.decimal_mark = {DecimalMark::comma, Origin::assumed};
    german.date_order = {DateOrder::day_month, Origin::assumed};
    auto earlier = told_earlier(remark_, german, catalogue_);
    const bool same =
        earlier && (earlier->unit.empty() || fold_unit(earlier->unit) == fold_unit(test_.unit));
    if (!same) return;
    earlier->unit.clear();
    test_.previous.push_back(*std::move(earlier));
  }

  // Of the material, the test, or ahead of all tests of the report.
  std::optional<Moment>& collected() {
    if (in_material()) return material_.back().collected;
    return open_ ? test_.collected : collected_;
  }

  void take_specimen(const std::string& content) {
    const std::string specimen = specimen_of(content, content, catalogue_.lexicon());
    if (specimen.empty()) return;
    if (in_material()) {
      material_.back().specimen = specimen;
    } else {
      (open_ ? test_.specimen : specimen_) = specimen;
    }
  }

  // What is known of the material in the test's container; where the test names none, of a single
  // material.
  void add_material() {
    for (const Material& material : material_) {
      const bool own =
          container_.empty() ? material_.size() == 1 : material.container == container_;
      if (!own) continue;
      if (!test_.collected) test_.collected = material.collected;
      if (test_.specimen.empty()) test_.specimen = material.specimen;
    }
  }

  void start_test(const Line& line, const std::string& identifier) {
    end_test();
    open_ = true;
    test_.line = line.number;
    identifier_ = identifier;
  }

  // A second value of the same test, in another unit.
  void start_value(const Line& line) {
    PrintedRow next;
    next.name = test_.name;
    next.collected = test_.collected;
    next.specimen = test_.specimen;
    const std::string identifier = identifier_;
    end_test();
    open_ = true;
    test_ = std::move(next);
    test_.line = line.number;
    identifier_ = identifier;
  }

  void end_test() {
    if (open_) take_test();
    open_ = false;
    test_ = {};
    low_.clear();
    high_.clear();
    text_.clear();
    remark_.clear();
    identifier_.clear();
  }

  void take_test() {
    if (test_.name.empty()) test_.name = identifier_;
    if (test_.name != identifier_) test_.other_names.push_back(identifier_);
    // A result in words stands in the text; beside a value the text is a comment.
    if (test_.value.empty()) test_.value = text_;
    if (test_.value.empty() || test_.name.empty()) return;
    if (!budget_.take(draft_.rows.size() + draft_.skipped.size())) return;
    if (is_prose(test_.value)) {
      draft_.skipped.push_back({1, test_.line, test_.name, "a text of sentences, not a value"});
      return;
    }
    if (test_.range.empty()) test_.range = range_of_bounds();
    take_earlier();
    add_material();
    if (!test_.collected) test_.collected = collected_;
    if (test_.specimen.empty()) test_.specimen = specimen_;
    if (corrected_) draft_.header.status = "corrected";
    corrected_ = false;
    draft_.rows.push_back(std::move(test_));
  }

  std::string range_of_bounds() const {
    if (!low_.empty() && !high_.empty()) return low_ + " - " + high_;
    if (!low_.empty()) return ">= " + low_;
    return high_.empty() ? std::string() : "<= " + high_;
  }

  const Catalogue& catalogue_;
  const Limits& limits_;
  RowBudget budget_;
  bool in_report_ = false;
  bool open_ = false;  // a test
  bool corrected_ = false;
  bool full_ = false;
  std::vector<std::string> objects_;  // that are open (LDT 3)
  std::string laboratory_;
  DraftReport draft_;
  std::optional<Moment> collected_;
  std::string specimen_;
  std::vector<Material> material_;
  std::string container_;  // of the material that the test was made of
  int stamp_ = 0;          // the time whose object follows
  PrintedRow test_;
  std::string identifier_, low_, high_, text_, remark_;
  std::vector<DraftReport> drafts_;
};

}  // namespace

bool looks_like_ldt(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  const std::string_view head = text.substr(start, 11);
  return has_head(head) && head.size() == 11 && head.substr(3, 4) == "8000" &&
         std::all_of(head.begin(), head.end(), is_ascii_digit);
}

InterchangeFile read_ldt(std::string_view bytes, const Catalogue& catalogue, const Limits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string text = decoded(bytes, charset_of(bytes));
  const std::vector<Line> lines = lines_of(text, limits.segments + 1);
  const std::size_t count = std::min(lines.size(), limits.segments);
  LdtReader reader(catalogue, limits);
  for (std::size_t i = 0; i < count; ++i) reader.read(lines[i]);
  InterchangeFile file = reader.finish();
  if (lines.size() > count) {
    file.partial = "more lines than the limit of " + std::to_string(limits.segments);
  }
  return file;
}

}  // namespace labread
