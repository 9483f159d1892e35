#include "parser/ocr/recogniser.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "parser/recognition.h"

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
                                            " (Debian: " + package_of_data(language) + ")");
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
  word.confidence = sureness(at);
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
  engine_->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  engine_->SetVariable("tessedit_do_invert", "0");  // ink is dark, where a picture was cleaned
}

Recogniser::~Recogniser() = default;

std::vector<Word> Recogniser::read(const Picture& line, double dpi) {
  engine_->SetImage(line.get());
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
