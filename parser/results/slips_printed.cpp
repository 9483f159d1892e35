// The printed words in a report that was read from mended ones.
#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/lines.h"
#include "parser/results/slips.h"

namespace labread {
namespace {

bool meet(const Rect& a, const Rect& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool is_of_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Where `word` stands in the text from `from` on, as all of a word.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_of_word(text[at - 1]);
    if (begins && (end == text.size() || !is_of_word(text[end]))) return at;
  }
  return text.npos;
}

struct SlipInLine {
  const Slip* slip = nullptr;
  Rect box;
};

struct MendedLine {
  int page = 0;
  int number = 0;
  std::string text;
  std::vector<SlipInLine> slips;
};

class Printed {
 public:
  Printed(const Document& mended, const std::vector<Slip>& slips) {
    for (const Line& line : lines_of(mended)) {
      MendedLine found{line.page, line.number, {}, {}};
      for (const Cell& cell : line.cells) {
        for (const Word* word : cell.words) note(mended, slips, *word, found);
      }
      if (found.slips.empty()) continue;
      found.text = line.text();
      lines_.push_back(std::move(found));
    }
  }

  // Puts back what stands in the box; whether anything did.
  bool restore(std::string& text, int page, const Rect& box) const {
    std::size_t from = 0;
    bool changed = false;
    for (const MendedLine& line : lines_) {
      if (line.page != page) continue;
      for (const SlipInLine& slip : line.slips) {
        if (meet(slip.box, box)) changed = put_back(text, *slip.slip, from) || changed;
      }
    }
    return changed;
  }

  // The text of a line or of a part of one.
  void restore_line(std::string& text, int page, int number) const {
    for (const MendedLine& line : lines_) {
      if (line.page == page && line.number == number) put_back(text, line);
    }
  }

  // A heading, wherever it stood.
  void restore_heading(std::string& text) const {
    if (text.empty()) return;
    const auto line = std::find_if(lines_.begin(), lines_.end(), [&](const MendedLine& other) {
      return other.text.find(text) != std::string::npos;
    });
    if (line != lines_.end()) put_back(text, *line);
  }

 private:
  static void note(const Document& mended, const std::vector<Slip>& slips, const Word& word,
                   MendedLine& line) {
    for (const Slip& slip : slips) {
      if (&mended.pages[slip.page].words[slip.word] == &word)
        line.slips.push_back({&slip, word.box});
    }
  }

  static bool put_back(std::string& text, const Slip& slip, std::size_t& from) {
    const std::size_t at = find_word(text, slip.read, from);
    if (at == std::string::npos) return false;
    text.replace(at, slip.read.size(), slip.printed);
    from = at + slip.printed.size();
    return true;
  }

  static void put_back(std::string& text, const MendedLine& line) {
    std::size_t from = 0;
    for (const SlipInLine& slip : line.slips) put_back(text, *slip.slip, from);
  }

  std::vector<MendedLine> lines_;
};

void restore_unit(std::string& unit, const Rect& box, const Printed& printed,
                  const Catalogue& catalogue, Result& result) {
  const UnitSpelling* read = catalogue.find_unit(fold_unit(unit));
  if (!printed.restore(unit, result.where.page, box)) return;
  if (read != nullptr && result.unit_code.empty()) result.unit_code = read->ucum;
}

void restore_result(const Printed& printed, const Catalogue& catalogue, Result& result) {
  const Location& where = result.where;
  if (where.name) printed.restore(result.name, where.page, *where.name);
  if (where.value) printed.restore(result.value, where.page, *where.value);
  restore_unit(result.unit, where.unit.value_or(where.box), printed, catalogue, result);
  const Rect range = where.range.value_or(where.box);
  restore_unit(result.range.unit, range, printed, catalogue, result);
  printed.restore(result.range.text, where.page, range);
  for (Band& band : result.range.bands) {
    printed.restore(band.text, where.page, range);
    printed.restore(band.label, where.page, range);
  }
  printed.restore_heading(result.section);
}

}  // namespace

void restore_printed(const Document& mended, const std::vector<Slip>& slips,
                     const Catalogue& catalogue, Report& report) {
  if (slips.empty()) return;
  const Printed printed(mended, slips);
  for (Result& result : report.results) restore_result(printed, catalogue, result);
  for (Skipped& skipped : report.skipped) {
    printed.restore_line(skipped.text, skipped.page, skipped.line);
  }
  printed.restore_heading(report.header.laboratory);
  report.notes.push_back({"letters_misread",
                          "digits and letters are taken for each other in this text (" +
                              slips.front().printed +
                              "); names and units were read as the words that they stand for",
                          {}});
}

}  // namespace labread
