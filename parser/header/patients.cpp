#include "parser/header/patients.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "parser/header/header_facts.h"
#include "parser/header/person_name.h"
#include "parser/layout/typed_line.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

constexpr int head_lines = 8;  // labels of one person stand within these

// What a head says of whom the report is about.
struct Identity {
  std::size_t line = 0;  // of its first label, an index
  std::vector<std::string> name;
  std::optional<Date> birth;
  int facts = 0;  // of sex, age and birth date
};

bool is_of_person(WordRole role) {
  return role == WordRole::fact_sex || role == WordRole::fact_age || role == WordRole::fact_birth ||
         role == WordRole::fact_patient;
}

bool names_patient(const LabelledText& label) {
  return label.role == WordRole::fact_patient && label.sure;
}

// Whether these are surely two people.
bool differ(const Identity& a, const Identity& b) {
  if (a.name.empty() || b.name.empty() || share_a_word(a.name, b.name)) return false;
  if (a.birth && b.birth) return a.birth != b.birth;
  return a.facts > 0 && b.facts > 0;
}

class Parting {
 public:
  Parting(const std::vector<Line>& lines, const std::vector<LabelledText>& labels,
          const Conventions& conventions, const Catalogue& catalogue)
      : lines_(lines), labels_(labels), conventions_(conventions), catalogue_(catalogue) {}

  // Where another patient's lines begin, as indexes of lines.
  std::vector<std::size_t> starts() const {
    std::vector<std::size_t> starts;
    std::optional<Identity> last;
    for (const Identity& head : heads()) {
      if (head.facts == 0) continue;  // "Name" is a word of tables too
      if (last && differ(*last, head)) starts.push_back(first_line_of(head));
      last = merged(last, head);
    }
    return with_results(starts);
  }

 private:
  // The same person's later head may say what the first left out.
  static Identity merged(const std::optional<Identity>& last, const Identity& head) {
    Identity now = head;
    if (!last || differ(*last, head)) return now;
    if (now.name.empty()) now.name = last->name;
    if (!now.birth) now.birth = last->birth;
    now.facts = std::max(now.facts, last->facts);
    return now;
  }

  std::size_t index_of(const Place& place) const {
    const auto at = std::ranges::partition_point(lines_, [&](const Line& line) {
      return line.page < place.page || (line.page == place.page && line.number < place.line);
    });
    return static_cast<std::size_t>(at - lines_.begin());
  }

  // A name without results belongs to what stands before it: who signs is no patient.
  std::vector<std::size_t> with_results(const std::vector<std::size_t>& starts) const {
    std::vector<std::size_t> kept;
    std::size_t from = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : lines_.size();
      if (!holds_result(from, starts[i]) || !holds_result(starts[i], end)) continue;
      kept.push_back(starts[i]);
      from = starts[i];
    }
    return kept;
  }

  bool holds_result(std::size_t from, std::size_t to) const {
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(from),
                       lines_.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Line& line) { return holds_result(line); });
  }

  // The labels of persons, gathered by where they stand.
  std::vector<Identity> heads() const {
    std::vector<Identity> heads;
    for (const LabelledText& label : labels_) {
      if (label.inside || !is_of_person(label.role)) continue;
      if (heads.empty() || !belongs_to(heads.back(), label)) {
        heads.push_back({.line = index_of(label.place), .name = {}, .birth = {}});
      }
      add(label, heads.back());
    }
    return heads;
  }

  bool belongs_to(const Identity& head, const LabelledText& label) const {
    const Line& first = lines_[head.line];
    const bool another = names_patient(label) && !head.name.empty();
    return first.page == label.place.page && label.place.line < first.number + head_lines &&
           !(another && label.place.line > first.number + 1);
  }

  void add(const LabelledText& label, Identity& head) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    const auto birth = take_date(label.text, conventions_.date_order.value, lexicon);
    // "HIV Ag/Ab, 4th gen   neg": a word that may be a label, before what is no fact of a person.
    const Taken<Person> person = take_person(label.text, lexicon);
    const bool said = label.role == WordRole::fact_birth ? birth.has_value() : person.length > 0;
    head.facts += label.role != WordRole::fact_patient && said;
    const bool analyte = catalogue_.match_name(fold_name(label.text)).name != nullptr;
    if (names_patient(label) && head.name.empty() && !analyte) {
      head.name = name_words(label.text, lexicon);
    }
    if (label.role == WordRole::fact_birth && !head.birth && birth) {
      head.birth = birth->value.moment.date;
    }
  }

  bool holds_result(const Line& line) const {
    const TypedLine typed = type_line(line, conventions_, catalogue_);
    const auto has = [&](std::uint16_t kinds) {
      return std::ranges::any_of(typed.tokens,
                                 [&](const TypedToken& token) { return token.is(kinds); });
    };
    return has(token_name) && has(token_number | token_interval | token_word_value);
  }

  // The head's page from its top, or, behind another patient's results on that page, from the
  // widest gap between them.
  std::size_t first_line_of(const Identity& head) const {
    std::size_t top = head.line;
    while (top > 0 && lines_[top - 1].page == lines_[head.line].page &&
           !holds_result(lines_[top - 1])) {
      --top;
    }
    if (top == 0 || lines_[top - 1].page != lines_[head.line].page) return top;
    std::size_t widest = top;
    double most = 0;
    for (std::size_t i = top; i <= head.line; ++i) {
      const double gap = lines_[i].box.top - lines_[i - 1].box.bottom;
      if (gap >= most) widest = i;
      most = std::max(most, gap);
    }
    return widest;
  }

  const std::vector<Line>& lines_;
  const std::vector<LabelledText>& labels_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
};

}  // namespace

std::vector<std::size_t> patient_starts(const std::vector<Line>& lines,
                                        const std::vector<LabelledText>& labels,
                                        const Conventions& conventions,
                                        const Catalogue& catalogue) {
  if (std::ranges::count_if(labels, names_patient) < 2) return {};
  return Parting(lines, labels, conventions, catalogue).starts();
}

std::vector<std::string> name_in_head(const std::vector<LabelledText>& labels,
                                      const Catalogue& catalogue) {
  std::vector<std::string> name;
  const LabelledText* first = nullptr;
  for (const LabelledText& label : labels) {
    if (label.inside || !names_patient(label)) continue;
    if (first != nullptr && (label.place.page != first->place.page ||
                             label.place.line >= first->place.line + head_lines)) {
      break;
    }
    // "Name" is a word of tables too.
    if (catalogue.match_name(fold_name(label.text)).name != nullptr) continue;
    std::vector<std::string> words = name_words(label.text, catalogue.lexicon());
    if (words.empty()) continue;
    if (first == nullptr) first = &label;
    for (std::string& word : words) {
      if (std::ranges::find(name, word) == name.end()) name.push_back(std::move(word));
    }
  }
  return name;
}

}  // namespace labread
