#include "parser/interchange/cda_xml.h"

#include <algorithm>

#include "base/error.h"

namespace labread::cda {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Everything that walks the tree recurses: its depth is known before anything does.
void check_depth(const pugi::xml_document& document, std::size_t limit) {
  std::size_t depth = 0;
  pugi::xml_node node = document.first_child();
  while (node) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > limit) {
        throw Error(ErrorCode::limit_exceeded,
                    "nested deeper than the limit of " + std::to_string(limit));
      }
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (depth == 0) return;
      --depth;
    }
    node = node.next_sibling();
  }
}

}  // namespace

void parse(std::string_view text, const Limits& limits, pugi::xml_document& document) {
  // Each node costs several times its bytes, so they are counted before there are any.
  const auto tags = static_cast<std::size_t>(std::count(text.begin(), text.end(), '<'));
  if (tags > 2 * limits.nodes) {
    throw Error(ErrorCode::limit_exceeded,
                "more elements than the limit of " + std::to_string(limits.nodes));
  }
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute;
  const auto result = document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
  if (!result) throw Error(ErrorCode::damaged, "is no whole XML document");
  check_depth(document, limits.depth);
}

std::string_view name_of(pugi::xml_node node) { return without_prefix(node.name()); }

bool is(pugi::xml_node node, std::string_view name) { return name_of(node) == name; }

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node inner : node.children()) {
    if (is(inner, name)) return inner;
  }
  return {};
}

pugi::xml_node descend(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) node = child(node, name);
  return node;
}

std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node inner : node.children()) {
    if (is(inner, name)) found.push_back(inner);
  }
  return found;
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute& candidate : node.attributes()) {
    if (without_prefix(candidate.name()) == name) return candidate.value();
  }
  return {};
}

bool has_template(pugi::xml_node node, std::string_view root) {
  const auto templates = children(node, "templateId");
  return std::any_of(templates.begin(), templates.end(),
                     [&](pugi::xml_node id) { return attribute(id, "root") == root; });
}

}  // namespace labread::cda
