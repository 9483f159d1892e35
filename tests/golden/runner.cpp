// Runs the program as its users do and compares what it prints with what is kept here.
//
//   golden_runner cases   PROGRAM SOURCE_DIR   every tests/golden/*.case
//   golden_runner samples PROGRAM SOURCE_DIR   every report of samples/ against
//   golden/samples/*.json
//
// With LABREAD_REFRESH in the environment it rewrites what is kept instead, for a person to review.
// A case is one file: lines of sections, each opened by a line that starts with "--- ":
//
//   --- command            for sh, in an empty folder; labread is in PATH, $SAMPLES is the folder
//   --- exit
//   --- stdout             compared byte by byte; "--- stdout json" by structure, a value a line
//   --- stderr
//
// JSON is held against docs/schema besides.
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

struct Setting {
  fs::path program;
  fs::path source;
  bool refresh = false;
};

struct Run {
  int exit_code = 0;
  std::string out, err;
};

std::string in_quotes(const std::string& text) { return "'" + text + "'"; }

// In a folder of its own, which does not outlive the run.
Run run(const std::string& command, const Setting& setting) {
  std::string pattern = (fs::temp_directory_path() / "labread-golden-XXXXXX").string();
  const fs::path top = ::mkdtemp(pattern.data());
  fs::create_directory(top / "work");
  write_file(top / "command", command + "\n");
  const std::string line =
      "cd " + in_quotes((top / "work").string()) +
      " && PATH=" + in_quotes(setting.program.parent_path().string()) +
      ":\"$PATH\" SAMPLES=" + in_quotes((setting.source / "samples").string()) +
      " DATA=" + in_quotes((setting.source / "tests/golden/data").string()) +
      " LC_ALL=C.UTF-8 NO_COLOR=1 sh ../command >../out 2>../err </dev/null";
  const int status = std::system(line.c_str());
  Run done{WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(top / "out"),
           content_of(top / "err")};
  fs::remove_all(top);
  return done;
}

class Contract {
 public:
  explicit Contract(const fs::path& file) : json_(Json::parse(content_of(file))) {
    valijson::adapters::NlohmannJsonAdapter adapter(json_);
    valijson::SchemaParser().populateSchema(adapter, schema_);
  }

  // What breaks it; empty: nothing.
  std::string violations(const Json& output) const {
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter adapter(output);
    if (validator.validate(schema_, adapter, &results)) return {};
    std::string text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      text += "  schema: ";
      for (const std::string& part : error.context) text += part;
      text += ": " + error.description + "\n";
    }
    return text;
  }

 private:
  Json json_;
  valijson::Schema schema_;
};

std::vector<OrderedJson> values_of(const std::string& text) {
  std::vector<OrderedJson> values;
  std::istringstream in(text);
  while (in >> std::ws && in.peek() != std::char_traits<char>::eof()) {
    // An indented object or one a line: both end where the parser says so.
    OrderedJson value;
    in >> value;
    values.push_back(std::move(value));
  }
  return values;
}

// Versions and the place of the sources change without a change of meaning.
void leave_out_what_varies(OrderedJson& value) {
  value.erase("labread_version");
  value.erase("knowledge_version");
  if (value.contains("source")) value["source"].erase("file");
}

std::string kept_form(const std::vector<OrderedJson>& values) {
  std::string text;
  for (const OrderedJson& value : values) text += value.dump(1) + "\n";
  return text;
}

std::string difference(const std::string& kept, const std::vector<OrderedJson>& found) {
  const Json expected = Json(values_of(kept));
  const Json actual = Json(found);
  std::string text;
  for (const Json& step : Json::diff(expected, actual)) {
    const std::string path = step.at("path");
    const Json::json_pointer at(path);
    text += "  " + std::string(step.at("op")) + " " + path;
    if (expected.contains(at)) text += "\n    - " + expected.at(at).dump();
    if (step.contains("value")) text += "\n    + " + step.at("value").dump();
    text += "\n";
  }
  return text;
}

// The schema that an output names: "labread/trend/1" is trend-1.schema.json.
class Contracts {
 public:
  explicit Contracts(const Setting& setting) : folder_(setting.source / "docs/schema") {}

  std::string violations(const Json& output) const {
    std::string name = output.value("schema", "labread/none");
    name = name.substr(std::min(name.find('/') + 1, name.size()));
    std::ranges::replace(name, '/', '-');
    const auto known = contracts_.find(name);
    if (known != contracts_.end()) return known->second.violations(output);
    const fs::path file = folder_ / (name + ".schema.json");
    if (!fs::exists(file)) return "  no schema " + file.string() + "\n";
    return contracts_.try_emplace(name, file).first->second.violations(output);
  }

