#include "cli/setting.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "cli/console.h"
#include "cli/near_words.h"

namespace labread {
namespace {

// These have options of their own.
std::string_view own_option_of(std::string_view flag) {
  if (flag == "pregnant") return "--pregnant";
  return flag.starts_with("age_") ? "--age" : "";
}

// What one may type for a flag: its id with blanks, and its words.
std::vector<std::string> spellings_of(const ContextFlag& flag) {
  std::vector<std::string> spellings{std::string(flag.id)};
  std::ranges::replace(spellings.front(), '_', ' ');
  for (const std::string_view word : flag.words) spellings.push_back(fold_name(word));
  return spellings;
}

std::string near_misses(const std::string& typed, const Catalogue& catalogue) {
  std::vector<std::string> known;
  for (const ContextFlag& flag : catalogue.rows().context_flags) {
    for (std::string& spelling : spellings_of(flag)) known.push_back(std::move(spelling));
  }
  return did_you_mean(typed, known);
}

std::string_view flag_for(std::string_view option, const std::string& typed,
                          const Catalogue& catalogue) {
  std::string key = fold_name(typed);
  std::ranges::replace(key, '_', ' ');
  for (const ContextFlag& flag : catalogue.rows().context_flags) {
    const std::vector<std::string> spellings = spellings_of(flag);
    if (std::ranges::find(spellings, key) == spellings.end()) continue;
    const std::string_view own = own_option_of(flag.id);
    if (own.empty()) return flag.id;
    throw WrongUse(std::string(option) + ": use " + std::string(own) + " for that");
  }
  throw WrongUse(std::string(option) + ": no rule asks for “" + typed + "”" +
                 near_misses(key, catalogue));
}

bool is_for_people(Command command) {
  return command == Command::interpret || command == Command::trend;
}

std::string_view format_of_name(std::string_view output, Command command) {
  if (output.ends_with(".csv")) return "csv";
  if (!is_for_people(command)) return "json";
  if (output.ends_with(".html") || output.ends_with(".htm")) return "html";
  return output.ends_with(".txt") ? "text" : "json";
}

void check_language(std::string_view language, const Catalogue& catalogue) {
  std::string known;
  for (const LanguageHabits& habits : catalogue.rows().languages) {
    if (habits.language == language) return;
    known += (known.empty() ? "" : ", ") + std::string(habits.language);
  }
  throw WrongUse("--language: one of " + known + ", not “" + std::string(language) + "”");
}

}  // namespace

Patient patient_from(const Options& options, const Catalogue& catalogue) {
  Patient patient;
  patient.sex = options.sex;
  patient.age_years = options.age_years;
  if (options.sex) patient.sex_origin = PatientOrigin::user;
  if (options.age_years) patient.age_origin = PatientOrigin::user;
  if (options.pregnant) {
    patient.pregnant = true;
    patient.trimester = options.trimester.value_or(Trimester::unknown);
  }
  for (const std::string& word : options.takes) {
    patient.flags.push_back(flag_for("--takes", word, catalogue));
  }
  for (const std::string& word : options.symptoms) {
    patient.flags.push_back(flag_for("--symptom", word, catalogue));
  }
  return patient;
}

ReadOptions read_options_from(const Options& options, const Catalogue& catalogue) {
  ReadOptions read;
  read.limits = options.limits;
  read.password = options.password;
  read.sandboxed = options.sandboxed;
  read.said = {options.decimal_mark, options.date_order, options.language};
  if (!options.language.empty()) check_language(options.language, catalogue);
  read.recognition.mode = options.ocr;
  read.recognition.languages = options.ocr_languages;
  // A batch reads as many documents at a time as there are processors.
  const unsigned processors = std::max(std::thread::hardware_concurrency(), 1U);
  read.recognition.workers = options.command == Command::batch ? 1 : processors;
  if (const char* folder = std::getenv("TESSDATA_PREFIX")) read.recognition.data_folder = folder;
  return read;
}

WriteOptions write_options_from(const Options& options, const Catalogue& catalogue) {
  WriteOptions write;
  write.redact = options.redact;
  write.only_abnormal = options.only_abnormal;
  write.sources = options.sources;
  write.colour =
      options.colour == Choice::always || (options.colour == Choice::automatic &&
                                           options.output.empty() && wants_colour(standard_output));
  write.ascii = options.output.empty() && !speaks_utf8();
  write.width = options.output.empty() ? text_width(standard_output) : 80;
  write.knowledge_version = catalogue.version();
  return write;
}

std::string_view format_for(const Options& options) {
  if (options.format != "auto") return options.format;
  if (!options.output.empty()) return format_of_name(options.output, options.command);
  const bool for_people = is_for_people(options.command) && is_terminal(standard_output);
  return for_people ? "text" : "json";
}

const Writer& writer_for(const Options& options) { return *find_writer(format_for(options)); }

void refuse_overwriting(const std::string& output, const std::string& input) {
  struct stat target {};
  struct stat report {};
  if (output.empty() || ::stat(output.c_str(), &target) != 0 || !S_ISREG(target.st_mode)) return;
  if (::stat(input.c_str(), &report) != 0) return;
  if (target.st_dev == report.st_dev && target.st_ino == report.st_ino) {
    throw WrongUse("--output: " + output + " is one of the reports");
  }
}

}  // namespace labread
