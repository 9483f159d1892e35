#include "parser/isolation/worker.h"

#include <dirent.h>
#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "parser/isolation/sanitizer.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace labread {
namespace {

struct Outcome {
  std::string text;  // of the first word; of an error its message
  ErrorCode code = ErrorCode::internal;
};

Outcome ask(Worker& worker, const std::string& order) {
  try {
    return {worker.read(Bytes::own(order), "").pages.at(0).words.at(0).text, ErrorCode::internal};
  } catch (const Error& error) {
    return {error.what(), error.code()};
  }
}

Limits quick() {
  Limits limits;
  limits.seconds = 0.2;
  return limits;
}

Worker fake() { return Worker(LABREAD_FAKE_WORKER, Limits{}); }

int open_descriptors() {
  DIR* folder = ::opendir("/proc/self/fd");
  int count = 0;
  while (::readdir(folder)) ++count;
  ::closedir(folder);
  return count;
}

boost::test_tools::assertion_result calls_are_filtered(boost::unit_test::test_unit_id) {
  boost::test_tools::assertion_result filtered(!under_sanitizer);
  filtered.message() << "system calls are not filtered under sanitizers";
  return filtered;
}

// Codes of nine bits, no string ever repeated: a clear code, the bytes, an end code.
std::string lzw_of(std::string_view text) {
  std::vector<int> codes{256};
  for (const char c : text) codes.push_back(static_cast<unsigned char>(c));
  codes.push_back(257);
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const int code : codes) {
    held = (held << 9) | static_cast<unsigned>(code);
    for (bits += 9; bits >= 8; bits -= 8) bytes += static_cast<char>((held >> (bits - 8)) & 0xFF);
  }
  return bytes + static_cast<char>((held << (8 - bits)) & 0xFF);
}

std::string lzw_page(const std::string& filter) {
  return pdf::PdfBuilder()
      .pages("")
      .stream(11, lzw_of(pdf::PdfBuilder::content("x")), "/Filter /" + filter)
      .table();
}

bool has_children() {
  const pid_t child = ::waitpid(-1, nullptr, WNOHANG);
  return !(child < 0 && errno == ECHILD);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worker)

BOOST_AUTO_TEST_CASE(one_process_serves_many_documents) {
  Worker worker = fake();
  const std::string process = ask(worker, "process").text;
  for (int i = 0; i < 20; ++i) BOOST_TEST(ask(worker, "process").text == process);
}

BOOST_AUTO_TEST_CASE(start_does_not_start_twice) {
  Worker worker = fake();
  worker.start();
  worker.start();
  BOOST_TEST(ask(worker, "echo").text == "4");
}

BOOST_AUTO_TEST_CASE(a_large_document_goes_through) {
  Worker worker = fake();
  BOOST_TEST(ask(worker, std::string(20'000'000, 'x')).text == "20000000");
}

BOOST_AUTO_TEST_CASE(what_the_worker_reports_is_thrown) {
  Worker worker = fake();
  try {
    worker.read(Bytes::own("refuse"), "");
    BOOST_ERROR("nothing was thrown");
  } catch (const Error& error) {
    BOOST_CHECK(error.code() == ErrorCode::password_required);
    BOOST_TEST(error.what() == "needs a password");
    BOOST_TEST(error.page().value_or(0) == 3);
  }
  BOOST_TEST(ask(worker, "echo").text == "4");
}

BOOST_AUTO_TEST_CASE(a_worker_that_dies_costs_one_document_only) {
  Worker worker = fake();
  for (const char* order : {"crash", "leave", "half", "garbage", "endless", "more"}) {
    const Outcome outcome = ask(worker, order);
    BOOST_CHECK_MESSAGE(outcome.code == ErrorCode::worker_failed, order << ": " << outcome.text);
    BOOST_TEST(ask(worker, "echo").text == "4");
  }
  BOOST_TEST(ask(worker, "crash").text == "the PDF worker died over it (signal 11)");
}

BOOST_AUTO_TEST_CASE(a_document_is_tried_again_in_a_fresh_worker) {
  Worker worker(LABREAD_FAKE_WORKER, quick());
  for (const char* order : {"crash when used", "hang when used"}) {
    BOOST_TEST(ask(worker, "echo").text == "4");
    BOOST_TEST(ask(worker, order).text == std::to_string(std::string(order).size()));
  }
}

BOOST_AUTO_TEST_CASE(a_worker_that_hangs_is_ended_at_the_deadline) {
  Worker worker(LABREAD_FAKE_WORKER, quick());
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = ask(worker, "hang");
  BOOST_CHECK(outcome.code == ErrorCode::limit_exceeded);
  BOOST_CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  BOOST_TEST(ask(worker, "echo").text == "4");
}

BOOST_AUTO_TEST_CASE(processor_time_used_up_is_a_limit_not_a_crash) {
  Worker worker = fake();
  BOOST_CHECK(ask(worker, "spend").code == ErrorCode::limit_exceeded);
}

