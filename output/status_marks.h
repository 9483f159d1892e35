// How a verdict is shown wherever there is colour: a short letter, a word and a tone. The letters
// are those of HL7 table 0078, which laboratories print themselves (L, H, LL, HH, A, AA, N), and
// "?" where nothing was decided. A colour never stands without its letter or word.
//
//   const StatusMark& mark = mark_of(judged);      // "LL", "critically low"
//   const Colour ink = colours_of(mark.tone).ink;  // on white
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interpreter/interpretation.h"

namespace labread {

enum class Tone : std::uint8_t { normal, attention, critical, unsure };

struct StatusMark {
  std::string_view letters;  // "LL"
  std::string_view word;     // inside a sentence: "critically low"
  std::string_view verdict;  // alone in a column of a terminal: "CRITICAL LOW"
  Tone tone = Tone::unsure;
};

const StatusMark& mark_of(const JudgedResult& judged);

// The mark of a verdict that one yardstick gave.
const StatusMark& mark_of(Status status);

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

// `ink` has a contrast of at least 4.5 to white and to `wash`, `ink_on_dark` to the dark paper
// (#191b1f) and to `wash_on_dark`.
struct ToneColours {
  Colour ink, wash;
  Colour ink_on_dark, wash_on_dark;
};

const ToneColours& colours_of(Tone tone);

std::string hex(Colour colour);  // "#a3122a"

std::string_view name_of(Tone tone);  // "critical"

}  // namespace labread
