// CDA documents for tests: sections with a narrative, and coded entries.
#pragma once

#include <string>

namespace labread::test {

inline std::string document(const std::string& sections, const std::string& language = "en-US",
                            const std::string& code = "34133-9") {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<code code=")" +
         code + R"(" codeSystem="2.16.840.1.113883.6.1"/>
<effectiveTime value="20240723101500+0100"/><languageCode code=")" +
         language + R"("/>
<recordTarget><patientRole><patient><name><given>Ines</given><family>Sample</family></name>
<administrativeGenderCode code="F"/><birthTime value="19680330"/>
</patient></patientRole></recordTarget>
<documentationOf><serviceEvent><performer><assignedEntity><representedOrganization>
<name>Riverside Lab</name></representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>
<component><structuredBody>)" +
         sections + "</structuredBody></component></ClinicalDocument>";
}

inline std::string section(const std::string& text, const std::string& entries = "",
                           const std::string& code = "30954-2") {
  return "<component><section><code code=\"" + code +
         "\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>Results</title><text>" + text +
         "</text>" + entries + "</section></component>\n";
}

inline std::string entry(const std::string& observations) {
  return "<entry><organizer classCode=\"BATTERY\" moodCode=\"EVN\"><code displayName=\"CMP\"/>" +
         observations + "</organizer></entry>";
}

// A coded result; `members` follow its code.
inline std::string observation(const std::string& code, const std::string& name,
                               const std::string& members) {
  return "<component><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"" + code +
         "\" codeSystem=\"2.16.840.1.113883.6.1\" displayName=\"" + name + "\"/>" + members +
         "</observation></component>";
}

inline std::string quantity(const std::string& value, const std::string& unit) {
  return "<value xsi:type=\"PQ\" value=\"" + value + "\" unit=\"" + unit + "\"/>";
}

}  // namespace labread::test
