#include "parser/pdf/mark_places.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace labread::pdf {
namespace {

constexpr double page_width = 600;
constexpr double page_height = 800;

Word word(double left, double right, double top = 100) {
  return {"x", {left, top, right, top + 12}, 10, false, false, 1};
}

// The plate of a mark on the word at 200 to 220, with these words around it.
Rect plate_among(std::vector<Word> others) {
  others.push_back(word(200, 220));
  Mark mark;
  mark.box = others.back().box;
  mark.letters = "H";
  const std::vector<const Mark*> marks{&mark};
  return plates_for(marks, others, page_width, page_height).front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mark_places)

BOOST_AUTO_TEST_CASE(a_plate_stands_left_of_its_value) {
  const Rect plate = plate_among({});
  BOOST_TEST(plate.right < 200);
  BOOST_TEST(plate.right > 195);
  BOOST_TEST(plate.middle() == 106);
}

BOOST_AUTO_TEST_CASE(a_plate_goes_where_no_word_is) {
  BOOST_TEST(plate_among({word(100, 199)}).left > 220);
  // Both sides taken: behind the row.
  BOOST_TEST(plate_among({word(100, 199), word(222, 300)}).left > 300);
  // The row ends at the edge of the page: in front of it.
  BOOST_TEST(plate_among({word(100, 199), word(222, 598)}).right < 100);
}

BOOST_AUTO_TEST_CASE(a_word_of_another_line_is_in_nobodys_way) {
  BOOST_TEST(plate_among({word(100, 199, 130)}).right < 200);
}

BOOST_AUTO_TEST_CASE(plates_do_not_cover_each_other) {
  const std::vector<Word> words{word(200, 220), word(230, 250)};
  std::vector<Mark> marks(2);
  std::vector<const Mark*> pointers;
  for (std::size_t i = 0; i < 2; ++i) {
    marks[i].box = words[i].box;
    marks[i].letters = "HH";
    pointers.push_back(&marks[i]);
  }
  const std::vector<Rect> plates = plates_for(pointers, words, page_width, page_height);
  BOOST_TEST((plates[0].right <= plates[1].left || plates[1].right <= plates[0].left));
}

BOOST_AUTO_TEST_CASE(a_wash_stays_on_the_page) {
  const Rect box = washed_box({0, 0, page_width, 10}, page_width, page_height);
  BOOST_TEST((box == Rect{0, 0, page_width, 10.5}));
}

BOOST_AUTO_TEST_CASE(the_sheet_takes_a_corner_without_words) {
  BOOST_TEST(free_corner({}, page_width, page_height, 12).right == page_width - 8);
  BOOST_TEST(free_corner({word(500, 600, 5)}, page_width, page_height, 12).left == 8);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::pdf
