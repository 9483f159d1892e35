// A catalogue that owns its rows: what the build tool prints, and what a run with overrides uses.
//
//   const OwnedCatalogue mine = with_overrides(Catalogue::built_in(), "clinic-knowledge");
//   interpret(report, patient, mine.catalogue());
#pragma once

#include <memory>
#include <string>

#include "reference_ranges/catalogue.h"
#include "reference_ranges/knowledge.h"

namespace labread {

class OwnedCatalogue {
 public:
  explicit OwnedCatalogue(Knowledge knowledge);
  OwnedCatalogue(OwnedCatalogue&&) noexcept;
  OwnedCatalogue& operator=(OwnedCatalogue&&) noexcept;
  ~OwnedCatalogue();

  const Catalogue& catalogue() const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

// `base` with the rows of the files in `directory` in place of its rows with the same id, or added.
// `base` must outlive the result. Throws Error bad_knowledge with file, pointer and number of
// defects.
OwnedCatalogue with_overrides(const Catalogue& base, const std::string& directory);

}  // namespace labread
