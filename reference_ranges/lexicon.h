// Report words in all languages by role: column titles, fact labels, flags, word results,
// comparator and range words, comment leads. A language is a data file; nothing here knows one.
//
//   lexicon.match("biological reference interval  mg/dl") -> {header_range, …, length 29}
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "reference_ranges/key_table.h"

namespace labread {

enum class WordRole : std::uint8_t {
  header_name,
  header_value,
  header_unit,
  header_range,
  header_flag,
  header_previous,
  header_date,
  header_low,
  header_high,
  header_skip,  // a column without a result: method, laboratory, site, code
  value_word,   // a word result; value: negative, positive, trace, normal, present, absent, …
  status_word,  // no result yet or at all; value: pending, not_performed, see_note, insufficient,
                // haemolysed, cancelled; not_established of a range
  comparator_word,   // value: "<", "<=", ">", ">="
  comparator_after,  // behind the number (以下); value as above
  range_dash,        // "to", "bis", "à"
  flag_word,         // value: low, high, critical_low, critical_high, abnormal, normal
  fact_sex,
  fact_age,
  fact_birth,
  fact_collected,
  fact_received,
  fact_reported,
  fact_specimen,
  fact_laboratory,
  fact_status,
  fact_patient,
  fact_other,     // label of the page head that holds no result: phone, account, physician, page
  sex_word,       // value: female, male
  specimen_word,  // value: serum, blood, urine, urine_24h, red_cells, stool, csf, other (fluids,
                  // sweat)
  comment_lead,   // starts a comment, method, interpretation or citation
  range_lead,     // stands in front of a range: "reference range:", "normal:", "ref"
  value_lead,     // stands in front of a value: "result:", "resultado:"
  unit_lead,      // "units:"
  band_word,  // names a band of a multi-band range; value: deficient, …, or a person: female, male,
              // child, adult, pregnant
  month,                   // value: "1".."12"
  prose,                   // commonest plain words of a language (the, und, est): mark sentences
  age_unit,                // behind a number of an age; value: years, months, weeks, days
  report_state,            // what a status label says; value: preliminary, final, corrected
  antibiotic,              // what a germ was tested against; antifungals too
  susceptibility_word,     // what came of it; value: susceptible, intermediate, resistant
  susceptibility_heading,  // stands above such tests
  negation,                // turns the word behind it around: no, kein, pas de
  target_word,             // what results should become, "goal": heads limits or names one
  vital_sign,              // measured by the bed, though a laboratory may measure some, too
  heading_word,            // stands beside the word for a laboratory in headings of any laboratory
  blood_group,             // names a test whose result is a letter
  told_owner,              // begins a sentence that tells a reader their result: "your"
  told_verb,               // stands between the name and the value there: "is", "came back at"
  header_section,          // a column of a file of separated values that says what heads a result
  header_statistic,        // a column that sums up earlier results: "Average"
  aside_heading,           // heads results that are not the patient's of today; value: earlier,
                           // control, person; current: heads theirs again
  header_price,            // a column of what each test costs: of a price list and no report
  retraction,   // a remark that takes a result back; value: withdrawn, or amended, to the number
                // behind it; condition makes a rule of it
  letter_word,  // of letters about a patient; value: tests ("bloods"), lead ("showed"), owner
                // ("her"), indefinite ("a"), stated, with told_verb between a name and its value
                // ("has fallen to"), joined ("and"), earlier ("previously"), compared, in front of
                // an earlier value
                // ("down from"), aside: what makes a sentence one of another person or an aim
};

// A set of roles.
class WordRoles {
 public:
  constexpr WordRoles() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): one role is asked for as several are
  constexpr WordRoles(WordRole role) : bits_(std::uint64_t{1} << static_cast<unsigned>(role)) {}
  constexpr WordRoles(std::initializer_list<WordRole> roles) {
    for (const WordRole role : roles) add(role);
  }

  static constexpr WordRoles all() {
    WordRoles roles;
    roles.bits_ = ~std::uint64_t{0};
    return roles;
  }

  constexpr void add(WordRoles roles) { bits_ |= roles.bits_; }
  constexpr bool shares(WordRoles roles) const { return (bits_ & roles.bits_) != 0; }

 private:
  std::uint64_t bits_ = 0;
};

// Labels of facts of the report's head.
constexpr WordRoles fact_roles = {
    WordRole::fact_sex,       WordRole::fact_age,        WordRole::fact_birth,
    WordRole::fact_collected, WordRole::fact_received,   WordRole::fact_reported,
    WordRole::fact_specimen,  WordRole::fact_laboratory, WordRole::fact_status,
    WordRole::fact_patient,   WordRole::fact_other};
