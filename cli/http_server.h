// A small HTTP server on 127.0.0.1: a few fixed pages and one place that takes files. Every request
// passes the guard; a connection carries one request, and has a time to say what it wants and a
// time to send its file, however slowly its bytes drip. The only user of cpp-httplib.
//
//   HttpServer server(site);
//   server.bind(0);            // then server.port()
//   server.run();              // until another thread calls stop()
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/served_reports.h"

namespace labread {

struct ServedPage {
  std::string path;  // behind the token: "", "page.js"
  std::string media_type;
  std::string body;
};

// The body of a request, when it is asked for; nothing where the sender broke off or is too slow.
using ReceiveBody = std::function<std::optional<std::string>()>;

struct Site {
  std::string token;
  std::size_t upload_bytes = 0;
  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds body_time{120'000};  // waiting for its turn included
  std::vector<ServedPage> pages;
  std::string upload_path;  // behind the token
  std::function<ServedAnswer(const UploadFields&, const ReceiveBody&)> upload;
};

class HttpServer {
 public:
  explicit HttpServer(Site site);
  ~HttpServer();

  // 0: any free port. False where the port cannot be had.
  bool bind(int port);
  int port() const;
  // Answers until stop(), then waits for the requests that are being answered.
  void run();
  void stop();

 private:
  class Connection;
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace labread
