// What copies, printers and careless programs do to a report.
#include <algorithm>
#include <cmath>

#include "tests/property/reports/composer.h"

namespace labread::drawn {
namespace {

void jitter(Sheet& sheet, const Metric& metric, Draw& draw) {
  for (SheetLine& line : sheet.lines) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
      if (!draw.chance(0.3)) continue;
      const double by = draw.chance(0.5) ? 1 : -1;
      const Item& before = line.items[i - 1];
      const Item& item = line.items[i];
      const double gap = item.x + by - before.x - metric(before.text);
      const bool last = i + 1 == line.items.size();
      const double behind = last ? 2 : line.items[i + 1].x - item.x - by - metric(item.text);
      if (gap >= 2 && behind >= 2) line.items[i].x += by;
    }
  }
}

// Letters of a word that runs across the page; never letters that could be a flag, and never
// nearer than two blanks to what is printed.
void watermark(Sheet& sheet, const Metric& metric, Draw& draw) {
  static const Words letters = {"P", "R", "O", "O", "F"};
  const std::size_t step = std::max<std::size_t>(2, sheet.lines.size() / 6);
  std::size_t letter = 0;
  for (std::size_t i = draw.below(step); i < sheet.lines.size() && letter < letters.size();
       i += step) {
    SheetLine& line = sheet.lines[i];
    const double wanted = 12.0 * static_cast<double>(letter + 1);
    double end = 0;
    std::size_t place = 0;
    for (; place < line.items.size() && line.items[place].x < wanted + 4; ++place) {
      end = line.items[place].x + metric(line.items[place].text);
    }
    const double x = std::max(wanted, end + 3);
    if (place < line.items.size() && line.items[place].x < x + 4) continue;
    line.items.insert(line.items.begin() + static_cast<std::ptrdiff_t>(place),
                      {x, letters[letter], false});
    ++letter;
  }
}

void replace_all(Sheet& sheet, std::string_view from, const std::string& to) {
  const auto mend = [&](SheetLine& line) {
    for (Item& item : line.items) {
      for (std::size_t at = item.text.find(from); at != item.text.npos;
           at = item.text.find(from, at + to.size())) {
        item.text.replace(at, from.size(), to);
      }
    }
  };
  for (SheetLine& line : sheet.lines) mend(line);
}

void space_out(Sheet& sheet) {
  std::vector<SheetLine> lines;
  for (SheetLine& line : sheet.lines) {
    lines.push_back(std::move(line));
    if (lines.back().keep) continue;  // what belongs together stays together
    const int header = lines.back().header;
    lines.emplace_back().header = header;
  }
  sheet.lines = std::move(lines);
}

void flatten_powers(Sheet& sheet) {
  replace_all(sheet, "³", "3");
  replace_all(sheet, "⁹", "9");
  replace_all(sheet, "⁶", "6");
  replace_all(sheet, "¹²", "12");
}

// As text copied out of a page without its positions.
void ravel(Sheet& sheet, const Plan& plan, const Metric& metric) {
  if (plan.layout != Layout::table && plan.layout != Layout::aligned) return;
  const auto pack = [&](SheetLine& line) {
    double x = 0;
    if (!line.tabular) return;
    for (Item& item : line.items) {
      item.x = x;
      x += metric(item.text) + 2;
    }
  };
  for (SheetLine& line : sheet.lines) pack(line);
  for (auto& titles : sheet.headers) {
    for (SheetLine& line : titles) pack(line);
  }
}

void repeat_abnormal(Sheet& sheet, const Plan& plan) {
  const Layout layout = plan.layout;  // each row a line with its name
  if (layout != Layout::table && layout != Layout::previous && layout != Layout::in_and_out) return;
  if (sheet.headers.size() != 1) return;
  std::vector<SheetLine> repeated;
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const SheetLine& line = sheet.lines[i];
    if (line.header < 0 || line.results.size() != 1 || line.keep) continue;
    const bool second_line = i > 0 && sheet.lines[i - 1].keep && sheet.lines[i - 1].tabular &&
                             sheet.lines[i - 1].items.size() == 1;
    if (second_line) continue;  // half of the name would be lost
    if (static_cast<std::uint64_t>(line.results[0]) % 3 == plan.head_seed % 3) {
      repeated.push_back(line);
    }
  }
  if (repeated.empty()) return;
  const std::string title = plan.style.language == "de" ? "Zusammenfassung" : "Summary";
  sheet.lines.emplace_back();
  sheet.lines.emplace_back().items = {{0, title, false}};
  const std::vector<SheetLine>& titles = sheet.headers[0];
  sheet.lines.insert(sheet.lines.end(), titles.begin(), titles.end());
  sheet.lines.insert(sheet.lines.end(), repeated.begin(), repeated.end());
}

}  // namespace

void add_noise(Sheet& sheet, const Plan& plan, const Metric& metric) {
  Draw draw(plan.layout_seed ^ 0x5EED);
  switch (plan.noise) {
    case Noise::jitter: return jitter(sheet, metric, draw);
    case Noise::watermark: return watermark(sheet, metric, draw);
    case Noise::mojibake: return replace_all(sheet, "µ", "Âµ");
    case Noise::blank_lines: return space_out(sheet);
    case Noise::flat_powers: return flatten_powers(sheet);
    case Noise::summary: return repeat_abnormal(sheet, plan);
    case Noise::ragged: return ravel(sheet, plan, metric);
    case Noise::none:
    case Noise::slips:
    case Noise::dropped_header:
    case Noise::doubled:
    case Noise::site_codes: return;
  }
}

}  // namespace labread::drawn
