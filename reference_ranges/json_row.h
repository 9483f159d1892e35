// One JSON object of a data file, read field by field. What is missing, of the wrong type or not
// known becomes a defect at its JSON pointer, and reading goes on, so that one run shows them all.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/decimal.h"
#include "reference_ranges/knowledge.h"

namespace labread {

// What reading a file adds to.
struct ReadContext {
  Knowledge& knowledge;
  std::vector<Defect>& defects;
  std::string file;
};

class JsonRow {
 public:
  JsonRow(ReadContext& context, const nlohmann::ordered_json& value, std::string pointer);

  // Texts are kept in the arena of the knowledge that is read.
  std::string_view text(std::string_view field);                // required, not empty
  std::string_view optional_text(std::string_view field);       // may be absent
  std::vector<std::string_view> texts(std::string_view field);  // absent: none
  std::span<const std::string_view> kept_texts(std::string_view field);
  bool boolean(std::string_view field, bool absent);
  double number(std::string_view field);
  double number_or(std::string_view field, double absent);
  std::optional<Decimal> decimal(std::string_view field);
  std::vector<Decimal> decimals(std::string_view field);

  bool has(std::string_view field) const;
  std::optional<JsonRow> object(std::string_view field);  // absent: nothing
  std::vector<JsonRow> objects(std::string_view field);   // a list of objects; absent: none
  std::vector<std::string> fields() const;                // in file order

  // The value at a field, marked as read; null where there is none.
  const nlohmann::ordered_json* value(std::string_view field);

  void defect(std::string message);                          // of the whole row
  void defect(std::string_view field, std::string message);  // of one field
  void refuse_unread();                                      // every field not read is a defect

  RowOrigin origin() const;
  const std::string& pointer() const { return pointer_; }
  ReadContext& context() const { return *context_; }

 private:
  const nlohmann::ordered_json* required(std::string_view field);

  ReadContext* context_;
  const nlohmann::ordered_json* value_;
  std::string pointer_;
  std::set<std::string, std::less<>> read_;
};

// A field's name as a part of a JSON pointer.
std::string pointer_part(std::string_view field);

}  // namespace labread
