#include "parser/results/assemble.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "base/fold.h"
#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"
#include "parser/results/reading.h"
#include "parser/results/weights.h"
#include "parser/tokens/range.h"

namespace labread {
namespace {

constexpr int most_lines_apart = 6;  // between a name and its value in a card
constexpr double blank_line = 1.9;   // line pitch in line heights above which a comment ends

// A result under construction, with the lines it stands on.
struct Draft {
  RowReading reading;
  RowContext context;
  int page = 0;
  int first_line = 0;
  int last_line = 0;
  Rect box;
  Rect last_box;            // of the line that extended it last
  std::size_t touched = 0;  // running number of that line
  bool one_line = true;
  bool below_row = false;  // begun right below a result
  std::string text;
};

bool has_placement(const RowReading& reading, double weight) {
  return std::any_of(reading.placement.begin(), reading.placement.end(),
                     [weight](const Evidence& e) { return e.weight == weight; });
}

bool open_ended(std::string_view name) {
  const auto count = [&](char c) { return std::count(name.begin(), name.end(), c); };
  return count('(') > count(')') || name.ends_with(',') || name.ends_with('-') ||
         name.ends_with('/');
}

void join(Piece& piece, const Piece& more, char between) {
  if (more.empty()) return;
  piece.box = piece.empty() ? more.box : united(piece.box, more.box);
  if (!piece.empty()) piece.text += between;
  piece.text += more.text;
}

// The class of a specimen word anywhere in a text, or empty.
std::string specimen_in(std::string_view text, const Lexicon& lexicon) {
  const std::string key = fold_name(text);
  for (std::size_t at = 0; at < key.size();) {
    if (const auto match =
            lexicon.longest(std::string_view(key).substr(at), WordRole::specimen_word);
        match.entry && match.length > 1) {
      return std::string(match.entry->value);
    }
    const std::size_t blank = key.find(' ', at);
    if (blank == std::string::npos) break;
    at = blank + 1;
  }
  return {};
}

// Specimens that a name states against what stands around it; "RBC" in a name is the cell itself.
bool is_no_blood(std::string_view specimen) {
  return specimen.starts_with("urine") || specimen == "stool" || specimen == "csf" ||
         specimen == "other";
}

class Assembler {
 public:
  Assembler(const Conventions& conventions, const Catalogue& catalogue, Assembly& out)
      : conventions_(conventions), catalogue_(catalogue), out_(out) {}

  void read(const std::vector<Line>& lines) {
    for (const Line& line : lines) step(line);
    close();
  }

 private:
  void step(const Line& line) {
    ++running_;
    if (auto tables = columns_of(line, conventions_, catalogue_); !tables.empty()) {
      close();
      columns_ = std::move(tables.front());
      in_comment_ = after_row_ = false;
      previous_ = &line;
      return;
    }
    if (previous_ != nullptr && breaks_off(line)) in_comment_ = false;
    const TypedLine typed = type_line(line, conventions_, catalogue_);
    if (const std::size_t cell = second_row(typed); cell > 0) return step_in_two(line, cell);
    RowContext context{columns_ ? &*columns_ : nullptr, in_comment_, after_row_};
    RowReading reading = read_row(typed, context, conventions_, catalogue_);
    take_facts(typed);
    if (!take_fragment(line, typed)) after_row_ = place(line, typed, std::move(reading), context);
    previous_ = &line;
  }

  // A range wrapped inside its cell: parts of it stand above and below the row's own line.
  bool take_fragment(const Line& line, const TypedLine& typed) {
    if (!columns_ || typed.tokens.empty()) return false;
    const bool in_range_column =
        std::all_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
          const Column* column = columns_->at(token.box);
          return column != nullptr && column->role == ColumnRole::range;
        });
    const Piece part{line.text(), line.box};
    if (!in_range_column || take_range(part.text, conventions_, catalogue_)) return false;
    if (adjacent(line) && draft_->reading.has_value() && ends_open(draft_->reading.range.text)) {
      join(draft_->reading.range, part, ' ');
      touch(line);
    } else if (ends_open(part.text)) {
      fragment_ = part;
    } else {
      return false;
    }
    return true;
  }

  static bool ends_open(std::string_view range) {
    return range.ends_with('-') || range.ends_with("\u2013") || range.ends_with("\u2014");
  }

  // The part that stood above goes in front of the row's range.
  void put_fragment_before(const Line& line, RowReading& reading) {
    if (fragment_.empty()) return;
    const bool near = line.box.top - fragment_.box.bottom < double(line.font_size);
    if (near &&
        (reading.range.empty() || !take_range(reading.range.text, conventions_, catalogue_))) {
      join(fragment_, reading.range, ' ');
      reading.range = fragment_;
      reading.limits = true;
    }
    fragment_ = {};
  }

