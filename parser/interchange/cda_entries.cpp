#include "parser/interchange/cda_entries.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "parser/interchange/cda_xml.h"
#include "parser/interchange/specimen.h"
#include "parser/interchange/timestamp.h"

namespace labread::cda {
namespace {

using pugi::xml_node;

std::string text_of(xml_node node) { return tidy_text(node.text().get()); }

std::string_view type_of(xml_node value) {
  std::string_view type = attribute(value, "type");
  return type.substr(type.find(':') + 1);
}

// A time, or the start of an interval.
std::optional<Moment> moment_of(xml_node time) {
  for (const std::string_view part : {"", "low", "center", "high"}) {
    const xml_node node = part.empty() ? time : child(time, part);
    if (const auto moment = timestamp(attribute(node, "value"))) return moment;
  }
  return std::nullopt;
}

// "#result1" of a reference to the narrative.
std::string reference_of(xml_node holder) {
  std::string_view target = attribute(child(holder, "reference"), "value");
  if (target.starts_with('#')) target.remove_prefix(1);
  return std::string(target);
}

bool is_exclusive(xml_node bound) { return attribute(bound, "inclusive") == "false"; }

struct Interval {
  std::string text;
  PrintedRange range;
  std::string unit;
};

std::optional<Bound> bound_of(xml_node node) {
  const auto number = parse_decimal(attribute(node, "value"), DecimalMark::point);
  return number ? std::optional(Bound{*number, !is_exclusive(node)}) : std::nullopt;
}

Interval interval_of(xml_node value) {
  Interval out;
  const xml_node low = child(value, "low");
  const xml_node high = child(value, "high");
  out.range.low = bound_of(low);
  out.range.high = bound_of(high);
  const std::string low_text(out.range.low ? attribute(low, "value") : "");
  const std::string high_text(out.range.high ? attribute(high, "value") : "");
  const bool both = !low_text.empty() && !high_text.empty();
  if (both) {
    out.text = low_text + " - " + high_text;
  } else if (!low_text.empty()) {
    out.text = (is_exclusive(low) ? ">" : ">=") + low_text;
  } else if (!high_text.empty()) {
    out.text = (is_exclusive(high) ? "<" : "<=") + high_text;
  }
  out.unit = attribute(out.range.low ? low : high, "unit");
  return out;
}

class EntryReader {
 public:
  EntryReader(const Narrative& narrative, const LineIndex& lines, const Catalogue& catalogue)
      : narrative_(narrative), lines_(lines), catalogue_(catalogue) {}

  // What an act or battery says of the results in it.
  struct Context {
    std::string section;
    std::string specimen;
    std::string laboratory;
    std::optional<Moment> collected, drawn;  // of the battery; of the specimen's collection
  };

  void read(xml_node node, Context context) {
    if (is(node, "observation")) {
      read_observation(node, context);
      return;
    }
    take_context(node, context);
    for (const xml_node inner : node.children()) {
      const std::string_view name = name_of(inner);
      if (is_one_of(name, {"entry", "entryRelationship", "component", "act", "organizer",
                           "observation"})) {
        read(inner, context);
      }
    }
  }

  std::vector<CodedRow> take() { return std::move(rows_); }

 private:
  void take_context(xml_node node, Context& context) const {
    if (is(node, "organizer")) {
      const std::string name = name_of_code(child(node, "code"));
      if (!name.empty()) context.section = name;
      if (const auto time = moment_of(child(node, "effectiveTime"))) context.collected = time;
    }
    take_specimen(node, context);
    if (const std::string lab = organization_of(node); !lab.empty()) context.laboratory = lab;
    // XD-LAB: the procedure by which the specimen was taken.
    for (const std::string_view link : {"entryRelationship", "component"}) {
      for (const xml_node relation : children(node, link)) {
        const xml_node procedure = child(relation, "procedure");
        if (!procedure) continue;
        if (const auto time = moment_of(child(procedure, "effectiveTime"))) context.drawn = time;
        for (const xml_node participant : children(procedure, "participant")) {
          take_playing(descend(participant, {"participantRole", "playingEntity"}), context);
        }
      }
    }
  }

