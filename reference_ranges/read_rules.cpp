#include <nlohmann/json.hpp>

#include "reference_ranges/row_readers.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

// Flattens the nested "when" of a rule into steps in prefix order.
class ConditionReader {
 public:
  explicit ConditionReader(JsonRow& rule) : rule_(rule) {}

  std::vector<Step> read() {
    if (const Json* const when = rule_.value("when")) {
      condition(*when, "/when");
    } else {
      rule_.defect("lacks \"when\"");
    }
    return steps_;
  }

 private:
  void fail(const std::string& at, const std::string& message) {
    ReadContext& context = rule_.context();
    context.defects.push_back({context.file, rule_.pointer() + at, message});
  }

  std::string_view keep(const Json& text) {
    return rule_.context().knowledge.arena.keep(text.get_ref<const std::string&>());
  }

  void condition(const Json& value, const std::string& at) {
    if (!value.is_object() || value.size() != 1) {
      fail(at, "must be an object with one operation");
      return;
    }
    const std::string name = value.begin().key();
    const Json& operand = value.begin().value();
    const std::string place = at + pointer_part(name);
    if (name == "all" || name == "any") {
      several(name == "all" ? Operation::all : Operation::any, operand, place);
    } else if (name == "not") {
      steps_.push_back({Operation::negate, 1, Relation::less, {}, {}, {}, {}});
      condition(operand, place);
    } else if (name == "has" || name == "missing" || name == "ctx") {
      subject_only(name, operand, place);
    } else if (name == "flag") {
      flag(operand, place);
    } else if (name == "cmp") {
      compare(operand, place);
    } else if (name == "times_uln") {
      times_upper(operand, place);
    } else {
      fail(place, "is not an operation: all, any, not, has, missing, flag, cmp, ctx, times_uln");
    }
  }

  void several(Operation operation, const Json& list, const std::string& at) {
    if (!list.is_array() || list.empty() || list.size() > 255) {
      fail(at, "must be a list of 1 to 255 conditions");
      return;
    }
    steps_.push_back(
        {operation, static_cast<std::uint8_t>(list.size()), Relation::less, {}, {}, {}, {}});
    for (std::size_t i = 0; i < list.size(); ++i) condition(list[i], at + "/" + std::to_string(i));
  }

  void subject_only(const std::string& name, const Json& subject, const std::string& at) {
    if (!subject.is_string()) {
      fail(at, "must name a subject");
      return;
    }
    Step step;
    step.operation = name == "has"       ? Operation::has
                     : name == "missing" ? Operation::missing
                                         : Operation::context;
    step.subject = keep(subject);
    steps_.push_back(step);
  }

  void flag(const Json& pair, const std::string& at) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
      fail(at, "must be [subject, low | normal | high]");
      return;
    }
    Step step;
    const std::string judged = pair[1].get<std::string>();
    if (judged == "low") {
      step.operation = Operation::is_low;
    } else if (judged == "normal") {
      step.operation = Operation::is_normal;
    } else if (judged == "high") {
      step.operation = Operation::is_high;
    } else {
      fail(at + "/1", "must be low, normal or high");
    }
    step.subject = keep(pair[0]);
    steps_.push_back(step);
  }

  std::optional<Decimal> limit(const Json& value, const std::string& at) {
    const auto number = value.is_number() ? decimal_from(value.get<double>()) : std::nullopt;
    if (!number) fail(at, "must be a number");
    return number;
  }

  void compare(const Json& list, const std::string& at) {
    if (!list.is_array() || list.size() != 4 || !list[0].is_string() || !list[1].is_string() ||
        !list[3].is_string()) {
      fail(at, "must be [subject, relation, limit, unit]");
      return;
    }
    Step step;
    step.subject = keep(list[0]);
    step.unit = keep(list[3]);
    const std::string relation = list[1].get<std::string>();
    if (relation == "between") {
      between(list[2], at + "/2", step);
    } else {
      step.operation = Operation::compare;
      step.relation = relation_of(relation, at + "/1");
      step.low = limit(list[2], at + "/2").value_or(Decimal{});
    }
    steps_.push_back(step);
  }

  void between(const Json& bounds, const std::string& at, Step& step) {
    step.operation = Operation::between;
    if (!bounds.is_array() || bounds.size() != 2) {
      fail(at, "must be [low, high]");
      return;
    }
    step.low = limit(bounds[0], at + "/0").value_or(Decimal{});
    step.high = limit(bounds[1], at + "/1").value_or(Decimal{});
  }

  Relation relation_of(const std::string& text, const std::string& at) {
    if (text == "<") return Relation::less;
    if (text == "<=") return Relation::less_equal;
    if (text == ">") return Relation::greater;
    if (text != ">=") fail(at, "must be <, <=, >, >= or between");
    return Relation::greater_equal;
  }

  void times_upper(const Json& pair, const std::string& at) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string()) {
      fail(at, "must be [analyte, times]");
      return;
    }
    Step step;
    step.operation = Operation::times_upper;
    step.subject = keep(pair[0]);
    step.low = limit(pair[1], at + "/1").value_or(Decimal{});
    steps_.push_back(step);
  }

  JsonRow& rule_;
  std::vector<Step> steps_;
};

std::span<const FormulaInput> read_inputs(JsonRow& formula) {
  std::vector<FormulaInput> inputs;
  for (JsonRow& row : formula.objects("inputs")) {
    inputs.push_back({row.text("subject"), row.text("unit")});
    row.refuse_unread();
  }
  return formula.context().knowledge.arena.keep(inputs);
}

std::span<const Constant> read_constants(JsonRow& formula) {
  std::vector<Constant> constants;
  Arena& arena = formula.context().knowledge.arena;
  if (std::optional<JsonRow> row = formula.object("constants")) {
    for (const std::string& name : row->fields()) {
      constants.push_back({arena.keep(name), row->number(name)});
    }
  }
  return arena.keep(constants);
}

}  // namespace

void read_rules(JsonRow& file) {
  Placing placing(file.context().knowledge.rules, IdOf{});
  for (JsonRow& row : file.objects("rules")) {
    Rule rule;
    rule.id = row.text("id");
    rule.title = row.text("title");
    rule.when = row.context().knowledge.arena.keep(ConditionReader(row).read());
    rule.say = row.text("say");
    rule.severity = row.text("severity");
    rule.must_not = row.optional_text("must_not");
    rule.action = row.optional_text("action");
    rule.sources = row.kept_texts("sources");
    rule.source_checked = row.boolean("source_checked", false);
    rule.note = row.optional_text("note");
    row.refuse_unread();
    placing.put(row, rule);
  }
}

void read_formulas(JsonRow& file) {
  Placing placing(file.context().knowledge.formulas, IdOf{});
  for (JsonRow& row : file.objects("formulas")) {
    Formula formula;
    formula.id = row.text("id");
    formula.title = row.text("title");
    formula.expression = row.text("expression");
    formula.output = row.text("output");
    formula.output_unit = row.text("output_unit");
    formula.inputs = read_inputs(row);
    formula.constants = read_constants(row);
    formula.not_valid_when = row.kept_texts("not_valid_when");
    formula.sources = row.kept_texts("sources");
    formula.source_checked = row.boolean("source_checked", false);
    formula.note = row.optional_text("note");
    row.refuse_unread();
    placing.put(row, formula);
  }
}

}  // namespace labread
