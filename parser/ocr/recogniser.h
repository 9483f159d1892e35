// Tesseract with its language data loaded: the picture of a line to words with places and
// confidence. The only file that knows Tesseract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "parser/document.h"
#include "parser/ocr/picture.h"

namespace tesseract {
class TessBaseAPI;
}

namespace labread::ocr {

class Recogniser {
 public:
  // Loads the data of languages ("eng+deu"). Throws Error no_text_layer where one is missing.
  Recogniser(const std::string& languages, const std::string& data_folder);
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  // Words in pixels, in the order of reading.
  std::vector<Word> read(const Picture& line, double dpi);

 private:
  std::unique_ptr<tesseract::TessBaseAPI> engine_;
};

}  // namespace labread::ocr
