#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/sha256.h"
#include "cli/atomic_file.h"
#include "cli/batch_run.h"
#include "cli/batch_summary.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/limit_names.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "output/version.h"

namespace labread {
namespace {

// Everything that decides what a record says, but its input.
std::string fingerprint_of(const Options& options, const Catalogue& catalogue,
                           const Writer& writer) {
  std::string text(program_version());
  const auto add = [&text](std::string_view part) {
    text.append(std::to_string(part.size())).append(":").append(part);
  };
  add(catalogue.version());
  add(writer.name);
  add(options.redact ? "redacted" : "");
  add(options.only_abnormal ? "abnormal" : "");
  add(options.sex ? *options.sex == Sex::female ? "female" : "male" : "");
  add(options.age_years ? options.age_years->to_string() : "");
  add(options.pregnant ? "pregnant" : "");
  add(options.trimester ? std::to_string(static_cast<int>(*options.trimester)) : "");
  for (const std::string& word : options.takes) add("takes " + word);
  for (const std::string& word : options.symptoms) add("symptom " + word);
  add(options.password);
  add("ocr " + std::to_string(static_cast<int>(options.ocr)) + " " + options.ocr_languages);
  add(std::to_string(options.limits.seconds));
  add(std::to_string(options.limits.input_bytes));
  add(words_of(options.limits));
  if (!options.knowledge.empty()) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(options.knowledge)) {
      const std::string file = entry.path().string();
      if (entry.is_regular_file()) files[file] = sha256_of_file(file).value_or("");
    }
    for (const auto& [file, hash] : files) add(file + " " + hash);
  }
  return sha256_of(text);
}

std::string key_of(const BatchInput& input) {
  return sha256_of(input.file + '\0' + input.duplicate_of.value_or(""));
}

// A batch's fixed parts, and the record of one input.
struct Batch {
  const Catalogue& catalogue;
  const Writer& writer;
  WriteOptions write;
  Judging judging;

  std::optional<FinishedInput> read(const BatchInput& input, Reader& reader, bool may_wait) const {
    if (!may_wait || input.file == "-")
      return record_of(input, process(input.file, reader, judging));
    auto processed = process_without_recognition(input.file, reader, judging);
    if (!processed) return std::nullopt;
    return record_of(input, std::move(*processed));
  }

  FinishedInput record_of(const BatchInput& input, Processed processed) const {
    processed.source.duplicate_of = input.duplicate_of;
    const std::string error(processed.error ? code_name(processed.error->code) : "");
    return {{key_of(input), processed.source.sha256, error, tally_of(processed),
             rendered(processed, writer, catalogue, write)},
            false,
            processed.error};
  }
};

void count(BatchSummary& summary, const BatchInput& input, const FinishedInput& finished) {
  const Tally& tally = finished.record.tally;
  ++summary.files;
  summary.resumed += finished.resumed;
  summary.duplicates += input.duplicate_of.has_value();
  if (finished.record.error.empty()) {
    ++summary.read;
  } else {
    ++summary.failed[finished.record.error];
  }
  summary.tally.reports += tally.reports;
  summary.tally.results += tally.results;
  summary.tally.out_of_range += tally.out_of_range;
  summary.tally.critical += tally.critical;
}

// One line that rewrites itself, on a terminal only.
class Progress {
 public:
  Progress(bool shown, std::size_t total) : shown_(shown && total > 1), total_(total) {}
  void show(std::size_t done) {
    if (!shown_ || done == last_) return;
    last_ = done;
    write_all(standard_error,
              "\r\x1b[K" + std::to_string(done) + " of " + std::to_string(total_) + " files");
  }
  void clear() {
    if (std::exchange(last_, 0) > 0) write_all(standard_error, "\r\x1b[K");
  }

 private:
  bool shown_;
  std::size_t total_;
  std::size_t last_ = 0;
};

// Brings finished records into the journal in the order of the inputs, in which they need not be
// copied at the end. A record waits for those before it, but not where too many would wait with it:
// what waits is lost when the process is killed.
class OrderedAppending {
 public:
  explicit OrderedAppending(Journal& journal) : journal_(journal) {}

  void take(std::size_t index, FinishedInput finished) {
    constexpr std::size_t most_waiting = 32;
    waiting_.emplace(index, std::move(finished));
    while (!waiting_.empty() &&
           (waiting_.begin()->first <= next_ || waiting_.size() > most_waiting)) {
      append_first();
    }
  }
  void finish() {
    while (!waiting_.empty()) append_first();
  }

 private:
  void append_first() {
    auto first = waiting_.extract(waiting_.begin());
    next_ = std::max(next_, first.key() + 1);
    if (!first.mapped().resumed) journal_.append(std::move(first.mapped().record));
  }

  Journal& journal_;
  std::map<std::size_t, FinishedInput> waiting_;
  std::size_t next_ = 0;
};

// What the two ways of output share: reading, counting, saying what failed.
class BatchSession {
 public:
  BatchSession(const Options& options, const Batch& batch, const BatchInputs& found)
      : options_(options),
        batch_(batch),
        inputs_(found.inputs),
        progress_(!options.quiet && is_terminal(standard_error), found.inputs.size()) {
    summary_.untried = found.untried;
  }

