#include "cli/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "cli/console.h"
#include "cli/setting.h"

namespace labread {
namespace {

// A record is one line of blank-separated fields, then the text of the said length, then '\n':
//   record KEY SHA256|- ERROR|- REPORTS RESULTS OUT_OF_RANGE CRITICAL LENGTH SUM_OF_TEXT
constexpr std::string_view record_mark = "record";

// What a power cut may cost of the work; a killed process loses nothing.
constexpr std::chrono::seconds longest_unsynced{1};

[[noreturn]] void fail(const std::string& path) {
  throw Error(ErrorCode::not_writable,
              "its journal " + path + " cannot be written: " + std::strerror(errno));
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }
std::string from_dash(std::string_view text) { return text == "-" ? "" : std::string(text); }

// By which a record is known to be whole. Nobody forges a journal of their own, and the sums of all
// texts would cost as much as those of the reports.
std::string sum_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  std::array<std::uint64_t, 4> sums{1, 2, 3, text.size()};  // side by side
  const auto add = [&sums](std::string_view block) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), block.data(), block.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i] = std::rotl((sums[i] ^ words[i]) * odd, 29);
    }
  };
  constexpr std::size_t block = sizeof sums;
  for (; text.size() >= block; text.remove_prefix(block)) add(text.substr(0, block));
  add(text);
  std::uint64_t all = 0;
  for (const std::uint64_t sum : sums) all = std::rotl((all ^ sum) * odd, 29);
  std::array<char, 16> digits;
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), all, 16).ptr};
}

std::string head_of(const JournalRecord& record) {
  const Tally& tally = record.tally;
  std::string head(record_mark);
  for (const std::string& field :
       {record.key, or_dash(record.sha256), or_dash(record.error), std::to_string(tally.reports),
        std::to_string(tally.results), std::to_string(tally.out_of_range),
        std::to_string(tally.critical), std::to_string(record.text.size()),
        sum_of(record.text)}) {
    head.append(" ").append(field);
  }
  return head += '\n';
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find(' ');
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

bool read_count(std::string_view text, std::size_t& count) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

struct ReadRecord {
  JournalRecord record;  // without its text
  std::size_t text_at = 0;
  std::size_t text_length = 0;
  std::size_t length = 0;  // of all of it
};

// The record at the start, or nothing where it is not whole.
std::optional<ReadRecord> read_record(std::string_view bytes) {
  const std::size_t line_end = bytes.find('\n');
  if (line_end == bytes.npos) return std::nullopt;
  const std::vector<std::string_view> fields = fields_of(bytes.substr(0, line_end));
  if (fields.size() != 10 || fields[0] != record_mark) return std::nullopt;
  ReadRecord read;
  Tally& tally = read.record.tally;
  if (!read_count(fields[4], tally.reports) || !read_count(fields[5], tally.results) ||
      !read_count(fields[6], tally.out_of_range) || !read_count(fields[7], tally.critical) ||
      !read_count(fields[8], read.text_length)) {
    return std::nullopt;
  }
  read.text_at = line_end + 1;
  if (read.text_length >= bytes.size() - read.text_at) return std::nullopt;
  const std::string_view text = bytes.substr(read.text_at, read.text_length);
  if (bytes[read.text_at + read.text_length] != '\n' || sum_of(text) != fields[9]) {
    return std::nullopt;
  }
  read.record.key = fields[1];
  read.record.sha256 = from_dash(fields[2]);
  read.record.error = from_dash(fields[3]);
  read.length = read.text_at + read.text_length + 1;
  return read;
}

}  // namespace

Journal::Journal(const std::string& path, std::string_view fingerprint)
    : path_(path),
      descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (descriptor_ < 0) fail(path_);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw WrongUse(path_ + " is being written by another labread");
  }
  const std::string first_line = "labread journal 2 " + std::string(fingerprint) + "\n";
  try {
    load(first_line);
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Journal::load(std::string_view first_line) {
  const Bytes bytes = Bytes::map(path_, std::numeric_limits<std::size_t>::max());
  const std::string_view content = bytes.view();
  // A journal whose first line is torn holds nothing yet.
  if (content.size() < first_line.size() && first_line.starts_with(content)) {
    return start(first_line);
  }
  if (!content.starts_with(first_line)) {
    throw WrongUse(path_ + " belongs to another command or version; finish that one, or remove it");
  }
  end_ = first_line.size();
  while (const std::optional<ReadRecord> read = read_record(content.substr(end_))) {
    entries_[read->record.key] = {read->record, end_ + read->text_at, read->text_length};
    end_ += read->length;
  }
  const auto kept = static_cast<off_t>(end_);
  if (::ftruncate(descriptor_, kept) != 0 || ::lseek(descriptor_, kept, SEEK_SET) < 0) fail(path_);
}

void Journal::start(std::string_view first_line) {
  if (::ftruncate(descriptor_, 0) != 0) fail(path_);
  write_all(descriptor_, first_line);
  end_ = first_line.size();
}

std::optional<JournalRecord> Journal::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(key);
  return entry == entries_.end() ? std::nullopt : std::optional(entry->second.record);
}

std::string Journal::text_of(const std::string& key) const {
  const Entry& entry = entries_.at(key);
  std::string text(entry.length, '\0');
  std::size_t got = 0;
  while (got < text.size()) {
    const ssize_t more = ::pread(descriptor_, text.data() + got, text.size() - got,
                                 static_cast<off_t>(entry.offset + got));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) throw Error(ErrorCode::not_writable, path_ + " cannot be read back");
    got += static_cast<std::size_t>(more);
  }
  return text;
}

void Journal::append(JournalRecord record) {
  const std::string head = head_of(record);
  const std::string text = std::exchange(record.text, {});
  write_all(descriptor_, head + text + '\n');
  {
    const std::string key = record.key;
    const std::lock_guard lock(mutex_);
    entries_[key] = {std::move(record), end_ + head.size(), text.size()};
  }
  end_ += head.size() + text.size() + 1;
  if (std::chrono::steady_clock::now() - synced_ >= longest_unsynced) sync();
}

void Journal::sync() {
  if (::fdatasync(descriptor_) != 0) fail(path_);
  synced_ = std::chrono::steady_clock::now();
}

void Journal::remove() { ::unlink(path_.c_str()); }

}  // namespace labread
