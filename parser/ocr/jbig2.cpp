#include "parser/ocr/jbig2.h"

#include <jbig2.h>

#include <memory>

namespace labread::ocr {
namespace {

struct FreeContext {
  void operator()(Jbig2Ctx* context) const { ::jbig2_ctx_free(context); }
};
using Context = std::unique_ptr<Jbig2Ctx, FreeContext>;

void stay_silent(void*, const char*, Jbig2Severity, std::uint32_t) {}

const unsigned char* data_of(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Picture picture_of(const Jbig2Image& page, std::size_t pixels) {
  constexpr std::uint32_t widest = 200'000;
  const bool sound = page.width > 0 && page.height > 0 && page.width <= widest &&
                     page.height <= widest &&
                     static_cast<std::size_t>(page.width) * page.height <= pixels;
  if (!sound) return nullptr;
  Picture picture(
      ::pixCreate(static_cast<l_int32>(page.width), static_cast<l_int32>(page.height), 1));
  if (!picture) return nullptr;
  const auto per_line = static_cast<std::size_t>(::pixGetWpl(picture.get()));
  const std::size_t bytes = (page.width + 7) / 8;
  for (std::size_t y = 0; y < page.height; ++y) {
    l_uint32* const line = ::pixGetData(picture.get()) + y * per_line;
    const std::uint8_t* const row = page.data + y * page.stride;
    for (std::size_t x = 0; x < bytes; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return picture;
}

}  // namespace

Picture from_jbig2(const std::string& bytes, const std::string& globals, std::size_t pixels) {
  Jbig2GlobalCtx* shared = nullptr;
  Context first;
  if (!globals.empty()) {
    first.reset(::jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, nullptr, stay_silent, nullptr));
    if (!first || ::jbig2_data_in(first.get(), data_of(globals), globals.size()) < 0)
      return nullptr;
    shared = ::jbig2_make_global_ctx(first.release());
  }
  const auto free_shared = [](Jbig2GlobalCtx* context) { ::jbig2_global_ctx_free(context); };
  const std::unique_ptr<Jbig2GlobalCtx, decltype(free_shared)> owner(shared, free_shared);
  const Context context(
      ::jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, shared, stay_silent, nullptr));
  if (!context || ::jbig2_data_in(context.get(), data_of(bytes), bytes.size()) < 0) return nullptr;
  ::jbig2_complete_page(context.get());
  Jbig2Image* const page = ::jbig2_page_out(context.get());
  if (!page) return nullptr;
  Picture picture = picture_of(*page, pixels);
  ::jbig2_release_page(context.get(), page);
  return picture;
}

}  // namespace labread::ocr
