// HL7 v2 as text: lines to segments, segments to fields, fields to their parts, with the separators
// that each message states for itself. Views into the file; only escaped texts are copied.
//
//   for (const Hl7Segment& segment : hl7_segments(text)) …
//   hl7_field(segment, 3) -> "2345-7^Glucose^LN";  hl7_component(field, 2, separators) -> "Glucose"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace labread {

// MSH-1 and MSH-2.
struct Hl7Separators {
  char field = '|';
  char component = '^';
  char repetition = '~';
  char escape = '\\';
  char subcomponent = '&';
};

struct Hl7Segment {
  std::string_view name;  // "OBX"
  std::string_view text;  // all of it; of a field wrapped over lines with its line ends
  int line = 0;
};

// Whether the text starts with a segment MSH, FHS or BHS (framed or not).
bool looks_like_hl7(std::string_view text);

// Whether a line of the text is a segment MSH and one behind it an OBX: messages pasted into a
// page.
bool holds_hl7(std::string_view text);

// A message whose line ends became blanks, or the letters of an escape, gets them back; any other
// is left as it is.
std::string with_line_ends(std::string text);

// A message copied out of XML or a page, whose separators are "^~\&amp;": without entities. Of
// others only "&lt;" and "&gt;" are undone, which nobody writes otherwise.
std::string without_entities(std::string text);

// Lines end with CR, LF or both. The frame bytes of MLLP are no part of them. A line that does not
// look like a segment goes on with the one before it; in a page around messages only where it must.
std::vector<Hl7Segment> hl7_segments(std::string_view text, std::size_t most);

// The separators that a segment MSH, FHS or BHS states.
Hl7Separators hl7_separators(const Hl7Segment& segment);

// The n-th field as HL7 counts them, MSH-1 being the field separator; empty: none.
std::string_view hl7_field(const Hl7Segment& segment, std::size_t n, char separator);
// The n-th part, from 1.
std::string_view hl7_part(std::string_view text, std::size_t n, char separator);
std::vector<std::string_view> hl7_parts(std::string_view text, char separator);

// Escapes resolved (\F\ \S\ \T\ \R\ \E\ \X..\ \.br\ and the like) and `""` (deleted) as empty.
std::string hl7_text(std::string_view raw, const Hl7Separators& separators);

}  // namespace labread
