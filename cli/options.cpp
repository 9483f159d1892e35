#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "cli/limit_names.h"
#include "output/trend.h"
#include "output/writer.h"

namespace labread {
namespace {

// What CLI11 fills as text, before it is given its types.
struct Texts {
  bool help = false;
  bool version = false;
  bool no_sandbox = false;
  std::string sex, age, pregnant, fail_on, only, colour, summary, decimal_mark, date_order;
  std::string ocr, ocr_language, since;
  std::vector<std::string> limits;
  double seconds = Limits{}.seconds;
  double megabytes = static_cast<double>(Limits{}.input_bytes) / 1e6;
};

// Recognising the text of one page takes longer than reading a whole PDF.
constexpr double pictures_per_timeout = 3;

struct Refused {
  std::string message;
};

std::string in_quotes(std::string_view text) { return "“" + std::string(text) + "”"; }

void add_writing_options(CLI::App& app, Options& options) {
  app.add_option("-f,--format", options.format);
  app.add_option("-o,--out,--output", options.output);
  app.add_flag("--redact", options.redact);
}

void add_output_options(CLI::App& app, Options& options, Texts& texts) {
  add_writing_options(app, options);
  app.add_option("--only", texts.only);
  app.add_option("--fail-on", texts.fail_on);
}

void add_patient_options(CLI::App& app, Options& options, Texts& texts) {
  app.add_option("--sex", texts.sex);
  app.add_option("--age", texts.age);
  app.add_flag("--pregnant", texts.pregnant);
  app.add_option("--takes", options.takes)->expected(1)->allow_extra_args(false)->take_all();
  app.add_option("--symptom", options.symptoms)->expected(1)->allow_extra_args(false)->take_all();
}

void add_reading_options(CLI::App& app, Options& options, Texts& texts) {
  app.add_option("--knowledge", options.knowledge);
  app.add_option("--password", options.password);
  app.add_flag("--no-sandbox", texts.no_sandbox);
  app.add_option("--language", options.language);
  app.add_option("--decimal-mark", texts.decimal_mark);
  app.add_option("--date-order", texts.date_order);
  app.add_option("--ocr", texts.ocr);
  app.add_option("--ocr-language", texts.ocr_language);
  app.add_option("--timeout", texts.seconds)->check(CLI::Range(0.1, 3600.0));
  app.add_option("--max-megabytes", texts.megabytes)->check(CLI::Range(0.001, 4000.0));
  app.add_option("--limit", texts.limits)->expected(1)->allow_extra_args(false)->take_all();
}

void add_interpret_options(CLI::App& app, Options& options, Texts& texts) {
  add_output_options(app, options, texts);
  add_patient_options(app, options, texts);
  add_reading_options(app, options, texts);
  app.add_flag("--sources", options.sources);
  app.add_option("--color,--colour", texts.colour);
  app.add_option("REPORT", options.inputs);
}

void add_batch_options(CLI::App& app, Options& options, Texts& texts) {
  add_output_options(app, options, texts);
  add_patient_options(app, options, texts);
  add_reading_options(app, options, texts);
  app.add_option("-j,--jobs", options.jobs)->check(CLI::Range(1U, 256U));
  app.add_option("--files-from", options.files_from)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--summary", texts.summary);
  app.add_option("PATH", options.inputs);
}

void add_trace_options(CLI::App& app, Options& options, Texts& texts) {
  add_reading_options(app, options, texts);
  app.add_option("--page", options.page)->check(CLI::PositiveNumber);
  app.add_option("--line", options.line)->check(CLI::PositiveNumber);
  app.add_option("--result", options.result)->check(CLI::PositiveNumber)->excludes("--line");
  app.add_option("FILE", options.inputs)->expected(0, 1);
}

void add_trend_options(CLI::App& app, Options& options, Texts& texts) {
  add_writing_options(app, options);
  add_patient_options(app, options, texts);
  add_reading_options(app, options, texts);
  app.add_option("--only", options.tests)->expected(1)->allow_extra_args(false)->take_all();
  app.add_option("--since", texts.since);
  app.add_flag("--same-person", options.same_person);
  app.add_option("--patients", options.patients);
  app.add_option("--color,--colour", texts.colour);
  app.add_option("REPORT", options.inputs);
}

void add_explain_options(CLI::App& app, Options& options, Texts& texts) {
  app.add_option("-f,--format", options.format);
  app.add_option("--knowledge", options.knowledge);
  app.add_option("--color,--colour", texts.colour);
  app.add_option("TOPIC", options.inputs);
}

void add_annotate_options(CLI::App& app, Options& options, Texts& texts) {
  add_patient_options(app, options, texts);
  add_reading_options(app, options, texts);
  app.add_option("-o,--out,--output", options.output);
  app.add_option("--only", texts.only);
  app.add_option("REPORT", options.inputs)->expected(0, 1);
}

void add_check_data_options(CLI::App& app, Options& options) {
  app.add_option("--cases", options.cases)->expected(1, 1000);
  app.add_option("--knowledge", options.knowledge);
  app.add_option("DIR", options.inputs)->expected(0, 1);
  app.add_flag("--open", options.open_rows);
}

void add_serve_options(CLI::App& app, Options& options, Texts& texts) {
  add_reading_options(app, options, texts);
  app.add_option("--port", options.port)->check(CLI::Range(0, 65535));
  app.add_flag("--open", options.open);
}

Sex sex_of(std::string_view text) {
  if (text == "female" || text == "f") return Sex::female;
  if (text == "male" || text == "m") return Sex::male;
  throw Refused{"--sex: female or male, not " + in_quotes(text)};
}

Decimal age_of(std::string_view text) {
  const std::optional<Decimal> age = parse_decimal(text, DecimalMark::point);
  if (!age || *age < Decimal{0, 0} || *age > Decimal{130, 0}) {
    throw Refused{"--age: years from 0 to 130, not " + in_quotes(text)};
  }
  return *age;
}

// `true` is what CLI11 gives for the bare option.
std::optional<Trimester> trimester_of(std::string_view text) {
  if (text == "true") return std::nullopt;
  if (text == "first" || text == "1") return Trimester::first;
  if (text == "second" || text == "2") return Trimester::second;
  if (text == "third" || text == "3") return Trimester::third;
  throw Refused{"--pregnant: =first, =second or =third, not " + in_quotes(text)};
}

std::optional<DecimalMark> decimal_mark_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == "point" || text == ".") return DecimalMark::point;
  if (text == "comma" || text == ",") return DecimalMark::comma;
  throw Refused{"--decimal-mark: point or comma, not " + in_quotes(text)};
}

