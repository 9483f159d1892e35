// The finished records of a batch, kept beside its output until all are there, so that an
// interrupted batch goes on where it stopped: their texts in one file, which becomes the output
// where they stand in its order, and a line about each in another. Append only; a record torn by a
// crash is dropped when they are opened again.
//
//   Journal journal("out.jsonl.partial", fingerprint, prologue);   // goes on from what is there
//   journal.append({key, sha256, "", tally, text});
//   if (!journal.put_in_place("out.jsonl", keys)) … journal.text_of(key) …
//   journal.remove();
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cli/growing_file.h"
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
  // `prologue` is what the output begins with. Throws WrongUse where the files belong to another
  // command or are in use, Error not_writable.
  Journal(const std::string& path, std::string_view fingerprint, std::string_view prologue = {});

  // The record of an input without its text. May be asked while another thread appends.
  std::optional<JournalRecord> find(const std::string& key) const;
  std::string text_of(const std::string& key) const;
  void append(JournalRecord record);  // throws Error not_writable
  // Makes the texts the output, where they are those of these inputs in this order and no others.
  // Throws Error not_writable.
  bool put_in_place(const std::string& output, std::span<const std::string> keys);
  void remove();  // when the output is in place

 private:
  struct Entry {
    JournalRecord record;
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };

  void load(std::string_view first_line, std::string_view prologue);
  bool is_in_order(std::span<const std::string> keys) const;
  void sync();

  GrowingFile lines_;
  GrowingFile texts_;
  std::size_t prologue_;  // its length
  std::chrono::steady_clock::time_point synced_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;  // of entries_
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace labread