  // Through a journal into a file that appears when all is done.
  bool run_to_file() {
    const std::string prologue = prologue_of_output();
    Journal journal(options_.output + ".partial",
                    fingerprint_of(options_, batch_.catalogue, batch_.writer), prologue);
    OrderedAppending appending(journal);
    BatchWork work = work_of(0);
    work.read = [&](const BatchInput& input, Reader& reader, bool may_wait) {
      std::optional<FinishedInput> known = from_journal(journal, input);
      return known ? known : batch_.read(input, reader, may_wait);
    };
    work.deliver = [&](std::size_t index, FinishedInput finished) {
      note(index, finished);
      appending.take(index, std::move(finished));
    };
    const bool complete = run_work(work);
    appending.finish();
    progress_.clear();
    if (!complete) return false;
    write_output(journal, prologue);
    journal.remove();
    return true;
  }

  // In the order of the inputs, as soon as that order allows.
  template <class Write>
  bool run_to_stream(Write write) {
    constexpr std::size_t window = 1024;
    std::map<std::size_t, std::string> waiting;
    std::size_t next = 0;
    write(prologue_of_output());
    BatchWork work = work_of(window);
    work.read = [&](const BatchInput& input, Reader& reader, bool may_wait) {
      return batch_.read(input, reader, may_wait);
    };
    work.deliver = [&](std::size_t index, FinishedInput finished) {
      note(index, finished);
      waiting.emplace(index, std::move(finished.record.text));
      for (auto first = waiting.find(next); first != waiting.end(); first = waiting.find(next)) {
        write(first->second);
        waiting.erase(first);
        ++next;
      }
    };
    const bool complete = run_work(work);
    progress_.clear();
    return complete;
  }

  const BatchSummary& summary() const { return summary_; }

 private:
  BatchWork work_of(std::size_t window) {
    BatchWork work;
    work.inputs = &inputs_;
    work.jobs =
        options_.jobs > 0 ? options_.jobs : std::max(std::thread::hardware_concurrency(), 1U);
    work.window = window;
    work.make_reader = [this] {
      return Reader(batch_.catalogue, read_options_from(options_, batch_.catalogue));
    };
    work.progress = [this](std::size_t done) { progress_.show(done); };
    return work;
  }

  std::string prologue_of_output() const {
    return batch_.writer.prologue ? batch_.writer.prologue(batch_.write) : "";
  }

  // The journal's texts as they stand, else a copy of them in order.
  void write_output(Journal& journal, const std::string& prologue) const {
    std::vector<std::string> keys;
    for (const BatchInput& input : inputs_) keys.push_back(key_of(input));
    if (journal.put_in_place(options_.output, keys)) return;
    AtomicFile out(options_.output);
    out.write(prologue);
    for (const std::string& key : keys) out.write(journal.text_of(key));
    out.commit();
  }

  // The record of an earlier run, where the input still has the same bytes.
  static std::optional<FinishedInput> from_journal(const Journal& journal,
                                                   const BatchInput& input) {
    const std::optional<JournalRecord> known = journal.find(key_of(input));
    if (!known || input.file == "-") return std::nullopt;
    if (sha256_of_file(input.file).value_or("") != known->sha256) return std::nullopt;
    return FinishedInput{*known, true, std::nullopt};
  }

  void note(std::size_t index, const FinishedInput& finished) {
    count(summary_, inputs_[index], finished);
    if (!finished.failure) return;
    progress_.clear();
    complain(inputs_[index].file, *finished.failure);
  }

  const Options& options_;
  const Batch& batch_;
  const std::vector<BatchInput>& inputs_;
  Progress progress_;
  BatchSummary summary_;
};

void say_summary(const Options& options, const BatchSummary& summary) {
  if (options.quiet) return;
  write_all(standard_error, options.json_summary ? as_json(summary) : as_text(summary));
}

int exit_code_of(const BatchSummary& summary, FailOn fail_on) {
  if (summary.read == 0) return exit_nothing_done;
  if (fail_on != FailOn::nothing && summary.tally.critical > 0) return exit_found;
  if (fail_on == FailOn::abnormal && summary.tally.out_of_range > 0) return exit_found;
  return summary.failures() > 0 ? exit_some_failed : exit_done;
}

bool run_session(BatchSession& session, const Options& options) {
  if (options.output.empty() || options.output == "-") {
    return session.run_to_stream([](std::string_view text) { write_all(standard_output, text); });
  }
  if (is_special_file(options.output)) {
    AtomicFile out(options.output);
    const bool complete = session.run_to_stream([&out](std::string_view text) { out.write(text); });
    out.commit();
    return complete;
  }
  return session.run_to_file();
}

}  // namespace

int run_batch(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  const Catalogue& catalogue = knowledge.get();
  Batch batch{catalogue,
              writer_for(options),
              write_options_from(options, catalogue),
              {&catalogue, patient_from(options, catalogue), options.limits.input_bytes}};
  batch.write.one_line = true;
  BatchInputs found = find_inputs(options.inputs, options.files_from);
  std::error_code ignored;
  if (std::filesystem::exists(options.output, ignored)) {
    for (const BatchInput& input : found.inputs) refuse_overwriting(options.output, input.file);
  }
  if (found.inputs.empty()) {
    complain("batch: there is no report in these paths");
    return exit_nothing_done;
  }
  mark_duplicates(found.inputs);
  BatchSession session(options, batch, found);
  const bool complete = run_session(session, options);
  say_summary(options, session.summary());
  if (complete) return exit_code_of(session.summary(), options.fail_on);
  complain("interrupted; the same command goes on from here");
  return exit_interrupted;
}

}  // namespace labread
