// The finished records of a batch, kept beside its output until all are there, so that an
// interrupted batch goes on where it stopped. Append only; a record torn by a crash is dropped when
// it is opened again.
//
//   Journal journal("out.jsonl.partial", fingerprint);   // goes on from what is there
//   journal.append({key, sha256, "", tally, text});
//   journal.text_of(key); … journal.remove();
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cli/process.h"

namespace labread {

struct JournalRecord {
  std::string key;     // of the input; hexadecimal
  std::string sha256;  // of its content; empty: could not be read
  std::string error;   // code name; empty: none
  Tally tally;
  std::string text;  // in the output's format
};

class Journal {
 public:
  // Throws WrongUse where the file belongs to another command or is in use, Error not_writable.
  Journal(const std::string& path, std::string_view fingerprint);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  // The record of an input without its text. May be asked while another thread appends.
  std::optional<JournalRecord> find(const std::string& key) const;
  std::string text_of(const std::string& key) const;
  void append(JournalRecord record);  // throws Error not_writable
  void remove();                      // when the output is in place

 private:
  struct Entry {
    JournalRecord record;
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };

  void start(std::string_view first_line);
  void load(std::string_view first_line);
  void sync();

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t end_ = 0;
  std::chrono::steady_clock::time_point synced_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;  // of entries_
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace labread
