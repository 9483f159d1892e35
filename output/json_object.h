// Builds JSON objects in the order their members are written, each member moved into its place.
// An initializer list of nlohmann's makes a small array of every member first, and its ordered
// object copies all members, deep, whenever it grows: together a third of a whole run.
//
//   return object_of({{"page", line.page}, {"text", line.text}});
//   Json open = object_of({{"kind", kind}}, 2);   // room for two more
//   add_member(open, "note", note);
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

namespace labread {

struct JsonMember {
  const char* key;
  nlohmann::ordered_json value;
};

// Adds a member that the object does not have yet.
inline void add_member(nlohmann::ordered_json& object, const char* key,
                       nlohmann::ordered_json value) {
  object.get_ref<nlohmann::ordered_json::object_t&>().emplace_back(key, std::move(value));
}

// `room`: how many members will be added later.
template <std::size_t count>
nlohmann::ordered_json object_of(JsonMember (&&members)[count], std::size_t room = 0) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  object.get_ref<nlohmann::ordered_json::object_t&>().reserve(count + room);
  for (JsonMember& member : members) add_member(object, member.key, std::move(member.value));
  return object;
}

}  // namespace labread
