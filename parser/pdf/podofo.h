// What PoDoFo does for this program: decryption, LZW, and a second reading of object
// syntax that ours is tested against.
//
// PoDoFo comes with some 25 shared libraries, whose loading takes longer than reading a report. So
// it lives in a module of its own (labread-podofo.so, beside the worker) that is loaded at the
// first encrypted document or LZW stream; podofo.cpp alone includes its headers, and no type of
// PoDoFo and no exception crosses this seam. Loading is per process, thread-safe, and never undone.
// A process that locks itself in loads it before (and calls prepare()), or never.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "parser/pdf/filters.h"
#include "parser/pdf/object.h"

namespace labread::pdf {

// Deciphers one document's strings and streams.
struct Decryption;

enum class Unlocking { done, wrong_password, unsupported };

// The calls of the module.
struct Podofo {
  int version;  // of this struct
  // Loads the ciphers, after which no call opens a file.
  void (*prepare)();
  // Without the predictor.
  std::optional<Decoded> (*decode_lzw)(std::string_view data, bool early_change, std::size_t limit);
  // `encrypt` has been checked (encryption.h); `made` is filled when done.
  Unlocking (*unlock)(const Dictionary& encrypt, const std::string& document_id,
                      const std::string& password, Decryption*& made);
  std::string (*decrypt)(Decryption& decryption, Reference object, std::string_view data);
  void (*free_decryption)(Decryption* decryption);
  // One value as PoDoFo's tokenizer reads it; nothing where it refuses. The caller has checked the
  // depth: PoDoFo recurses without end.
  std::optional<Object> (*read_value)(std::string_view bytes);
};

inline constexpr int podofo_version = 2;

// The module is not there, or can no longer be loaded. No std::exception: it is no fault of a page,
// and none may go on without it.
struct PodofoMissing {
  std::string reason;
};

// Whether the bytes of a PDF name what the module is needed for. A PDF can hide that.
bool mentions_podofo(std::string_view bytes);

// Throws PodofoMissing.
const Podofo& podofo();

}  // namespace labread::pdf
