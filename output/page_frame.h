// The frame of every page of ours: head, stylesheet and foot of one HTML file that loads nothing
// and needs no script. What stands between is a sequence of <article> elements in <main>, in the
// classes of output/page.css; colours and letters of verdicts are those of status_marks.
#pragma once

#include <string>
#include <string_view>

#include "output/markup.h"
#include "output/status_marks.h"

namespace labread {

std::string page_start(std::string_view title);
std::string page_end();

// The stylesheet of these pages, for one that brings it as a file.
std::string page_stylesheet();

// The letters of a verdict in their tone: a small round mark. Where its word does not stand beside
// it, `spoken` says it to those who listen.
void put_mark(Markup& page, const StatusMark& mark, std::string_view spoken = {});

// "tone-critical": gives an element the custom properties --tone and --wash.
std::string tone_class(Tone tone);

}  // namespace labread
