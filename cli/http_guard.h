// Who may speak to `labread serve`: decides by the head of a request alone whether it is answered.
// A page of a stranger in the user's browser, another program of this computer, and a request that
// is too large are turned away before a byte of their body is taken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

// What the guard looks at. A header that is missing is empty; one that stands twice must not come
// here as if it stood once, so their number is given.
struct RequestHead {
  std::string_view method;
  std::string_view path;  // without the query
  std::string_view host;
  std::size_t hosts = 0;
  std::optional<std::string_view> origin;
  std::string_view fetch_site;  // Sec-Fetch-Site
  std::string_view content_type;
  std::string_view content_length;
  std::size_t content_lengths = 0;
  bool encoded = false;  // has Transfer-Encoding or Content-Encoding
};

struct GuardedSite {
  std::string token;
  int port = 0;
  std::size_t upload_bytes = 0;  // the largest body
};

struct Refusal {
  int status = 403;
  std::string_view reason;  // one line for people
};

// "127.0.0.1:8080": what Host must be.
std::string authority_of(const GuardedSite& site);

// Nothing: the request may be answered.
std::optional<Refusal> refuse(const RequestHead& head, const GuardedSite& site);

// Takes the same time wherever two texts of one length differ.
bool same_secret(std::string_view a, std::string_view b);

// 128 bits of the system's randomness in hexadecimal. Throws Error where there is none.
std::string random_token();

}  // namespace labread