BOOST_AUTO_TEST_CASE(a_missing_program_is_named) {
  Worker worker("/nowhere/labread-pdf", Limits{});
  const Outcome outcome = ask(worker, "echo");
  BOOST_CHECK(outcome.code == ErrorCode::worker_failed);
  BOOST_TEST(outcome.text ==
             "the worker /nowhere/labread-pdf cannot be started: No such file or directory");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_behind) {
  const int before = open_descriptors();
  for (int i = 0; i < 5; ++i) {
    Worker worker = fake();
    ask(worker, "echo");
    ask(worker, "crash");
    ask(worker, "echo");
  }
  BOOST_TEST(open_descriptors() == before);
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(a_worker_inherits_no_descriptors) {
  Worker first = fake();
  BOOST_TEST(ask(first, "descriptors").text == "3");
  Worker second = fake();
  BOOST_TEST(ask(second, "descriptors").text == "3");
}

BOOST_AUTO_TEST_CASE(several_threads_have_each_their_own) {
  std::vector<std::thread> threads;
  std::vector<int> failures(4, 0);
  for (std::size_t thread = 0; thread < failures.size(); ++thread) {
    threads.emplace_back([&failures, thread] {
      for (int i = 0; i < 10; ++i) {
        Worker worker = fake();
        const std::string crash = ask(worker, i % 2 == 0 ? "crash" : "echo").text;
        if (ask(worker, "descriptors").text != "3") ++failures[thread];
        if (ask(worker, "echo").text != "4") ++failures[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int failed : failures) BOOST_TEST(failed == 0);
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(one_that_has_locked_itself_in_opens_nothing_and_runs_no_new_code,
                     *boost::unit_test::precondition(calls_are_filtered)) {
  const std::string cases[][2] = {{"open", "Permission denied"},
                                  {"code", "Permission denied"},
                                  {"change to code", "Permission denied"},
                                  {"forgotten", "closed"},
                                  {"time", "renewed"},
                                  {"thread", "1000000"}};
  for (const auto& [how, expected] : cases) {
    Worker worker = fake();
    BOOST_TEST(ask(worker, "intrude: " + how).text == expected, how);
  }
}

BOOST_AUTO_TEST_CASE(one_that_asks_for_more_is_stopped_and_the_next_document_read,
                     *boost::unit_test::precondition(calls_are_filtered)) {
  for (const char* how : {"connect", "fork", "program", "kill"}) {
    Worker worker = fake();
    const Outcome outcome = ask(worker, std::string("intrude: ") + how);
    BOOST_CHECK(outcome.code == ErrorCode::worker_failed);
    BOOST_TEST(outcome.text ==
               "the PDF worker was stopped: it asked the system for what it may not have");
    BOOST_TEST(ask(worker, "echo").text == "4");
  }
}

BOOST_AUTO_TEST_CASE(the_real_worker_reads_a_pdf_and_its_own_limits) {
  Worker worker(LABREAD_WORKER, Limits{});
  const std::string bytes = pdf::PdfBuilder().pages("Calcium 9.4 mg/dL", "Page two").table();
  for (int i = 0; i < 3; ++i) {
    const Document document = worker.read(Bytes::own(bytes), "");
    BOOST_REQUIRE(document.pages.size() == 2);
    BOOST_REQUIRE(document.pages[0].words.size() == 3);
    BOOST_TEST(document.pages[0].words[1].text == "9.4");
  }
  BOOST_CHECK(ask(worker, "no pdf").code == ErrorCode::unsupported_format);
}

BOOST_AUTO_TEST_CASE(a_worker_locked_in_without_the_ciphers_is_replaced_by_one_with_them) {
  Worker worker(LABREAD_WORKER, Limits{});
  const std::string plain = pdf::PdfBuilder().pages("plain").table();
  const Bytes encrypted = Bytes::map(LABREAD_SOURCE_DIR "/tests/data/pdf/aes_128.pdf", 1'000'000);
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST(ask(worker, plain).text == "plain");
    BOOST_TEST(worker.read(encrypted, "").pages.at(0).words.at(0).text == "one");
  }
}

BOOST_AUTO_TEST_CASE(a_filter_whose_name_is_spelled_in_escapes_is_found_out_in_time) {
  Worker worker(LABREAD_WORKER, Limits{});
  // "(x) Tj" of Helvetica, in codes of nine bits between a clear and an end code.
  BOOST_TEST(ask(worker, lzw_page("LZW#44ecode")).text == "x");
  BOOST_TEST(ask(worker, lzw_page("LZWDecode")).text == "x");
}

BOOST_AUTO_TEST_CASE(the_real_worker_decrypts) {
  Worker worker(LABREAD_WORKER, Limits{});
  for (const char* name : {"rc4_128", "aes_256_r6"}) {
    const Bytes bytes =
        Bytes::map(std::string(LABREAD_SOURCE_DIR "/tests/data/pdf/") + name + ".pdf", 1'000'000);
    const Document document = worker.read(bytes, "");
    BOOST_REQUIRE(document.pages.size() == 2);
    BOOST_TEST(document.pages[0].words.at(0).text == "one");
  }
  BOOST_CHECK_THROW(
      worker.read(Bytes::map(LABREAD_SOURCE_DIR "/tests/data/pdf/aes_128_password.pdf", 1'000'000),
                  ""),
      Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread
