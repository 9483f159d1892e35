// The program behind `labread serve`, which calls it with its own words.
#include <pthread.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/http_guard.h"
#include "cli/http_server.h"
#include "cli/run_catalogue.h"
#include "cli/run_words.h"
#include "cli/serve_page.h"
#include "cli/served_reports.h"

namespace labread {
namespace {

// The signals that end the server, kept from ending the process.
sigset_t held_back_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// A second signal while the last requests are answered ends the process.
void wait_for_end(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void open_browser(std::string address) {
  std::string program = "xdg-open";
  std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int fault =
      ::posix_spawnp(&child, program.c_str(), nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (fault != 0) complain("--open: there is no xdg-open; open the address yourself");
}

// In proportion to the time that one PDF may take: what is sent slowly is given up as what is read
// slowly is.
std::chrono::milliseconds times(double seconds, double factor, std::chrono::milliseconds most) {
  const std::chrono::duration<double> time(seconds * factor);
  return std::min(std::chrono::duration_cast<std::chrono::milliseconds>(time), most);
}

Site site_of(const Options& options, ServedReports& reports) {
  using namespace std::chrono_literals;
  Site site;
  site.token = random_token();
  site.upload_bytes = options.limits.input_bytes / served_at_a_time;
  site.head_time = times(options.limits.seconds, 0.5, 10s);
  site.body_time = times(options.limits.seconds, 6, 600s);
  site.pages = serve_pages(site.upload_bytes);
  site.upload_path = "read";
  const auto patience = std::chrono::duration_cast<std::chrono::seconds>(site.body_time);
  site.upload = [&reports, patience](const UploadFields& fields, const ReceiveBody& receive) {
    constexpr const char* words = "text/plain; charset=utf-8";
    std::optional<ServedReports::Place> place = reports.take_place(patience);
    if (!place) return ServedAnswer{503, words, "Too many reports at a time.\n"};
    std::optional<std::string> body = receive();
    if (!body) return ServedAnswer{408, words, "The file did not arrive whole and in time.\n"};
    return reports.answer(fields, std::move(*body), place->reader());
  };
  return site;
}

int serve(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  ServedReports reports(options, knowledge.get());
  Site site = site_of(options, reports);
  const std::string token = site.token;
  const sigset_t signals = held_back_signals();
  HttpServer server(std::move(site));
  if (!server.bind(options.port)) {
    complain("--port: " + std::to_string(options.port) + " is in use or not allowed");
    return exit_nothing_done;
  }
  const std::string address =
      "http://127.0.0.1:" + std::to_string(server.port()) + "/" + token + "/";
  write_all(standard_output, address + "\n");
  if (!options.quiet) complain("serving at the address above, for this computer; Ctrl-C ends it");
  std::thread listening([&server] { server.run(); });
  if (options.open) open_browser(address);
  wait_for_end(signals);
  server.stop();
  listening.join();
  return exit_done;
}

}  // namespace
}  // namespace labread

int main(int argc, char** argv) {
  return labread::run_words(std::span(argv, static_cast<std::size_t>(argc)).subspan(1),
                            labread::serve);
}
