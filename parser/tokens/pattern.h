// A regular expression that runs in linear time (RE2), the one way into it. Patterns see bytes:
// they are written for folded text, with ASCII classes only. A pattern is compiled when it is made,
// which costs more than a match: keep it in a function-local `static const`, so that only what a
// document needs is compiled, once.
//
//   static const Pattern age("([0-9]{1,3})(y|yrs)");
//   if (const auto found = age.at_start(text)) use((*found)[1]);
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace re2 {
class RE2;
}

namespace labread {

// The texts of a match: 0 is all of it, n the n-th group, empty where it took no part.
using Captures = std::array<std::string_view, 10>;

class Pattern {
 public:
  explicit Pattern(std::string_view expression);
  ~Pattern();

  std::optional<Captures> at_start(std::string_view text) const;
  std::optional<Captures> all_of(std::string_view text) const;
  std::optional<Captures> within(std::string_view text) const;  // the first place

 private:
  enum class Anchor { none, start, both };
  std::optional<Captures> match(std::string_view text, Anchor anchor) const;
  std::unique_ptr<const re2::RE2> expression_;
};

}  // namespace labread
