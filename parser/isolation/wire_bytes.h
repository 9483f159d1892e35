// The flat bytes of the wire (wire.h, scan_wire.h): one writer and one reader of plain values,
// texts and counts. The reader trusts nothing: what is not there, not finite or not UTF-8 throws
// Error worker_failed.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/error.h"
#include "base/geometry.h"
#include "base/utf8.h"

namespace labread {

// Changes with every change of what goes over the wire.
inline constexpr std::uint32_t wire_version = 0x4C520004;

enum class Tag : std::uint8_t {
  document,
  error,
  request,
  module_wanted,
  scan,
  recognition,
  marks,
  update,
};

[[noreturn]] inline void refuse_answer() {
  throw Error(ErrorCode::worker_failed, "a worker gave an answer that makes no sense");
}

class WireWriter {
 public:
  explicit WireWriter(Tag tag) {
    put(wire_version);
    put(tag);
  }
  template <typename T>
  void put(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof(T));
    std::memcpy(bytes_.data() + at, &value, sizeof(T));
  }
  void put_count(std::size_t count) { put(static_cast<std::uint32_t>(count)); }
  void put_text(std::string_view text) {
    put_count(text.size());
    bytes_ += text;
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {
    if (get<std::uint32_t>() != wire_version) refuse_answer();
  }
  template <typename T>
  T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    if (rest_.size() < sizeof(T)) refuse_answer();
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  bool get_flag() {
    const auto flag = get<std::uint8_t>();
    if (flag > 1) refuse_answer();
    return flag == 1;
  }
  double get_finite() {
    const auto value = get<double>();
    if (!std::isfinite(value)) refuse_answer();
    return value;
  }
  // A count of things that take at least `each` bytes, which must be there.
  std::size_t get_count(std::size_t each) {
    const auto count = get<std::uint32_t>();
    if (count > rest_.size() / each) refuse_answer();
    return count;
  }
  std::string get_text() {
    const std::size_t size = get_count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }
  std::string get_utf8() {
    std::string text = get_text();
    if (!is_utf8(text)) refuse_answer();
    return text;
  }
  void end() const {
    if (!rest_.empty()) refuse_answer();
  }

 private:
  std::string_view rest_;
};

inline void put_box(WireWriter& out, const Rect& box) {
  out.put(box.left);
  out.put(box.top);
  out.put(box.right);
  out.put(box.bottom);
}

inline Rect get_box(WireReader& in) {
  const Rect box{in.get_finite(), in.get_finite(), in.get_finite(), in.get_finite()};
  if (box.left > box.right || box.top > box.bottom) refuse_answer();
  return box;
}

// The failure that either worker may answer with, behind Tag::error.
std::string encode_error(const ErrorRecord& error);
ErrorRecord decode_error(WireReader& in);

}  // namespace labread
