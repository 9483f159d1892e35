#include <benchmark/benchmark.h>

#include "base/decimal.h"
#include "base/fold.h"

namespace {

void fold_a_name(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(labread::fold_name("25‑OH‑Vitamin D (gesamt), Größe µg"));
  }
}
BENCHMARK(fold_a_name);

void read_a_decimal(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(labread::parse_decimal("1.234,56", labread::DecimalMark::comma));
  }
}
BENCHMARK(read_a_decimal);

}  // namespace
