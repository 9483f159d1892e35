#include "reference_ranges/json_row.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace labread {

using Json = nlohmann::ordered_json;

std::string pointer_part(std::string_view field) {
  std::string part = "/";
  for (const char c : field) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

JsonRow::JsonRow(ReadContext& context, const Json& value, std::string pointer)
    : context_(&context), value_(&value), pointer_(std::move(pointer)) {
  if (!value.is_object()) defect("must be an object");
}

void JsonRow::defect(std::string message) {
  context_->defects.push_back({context_->file, pointer_, std::move(message)});
}

void JsonRow::defect(std::string_view field, std::string message) {
  context_->defects.push_back({context_->file, pointer_ + pointer_part(field), std::move(message)});
}

RowOrigin JsonRow::origin() const { return {context_->file, pointer_, false}; }

bool JsonRow::has(std::string_view field) const {
  return value_->is_object() && value_->contains(field);
}

const Json* JsonRow::value(std::string_view field) {
  read_.emplace(field);
  return has(field) ? &(*value_)[std::string(field)] : nullptr;
}

const Json* JsonRow::required(std::string_view field) {
  const Json* const found = value(field);
  if (found == nullptr && value_->is_object()) defect("lacks \"" + std::string(field) + "\"");
  return found;
}

std::string_view JsonRow::text(std::string_view field) {
  const Json* const found = required(field);
  if (found == nullptr) return {};
  if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
    defect(field, "must be a text that is not empty");
    return {};
  }
  return context_->knowledge.arena.keep(found->get_ref<const std::string&>());
}

std::string_view JsonRow::optional_text(std::string_view field) {
  return has(field) ? text(field) : std::string_view{};
}

std::vector<std::string_view> JsonRow::texts(std::string_view field) {
  std::vector<std::string_view> list;
  const Json* const found = value(field);
  if (found == nullptr) return list;
  if (!found->is_array()) defect(field, "must be a list of texts");
  for (std::size_t i = 0; found->is_array() && i < found->size(); ++i) {
    const Json& item = (*found)[i];
    if (item.is_string() && !item.get_ref<const std::string&>().empty()) {
      list.push_back(context_->knowledge.arena.keep(item.get_ref<const std::string&>()));
    } else {
      context_->defects.push_back({context_->file,
                                   pointer_ + pointer_part(field) + "/" + std::to_string(i),
                                   "must be a text that is not empty"});
    }
  }
  return list;
}

std::span<const std::string_view> JsonRow::kept_texts(std::string_view field) {
  return context_->knowledge.arena.keep(texts(field));
}

bool JsonRow::boolean(std::string_view field, bool absent) {
  const Json* const found = value(field);
  if (found == nullptr) return absent;
  if (!found->is_boolean()) {
    defect(field, "must be true or false");
    return absent;
  }
  return found->get<bool>();
}

double JsonRow::number(std::string_view field) {
  return required(field) == nullptr ? 0 : number_or(field, 0);
}

double JsonRow::number_or(std::string_view field, double absent) {
  const Json* const found = value(field);
  if (found == nullptr) return absent;
  if (!found->is_number()) {
    defect(field, "must be a number");
    return absent;
  }
  return found->get<double>();
}

std::optional<Decimal> JsonRow::decimal(std::string_view field) {
  const Json* const found = value(field);
  if (found == nullptr) return std::nullopt;
  const std::optional<Decimal> number =
      found->is_number() ? decimal_from(found->get<double>()) : std::nullopt;
  if (!number) defect(field, "must be a number of at most 18 digits");
  return number;
}

std::vector<Decimal> JsonRow::decimals(std::string_view field) {
  std::vector<Decimal> list;
  const Json* const found = value(field);
  if (found == nullptr) return list;
  if (!found->is_array()) defect(field, "must be a list of numbers");
  for (std::size_t i = 0; found->is_array() && i < found->size(); ++i) {
    const Json& item = (*found)[i];
    const auto number = item.is_number() ? decimal_from(item.get<double>()) : std::nullopt;
    if (number) {
      list.push_back(*number);
    } else {
      context_->defects.push_back({context_->file,
                                   pointer_ + pointer_part(field) + "/" + std::to_string(i),
                                   "must be a number of at most 18 digits"});
    }
  }
  return list;
}

std::optional<JsonRow> JsonRow::object(std::string_view field) {
  const Json* const found = value(field);
  if (found == nullptr) return std::nullopt;
  return JsonRow(*context_, *found, pointer_ + pointer_part(field));
}

std::vector<JsonRow> JsonRow::objects(std::string_view field) {
  std::vector<JsonRow> list;
  const Json* const found = value(field);
  if (found == nullptr) return list;
  if (!found->is_array()) {
    defect(field, "must be a list");
    return list;
  }
  for (std::size_t i = 0; i < found->size(); ++i) {
    list.emplace_back(*context_, (*found)[i],
                      pointer_ + pointer_part(field) + "/" + std::to_string(i));
  }
  return list;
}

std::vector<std::string> JsonRow::fields() const {
  std::vector<std::string> names;
  if (!value_->is_object()) return names;
  for (const auto& [name, unused] : value_->items()) names.push_back(name);
  return names;
}

void JsonRow::refuse_unread() {
  for (const std::string& name : fields()) {
    if (!read_.contains(name)) defect(name, "is not a field of this row");
  }
}

}  // namespace labread
