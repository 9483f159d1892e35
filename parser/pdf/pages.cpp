#include "parser/pdf/pages.h"

#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace labread::pdf {
namespace {

constexpr std::array<std::string_view, 4> inheritable{"Resources", "MediaBox", "CropBox", "Rotate"};

// A node that is being walked: its kids, the next of them, and what they inherit.
struct Level {
  const Array* kids = nullptr;
  std::size_t next = 0;
  Dictionary inherited;
};

Dictionary with_inherited(const Dictionary& node, const Dictionary& inherited) {
  Dictionary whole = node;
  for (const auto& [key, value] : inherited) whole.try_emplace(key, value);
  return whole;
}

Dictionary passed_on(const Dictionary& node, const Dictionary& inherited) {
  Dictionary passed = inherited;
  for (const std::string_view key : inheritable) {
    const auto found = node.find(key);
    if (found != node.end()) passed.insert_or_assign(std::string(key), found->second);
  }
  return passed;
}

}  // namespace

PageList walk_pages(PdfFile& file, const Object& root, std::size_t most) {
  PageList list;
  std::set<Reference> seen;
  std::vector<Level> levels;
  // Nodes that lead to no page could be as many as the file has bytes.
  std::size_t visits = 100'000 + most * 4;
  const auto visit = [&](const Object& kid, const Dictionary& inherited) {
    const Dictionary* node = file.resolve(kid).as_dictionary();
    if (!node) {
      ++list.missing;
      return;
    }
    const Array* kids = file.array_at(*node, "Kids");
    const std::string_view type = file.name_at(*node, "Type");
    if (type == "Page" || (!kids && type != "Pages")) {
      const Reference* reference = kid.as_reference();
      list.pages.push_back(
          {with_inherited(*node, inherited), reference ? std::optional(*reference) : std::nullopt});
      return;
    }
    if (!kids) return;
    if (kid.as_reference() && !seen.insert(*kid.as_reference()).second) return;
    levels.push_back({kids, 0, passed_on(*node, inherited)});
  };
  visit(root, {});
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.kids->size()) {
      levels.pop_back();
      continue;
    }
    if (list.pages.size() >= most || visits-- == 0) {
      list.cut = true;
      break;
    }
    const Object& kid = (*level.kids)[level.next++];
    const Dictionary inherited = level.inherited;  // `levels` may move under the visit
    visit(kid, inherited);
  }
  return list;
}

}  // namespace labread::pdf
