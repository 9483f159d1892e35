#include "output/markup.h"

#include "base/utf8.h"
#include "output/terminal.h"

namespace labread {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t length) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == length) return std::string(text.substr(0, at)) + "…";
    next_code_point(text, at);
  }
  return std::string(text);
}

Markup::Element::~Element() { markup_.out_.append("</").append(tag_).append(">"); }

Markup::Element Markup::inside(std::string_view tag, Attributes attributes) {
  open(tag, attributes);
  return {*this, tag};
}

void Markup::element(std::string_view tag, std::string_view content, Attributes attributes) {
  const Element open = inside(tag, attributes);
  text(content);
}

void Markup::lone(std::string_view tag, Attributes attributes) {
  open(tag, attributes);
  out_.insert(out_.size() - 1, " /");
}

void Markup::text(std::string_view text) { out_ += escaped(text); }

void Markup::open(std::string_view tag, Attributes attributes) {
  // A line of its own for every block keeps the source readable; inside a line it would be a blank.
  constexpr std::string_view inline_tags = " a b bdi span br text ";
  const bool within = inline_tags.find(" " + std::string(tag) + " ") != inline_tags.npos;
  if (!within) out_ += '\n';
  out_.append("<").append(tag);
  for (const auto& [name, value] : attributes) {
    if (!value.empty()) out_.append(" ").append(name).append("=\"").append(escaped(value)) += '"';
  }
  out_ += '>';
}

}  // namespace labread
