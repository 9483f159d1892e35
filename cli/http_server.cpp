#include "cli/http_server.h"

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>
#include <utility>

#include "cli/http_guard.h"

namespace labread {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t connections_at_a_time = 16;
constexpr std::size_t longest_head = 64'000;  // bytes
constexpr std::chrono::milliseconds answer_time{60'000};
constexpr std::chrono::milliseconds parting_time{2'000};
constexpr const char* loopback = "127.0.0.1";

// Nothing but our own script and stylesheet is loaded, run or asked; nobody frames the page, keeps
// it, or learns its address.
void add_common_headers(httplib::Response& response) {
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; "
                      "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
                      "frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("X-Frame-Options", "DENY");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cache-Control", "no-store");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
}

void answer_in_words(httplib::Response& response, int status, std::string_view words) {
  response.status = status;
  response.set_content(std::string(words) + "\n", "text/plain; charset=utf-8");
}

}  // namespace

// The bytes of one connection under a deadline that counts from its start and not from its last
// byte.
class HttpServer::Connection final : public httplib::Stream {
 public:
  Connection(int descriptor, const std::atomic<bool>& stopped, std::chrono::milliseconds time)
      : descriptor_(descriptor), stopped_(stopped), deadline_(Clock::now() + time) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() override { ::close(descriptor_); }

  void body_begins(std::chrono::milliseconds time) {
    deadline_ = Clock::now() + time;
    head_ = false;
  }

  // Says that all is said, and takes what still comes, so that the answer is not lost with it.
  void part() {
    ::shutdown(descriptor_, SHUT_WR);
    deadline_ = Clock::now() + parting_time;
    std::array<char, 16384> unwanted{};
    while (receive(unwanted.data(), unwanted.size()) > 0) {
    }
  }

  bool is_readable() const override { return ready(POLLIN); }
  bool is_writable() const override { return ready(POLLOUT); }

  ssize_t read(char* target, std::size_t size) override {
    if (begin_ == end_) {
      if (head_ && taken_ > longest_head) return -1;
      if (size >= buffer_.size()) return receive(target, size);
      const ssize_t got = receive(buffer_.data(), buffer_.size());
      if (got <= 0) return got;
      begin_ = 0;
      end_ = static_cast<std::size_t>(got);
    }
    const std::size_t given = std::min(size, end_ - begin_);
    std::copy_n(buffer_.data() + begin_, given, target);
    begin_ += given;
    return static_cast<ssize_t>(given);
  }

  ssize_t write(const char* bytes, std::size_t size) override {
    if (!std::exchange(answering_, true)) deadline_ = Clock::now() + answer_time;
    if (!ready(POLLOUT)) return -1;
    return ::send(descriptor_, bytes, size, MSG_NOSIGNAL);
  }

  void get_remote_ip_and_port(std::string& address, int& port) const override {
    address = loopback;
    port = 0;
  }
  void get_local_ip_and_port(std::string& address, int& port) const override {
    address = loopback;
    port = 0;
  }
  socket_t socket() const override { return descriptor_; }

 private:
  // In short steps, so that stop() need not wait for anybody.
  bool ready(short event) const {
    constexpr std::chrono::milliseconds step{100};
    while (!stopped_.load()) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
      if (left.count() <= 0) return false;
      pollfd waited{descriptor_, event, 0};
      if (::poll(&waited, 1, static_cast<int>(std::min(left, step).count())) > 0) return true;
    }
    return false;
  }

  ssize_t receive(char* target, std::size_t size) {
    if (!ready(POLLIN)) return -1;
    const ssize_t got = ::recv(descriptor_, target, size, 0);
    if (got > 0) taken_ += static_cast<std::size_t>(got);
    return got;
  }

