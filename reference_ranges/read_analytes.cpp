#include "base/fold.h"
#include "reference_ranges/row_readers.h"

namespace labread {
namespace {

Property read_property(JsonRow& row) {
  const std::string_view name = row.text("property");
  if (name == "mass") return Property::mass;
  if (name == "molar") return Property::molar;
  if (name != "other") row.defect("property", "must be mass, molar or other");
  return Property::other;
}

std::span<const LoincCode> read_loinc(JsonRow& analyte) {
  std::vector<LoincCode> codes;
  for (JsonRow& row : analyte.objects("loinc")) {
    codes.push_back({row.text("code"), read_property(row), row.optional_text("description")});
    row.refuse_unread();
  }
  return analyte.context().knowledge.arena.keep(codes);
}

std::span<const AnalyteUnit> read_analyte_units(JsonRow& analyte) {
  std::vector<AnalyteUnit> units;
  for (JsonRow& row : analyte.objects("units")) {
    units.push_back({row.text("ucum"), row.number("factor"), row.number_or("offset", 0),
                     row.text("source"), row.boolean("source_checked", false)});
    row.refuse_unread();
  }
  return analyte.context().knowledge.arena.keep(units);
}

std::optional<Plausibility> read_plausibility(JsonRow& analyte) {
  std::optional<JsonRow> row = analyte.object("plausibility");
  if (!row) return std::nullopt;
  const Plausibility plausibility{row->text("unit"),
                                  row->decimal("reject_below"),
                                  row->decimal("review_below"),
                                  row->decimal("review_above"),
                                  row->decimal("reject_above"),
                                  row->text("source")};
  row->refuse_unread();
  return plausibility;
}

Analyte read_one(JsonRow& row) {
  Analyte analyte;
  analyte.id = row.text("id");
  analyte.name = row.text("name");
  analyte.category = row.text("category");
  analyte.specimen = row.text("specimen");
  analyte.specimen_class = row.text("specimen_class");
  analyte.canonical_unit = row.text("canonical_unit");
  analyte.panels = row.kept_texts("panels");
  analyte.symbols = row.kept_texts("symbols");
  analyte.loinc = read_loinc(row);
  analyte.units = read_analyte_units(row);
  analyte.plausibility = read_plausibility(row);
  analyte.related = row.kept_texts("related");
  analyte.notes = row.kept_texts("notes");
  row.refuse_unread();
  return analyte;
}

}  // namespace

void read_analytes(JsonRow& file) {
  Knowledge& knowledge = file.context().knowledge;
  const std::string_view version = file.optional_text("version");
  if (!version.empty()) knowledge.version = version;
  Placing placing(knowledge.analytes, IdOf{});
  for (JsonRow& row : file.objects("analytes")) placing.put(row, read_one(row));
}

std::optional<AnalyteIndex> read_analyte(JsonRow& row, std::string_view field) {
  const std::string_view id = row.text(field);
  const Table<Analyte>& analytes = row.context().knowledge.analytes;
  for (std::size_t i = 0; i < analytes.size(); ++i) {
    if (analytes[i].row.id == id) return static_cast<AnalyteIndex>(i);
  }
  if (!id.empty()) row.defect(field, "no analyte has the id \"" + std::string(id) + "\"");
  return std::nullopt;
}

void read_units(JsonRow& file) {
  Knowledge& knowledge = file.context().knowledge;
  const auto key = [](const UnitSpelling& unit) {
    return std::string(unit.key) + " = " + std::string(unit.ucum);
  };
  Placing placing(knowledge.units, key);
  for (JsonRow& row : file.objects("units")) {
    const std::string_view ucum = row.text("ucum");
    for (const std::string_view printed : row.texts("printed")) {
      placing.put(row, {knowledge.arena.keep(fold_unit(printed)), ucum});
    }
    row.refuse_unread();
  }
}

void read_not_laboratory(JsonRow& file) {
  Placing placing(file.context().knowledge.not_laboratory,
                  [](const LoincBlock& block) { return std::to_string(block.first); });
  for (JsonRow& row : file.objects("loinc")) {
    row.text("what");
    placing.put(row, {static_cast<int>(row.number("first")), static_cast<int>(row.number("last"))});
    row.refuse_unread();
  }
}

}  // namespace labread
