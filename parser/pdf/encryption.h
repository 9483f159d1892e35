// The Encrypt dictionary, checked before PoDoFo sees it: PoDoFo 0.9.8 reads past strings that are
// too short and follows entries that are missing.
#pragma once

#include <string>

#include "parser/pdf/object.h"

namespace labread::pdf {

struct EncryptionCheck {
  bool sound = false;              // complete, and of a kind that PoDoFo can decrypt
  bool strings_are_plain = false;  // crypt filter Identity
  bool streams_are_plain = false;
};

// `encrypt` is resolved to any depth.
EncryptionCheck check_encryption(const Dictionary& encrypt);

}  // namespace labread::pdf
