// The two calls of another program: what is printed, and what it means. Prints one line a result.
#include <labread/base/bytes.h>
#include <labread/base/error.h>
#include <labread/interpreter/interpretation.h>
#include <labread/parser/reader.h>
#include <labread/reference_ranges/catalogue.h>

#include <cstddef>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: print_verdicts REPORT WORKER\n";
    return 2;
  }
  try {
    const labread::Catalogue& catalogue = labread::Catalogue::built_in();
    labread::ReadOptions options;
    options.worker_path = argv[2];
    labread::Reader reader(catalogue, options);
    const labread::ReadFile file = reader.read(labread::Bytes::map(argv[1], std::size_t{10} << 20));
    for (const labread::Report& report : file.reports) {
      const labread::Interpretation answer = labread::interpret(report, {}, catalogue);
      for (std::size_t i = 0; i < report.results.size(); ++i) {
        std::cout << report.results[i].name << " | " << report.results[i].value << " | "
                  << labread::name_of(answer.results[i].status) << '\n';
      }
    }
    return 0;
  } catch (const labread::Error& error) {
    std::cerr << labread::code_name(error.code()) << ": " << error.what() << '\n';
    return 1;
  }
}
