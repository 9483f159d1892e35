#include <dlfcn.h>

#include <string>

#include "base/error.h"
#include "parser/pdf/podofo.h"

namespace labread::pdf {
namespace {

// By its bare name: the worker's run path ($ORIGIN) leads to its own folder.
const Podofo& load() {
  void* const module = ::dlopen("labread-podofo.so", RTLD_LAZY | RTLD_LOCAL);
  if (!module) {
    const char* const reason = ::dlerror();
    throw Error(ErrorCode::internal, std::string("labread-podofo.so cannot be loaded: ") +
                                         (reason ? reason : "unknown"));
  }
  void* const symbol = ::dlsym(module, "labread_podofo");
  const Podofo* calls = symbol ? static_cast<const Podofo*>(symbol) : nullptr;
  if (!calls || calls->version != podofo_version) {
    throw Error(ErrorCode::internal, "labread-podofo.so is of another version");
  }
  return *calls;
}

}  // namespace

const Podofo& podofo() {
  static const Podofo& loaded = load();
  return loaded;
}

}  // namespace labread::pdf
