#include "parser/text/chat_stamps.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace labread {
namespace {

// Takes one to `most` digits off the text.
bool take_digits(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  while (count < text.size() && is_ascii_digit(text[count])) ++count;
  if (count == 0 || count > most) return false;
  text.remove_prefix(count);
  return true;
}

bool take_any(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text[0]) == signs.npos) return false;
  text.remove_prefix(1);
  return true;
}

void take_blanks(std::string_view& text) {
  // Telephones put a narrow blank in front of "PM".
  constexpr std::string_view narrow = "\u202f";
  while (text.starts_with(' ') || text.starts_with(narrow)) {
    text.remove_prefix(text[0] == ' ' ? 1 : narrow.size());
  }
}

bool take_day(std::string_view& text) {
  constexpr std::string_view signs = "/.-";
  return take_digits(text, 4) && take_any(text, signs) && take_digits(text, 2) &&
         take_any(text, signs) && take_digits(text, 4);
}

// "16:04", "16:04:31", "4:04 PM"
bool take_time(std::string_view& text) {
  if (!take_digits(text, 2) || !take_any(text, ":") || !take_digits(text, 2)) return false;
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    if (!take_digits(text, 2)) return false;
  }
  std::string_view half = text;
  take_blanks(half);
  if (take_any(half, "aApP") && take_any(half, "mM")) text = half;
  return true;
}

// "City Lab: "
bool take_sender(std::string_view& text) {
  constexpr std::size_t longest = 40;
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0 || colon > longest ||
      !text.substr(colon).starts_with(": ")) {
    return false;
  }
  text.remove_prefix(colon + 2);
  return true;
}

// The bytes of the stamp that a line begins with; 0: it begins with none.
std::size_t stamp_length(std::string_view line) {
  std::string_view rest = line;
  for (const std::string_view mark : {"\u200e", "\u200f"}) {  // of the writing's direction
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
  }
  const bool bracket = take_any(rest, "[");
  if (!take_day(rest)) return 0;
  // Without brackets a comma tells the stamp from the day of a logged value.
  if (!take_any(rest, ",") && !bracket) return 0;
  take_blanks(rest);
  if (!take_time(rest)) return 0;
  if (bracket ? !take_any(rest, "]") : !rest.starts_with(" - ")) return 0;
  if (!bracket) rest.remove_prefix(2);
  take_blanks(rest);
  return take_sender(rest) ? line.size() - rest.size() : 0;
}

struct Stamp {
  std::size_t at = 0;
  std::size_t length = 0;
};

}  // namespace

void drop_chat_stamps(std::string& text) {
  std::vector<Stamp> stamps;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t length = stamp_length(std::string_view(text).substr(at, end - at));
    if (length > 0) stamps.push_back({at, length});
    at = end + 1;
  }
  // "[12/05/2025 08:00] Glucose: 101 mg/dL": a log of values, which have names.
  const bool logged = std::any_of(stamps.begin(), stamps.end(), [&](const Stamp& stamp) {
    const std::size_t behind = text.find_first_not_of(" <>=", stamp.at + stamp.length);
    return behind != text.npos && is_ascii_digit(text[behind]);
  });
  if (stamps.size() < 2 || logged) return;
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0;
  for (const Stamp& stamp : stamps) {
    out.append(text, from, stamp.at - from);
    from = stamp.at + stamp.length;
  }
  out.append(text, from);
  text = std::move(out);
}

}  // namespace labread