  // The cell in which a second row begins, where two stand in one line: a known name in a cell of
  // its own behind another's value. 0: there is none.
  static std::size_t second_row(const TypedLine& typed) {
    bool named = false;
    bool valued = false;
    for (std::size_t i = 0; i < typed.tokens.size(); ++i) {
      const TypedToken& token = typed.tokens[i];
      const bool starts_cell = i == 0 || typed.tokens[i - 1].cell != token.cell;
      const bool analyte = token.name != nullptr && !token.name->analytes.empty();
      if (named && valued && analyte && starts_cell) return token.cell;
      named = named || analyte;
      valued = named && (valued || token.is(token_number));
    }
    return 0;
  }

  void step_in_two(const Line& line, std::size_t cell) {
    const auto cut = line.cells.begin() + static_cast<std::ptrdiff_t>(cell);
    for (const auto& [from, to] :
         {std::pair(line.cells.begin(), cut), std::pair(cut, line.cells.end())}) {
      Line& part = parts_.emplace_back(line);
      part.cells.assign(from, to);
      part.box = part.cells.front().box;
      for (const Cell& each : part.cells) part.box = united(part.box, each.box);
      step(part);
    }
  }

  bool breaks_off(const Line& line) const {
    if (line.page != previous_->page) return true;
    const double pitch = line.box.middle() - previous_->box.middle();
    return pitch > blank_line * std::max(previous_->box.height(), line.box.height());
  }

  // Collection dates and specimens that stand in front of the rows they are about.
  void take_facts(const TypedLine& typed) {
    const TypedToken* label = nullptr;
    for (const TypedToken& token : typed.tokens) {
      if (token.label != nullptr) label = &token;
      if (label == nullptr || &token == label) continue;
      if (label->label->role == WordRole::fact_collected && token.date) collected_ = token.date;
      if (label->label->role == WordRole::fact_specimen) {
        if (auto found = specimen_in(token.text, catalogue_.lexicon()); !found.empty())
          specimen_ = std::move(found);
      }
    }
  }

  // Finds the line's place in the report; true where it is or completes a result.
  bool place(const Line& line, const TypedLine& typed, RowReading reading,
             const RowContext& context) {
    // "Previous result: 1.2 mg/dL" between a name and its result.
    const LexiconEntry* label = typed.tokens.empty() ? nullptr : typed.tokens.front().label;
    if (label != nullptr && label->role == WordRole::header_previous) return after_row_;
    if (add_band(line, reading)) return false;
    if (typed.comment) in_comment_ = true;
    if (reading.accepted()) {
      start_row(line, std::move(reading), context);
      return true;
    }
    if (has_placement(reading, weights::page_head)) return after_row_;
    if (reading.name.empty()) return complete(line, reading, context);
    if (reading.has_value()) {
      refuse(line, reading);
      return false;
    }
    if (typed.comment || has_placement(reading, weights::comment)) {
      in_comment_ = true;
      return false;
    }
    if (in_comment_) return false;
    return continue_name(line, reading) || start_name(line, std::move(reading), context);
  }

  void start_row(const Line& line, RowReading reading, const RowContext& context) {
    // "Mean Corpuscular" above "Hemoglobin 29 pg": one wrapped name where the joined one is known.
    if (draft_ && !draft_->reading.has_value() && !draft_->below_row && adjacent(line) &&
        draft_->reading.range.empty()) {
      const std::string joined = draft_->reading.name.text + " " + reading.name.text;
      if (catalogue_.find_name(fold_name(joined)) != nullptr) {
        reading.name = {joined, united(draft_->reading.name.box, reading.name.box)};
        draft_.reset();
      }
    }
    close();
    put_fragment_before(line, reading);
    begin(line, std::move(reading), context);
    in_comment_ = false;
  }

  void begin(const Line& line, RowReading reading, const RowContext& context) {
    Draft draft;
    draft.reading = std::move(reading);
    draft.context = context;
    draft.page = line.page;
    draft.first_line = draft.last_line = line.number;
    draft.box = draft.last_box = line.box;
    draft.touched = running_;
    draft.below_row = after_row_;
    draft.text = line.text();
    draft_ = std::move(draft);
  }

  void touch(const Line& line) {
    draft_->last_line = line.number;
    if (line.page == draft_->page) draft_->box = united(draft_->box, line.box);
    draft_->last_box = line.box;
    draft_->touched = running_;
    draft_->one_line = false;
    draft_->text += " / " + line.text();
  }

  bool adjacent(const Line& line) const {
    return draft_ && running_ - draft_->touched <= 1 && line.page == draft_->page;
  }

