#include "parser/interchange/fhir_xml.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "parser/interchange/cda_narrative.h"
#include "parser/interchange/cda_xml.h"

namespace labread {
namespace {

constexpr std::size_t searched_bytes = 4'000;
constexpr std::size_t most_names = 200;  // of members; no resource has as many

// "Observation", where a resource stands within an element.
bool is_resource(pugi::xml_node node) {
  const std::string_view name = cda::name_of(node);
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

class Converter {
 public:
  explicit Converter(std::string_view text) : lines_(text) {}

  std::string convert(pugi::xml_node root) {
    write_object(root);
    return std::move(out_);
  }

 private:
  void write_text(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (c == '\n') {
        out_ += "\\n";
      } else {
        out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
    }
    out_ += '"';
  }

  // Line ends until the element's own line is reached.
  void reach_line(pugi::xml_node node) {
    const int line = lines_.line_of(node);
    for (; line_ < line; ++line_) out_ += '\n';
  }

  void write_object(pugi::xml_node node) {
    reach_line(node);
    out_ += '{';
    bool first = true;
    const auto start_member = [&](std::string_view name) {
      if (!first) out_ += ',';
      first = false;
      write_text(name);
      out_ += ':';
    };
    if (is_resource(node)) {
      start_member("resourceType");
      write_text(cda::name_of(node));
    }
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name != "id" && name != "url") continue;
      start_member(name);
      write_text(attribute.value());
    }
    std::vector<std::string_view> written;
    for (const pugi::xml_node inner : node.children()) {
      const std::string_view name = cda::name_of(inner);
      if (written.size() >= most_names) break;
      if (name.empty() || std::find(written.begin(), written.end(), name) != written.end())
        continue;
      written.push_back(name);
      start_member(name);
      write_all(node, name);
    }
    out_ += '}';
  }

  // Elements of one name: a value, or an array of several.
  void write_all(pugi::xml_node node, std::string_view name) {
    const auto elements = cda::children(node, name);
    if (elements.size() > 1) out_ += '[';
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (i > 0) out_ += ',';
      write_value(elements[i]);
    }
    if (elements.size() > 1) out_ += ']';
  }

  void write_value(pugi::xml_node node) {
    if (cda::is(node, "div")) {
      std::ostringstream fragment;
      node.print(fragment, "", pugi::format_raw | pugi::format_no_declaration);
      write_text(fragment.str());
      return;
    }
    if (const pugi::xml_attribute value = node.attribute("value")) {
      write_text(value.value());
      return;
    }
    const pugi::xml_node inner = node.first_child();
    write_object(is_resource(inner) ? inner : node);
  }

  const cda::LineIndex lines_;
  std::string out_;
  int line_ = 1;
};

}  // namespace

bool looks_like_fhir_xml(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text[start] != '<') return false;
  const std::string_view front = text.substr(start, searched_bytes);
  return front.find("\"http://hl7.org/fhir\"") != std::string_view::npos ||
         front.find("'http://hl7.org/fhir'") != std::string_view::npos;
}

std::string json_of_fhir_xml(std::string_view text, const Limits& limits) {
  pugi::xml_document document;
  cda::parse(text, limits, document);
  return Converter(text).convert(document.document_element());
}

}  // namespace labread
