// The knowledge of a run: the built-in one, or that with the rows of --knowledge over it.
#pragma once

#include <optional>
#include <string>

#include "reference_ranges/owned_catalogue.h"

namespace labread {

class RunCatalogue {
 public:
  // An empty folder name means the built-in data alone. Throws WrongUse for a folder that does not
  // pass its checks.
  explicit RunCatalogue(const std::string& folder);

  const Catalogue& get() const { return own_ ? own_->catalogue() : Catalogue::built_in(); }

 private:
  std::optional<OwnedCatalogue> own_;
};

}  // namespace labread
