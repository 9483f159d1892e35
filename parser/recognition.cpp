#include "parser/recognition.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/error.h"
#include "parser/isolation/ocr_worker.h"

namespace labread {
namespace {

struct LanguageName {
  std::string_view code;  // ISO 639-1
  std::string_view name;  // Tesseract's
};

constexpr const char* default_data = "eng";

constexpr std::array language_names{
    LanguageName{"cs", "ces"}, LanguageName{"da", "dan"},     LanguageName{"de", "deu"},
    LanguageName{"el", "ell"}, LanguageName{"en", "eng"},     LanguageName{"es", "spa"},
    LanguageName{"fi", "fin"}, LanguageName{"fr", "fra"},     LanguageName{"hu", "hun"},
    LanguageName{"id", "ind"}, LanguageName{"it", "ita"},     LanguageName{"ja", "jpn"},
    LanguageName{"ko", "kor"}, LanguageName{"nl", "nld"},     LanguageName{"no", "nor"},
    LanguageName{"pl", "pol"}, LanguageName{"pt", "por"},     LanguageName{"ro", "ron"},
    LanguageName{"ru", "rus"}, LanguageName{"sv", "swe"},     LanguageName{"tr", "tur"},
    LanguageName{"uk", "ukr"}, LanguageName{"zh", "chi_sim"},
};

std::string_view tesseract_language(std::string_view word) {
  const auto found = std::ranges::find(language_names, word, &LanguageName::code);
  return found == language_names.end() ? word : found->name;
}

bool is_language_word(std::string_view word) {
  return word.size() >= 2 && word.size() <= 32 && std::ranges::all_of(word, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
         });
}

void take(Page& page, Page recognised) {
  page.words = std::move(recognised.words);
  page.strokes = std::move(recognised.strokes);
  page.skew = recognised.skew;
  page.width = recognised.width;  // a page on its side is given upright
  page.height = recognised.height;
  page.recognised = true;
}

bool has_words(const Document& document) {
  return std::ranges::any_of(document.pages, [](const Page& page) { return !page.words.empty(); });
}

void add_reason(std::optional<std::string>& partial, const std::string& reason) {
  partial = partial ? *partial + "; " + reason : reason;
}

bool lacks_data(const std::optional<ErrorRecord>& failure) {
  return failure && failure->code == ErrorCode::no_text_layer;
}

// Letters of words that the recogniser is sure of.
std::size_t sure_letters(const Page& page) {
  constexpr float sure = 0.85F;
  std::size_t count = 0;
  for (const Word& word : page.words) count += word.confidence >= sure ? word.text.size() : 0;
  return count;
}

}  // namespace

std::string tesseract_languages(std::string_view text) {
  std::string languages;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",+"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!is_language_word(word)) return {};
    languages += (languages.empty() ? "" : "+") + std::string(tesseract_language(word));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return languages;
}

// What came of one page.
struct Recognition::PageReading {
  std::size_t index = 0;  // of the document's page
  int number = 0;         // of the page
  std::optional<Page> page;
  std::optional<ErrorRecord> failure;
};

// The workers of one set of languages: a process loads its data before it locks itself in.
struct Recognition::Workers {
  std::string languages;
  std::vector<std::unique_ptr<OcrWorker>> processes;
};

// A document's pages, and the data that they are read with: settled, or as far as is known.
struct Recognition::Job {
  Document& document;
  const std::function<Scan(int page)>& images_of;
  const LanguageOf& language_of;
  std::string languages;
  bool settled = false;
  std::vector<PageReading> readings;

  Job(Document& pages, const std::function<Scan(int page)>& images, const LanguageOf& language,
      const std::string& said)
      : document(pages), images_of(images), language_of(language), languages(said) {
    settled = !said.empty();
    if (settled) return;
    const std::string known = language_of(document);
    languages = known.empty() ? default_data : std::string(tesseract_language(known));
  }

  // What of the last reading of pages could be read goes into the document.
  void take_pages(std::span<PageReading> read) {
    for (PageReading& reading : read) {
      if (reading.page) take(document.pages[reading.index], std::move(*reading.page));
    }
  }

  [[noreturn]] void fail() const {
    for (const PageReading& reading : readings) {
      if (!reading.failure) continue;
      throw Error(reading.failure->code, reading.failure->message,
                  static_cast<int>(reading.index) + 1);
    }
    throw Error(ErrorCode::empty, "has no text that can be recognised");
  }
};

Recognition::Recognition(RecognitionOptions options, const Limits& limits, bool sandboxed)
    : options_(std::move(options)),
      limits_(limits),
      sandboxed_(sandboxed),
      is_ready_(options_.mode != RecognitionMode::off &&
                OcrWorker::is_there(options_.worker_path)) {}
Recognition::~Recognition() = default;
Recognition::Recognition(Recognition&&) noexcept = default;

std::string_view Recognition::why_not() const {
  return options_.mode == RecognitionMode::off ? "recognition of pictures is off"
                                               : "this labread was built without Tesseract, which "
                                                 "reads pictures";
}

OcrWorker& Recognition::worker(const std::string& languages, std::size_t index) {
  constexpr std::size_t most_sets = 2;  // of processes that wait
  auto set = std::ranges::find(workers_, languages, &Workers::languages);
  if (set == workers_.end()) {
    if (workers_.size() == most_sets) workers_.pop_back();
    set = workers_.insert(workers_.begin(), Workers{languages, {}});
  }
  workers_.splice(workers_.begin(), workers_, set);
  auto& processes = set->processes;
  if (processes.size() <= index) processes.resize(index + 1);
  if (!processes[index]) {
    processes[index] = std::make_unique<OcrWorker>(options_.worker_path, limits_, sandboxed_);
  }
  return *processes[index];
}