  void take_specimen(xml_node node, Context& context) const {
    for (const xml_node specimen : children(node, "specimen")) {
      take_playing(descend(specimen, {"specimenRole", "specimenPlayingEntity"}), context);
    }
  }

  void take_playing(xml_node entity, Context& context) const {
    const xml_node code = child(entity, "code");
    std::string text = name_of_code(code);
    if (text.empty()) text = text_of(child(entity, "name"));
    const std::string specimen = specimen_of(text, attribute(code, "code"), catalogue_.lexicon());
    if (!specimen.empty()) context.specimen = specimen;
  }

  static std::string organization_of(xml_node node) {
    const xml_node entity = descend(node, {"performer", "assignedEntity"});
    return text_of(descend(entity, {"representedOrganization", "name"}));
  }

  std::string marked(const std::string& id) const {
    const auto found = narrative_.by_id.find(id);
    return found == narrative_.by_id.end() ? std::string() : found->second;
  }

  // What a code is called: the text it was made from, or its display name.
  std::string name_of_code(xml_node code) const {
    const xml_node original = child(code, "originalText");
    std::string text = text_of(original);
    if (text.empty()) text = marked(reference_of(original));
    if (text.empty() || is_prose(text)) text = tidy_text(attribute(code, "displayName"));
    for (const xml_node translation : children(code, "translation")) {
      if (text.empty()) text = tidy_text(attribute(translation, "displayName"));
    }
    return text;
  }

  void read_observation(xml_node observation, Context context) {
    const std::string_view mood = attribute(observation, "moodCode");
    if (!mood.empty() && mood != "EVN") return;
    take_context(observation, context);
    CodedRow out;
    PrintedRow& row = out.row;
    read_test(child(observation, "code"), row);
    read_value(observation, row);
    row.flag = flag_of(observation);
    read_range(observation, row);
    row.line = lines_.line_of(observation);
    row.section = context.section == row.name ? std::string() : context.section;
    row.specimen = context.specimen;
    const auto own = moment_of(child(observation, "effectiveTime"));
    row.collected = context.drawn ? context.drawn : own ? own : context.collected;
    out.laboratory = context.laboratory;
    out.status = attribute(child(observation, "statusCode"), "code");
    read_references(observation, out.ids);
    read_earlier(observation, row);
    const bool negated = attribute(observation, "negationInd") == "true";
    if (!row.name.empty() && !row.value.empty() && !negated) rows_.push_back(std::move(out));
  }

  void read_test(xml_node code, PrintedRow& row) const {
    row.name = name_of_code(code);
    if (row.name.empty()) row.name = tidy_text(attribute(code, "code"));
    read_code(code, row);
    for (const xml_node translation : children(code, "translation")) read_code(translation, row);
  }

  static void read_code(xml_node code, PrintedRow& row) {
    std::string_view system = attribute(code, "codeSystem");
    if (code_system_name(system) == system) {
      const std::string_view name = attribute(code, "codeSystemName");
      if (!name.empty()) system = name;
    }
    add_code(row.codes, system, attribute(code, "code"));
    std::string display = tidy_text(attribute(code, "displayName"));
    if (!display.empty()) row.other_names.push_back(std::move(display));
  }

  void read_value(xml_node observation, PrintedRow& row) const {
    for (const xml_node value : children(observation, "value")) {
      if (row.value.empty()) read_typed(value, row);
    }
  }

  void read_typed(xml_node value, PrintedRow& row) const {
    const std::string_view type = type_of(value);
    if (type == "PQ" || type == "REAL" || type == "INT" || type == "MO") {
      row.value = tidy_text(attribute(value, "value"));
      set_unit(value, attribute(value, "unit"), row);
      row.number = parse_decimal(row.value, DecimalMark::point);
    } else if (type == "IVL_PQ" || type == "IVL_INT" || type == "IVL_REAL") {
      const Interval interval = interval_of(value);
      row.value = interval.text;
      set_unit(value, interval.unit, row);
    } else if (type.starts_with("RTO")) {
      row.value = tidy_text(attribute(child(value, "numerator"), "value")) + ":" +
                  tidy_text(attribute(child(value, "denominator"), "value"));
    } else if (is_one_of(type, {"CD", "CE", "CV", "CO", "CS"})) {
      row.value = name_of_code(value);
      if (row.value.empty()) row.value = tidy_text(attribute(value, "code"));
    } else if (type == "BL") {
      row.value = tidy_text(attribute(value, "value"));
    } else if (attribute(value, "representation") == "B64") {
      return;  // an attachment
    } else if (type == "ST" || type == "ED" || type.empty()) {
      row.value = text_of(value);
      if (row.value.empty()) row.value = marked(reference_of(value));
    }
    if (row.value == ":") row.value.clear();
  }

