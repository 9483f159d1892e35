// The text of PDFs in one process, without the worker's walls:
//   pdf_bench words PDF…        the words of each file, one a line, files parted by form feeds
//   pdf_bench boxes PDF…        each word with its box and font size between tabs, pages parted by
//                               form feeds; behind the pages the words of text that stands turned
//                               on them, which reports have no use for
//   pdf_bench time ROUNDS PDF…  microseconds a file, in turn with libpoppler's layout text, and
//                               with inflating the file's streams, which no reader can do without
//   pdf_bench poppler PDF…      libpoppler's layout text of one file after the other: its bytes
// Times are medians of the rounds; the last lines are their median and mean over the files.
#include <libdeflate.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "parser/limits.h"
#include "parser/pdf/content.h"
#include "parser/pdf/read_pdf.h"
#include "parser/pdf/words.h"

namespace {

using labread::Bytes;
using namespace labread::pdf;

constexpr std::size_t largest_file = 1'000'000'000;
constexpr std::size_t largest_stream = 64'000'000;

std::size_t own_words(std::string_view pdf) {
  std::size_t words = 0;
  for (const auto& page : read_pdf(pdf, "", labread::Limits{}, true).pages) {
    words += page.words.size();
  }
  return words;
}

std::size_t poppler_text(std::string_view pdf) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  std::size_t bytes = 0;
  for (int number = 0; document && number < document->pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    if (page) bytes += page->text({}, poppler::page::physical_layout).to_utf8().size();
  }
  return bytes;
}

// Whatever follows the word "stream" and can be inflated.
std::size_t inflated_bytes(std::string_view pdf, std::string& room) {
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::size_t bytes = 0;
  for (std::size_t at = pdf.find("stream"); at != std::string_view::npos;
       at = pdf.find("stream", at)) {
    at = std::min(pdf.find_first_not_of("\r\n", at + 6), pdf.size());
    std::size_t used = 0;
    std::size_t given = 0;
    const auto done = libdeflate_zlib_decompress_ex(
        inflater.get(), pdf.data() + at, pdf.size() - at, room.data(), room.size(), &used, &given);
    if (done == LIBDEFLATE_SUCCESS) bytes += given;
    at += done == LIBDEFLATE_SUCCESS ? used : 0;
  }
  return bytes;
}

double median(std::vector<double> times) {
  const auto middle = times.begin() + static_cast<long>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

double mean(const std::vector<double>& times) {
  double sum = 0;
  for (const double time : times) sum += time;
  return sum / static_cast<double>(times.size());
}

template <typename Work>
double microseconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const volatile std::size_t kept = work();
  static_cast<void>(kept);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
      .count();
}

void print_row(double own, double poppler, double floor, std::string_view name) {
  std::cout << std::fixed << std::setprecision(0) << std::setw(10) << own << std::setw(10)
            << poppler << std::setw(10) << floor << "  " << name << '\n';
}

int compare_times(int rounds, const std::vector<std::string>& files) {
  std::string room(largest_stream, '\0');
  std::vector<double> own_times, poppler_times, floor_times, ratios;
  std::cout << "   labread   poppler   inflate  file (µs)\n";
  for (const std::string& file : files) {
    const Bytes bytes = Bytes::map(file, largest_file);
    std::vector<double> own, poppler, floor;
    try {
      for (int round = 0; round < rounds; ++round) {
        own.push_back(microseconds([&] { return own_words(bytes.view()); }));
        poppler.push_back(microseconds([&] { return poppler_text(bytes.view()); }));
        floor.push_back(microseconds([&] { return inflated_bytes(bytes.view(), room); }));
      }
    } catch (const labread::Error& error) {
      std::cout << "                                " << file << ": " << error.what() << '\n';
      continue;
    }
    own_times.push_back(median(own));
    poppler_times.push_back(median(poppler));
    floor_times.push_back(median(floor));
    ratios.push_back(poppler_times.back() / own_times.back());
    print_row(own_times.back(), poppler_times.back(), floor_times.back(), file);
  }
  if (ratios.empty()) return 1;
  print_row(median(own_times), median(poppler_times), median(floor_times), "median");
  print_row(mean(own_times), mean(poppler_times), mean(floor_times), "mean");
  std::cout << std::setprecision(2) << "libpoppler takes " << median(ratios)
            << " times as long in the median document, " << mean(poppler_times) / mean(own_times)
            << " times in all\n";
  return 0;
}

void print_boxes(const std::vector<labread::Word>& words) {
  for (const auto& word : words) {
    std::cout << word.text << '\t' << word.box.left << '\t' << word.box.top << '\t'
              << word.box.right << '\t' << word.box.bottom << '\t' << word.font_size << '\n';
  }
  std::cout << '\f';
}

// The glyphs that run in a direction, as they stand on a page turned until they run to the right.
PageGlyphs laid_straight(const PageGlyphs& page, Direction direction) {
  PageGlyphs straight;
  const auto turned = [direction](labread::Point p) -> labread::Point {
    if (direction == Direction::left) return {-p.x, -p.y};
    return direction == Direction::down ? labread::Point{p.y, -p.x} : labread::Point{-p.y, p.x};
  };
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.direction != direction) continue;
    Glyph& copy = straight.glyphs.emplace_back(glyph);
    copy.origin = turned(glyph.origin);
    copy.advance = turned(glyph.advance);
    copy.direction = Direction::right;
  }
  return straight;
}

void print_turned(std::string_view pdf) {
  PdfFile file(pdf, "", labread::Limits{});
  FontCache fonts(file);
  std::size_t budget = labread::Limits{}.operators;
  for (const auto& entry : file.pages()) {
    const PageGlyphs page = interpret_page(file, entry, fonts, budget);
    for (const auto direction : {Direction::down, Direction::left, Direction::up}) {
      print_boxes(words_of(laid_straight(page, direction)));
    }
  }
}

int print_all_boxes(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    try {
      const Bytes bytes = Bytes::map(file, largest_file);
      for (const auto& page : read_pdf(bytes.view(), "", labread::Limits{}, true).pages) {
        print_boxes(page.words);
      }
      print_turned(bytes.view());
    } catch (const std::exception& error) {
      std::cerr << "pdf_bench: " << file << ": " << error.what() << '\n';
    }
  }
  return 0;
}

int print_words(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    try {
      const Bytes bytes = Bytes::map(file, largest_file);
      for (const auto& page : read_pdf(bytes.view(), "", labread::Limits{}, true).pages) {
        for (const auto& word : page.words) std::cout << word.text << '\n';
      }
    } catch (const labread::Error& error) {
      std::cerr << "pdf_bench: " << file << ": " << error.what() << '\n';
    }
    std::cout << '\f';
  }
  return 0;
}

int count_poppler_text(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::cout << poppler_text(Bytes::map(file, largest_file).view()) << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (words.size() > 1 && words[0] == "words") return print_words({words.begin() + 1, words.end()});
  if (words.size() > 1 && words[0] == "boxes")
    return print_all_boxes({words.begin() + 1, words.end()});
  if (words.size() > 2 && words[0] == "time") {
    const int rounds = std::max(1, std::atoi(words[1].c_str()));
    return compare_times(rounds, {words.begin() + 2, words.end()});
  }
  if (words.size() > 1 && words[0] == "poppler")
    return count_poppler_text({words.begin() + 1, words.end()});
  std::cerr << "usage: pdf_bench words|boxes|poppler PDF... | pdf_bench time ROUNDS PDF...\n";
  return 2;
}
