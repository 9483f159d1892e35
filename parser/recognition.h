// Pictures of pages to words, by worker processes that are started when the first page needs one.
// Pages of one document are read side by side. Where nobody said which language's data to take, it
// is that of the words: of those known before, or else of a first reading with English data, which
// is then done again. Belongs to one thread, as the Reader that owns it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/document.h"
#include "parser/limits.h"
#include "parser/scan.h"

namespace labread {

enum class RecognitionMode : std::uint8_t {
  automatic,  // pages that are nothing but a picture
  off,
  force,  // every page that a picture covers a good part of, whatever text lies over it
};

struct RecognitionOptions {
  RecognitionMode mode = RecognitionMode::automatic;
  std::string languages;    // of Tesseract, joined by "+"; empty: as the words say
  std::string data_folder;  // of the languages; empty: where the system keeps it
  std::string worker_path;  // of labread-ocr; empty: found beside the running program
  unsigned workers = 1;     // pages read at a time
};

// "de,fr", "deu+fra" to Tesseract's "deu+fra". Empty for what names no language.
std::string tesseract_languages(std::string_view text);

// Debian's package of a language's data: "chi_sim" is in tesseract-ocr-chi-sim.
inline std::string package_of_data(std::string language) {
  std::ranges::replace(language, '_', '-');
  return "tesseract-ocr-" + language;
}

// The language of a document's words, ISO 639-1; empty: they do not tell.
using LanguageOf = std::function<std::string(const Document& document)>;

class OcrWorker;

class Recognition {
 public:
  Recognition(RecognitionOptions options, const Limits& limits, bool sandboxed);
  ~Recognition();
  Recognition(Recognition&&) noexcept;

  // Wanted, and the worker was there when this was made.
  bool is_ready() const { return is_ready_; }
  // Why it is not: one clause.
  std::string_view why_not() const;

  bool has_work(const Document& document) const;
  // Reads the pages that need it; `images_of` gives the images of a page and is called by one
  // thread at a time. What fails makes the document partial. Throws Error where no page has any
  // words.
  void read_pages(Document& document, const std::function<Scan(int page)>& images_of,
                  const LanguageOf& language_of);
  // An image file: a page, of TIFF files one a frame. Throws Error.
  Document read_image(std::string_view bytes, const LanguageOf& language_of);

 private:
  struct Workers;
  struct PageReading;
  struct Job;

  bool needs_it(const Page& page) const;
  OcrWorker& worker(const std::string& languages, std::size_t index);
  void read_with(const std::string& languages, std::span<PageReading> readings,
                 const std::function<Scan(int page)>& images_of);
  void read_again(Job& job, std::size_t end);
  void read_part(Job& job, std::size_t from, std::size_t end);

  RecognitionOptions options_;
  Limits limits_;
  bool sandboxed_;
  bool is_ready_;
  std::list<Workers> workers_;  // the last used in front
};

}  // namespace labread
