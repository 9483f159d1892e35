#include "output/page_frame.h"

#include <array>

#include "output/page_style.h"
#include "output/version.h"

namespace labread {
namespace {

// The tones as custom properties, for light and dark paper.
std::string tones(bool dark) {
  std::string css;
  for (const Tone tone : {Tone::normal, Tone::attention, Tone::critical, Tone::unsure}) {
    const ToneColours& colours = colours_of(tone);
    css.append(".").append(tone_class(tone));
    css.append("{--tone:").append(hex(dark ? colours.ink_on_dark : colours.ink));
    css.append(";--wash:").append(hex(dark ? colours.wash_on_dark : colours.wash)).append("}\n");
  }
  return css;
}

}  // namespace

std::string tone_class(Tone tone) { return "tone-" + std::string(name_of(tone)); }

std::string page_start(std::string_view title) {
  std::string page =
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n"
      "<meta name=\"format-detection\" content=\"telephone=no\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
  page.append("<meta name=\"generator\" content=\"labread ").append(program_version());
  page.append("\">\n<title>").append(escaped(title)).append("</title>\n<style>\n");
  page.append(page_stylesheet());
  return page += "</style>\n</head>\n<body>\n<main>\n";
}

std::string page_stylesheet() {
  std::string css = tones(false);
  css.append("@media screen and (prefers-color-scheme: dark) {\n");
  return css.append(tones(true)).append("}\n").append(page_style);
}

std::string page_end() { return "\n</main>\n</body>\n</html>\n"; }

void put_mark(Markup& page, const StatusMark& mark, std::string_view spoken) {
  const std::string tone = "mark " + tone_class(mark.tone);
  if (spoken.empty()) {
    page.element("span", mark.letters, {{"class", tone}, {"aria-hidden", "true"}});
  } else {
    page.element("span", mark.letters, {{"class", tone}, {"role", "img"}, {"aria-label", spoken}});
  }
}

}  // namespace labread
