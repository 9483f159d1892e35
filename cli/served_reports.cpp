#include "cli/served_reports.h"

#include <charconv>
#include <utility>
#include <variant>

#include "base/bytes.h"
#include "base/utf8.h"
#include "cli/process.h"
#include "cli/setting.h"

namespace labread {
namespace {

std::string_view field(const UploadFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

// The person and the format in the words of the command line, so that both mean the same by them
// and refuse the same.
std::variant<Options, UsageError> options_said(const UploadFields& fields) {
  std::vector<std::string> words{"interpret", "-"};
  const auto add = [&](std::string_view name, std::string_view option) {
    const std::string_view value = field(fields, name);
    if (!value.empty()) words.push_back(std::string(option) + "=" + std::string(value));
  };
  add("format", "--format");
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
  if (options.format == "auto") return refused("Say which format.");
  const Writer& writer = *find_writer(options.format);
  WriteOptions write = write_options_from(options_, catalogue_);
  write.number = number_of(fields);
  const Judging judging{&catalogue_, patient_from(options, catalogue_),
                        options_.limits.input_bytes};
  const Processed processed = process(plain_file_name(field(fields, "name")),
                                      Bytes::own(std::move(bytes)), reader, judging);
  ServedAnswer answer{processed.error ? 422 : 200, std::string(writer.media_type), {}};
  answer.media_type += "; charset=utf-8";
  const bool bare = field(fields, "bare") == "yes";  // without what stands around the reports
  if (writer.prologue && !bare) answer.body = writer.prologue(write);
  answer.body += rendered(processed, writer, catalogue_, write);
  if (writer.epilogue && !bare) answer.body += writer.epilogue(write);
  return answer;
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
