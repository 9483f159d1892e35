#include "cli/http_guard.h"

#include <sys/random.h>

#include <array>
#include <charconv>

#include "base/error.h"

namespace labread {
namespace {

constexpr std::string_view body_type = "application/octet-stream";

// The part of "/TOKEN/page" that should be the token.
std::string_view token_in(std::string_view path) {
  if (!path.starts_with('/')) return {};
  path.remove_prefix(1);
  return path.substr(0, path.find('/'));
}

std::optional<Refusal> refuse_sender(const RequestHead& head, const GuardedSite& site) {
  const std::string authority = authority_of(site);
  // A foreign name that was made to point here (DNS rebinding) still stands in Host.
  if (head.hosts != 1 || head.host != authority) return Refusal{403, "Not the address of labread."};
  if (head.origin && *head.origin != "http://" + authority) {
    return Refusal{403, "Another site may not ask labread."};
  }
  // "none": the user typed the address or opened it from another program.
  if (!head.fetch_site.empty() && head.fetch_site != "same-origin" && head.fetch_site != "none") {
    return Refusal{403, "Another site may not ask labread."};
  }
  if (!same_secret(token_in(head.path), site.token)) {
    return Refusal{403, "Not the address that labread printed when it started."};
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_body(const RequestHead& head, const GuardedSite& site) {
  if (head.encoded) return Refusal{415, "Send the file as it is."};
  // A type that no form of a foreign page can send.
  if (head.content_type != body_type) return Refusal{415, "Send application/octet-stream."};
  if (head.content_lengths != 1) return Refusal{411, "Say how long the file is."};
  std::size_t length = 0;
  const char* const end = head.content_length.data() + head.content_length.size();
  const auto [stopped, fault] = std::from_chars(head.content_length.data(), end, length);
  if (fault == std::errc::result_out_of_range) return Refusal{413, "The file is too large."};
  if (fault != std::errc{} || stopped != end) return Refusal{400, "Say how long the file is."};
  if (length > site.upload_bytes) return Refusal{413, "The file is too large."};
  return std::nullopt;
}

}  // namespace

std::string authority_of(const GuardedSite& site) {
  constexpr int unnamed_port = 80;  // browsers leave it out
  return site.port == unnamed_port ? "127.0.0.1" : "127.0.0.1:" + std::to_string(site.port);
}

std::optional<Refusal> refuse(const RequestHead& head, const GuardedSite& site) {
  if (const std::optional<Refusal> refusal = refuse_sender(head, site)) return refusal;
  if (head.method == "GET") {
    const bool body = head.content_lengths > 0 || head.encoded;
    return body ? std::optional(Refusal{400, "A page is asked for without a body."}) : std::nullopt;
  }
  if (head.method == "POST") return refuse_body(head, site);
  return Refusal{405, "Only GET and POST are answered."};
}

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.empty()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i] ^ b[i]));
  }
  return difference == 0;
}

std::string random_token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error(ErrorCode::internal, "the system gives no random numbers");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) {
    token += digits[byte >> 4U];
    token += digits[byte & 15U];
  }
  return token;
}

}  // namespace labread
