#include "parser/interchange/hl7_service.h"

#include <algorithm>
#include <array>

namespace labread {

bool is_other_service(std::string_view section) {
  constexpr auto services =
      std::to_array<std::string_view>({"CT", "CTH", "CUS", "EC", "EN", "IMG", "NMR", "NMS", "OT",
                                       "OUS", "PT", "RAD", "RT", "RUS", "VUS", "XRC"});
  return std::find(services.begin(), services.end(), section) != services.end();
}

bool is_laboratory_service(std::string_view section) {
  constexpr auto services = std::to_array<std::string_view>(
      {"LAB", "CH", "HM", "MB", "SR", "IMM", "BG", "BLB", "TX", "MCB", "MYC", "VR"});
  return std::find(services.begin(), services.end(), section) != services.end();
}

}  // namespace labread
