// The proposal under construction: one pass over a line's tokens in front of the value and behind
// it. Used by the proposal*.cpp files alone; others call propose().
#pragma once

#include <optional>
#include <string_view>

#include "parser/rows/reading.h"

namespace labread {

class Proposal {
 public:
  Proposal(const TypedLine& line, std::size_t value, const RowContext& context,
           const Conventions& conventions, const Catalogue& catalogue)
      : line_(line),
        value_(value),
        context_(context),
        conventions_(conventions),
        catalogue_(catalogue) {}
  // All tokens of a line without a value: a name, or what completes a result above.
  RowReading make_without_value();
  RowReading make();

 private:
  const std::vector<TypedToken>& tokens() const { return line_.tokens; }
  void take_rest();
  // "1 574" where the decimal mark leaves open whether a blank parts thousands.
  void note_torn_number();
  void note_joined_numbers();
  bool is_half() const;
  bool stands_beside_number() const;
  bool is_multiplied() const;
  bool is_torn(std::size_t front) const;
  // "<150   150 - 199   200 - 499": a guide prints several limits where a result has one range.
  bool stands_among_limits() const;
  void note_limit_table();
  // "58,2 % soit 3562 /mm3": a further value in another unit is a result of the same name.
  bool starts_second(std::size_t i) const;
  // The unit of the number, perhaps behind its flag; 0: none.
  std::size_t unit_behind(std::size_t i) const;
  bool stands_in_second_column(std::size_t i) const;
  std::size_t unit_behind_range(std::size_t i) const;
  bool another_name_stands_before(std::size_t i) const;
  void add_second();
  bool is_of_another_test(const RowReading& second) const;
  void give_back_flag(RowReading& second);
  void drop_percent(RowReading& second) const;
  void share_ranges(Proposal& other);
  const Column* column_at(const TypedToken& token) const;
  std::optional<ColumnRole> role(const TypedToken& token) const;
  bool leads_to_its_range(const TypedToken& token, const Column& column) const;
  bool in(const TypedToken& token, ColumnRole wanted) const { return role(token) == wanted; }
  void note(std::string_view what, double weight) { reading_.placement.push_back({what, weight}); }
  void leave(const TypedToken& token) { reading_.left_over.push_back(token.text); }
  void lone(const TypedToken& token);
  void note_beside_value();
  void note_below_title_of_value(const TypedToken& token);
  void earlier_in_note(const TypedToken& token);
  bool leads_comment() const;
  bool is_unit_below_name(const TypedToken& token) const;
  bool is_time_of_draw(const TypedToken& token) const;
  bool is_note_of_material(const TypedToken& token) const;
  bool stands_beside_name(const TypedToken& token) const;
  bool begins_name(const TypedToken& token) const;
  // True where the label is done with.
  bool lone_label(const TypedToken& token);
  bool leads_value(std::size_t i) const;
  void before(std::size_t i);
  bool is_result_in_front(const TypedToken& token) const;
  bool ends_name_of_urine(const TypedToken& token) const;
  bool ends_in_front_of_number(const TypedToken& token) const;
  bool is_number_and_flag(std::size_t i) const;  // of a token in front of the value
  static bool is_unread_number(const TypedToken& token);
  // What stands under its own title in front of the value; true where the token is done with.
  bool before_column(const TypedToken& token);
  bool ends_cell_of_name(const TypedToken& token);
  bool below_other_title(const TypedToken& token) const;
  bool is_watermark(const TypedToken& token) const;
  // A number with its unit or range in front is another result, whose row this is not.
  void note_row_in_front(const TypedToken& token);
  // Labels in front of the value; true where the token is done with.
  bool before_label(const TypedToken& token);
  bool labels_target(const TypedToken& token) const;
  bool leads_date(std::size_t i) const;
  // In a flag column single letters are flags too; true where the token is one.
  bool column_flag(const TypedToken& token);
  bool judges_number(const TypedToken& token);
  bool ends_name(const TypedToken& token) const;
  bool untitled_flag_in_front(std::size_t i) const;
  bool is_skipped(const TypedToken& token) const;
  void dash_in_front(std::size_t i);
  bool take_limits_in_front(const TypedToken& token);
  bool is_unit_of_value(std::size_t i) const;
  void doubt_by(std::size_t i);
  void doubt_by_value(std::size_t i);
  bool is_word_of_results(std::size_t i) const;
  void doubt_by_word(std::size_t i);
  void note_counter(const TypedToken& token);
  bool before_flag(const TypedToken& token, std::size_t i);
  bool plus_in_front(const TypedToken& token, std::size_t i);
  bool letter_in_front(const TypedToken& token);
  bool flag_in_front_of_name(const TypedToken& token, std::size_t i);
  void name(const TypedToken& token);
  std::optional<AnalyteIndex> symbol_in_capitals(const TypedToken& token) const;
  bool is_method(const TypedToken& token) const;
  bool is_method_beside(const TypedToken& token) const;
  // "% 58,4": a unit in front of its value, unless one follows too.
  void settle_unit_before();
  void take_value();
  void note_place(std::optional<ColumnRole> place);
  bool in_name_cell() const;
  bool is_number_of_name() const;
  bool is_among_words() const;
  bool goes_on_to_unit() const;
  bool is_power_of_unit() const;
  bool is_whole_line(const TypedToken& value) const;
  bool is_price() const;
  bool tells_limit() const;
  bool is_led_limit() const;
  void take_change(const TypedToken& token);
  bool is_titre(std::string_view text) const;
  bool in_name_column() const;
  const Column* first_of_two_ranges() const;
  void give_back_range(Proposal& other, std::size_t i);
  bool limits_another(const TypedToken& token, const RowReading& reading) const;
  bool words_of_range(std::size_t i) const;
  bool leads_limits(std::size_t i) const;
  bool goes_on_as_unit(const TypedToken& token) const;
  bool below_earlier(const TypedToken& token) const;
  bool is_unit_beside_earlier(const TypedToken& token) const;
  bool is_short_code(const TypedToken& token) const;
  bool is_coded(const TypedToken& token) const;
  bool is_part_of_name(const TypedToken& token) const;
  bool names_row(const TypedToken& token) const;
  bool below_title(const TypedToken& token, ColumnRole role) const;
  bool begins_below_names(const TypedToken& token) const;
  // The line is the name's cell and this word result's.
  bool describes_test(const TypedToken& token) const;
  bool has_own_cell(const TypedToken& token) const;
  bool is_short_row() const;
  // A word result that the lexicon does not know: all words of its cell.
  void take_value_words(const TypedToken& first);
  bool ends_in_time() const;
  bool goes_on_behind_comma(const TypedToken& token) const;
  std::size_t first_of_value() const;
  bool is_about() const;
  bool leads_with_name() const;
  std::size_t first_of_words() const;
  bool goes_on_in_words(const TypedToken& token) const;
  bool is_letter_of_words(std::size_t i) const;
  bool is_flag_at_end(std::size_t i) const;
  bool has_plain_word(std::size_t i) const;
  void take_words_behind(const TypedToken& first);
  void take_status_words(const TypedToken& first);
  void take_organism(const TypedToken& count);
  // The first flag of a row; a further one is left out.
  void take_flag(const TypedToken& token) { take_flag(token, token.flag_meaning); }
  void take_flag(const TypedToken& token, std::string_view meaning);
  void after(std::size_t i);
  // "Borderline   150 - 410": a word between the value and its limits is the flag.
  bool limits_follow(std::size_t i) const;
  // "OUT   OF   RANGE": a flag whose words stand as far apart as cells.
  bool take_wide_flag(std::size_t i);
  bool is_mark_of_range(const TypedToken& token) const;
  bool is_on_gauge(std::size_t i) const;
  bool names_band(std::size_t i) const;
  bool take_words_of_limits(std::size_t i);
  bool is_cell_of_flags(std::size_t cell) const;
  bool is_word_of_titre(std::size_t i) const;
  bool is_grade_of_number(std::size_t i) const;
  // A dash below the title of flags says low where the limits do; else the cell is empty.
  void settle_dash_in_front();
  bool is_sign_of_number(std::size_t i) const;
  void settle_sign_in_front();
  void settle_lead_flag();
  void settle_letter_behind();
  // A dash right behind the value, or alone at the end of the row, says low.
  bool dash_flags(std::size_t i) const;
  bool sign_flag(std::size_t i);
  bool stands_in_no_column(const TypedToken& token, std::optional<ColumnRole> place);
  bool is_site(std::size_t i, std::optional<ColumnRole> place) const;
  bool after_dash(std::size_t i, std::optional<ColumnRole> place);
  bool stands_beside_flag(std::size_t i) const;
  void after_flag(std::size_t i, std::optional<ColumnRole> place);
  bool is_below_unknown_title(const TypedToken& token) const;
  void after_words(std::size_t i, std::optional<ColumnRole> place);
  // Text behind the value: part of a word result, of a range's words, or left over.
  void other(const TypedToken& token);
  void after_label(const TypedToken& token);
  bool is_behind_whole_range(const TypedToken& token) const;
  // A number behind the value: an earlier result, a code, the second bound of a range; else left
  // over.
  bool after_number(std::size_t i, std::optional<ColumnRole> place);
  bool is_earlier_by_order(std::size_t i) const;
  bool is_in_remark(std::size_t i) const;
  bool is_in_starred_remark(const TypedToken& token) const;
  bool take_lead_of_limits(std::size_t i);
  // One that is nothing of these, and may stand for another result.
  void further_number(std::size_t i);
  bool is_behind_row(std::size_t i) const;
  // An earlier result has its date behind it.
  bool date_follows(std::size_t i) const;
  // "10-08-22 : 5,10": or in front of it.
  bool date_leads(std::size_t i) const;
  // A date behind the value: the result's own, or an earlier one's.
  void date_behind(std::size_t i);
  void previous(std::size_t i);
  void unit(const TypedToken& token);
  bool stands_before_limits(std::size_t i) const;
  bool is_right_behind_range(const TypedToken& token) const;
  bool repeats_unit_behind_range(const TypedToken& token) const;
  void range(const TypedToken& token);
  void close_range();
  // "BUN 01", "Vitamin B12 A, 01": a performing site's code behind the name.
  void drop_code_from_name();
  void take_unit_of_name();
  void drop_bracketed_code();

