#include "cli/journal.h"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "cli/atomic_file.h"
#include "cli/setting.h"

namespace labread {
namespace {

// A record is one line of blank-separated fields, about a piece of the other file:
//   record KEY SHA256|- ERROR|- REPORTS RESULTS OUT_OF_RANGE CRITICAL OFFSET LENGTH SUM_OF_TEXT
constexpr std::string_view record_mark = "record";

// What a power cut may cost of the work; a killed process loses nothing.
constexpr std::chrono::seconds longest_unsynced{1};

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

std::string line_of(const JournalRecord& record, std::string_view text, std::uint64_t offset) {
  const Tally& tally = record.tally;
  std::string line(record_mark);
  for (const std::string& field :
       {record.key, or_dash(record.sha256), or_dash(record.error), std::to_string(tally.reports),
        std::to_string(tally.results), std::to_string(tally.out_of_range),
        std::to_string(tally.critical), std::to_string(offset), std::to_string(text.size()),
        sum_of(text)}) {
    line.append(" ").append(field);
  }
  return line += '\n';
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
  std::size_t offset = 0;
  std::size_t length = 0;
};

// The record of a line, or nothing where its text is not whole.
std::optional<ReadRecord> read_record(std::string_view line, std::string_view texts) {
  const std::vector<std::string_view> fields = fields_of(line);
  if (fields.size() != 11 || fields[0] != record_mark) return std::nullopt;
  ReadRecord read;
  Tally& tally = read.record.tally;
  if (!read_count(fields[4], tally.reports) || !read_count(fields[5], tally.results) ||
      !read_count(fields[6], tally.out_of_range) || !read_count(fields[7], tally.critical) ||
      !read_count(fields[8], read.offset) || !read_count(fields[9], read.length)) {
    return std::nullopt;
  }
  if (read.offset > texts.size() || read.length > texts.size() - read.offset) return std::nullopt;
  if (sum_of(texts.substr(read.offset, read.length)) != fields[10]) return std::nullopt;
  read.record.key = fields[1];
  read.record.sha256 = from_dash(fields[2]);
  read.record.error = from_dash(fields[3]);
  return read;
}

Bytes whole(const GrowingFile& file) {
  return Bytes::map(file.path(), std::numeric_limits<std::size_t>::max());
}

}  // namespace

Journal::Journal(const std::string& path, std::string_view fingerprint, std::string_view prologue)
    : lines_(path), texts_(path + ".text"), prologue_(prologue.size()) {
  if (::flock(lines_.descriptor(), LOCK_EX | LOCK_NB) != 0) {
    throw WrongUse(path + " is being written by another labread");
  }
  load("labread journal 2 " + std::string(fingerprint) + "\n", prologue);
}

// One whose first line or prologue is torn holds nothing yet.
void Journal::load(std::string_view first_line, std::string_view prologue) {
  const Bytes line_bytes = whole(lines_);
  const Bytes text_bytes = whole(texts_);
  const std::string_view lines = line_bytes.view();
  const std::string_view texts = text_bytes.view();
  const bool is_torn = lines.size() < first_line.size() && first_line.starts_with(lines);
  if (!is_torn && !lines.starts_with(first_line)) {
    throw WrongUse(lines_.path() +
                   " belongs to another command or version; finish that one, or remove it");
  }
  if (is_torn || !texts.starts_with(prologue)) {
    texts_.cut(0);
    texts_.append(prologue);
    lines_.cut(0);
    return lines_.append(first_line);
  }
  std::size_t end = first_line.size();
  std::size_t texts_end = prologue.size();
  for (;;) {
    const std::size_t line_end = lines.find('\n', end);
    if (line_end == lines.npos) break;
    const auto read = read_record(lines.substr(end, line_end - end), texts);
    if (!read) break;
    entries_[read->record.key] = {read->record, read->offset, read->length};
    texts_end = std::max(texts_end, read->offset + read->length);
    end = line_end + 1;
  }
  lines_.cut(end);
  texts_.cut(texts_end);
}

std::optional<JournalRecord> Journal::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(key);
  return entry == entries_.end() ? std::nullopt : std::optional(entry->second.record);
}

std::string Journal::text_of(const std::string& key) const {
  const Entry& entry = entries_.at(key);
  return texts_.read(entry.offset, entry.length);
}

void Journal::append(JournalRecord record) {
  const std::string text = std::move(record.text);
  const std::uint64_t offset = texts_.size();
  texts_.append(text);
  lines_.append(line_of(record, text, offset));
  {
    const std::string key = record.key;
    const std::lock_guard lock(mutex_);
    entries_[key] = {std::move(record), offset, text.size()};
  }
  if (std::chrono::steady_clock::now() - synced_ >= longest_unsynced) sync();
}

void Journal::sync() {
  texts_.sync();
  lines_.sync();
  synced_ = std::chrono::steady_clock::now();
}

bool Journal::is_in_order(std::span<const std::string> keys) const {
  std::uint64_t end = prologue_;
  for (const std::string& key : keys) {
    const auto entry = entries_.find(key);
    if (entry == entries_.end() || entry->second.offset != end) return false;
    end += entry->second.length;
  }
  return end == texts_.size();
}

bool Journal::put_in_place(const std::string& output, std::span<const std::string> keys) {
  // A link may lead to another disk.
  if (!is_in_order(keys) || std::filesystem::is_symlink(output)) return false;
  labread::put_in_place(texts_.descriptor(), texts_.path(), output);
  return true;
}

void Journal::remove() {
  ::unlink(texts_.path().c_str());
  ::unlink(lines_.path().c_str());
}

}  // namespace labread
