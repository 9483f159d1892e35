#include "parser/sniff.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace labread;

BOOST_AUTO_TEST_SUITE(sniff)

BOOST_AUTO_TEST_CASE(a_pdf_is_told_by_its_header_or_by_its_objects) {
  BOOST_TEST(looks_like_pdf("%PDF-1.4\n"));
  BOOST_TEST(looks_like_pdf("From: lab@example.org\r\n\r\n%PDF-1.4\n"));
  BOOST_TEST(looks_like_pdf(std::string(5000, 'm') + "1 0 obj stream endstream endobj"));
  BOOST_TEST(!looks_like_pdf("Ferritin 18 ug/l"));
  BOOST_TEST(!looks_like_pdf("the word endobj ends an object"));
  BOOST_TEST(!looks_like_pdf(std::string(5000, 'm') + "%PDF-1.4"));
}

BOOST_AUTO_TEST_SUITE_END()