  const TypedLine& line_;
  std::size_t value_;
  const RowContext& context_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  RowReading reading_;
  std::optional<std::size_t> unit_before_;
  std::optional<std::size_t> dash_in_front_;  // below the title of flags
  std::optional<std::size_t> sign_in_front_;  // "<" or ">" in a cell of its own
  std::optional<std::size_t> skipped_cell_;
  std::optional<std::size_t> closed_cell_;  // what follows in it explains the name
  std::optional<std::size_t> taken_;        // a range that belongs to the value in front
  std::optional<std::size_t> taken_unit_;   // and the unit behind it
  std::optional<std::size_t> second_;       // the value of a further result in the row
  std::size_t wide_flag_end_ = 0;           // behind the last word of such a flag
  std::size_t words_of_limits_end_ = 0;
  std::optional<Date> earlier_day_;           // of the earlier result that follows
  std::optional<std::size_t> measured_cell_;  // of the number that a word result was told by
  bool after_previous_ = false;
  bool behind_further_ = false;  // a number that belongs to another column stood behind the value
  std::optional<std::size_t> letter_behind_;  // "A" right behind the number
  bool lead_flag_ = false;                    // the flag stood in front of the name
  bool name_star_ = false;                    // it is a star in the cell of the name
  bool in_side_note_ = false;
  bool led_by_previous_ = false;  // the note is an earlier result
  std::size_t side_note_cell_ = 0;
  bool is_remark_ = false;       // the side note runs through the line
  bool range_in_front_ = false;  // its label stood there
  bool number_in_front_ = false;
  bool row_in_front_ = false;
  bool in_bands_ = false;
  bool expects_range_ = false;
};

}  // namespace labread
