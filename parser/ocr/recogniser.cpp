#include "parser/ocr/recogniser.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace labread::ocr {
namespace {

std::string taken(char* text) {
  const std::unique_ptr<char[]> owner(text);
  return text ? std::string(text) : std::string();
}

[[noreturn]] void refuse(const std::string& language, const std::string& data_folder) {
  throw Error(ErrorCode::no_text_layer, "needs recognition of text in pictures, and the data of “" +
                                            language + "” is not there" +
                                            (data_folder.empty() ? "" : " in " + data_folder) +
                                            " (Debian: tesseract-ocr-" + language + ")");
}

// The least sure of a word's letters says how sure the word is.
float sureness(const tesseract::ResultIterator& at) {
  float least = at.Confidence(tesseract::RIL_WORD);
  const std::unique_ptr<tesseract::ResultIterator> letter(new tesseract::ResultIterator(at));
  do {
    least = std::min(least, letter->Confidence(tesseract::RIL_SYMBOL));
    if (letter->IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL)) break;
  } while (letter->Next(tesseract::RIL_SYMBOL));
  return std::clamp(least / 100, 0.0F, 1.0F);
}

// How high the letters of the word's line stand above its base, and where that runs.
struct LineForm {
  double base = 0;
  double size = 0;
};

std::optional<LineForm> line_form(const tesseract::ResultIterator& at, double x) {
  int x1 = 0;
  int y1 = 0;
  int x2 = 0;
  int y2 = 0;
  if (!at.Baseline(tesseract::RIL_TEXTLINE, &x1, &y1, &x2, &y2) || x2 <= x1) return std::nullopt;
  float height = 0;
  float descenders = 0;
  float ascenders = 0;
  at.RowAttributes(&height, &descenders, &ascenders);
  const double size = height;
  if (!(size > 1)) return std::nullopt;
  return LineForm{y1 + (y2 - y1) * (x - x1) / (x2 - x1), size};
}

// Dust and the remains of drawn lines are read as letters that nobody is sure of.
bool is_noise(const Word& word) {
  constexpr float least = 0.40F;
  return word.confidence < least && word.text.find_first_of("0123456789") == std::string::npos;
}

std::optional<Word> word_at(const tesseract::ResultIterator& at) {
  Word word;
  word.text = taken(at.GetUTF8Text(tesseract::RIL_WORD));
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  if (word.text.empty() || word.text.find(' ') != std::string::npos ||
      !at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) {
    return std::nullopt;
  }
  word.box = {static_cast<double>(left), static_cast<double>(top), static_cast<double>(right),
              static_cast<double>(bottom)};
  word.font_size = static_cast<float>(bottom - top);
  if (const auto form = line_form(at, (left + right) / 2.0)) {
    word.box.top = form->base - 0.75 * form->size;
    word.box.bottom = form->base + 0.25 * form->size;
    word.font_size = static_cast<float>(form->size);
  }
  word.confidence = sureness(at);
  if (is_noise(word)) return std::nullopt;
  return word;
}

}  // namespace

Recogniser::Recogniser(const std::string& languages, const std::string& data_folder)
    : engine_(std::make_unique<tesseract::TessBaseAPI>()) {
  const char* const folder = data_folder.empty() ? nullptr : data_folder.c_str();
  if (engine_->Init(folder, languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
    refuse(languages.substr(0, languages.find('+')), data_folder);
  }
  std::vector<std::string> loaded;
  engine_->GetLoadedLanguagesAsVector(&loaded);
  for (std::size_t at = 0; at < languages.size();) {
    const std::size_t end = std::min(languages.find('+', at), languages.size());
    const std::string language = languages.substr(at, end - at);
    if (std::ranges::find(loaded, language) == loaded.end()) refuse(language, data_folder);
    at = end + 1;
  }
  // Its own idea of blocks and tables loses lines of ruled tables; the layout is ours to find.
  engine_->SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
}

Recogniser::~Recogniser() = default;

std::vector<Word> Recogniser::read(const Picture& gray, double dpi) {
  engine_->SetImage(gray.get());
  engine_->SetSourceResolution(static_cast<int>(dpi));
  std::vector<Word> words;
  if (engine_->Recognize(nullptr) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> at(engine_->GetIterator());
    if (at && !at->Empty(tesseract::RIL_WORD)) {
      do {
        if (auto word = word_at(*at)) words.push_back(std::move(*word));
      } while (at->Next(tesseract::RIL_WORD));
    }
  }
  engine_->Clear();
  return words;
}

}  // namespace labread::ocr