bool Recognition::needs_it(const Page& page) const {
  return page.is_scan || (options_.mode == RecognitionMode::force && page.has_image);
}

bool Recognition::has_work(const Document& document) const {
  return std::ranges::any_of(document.pages, [this](const Page& page) { return needs_it(page); });
}

// Side by side.
void Recognition::read_with(const std::string& languages, std::span<PageReading> readings,
                            const std::function<Scan(int page)>& images_of) {
  std::mutex taking;
  std::atomic<std::size_t> next = 0;
  const auto read_on = [&](OcrWorker& reader) {
    for (std::size_t i = next++; i < readings.size(); i = next++) {
      try {
        const Scan scan = [&] {
          const std::lock_guard lock(taking);
          return images_of(readings[i].number);
        }();
        Document read = reader.read(scan, languages, options_.data_folder);
        if (!read.pages.empty()) readings[i].page = std::move(read.pages.front());
      } catch (...) {  // the boundary of a page: the others may still be read
        readings[i].failure = to_record(std::current_exception());
      }
    }
  };
  const std::size_t count = std::min<std::size_t>(std::max(options_.workers, 1U), readings.size());
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < count; ++i) {
    threads.emplace_back(read_on, std::ref(worker(languages, i)));
  }
  if (count > 0) read_on(worker(languages, 0));
}

// Once the words tell another language than that of the data, all pages up to `end` are read with
// its own, and kept where more of it is sure.
void Recognition::read_again(Job& job, std::size_t end) {
  const std::string language = job.language_of(job.document);
  if (language.empty()) return;
  job.settled = true;
  const std::string better(tesseract_language(language));
  if (better == job.languages) return;
  std::vector<PageReading> again;
  for (std::size_t i = 0; i < end; ++i) {
    again.push_back({job.readings[i].index, job.readings[i].number, {}, {}});
  }
  read_with(better, again, job.images_of);
  if (std::ranges::any_of(again, lacks_data, &PageReading::failure)) {
    job.document.missing_data = better;
    return;
  }
  std::size_t before = 0;
  std::size_t after = 0;
  for (const PageReading& reading : again) {
    before += sure_letters(job.document.pages[reading.index]);
    after += reading.page ? sure_letters(*reading.page) : 0;
  }
  if (after <= before) return;
  job.languages = better;
  job.take_pages(again);
}

void Recognition::read_part(Job& job, std::size_t from, std::size_t end) {
  const std::span<PageReading> part = std::span(job.readings).subspan(from, end - from);
  read_with(job.languages, part, job.images_of);
  const bool guessed = !job.settled && job.languages != default_data;
  if (guessed && std::ranges::any_of(part, lacks_data, &PageReading::failure)) {
    job.document.missing_data = std::exchange(job.languages, default_data);
    job.settled = true;
    for (PageReading& reading : part) reading.failure.reset();
    read_with(job.languages, part, job.images_of);
  }
  job.take_pages(part);
  if (!job.settled) read_again(job, end);
}

void Recognition::read_pages(Document& document, const std::function<Scan(int page)>& images_of,
                             const LanguageOf& language_of) {
  Job job(document, images_of, language_of, options_.languages);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    if (needs_it(page)) job.readings.push_back({i, page.number, {}, {}});
  }
  if (job.readings.empty()) return;
  // One page a worker tells the language of the others.
  const std::size_t first =
      std::min<std::size_t>(std::max(options_.workers, 1U), job.readings.size());
  read_part(job, 0, first);
  if (first < job.readings.size()) read_part(job, first, job.readings.size());
  if (!has_words(document)) job.fail();
  for (const PageReading& reading : job.readings) {
    if (!reading.failure) continue;
    add_reason(document.partial,
               "page " + std::to_string(reading.index + 1) + " " + reading.failure->message);
  }
}

Document Recognition::read_image(std::string_view bytes, const LanguageOf& language_of) {
  Document document;
  document.kind = DocumentKind::image;
  const std::function<Scan(int page)> frame_of = [bytes](int page) {
    PlacedImage image;
    image.coding = ImageCoding::file;
    image.frame = page - 1;
    image.bytes = std::string(bytes);
    Scan scan;
    scan.number = page;
    scan.images.push_back(std::move(image));
    return scan;
  };
  Job job(document, frame_of, language_of, options_.languages);
  const bool several = bytes.starts_with("II*") || bytes.starts_with("MM");
  const std::size_t most = several ? limits_.pages : 1;
  for (std::size_t frame = 0; frame < most; ++frame) {
    Page& page = document.pages.emplace_back();
    page.number = static_cast<int>(frame) + 1;
    page.has_image = page.is_scan = true;
    job.readings.push_back({frame, page.number, {}, {}});
    read_part(job, frame, frame + 1);
    const PageReading& reading = job.readings.back();
    if (reading.failure) throw Error(reading.failure->code, reading.failure->message);
    if (reading.page) continue;
    document.pages.pop_back();
    break;
  }
  if (!has_words(document)) throw Error(ErrorCode::empty, "has no text that can be recognised");
  return document;
}

}  // namespace labread
