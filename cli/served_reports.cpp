#include "cli/served_reports.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <utility>
#include <variant>

#include "base/bytes.h"
#include "base/error.h"
#include "base/utf8.h"
#include "cli/marked_copy.h"
#include "cli/process.h"
#include "cli/setting.h"

namespace labread {
namespace {

std::string_view field(const UploadFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

bool asks_for_marks(const UploadFields& fields) { return field(fields, "format") == "pdf"; }

std::vector<std::string> between_commas(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), word.size() + 1));
    if (word.find_first_not_of(' ') != std::string_view::npos) words.emplace_back(word);
  }
  return words;
}

// The person and the format in the words of the command line, so that both mean the same by them
// and refuse the same.
std::variant<Options, UsageError> options_said(const UploadFields& fields) {
  std::vector<std::string> words{"interpret", "-"};
  const auto add = [&](std::string_view name, std::string_view option) {
    const std::string_view value = field(fields, name);
    if (!value.empty()) words.push_back(std::string(option) + "=" + std::string(value));
  };
  if (!asks_for_marks(fields)) add("format", "--format");
  for (const std::string& word : between_commas(field(fields, "takes"))) {
    words.push_back("--takes=" + word);
  }
  for (const std::string& word : between_commas(field(fields, "symptoms"))) {
    words.push_back("--symptom=" + word);
  }
  add("sex", "--sex");
  add("age", "--age");
  if (field(fields, "pregnant") == "yes") {
    words.emplace_back("--pregnant");
  } else {
    add("pregnant", "--pregnant");
  }
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  return parse_options(arguments);
}

// Which report of the page the first one is: the ids of several files on one page differ by it.
std::size_t number_of(const UploadFields& fields) {
  const std::string_view text = field(fields, "number");
  std::size_t number = 1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && number > 0 ? number : 1;
}

ServedAnswer refused(std::string reason) {
  return {400, "text/plain; charset=utf-8", std::move(reason) + "\n"};
}

}  // namespace

ServedReports::ServedReports(const Options& options, const Catalogue& catalogue)
    : options_(options), catalogue_(catalogue) {
  for (std::size_t i = 0; i < served_at_a_time; ++i) {
    idle_.push_back(std::make_unique<Reader>(catalogue, read_options_from(options, catalogue)));
  }
}

ServedReports::Place::~Place() {
  if (!reader_) return;  // moved from
  {
    const std::lock_guard lock(reports_->mutex_);
    reports_->idle_.push_back(std::move(reader_));
  }
  reports_->freed_.notify_one();
}

std::optional<ServedReports::Place> ServedReports::take_place(std::chrono::seconds patience) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience, [this] { return !idle_.empty(); })) return std::nullopt;
  std::unique_ptr<Reader> reader = std::move(idle_.back());
  idle_.pop_back();
  lock.unlock();
  return std::optional<Place>(std::in_place, *this, std::move(reader));
}

ServedAnswer ServedReports::answer(const UploadFields& fields, std::string bytes,
                                   Reader& reader) const {
  const std::variant<Options, UsageError> said = options_said(fields);
  if (const auto* error = std::get_if<UsageError>(&said)) return refused(error->message);
  const Options& options = std::get<Options>(said);
  const Bytes file = Bytes::own(std::move(bytes));
  try {
    const Judging judging = judging_of(options);
    if (asks_for_marks(fields)) return marked(fields, judging, file, reader);
    if (options.format == "auto") return refused("Say which format.");
    return written(fields, options.format, judging, file, reader);
  } catch (const WrongUse& wrong) {
    return refused(wrong.what());
  }
}

Judging ServedReports::judging_of(const Options& said) const {
  return {&catalogue_, patient_from(said, catalogue_), options_.limits.input_bytes};
}

ServedAnswer ServedReports::written(const UploadFields& fields, std::string_view format,
                                    const Judging& judging, const Bytes& bytes,
                                    Reader& reader) const {
  const Writer& writer = *find_writer(format);
  WriteOptions write = write_options_from(options_, catalogue_);
  write.number = number_of(fields);
  const Processed processed =
      process(plain_file_name(field(fields, "name")), bytes, reader, judging);
  ServedAnswer answer{processed.error ? 422 : 200, std::string(writer.media_type), {}};
  answer.media_type += "; charset=utf-8";
  const bool bare = field(fields, "bare") == "yes";  // without what stands around the reports
  if (writer.prologue && !bare) answer.body = writer.prologue(write);
  answer.body += rendered(processed, writer, catalogue_, write);
  if (writer.epilogue && !bare) answer.body += writer.epilogue(write);
  return answer;
}

ServedAnswer ServedReports::marked(const UploadFields& fields, const Judging& judging,
                                   const Bytes& bytes, Reader& reader) const {
  try {
    const MarkedCopy copy =
        mark_report(bytes, reader, judging, write_options_from(options_, catalogue_));
    return {200, "application/pdf", std::string(bytes.view()) + copy.update.bytes};
  } catch (...) {
    const ErrorRecord record = to_record(std::current_exception());
    return {422, "text/plain; charset=utf-8",
            plain_file_name(field(fields, "name")) + ": " + record.message + "\n"};
  }
}

std::string plain_file_name(std::string_view said) {
  constexpr std::size_t longest = 200;
  const std::string whole = to_utf8(said.substr(said.find_last_of("/\\") + 1));
  std::string name;
  for (std::size_t at = 0; at < whole.size();) {
    const char32_t point = next_code_point(whole, at);
    if (at > longest) break;
    append_utf8(name, point);
  }
  return name.empty() ? "report" : name;
}

}  // namespace labread
