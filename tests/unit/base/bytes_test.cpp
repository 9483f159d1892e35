#include "base/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"

using labread::Bytes;
using labread::Error;
using labread::ErrorCode;

namespace {

// A folder that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "labread_bytes_XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string path() const { return path_.string(); }
  std::string file(const std::string& content) const {
    const std::filesystem::path path = path_ / "report.txt";
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

 private:
  std::filesystem::path path_;
};

ErrorCode code_of(const std::string& path, std::size_t limit) {
  try {
    Bytes::map(path, limit);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(maps_a_file_as_it_is) {
  const Folder folder;
  const std::string content("a\0b\r\n", 5);
  BOOST_TEST(Bytes::map(folder.file(content), 100).view() == content);
}

BOOST_AUTO_TEST_CASE(small_files_and_large_ones_are_the_same_to_their_reader) {
  const Folder folder;
  for (const std::size_t size : {1U, 255'999U, 256'000U, 256'001U, 3'000'000U}) {
    std::string content(size, 'x');
    content.back() = 'y';
    BOOST_CHECK(Bytes::map(folder.file(content), size).view() == content);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_empty_and_not_an_error) {
  const Folder folder;
  BOOST_TEST(Bytes::map(folder.file(""), 100).view().empty());
}

BOOST_AUTO_TEST_CASE(stays_readable_after_the_file_is_gone) {
  const Folder folder;
  const Bytes bytes = Bytes::map(folder.file("Calcium 8.4"), 100);
  std::filesystem::remove(folder.path() + "/report.txt");
  BOOST_TEST(bytes.view() == "Calcium 8.4");
}

BOOST_AUTO_TEST_CASE(says_why_a_file_cannot_be_had) {
  const Folder folder;
  BOOST_TEST((code_of(folder.path() + "/none.pdf", 100) == ErrorCode::not_found));
  BOOST_TEST((code_of(folder.path(), 100) == ErrorCode::not_found));
  BOOST_TEST((code_of(folder.file("12345") + "/below.pdf", 100) == ErrorCode::not_found));
  BOOST_TEST((code_of(std::string(5000, 'a'), 100) == ErrorCode::not_readable));
}

BOOST_AUTO_TEST_CASE(the_limit_is_the_last_size_that_is_read) {
  const Folder folder;
  const std::string path = folder.file("12345");
  BOOST_TEST(Bytes::map(path, 5).view() == "12345");
  BOOST_TEST((code_of(path, 4) == ErrorCode::limit_exceeded));
}

BOOST_AUTO_TEST_CASE(reads_a_pipe_to_its_end) {
  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  BOOST_REQUIRE(::write(ends[1], "Kalium 4,1", 10) == 10);
  ::close(ends[1]);
  BOOST_TEST(Bytes::read(ends[0], 10).view() == "Kalium 4,1");
  ::close(ends[0]);
}

BOOST_AUTO_TEST_CASE(a_pipe_above_the_limit_is_refused) {
  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  BOOST_REQUIRE(::write(ends[1], "Kalium 4,1", 10) == 10);
  ::close(ends[1]);
  BOOST_CHECK_EXCEPTION(Bytes::read(ends[0], 9), Error,
                        [](const Error& e) { return e.code() == ErrorCode::limit_exceeded; });
  ::close(ends[0]);
}

BOOST_AUTO_TEST_CASE(maps_a_named_pipe_by_reading_it) {
  const Folder folder;
  const std::string path = folder.path() + "/pipe";
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const int both = ::open(path.c_str(), O_RDWR);  // a reader exists, so the writer does not wait
  BOOST_REQUIRE(both >= 0);
  const int writer = ::open(path.c_str(), O_WRONLY);
  BOOST_REQUIRE(::write(writer, "Ca", 2) == 2);
  const int reader = ::open(path.c_str(), O_RDONLY);
  ::close(both);
  ::close(writer);
  BOOST_TEST(Bytes::read(reader, 10).view() == "Ca");
  ::close(reader);
}

BOOST_AUTO_TEST_CASE(an_unreadable_descriptor_is_reported) {
  BOOST_CHECK_EXCEPTION(Bytes::read(-1, 10), Error,
                        [](const Error& e) { return e.code() == ErrorCode::not_readable; });
}

BOOST_AUTO_TEST_CASE(moving_hands_over_what_was_mapped_or_owned) {
  const Folder folder;
  Bytes first = Bytes::map(folder.file("mapped"), 100);
  Bytes second = Bytes::own("owned");
  Bytes third = std::move(first);
  BOOST_TEST(third.view() == "mapped");
  third = std::move(second);
  BOOST_TEST(third.view() == "owned");
}

BOOST_AUTO_TEST_SUITE_END()
