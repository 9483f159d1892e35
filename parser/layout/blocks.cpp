#include "parser/layout/blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/columns.h"
#include "parser/layout/side_lists.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

struct Strip {
  double left = 0;
  double right = 0;
  double anchor = 0;                           // where the cards' lines begin
  std::optional<double> title = std::nullopt;  // where a table's first title begins
};

// Two tables may stand so close that the last cell of the left one and the first of the right one
// look like one: cut where a word begins below the right one's first title.
Line cut_between_tables(const Line& printed, const std::vector<Strip>& strips) {
  Line line = printed;
  line.cells.clear();
  const double slack = 0.6 * double(line.font_size);
  for (const Cell& cell : printed.cells) {
    for (std::size_t w = 0; w < cell.words.size(); ++w) {
      const Word* word = cell.words[w];
      const bool begins = std::any_of(strips.begin() + 1, strips.end(), [&](const Strip& strip) {
        return strip.title && std::abs(word->box.left - *strip.title) <= slack;
      });
      if (w == 0 || begins) line.cells.push_back({{}, word->box});
      line.cells.back().words.push_back(word);
      line.cells.back().box = united(line.cells.back().box, word->box);
    }
  }
  return line;
}

// The part of a line within a strip; no cells where nothing of it stands there.
Line part_of(const Line& line, const Strip& strip) {
  Line part = line;
  std::erase_if(part.cells, [&](const Cell& cell) {
    return cell.box.left < strip.left || cell.box.left >= strip.right;
  });
  if (!part.cells.empty()) fit_box(part);
  return part;
}

bool crosses(const Line& line, const std::vector<Strip>& strips) {
  return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return std::any_of(strips.begin() + 1, strips.end(), [&](const Strip& strip) {
      const double reach = strip.title.value_or(strip.left + double(line.font_size));
      return cell.box.left < strip.left && cell.box.right > reach;
    });
  });
}

// A letter of a watermark between the names of cards.
bool is_lone_letter(const Cell& cell) {
  const std::string& text = cell.words.front()->text;
  return cell.words.size() == 1 && text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
}

// No name and no flag in words is without one.
bool holds_letter(const Cell& cell) {
  return std::any_of(cell.words.begin(), cell.words.end(), [](const Word* word) {
    return std::any_of(word->text.begin(), word->text.end(), [](char c) {
      return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  });
}

// "Calcium Optimal"
bool is_flag_behind(std::string_view key, const NameMatch& match, const Catalogue& catalogue) {
  return match.length + 1 < key.size() &&
         catalogue.lexicon().find(key.substr(match.length + 1), WordRole::flag_word) != nullptr;
}

// Cells that each begin with a known name and hold no more than a name, perhaps with a flag such as
// "Above range" beside it: the top of cards.
std::vector<Strip> card_strips(const Line& line, const Catalogue& catalogue) {
  std::vector<Strip> strips;
  if (line.cells.size() < 2 || !std::all_of(line.cells.begin(), line.cells.end(), holds_letter)) {
    return strips;
  }
  for (const Cell& cell : line.cells) {
    if (is_lone_letter(cell)) continue;
    const std::string key = fold_name(cell.text());
    if (catalogue.lexicon().find(key, WordRole::flag_word) != nullptr) continue;
    const NameMatch match = catalogue.match_name(key);
    const bool named = match.name != nullptr &&
                       (match.length * 2 >= key.size() || is_flag_behind(key, match, catalogue)) &&
                       !cell.words.back()->text.ends_with(':');
    if (!named || holds_digit(std::string_view(key).substr(match.length))) return {};
    const double left = cell.box.left - 2 * double(line.font_size);
    if (!strips.empty()) strips.back().right = left;
    strips.push_back(
        {strips.empty() ? 0 : left, std::numeric_limits<double>::max(), cell.box.left});
  }
  if (strips.size() < 2) strips.clear();
  return strips;
}

bool leads_range(const Cell& cell, const Lexicon& lexicon) {
  const std::string key = fold_name(cell.text());
  return lexicon.longest(key, WordRole::range_lead).entry != nullptr ||
         lexicon.longest(key, WordRole::header_range).entry != nullptr;
}

// "Sodium   141 mmol/L      Potassium   5.3 mmol/L" above "Reference range: 135 - 145 Reference
// range: 3.5 - 5.1": cards with their values beside the names, and the ranges below these.
std::vector<Strip> strips_of_rows(const Line& line, const Line& below, const Catalogue& catalogue) {
  std::vector<Strip> strips;
  if (line.page != below.page || below.cells.size() < 2 ||
      line.cells.size() < 2 * below.cells.size()) {
    return strips;
  }
  bool ranged = false;
  const double size = double(line.font_size);
  for (const Cell& cell : below.cells) {
    const auto name = std::find_if(line.cells.begin(), line.cells.end(), [&](const Cell& above) {
      return std::abs(above.box.left - cell.box.left) <= 0.5 * size;
    });
    if (name == line.cells.end() || catalogue.find_name(fold_name(name->text())) == nullptr) {
      return {};
    }
    ranged = ranged || leads_range(cell, catalogue.lexicon());
    const double left = cell.box.left - 2 * size;
    if (!strips.empty()) strips.back().right = left;
    strips.push_back(
        {strips.empty() ? 0 : left, std::numeric_limits<double>::max(), cell.box.left});
  }
  if (!ranged) strips.clear();
  return strips;
}

// Below the names of cards stand lines that begin below the names and cross no gap between cards.
bool continues_cards(const Line& line, const std::vector<Strip>& strips) {
  if (crosses(line, strips)) return false;
  for (const Strip& strip : strips) {
    const auto first = std::find_if(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
      return cell.box.left >= strip.left && cell.box.left < strip.right;
    });
    if (first == line.cells.end()) return false;
    if (std::abs(first->box.left - strip.anchor) > 3 * double(line.font_size)) return false;
  }
  return true;
}

// A line that stands below some of the cards and beside none of them.
bool stands_below_cards(const Line& line, const std::vector<Strip>& strips) {
  if (crosses(line, strips)) return false;
  return std::all_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return std::any_of(strips.begin(), strips.end(), [&](const Strip& strip) {
      const bool within = cell.box.left >= strip.left && cell.box.left < strip.right;
      return within && std::abs(cell.box.left - strip.anchor) <= 3 * double(line.font_size);
    });
  });
}

