// The steps of one text report, over a sample in English and one in German. PDFs cross a process:
// compare.sh measures them whole.
#include <benchmark/benchmark.h>

#include <string>

#include "base/bytes.h"
#include "interpreter/interpretation.h"
#include "output/writer.h"
#include "parser/results/read_report.h"
#include "parser/text/read_text.h"

namespace {

using namespace labread;

Bytes sample(const char* name) {
  return Bytes::map(std::string(LABREAD_SAMPLES "/") + name, 1'000'000);
}

void text_to_words(benchmark::State& state, const char* name) {
  const Bytes bytes = sample(name);
  for (auto _ : state) benchmark::DoNotOptimize(read_text(bytes.view(), {}));
}
BENCHMARK_CAPTURE(text_to_words, english, "annual_check.txt");
BENCHMARK_CAPTURE(text_to_words, german, "laborbefund.txt");

void words_to_results(benchmark::State& state, const char* name) {
  const Bytes bytes = sample(name);
  const Document document = read_text(bytes.view(), {});
  for (auto _ : state) {
    benchmark::DoNotOptimize(read_report(document, Catalogue::built_in()));
  }
}
BENCHMARK_CAPTURE(words_to_results, english, "annual_check.txt");
BENCHMARK_CAPTURE(words_to_results, german, "laborbefund.txt");

// Interpreting one read report: the figure to keep below 100 µs.
void results_to_findings(benchmark::State& state, const char* name) {
  const Bytes bytes = sample(name);
  const Catalogue& catalogue = Catalogue::built_in();
  const Report report = read_report(read_text(bytes.view(), {}), catalogue).at(0);
  for (auto _ : state) benchmark::DoNotOptimize(interpret(report, {}, catalogue));
}
BENCHMARK_CAPTURE(results_to_findings, english, "annual_check.txt");
BENCHMARK_CAPTURE(results_to_findings, german, "laborbefund.txt");

void results_to_json(benchmark::State& state, const char* name) {
  const Bytes bytes = sample(name);
  const Catalogue& catalogue = Catalogue::built_in();
  const Report report = read_report(read_text(bytes.view(), {}), catalogue).at(0);
  for (auto _ : state) {
    const Interpretation answer = interpret(report, {}, catalogue);
    benchmark::DoNotOptimize(find_writer("json")->write(answer, {}, catalogue, {}));
  }
}
BENCHMARK_CAPTURE(results_to_json, english, "annual_check.txt");
BENCHMARK_CAPTURE(results_to_json, german, "laborbefund.txt");

}  // namespace
