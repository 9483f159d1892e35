#include "cli/http_guard.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace labread;

namespace {

const GuardedSite site{"0123456789abcdef0123456789abcdef", 8080, 1000};
constexpr std::string_view good_path = "/0123456789abcdef0123456789abcdef/read";

RequestHead page_head() {
  RequestHead head;
  head.method = "GET";
  head.path = good_path;
  head.host = "127.0.0.1:8080";
  head.hosts = 1;
  return head;
}

RequestHead upload_head() {
  RequestHead head = page_head();
  head.method = "POST";
  head.content_type = "application/octet-stream";
  head.content_length = "1000";
  head.content_lengths = 1;
  return head;
}

int status_of(const RequestHead& head) {
  const std::optional<Refusal> refusal = refuse(head, site);
  return refusal ? refusal->status : 200;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_guard)

BOOST_AUTO_TEST_CASE(a_page_and_an_upload_with_the_token_pass) {
  BOOST_TEST(status_of(page_head()) == 200);
  BOOST_TEST(status_of(upload_head()) == 200);
}

BOOST_AUTO_TEST_CASE(a_host_that_is_not_ours_is_refused) {
  for (const std::string_view host :
       {"", "evil.example", "evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "localhost:8080",
        "127.0.0.1:8080.evil.example", "127.0.0.1:8080 "}) {
    RequestHead head = page_head();
    head.host = host;
    BOOST_TEST(status_of(head) == 403, host);
  }
}

BOOST_AUTO_TEST_CASE(two_hosts_are_refused) {
  RequestHead head = page_head();
  head.hosts = 2;
  BOOST_TEST(status_of(head) == 403);
}

BOOST_AUTO_TEST_CASE(port_80_stands_in_no_host) {
  BOOST_TEST(authority_of({"t", 80, 1}) == "127.0.0.1");
}

BOOST_AUTO_TEST_CASE(an_origin_that_is_not_ours_is_refused) {
  for (const std::string_view origin : {"null", "", "http://evil.example", "https://127.0.0.1:8080",
                                        "http://127.0.0.1:8081", "http://127.0.0.1:8080/"}) {
    RequestHead head = upload_head();
    head.origin = origin;
    BOOST_TEST(status_of(head) == 403, origin);
  }
  RequestHead head = upload_head();
  head.origin = "http://127.0.0.1:8080";
  BOOST_TEST(status_of(head) == 200);
}

BOOST_AUTO_TEST_CASE(what_a_foreign_page_makes_the_browser_ask_is_refused) {
  for (const std::string_view from : {"cross-site", "same-site", "anything"}) {
    RequestHead head = page_head();
    head.fetch_site = from;
    BOOST_TEST(status_of(head) == 403, from);
  }
  for (const std::string_view from : {"same-origin", "none"}) {
    RequestHead head = page_head();
    head.fetch_site = from;
    BOOST_TEST(status_of(head) == 200, from);
  }
}

BOOST_AUTO_TEST_CASE(a_path_without_the_token_is_refused) {
  for (const std::string_view path :
       {"", "/", "//", "/read", "/0123456789abcdef0123456789abcdeF/", "*",
        "/0123456789abcdef0123456789abcde/", "/0123456789abcdef0123456789abcdef0/",
        "x0123456789abcdef0123456789abcdef/", "/x/0123456789abcdef0123456789abcdef/"}) {
    RequestHead head = page_head();
    head.path = path;
    BOOST_TEST(status_of(head) == 403, path);
  }
}

BOOST_AUTO_TEST_CASE(a_site_without_a_token_answers_nobody) {
  RequestHead head = page_head();
  head.path = "/";
  BOOST_TEST(refuse(head, GuardedSite{"", 8080, 1}).has_value());
}

BOOST_AUTO_TEST_CASE(a_body_must_say_its_length_and_keep_to_the_limit) {
  const std::vector<std::pair<std::string_view, int>> lengths = {
      {"0", 200},  {"1000", 200}, {"1001", 413}, {"300000000", 413}, {"99999999999999999999", 413},
      {"-1", 400}, {"", 400},     {"1 0", 400},  {"0x10", 400},      {"12,12", 400}};
  for (const auto& [length, status] : lengths) {
    RequestHead head = upload_head();
    head.content_length = length;
    BOOST_TEST(status_of(head) == status, length);
  }
  RequestHead head = upload_head();
  head.content_lengths = 0;
  BOOST_TEST(status_of(head) == 411);
  head.content_lengths = 2;
  BOOST_TEST(status_of(head) == 411);
}

BOOST_AUTO_TEST_CASE(a_packed_body_or_one_that_a_form_can_send_is_refused) {
  RequestHead head = upload_head();
  head.encoded = true;
  BOOST_TEST(status_of(head) == 415);
  for (const std::string_view type :
       {"", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
    head = upload_head();
    head.content_type = type;
    BOOST_TEST(status_of(head) == 415, type);
  }
}

BOOST_AUTO_TEST_CASE(other_methods_and_pages_asked_for_with_a_body_are_refused) {
  for (const std::string_view method : {"PUT", "DELETE", "OPTIONS", "HEAD", "CONNECT", "get"}) {
    RequestHead head = page_head();
    head.method = method;
    BOOST_TEST(status_of(head) == 405, method);
  }
  RequestHead head = page_head();
  head.content_lengths = 1;
  BOOST_TEST(status_of(head) == 400);
}

BOOST_AUTO_TEST_CASE(secrets_are_the_same_only_in_every_byte) {
  BOOST_TEST(same_secret("abc", "abc"));
  BOOST_TEST(!same_secret("abc", "abd"));
  BOOST_TEST(!same_secret("abc", "ab"));
  BOOST_TEST(!same_secret("", ""));
}

BOOST_AUTO_TEST_CASE(a_token_is_128_bits_in_hexadecimal_and_never_the_same) {
  const std::string token = random_token();
  BOOST_TEST(token.size() == 32U);
  BOOST_TEST(token.find_first_not_of("0123456789abcdef") == std::string::npos);
  BOOST_TEST(token != random_token());
}

BOOST_AUTO_TEST_SUITE_END()