constexpr bool is_fact(WordRole role) { return fact_roles.shares(role); }

struct LexiconEntry {
  std::string_view key;  // fold_name() of the words
  WordRole role = WordRole::prose;
  std::string_view value;
  std::string_view language;  // "en"; empty: all
};

struct LexiconMatch {
  const LexiconEntry* entry = nullptr;
  std::size_t length = 0;  // bytes of the searched key that the entry covers
  bool goes_on = false;    // longer keys begin with all of the searched one
};

struct LexiconMatches {
  std::span<const LexiconEntry> entries;  // of one key, by role
  std::size_t length = 0;                 // bytes of the searched key that they cover
  bool goes_on = false;                   // as above
};

// Where a key stands in the lexicon.
struct LexiconPlace {
  std::span<const LexiconEntry> entries;  // with just this key
  bool goes_on = false;                   // longer keys begin with it, at a word end
};

// The beginning by which words are told apart at a glance: the first bytes of a folded text, up to
// its first word end.
constexpr std::size_t word_start_bytes = 4;
constexpr std::string_view word_start(std::string_view key) {
  return key.substr(0, std::min(next_word_end(key, 0), word_start_bytes));
}

// Which roles the words with a given start have, in a table of bits. Most places of a report begin
// no word of most roles; asking here first is a third of the cost of typing a line.
class WordStarts {
 public:
  constexpr void add(std::string_view key, WordRole role) {
    if (!key.empty()) slots_[slot_of(word_start(key))].add(role);
  }
  // Whether words of one of the roles may begin with this word_start(): "no" is certain.
  constexpr bool may_begin(std::string_view start, WordRoles roles) const {
    return may_begin(slot_of(start), roles);
  }
  // The same for the slot of a start that is asked for several times.
  constexpr bool may_begin(std::size_t slot, WordRoles roles) const {
    return slots_[slot].shares(roles);
  }
  // All roles of such words.
  constexpr WordRoles roles(std::size_t slot) const { return slots_[slot]; }
  static constexpr std::size_t slot_of(std::string_view start) {
    std::uint32_t hash = 0;
    for (const char c : start) hash = add_to(hash, c);
    return slot_of(hash);
  }
  // The same byte by byte, from 0.
  static constexpr std::uint32_t add_to(std::uint32_t hash, char c) {
    return (hash + static_cast<unsigned char>(c)) * 0x9E3779B1U;
  }
  static constexpr std::size_t slot_of(std::uint32_t hash) { return hash >> 19U; }  // of 8192

 private:
  std::array<WordRoles, 8192> slots_{};
};

// A view of entries sorted by (key, role).
class Lexicon {
 public:
  constexpr Lexicon() = default;
  // `slots`: key_slots() of the entries.
  constexpr Lexicon(std::span<const LexiconEntry> sorted, std::span<const KeySlot> slots)
      : entries_(sorted), table_(slots) {
    for (const LexiconEntry& entry : entries_) starts_.add(entry.key, entry.role);
  }

  // All entries whose key is exactly this fold_name() text.
  std::span<const LexiconEntry> exactly(std::string_view key) const;
  LexiconPlace at(std::string_view key) const;
  // All entries whose key is this fold_name() word or begins with it and a blank.
  std::span<const LexiconEntry> beginning(std::string_view word) const;
  // The entry of this role with exactly this key, or null.
  const LexiconEntry* find(std::string_view key, WordRole role) const;
  // The entry of this role with the longest key that `key` starts with at a word end (all of `key`
  // need not be covered); entry null where there is none. CJK keys may end inside a word.
  LexiconMatch longest(std::string_view key, WordRole role) const;
  // All entries with the longest such key that has an entry of one of the roles.
  LexiconMatches longest_of(std::string_view key, WordRoles roles) const;
  // Calls found(entries of one key, bytes of `key` that they cover) for every key that `key` starts
  // with at a word end, shortest first. Returns whether longer keys begin with all of `key`.
  template <class Found>
  bool for_each_beginning(std::string_view key, Found found) const {
    return table_.for_each_prefix(entries_, key, found);
  }
  std::span<const LexiconEntry> entries() const { return entries_; }
  const WordStarts& starts() const { return starts_; }

 private:
  std::span<const LexiconEntry> entries_;
  KeyTable table_;
  WordStarts starts_;
};

}  // namespace labread
