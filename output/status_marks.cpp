#include "output/status_marks.h"

#include <array>

namespace labread {
namespace {

// In the order of Status.
constexpr std::array marks = {
    StatusMark{"L", "low", "LOW", Tone::attention},
    StatusMark{"N", "normal", "normal", Tone::normal},
    StatusMark{"H", "high", "HIGH", Tone::attention},
    StatusMark{"A", "abnormal", "ABNORMAL", Tone::attention},
    StatusMark{"?", "not judged", "not judged", Tone::unsure},
};

// Critical counts whatever the range says; only low and high keep their direction.
constexpr std::array critical_marks = {
    StatusMark{"LL", "critically low", "CRITICAL LOW", Tone::critical},
    StatusMark{"AA", "critical", "CRITICAL", Tone::critical},
    StatusMark{"HH", "critically high", "CRITICAL HIGH", Tone::critical},
    StatusMark{"AA", "critical", "CRITICAL", Tone::critical},
    StatusMark{"AA", "critical", "CRITICAL", Tone::critical},
};

// In the order of Tone.
constexpr std::array tones = {
    ToneColours{{0x2c, 0x63, 0x4c}, {0xe6, 0xf0, 0xea}, {0x8f, 0xc9, 0xab}, {0x1e, 0x2d, 0x26}},
    ToneColours{{0x93, 0x43, 0x0b}, {0xfb, 0xec, 0xdc}, {0xf0, 0xb0, 0x75}, {0x3a, 0x29, 0x19}},
    ToneColours{{0xa0, 0x12, 0x2b}, {0xfb, 0xe4, 0xe6}, {0xff, 0x9f, 0xa8}, {0x45, 0x1b, 0x22}},
    ToneColours{{0x55, 0x5b, 0x66}, {0xee, 0xee, 0xf0}, {0xb4, 0xba, 0xc6}, {0x2a, 0x2d, 0x33}},
};

}  // namespace

const StatusMark& mark_of(const JudgedResult& judged) {
  const auto index = static_cast<std::size_t>(judged.status);
  return judged.critical.empty() ? marks[index] : critical_marks[index];
}

const StatusMark& mark_of(Status status) { return marks[static_cast<std::size_t>(status)]; }

const ToneColours& colours_of(Tone tone) { return tones[static_cast<std::size_t>(tone)]; }

std::string hex(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
    text += digits[part >> 4];
    text += digits[part & 0xF];
  }
  return text;
}

std::string_view name_of(Tone tone) {
  switch (tone) {
    case Tone::normal: return "normal";
    case Tone::attention: return "attention";
    case Tone::critical: return "critical";
    case Tone::unsure: return "unsure";
  }
  return "unsure";
}

}  // namespace labread