std::optional<DateOrder> date_order_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == "day-month") return DateOrder::day_month;
  if (text == "month-day") return DateOrder::month_day;
  throw Refused{"--date-order: day-month or month-day, not " + in_quotes(text)};
}

std::optional<Date> since_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Date date;
  const char* const end = text.data() + text.size();
  const auto read = [&](const char* at, int& number, char mark) {
    if (at == nullptr || at == end) return static_cast<const char*>(nullptr);
    const auto taken = std::from_chars(at, end, number);
    if (taken.ec != std::errc{}) return static_cast<const char*>(nullptr);
    if (mark == 0) return taken.ptr == end ? end : nullptr;
    return taken.ptr != end && *taken.ptr == mark ? taken.ptr + 1 : nullptr;
  };
  const char* at = read(text.data(), date.year, '-');
  at = read(at, date.month, '-');
  if (read(at, date.day, 0) != nullptr && is_valid(date)) return date;
  throw Refused{"--since: a day such as 2024-01-31, not " + in_quotes(text)};
}

FailOn fail_on_of(std::string_view text) {
  if (text.empty()) return FailOn::nothing;
  if (text == "critical") return FailOn::critical;
  if (text == "abnormal") return FailOn::abnormal;
  throw Refused{"--fail-on: critical or abnormal, not " + in_quotes(text)};
}

