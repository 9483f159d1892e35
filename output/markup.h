// Builds HTML and SVG out of elements and texts, so that no text of a report can become markup:
// every text and every attribute is escaped, and what hides or reorders text is replaced.
//
//   Markup page;
//   {
//     const auto section = page.inside("section", {{"id", "results"}});
//     page.element("h2", "Results");
//   }                                // </section>
//   std::string html = page.take();
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace labread {

class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // An open element; it ends where this goes out of scope.
  class Element {
   public:
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element();

   private:
    friend class Markup;
    Element(Markup& markup, std::string_view tag) : markup_(markup), tag_(tag) {}
    Markup& markup_;
    std::string_view tag_;
  };

  // Attributes with an empty value are left out. Tags and names of attributes are constants.
  [[nodiscard]] Element inside(std::string_view tag, Attributes attributes = {});
  void element(std::string_view tag, std::string_view text, Attributes attributes = {});
  // An element without content: <br>, and in SVG <rect … />.
  void lone(std::string_view tag, Attributes attributes = {});
  void text(std::string_view text);

  std::string take() { return std::move(out_); }

 private:
  void open(std::string_view tag, Attributes attributes);
  std::string out_;
};

// With the five marks of HTML as references.
std::string escaped(std::string_view text);

// At most this many code points, with "…" where something is left out. For places that name a thing
// which stands whole elsewhere.
std::string shortened(std::string_view text, std::size_t length);

}  // namespace labread
