#include "cli/limit_names.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace labread {
namespace {

struct NamedLimit {
  std::string_view name;
  std::size_t Limits::*member;
  double unit;
  double least;  // in units
  double most;
};

constexpr double mega = 1e6;

// The greatest values are those that memory, recursion and the file formats still bear.
constexpr std::array named_limits{
    NamedLimit{"pages", &Limits::pages, 1, 1, 1e6},
    NamedLimit{"words", &Limits::words, 1, 1, 1e8},
    NamedLimit{"operators", &Limits::operators, 1, 1, 1e10},
    NamedLimit{"stream-megabytes", &Limits::stream_bytes, mega, 0.001, 4000},
    NamedLimit{"decoded-megabytes", &Limits::decoded_bytes, mega, 0.001, 64'000},
    NamedLimit{"image-megabytes", &Limits::image_bytes, mega, 0.001, 4000},
    NamedLimit{"memory-megabytes", &Limits::worker_memory, mega, 64, 64'000},
    NamedLimit{"ocr-memory-megabytes", &Limits::recognition_memory, mega, 256, 64'000},
    NamedLimit{"text-megabytes", &Limits::text_bytes, mega, 0.001, 4000},
    NamedLimit{"segments", &Limits::segments, 1, 1, 1e8},
    NamedLimit{"reports", &Limits::reports, 1, 1, 1e7},
    NamedLimit{"results", &Limits::results, 1, 1, 1e7},
    NamedLimit{"rows", &Limits::rows, 1, 1, 1e8},
    NamedLimit{"nodes", &Limits::nodes, 1, 1, 1e9},
    NamedLimit{"depth", &Limits::depth, 1, 1, 1000},
};

std::string known_names() {
  std::string names;
  for (const NamedLimit& limit : named_limits) {
    names.append(names.empty() ? "" : ", ").append(limit.name);
  }
  return names;
}

std::string shown(double number) {
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

}  // namespace

std::string set_limit(std::string_view words, Limits& limits) {
  const std::size_t equals = words.find('=');
  const std::string_view name = words.substr(0, equals);
  for (const NamedLimit& limit : named_limits) {
    if (limit.name != name) continue;
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : words.substr(equals + 1);
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole =
        !value.empty() && read.ec == std::errc() && read.ptr == value.data() + value.size();
    if (whole && number >= limit.least && number <= limit.most) {
      limits.*limit.member = static_cast<std::size_t>(number * limit.unit);
      return {};
    }
    return "--limit " + std::string(name) + ": a number from " + shown(limit.least) + " to " +
           shown(limit.most) + ", not “" + std::string(value) + "”";
  }
  return "--limit: NAME=VALUE with one of " + known_names() + ", not “" + std::string(words) + "”";
}

std::string words_of(const Limits& limits) {
  std::string words;
  for (const NamedLimit& limit : named_limits) {
    words.append(limit.name).append("=").append(std::to_string(limits.*limit.member)).append(" ");
  }
  return words;
}

}  // namespace labread