Choice colour_of(std::string_view text) {
  if (text.empty() || text == "auto") return Choice::automatic;
  if (text == "always") return Choice::always;
  if (text == "never") return Choice::never;
  throw Refused{"--color: auto, always or never, not " + in_quotes(text)};
}

RecognitionMode ocr_of(std::string_view text) {
  if (text.empty() || text == "auto") return RecognitionMode::automatic;
  if (text == "off") return RecognitionMode::off;
  if (text == "force") return RecognitionMode::force;
  throw Refused{"--ocr: auto, off or force, not " + in_quotes(text)};
}

std::string ocr_languages_of(std::string_view text) {
  std::string languages = tesseract_languages(text);
  if (!languages.empty()) return languages;
  throw Refused{"--ocr-language: languages such as de or deu,eng, not " + in_quotes(text)};
}

// Text and pages are for people, one report after the other; a batch is for programs.
bool serves(const Writer& writer, Command command) {
  if (command == Command::explain) return writer.name == "text" || writer.name == "json";
  return command != Command::batch || (writer.name != "text" && writer.name != "html");
}

std::vector<std::string_view> formats_of(Command command) {
  std::vector<std::string_view> names;
  if (command == Command::trend) {
    for (const TrendWriter& writer : trend_writers()) names.push_back(writer.name);
    return names;
  }
  for (const Writer& writer : writers()) {
    if (serves(writer, command)) names.push_back(writer.name);
  }
  return names;
}

void check_format(const Options& options) {
  if (options.format == "auto") return;
  const std::vector<std::string_view> names = formats_of(options.command);
  if (std::ranges::find(names, options.format) != names.end()) return;
  std::string known = options.command == Command::batch ? "" : "auto";
  for (const std::string_view name : names) known.append(known.empty() ? "" : ", ").append(name);
  throw Refused{"--format: one of " + known + ", not " + in_quotes(options.format)};
}

void give_types(Options& options, const Texts& texts) {
  if (!texts.sex.empty()) options.sex = sex_of(texts.sex);
  if (!texts.age.empty()) options.age_years = age_of(texts.age);
  options.pregnant = !texts.pregnant.empty();
  if (options.pregnant) options.trimester = trimester_of(texts.pregnant);
  if (options.pregnant && options.sex == Sex::male) {
    throw Refused{"--pregnant and --sex male exclude each other"};
  }
  options.decimal_mark = decimal_mark_of(texts.decimal_mark);
  options.date_order = date_order_of(texts.date_order);
  options.since = since_of(texts.since);
  options.fail_on = fail_on_of(texts.fail_on);
  options.colour = colour_of(texts.colour);
  options.only_abnormal = texts.only == "abnormal";
  if (!texts.only.empty() && !options.only_abnormal) {
    throw Refused{"--only: abnormal, not " + in_quotes(texts.only)};
  }
  options.json_summary = texts.summary == "json";
  if (!texts.summary.empty() && texts.summary != "json" && texts.summary != "text") {
    throw Refused{"--summary: text or json, not " + in_quotes(texts.summary)};
  }
  options.sandboxed = !texts.no_sandbox;
  options.ocr = ocr_of(texts.ocr);
  if (!texts.ocr_language.empty()) options.ocr_languages = ocr_languages_of(texts.ocr_language);
  options.limits.seconds = texts.seconds;
  options.limits.recognition_seconds = texts.seconds * pictures_per_timeout;
  options.limits.input_bytes = static_cast<std::size_t>(texts.megabytes * 1e6);
  for (const std::string& limit : texts.limits) {
    if (const std::string wrong = set_limit(limit, options.limits); !wrong.empty()) {
      throw Refused{wrong};
    }
  }
  check_format(options);
}

// A lone word that is no file is more likely a command than a report.
bool looks_like_command(const std::string& word) {
  const bool plain =
      std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  std::error_code ignored;
  return word.size() > 1 && plain && !std::filesystem::exists(word, ignored);
}

