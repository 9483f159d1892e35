#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "interpreter/cases.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void fail(const std::string& at, const std::string& what) {
  throw Error(ErrorCode::bad_knowledge, (at.empty() ? "/" : at) + " " + what);
}

// Keys beyond these are slips: `fire` for `fired` must not pass as an expectation of nothing.
void check_keys(const Json& object, const std::string& at,
                std::initializer_list<std::string_view> known) {
  if (!object.is_object()) fail(at, "is not an object");
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      fail(at + "/" + key, "is not a known key");
    }
  }
}

const Json* find(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text(const Json& value, const std::string& at) {
  if (!value.is_string()) fail(at, "is not a string");
  return value.get<std::string>();
}

Decimal decimal(const Json& value, const std::string& at) {
  if (!value.is_number()) fail(at, "is not a number");
  const auto number = decimal_from(value.get<double>());
  if (!number) fail(at, "has too many digits");
  return *number;
}

// A number, or a text with a comparator: "<4.0".
void read_value(CaseInput& input, const Json& value, const std::string& at) {
  if (value.is_number()) {
    input.value.number = decimal(value, at);
    input.value_text = input.value.number->to_string();
    return;
  }
  input.value_text = text(value, at);
  std::string_view digits = input.value_text;
  struct Sign {
    std::string_view text;
    Comparator comparator;
  };
  constexpr auto signs = std::to_array<Sign>({{"<=", Comparator::less_equal},
                                              {">=", Comparator::greater_equal},
                                              {"<", Comparator::less},
                                              {">", Comparator::greater}});
  for (const Sign& sign : signs) {
    if (!digits.starts_with(sign.text)) continue;
    input.value.comparator = sign.comparator;
    digits.remove_prefix(sign.text.size());
    break;
  }
  input.value.number = parse_decimal(digits, DecimalMark::point);
  if (!input.value.number) fail(at, "is not a number");
}

CaseInput read_input(const Json& json, const std::string& at) {
  check_keys(json, at, {"analyte", "value", "unit", "printed_range", "note"});
  CaseInput input;
  const Json* analyte = find(json, "analyte");
  const Json* value = find(json, "value");
  if (analyte == nullptr || value == nullptr) fail(at, "needs analyte and value");
  input.analyte = text(*analyte, at + "/analyte");
  read_value(input, *value, at + "/value");
  if (const Json* unit = find(json, "unit")) input.unit = text(*unit, at + "/unit");
  if (const Json* range = find(json, "printed_range")) {
    if (!range->is_array() || range->size() != 2) fail(at + "/printed_range", "is not a pair");
    if (!(*range)[0].is_null()) input.low = decimal((*range)[0], at + "/printed_range/0");
    if (!(*range)[1].is_null()) input.high = decimal((*range)[1], at + "/printed_range/1");
  }
  return input;
}

void read_pregnancy(CaseContext& context, const Json& json, const std::string& at) {
  if (json.is_boolean()) {
    context.pregnant = json.get<bool>();
    return;
  }
  const std::string word = text(json, at);
  context.pregnant = true;
  if (word == "T1") {
    context.trimester = Trimester::first;
  } else if (word == "T2") {
    context.trimester = Trimester::second;
  } else if (word == "T3") {
    context.trimester = Trimester::third;
  } else if (word == "any") {
    context.trimester = Trimester::unknown;
  } else {
    fail(at, "is none of T1, T2, T3, any");
  }
}

std::vector<std::string> read_texts(const Json& json, const std::string& at) {
  if (!json.is_array()) fail(at, "is not a list");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < json.size(); ++i) {
    texts.push_back(text(json[i], at + "/" + std::to_string(i)));
  }
  return texts;
}

CaseContext read_context(const Json& json, const std::string& at) {
  check_keys(json, at, {"age", "sex", "pregnancy", "flags"});
  CaseContext context;
  if (const Json* age = find(json, "age")) context.age = decimal(*age, at + "/age");
  if (const Json* sex = find(json, "sex")) {
    const std::string word = text(*sex, at + "/sex");
    if (word != "female" && word != "male") fail(at + "/sex", "is neither female nor male");
    context.sex = word == "female" ? Sex::female : Sex::male;
  }
  if (const Json* pregnancy = find(json, "pregnancy")) {
    read_pregnancy(context, *pregnancy, at + "/pregnancy");
  }
  if (const Json* flags = find(json, "flags")) context.flags = read_texts(*flags, at + "/flags");
  return context;
}