class Cutter {
 public:
  Cutter(const std::vector<Line>& lines, const Conventions& conventions, const Catalogue& catalogue)
      : lines_(lines), conventions_(conventions), catalogue_(catalogue) {}

  std::vector<Block> cut() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t next = cards(i);
      if (next == i) next = lists(i);
      const bool flows = next == i;
      const bool untitled =
          flows &&
          (lines_[i].untitled || columns_of(lines_[i], nullptr, conventions_, catalogue_).empty());
      if (flows && !untitled) {
        titled_page_ = lines_[i].page;
        next = tables(i);
      }
      if (next == i) flow(next++, untitled);
      i = next;
    }
    return std::move(blocks_);
  }

 private:
  void flow(std::size_t i, bool untitled) {
    const Line* const line = &lines_[i];
    const std::span<const Line> before =
        blocks_.empty() ? std::span<const Line>() : blocks_.back().flow;
    const bool goes_on = !before.empty() && before.data() + before.size() == line;
    if (!goes_on) blocks_.emplace_back();
    Block& block = blocks_.back();
    block.flow = {goes_on ? before.data() : line, before.size() * goes_on + 1};
    block.untitled.push_back(untitled);
  }

  // All lines but `banner`, where there is one.
  void side_by_side(std::size_t first, std::size_t end, const std::vector<Strip>& strips,
                    bool by_rows, std::size_t banner = 0) {
    Block block;
    block.by_rows = by_rows;
    for (const Strip& strip : strips) {
      auto& lines = block.strips.emplace_back();
      for (std::size_t i = first; i < end; ++i) {
        if (i == banner && banner > 0) continue;
        Line part = part_of(cut_between_tables(lines_[i], strips), strip);
        if (!part.cells.empty()) lines.push_back(std::move(part));
      }
    }
    blocks_.push_back(std::move(block));
  }

  // Where a line crosses the strips, titles a table that does not lie within one of them, or titles
  // tables side by side again, the words above whose titles head them.
  std::size_t end_of(std::size_t first, const std::vector<Strip>& strips) const {
    std::size_t end = first + 1;
    while (end < lines_.size() && lines_[end].page == lines_[first].page &&
           !crosses(cut_between_tables(lines_[end], strips), strips)) {
      const auto titled = columns_of(lines_[end], &lines_[end - 1], conventions_, catalogue_);
      if (titled.size() == 1 && !lies_within_one(lines_[end], strips)) break;
      if (titled.size() > 1) {
        const bool headed = end > first + 1 && lines_[end - 1].cells.size() == titled.size();
        return end - (headed && !holds_digits(lines_[end - 1]) ? 1 : 0);
      }
      ++end;
    }
    return end;
  }

  static bool lies_within_one(const Line& line, const std::vector<Strip>& strips) {
    return std::any_of(strips.begin(), strips.end(), [&](const Strip& strip) {
      return line.box.left >= strip.left && line.box.right < strip.right;
    });
  }

  static bool holds_digits(const Line& line) {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [](const Cell& cell) { return holds_digit(cell.text()); });
  }

  // Two tables whose titles stand in one line; returns the line after them, or `first`.
  std::size_t tables(std::size_t first) {
    const Line* above = first > 0 ? &lines_[first - 1] : nullptr;
    auto found = columns_of(lines_[first], above, conventions_, catalogue_);
    if (found.size() < 2) return first;
    begin_with_names(found, std::span(lines_).subspan(first + 1));
    std::vector<Strip> strips;
    strips.reserve(found.size());
    for (const Columns& table : found) {
      strips.push_back({table.left, table.right, table.left, table.columns.front().left});
    }
    const std::size_t end = end_of(first, strips);
    side_by_side(first, end, strips, false);
    return end;
  }

  // Words alone.
  static bool is_heading(const Line& line) {
    return line.cells.size() == 1 &&
           line.cells[0].text().find_first_of("0123456789:") == std::string::npos;
  }

  // Two lists without titles: on a page that has shown none, or below a heading. Returns the line
  // after them, or `first`.
  std::size_t lists(std::size_t first) {
    const bool titled = titled_page_ == lines_[first].page;
    if (titled && !is_heading(lines_[first - 1])) return first;
    const auto found = side_lists(std::span(lines_).subspan(first), catalogue_);
    if (!found) return first;
    const double size = double(lines_[first].font_size);
    const double cut = found->right - 0.6 * size;
    const std::vector<Strip> strips = {{0, cut, found->left},
                                       {cut, std::numeric_limits<double>::max(), found->right}};
    std::size_t end = first + found->lines;
    while (end < lines_.size() && lines_[end].page == lines_[first].page && is_close(end) &&
           stands_below_cards(lines_[end], strips)) {
      ++end;
    }
    side_by_side(first, end, strips, true);
    blocks_.back().lists = true;
    return end;
  }

  bool is_close(std::size_t i) const {
    return lines_[i].box.top - lines_[i - 1].box.bottom < 0.6 * double(lines_[i].font_size);
  }

  bool holds_date(const Line& line) const {
    return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
      return std::any_of(cell.words.begin(), cell.words.end(), [&](const Word* word) {
        return take_date(word->text, conventions_.date_order.value, catalogue_.lexicon());
      });
    });
  }

  // "High" below the result of one card.
  bool is_flag_alone(const Line& line) const {
    return line.cells.size() == 1 &&
           catalogue_.lexicon().find(fold_name(line.text()), WordRole::flag_word) != nullptr;
  }

  // A line that runs on under the names of the cards, such as the patient's, is none of theirs.
  std::size_t cards(std::size_t first) {
    if (first + 1 >= lines_.size()) return first;
    auto strips = card_strips(lines_[first], catalogue_);
    if (strips.empty()) strips = strips_of_rows(lines_[first], lines_[first + 1], catalogue_);
    if (strips.empty()) return first;
    const std::size_t banner = continues_cards(lines_[first + 1], strips) ? 0 : first + 1;
    if (banner > 0) {
      const bool runs_on = crosses(lines_[banner], strips) || holds_date(lines_[banner]);
      const bool apart = runs_on && first + 2 < lines_.size() &&
                         lines_[first + 2].page == lines_[first].page &&
                         continues_cards(lines_[first + 2], strips);
      if (!apart) return first;
      flow(banner, false);
    }
    std::size_t end = first + (banner > 0 ? 2 : 1);
    while (end < lines_.size() && lines_[end].page == lines_[first].page &&
           (continues_cards(lines_[end], strips) ||
            (lines_[end].cells.size() < strips.size() && !crosses(lines_[end], strips) &&
             end + 1 < lines_.size() && continues_cards(lines_[end + 1], strips)) ||
            (is_close(end) &&
             (is_flag_alone(lines_[end]) || stands_below_cards(lines_[end], strips))))) {
      ++end;
    }
    side_by_side(first, end, strips, true, banner);
    return end;
  }

  const std::vector<Line>& lines_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<Block> blocks_;
  int titled_page_ = 0;  // the last one on which a line titled columns
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Line>& lines, const Conventions& conventions,
                             const Catalogue& catalogue) {
  return Cutter(lines, conventions, catalogue).cut();
}

}  // namespace labread
