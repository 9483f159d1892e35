#include "parser/pdf/read_pdf.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "parser/pdf/content.h"
#include "parser/pdf/file.h"
#include "parser/pdf/font.h"
#include "parser/pdf/words.h"

namespace labread::pdf {
namespace {

using Clock = std::chrono::steady_clock;

// Of the time allowed, so that what was read until then still reaches the parent in time.
constexpr double usable_time = 0.8;

// From this share of the page on an image is no logo any more.
constexpr double good_part = 0.25;

// A scan with a stamp or a scanner's advertisement on it is still a scan.
constexpr double most_of_page = 0.5;
constexpr std::size_t words_of_a_stamp = 8;

struct PageFailure {
  int page = 0;
  ErrorRecord record;
};

// What came of the pages, before it is decided whether that is a document.
struct Reading {
  std::vector<Page> pages;
  std::vector<PageFailure> failures;
  std::vector<int> image_pages;    // numbers of those that are images without text
  std::optional<std::string> cut;  // why the pages end before the file's do
  std::size_t words = 0;
};

bool is_finite(const Rect& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) &&
         std::isfinite(box.bottom) && box.left <= box.right && box.top <= box.bottom;
}

bool is_sound(const Word& word) {
  return is_finite(word.box) && std::isfinite(word.font_size) && is_utf8(word.text);
}

bool is_sound(const Stroke& stroke) {
  return std::isfinite(stroke.from.x) && std::isfinite(stroke.from.y) &&
         std::isfinite(stroke.to.x) && std::isfinite(stroke.to.y);
}

// Matrices of a broken file can put words at infinity; nobody can read them there.
void drop_unsound(Page& page) {
  std::erase_if(page.words, [](const Word& word) { return !is_sound(word); });
  std::erase_if(page.strokes, [](const Stroke& stroke) { return !is_sound(stroke); });
  if (!std::isfinite(page.width)) page.width = 0;
  if (!std::isfinite(page.height)) page.height = 0;
}

bool is_image_only(const Page& page, double image_share) {
  if (page.words.empty()) return page.has_image;
  return image_share >= most_of_page && page.words.size() < words_of_a_stamp;
}

void read_page(PdfFile& file, const PageEntry& entry, FontCache& fonts, std::size_t& budget,
               Reading& reading) {
  Page page;
  page.number = static_cast<int>(reading.pages.size()) + 1;
  try {
    PageGlyphs glyphs = interpret_page(file, entry, fonts, budget);
    page.width = glyphs.width;
    page.height = glyphs.height;
    page.has_image = glyphs.image_share >= good_part;
    page.words = words_of(glyphs);
    page.strokes = std::move(glyphs.strokes);
    drop_unsound(page);
    page.is_scan = is_image_only(page, glyphs.image_share);
    if (page.is_scan) reading.image_pages.push_back(page.number);
  } catch (const std::exception&) {
    page.words.clear();
    reading.failures.push_back({page.number, to_record(std::current_exception())});
  }
  reading.words += page.words.size();
  reading.pages.push_back(std::move(page));
}

std::string first_pages(std::size_t count) {
  if (count == 0) return "no page was read";
  return count == 1 ? "only the first page was read"
                    : "only the first " + std::to_string(count) + " pages were read";
}

Reading read_pages(PdfFile& file, const Limits& limits, Clock::time_point until) {
  Reading reading;
  FontCache fonts(file);
  std::size_t budget = limits.operators;
  for (const PageEntry& entry : file.pages()) {
    read_page(file, entry, fonts, budget, reading);
    const bool last = reading.pages.size() == file.pages().size();
    if (file.index_is_broken()) break;
    if (budget == 0) {
      reading.cut = first_pages(reading.pages.size()) + ": the drawing is longer than the limit";
    } else if (reading.words > limits.words) {
      reading.pages.pop_back();
      reading.cut = first_pages(reading.pages.size()) + ": more words than the limit";
    } else if (!last && Clock::now() >= until) {
      reading.cut = first_pages(reading.pages.size()) + ": reading takes longer than the limit";
    }
    if (reading.cut) break;
  }
  return reading;
}

std::string images_found(std::size_t images, std::size_t pages) {
  if (pages == 1) return "its only page is an image";
  if (images == pages) return "its " + std::to_string(pages) + " pages are images";
  return std::to_string(images) + " of its " + std::to_string(pages) + " pages " +
         (images == 1 ? "is an image" : "are images");
}

[[noreturn]] void fail_without_text(const Reading& reading) {
  if (!reading.image_pages.empty()) {
    throw Error(
        ErrorCode::no_text_layer,
        "has no text layer: " + images_found(reading.image_pages.size(), reading.pages.size()));
  }
  if (!reading.failures.empty()) {
    const PageFailure& first = reading.failures.front();
    throw Error(first.record.code, first.record.message, first.page);
  }
  if (reading.cut) throw Error(ErrorCode::limit_exceeded, *reading.cut);
  throw Error(ErrorCode::empty, reading.pages.size() == 1 ? "has no text on its only page"
                                                          : "has no text on any of its pages");
}

// "pages 1, 3 and 4"; of a long list the beginning.
std::string pages_named(const std::vector<int>& numbers) {
  constexpr std::size_t most_named = 5;
  const std::size_t named = std::min(numbers.size(), most_named);
  std::string text = numbers.size() == 1 ? "page " : "pages ";
  for (std::size_t i = 0; i < named; ++i) {
    const bool last = i + 1 == numbers.size();
    if (i > 0) text += last ? " and " : ", ";
    text += std::to_string(numbers[i]);
  }
  if (numbers.size() > named) text += " and " + std::to_string(numbers.size() - named) + " more";
  return text;
}

void add_reason(std::optional<std::string>& partial, const std::string& reason) {
  partial = partial ? *partial + "; " + reason : reason;
}

// Whether there is anything to read.
bool is_readable(const Reading& reading, bool accepts_scans) {
  const bool scans = !reading.image_pages.empty();
  if (accepts_scans && scans) return true;
  const bool any = std::any_of(reading.pages.begin(), reading.pages.end(),
                               [](const Page& page) { return !page.words.empty(); });
  return any && reading.image_pages.size() != reading.pages.size();
}

Document document_of(Reading reading, const std::optional<std::string>& partial,
                     bool accepts_scans) {
  if (!is_readable(reading, accepts_scans)) fail_without_text(reading);
  Document document;
  document.kind = DocumentKind::pdf;
  document.partial = partial;
  if (reading.cut) add_reason(document.partial, *reading.cut);
  for (const PageFailure& failure : reading.failures) {
    add_reason(document.partial,
               "page " + std::to_string(failure.page) + " " + failure.record.message);
    if (&failure - reading.failures.data() == 4) break;
  }
  if (!reading.image_pages.empty() && !accepts_scans) {
    const bool one = reading.image_pages.size() == 1;
    add_reason(document.partial, pages_named(reading.image_pages) +
                                     (one ? " is an image" : " are images") +
                                     " without a text layer");
  }
  document.pages = std::move(reading.pages);
  return document;
}

}  // namespace

Document read_pdf(std::string_view bytes, const std::string& password, const Limits& limits,
                  bool accepts_scans) {
  const auto until =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(
                         std::chrono::duration<double>(limits.seconds * usable_time));
  for (IndexSource source = IndexSource::cross_reference;; source = IndexSource::scan) {
    PdfFile file(bytes, password, limits, source);
    Reading reading = read_pages(file, limits, until);
    if (file.index_is_broken()) continue;
    return document_of(std::move(reading), file.partial(), accepts_scans);
  }
}

}  // namespace labread::pdf
