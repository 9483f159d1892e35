// What a report's head says before it is weighed: every fact that was read, with its place. Labels,
// headings and titles fill it in; the decision takes from it what does not contradict itself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/note.h"
#include "parser/header/header_facts.h"
#include "parser/tokens/date.h"

namespace labread {

template <class T>
struct Found {
  T value;
  Place place;
};

struct Findings {
  std::vector<Found<Sex>> sexes;
  std::vector<Found<Age>> ages;
  std::vector<Found<ReadDate>> births, collected, received, reported;
  std::vector<Found<std::string>> specimens, states;

  std::size_t count() const {
    return sexes.size() + ages.size() + births.size() + collected.size() + received.size() +
           reported.size() + specimens.size() + states.size();
  }
};

}  // namespace labread
