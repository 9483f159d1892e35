// An incremental update: new and changed objects with a cross-reference of their own, to be put
// behind a PDF whose bytes stay as they are. The cross-reference is of the kind that the file ends
// with, a table or a stream, since not every reader takes a mixture.
//
//   IncrementalUpdate update(file.ending());
//   const Reference note = update.add(Object(…));
//   update.set(page, Object(…));                 // in place of the page's dictionary
//   bytes + update.section(bytes)
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "parser/pdf/file.h"
#include "parser/pdf/object.h"

namespace labread::pdf {

class IncrementalUpdate {
 public:
  // Throws Error damaged where the file's own count of objects is beyond what a PDF can hold.
  explicit IncrementalUpdate(FileEnding ending);

  // A number for an object that is set later.
  Reference reserve();
  Reference add(Object value);
  Reference add_stream(Dictionary dictionary, std::string_view data);
  // A later value of an object takes the place of an earlier one.
  void set(Reference reference, const Object& value);

  // What goes behind `whole`, the file's bytes. Same file, same objects: same bytes.
  std::string section(std::string_view whole) const;

 private:
  struct Layout;
  Dictionary trailer_for(const std::string& digest, std::uint32_t size) const;
  void append_table(std::string& out, const Layout& layout, const Dictionary& trailer) const;
  void append_stream(std::string& out, Layout& layout, Dictionary trailer) const;

  FileEnding ending_;
  std::uint32_t next_ = 0;
  std::map<Reference, std::string> bodies_;
};

}  // namespace labread::pdf