void read_tiers(CaseExpectation& expected, const Json& json, const std::string& at) {
  for (const auto& [analyte, pair] : json.items()) {
    const auto words = read_texts(pair, at + "/" + analyte);
    if (words.size() != 2) fail(at + "/" + analyte, "is not a pair of set and tier");
    expected.tier.push_back({analyte, words[0], words[1]});
  }
}

CaseExpectation read_expectation(const Json& json, const std::string& at) {
  check_keys(json, at, {"status", "critical", "tier", "fired", "not_fired", "canonical", "unit"});
  CaseExpectation expected;
  if (const Json* part = find(json, "status")) {
    for (const auto& [analyte, word] : part->items()) {
      expected.status.emplace_back(analyte, text(word, at + "/status/" + analyte));
    }
  }
  if (const Json* part = find(json, "critical")) {
    for (const auto& [analyte, word] : part->items()) {
      std::optional<std::string> wanted;
      if (!word.is_null()) wanted = text(word, at + "/critical/" + analyte);
      expected.critical.emplace_back(analyte, wanted);
    }
  }
  if (const Json* part = find(json, "tier")) read_tiers(expected, *part, at + "/tier");
  if (const Json* part = find(json, "fired")) expected.fired = read_texts(*part, at + "/fired");
  if (const Json* part = find(json, "not_fired")) {
    expected.not_fired = read_texts(*part, at + "/not_fired");
  }
  if (const Json* part = find(json, "canonical")) {
    for (const auto& [analyte, value] : part->items()) {
      expected.canonical.emplace_back(analyte,
                                      decimal(value, at + "/canonical/" + analyte).to_double());
    }
  }
  if (const Json* part = find(json, "unit")) {
    for (const auto& [analyte, word] : part->items()) {
      expected.unit.emplace_back(analyte, text(word, at + "/unit/" + analyte));
    }
  }
  return expected;
}

bool expects_nothing(const CaseExpectation& expected) {
  return expected.status.empty() && expected.critical.empty() && expected.tier.empty() &&
         expected.fired.empty() && expected.not_fired.empty() && expected.canonical.empty() &&
         expected.unit.empty();
}

InterpretationCase read_case(const Json& json, const std::string& at) {
  check_keys(json, at, {"id", "title", "context", "inputs", "expected", "why", "sources"});
  InterpretationCase result;
  const Json* id = find(json, "id");
  const Json* inputs = find(json, "inputs");
  const Json* expected = find(json, "expected");
  if (id == nullptr || inputs == nullptr || expected == nullptr || !inputs->is_array()) {
    fail(at, "needs id, inputs and expected");
  }
  result.id = text(*id, at + "/id");
  if (const Json* title = find(json, "title")) result.title = text(*title, at + "/title");
  if (const Json* context = find(json, "context")) {
    result.context = read_context(*context, at + "/context");
  }
  for (std::size_t i = 0; i < inputs->size(); ++i) {
    result.inputs.push_back(read_input((*inputs)[i], at + "/inputs/" + std::to_string(i)));
  }
  result.expected = read_expectation(*expected, at + "/expected");
  if (expects_nothing(result.expected)) fail(at + "/expected", "expects nothing");
  return result;
}

}  // namespace

std::vector<InterpretationCase> read_cases(std::string_view text) {
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) fail("", "is not JSON");
  const Json* cases = document.is_object() ? find(document, "cases") : &document;
  if (cases == nullptr || !cases->is_array()) fail("", "holds no list of cases");
  std::vector<InterpretationCase> result;
  for (std::size_t i = 0; i < cases->size(); ++i) {
    result.push_back(read_case((*cases)[i], "/cases/" + std::to_string(i)));
  }
  return result;
}

}  // namespace labread
