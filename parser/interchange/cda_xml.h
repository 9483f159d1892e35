// The few questions that a CDA document is asked, whatever prefix its namespace has. Only the files
// named cda_* and fhir_xml see the XML library.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "parser/limits.h"

namespace labread::cda {

// The document without DTD, entities of its own, and comments. `text` is UTF-8. Throws Error
// damaged or limit_exceeded.
void parse(std::string_view text, const Limits& limits, pugi::xml_document& document);

// The name without its prefix.
std::string_view name_of(pugi::xml_node node);
bool is(pugi::xml_node node, std::string_view name);

pugi::xml_node child(pugi::xml_node node, std::string_view name);
// The child of the child of …
pugi::xml_node descend(pugi::xml_node node, std::initializer_list<std::string_view> names);
std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name);
std::string_view attribute(pugi::xml_node node, std::string_view name);
bool has_template(pugi::xml_node node, std::string_view root);

}  // namespace labread::cda
