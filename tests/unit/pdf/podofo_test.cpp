// PoDoFo's reading of object syntax is the reference that ours is held to.
#include "parser/pdf/podofo.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "parser/pdf/syntax.h"

namespace labread::pdf {
namespace {

bool same(const Object& ours, const Object& theirs);

bool same_arrays(const Array& ours, const Array& theirs) {
  if (ours.size() != theirs.size()) return false;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!same(ours[i], theirs[i])) return false;
  }
  return true;
}

bool same_dictionaries(const Dictionary& ours, const Dictionary& theirs) {
  if (ours.size() != theirs.size()) return false;
  for (const auto& [key, value] : ours) {
    const auto found = theirs.find(key);
    if (found == theirs.end() || !same(value, found->second)) return false;
  }
  return true;
}

bool same(const Object& ours, const Object& theirs) {
  if (ours.is_null()) return theirs.is_null();
  if (ours.as_bool()) return theirs.as_bool() && *ours.as_bool() == *theirs.as_bool();
  if (ours.as_number()) {
    return theirs.as_number() && std::abs(*ours.as_number() - *theirs.as_number()) < 1e-9;
  }
  if (ours.as_string()) return theirs.as_string() && *ours.as_string() == *theirs.as_string();
  if (ours.as_name()) return theirs.as_name() && ours.as_name()->text == theirs.as_name()->text;
  if (ours.as_reference()) {
    return theirs.as_reference() && *ours.as_reference() == *theirs.as_reference();
  }
  if (ours.as_array())
    return theirs.as_array() && same_arrays(*ours.as_array(), *theirs.as_array());
  return theirs.as_dictionary() &&
         same_dictionaries(*ours.as_dictionary(), *theirs.as_dictionary());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reference)

BOOST_AUTO_TEST_CASE(plain_objects_mean_the_same_to_podofo) {
  for (const std::string_view text :
       {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.89] /Contents [5 0 R 6 0 R] >>",
        "<</Type/Font/Subtype/TrueType/FirstChar 32/LastChar 34/Widths[250 333.5 -408]>>",
        "[/A#20B (a\\(b\\)c) <48656C6C6F> true false null -0.25 +7 .5 100000000]",
        "<< /Differences [32 /space 160 /nbspace] /Empty << >> /None [] /S (\\101\\n\\\\) >>",
        "<</A<</B<</C<</D[1[2[3]]]>>>>>>>>", "(nested (parentheses) in a string)",
        "<< /ID [<00ff7f> <00FF7F>] % a comment\n /Size 12 >>", "[1 0 R 2 0 R 3 4 5 0 R]"}) {
    std::size_t at = 0;
    std::size_t budget = 1000;
    const Object ours = read_value(text, at, budget);
    const std::optional<Object> theirs = podofo().read_value(text);
    BOOST_REQUIRE(theirs.has_value());
    BOOST_TEST(same(ours, *theirs), text);
  }
}

BOOST_AUTO_TEST_CASE(lzw_is_cut_at_its_limit) {
  const std::string_view example = "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01";
  const std::optional<Decoded> out = podofo().decode_lzw(example, true, 4);
  BOOST_REQUIRE(out.has_value());
  BOOST_TEST(out->capped);
  BOOST_TEST(out->bytes == "----");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
