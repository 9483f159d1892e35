#include "cli/serve_page.h"

#include <string>
#include <string_view>
#include <utility>

#include "cli/serve_files.h"
#include "output/markup.h"
#include "output/page_frame.h"
#include "output/writer.h"

namespace labread {
namespace {

// The formats one may download, as the script reads them: "json csv html".
std::string download_formats() {
  std::string names;
  for (const Writer& writer : writers()) {
    if (writer.name == "text") continue;  // which is for terminals
    names.append(names.empty() ? "" : " ").append(writer.name);
  }
  return names;
}

void put_head(Markup& page) {
  const auto head = page.inside("head");
  page.lone("meta", {{"charset", "utf-8"}});
  page.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.lone("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.element("title", "labread: drop a blood test here");
  page.lone("link", {{"rel", "icon"}, {"href", "data:,"}});
  page.lone("link", {{"rel", "stylesheet"}, {"href", "page.css"}});
  page.element("script", "", {{"src", "page.js"}, {"defer", "defer"}});
}

using Choices = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void put_choice(Markup& page, std::string_view id, std::string_view title, Choices choices) {
  const auto field = page.inside("div", {{"class", "field"}});
  page.element("label", title, {{"for", id}});
  const auto list = page.inside("select", {{"id", id}, {"autocomplete", "off"}});
  for (const auto& [value, words] : choices) page.element("option", words, {{"value", value}});
}

void put_entry(Markup& page, std::string_view id, std::string_view title,
               std::string_view placeholder, std::string_view longest, std::string_view keys) {
  const auto field = page.inside("div", {{"class", "field"}});
  page.element("label", title, {{"for", id}});
  page.lone("input", {{"id", id},
                      {"inputmode", keys},
                      {"autocomplete", "off"},
                      {"maxlength", longest},
                      {"placeholder", placeholder}});
}

// The first choice has no value of its own: Markup leaves out empty ones, so it is "unsaid".
void put_person(Markup& page) {
  const auto person = page.inside("fieldset", {{"class", "person"}});
  page.element("legend", "The person");
  put_choice(page, "sex", "Sex",
             {{"unsaid", "as the report says"}, {"female", "female"}, {"male", "male"}});
  put_entry(page, "age", "Age in years", "as the report says", "6", "decimal");
  put_choice(page, "pregnant", "Pregnant",
             {{"unsaid", "no, or as the report says"},
              {"yes", "yes"},
              {"first", "yes, first trimester"},
              {"second", "yes, second trimester"},
              {"third", "yes, third trimester"}});
  put_entry(page, "symptoms", "Complaints", "cramps, bone pain", "400", "text");
  put_entry(page, "takes", "Takes", "metformin, water pills", "400", "text");
}

void put_drop_place(Markup& page) {
  const auto place = page.inside("div", {{"class", "drop"}, {"id", "drop"}});
  page.element("label", "Drop reports here, or choose files", {{"for", "files"}});
  page.lone("input", {{"type", "file"}, {"id", "files"}, {"multiple", "multiple"}});
  page.element("p", "PDF, picture of a page, plain text, HL7, FHIR, C-CDA or LDT.",
               {{"class", "fine"}});
}

void put_body(Markup& page, std::size_t upload_bytes) {
  const auto body = page.inside("body", {{"data-formats", download_formats()},
                                         {"data-largest", std::to_string(upload_bytes)}});
  const auto main = page.inside("main", {{"class", "serve"}});
  {
    const auto desk = page.inside("div", {{"class", "desk"}});
    page.element("p", "labread", {{"class", "kicker"}});
    page.element("h1", "What does this blood test say?");
    page.element("p",
                 "Reports are read on this computer, by the program you started. Nothing is sent "
                 "anywhere and nothing is kept: closing this page forgets them.");
    put_drop_place(page);
    put_person(page);
    page.element("p", "", {{"id", "status"}, {"role", "status"}, {"class", "status"}});
    page.element("noscript", "This page needs its script; labread REPORT -o page.html does not.");
  }
  page.element("div", "", {{"id", "reports"}});
}

std::string front_page(std::size_t upload_bytes) {
  Markup page;
  {
    const auto html = page.inside("html", {{"lang", "en"}});
    put_head(page);
    put_body(page, upload_bytes);
  }
  return "<!DOCTYPE html>\n" + page.take() + "\n";
}

}  // namespace

std::vector<ServedPage> serve_pages(std::size_t upload_bytes) {
  return {{"", "text/html; charset=utf-8", front_page(upload_bytes)},
          {"page.js", "text/javascript; charset=utf-8", std::string(serve_script)},
          {"page.css", "text/css; charset=utf-8", page_stylesheet() + std::string(serve_style)}};
}

}  // namespace labread
