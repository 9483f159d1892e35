#include "reference_ranges/read_json.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/error.h"
#include "reference_ranges/row_readers.h"
#include "reference_ranges/validate.h"

namespace labread {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t max_file_bytes = 16 << 20;

struct FileReader {
  std::string_view name;
  void (*read)(JsonRow& file);
};

// Analytes first: other rows refer to them.
constexpr FileReader file_readers[] = {
    {"analytes.json", read_analytes},
    {"units.json", read_units},
    {"sources.json", read_sources},
    {"context_flags.json", read_context_flags},
    {"ranges.json", read_ranges},
    {"tiers.json", read_tiers},
    {"critical_limits.json", read_critical_limits},
    {"variation.json", read_variation},
    {"rules.json", read_rules},
    {"formulas.json", read_formulas},
    {"article.json", read_article},
    {"urgency.json", read_urgency},
    {"sentences.json", read_sentences},
    {"name_families.json", read_name_families},
    {"word_meanings.json", read_word_meanings},
    {"not_laboratory.json", read_not_laboratory},
};

// Notices a key that an object has twice, of which a parsed object would keep only one.
class RepeatedKeys {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open_[depth + 1].clear();
    if (event == Json::parse_event_t::key) {
      const std::string key = parsed.get<std::string>();
      if (!open_[depth].emplace(key, true).second) repeated.push_back(key);
    }
    return true;
  }

  std::vector<std::string> repeated;

 private:
  std::map<int, std::map<std::string, bool>> open_;
};

void read_file(const fs::path& path, const FileReader& reader, const std::string& name,
               Knowledge& knowledge, std::vector<Defect>& defects) {
  Json parsed;
  RepeatedKeys keys;
  try {
    const Bytes bytes = Bytes::map(path.string(), max_file_bytes);
    const std::string_view text = bytes.view();
    parsed = Json::parse(text.begin(), text.end(), std::ref(keys));
  } catch (const Json::exception& failure) {
    defects.push_back({name, "", std::string("is not JSON: ") + failure.what()});
    return;
  } catch (const Error& failure) {
    defects.push_back({name, "", failure.what()});
    return;
  }
  for (const std::string& key : keys.repeated) {
    defects.push_back({name, "", "has the field \"" + key + "\" twice in one object"});
  }
  ReadContext context{knowledge, defects, name};
  JsonRow file(context, parsed, "");
  reader.read(file);
  file.refuse_unread();
}

std::vector<fs::path> language_files(const fs::path& directory) {
  std::vector<fs::path> files;
  const fs::path languages = directory / "languages";
  if (!fs::is_directory(languages)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(languages)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void read_directory(const std::string& directory, bool complete, Knowledge& knowledge,
                    std::vector<Defect>& defects) {
  const fs::path folder(directory);
  if (!fs::is_directory(folder)) {
    defects.push_back({directory, "", "is not a folder"});
    return;
  }
  bool any = false;
  for (const FileReader& reader : file_readers) {
    const fs::path path = folder / reader.name;
    if (fs::exists(path)) {
      any = true;
      read_file(path, reader, std::string(reader.name), knowledge, defects);
    } else if (complete) {
      defects.push_back({std::string(reader.name), "", "is missing"});
    }
  }
  const std::vector<fs::path> languages = language_files(folder);
  const FileReader reader{"languages", read_language};
  for (const fs::path& path : languages) {
    read_file(path, reader, "languages/" + path.filename().string(), knowledge, defects);
  }
  if (languages.empty() && (complete || !any)) {
    defects.push_back({complete ? "languages" : directory, "", "holds no data file"});
  }
}

std::vector<Defect> check_data(const std::string& directory, const Catalogue& base) {
  if (fs::exists(fs::path(directory) / "analytes.json") &&
      fs::exists(fs::path(directory) / "sources.json")) {
    return check_data(directory);
  }
  std::vector<Defect> defects;
  Knowledge knowledge = knowledge_of(base);
  read_directory(directory, false, knowledge, defects);
  if (defects.empty()) defects = validate(knowledge);
  return defects;
}

std::vector<Defect> check_data(const std::string& directory) {
  std::vector<Defect> defects;
  Knowledge knowledge;
  read_directory(directory, true, knowledge, defects);
  if (defects.empty()) defects = validate(knowledge);
  return defects;
}

std::string to_string(const Defect& defect) {
  return defect.file + ": " + (defect.pointer.empty() ? "" : defect.pointer + ": ") +
         defect.message;
}

}  // namespace labread
