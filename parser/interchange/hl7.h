// HL7 v2 results (ORU, OUL and what carries results like them) to reports: one a message and
// patient. A name is OBX-3.2, a value OBX-5, its unit OBX-6, range OBX-7, flag OBX-8; comments
// (NTE) are no results. A corrected or final result takes the place of the earlier one of the same
// order.
#pragma once

#include "parser/interchange/interchange.h"

namespace labread {

// `bytes` may be framed (MLLP), batched (FHS, BHS) and hold several messages. Throws Error.
InterchangeFile read_hl7(std::string_view bytes, const Catalogue& catalogue, const Limits& limits);

}  // namespace labread
