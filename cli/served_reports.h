// The reports that `labread serve` is sent: each is read, judged and written in the format asked
// for, as `labread -f FORMAT` does with a file, and then forgotten. A few at a time; the others
// wait.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "cli/options.h"
#include "cli/process.h"
#include "parser/reader.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// How many reports are taken at a time, and so which part of the limit of a file one may have.
inline constexpr std::size_t served_at_a_time = 4;

// Of the address: name, format, sex, age, pregnant, takes, symptoms (each a list between commas);
// and for a part of a page, number and bare=yes. What is missing counts as not said. The format is
// a writer's name, or pdf: the report's own PDF, marked.
using UploadFields = std::map<std::string, std::string, std::less<>>;

struct ServedAnswer {
  int status = 200;  // 422: a file that could not be read; its body says so in the format
  std::string media_type;
  std::string body;
};

class ServedReports {
 public:
  // Both must outlive this.
  ServedReports(const Options& options, const Catalogue& catalogue);

  // A place among those served at a time; it is free again when this goes out of scope.
  class Place {
   public:
    Place(ServedReports& reports, std::unique_ptr<Reader> reader)
        : reports_(&reports), reader_(std::move(reader)) {}
    Place(Place&&) = default;
    Place& operator=(Place&&) = delete;
    ~Place();
    Reader& reader() { return *reader_; }

   private:
    ServedReports* reports_;
    std::unique_ptr<Reader> reader_;
  };
  // Nothing where none becomes free in time.
  std::optional<Place> take_place(std::chrono::seconds patience);

  // Never throws for a fault of the file or the fields.
  ServedAnswer answer(const UploadFields& fields, std::string bytes, Reader& reader) const;

 private:
  ServedAnswer written(const UploadFields& fields, std::string_view format, const Judging& judging,
                       const Bytes& bytes, Reader& reader) const;
  ServedAnswer marked(const UploadFields& fields, const Judging& judging, const Bytes& bytes,
                      Reader& reader) const;
  Judging judging_of(const Options& said) const;

  const Options& options_;
  const Catalogue& catalogue_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

// A file's own name out of what a browser says, at most 200 bytes of UTF-8.
std::string plain_file_name(std::string_view said);

}  // namespace labread
