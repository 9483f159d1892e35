#include "parser/interchange/fhir_resources.h"

#include <algorithm>

namespace labread {
namespace {

// "Type/id" of "http://server/fhir/Type/id/_history/2".
std::string_view local_key(std::string_view reference) {
  reference = reference.substr(0, reference.find("/_history/"));
  const std::size_t id = reference.rfind('/');
  if (id == std::string_view::npos || id == 0) return reference;
  const std::size_t type = reference.rfind('/', id - 1);
  return type == std::string_view::npos ? reference : reference.substr(type + 1);
}

bool is_newer(const JsonValue& json, const JsonValue& other) {
  return json["meta"]["lastUpdated"].text() > other["meta"]["lastUpdated"].text();
}

}  // namespace

FhirResources::FhirResources(const std::vector<JsonValue>& roots) {
  for (const JsonValue& root : roots) {
    for (const JsonValue& json : root.each()) add_all(json);
  }
}

// Depth is bounded by the parser's.
void FhirResources::add_all(const JsonValue& json) {
  const std::string_view type = json["resourceType"].text();
  if (type.empty()) {
    // What a program wrapped around resources: {"data": {"bundle": …}}.
    for (const JsonValue& member : json.members()) add_all(member);
    return;
  }
  if (type != "Bundle" && type != "Parameters") {
    add(json, {}, nullptr);
    return;
  }
  for (const JsonValue& entry : json[type == "Bundle" ? "entry" : "parameter"].each()) {
    const JsonValue& resource = entry["resource"];
    if (resource["resourceType"].text() == "Bundle") {
      add_all(resource);
    } else if (!resource["resourceType"].text().empty()) {
      add(resource, entry["fullUrl"].text(), nullptr);
    }
  }
}

void FhirResources::add(const JsonValue& json, std::string_view full_url,
                        const FhirResource* container) {
  const std::string_view id = json["id"].text();
  const std::string key = std::string(json["resourceType"].text()) + '/' + std::string(id);
  if (container == nullptr && !id.empty()) {
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) {
      if (is_newer(json, *known->second->json)) known->second->json = &json;
      return;
    }
  }
  FhirResource& added = all_.emplace_back(FhirResource{&json, container});
  if (container != nullptr) {
    contained_[container].push_back(&added);
    return;
  }
  if (!id.empty()) by_key_.emplace(key, &added);
  if (!full_url.empty()) by_key_.emplace(full_url, &added);
  for (const JsonValue& inner : json["contained"].each()) add(inner, {}, &added);
}

const FhirResource* FhirResources::resolve(const JsonValue& reference,
                                           const FhirResource& from) const {
  const std::string_view target = reference["reference"].text();
  if (target.starts_with('#')) {
    const FhirResource* container = from.container != nullptr ? from.container : &from;
    const auto inside = contained_.find(container);
    if (inside == contained_.end()) return nullptr;
    for (const FhirResource* resource : inside->second) {
      const std::string_view id = (*resource->json)["id"].text();
      // Some write the mark into the identifier, too.
      if (id == target.substr(1) || id == target) return resource;
    }
    return nullptr;
  }
  for (const std::string_view key : {target, local_key(target)}) {
    const auto found = by_key_.find(std::string(key));
    if (found != by_key_.end()) return found->second;
  }
  return nullptr;
}

}  // namespace labread