  // UCUM; what the laboratory prints may stand beside it.
  static void set_unit(xml_node value, std::string_view unit, PrintedRow& row) {
    row.unit_code = tidy_text(unit);
    row.unit = row.unit_code == "1" ? std::string() : row.unit_code;
    const xml_node translation = child(value, "translation");
    const std::string printed = tidy_text(attribute(translation, "displayName"));
    if (!printed.empty() && attribute(translation, "value") == attribute(value, "value")) {
      row.unit = printed;
    }
  }

  static std::string flag_of(xml_node observation) {
    std::string flags;
    for (const xml_node code : children(observation, "interpretationCode")) {
      const std::string flag = tidy_text(attribute(code, "code"));
      if (!flag.empty()) flags += (flags.empty() ? "" : ",") + flag;
    }
    return flags;
  }

  // One range for everybody, or those of several kinds of person as bands in words.
  void read_range(xml_node observation, PrintedRow& row) const {
    std::vector<xml_node> ranges;
    for (const xml_node reference : children(observation, "referenceRange")) {
      const xml_node range = child(reference, "observationRange");
      const std::string_view meaning = attribute(child(range, "interpretationCode"), "code");
      if (range && (meaning.empty() || meaning == "N")) ranges.push_back(range);
    }
    for (const xml_node range : ranges) {
      const Interval interval = interval_of(child(range, "value"));
      std::string text = text_of(child(range, "text"));
      if (text.empty()) text = marked(reference_of(child(range, "text")));
      if (text.empty()) text = interval.text;
      if (!text.empty()) row.range += (row.range.empty() ? "" : "\n") + text;
      const bool bounds = interval.range.low || interval.range.high;
      if (ranges.size() != 1 || !bounds) continue;
      row.structured = interval.range;
      if (interval.unit != row.unit_code) row.structured->unit = interval.unit;
    }
  }

  static void read_references(xml_node observation, std::vector<std::string>& ids) {
    const xml_node code = child(observation, "code");
    for (const xml_node holder :
         {child(observation, "text"), child(code, "originalText"), child(observation, "value"),
          descend(observation, {"value", "originalText"})}) {
      std::string id = reference_of(holder);
      if (!id.empty()) ids.push_back(std::move(id));
    }
  }

  // Earlier results of the same test hang below the present one.
  static void read_earlier(xml_node observation, PrintedRow& row) {
    for (const xml_node relation : children(observation, "entryRelationship")) {
      if (attribute(relation, "typeCode") != "REFR") continue;
      const xml_node earlier = child(relation, "observation");
      const xml_node value = child(earlier, "value");
      if (!value || type_of(value) != "PQ") continue;
      const auto moment = moment_of(child(earlier, "effectiveTime"));
      row.previous.push_back({tidy_text(attribute(value, "value")),
                              moment ? Moment{moment->date, {}}.to_iso() : std::string(),
                              tidy_text(attribute(value, "unit"))});
    }
  }

  const Narrative& narrative_;
  const LineIndex& lines_;
  const Catalogue& catalogue_;
  std::vector<CodedRow> rows_;
};

}  // namespace

std::vector<CodedRow> coded_rows(const xml_node& section, const Narrative& narrative,
                                 const LineIndex& lines, const Catalogue& catalogue) {
  EntryReader reader(narrative, lines, catalogue);
  for (const xml_node entry : children(section, "entry")) reader.read(entry, {});
  return reader.take();
}

}  // namespace labread::cda
