#include "parser/tokens/pattern.h"

#include <re2/re2.h>

#include <string>

#include "base/error.h"

namespace labread {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

re2::RE2::Options byte_options() {
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_log_errors(false);
  return options;
}

}  // namespace

Pattern::Pattern(std::string_view expression)
    : expression_(std::make_unique<const re2::RE2>(piece(expression), byte_options())) {
  if (!expression_->ok()) {
    throw Error(ErrorCode::internal, "pattern does not compile: " + expression_->error());
  }
}

Pattern::~Pattern() = default;

std::optional<Captures> Pattern::at_start(std::string_view text) const {
  return match(text, Anchor::start);
}

std::optional<Captures> Pattern::all_of(std::string_view text) const {
  return match(text, Anchor::both);
}

std::optional<Captures> Pattern::within(std::string_view text) const {
  return match(text, Anchor::none);
}

std::optional<Captures> Pattern::match(std::string_view text, Anchor anchor) const {
  const re2::RE2::Anchor where = anchor == Anchor::none    ? re2::RE2::UNANCHORED
                                 : anchor == Anchor::start ? re2::RE2::ANCHOR_START
                                                           : re2::RE2::ANCHOR_BOTH;
  Captures captures;
  std::array<re2::StringPiece, std::tuple_size_v<Captures>> groups;
  const int count =
      std::min(static_cast<int>(groups.size()), expression_->NumberOfCapturingGroups() + 1);
  if (!expression_->Match(piece(text), 0, text.size(), where, groups.data(), count)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].data() != nullptr) captures[i] = {groups[i].data(), groups[i].size()};
  }
  return captures;
}

}  // namespace labread