  int descriptor_;
  const std::atomic<bool>& stopped_;
  Clock::time_point deadline_;
  bool head_ = true;
  bool answering_ = false;
  std::size_t taken_ = 0;
  std::array<char, 16384> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class HttpServer::Library final : public httplib::Server {
 public:
  explicit Library(Site site) : site_(std::move(site)) {
    guarded_.token = site_.token;
    guarded_.upload_bytes = site_.upload_bytes;
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the library deletes it.
    new_task_queue = [] { return new httplib::ThreadPool(connections_at_a_time); };
    set_payload_max_length(site_.upload_bytes);
    set_tcp_nodelay(true);
    // Not the library's own: those let another process share the port.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler([this](const auto& request, auto& response) {
      add_common_headers(response);
      return turned_away(request, response) ? HandlerResponse::Handled : HandlerResponse::Unhandled;
    });
    set_expect_100_continue_handler([this](const auto& request, auto& response) {
      constexpr int go_on = 100;
      add_common_headers(response);
      return turned_away(request, response) ? response.status : go_on;
    });
    set_exception_handler([](const auto&, auto& response, const auto&) {
      answer_in_words(response, 500, "labread failed over this; nothing else is affected.");
    });
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) {
        answer_in_words(response, response.status, "There is nothing here.");
      }
    });
    add_pages();
  }

  bool take_port(int port) {
    guarded_.port = port;
    if (port != 0) return bind_to_port(loopback, port);
    guarded_.port = bind_to_any_port(loopback);
    return guarded_.port > 0;
  }
  int port() const { return guarded_.port; }
  void listen() {
    listen_after_bind();
    ended_ = true;
  }
  // The library forgets a stop() that comes before it listens.
  void end() {
    constexpr std::chrono::milliseconds step{5};
    stopped_ = true;
    while (!is_running() && !ended_) std::this_thread::sleep_for(step);
    stop();
  }

 private:
  // The token is hexadecimal, so that these patterns mean themselves.
  void add_pages() {
    for (const ServedPage& page : site_.pages) {
      Get("/" + site_.token + "/" + page.path, [&page](const auto&, auto& response) {
        response.set_content(page.body, page.media_type);
      });
    }
    Post(
        "/" + site_.token + "/" + site_.upload_path,
        [this](const httplib::Request& request, httplib::Response& response,
               const httplib::ContentReader& content) { take_upload(request, response, content); });
  }

  void take_upload(const httplib::Request& request, httplib::Response& response,
                   const httplib::ContentReader& content) const {
    const UploadFields fields(request.params.begin(), request.params.end());
    const auto receive = [&]() -> std::optional<std::string> {
      std::string body;
      const bool whole = content([&](const char* bytes, std::size_t size) {
        body.append(bytes, size);
        return body.size() <= site_.upload_bytes;
      });
      return whole ? std::optional(std::move(body)) : std::nullopt;
    };
    const ServedAnswer answer = site_.upload(fields, receive);
    response.status = answer.status;
    response.set_content(answer.body, answer.media_type);
  }

  bool turned_away(const httplib::Request& request, httplib::Response& response) const {
    const std::string host = request.get_header_value("Host");
    const std::string origin = request.get_header_value("Origin");
    const std::string fetch_site = request.get_header_value("Sec-Fetch-Site");
    const std::string type = request.get_header_value("Content-Type");
    const std::string length = request.get_header_value("Content-Length");
    RequestHead head;
    head.method = request.method;
    head.path = request.path;
    head.host = host;
    head.hosts = request.get_header_value_count("Host");
    if (request.has_header("Origin")) head.origin = origin;
    head.fetch_site = fetch_site;
    head.content_type = type;
    head.content_length = length;
    head.content_lengths = request.get_header_value_count("Content-Length");
    head.encoded =
        request.has_header("Transfer-Encoding") || request.has_header("Content-Encoding");
    const std::optional<Refusal> refusal = refuse(head, guarded_);
    if (refusal) answer_in_words(response, refusal->status, refusal->reason);
    return refusal.has_value();
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stopped_, site_.head_time);
    bool closed = false;
    constexpr bool close_after_answer = true;
    const bool answered =
        process_request(connection, close_after_answer, closed,
                        [&](const httplib::Request&) { connection.body_begins(site_.body_time); });
    connection.part();
    return answered;
  }

  Site site_;
  GuardedSite guarded_;
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> ended_ = false;
};

HttpServer::HttpServer(Site site) : library_(std::make_unique<Library>(std::move(site))) {}
HttpServer::~HttpServer() = default;
bool HttpServer::bind(int port) { return library_->take_port(port); }
int HttpServer::port() const { return library_->port(); }
void HttpServer::run() { library_->listen(); }
void HttpServer::stop() { library_->end(); }

}  // namespace labread
