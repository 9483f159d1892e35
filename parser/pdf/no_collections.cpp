// In the place of the compiled tables where poppler-data was not there at build time.
#include "parser/pdf/character_collections.h"

namespace labread::pdf {

const std::string_view collection_tables;

}  // namespace labread::pdf
