#include "parser/assembly/assemble.h"

#include <algorithm>
#include <utility>

#include "parser/assembly/assembler.h"

namespace labread {
namespace {

// Without a result of today the earlier ones are what the document is about.
void settle_asides(Assembly& assembly) {
  if (assembly.results.empty() && !assembly.aside_controls) {
    assembly.results = std::exchange(assembly.aside, {});
    return;
  }
  for (const Result& result : assembly.aside) {
    assembly.skipped.push_back({result.where.page, result.where.line,
                                result.name + " " + result.value + " " + result.unit,
                                "below a heading of results that are not the patient's of today"});
  }
}

// "LDL <70 mg/dL", "Triglycerides <150 mg/dL", "HbA1c <7 %" and nothing else: what is wished for.
// Results below the limit of detection alone would have the same limit or ranges beside it.
void refuse_limits_alone(Assembly& assembly) {
  constexpr std::size_t fewest = 3;
  if (assembly.limits.size() < fewest || assembly.limits.size() != assembly.results.size()) return;
  for (const Result& result : assembly.results) {
    assembly.skipped.push_back({result.where.page, result.where.line,
                                result.name + " " + result.value + " " + result.unit,
                                "nothing but limits"});
  }
  assembly.results.clear();
}

}  // namespace

Assembly assemble(const std::vector<Block>& blocks, const Conventions& conventions,
                  const Catalogue& catalogue, Trace* trace) {
  constexpr std::size_t usual_results = 32;  // of a report; to move them costs more than their room
  Assembly assembly;
  assembly.results.reserve(usual_results);
  Assembler flow(conventions, catalogue, assembly, trace);
  for (const Block& block : blocks) {
    if (!block.flow.empty()) {
      flow.read(block.flow, block.untitled);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(assembly.results.size());
    for (const auto& strip : block.strips) {
      Assembler beside(conventions, catalogue, assembly, trace);
      beside.stand_below(flow, block.lists);
      beside.read(strip);
      if (block.lists) flow.go_on_below(beside);
    }
    if (block.by_rows) {
      std::stable_sort(
          assembly.results.begin() + first, assembly.results.end(),
          [](const Result& a, const Result& b) { return a.where.line < b.where.line; });
    }
  }
  assembly.marks.settle(assembly.results);
  settle_asides(assembly);
  refuse_limits_alone(assembly);
  return assembly;
}

}  // namespace labread
