// Our own small values for what stands in a PDF: the seam above which no PoDoFo type is seen.
// Values own their bytes; arrays and dictionaries are shared, immutable and cheap to copy. No
// number here is trusted: every use checks type and range.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace labread::pdf {

struct Reference {
  std::uint32_t number = 0;
  std::uint16_t generation = 0;
  friend auto operator<=>(const Reference&, const Reference&) = default;
};

struct Name {
  std::string text;  // without the slash, #xx resolved
};

class Object;
using Array = std::vector<Object>;
using Dictionary = std::map<std::string, Object, std::less<>>;

// null, bool, number, string, name, array, dictionary or reference. A stream is its dictionary; its
// bytes are fetched from the PdfFile by reference.
class Object {
 public:
  Object() = default;
  explicit Object(bool value) : value_(value) {}
  explicit Object(double value) : value_(value) {}
  explicit Object(std::string bytes) : value_(std::move(bytes)) {}
  explicit Object(Name name) : value_(std::move(name)) {}
  explicit Object(Reference reference) : value_(reference) {}
  explicit Object(Array array) : value_(std::make_shared<const Array>(std::move(array))) {}
  explicit Object(Dictionary dictionary)
      : value_(std::make_shared<const Dictionary>(std::move(dictionary))) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const double* as_number() const { return std::get_if<double>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const Name* as_name() const { return std::get_if<Name>(&value_); }
  const Reference* as_reference() const { return std::get_if<Reference>(&value_); }
  const Array* as_array() const {
    const auto* held = std::get_if<std::shared_ptr<const Array>>(&value_);
    return held ? held->get() : nullptr;
  }
  const Dictionary* as_dictionary() const {
    const auto* held = std::get_if<std::shared_ptr<const Dictionary>>(&value_);
    return held ? held->get() : nullptr;
  }

 private:
  std::variant<std::monostate, bool, double, std::string, Name, Reference,
               std::shared_ptr<const Array>, std::shared_ptr<const Dictionary>>
      value_;
};

}  // namespace labread::pdf
