#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "parser/pdf/podofo.h"

namespace labread::pdf {
namespace {

constexpr const char* file_name = "labread-podofo.so";

// Beside the running program, or where its run path leads.
void* open_module() {
  std::error_code none;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
  const std::string beside = (program.parent_path() / file_name).string();
  void* const module = ::dlopen(beside.c_str(), RTLD_LAZY | RTLD_LOCAL);
  return module ? module : ::dlopen(file_name, RTLD_LAZY | RTLD_LOCAL);
}

const Podofo& load() {
  void* const module = open_module();
  if (!module) {
    const char* const reason = ::dlerror();
    throw PodofoMissing{std::string("labread-podofo.so cannot be loaded: ") +
                        (reason ? reason : "unknown")};
  }
  void* const symbol = ::dlsym(module, "labread_podofo");
  const Podofo* calls = symbol ? static_cast<const Podofo*>(symbol) : nullptr;
  if (!calls || calls->version != podofo_version) {
    throw PodofoMissing{"labread-podofo.so is of another version"};
  }
  return *calls;
}

}  // namespace

bool mentions_podofo(std::string_view bytes) {
  return bytes.find("/Encrypt") != std::string_view::npos ||
         bytes.find("LZWDecode") != std::string_view::npos;
}

const Podofo& podofo() {
  static const Podofo& loaded = load();
  return loaded;
}

}  // namespace labread::pdf
