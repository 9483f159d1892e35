#include "parser/text/html_remains.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/superscript.h"
#include "base/text.h"
#include "base/utf8.h"
#include "parser/text/html_tag.h"

namespace labread {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr auto entities = std::to_array<Replacement>({
    {"&lt;", "<"},          {"&gt;", ">"},          {"&le;", "\u2264"},     {"&ge;", "\u2265"},
    {"&nbsp;", " "},        {"&ensp;", " "},        {"&emsp;", " "},        {"&thinsp;", " "},
    {"&ndash;", "\u2013"},  {"&mdash;", "\u2014"},  {"&minus;", "-"},       {"&plusmn;", "\u00B1"},
    {"&micro;", "\u00B5"},  {"&mu;", "\u00B5"},     {"&alpha;", "\u03B1"},  {"&beta;", "\u03B2"},
    {"&gamma;", "\u03B3"},  {"&deg;", "\u00B0"},    {"&times;", "\u00D7"},  {"&middot;", "\u00B7"},
    {"&sup2;", "\u00B2"},   {"&sup3;", "\u00B3"},   {"&uarr;", "\u2191"},   {"&darr;", "\u2193"},
    {"&copy;", "\u00A9"},   {"&reg;", "\u00AE"},    {"&quot;", "\""},       {"&apos;", "'"},
    {"&amp;", "&"},         {"&auml;", "\u00E4"},   {"&ouml;", "\u00F6"},   {"&uuml;", "\u00FC"},
    {"&Auml;", "\u00C4"},   {"&Ouml;", "\u00D6"},   {"&Uuml;", "\u00DC"},   {"&szlig;", "\u00DF"},
    {"&aacute;", "\u00E1"}, {"&eacute;", "\u00E9"}, {"&iacute;", "\u00ED"}, {"&oacute;", "\u00F3"},
    {"&uacute;", "\u00FA"}, {"&ntilde;", "\u00F1"}, {"&agrave;", "\u00E0"}, {"&egrave;", "\u00E8"},
    {"&ccedil;", "\u00E7"}, {"&atilde;", "\u00E3"}, {"&otilde;", "\u00F5"}, {"&ecirc;", "\u00EA"},
    {"&Aacute;", "\u00C1"}, {"&Eacute;", "\u00C9"}, {"&Iacute;", "\u00CD"}, {"&Oacute;", "\u00D3"},
    {"&Uacute;", "\u00DA"},
});

// Tags that say how a word looks, and those that part a text.
constexpr auto looks = std::to_array<std::string_view>(
    {"b", "i", "u", "em", "strong", "span", "font", "small", "sub", "sup", "a"});
constexpr auto cells = std::to_array<std::string_view>({"td", "th"});
constexpr auto blocks = std::to_array<std::string_view>(
    {"p", "div", "tr", "li", "ul", "ol", "table", "tbody", "thead", "center", "h1", "h2", "h3"});

// "&#160;", "&#xB5;": numbers of characters that are printed, or of a blank.
std::size_t take_numbered(std::string_view text, std::string& out) {
  constexpr std::size_t longest = 9;
  if (!text.starts_with("&#")) return 0;
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t from = hexadecimal ? 3 : 2;
  const std::size_t end = text.substr(0, longest).find(';');
  if (end == text.npos || end <= from) return 0;
  unsigned code = 0;
  const auto [last, error] =
      std::from_chars(text.data() + from, text.data() + end, code, hexadecimal ? 16 : 10);
  if (error != std::errc() || last != text.data() + end || code < ' ' || code > 0xFFFF) return 0;
  if (code == 0xA0 || (code >= 0xD800 && code <= 0xDFFF)) {
    out += ' ';
  } else {
    append_utf8(out, static_cast<char32_t>(code));
  }
  return end + 1;
}

// A tag on one line, whose attributes have values: "<b and c>" is none.
std::optional<HtmlTag> plain_tag_at(std::string_view text) {
  std::optional<HtmlTag> tag = html_tag_at(text);
  if (!tag || tag->attributes.find('\n') != text.npos) return std::nullopt;
  const bool plain = !tag->attributes.starts_with(' ') || tag->attributes == " /" ||
                     tag->attributes.find('=') != text.npos;
  return plain ? tag : std::nullopt;
}

bool is_known(const HtmlTag& tag) {
  return tag.name == "br" || is_one_of(tag.name, looks) || is_one_of(tag.name, cells) ||
         is_one_of(tag.name, blocks);
}

// What stands for a tag. A break in a line of cells parts the lines of one cell, which those who
// read the cells tell.
std::string_view meaning_of(const HtmlTag& tag, bool in_cells) {
  if (tag.name == "br") return in_cells ? "<br>" : "\n";
  if (is_one_of(tag.name, looks)) return "";
  if (is_one_of(tag.name, cells)) return tag.closes ? "  " : "";
  return in_cells ? " " : "\n";
}

// A break or block at the end of a line ends it once.
bool ends_line(std::string_view rest) {
  const std::size_t next = rest.find_first_not_of(" \r");
  return next == rest.npos || rest[next] == '\n';
}

// The tags of a text: "<b>" may be anything; "</b>" and "<br>" are tags, and "<b>" is one where
// "</b>" is.
class Tags {
 public:
  explicit Tags(std::string_view text) : text_(text) {}

