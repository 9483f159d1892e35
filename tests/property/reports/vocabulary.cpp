#include "tests/property/reports/vocabulary.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.h"

namespace labread::drawn {
namespace {

using nlohmann::json;

json read_json(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  return json::parse(in);
}

void add_name(Language& language, const std::string& analyte, const std::string& name) {
  for (NamedAnalyte& known : language.analytes) {
    if (known.id == analyte) {
      known.names.push_back(name);
      return;
    }
  }
  language.analytes.push_back({analyte, {name}});
}

Language read_language(const std::string& path) {
  const json data = read_json(path);
  Language language;
  language.code = data.at("language").get<std::string>();
  for (const auto& [analyte, names] : data.at("names").items()) {
    for (const json& name : names) add_name(language, analyte, name.get<std::string>());
  }
  for (const json& shared : data.at("shared_names")) {
    add_name(language, shared.at("analytes").at(0).get<std::string>(),
             shared.at("name").get<std::string>());
  }
  language.other_tests = data.at("other_tests").get<Words>();
  for (const auto& [role, words] : data.at("words").items()) {
    if (words.is_array()) {
      language.words[role] = words.get<Words>();
    } else {
      language.meanings[role] = words.get<std::map<std::string, Words>>();
    }
  }
  return language;
}

enum class Script { latin, cyrillic, chinese };

Script script_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x400 && c < 0x530) return Script::cyrillic;
    if (c >= 0x370 && c < 0x400 && c != 0x3BC) return Script::chinese;  // Greek: nobody's here
    if (c >= 0x2E80) return Script::chinese;
  }
  return Script::latin;
}

// Spellings of other languages, and those that only a person with the column in view understands.
bool is_ordinary(std::string_view spelling, std::string_view language) {
  if (spelling.find_first_of("[]{}") != spelling.npos) return false;
  if (spelling.starts_with("10 ") || spelling.starts_with("1000")) return false;
  const Script script = script_of(spelling);
  return script == Script::latin || (script == Script::cyrillic && language == "ru");
}

std::vector<Locale> all_locales() {
  const Words euro = {"dd.mm.yyyy", "dd.mm.yy"};
  const Words slash = {"dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yy"};
  const Words plain = {" - ", "-", " – ", "–"};
  const auto with = [&](std::string word) {
    Words dashes = plain;
    dashes.push_back(" " + word + " ");
    return dashes;
  };
  constexpr DecimalMark point = DecimalMark::point;
  constexpr DecimalMark comma = DecimalMark::comma;
  return {
      {"en-US",
       "en",
       point,
       {","},
       true,
       {"mm/dd/yyyy", "mm/dd/yyyy", "Mon dd, yyyy", "mm-dd-yy"},
       with("to")},
      {"en-GB",
       "en",
       point,
       {","},
       false,
       {"dd/mm/yyyy", "dd-Mon-yyyy", "dd Mon yyyy"},
       with("to")},
      {"de", "de", comma, {".", " "}, false, euro, with("bis")},
      {"fr", "fr", comma, {" "}, false, slash, with("à")},
      {"es", "es", comma, {"."}, false, {"dd/mm/yyyy", "dd-mm-yyyy"}, with("a")},
      {"it", "it", comma, {"."}, false, slash, with("÷")},
      {"pt-BR", "pt", comma, {"."}, false, slash, with("a")},
      {"nl", "nl", comma, {"."}, false, {"dd-mm-yyyy", "dd-mm-yyyy"}, plain},
      {"pl", "pl", comma, {" "}, false, {"dd.mm.yyyy", "yyyy-mm-dd"}, plain},
      {"tr", "tr", comma, {"."}, false, {"dd.mm.yyyy", "dd.mm.yyyy"}, plain},
      {"ru", "ru", comma, {" "}, false, {"dd.mm.yyyy", "dd.mm.yyyy"}, plain},
      {"zh", "zh", point, {}, false, {"yyyy-mm-dd", "yyyy/mm/dd"}, {"-", "--", "~", "～", " - "}},
  };
}

}  // namespace

const Words& Language::of(const std::string& role) const {
  const auto found = words.find(role);
  if (found == words.end() || found->second.empty()) {
    throw std::runtime_error("no words of " + role + " in " + code);
  }
  return found->second;
}

const Words& Language::of(const std::string& role, const std::string& meaning) const {
  return meanings.at(role).at(meaning);
}

Vocabulary read_vocabulary(const std::string& source_directory) {
  const std::string data = source_directory + "/reference_ranges/data/";
  Vocabulary vocabulary;
  vocabulary.locales = all_locales();
  for (const Locale& locale : vocabulary.locales) {
    if (vocabulary.languages.contains(locale.language)) continue;
    vocabulary.languages[locale.language] =
        read_language(data + "languages/" + locale.language + ".json");
  }
  const json units = read_json(data + "units.json");
  for (const json& unit : units.at("units")) {
    vocabulary.units[unit.at("ucum").get<std::string>()] = unit.at("printed").get<Words>();
  }
  return vocabulary;
}

Words unit_spellings(const Vocabulary& vocabulary, std::string_view ucum,
                     std::string_view language) {
  const auto found = vocabulary.units.find(std::string(ucum));
  if (ucum == "1" || found == vocabulary.units.end()) return {};
  Words fitting;
  Words native;
  for (const std::string& spelling : found->second) {
    if (!is_ordinary(spelling, language)) continue;
    if (script_of(spelling) == Script::cyrillic) native.push_back(spelling);
    fitting.push_back(spelling);
  }
  return native.empty() ? fitting : native;
}

}  // namespace labread::drawn
