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

constexpr std::array language_names{
    LanguageName{"cs", "ces"},     LanguageName{"da", "dan"}, LanguageName{"de", "deu"},
    LanguageName{"el", "ell"},     LanguageName{"en", "eng"}, LanguageName{"es", "spa"},
    LanguageName{"fi", "fin"},     LanguageName{"fr", "fra"}, LanguageName{"hu", "hun"},
    LanguageName{"it", "ita"},     LanguageName{"ja", "jpn"}, LanguageName{"ko", "kor"},
    LanguageName{"nl", "nld"},     LanguageName{"no", "nor"}, LanguageName{"pl", "pol"},
    LanguageName{"pt", "por"},     LanguageName{"ro", "ron"}, LanguageName{"ru", "rus"},
    LanguageName{"sv", "swe"},     LanguageName{"tr", "tur"}, LanguageName{"uk", "ukr"},
    LanguageName{"zh", "chi_sim"},
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

// What came of one page.
struct PageReading {
  std::size_t index = 0;
  std::optional<Page> page;
  std::optional<ErrorRecord> failure;
};

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

[[noreturn]] void fail(const std::vector<PageReading>& readings) {
  for (const PageReading& reading : readings) {
    if (!reading.failure) continue;
    throw Error(reading.failure->code, reading.failure->message,
                static_cast<int>(reading.index) + 1);
  }
  throw Error(ErrorCode::empty, "has no text that can be recognised");
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

Recognition::Recognition(RecognitionOptions options, const Limits& limits, bool sandboxed)
    : options_(std::move(options)), limits_(limits), sandboxed_(sandboxed) {}
Recognition::~Recognition() = default;
Recognition::Recognition(Recognition&&) noexcept = default;

bool Recognition::is_ready() const {
  return options_.mode != RecognitionMode::off && OcrWorker::is_there(options_.worker_path);
}

std::string_view Recognition::why_not() const {
  return options_.mode == RecognitionMode::off ? "recognition of pictures is off"
                                               : "this labread was built without Tesseract, which "
                                                 "reads pictures";
}

OcrWorker& Recognition::worker(std::size_t index) {
  if (workers_.size() <= index) workers_.resize(index + 1);
  if (!workers_[index]) {
    workers_[index] = std::make_unique<OcrWorker>(options_.worker_path, limits_, sandboxed_);
  }
  return *workers_[index];
}

bool Recognition::needs_it(const Page& page) const {
  return page.is_scan || (options_.mode == RecognitionMode::force && page.has_image);
}

bool Recognition::has_work(const Document& document) const {
  return std::ranges::any_of(document.pages, [this](const Page& page) { return needs_it(page); });
}

void Recognition::read_pages(Document& document, const std::function<Scan(int page)>& images_of) {
  std::vector<PageReading> readings;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (needs_it(document.pages[i])) readings.push_back({i, std::nullopt, std::nullopt});
  }
  if (readings.empty()) return;
  std::mutex taking;
  std::atomic<std::size_t> next = 0;
  const auto read_on = [&](OcrWorker& reader) {
    for (std::size_t i = next++; i < readings.size(); i = next++) {
      try {
        const Scan scan = [&] {
          const std::lock_guard lock(taking);
          return images_of(document.pages[readings[i].index].number);
        }();
        Document read = reader.read(scan, options_.languages, options_.data_folder);
        if (!read.pages.empty()) readings[i].page = std::move(read.pages.front());
      } catch (...) {  // the boundary of a page: the others may still be read
        readings[i].failure = to_record(std::current_exception());
      }
    }
  };
  {
    const std::size_t count =
        std::min<std::size_t>(std::max(options_.workers, 1U), readings.size());
    worker(count - 1);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(read_on, std::ref(worker(i)));
    read_on(worker(0));
  }
  for (PageReading& reading : readings) {
    if (reading.page) take(document.pages[reading.index], std::move(*reading.page));
  }
  if (!has_words(document)) fail(readings);
  for (const PageReading& reading : readings) {
    if (!reading.failure) continue;
    add_reason(document.partial,
               "page " + std::to_string(reading.index + 1) + " " + reading.failure->message);
  }
}

Document Recognition::read_image(std::string_view bytes) {
  Document document;
  document.kind = DocumentKind::image;
  const auto most = static_cast<int>(limits_.pages);
  for (int frame = 0; frame < most; ++frame) {
    PlacedImage image;
    image.coding = ImageCoding::file;
    image.frame = frame;
    image.bytes = std::string(bytes);
    Scan scan;
    scan.number = frame + 1;
    scan.images.push_back(std::move(image));
    Document read = worker(0).read(scan, options_.languages, options_.data_folder);
    if (read.pages.empty()) break;
    document.pages.push_back(std::move(read.pages.front()));
    const bool several = bytes.starts_with("II*") || bytes.starts_with("MM");
    if (!several) break;
  }
  if (!has_words(document)) throw Error(ErrorCode::empty, "has no text that can be recognised");
  return document;
}

}  // namespace labread
