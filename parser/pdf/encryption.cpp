#include "parser/pdf/encryption.h"

#include <optional>
#include <string_view>

namespace labread::pdf {
namespace {

const Object* entry(const Dictionary& dictionary, std::string_view key) {
  const auto found = dictionary.find(key);
  return found == dictionary.end() ? nullptr : &found->second;
}

int whole_number(const Dictionary& dictionary, std::string_view key) {
  const Object* value = entry(dictionary, key);
  const double* number = value ? value->as_number() : nullptr;
  return number && *number >= 0 && *number <= 1000 ? static_cast<int>(*number) : -1;
}

bool has_string(const Dictionary& dictionary, std::string_view key, std::size_t least) {
  const Object* value = entry(dictionary, key);
  return value && value->as_string() && value->as_string()->size() >= least;
}

std::string_view name_of(const Dictionary& dictionary, std::string_view key) {
  const Object* value = entry(dictionary, key);
  return value && value->as_name() ? std::string_view(value->as_name()->text) : std::string_view{};
}

bool has_keys(const Dictionary& encrypt, int revision) {
  const Object* permissions = entry(encrypt, "P");
  if (!permissions || !permissions->as_number()) return false;
  if (revision <= 4) return has_string(encrypt, "O", 32) && has_string(encrypt, "U", 32);
  return has_string(encrypt, "O", 48) && has_string(encrypt, "U", 48) &&
         has_string(encrypt, "OE", 32) && has_string(encrypt, "UE", 32) &&
         has_string(encrypt, "Perms", 16);
}

// PoDoFo copies keys of the length that is stated, whatever that is.
bool has_sound_length(const Dictionary& encrypt, int version) {
  constexpr int longest_key = 128;  // bits
  constexpr int longest_new_key = 256;
  if (!entry(encrypt, "Length")) return true;
  const int bits = whole_number(encrypt, "Length");
  return bits >= 0 && bits <= (version >= 5 ? longest_new_key : longest_key);
}

// The one crypt filter that PoDoFo looks at, and its method.
bool has_standard_filter(const Dictionary& encrypt) {
  const Object* filters = entry(encrypt, "CF");
  const Dictionary* named = filters ? filters->as_dictionary() : nullptr;
  const Object* standard = named ? entry(*named, "StdCF") : nullptr;
  if (!standard || !standard->as_dictionary()) return false;
  const std::string_view method = name_of(*standard->as_dictionary(), "CFM");
  return method == "V2" || method == "AESV2" || method == "AESV3";
}

bool is_plain(const Dictionary& encrypt, std::string_view key) {
  const std::string_view name = name_of(encrypt, key);
  return name.empty() || name == "Identity";
}

}  // namespace

EncryptionCheck check_encryption(const Dictionary& encrypt) {
  EncryptionCheck check;
  const int version = whole_number(encrypt, "V");
  const int revision = whole_number(encrypt, "R");
  if (name_of(encrypt, "Filter") != "Standard") return check;
  if (version < 1 || version > 5 || version == 3 || revision < 2 || revision > 6) return check;
  if (!has_keys(encrypt, revision) || !has_sound_length(encrypt, version)) return check;
  if (version >= 4) {
    check.strings_are_plain = is_plain(encrypt, "StrF");
    check.streams_are_plain = is_plain(encrypt, "StmF");
    if (!has_standard_filter(encrypt)) return check;
  }
  check.sound = true;
  return check;
}

}  // namespace labread::pdf
