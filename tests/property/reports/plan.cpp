#include "tests/property/reports/plan.h"

#include <algorithm>

#include "tests/property/reports/composer.h"

namespace labread::drawn {
namespace {

ContentChoice choice_for(Layout layout, Noise noise) {
  ContentChoice choice;
  switch (layout) {
    case Layout::table:
      choice.blanks = noise != Noise::dropped_header && noise != Noise::ragged;
      choice.cell_counts = choice.blanks;
      break;
    case Layout::in_and_out:
    case Layout::tabs: choice.blanks = true; break;
    case Layout::aligned:
    case Layout::sentences: choice.bands = choice.cell_counts = false; break;
    case Layout::previous:
      choice.earlier = choice.blanks = true;
      choice.bands = false;
      break;
    case Layout::cumulative:
      choice.earlier = true;
      choice.bands = false;
      break;
    case Layout::two_units:
      choice.second = true;
      choice.bands = false;
      break;
    case Layout::percents:
      choice.percents = true;
      choice.bands = choice.words = false;
      choice.rows_max = 5;
      break;
    case Layout::two_tables:
      choice.bands = false;
      choice.rows_min = 8;
      break;
    case Layout::inline_lines:
    case Layout::cards:
    case Layout::card_pairs:
    case Layout::key_values:
    case Layout::heading:
    case Layout::range_below:
    case Layout::result_rows:
    case Layout::no_results: break;
  }
  return choice;
}

// Layouts that belong to some languages only.
bool suits(Layout layout, const Locale& locale) {
  const bool english = locale.language == "en";
  if (layout == Layout::in_and_out || layout == Layout::sentences) return english;
  if (layout == Layout::heading) return locale.language == "pt" || locale.language == "es";
  return true;
}

// Thousands marks are fair only where other numbers show the decimal mark.
bool shows_decimal_mark(const Content& content) {
  const auto shown = std::count_if(content.rows.begin(), content.rows.end(), [](const auto& row) {
    return row.form == ValueForm::number && row.amount.number.places % 3 != 0;
  });
  return shown >= 2;
}

void draw_layout(Composer& page, Layout layout, Draw& draw) {
  switch (layout) {
    case Layout::table: return print_table(page, draw);
    case Layout::aligned: return print_aligned(page, draw);
    case Layout::inline_lines: return print_inline(page, draw);
    case Layout::cards: return print_cards(page, draw);
    case Layout::card_pairs: return print_card_pairs(page, draw);
    case Layout::in_and_out: return print_in_and_out(page, draw);
    case Layout::previous: return print_previous(page, draw);
    case Layout::cumulative: return print_cumulative(page, draw);
    case Layout::two_units: return print_two_units(page, draw);
    case Layout::key_values: return print_key_values(page, draw);
    case Layout::heading: return print_heading(page, draw);
    case Layout::range_below: return print_range_below(page, draw);
    case Layout::two_tables: return print_two_tables(page, draw);
    case Layout::tabs: return print_tabs(page, draw);
    case Layout::sentences: return print_sentences(page, draw);
    case Layout::result_rows: return print_result_rows(page, draw);
    case Layout::percents: return print_percents(page, draw);
    case Layout::no_results: return print_no_results(page, draw);
  }
}

void set_page_numbers(const std::vector<SheetPage>& pages, Truth& truth) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const SheetLine& line : pages[i]) {
      for (const int result : line.results) {
        if (result < 0) continue;
        int& page = truth.results[static_cast<std::size_t>(result)].page;
        if (page == 0) page = static_cast<int>(i) + 1;
      }
    }
  }
}

}  // namespace

const char* name_of(Layout layout) {
  switch (layout) {
    case Layout::table: return "table";
    case Layout::aligned: return "aligned";
    case Layout::inline_lines: return "inline";
    case Layout::cards: return "cards";
    case Layout::card_pairs: return "card pairs";
    case Layout::in_and_out: return "in and out";
    case Layout::previous: return "previous";
    case Layout::cumulative: return "cumulative";
    case Layout::two_units: return "two units";
    case Layout::key_values: return "key-values";
    case Layout::heading: return "heading";
    case Layout::range_below: return "range below";
    case Layout::two_tables: return "two tables";
    case Layout::tabs: return "tabs";
    case Layout::sentences: return "sentences";
    case Layout::result_rows: return "result rows";
    case Layout::percents: return "percents";
    case Layout::no_results: return "no results";
  }
  return "";
}

const char* name_of(Noise noise) {
  switch (noise) {
    case Noise::none: return "none";
    case Noise::jitter: return "jitter";
    case Noise::dropped_header: return "dropped header";
    case Noise::watermark: return "watermark";
    case Noise::doubled: return "doubled";
    case Noise::mojibake: return "mojibake";
    case Noise::site_codes: return "site codes";
    case Noise::blank_lines: return "blank lines";
    case Noise::flat_powers: return "flat powers";
    case Noise::summary: return "summary";
    case Noise::slips: return "slips";
    case Noise::ragged: return "ragged";
  }
  return "";
}

Plan draw_plan(std::uint64_t seed, const Catalogue& catalogue, const Vocabulary& vocabulary) {
  Draw draw(seed);
  Plan plan;
  plan.seed = seed;
  plan.locale = draw.pick(vocabulary.locales);
  do {
    // Half of all reports are plain tables, as in life.
    plan.layout = draw.chance(0.3) ? Layout::table : static_cast<Layout>(draw.below(layout_count));
  } while (!suits(plan.layout, plan.locale));
  if (draw.chance(0.4)) plan.noise = static_cast<Noise>(draw.below(noise_count));
  plan.content =
      draw_content(catalogue, vocabulary, plan.locale, choice_for(plan.layout, plan.noise), draw);
  plan.style = draw_style(plan.locale, vocabulary.language(plan.locale), draw);
  if (!shows_decimal_mark(plan.content)) plan.style.group.clear();
  plan.style.slips = plan.noise == Noise::slips;
  plan.layout_seed = draw.seed();
  plan.head_seed = draw.seed();
  plan.pages = draw.chance(0.3);
  plan.pdf = plan.layout != Layout::tabs && draw.chance(0.4);
  plan.form = draw_print_form(draw);
  plan.order_seed = draw.seed();
  plan.form.doubled = plan.noise == Noise::doubled;
  return plan;
}

Printed print(const Plan& plan, const Vocabulary& vocabulary, const Metric& metric) {
  Composer page(plan, vocabulary.language(plan.locale), metric);
  Draw head(plan.head_seed);
  Draw layout(plan.layout_seed);
  if (!plan.bare) print_head(page, head);
  draw_layout(page, plan.layout, layout);
  if (!plan.bare) print_foot(page, head);
  Sheet& sheet = page.sheet();
  sheet.lines_per_page = plan.pages ? head.between(14, 30) : 0;
  sheet.repeat_headers = head.chance(0.8);
  add_noise(sheet, plan, metric);
  Printed printed;
  printed.pages = pages_of(sheet);
  printed.truth = page.truth();
  set_page_numbers(printed.pages, printed.truth);
  return printed;
}

}  // namespace labread::drawn