  std::size_t take(std::string_view rest, bool in_cells, std::string& out) {
    const std::optional<HtmlTag> tag = plain_tag_at(rest);
    if (!tag || !is_tag(*tag, rest)) return 0;
    const std::string_view meaning = meaning_of(*tag, in_cells);
    const bool needless = out.empty() || out.back() == '\n' || ends_line(rest.substr(tag->length));
    if (meaning != "\n" || !needless) out += meaning;
    return tag->length;
  }

 private:
  bool is_tag(const HtmlTag& tag, std::string_view opening) {
    if (!is_known(tag)) return false;
    if (tag.closes || tag.name == "br") return true;
    const std::string closing = "</" + std::string(opening.substr(1, tag.name.size())) + ">";
    const auto [closed, is_new] = closed_.try_emplace(closing, false);
    if (is_new) closed->second = text_.find(closing) != text_.npos;
    return closed->second;
  }

  std::string_view text_;
  std::map<std::string, bool> closed_;  // a search in the whole text is for each name once
};

std::string plain_line(std::string_view line, Tags& tags) {
  const bool in_cells = line.find_first_of("\t|") != line.npos;
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    std::size_t taken = 0;
    if (rest[0] == '&') taken = take_entity(rest, out);
    if (rest[0] == '<') taken = take_raised(rest, out);
    if (rest[0] == '<' && taken == 0) taken = tags.take(rest, in_cells, out);
    if (taken == 0) out += rest[0];
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

}  // namespace

std::size_t take_entity(std::string_view text, std::string& out) {
  for (const auto& [entity, meant] : entities) {
    if (!text.starts_with(entity)) continue;
    out += meant;
    return entity.size();
  }
  return take_numbered(text, out);
}

std::size_t take_raised(std::string_view text, std::string& out) {
  constexpr std::string_view opens = "<sup>";
  constexpr std::string_view closes = "</sup>";
  if (!text.starts_with(opens)) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", opens.size());
  if (end == text.npos || end == opens.size() || !text.substr(end).starts_with(closes)) return 0;
  out += superscript_of(text.substr(opens.size(), end - opens.size()));
  return end + closes.size();
}

void plain_html_remains(std::string& text) {
  if (text.find_first_of("&<") == text.npos || text.find("<html") != text.npos) return;
  Tags tags(text);
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    out += plain_line(rest.substr(0, end), tags);
    rest.remove_prefix(end);
  }
  text = std::move(out);
}

}  // namespace labread
