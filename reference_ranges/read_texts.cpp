#include <array>

#include "reference_ranges/row_readers.h"

namespace labread {
namespace {

constexpr auto fact_types = std::to_array<std::string_view>(
    {"role", "prevalence", "mechanism", "symptom", "action", "food", "supplement", "risk_group",
     "prevention", "treatment", "disclaimer", "framing", "claim", "scope", "caution",
     "differential", "see_doctor", "test_claim"});

FactType read_fact_type(JsonRow& row) {
  const std::string_view name = row.text("type");
  for (std::size_t i = 0; i < fact_types.size(); ++i) {
    if (fact_types[i] == name) return static_cast<FactType>(i);
  }
  row.defect("type", "\"" + std::string(name) + "\" is not a type of fact");
  return FactType::role;
}

void read_facts(JsonRow& file) {
  Placing placing(file.context().knowledge.facts, IdOf{});
  for (JsonRow& row : file.objects("facts")) {
    Fact fact;
    fact.id = row.text("id");
    fact.nutrient = row.optional_text("nutrient");
    fact.type = read_fact_type(row);
    fact.statement = row.text("statement");
    fact.section = row.text("section");
    fact.anchor = row.text("anchor");
    fact.correction = row.optional_text("correction");
    fact.keywords = row.kept_texts("keywords");
    fact.sources = row.kept_texts("sources");
    row.refuse_unread();
    placing.put(row, fact);
  }
}

void read_nutrients(JsonRow& file) {
  Placing placing(file.context().knowledge.nutrients, IdOf{});
  for (JsonRow& row : file.objects("nutrients")) {
    Nutrient nutrient;
    nutrient.id = row.text("id");
    nutrient.name = row.text("name");
    nutrient.section = row.text("section");
    nutrient.primary_analyte = row.text("primary_analyte");
    nutrient.equivalent_analytes = row.kept_texts("equivalent_analytes");
    nutrient.supporting_analytes = row.kept_texts("supporting_analytes");
    row.refuse_unread();
    placing.put(row, nutrient);
  }
}

void read_red_flags(JsonRow& file) {
  Placing placing(file.context().knowledge.red_flags, IdOf{});
  for (JsonRow& row : file.objects("red_flags")) {
    RedFlag flag;
    flag.id = row.text("id");
    flag.condition = row.text("condition");
    flag.in_article = row.boolean("in_article", false);
    flag.signs = row.kept_texts("signs");
    flag.urgency = row.text("urgency");
    flag.say = row.optional_text("say");
    flag.sources = row.kept_texts("sources");
    flag.source_checked = row.boolean("source_checked", false);
    row.refuse_unread();
    placing.put(row, flag);
  }
}

}  // namespace

void read_article(JsonRow& file) {
  read_nutrients(file);
  read_facts(file);
  read_red_flags(file);
}

void read_urgency(JsonRow& file) {
  const auto key = [](const UrgencyText& text) { return std::string(text.level); };
  Placing placing(file.context().knowledge.urgency, key);
  for (JsonRow& row : file.objects("urgency")) {
    placing.put(row,
                {row.text("level"), row.text("when"), row.text("say"), row.kept_texts("must_not")});
    row.refuse_unread();
  }
}

void read_sentences(JsonRow& file) {
  Placing placing(file.context().knowledge.sentences, IdOf{});
  for (JsonRow& row : file.objects("sentences")) {
    placing.put(row, {row.text("id"), row.text("text"), row.optional_text("section"),
                      row.optional_text("anchor"), row.kept_texts("sources")});
    row.refuse_unread();
  }
}

void read_context_flags(JsonRow& file) {
  Placing placing(file.context().knowledge.context_flags, IdOf{});
  for (JsonRow& row : file.objects("context_flags")) {
    placing.put(row, {row.text("id"), row.kept_texts("words")});
    row.refuse_unread();
  }
}

void read_sources(JsonRow& file) {
  Placing placing(file.context().knowledge.sources, IdOf{});
  for (JsonRow& row : file.objects("sources")) {
    placing.put(row, {row.text("id"), row.text("title"), row.optional_text("publisher"),
                      row.optional_text("url"), row.optional_text("checked_via"),
                      row.boolean("secondary", false)});
    row.refuse_unread();
  }
}

}  // namespace labread
