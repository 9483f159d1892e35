// What goes between parent and worker as flat bytes: a request's head (the PDF's own bytes follow
// it as they are), and a Document or the failure to read one. Both run on one machine from one
// build, so numbers are written as they lie in memory. Decoding trusts nothing: every count and
// length is checked against the bytes that are there and the limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/error.h"
#include "parser/document.h"
#include "parser/limits.h"

namespace labread {

// The document needs the module of ciphers and rare filters, which a worker that has locked itself
// in can no longer load: ask a fresh one, with_module.
struct ModuleWanted {};

// What was wanted of a worker, or why it is not there.
template <class Wanted>
using Answer = std::variant<Wanted, ErrorRecord, ModuleWanted>;

using WorkerAnswer = Answer<Document>;

std::string encode(const WorkerAnswer& answer);
// Throws Error worker_failed for bytes that encode() did not make.
WorkerAnswer decode(std::string_view bytes, const Limits& limits);

struct RequestHead {
  Limits limits;
  std::string password;
  std::uint64_t size = 0;      // of the PDF that follows
  bool sandboxed = true;       // false: without the filter of system calls
  bool with_module = false;    // loaded before the worker locks itself in
  bool accepts_scans = false;  // a PDF of nothing but images is no failure
  std::string marks{};         // encoded (mark_wire.h); empty: the PDF is to be read, else marked
  std::int32_t scan_of = 0;  // > 0: the images of this page are wanted (scan_wire.h), not the text
};

// Heads are short, but for the notes of marks.
inline constexpr std::uint64_t longest_head = 64'000'000;

std::string encode(const RequestHead& head);
// Throws Error worker_failed.
RequestHead decode_head(std::string_view bytes);

}  // namespace labread