 private:
  fs::path folder_;
  mutable std::map<std::string, Contract> contracts_;
};

std::string check_contract(const std::vector<OrderedJson>& values, const Contracts& contract) {
  std::string faults;
  for (const OrderedJson& value : values) faults += contract.violations(Json(value));
  return faults;
}

// The faults of one sample; empty: none.
std::string run_sample(const fs::path& sample, const Setting& setting, const Contracts& contract) {
  const Run done =
      run("labread --format json \"$SAMPLES\"/" + in_quotes(sample.filename().string()), setting);
  if (done.exit_code != 0) {
    return "  exit " + std::to_string(done.exit_code) + ": " + done.err;
  }
  std::vector<OrderedJson> values = values_of(done.out);
  const std::string faults = check_contract(values, contract);
  if (!faults.empty()) return faults;
  std::ranges::for_each(values, leave_out_what_varies);
  const fs::path kept =
      setting.source / "tests/golden/samples" / (sample.filename().string() + ".json");
  if (setting.refresh) {
    write_file(kept, kept_form(values));
    return {};
  }
  if (!fs::exists(kept)) return "  nothing is kept; ./dev refresh writes it\n";
  return difference(content_of(kept), values);
}

struct Section {
  std::string title;
  std::string body;
};

std::vector<Section> sections_of(const fs::path& file) {
  std::vector<Section> sections;
  std::istringstream in(content_of(file));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) {
      sections.push_back({line.substr(4), {}});
    } else if (!sections.empty()) {
      sections.back().body += line + "\n";
    }
  }
  return sections;
}

std::string section(const std::vector<Section>& sections, const std::string& title) {
  const auto found = std::ranges::find(sections, title, &Section::title);
  return found == sections.end() ? std::string() : found->body;
}

std::string compared(const std::string& what, const std::string& kept, const std::string& found) {
  if (kept == found) return {};
  return "  " + what + " expected:\n" + kept + "  found:\n" + found;
}

std::string run_one_case(const fs::path& file, const Setting& setting, const Contracts& contract) {
  std::vector<Section> sections = sections_of(file);
  const bool as_json =
      std::ranges::find(sections, "stdout json", &Section::title) != sections.end();
  const Run done = run(section(sections, "command"), setting);
  std::vector<OrderedJson> values;
  std::string faults;
  if (as_json) {
    values = values_of(done.out);
    faults += check_contract(values, contract);
    std::ranges::for_each(values, leave_out_what_varies);
  }
  if (setting.refresh) {
    std::string text = "--- command\n" + section(sections, "command") + "--- exit\n" +
                       std::to_string(done.exit_code) + "\n";
    text += as_json ? "--- stdout json\n" + kept_form(values) : "--- stdout\n" + done.out;
    text += "--- stderr\n" + done.err;
    write_file(file, text);
    return faults;
  }
  faults += compared("exit", section(sections, "exit"), std::to_string(done.exit_code) + "\n");
  faults += compared("stderr", section(sections, "stderr"), done.err);
  faults += as_json ? difference(section(sections, "stdout json"), values)
                    : compared("stdout", section(sections, "stdout"), done.out);
  return faults;
}

std::vector<fs::path> files_of(const fs::path& folder, const std::vector<std::string>& extensions) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (std::ranges::find(extensions, entry.path().extension().string()) != extensions.end()) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

template <class RunOne>
int run_all(const std::vector<fs::path>& files, RunOne run_one) {
  int failed = 0;
  for (const fs::path& file : files) {
    std::string faults;
    try {
      faults = run_one(file);
    } catch (const std::exception& error) {
      faults = std::string("  ") + error.what() + "\n";
    }
    if (faults.empty()) continue;
    ++failed;
    std::cout << "FAILED " << file.filename().string() << "\n" << faults;
  }
  std::cout << files.size() << " run, " << failed << " failed\n";
  return failed == 0 && !files.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: golden_runner cases|samples PROGRAM SOURCE_DIR\n";
    return 2;
  }
  const Setting setting{fs::absolute(argv[2]), fs::absolute(argv[3]),
                        std::getenv("LABREAD_REFRESH") != nullptr};
  const Contracts contract(setting);
  if (std::string(argv[1]) == "samples") {
    return run_all(
        files_of(setting.source / "samples", {".txt", ".pdf", ".hl7", ".json", ".ldt", ".xml"}),
        [&](const fs::path& file) { return run_sample(file, setting, contract); });
  }
  return run_all(files_of(setting.source / "tests/golden", {".case"}),
                 [&](const fs::path& file) { return run_one_case(file, setting, contract); });
}
