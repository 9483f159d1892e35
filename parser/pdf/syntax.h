// The syntax of PDF objects, as the file keeps them: numbers, strings, names, arrays, dictionaries
// and references, read straight from the file's bytes. Lenient where readers agree to be lenient
// (unknown words are null, what is unclosed ends with its object), bounded in depth and count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "parser/pdf/characters.h"
#include "parser/pdf/object.h"

namespace labread::pdf {

// Arrays and dictionaries nested deeper than this are passed over and read as null.
inline constexpr int deepest_nesting = 64;

// Digits after blanks; `at` moves past them. Nothing, and `at` unmoved, for anything else.
std::optional<std::uint64_t> read_integer(std::string_view bytes, std::size_t& at);

// "12 0 obj"; `at` moves past it. Nothing, and `at` unmoved, for anything else.
std::optional<Reference> read_object_header(std::string_view bytes, std::size_t& at);

// One value; `at` moves past it. Each value is taken off `budget`. Throws limit_exceeded at zero.
Object read_value(std::string_view bytes, std::size_t& at, std::size_t& budget);

// The data of a stream whose dictionary ends at `at`: `length` bytes where the word endstream
// follows them, else up to the next endstream or endobj. Nothing where no stream begins there.
std::optional<std::string_view> find_stream_data(std::string_view bytes, std::size_t at,
                                                 std::optional<double> length);

}  // namespace labread::pdf
