// The tokens of a content stream or a CMap: a view into the bytes each, nothing copied. Brackets of
// arrays and dictionaries are tokens too, so nesting costs no memory and no stack. Damage never
// stops the reading: what cannot be a token is skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace labread::pdf {

enum class TokenKind : std::uint8_t {
  end,
  number,
  literal_string,  // text: what stands between the outer parentheses
  hex_string,      // text: what stands between < and >
  name,            // text: without the slash
  array_open,
  array_close,
  dictionary_open,
  dictionary_close,
  word,  // an operator, or true, false, null
};

struct Token {
  TokenKind kind = TokenKind::end;
  double number = 0;
  std::string_view text;
};

class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}

  Token next();
  // To be called after the operator ID: moves past the image's data and its EI, and gives the data.
  // `known_length` is how long that must be at least, from the image's own dictionary.
  std::string_view take_inline_image(std::size_t known_length);

  // How far it has come, and what lies between there and an earlier place.
  std::size_t place() const { return at_; }
  std::string_view since(std::size_t place) const { return bytes_.substr(place, at_ - place); }

 private:
  Token number_or_word();
  Token literal();
  Token hex();
  Token named();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

// The bytes a string token stands for. A literal without escapes is given as it is; everything else
// is decoded into `scratch`, which the result then views.
std::string_view string_bytes(const Token& token, std::string& scratch);
// A name with its #xx resolved, in the same manner.
std::string_view name_bytes(const Token& token, std::string& scratch);

}  // namespace labread::pdf
