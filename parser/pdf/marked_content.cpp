#include "parser/pdf/marked_content.h"

#include <array>
#include <cmath>

#include "base/utf8.h"
#include "parser/pdf/font.h"

namespace labread::pdf {
namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t most_groups = 10'000;

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t code = next_code_point(text, at);
    const bool empty = code == 0xAD || code == 0xFEFF || code == 0x200B || code < 0x20;
    if (!empty) characters.push_back(text.substr(start, at - start));
  }
  return characters;
}

bool on_one_baseline(const std::vector<Glyph>& glyphs, std::size_t first) {
  const Glyph& head = glyphs[first];
  for (std::size_t i = first + 1; i < glyphs.size(); ++i) {
    const bool level = std::abs(glyphs[i].origin.y - head.origin.y) < 0.25 * head.size;
    if (glyphs[i].direction != Direction::right || !level) return false;
  }
  return head.direction == Direction::right;
}

void set_text(Glyph& glyph, std::string_view text) {
  glyph.text = text;
  glyph.is_space = is_blank_text(text);
}

// As many glyphs as characters, evenly over the width of the old ones.
void spread(std::vector<Glyph>& glyphs, std::size_t first,
            const std::vector<std::string_view>& characters) {
  double left = glyphs[first].origin.x;
  double right = left;
  for (std::size_t i = first; i < glyphs.size(); ++i) {
    left = std::min(left, glyphs[i].origin.x);
    right = std::max(right, glyphs[i].origin.x + glyphs[i].advance.x);
  }
  const Glyph model = glyphs[first];
  const double step = (right - left) / static_cast<double>(characters.size());
  glyphs.resize(first);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Glyph glyph = model;
    glyph.origin.x = left + step * static_cast<double>(i);
    glyph.advance = {step, 0};
    set_text(glyph, characters[i]);
    glyphs.push_back(glyph);
  }
}

// PDFDocEncoding where it is not Latin-1: from 0x80.
constexpr std::array<char16_t, 31> document_encoding = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
    0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
    0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E};

}  // namespace

std::string text_string(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") ||
                      bytes.starts_with("\xEF\xBB\xBF");
  if (marked || is_utf8(bytes)) return to_utf8(bytes);
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool special = byte >= 0x80 && byte - 0x80U < document_encoding.size();
    append_utf8(text, special ? document_encoding[byte - 0x80U] : char32_t{byte});
  }
  return text;
}

void replace_text(PageGlyphs& page, std::size_t first, std::string_view text) {
  auto& glyphs = page.glyphs;
  if (first >= glyphs.size()) return;
  std::string own;
  for (std::size_t i = first; i < glyphs.size(); ++i) own += glyphs[i].text;
  if (own == text) return;
  const auto characters = characters_of(page.texts.emplace_back(text));
  if (characters.empty()) {
    glyphs.resize(first);
    return;
  }
  if (glyphs.size() - first == characters.size()) {
    for (std::size_t i = 0; i < characters.size(); ++i) set_text(glyphs[first + i], characters[i]);
    return;
  }
  if (on_one_baseline(glyphs, first)) spread(glyphs, first, characters);
}

void MarkedContent::begin(Mark mark, std::size_t glyphs_so_far) {
  if (open_.size() >= deepest) {
    ++too_deep_;
    return;
  }
  hidden_ += mark.hidden ? 1 : 0;
  open_.push_back({std::move(mark), glyphs_so_far});
}

void MarkedContent::end(PageGlyphs& page) {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (open_.empty()) return;
  const Open ended = std::move(open_.back());
  open_.pop_back();
  hidden_ -= ended.mark.hidden ? 1 : 0;
  if (ended.mark.actual_text) replace_text(page, ended.first_glyph, *ended.mark.actual_text);
}

void HiddenLayers::add_groups(const Array& groups, bool hidden) {
  for (const Object& group : groups) {
    const Reference* reference = group.as_reference();
    if (!reference) continue;
    if (hidden && hidden_.size() < most_groups) hidden_.insert(*reference);
    if (!hidden) hidden_.erase(*reference);
  }
}

void HiddenLayers::load() {
  loaded_ = true;
  const Dictionary* properties = file_->dictionary_at(file_->catalog(), "OCProperties");
  const Dictionary* configuration = properties ? file_->dictionary_at(*properties, "D") : nullptr;
  if (!configuration) return;
  const Array* all = file_->array_at(*properties, "OCGs");
  if (all && file_->name_at(*configuration, "BaseState") == "OFF") add_groups(*all, true);
  if (const Array* on = file_->array_at(*configuration, "ON")) add_groups(*on, false);
  if (const Array* off = file_->array_at(*configuration, "OFF")) add_groups(*off, true);
}

// The P entry: AnyOn (usual), AllOn, AnyOff, AllOff must hold for the content to show.
bool HiddenLayers::hides_membership(const Dictionary& membership) {
  const auto entry = membership.find("OCGs");
  if (entry == membership.end()) return false;
  const Array* groups = file_->resolve(entry->second).as_array();
  std::size_t off = 0;
  std::size_t count = 1;
  if (groups) {
    count = groups->size();
    for (const Object& group : *groups) {
      const Reference* reference = group.as_reference();
      off += reference && hidden_.contains(*reference) ? 1U : 0U;
    }
  } else if (const Reference* reference = entry->second.as_reference()) {
    off = hidden_.contains(*reference) ? 1 : 0;
  }
  if (count == 0) return false;
  const std::string_view policy = file_->name_at(membership, "P");
  if (policy == "AllOn") return off > 0;
  if (policy == "AnyOff") return off == 0;
  if (policy == "AllOff") return off < count;
  return off == count;
}

bool HiddenLayers::hides(const Object& optional_content) {
  if (!loaded_) load();
  if (hidden_.empty()) return false;
  if (const Reference* reference = optional_content.as_reference()) {
    if (hidden_.contains(*reference)) return true;
  }
  const Dictionary* dictionary = file_->resolve(optional_content).as_dictionary();
  const bool membership = dictionary && file_->name_at(*dictionary, "Type") == "OCMD";
  return membership && hides_membership(*dictionary);
}

}  // namespace labread::pdf
