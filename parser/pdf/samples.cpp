#include "parser/pdf/samples.h"

#include <algorithm>
#include <cmath>

namespace labread::pdf {
namespace {

constexpr int deepest_space = 4;  // Indexed over ICCBased and the like

struct ColourSpace {
  int components = 1;
  bool subtractive = false;
  std::optional<std::array<std::uint8_t, 256>> palette;
};

std::uint8_t luminance(double red, double green, double blue) {
  const double gray = 0.299 * red + 0.587 * green + 0.114 * blue;
  return static_cast<std::uint8_t>(std::clamp(gray, 0.0, 255.0));
}

std::uint8_t gray_of_components(const std::uint8_t* at, int components, bool subtractive) {
  if (components == 3) return luminance(at[0], at[1], at[2]);
  if (components == 4) {
    const auto light = [&](int ink) { return (255.0 - at[ink]) * (255.0 - at[3]) / 255; };
    return luminance(light(0), light(1), light(2));
  }
  return subtractive ? static_cast<std::uint8_t>(255 - at[0]) : at[0];
}

std::optional<ColourSpace> named_space(std::string_view name) {
  if (name == "DeviceGray" || name == "G" || name == "CalGray") return ColourSpace{};
  if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") return ColourSpace{3, false, {}};
  if (name == "DeviceCMYK" || name == "CMYK") return ColourSpace{4, true, {}};
  return std::nullopt;
}

std::optional<ColourSpace> space_of(PdfFile& file, const Object& value, int depth);

std::optional<ColourSpace> indexed_space(PdfFile& file, const Array& array, int depth) {
  if (array.size() < 4) return std::nullopt;
  const auto base = space_of(file, array[1], depth + 1);
  if (!base || base->palette) return std::nullopt;
  const std::string* text = file.resolve(array[3]).as_string();
  const std::string table = text ? *text : file.stream(array[3]);
  ColourSpace space;
  space.palette.emplace().fill(255);
  const auto step = static_cast<std::size_t>(base->components);
  for (std::size_t i = 0; i < 256 && (i + 1) * step <= table.size(); ++i) {
    std::array<std::uint8_t, 4> colour{};
    for (std::size_t c = 0; c < step; ++c) {
      colour[c] = static_cast<std::uint8_t>(table[i * step + c]);
    }
    (*space.palette)[i] = gray_of_components(colour.data(), base->components, base->subtractive);
  }
  return space;
}

std::optional<ColourSpace> icc_space(PdfFile& file, const Array& array) {
  const Dictionary* profile = array.size() > 1 ? file.resolve(array[1]).as_dictionary() : nullptr;
  const double count = profile ? file.number_at(*profile, "N").value_or(0) : 0;
  if (count == 1) return ColourSpace{};
  if (count == 3) return ColourSpace{3, false, {}};
  if (count == 4) return ColourSpace{4, true, {}};
  return std::nullopt;
}

std::optional<ColourSpace> space_of(PdfFile& file, const Object& value, int depth) {
  if (depth > deepest_space) return std::nullopt;
  const Object& resolved = file.resolve(value);
  if (const Name* name = resolved.as_name()) return named_space(name->text);
  const Array* array = resolved.as_array();
  const Name* kind = array && !array->empty() ? file.resolve(array->front()).as_name() : nullptr;
  if (!kind) return std::nullopt;
  if (kind->text == "Indexed" || kind->text == "I") return indexed_space(file, *array, depth);
  if (kind->text == "ICCBased") return icc_space(file, *array);
  if (kind->text == "Separation") return ColourSpace{1, true, {}};
  if (kind->text == "Lab") return ColourSpace{3, false, {}};
  return named_space(kind->text);
}

// The sample at a place of a row, scaled to a byte; of a palette the index itself.
std::uint8_t sample(const std::uint8_t* row, std::size_t index, int bits, bool scaled) {
  if (bits == 8) return row[index];
  if (bits == 16) return row[2 * index];
  const auto per_byte = static_cast<std::size_t>(8 / bits);
  const int shift = 8 - bits * static_cast<int>(index % per_byte + 1);
  const int most = (1 << bits) - 1;
  const int value = row[index / per_byte] >> shift & most;
  return static_cast<std::uint8_t>(scaled ? value * 255 / most : value);
}

void gray_row(const SampleForm& form, const std::uint8_t* row, char* out) {
  const auto step = static_cast<std::size_t>(form.components);
  std::array<std::uint8_t, 4> colour{};
  for (std::size_t x = 0; x < static_cast<std::size_t>(form.width); ++x) {
    for (std::size_t c = 0; c < step; ++c) {
      colour[c] = sample(row, x * step + c, form.bits, !form.palette);
    }
    out[x] = static_cast<char>(
        form.palette ? (*form.palette)[colour[0]]
                     : gray_of_components(colour.data(), form.components, form.subtractive));
  }
}

std::optional<int> whole(PdfFile& file, const Dictionary& image, const char* key, int most) {
  const std::optional<double> number = file.number_at(image, key);
  if (!number || !(*number >= 1) || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

bool is_mask(PdfFile& file, const Dictionary& image) {
  const bool* mask = file.lookup(image, "ImageMask").as_bool();
  return mask && *mask;
}

}  // namespace

std::optional<SampleForm> sample_form(PdfFile& file, const Dictionary& image, std::size_t pixels) {
  constexpr int widest = 100'000;
  const auto width = whole(file, image, "Width", widest);
  const auto height = whole(file, image, "Height", widest);
  if (!width || !height) return std::nullopt;
  if (static_cast<std::size_t>(*width) > pixels / static_cast<std::size_t>(*height)) {
    return std::nullopt;
  }
  SampleForm form{*width, *height, 1, 1, false, {}};
  if (is_mask(file, image)) return form;
  const int bits = whole(file, image, "BitsPerComponent", 16).value_or(8);
  if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) return std::nullopt;
  form.bits = bits;
  const auto space = space_of(file, file.lookup(image, "ColorSpace"), 0);
  if (!space) return form;
  form.components = space->components;
  form.subtractive = space->subtractive;
  form.palette = space->palette;
  return form;
}

std::string gray_of(const SampleForm& form, std::string_view samples) {
  const auto width = static_cast<std::size_t>(form.width);
  const auto height = static_cast<std::size_t>(form.height);
  const std::size_t row_bits =
      width * static_cast<std::size_t>(form.components) * static_cast<std::size_t>(form.bits);
  const std::size_t row_bytes = (row_bits + 7) / 8;
  std::string gray(width * height, '\xFF');
  for (std::size_t y = 0; y < height && (y + 1) * row_bytes <= samples.size(); ++y) {
    gray_row(form, reinterpret_cast<const std::uint8_t*>(samples.data()) + y * row_bytes,
             gray.data() + y * width);
  }
  return gray;
}

bool decode_is_inverted(PdfFile& file, const Dictionary& image) {
  const Array* decode = file.array_at(image, "Decode");
  if (!decode || decode->size() < 2) return false;
  const double* low = file.resolve((*decode)[0]).as_number();
  const double* high = file.resolve((*decode)[1]).as_number();
  return low && high && *low > *high;
}

}  // namespace labread::pdf
