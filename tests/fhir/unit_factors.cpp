// Prints how labread converts: analyte, unit, canonical unit, and one and two of the unit in the
// canonical one. validate.mjs compares that with the conversions of another program.
#include <cstdio>
#include <string>

#include "interpreter/convert.h"

int main() {
  using namespace labread;
  for (const Analyte& analyte : Catalogue::built_in().analytes()) {
    for (const AnalyteUnit& unit : analyte.units) {
      const auto one = to_canonical(Decimal{1, 0}, unit.ucum, analyte);
      const auto two = to_canonical(Decimal{2, 0}, unit.ucum, analyte);
      if (!one || !two) return 1;
      const std::string names = std::string(analyte.id) + '\t' + std::string(unit.ucum) + '\t' +
                                std::string(analyte.canonical_unit);
      std::printf("%s\t%.17g\t%.17g\n", names.c_str(), *one, *two);
    }
  }
  return 0;
}
