// The resources of a FHIR file, found by their references: Bundle entries by their full URL or
// "Type/id", contained ones by "#id" within what contains them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/interchange/json_tree.h"

namespace labread {

struct FhirResource {
  const JsonValue* json = nullptr;
  const FhirResource* container = nullptr;  // of a contained one
  std::string_view type() const { return (*json)["resourceType"].text(); }
};

class FhirResources {
 public:
  // `roots` outlive this.
  explicit FhirResources(const std::vector<JsonValue>& roots);

  // In the order of the file; of one that stands in several versions the newest.
  const std::deque<FhirResource>& all() const { return all_; }
  // What a reference stands for where `from` says it; null: not in this file.
  const FhirResource* resolve(const JsonValue& reference, const FhirResource& from) const;

 private:
  void add(const JsonValue& json, std::string_view full_url, const FhirResource* container);
  void add_all(const JsonValue& json);

  std::deque<FhirResource> all_;
  std::unordered_map<std::string, FhirResource*> by_key_;
  std::unordered_map<const FhirResource*, std::vector<const FhirResource*>> contained_;
};

}  // namespace labread
