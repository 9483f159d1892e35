#include <algorithm>

#include "base/fold.h"
#include "reference_ranges/row_readers.h"
#include "reference_ranges/word_roles.h"

namespace labread {
namespace {

// Adds the names of one language. A name of the base that the files mention loses its old meaning;
// one that several languages have means all that any of them says.
class NameReader {
 public:
  explicit NameReader(JsonRow& file) : file_(file), names_(file.context().knowledge.names) {
    for (std::size_t i = 0; i < names_.size(); ++i) places_.emplace(names_[i].row.key, i);
  }

  void read() {
    for (JsonRow& row : file_.objects("shared_names")) read_shared(row);
    if (std::optional<JsonRow> names = file_.object("names")) {
      for (const std::string& id : names->fields()) read_of_analyte(*names, id);
    }
    const std::vector<std::string_view> others = file_.texts("other_tests");
    for (std::size_t i = 0; i < others.size(); ++i) {
      add(others[i], {}, "/other_tests/" + std::to_string(i));
    }
  }

 private:
  std::optional<AnalyteIndex> index_of(std::string_view id) const {
    const Table<Analyte>& analytes = file_.context().knowledge.analytes;
    const auto found = std::find_if(analytes.begin(), analytes.end(),
                                    [&](const auto& analyte) { return analyte.row.id == id; });
    if (found == analytes.end()) return std::nullopt;
    return static_cast<AnalyteIndex>(found - analytes.begin());
  }

  void read_shared(JsonRow& row) {
    std::vector<AnalyteIndex> candidates;
    for (const std::string_view id : row.texts("analytes")) {
      if (const auto index = index_of(id)) {
        candidates.push_back(*index);
      } else {
        row.defect("analytes", "no analyte has the id \"" + std::string(id) + "\"");
      }
    }
    if (candidates.size() < 2) row.defect("analytes", "must be two analytes or more");
    add(row.text("name"), candidates, row.pointer() + "/name");
    row.refuse_unread();
  }

  void read_of_analyte(JsonRow& names, const std::string& id) {
    const auto index = index_of(id);
    if (!index) {
      names.defect(id, "no analyte has this id");
      return;
    }
    std::vector<std::string> seen;
    const std::vector<std::string_view> texts = names.texts(id);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string pointer = "/names" + pointer_part(id) + "/" + std::to_string(i);
      if (std::find(seen.begin(), seen.end(), fold_name(texts[i])) != seen.end()) {
        fail(pointer, "folds to the same key as a name above it: " + fold_name(texts[i]));
      }
      seen.push_back(fold_name(texts[i]));
      add(texts[i], {*index}, pointer);
    }
  }

  void fail(const std::string& pointer, const std::string& message) {
    file_.context().defects.push_back({file_.context().file, pointer, message});
  }

  void add(std::string_view text, const std::vector<AnalyteIndex>& candidates,
           const std::string& pointer) {
    Arena& arena = file_.context().knowledge.arena;
    const std::string key = fold_name(text);
    if (key.empty()) {
      fail(pointer, "has no letter or digit");
      return;
    }
    const RowOrigin origin{file_.context().file, pointer, false};
    const auto [place, added] = places_.emplace(key, names_.size());
    if (added) {
      names_.push_back({{arena.keep(key), arena.keep(candidates)}, origin});
      return;
    }
    Located<Name>& old = names_[place->second];
    if (old.origin.base) {
      old = {{old.row.key, arena.keep(candidates)}, origin};
      return;
    }
    if (candidates.empty() != old.row.analytes.empty()) {
      fail(pointer, "\"" + key + "\" is a name of an analyte and of another test: " +
                        old.origin.file + ": " + old.origin.pointer);
      return;
    }
    unite(old.row, candidates);
  }

  void unite(Name& name, const std::vector<AnalyteIndex>& more) {
    std::vector<AnalyteIndex> all(name.analytes.begin(), name.analytes.end());
    for (const AnalyteIndex index : more) {
      if (std::find(all.begin(), all.end(), index) == all.end()) all.push_back(index);
    }
    name.analytes = file_.context().knowledge.arena.keep(all);
  }

  JsonRow& file_;
  Table<Name>& names_;
  std::unordered_map<std::string, std::size_t> places_;
};

// Adds the report words of one language.
class WordReader {
 public:
  WordReader(JsonRow& file, std::string_view language)
      : language_(language),
        knowledge_(file.context().knowledge),
        placing_(knowledge_.lexicon, key_of) {}

  void read(JsonRow& words) {
    for (const std::string& name : words.fields()) {
      const RoleDescription* const role = word_role(name);
      if (role == nullptr) {
        words.defect(name, "is not a role of words");
      } else if (role->values.empty()) {
        for (const std::string_view text : words.texts(name)) put(words, name, *role, {}, text);
      } else if (std::optional<JsonRow> by_value = words.object(name)) {
        read_values(*by_value, *role);
      }
    }
  }

 private:
  static std::string key_of(const LexiconEntry& entry) {
    return std::string(entry.key) + " as " +
           std::string(word_roles()[static_cast<std::size_t>(entry.role)].name) + " in " +
           std::string(entry.language);
  }

  void read_values(JsonRow& by_value, const RoleDescription& role) {
    for (const std::string& value : by_value.fields()) {
      if (std::find(role.values.begin(), role.values.end(), value) == role.values.end()) {
        by_value.defect(value, "is not a value of " + std::string(role.name));
        continue;
      }
      for (const std::string_view text : by_value.texts(value)) {
        put(by_value, value, role, knowledge_.arena.keep(value), text);
      }
    }
  }

  void put(JsonRow& row, const std::string& field, const RoleDescription& role,
           std::string_view value, std::string_view text) {
    const std::string key = fold_name(text);
    if (key.empty()) {
      row.defect(field, "\"" + std::string(text) + "\" has no letter or digit");
      return;
    }
    const bool compares =
        role.role == WordRole::comparator_word || role.role == WordRole::comparator_after;
    if (compares && text.find_first_of("<>") != std::string_view::npos) {
      // Its key would be the word alone: every "de 12" would mean "<12".
      row.defect(field, "\"" + std::string(text) + "\" has a sign, which stands for itself");
      return;
    }
    placing_.put(row, {knowledge_.arena.keep(key), role.role, value, language_});
  }

  std::string_view language_;
  Knowledge& knowledge_;
  Placing<LexiconEntry, std::string (*)(const LexiconEntry&)> placing_;
};

DecimalMark read_decimal_mark(JsonRow& file) {
  const std::string_view mark = file.text("decimal_mark");
  if (mark == "comma") return DecimalMark::comma;
  if (mark != "point") file.defect("decimal_mark", "must be point or comma");
  return DecimalMark::point;
}

}  // namespace

void read_language(JsonRow& file) {
  Knowledge& knowledge = file.context().knowledge;
  const auto key = [](const LanguageHabits& habits) { return std::string(habits.language); };
  LanguageHabits habits;
  habits.language = file.text("language");
  habits.decimal_mark = read_decimal_mark(file);
  habits.month_first = file.boolean("month_first", false);
  Placing placing(knowledge.languages, key);
  placing.put(file, habits);
  NameReader(file).read();
  if (std::optional<JsonRow> words = file.object("words")) {
    WordReader(file, habits.language).read(*words);
  }
}

}  // namespace labread