void check_inputs(const Options& options) {
  const auto& inputs = options.inputs;
  if (options.command == Command::check_data || options.command == Command::serve) return;
  if (!inputs.empty() && !options.patients.empty()) {
    throw Refused{"trend: either reports or --patients, not both"};
  }
  if (inputs.empty() && options.files_from.empty() && options.patients.empty()) {
    const bool batch = options.command == Command::batch;
    const bool explain = options.command == Command::explain;
    throw Refused{batch     ? "batch: no paths given"
                  : explain ? "explain: no topic given; vitamin_d and potassium are topics"
                            : "no report given; labread --help says more"};
  }
  const auto streams =
      std::ranges::count(inputs, "-") + std::ranges::count(options.files_from, "-");
  if (streams > 1) throw Refused{"standard input (-) can be read once only"};
}

std::optional<Command> command_of(std::string_view word) {
  if (word == "interpret") return Command::interpret;
  if (word == "batch") return Command::batch;
  if (word == "trace") return Command::trace;
  if (word == "trend") return Command::trend;
  if (word == "explain") return Command::explain;
  if (word == "annotate") return Command::annotate;
  if (word == "check-data") return Command::check_data;
  if (word == "serve") return Command::serve;
  if (word == "help") return Command::help;
  return std::nullopt;
}

void parse_words(CLI::App& app, std::span<const char* const> words) {
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  app.parse(std::move(reversed));
}

Options parse_command(Command command, bool named, std::span<const char* const> words) {
  Options options;
  options.command = command;
  Texts texts;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("-h,--help", texts.help);
  app.add_flag("-V,--version", texts.version);
  app.add_flag("-q,--quiet", options.quiet);
  if (command == Command::interpret) add_interpret_options(app, options, texts);
  if (command == Command::batch) add_batch_options(app, options, texts);
  if (command == Command::trace) add_trace_options(app, options, texts);
  if (command == Command::trend) add_trend_options(app, options, texts);
  if (command == Command::explain) add_explain_options(app, options, texts);
  if (command == Command::annotate) add_annotate_options(app, options, texts);
  if (command == Command::check_data) add_check_data_options(app, options);
  if (command == Command::serve) add_serve_options(app, options, texts);
  parse_words(app, words);
  if (texts.help) {
    options.command = Command::help;
    options.help_topic = named ? command : Command::help;
    return options;
  }
  if (texts.version) {
    options.command = Command::version;
    return options;
  }
  give_types(options, texts);
  check_inputs(options);
  if (!named && looks_like_command(options.inputs.front())) {
    throw Refused{"no command and no file is called " + in_quotes(options.inputs.front())};
  }
  return options;
}

Options help_options(std::span<const char* const> words) {
  Options options;
  options.command = Command::help;
  if (!words.empty()) options.help_topic = command_of(words.front()).value_or(Command::help);
  return options;
}

// "--sexx: …" in our words, since CLI11 speaks of "arguments".
std::string worded(const CLI::ParseError& error) {
  std::string message = error.what();
  std::ranges::replace(message, '\n', ' ');
  if (const auto* extras = dynamic_cast<const CLI::ExtrasError*>(&error); extras) {
    const std::size_t colon = message.find(": ");
    return "unknown option or word too many: " +
           message.substr(colon == std::string::npos ? 0 : colon + 2);
  }
  return message;
}

}  // namespace

std::variant<Options, UsageError> parse_options(std::span<const char* const> arguments) {
  const std::optional<Command> named =
      arguments.empty() ? std::nullopt : command_of(arguments.front());
  const std::span<const char* const> words = named ? arguments.subspan(1) : arguments;
  if (arguments.empty() || named == Command::help) return help_options(words);
  try {
    Options options = parse_command(named.value_or(Command::interpret), named.has_value(), words);
    if (named == Command::serve) options.words.assign(arguments.begin(), arguments.end());
    return options;
  } catch (const Refused& refused) {
    return UsageError{refused.message};
  } catch (const CLI::ParseError& error) {
    return UsageError{worded(error)};
  }
}

}  // namespace labread
