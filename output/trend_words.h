// What text and page say of a series alike: its title, the numbers of its points, what changed and
// whether that means anything, and what was left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/status_marks.h"
#include "output/trend.h"

namespace labread {

enum class SeriesGroup : std::uint8_t { beyond, unclear, within, once };
SeriesGroup group_of(const Series& series);
std::string_view title_of(SeriesGroup group);
// The series of a group, in the order of the trend.
std::vector<const Series*> series_in(const Trend& trend, SeriesGroup group);

// "Vitamin D (25-OH)", with the specimen where it is not the usual one.
std::string title_of(const Series& series, const Catalogue& catalogue);

// The day of a point, with its time where another is of the same day: "2024-05-14".
std::string when_of(const TrendPoint& point, const Series& series);

// The number of a point in the series' unit: "18.2", "<4.0", of a converted one three digits.
std::string number_of(const TrendPoint& point, const Series& series);

// A limit in the series' unit; converted ones are cut to three digits.
std::string limit_text(const Bound& bound);

// "Since 2024-05-14: up 19.8 ng/mL (+109%), more than chance explains."
std::string sentence_of(const JudgedChange& change, const Series& series);

// "chance explains up to 27% [EFLM_BV, unchecked]"
std::string limits_sentence(const Series& series);
std::string limits_text(const ReferenceChange& limits);  // "27%" or "+167% and -62%"
std::string source_mark(const ReferenceChange& limits);

// What a point was held against, in the series' unit: "3.5 - 5.1", "up to 5.0"; empty: nothing.
std::string interval_text(const TrendPoint& point, const Series& series);
// "3.5 - 5.1, printed", of the latest point; empty: none.
std::string reference_text(const Series& series);

// What is to be known of a point beside its number: printed in another unit, by another
// laboratory, in a column of earlier values, …
inline constexpr std::string_view earlier_column_remark = "from a column of earlier values";
std::vector<std::string> remarks_on(const TrendPoint& point, const TrendScene& scene,
                                    const Series& series);

const StatusMark& mark_of(const TrendPoint& point);

// "up 109 % since 2024-05-14": the one line of a series.
std::string headline_of(const Series& series);

// "4 reports, 2023-11-02 to 2025-03-14"
std::string span_of(const TrendScene& scene);
// "9 tests measured more than once: 2 changed more than chance explains, …"
std::string summary_of(const Trend& trend);

// What was left out, a sentence a reason with the names of the results.
std::vector<std::string> left_out_sentences(const TrendScene& scene);
std::string sentence_on(const UnusedReport& unused, const WriteOptions& options);
// Both.
std::vector<std::string> all_left_out(const TrendScene& scene);

// "2024-06-03  report.pdf, Laboratory", by their date.
std::vector<std::string> report_lines(const TrendScene& scene);

// Sentences of the knowledge that bear on these series.
std::vector<std::string> cautions_on(const TrendScene& scene);

}  // namespace labread
