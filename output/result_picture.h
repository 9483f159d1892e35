// From a judged result to the picture of where it lies: the yardsticks of its verdict, all in the
// unit that the report prints, on one scale.
#pragma once

#include <optional>
#include <vector>

#include "output/range_picture.h"
#include "output/writer.h"

namespace labread {

// One guideline, drawn below the picture on the same scale.
struct GuidelineStrip {
  const Judgement* judgement = nullptr;
  TierStrip strip;
};

struct ResultPicture {
  RangePicture picture;
  std::vector<GuidelineStrip> guidelines;
  Scale scale;
};

// Nothing for words, for numbers that could not be read beyond doubt, and where there is no limit
// in the printed unit.
std::optional<ResultPicture> picture_of(const Result& result, const JudgedResult& judged,
                                        const Patient& patient, const Catalogue& catalogue);

}  // namespace labread