  // A line without a name completes the draft: its value, unit, range or flag.
  bool complete(const Line& line, const RowReading& part, const RowContext& context) {
    const bool near =
        draft_ && running_ - draft_->touched <= most_lines_apart && part.left_over.empty();
    if (has_placement(part, weights::comment)) return false;
    if (!near || has_placement(part, weights::band_line)) {
      if (near && !part.range.empty()) return add_range(line, part);
      return false;
    }
    RowReading& open = draft_->reading;
    bool used = false;
    if (part.has_value() && !open.has_value() && !is_range_of(open, part)) {
      take_value(part, context);
      used = true;
    } else if (part.has_value() && part.could_be_range && open.range.empty()) {
      open.range = part.value;
      open.limits = true;
      used = true;
    } else if (part.has_value()) {
      return in_second_unit(line, part, context);
    }
    used = fill(open.unit, part.unit) || used;
    used = (open.flag.empty() && !part.flag.empty()) || used;
    if (open.flag.empty()) {
      open.flag = part.flag;
      open.flag_meaning = part.flag_meaning;
    }
    if (!part.range.empty()) used = add_range(line, part) || used;
    if (used) touch(line);
    return used;
  }

  // The same result again below itself in another unit: "2,21 mmol/L" and "88,6 mg/L".
  bool in_second_unit(const Line& line, const RowReading& part, const RowContext& context) {
    const RowReading& open = draft_->reading;
    const bool below = adjacent(line) && std::abs(part.value.box.left - open.value.box.left) <
                                             4 * double(line.font_size);
    if (!below || part.unit.empty() || open.unit.empty() ||
        fold_unit(part.unit.text) == fold_unit(open.unit.text)) {
      return false;
    }
    RowReading again = part;
    again.name = open.name;
    again.candidates = open.candidates;
    again.known_name = open.known_name;
    weigh(again, context, catalogue_);
    if (!again.accepted()) return false;
    close();
    begin(line, std::move(again), context);
    return true;
  }

  // "15 - 350" and "<150" read as results too; without label, flag or a range of its own the line
  // is the range.
  static bool is_range_of(const RowReading& open, const RowReading& part) {
    const bool either =
        part.read.kind == ValueKind::interval || part.read.comparator != Comparator::none;
    return part.could_be_range && either && !part.labelled_value && part.flag.empty() &&
           open.range.empty();
  }

  void take_value(const RowReading& part, const RowContext& context) {
    RowReading& open = draft_->reading;
    open.value = part.value;
    open.read = part.read;
    open.could_be_range = part.could_be_range;
    open.labelled_value = part.labelled_value;
    open.placement = part.placement;
    open.previous = part.previous;
    open.more = part.more;
    draft_->context = context;
  }

  static bool fill(Piece& slot, const Piece& found) {
    if (!slot.empty() || found.empty()) return false;
    slot = found;
    return true;
  }

  bool add_range(const Line& line, const RowReading& part) {
    if (!draft_) return false;
    RowReading& open = draft_->reading;
    const bool bands =
        open.range.empty() || has_placement(part, weights::band_line) || adjacent(line);
    if (!bands) return false;
    if (!open.range.empty() && draft_->one_line &&
        open.range.text.find_first_of("0123456789") != std::string::npos &&
        !read_range_cell(open.range.text + "\n" + part.range.text, conventions_, catalogue_)
             .bands.size()) {
      return false;
    }
    join(open.range, part.range, '\n');
    open.labelled_range = open.labelled_range || part.labelled_range;
    open.limits = open.limits || part.limits;
    touch(line);
    return true;
  }

  // "General population: above 20 ng/mL" below bands is one of them, though its label is unknown.
  bool add_band(const Line& line, const RowReading& reading) {
    if (!reading.has_value()) return false;
    const bool below =
        adjacent(line) && draft_->reading.has_value() && !draft_->reading.range.empty();
    if (!below || !reading.could_be_range || reading.known_name ||
        !reading.name.text.ends_with(':'))
      return false;
    join(draft_->reading.range, {reading.name.text + " " + reading.value.text, line.box}, '\n');
    touch(line);
    return true;
  }

  // The rest of a wrapped name on the line below.
  bool continue_name(const Line& line, const RowReading& reading) {
    if (!adjacent(line) || !reading.range.empty() || !reading.unit.empty()) return false;
    RowReading& open = draft_->reading;
    if (open.name.empty()) return false;
    const double size = double(line.font_size);
    if (std::abs(open.name.box.left - reading.name.box.left) > 2 * size) return false;
    if (line.box.top - draft_->last_box.bottom > size) return false;
    const std::string joined = open.name.text + " " + reading.name.text;
    const bool known = catalogue_.find_name(fold_name(joined)) != nullptr;
    const bool bracket = reading.name.text.starts_with('(') && open.has_value();
    if (bracket && !known) return true;  // the method in brackets
    if (!known && !open_ended(open.name.text)) return false;
    open.name = {joined, united(open.name.box, reading.name.box)};
    touch(line);
    return true;
  }

