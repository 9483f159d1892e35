#include "parser/pdf/filters.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/pdf/inflate.h"
#include "parser/pdf/plain_filters.h"
#include "parser/pdf/podofo.h"

namespace labread::pdf {
namespace {

constexpr std::size_t longest_chain = 16;

struct ShortName {
  std::string_view abbreviation;
  std::string_view name;
};

constexpr std::array<ShortName, 7> short_names{{{"Fl", "FlateDecode"},
                                                {"LZW", "LZWDecode"},
                                                {"A85", "ASCII85Decode"},
                                                {"AHx", "ASCIIHexDecode"},
                                                {"RL", "RunLengthDecode"},
                                                {"DCT", "DCTDecode"},
                                                {"CCF", "CCITTFaxDecode"}}};

std::string long_name(std::string_view name) {
  for (const ShortName& pair : short_names) {
    if (name == pair.abbreviation) return std::string(pair.name);
  }
  return std::string(name);
}

int parameter(const Dictionary& parameters, std::string_view key, int otherwise) {
  const auto found = parameters.find(key);
  const double* number = found == parameters.end() ? nullptr : found->second.as_number();
  if (!number || *number < 0 || *number > 1e9) return otherwise;
  return static_cast<int>(*number);
}

std::string without_predictor(std::string data, const Dictionary& parameters) {
  return undo_predictor(
      std::move(data),
      {parameter(parameters, "Predictor", 1), parameter(parameters, "Colors", 1),
       parameter(parameters, "BitsPerComponent", 8), parameter(parameters, "Columns", 1)});
}

Decoded capped(std::string bytes, std::size_t limit) {
  const bool too_many = bytes.size() > limit;
  if (too_many) bytes.resize(limit);
  return {std::move(bytes), too_many};
}

std::optional<Decoded> run_filter(const Filter& filter, std::string_view data, std::size_t limit) {
  if (filter.name == "FlateDecode") {
    Inflated inflated = inflate(data, limit);
    return Decoded{without_predictor(std::move(inflated.bytes), filter.parameters),
                   inflated.capped};
  }
  if (filter.name == "Crypt") return Decoded{std::string(data), false};  // Identity: see file.cpp
  if (filter.name == "ASCII85Decode") return capped(decode_ascii85(data), limit);
  if (filter.name == "ASCIIHexDecode") return capped(decode_ascii_hex(data), limit);
  if (filter.name == "RunLengthDecode") return capped(decode_run_length(data, limit + 1), limit);
  if (filter.name != "LZWDecode") return std::nullopt;
  std::optional<Decoded> decoded =
      podofo().decode_lzw(data, parameter(filter.parameters, "EarlyChange", 1) != 0, limit);
  if (decoded) {
    decoded->bytes = without_predictor(std::move(decoded->bytes), filter.parameters);
  }
  return decoded;
}

}  // namespace

std::optional<std::vector<Filter>> filters_of(const Object& names, const Object& parameters) {
  std::vector<Filter> filters;
  const auto add = [&filters](const Object& name, const Object& parms) {
    if (!name.as_name()) return false;
    filters.push_back({long_name(name.as_name()->text),
                       parms.as_dictionary() ? *parms.as_dictionary() : Dictionary{}});
    return true;
  };
  if (names.is_null()) return filters;
  const Array* several = names.as_array();
  if (!several) {
    const Array* inner = parameters.as_array();
    if (!add(names, inner && !inner->empty() ? inner->front() : parameters)) return std::nullopt;
    return filters;
  }
  if (several->size() > longest_chain) return std::nullopt;
  const Array* parms = parameters.as_array();
  for (std::size_t i = 0; i < several->size(); ++i) {
    const Object own = parms                  ? (i < parms->size() ? (*parms)[i] : Object{})
                       : several->size() == 1 ? parameters
                                              : Object{};
    if (!add((*several)[i], own)) return std::nullopt;
  }
  return filters;
}

bool decodes_images(const Filter& filter) {
  constexpr std::array<std::string_view, 4> coders{"DCTDecode", "JPXDecode", "JBIG2Decode",
                                                   "CCITTFaxDecode"};
  return std::find(coders.begin(), coders.end(), filter.name) != coders.end();
}

std::optional<Decoded> run_filters(const std::vector<Filter>& filters, std::string_view data,
                                   std::size_t limit) {
  if (filters.empty()) {
    return Decoded{std::string(data.substr(0, limit)), data.size() > limit};
  }
  std::optional<Decoded> decoded;
  bool capped = false;
  for (const Filter& filter : filters) {
    std::optional<Decoded> next = run_filter(filter, decoded ? decoded->bytes : data, limit);
    if (!next) return std::nullopt;
    capped |= next->capped;
    decoded = std::move(next);
  }
  decoded->capped = capped;
  return decoded;
}

}  // namespace labread::pdf
