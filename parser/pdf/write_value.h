// PDF objects as the bytes of a file: the way back from syntax.h. What syntax.h reads of the result
// is the same value.
#pragma once

#include <string>
#include <string_view>

#include "parser/pdf/object.h"

namespace labread::pdf {

void append_value(std::string& out, const Object& value);

// Never with an exponent, which PDF does not know; the shortest digits that mean this number.
void append_number(std::string& out, double number);

// A PDF text string of UTF-8: plain where it is ASCII, else UTF-16 with its mark in front.
Object text_object(std::string_view utf8);

}  // namespace labread::pdf
