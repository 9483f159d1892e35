#include "base/sha256.h"

#include <boost/test/unit_test.hpp>

#include <string>

using labread::Sha256;
using labread::sha256_of;

BOOST_AUTO_TEST_SUITE(sha256)

BOOST_AUTO_TEST_CASE(gives_the_digests_of_the_standard) {
  BOOST_TEST(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_of("abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  BOOST_TEST(sha256_of(std::string(1000000, 'a')) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(the_plain_way_and_the_processors_agree) {
  std::string text;
  for (int length = 0; length < 200; ++length) {
    Sha256 plain(false);
    plain.update(text);
    BOOST_TEST(plain.finish() == sha256_of(text));
    text += static_cast<char>(length * 7);
  }
}

BOOST_AUTO_TEST_CASE(does_not_depend_on_how_the_bytes_arrive) {
  const std::string text(300, 'x');
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Sha256 hash;
    hash.update(std::string_view(text).substr(0, cut));
    hash.update(std::string_view(text).substr(cut));
    BOOST_TEST(hash.finish() == sha256_of(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()
