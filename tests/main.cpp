#define BOOST_TEST_MODULE labread
#include <boost/test/unit_test.hpp>
