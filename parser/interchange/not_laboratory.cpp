#include "parser/interchange/not_laboratory.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace labread {
namespace {

struct Block {
  int first = 0;
  int last = 0;
};

// Numbers of LOINC without their check digit, in order.
constexpr auto blocks = std::to_array<Block>({
    {3137, 3138},    // body height, measured and stated
    {3140, 3142},    // body surface and weight
    {8277, 8278},    // body surface
    {8280, 8280},    // waist
    {8287, 8289},    // circumference of the head
    {8301, 8308},    // body height
    {8310, 8310},    // temperature
    {8328, 8333},    // temperature by where it is taken
    {8335, 8352},    // body weight
    {8462, 8462},    // blood pressure, diastolic
    {8478, 8478},    // mean
    {8480, 8480},    // systolic
    {8665, 8665},    // last menstrual period
    {8867, 8867},    // heart rate
    {9279, 9279},    // breaths
    {9843, 9843},    // circumference of the head
    {11778, 11780},  // expected delivery
    {11977, 11977},  // number of births
    {11996, 11996},  // number of pregnancies
    {21112, 21112},  // birth date
    {21612, 21612},  // age, reported
    {29463, 29463},  // body weight
    {29553, 29553},  // age, calculated
    {30525, 30525},  // age
    {30946, 30978},  // vaccination and what came of it
    {31034, 31035},  // site and day of a vaccination
    {39156, 39156},  // body mass index
    {42525, 42525},  // marker of a questionnaire of vaccination
    {46098, 46098},  // sex
    {49541, 49541},  // fasting
    {55284, 55284},  // blood pressure
    {59408, 59408},  // saturation by the bed
    {59778, 59785},  // schedule of vaccinations
    {64994, 64994},  // who pays for a vaccination
    {67471, 67471},  // pregnant
    {72166, 72166},  // smoker
    {76689, 76689},  // sex at birth
    {82810, 82810},  // pregnant
    {85353, 85354},  // panels of vital signs
});

constexpr bool in_order() {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i].first <= blocks[i - 1].last) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

bool is_asked_of_person(std::string_view loinc) {
  int number = 0;
  const char* end = loinc.data() + loinc.size();
  const auto read = std::from_chars(loinc.data(), end, number);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != '-') return false;
  const auto block = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const Block& known) { return number <= known.last; });
  return block != blocks.end() && number >= block->first;
}

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