  // A line of words alone: a heading, and perhaps the name of a card.
  bool start_name(const Line& line, RowReading reading, const RowContext& context) {
    close();
    section_ = reading.name.text;
    // "RBC INDICES" is a heading of blood; fluids and urine say so in theirs.
    specimen_ = specimen_in(section_, catalogue_.lexicon());
    if (specimen_ == "red_cells") specimen_.clear();
    begin(line, std::move(reading), context);
    return false;
  }

  void refuse(const Line& line, const RowReading& reading) {
    close();
    skip(line.page, line.number, line.text(), reading);
  }

  void skip(int page, int number, std::string text, const RowReading& reading) {
    const bool like_a_result = (reading.known_name && reading.read.kind == ValueKind::number) ||
                               (!reading.unit.empty() && !reading.range.empty());
    if (like_a_result)
      out_.skipped.push_back({page, number, std::move(text), std::string(reading.refusal)});
  }

  void close() {
    if (!draft_) return;
    Draft draft = std::move(*draft_);
    draft_.reset();
    if (!draft.reading.has_value()) {
      if (draft.reading.known_name && !draft.reading.range.empty()) {
        draft.reading.refusal = "no value beside the name and its range";
        out_.skipped.push_back(
            {draft.page, draft.first_line, draft.text, std::string(draft.reading.refusal)});
      }
      return;
    }
    if (!draft.one_line) weigh(draft.reading, draft.context, catalogue_);
    if (!draft.reading.accepted()) {
      skip(draft.page, draft.first_line, draft.text, draft.reading);
      return;
    }
    out_.results.push_back(result_of(draft));
    for (const RowReading& more : draft.reading.more) {
      Draft second = draft;
      second.reading = more;
      out_.results.push_back(result_of(second));
    }
  }

  PrintedRange range_of(const RowReading& reading) const {
    std::string text = reading.range.text;
    const std::size_t blank = text.find(' ');
    const bool two = reading.two_bounds && blank != std::string::npos &&
                     text.find(' ', blank + 1) == std::string::npos;
    PrintedRange range = read_range_cell(
        two ? text.substr(0, blank) + " -" + text.substr(blank) : text, conventions_, catalogue_);
    if (two) range.text = text;
    return range;
  }

  Result result_of(const Draft& draft) const {
    const RowReading& reading = draft.reading;
    Result result;
    result.name = reading.name.text;
    result.value = reading.value.text;
    result.unit = reading.unit.text;
    result.flag = reading.flag.text;
    result.flag_meaning = reading.flag_meaning;
    if (!reading.range.empty()) result.range = range_of(reading);
    result.read = reading.read;
    result.section = section_ == reading.name.text ? std::string() : section_;
    result.specimen = specimen_in(reading.name.text, catalogue_.lexicon());
    if (!is_no_blood(result.specimen)) result.specimen = specimen_;
    result.collected = reading.date ? reading.date : collected_;
    result.previous = reading.previous;
    result.candidates = reading.candidates;
    result.confidence = std::clamp(0.5 + reading.score() / 16, 0.5, 1.0);
    result.where = {draft.page, draft.first_line, draft.box, {}, {}, {}, {}, {}};
    const auto box = [](const Piece& piece) {
      return piece.empty() ? std::nullopt : std::optional(piece.box);
    };
    result.where.name = box(reading.name);
    result.where.value = box(reading.value);
    result.where.unit = box(reading.unit);
    result.where.range = box(reading.range);
    result.where.flag = box(reading.flag);
    return result;
  }

  const Conventions& conventions_;
  const Catalogue& catalogue_;
  Assembly& out_;
  std::optional<Columns> columns_;
  std::optional<Draft> draft_;
  Piece fragment_;  // of a range that goes on in the row below
  std::string section_;
  std::string specimen_;
  std::optional<Moment> collected_;
  std::deque<Line> parts_;  // of lines that hold two rows
  const Line* previous_ = nullptr;
  std::size_t running_ = 0;
  bool in_comment_ = false;
  bool after_row_ = false;
};

}  // namespace

Assembly assemble(const std::vector<Block>& blocks, const Conventions& conventions,
                  const Catalogue& catalogue) {
  Assembly assembly;
  Assembler flow(conventions, catalogue, assembly);
  for (const Block& block : blocks) {
    if (block.strips.size() == 1) {
      flow.read(block.strips[0]);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(assembly.results.size());
    for (const auto& strip : block.strips) Assembler(conventions, catalogue, assembly).read(strip);
    if (block.by_rows) {
      std::stable_sort(
          assembly.results.begin() + first, assembly.results.end(),
          [](const Result& a, const Result& b) { return a.where.line < b.where.line; });
    }
  }
  return assembly;
}

}  // namespace labread
