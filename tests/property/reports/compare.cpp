#include "tests/property/reports/compare.h"

#include <algorithm>

#include "base/fold.h"

namespace labread::drawn {
namespace {

std::string value_key(std::string_view value) {
  std::string key = fold_unit(value);
  for (const auto& [from, to] : {std::pair<std::string, std::string>("≤", "<="), {"≥", ">="}}) {
    for (std::size_t at = key.find(from); at != key.npos; at = key.find(from)) {
      key.replace(at, from.size(), to);
    }
  }
  return key;
}

// Without the marks of powers, which printing may lose, and of a damaged micro sign.
std::string unit_key(const std::string& unit) {
  std::string key = fold_unit(unit);
  std::erase(key, '^');
  if (key.starts_with("au")) key.erase(0, 1);
  return key;
}

// Numbers with their comparators, in order.
std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> numbers;
  std::string now;
  const std::string key = value_key(text);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i <= key.size(); ++i) {
    const char c = i < key.size() ? key[i] : ' ';
    const bool mark = (c == '.' || c == ',') && i + 1 < key.size() && is_digit(key[i + 1]);
    const bool sign = c == '<' || c == '>' || c == '=';
    if (is_digit(c) || (mark && !now.empty()) || (sign && (now.empty() || !is_digit(now.back())))) {
      now += c;
    } else if (!now.empty()) {
      if (is_digit(now.back())) numbers.push_back(now);
      now = sign ? std::string(1, c) : "";
    }
  }
  return numbers;
}

std::string range_key(const std::string& text) {
  std::string key = value_key(text);
  std::erase_if(key, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
  return key;
}

bool ranges_agree(const std::string& a, const std::string& b) {
  if (range_key(a) == range_key(b)) return true;
  return !a.empty() && !b.empty() && numbers_in(a) == numbers_in(b);
}

// The limits behind the text, where it is a plain range.
bool limits_agree(const TrueResult& truth, const PrintedRange& range) {
  if (truth.range.empty() || !truth.limits.low != !range.low) {
    return truth.range.empty() || truth.range_form >= RangeForm::sexes;
  }
  if (truth.range_form >= RangeForm::sexes) return true;
  const bool low = !range.low || range.low->value == *truth.limits.low;
  const bool high =
      !truth.limits.high == !range.high && (!range.high || range.high->value == *truth.limits.high);
  return low && high;
}

bool values_agree(const TrueResult& truth, const Result& result) {
  std::string printed = value_key(truth.value);
  std::string read = value_key(result.value);
  if (truth.slipped) {  // as printed or repaired
    std::replace(printed.begin(), printed.end(), 'o', '0');
    std::replace(read.begin(), read.end(), 'o', '0');
  }
  if (printed != read) return false;
  if (truth.form != ValueForm::number || result.read.ambiguous) return true;
  if (truth.slipped && !result.read.number) return true;  // no number was made of it
  return result.read.number && *result.read.number == truth.amount.number &&
         result.read.comparator == truth.amount.comparator;
}

std::string text_of(const Result& result) {
  return "'" + result.name + "' = '" + result.value + "' " + result.unit;
}

class Comparing {
 public:
  Comparing(const Truth& truth, const std::vector<Report>& reports) : truth_(truth) {
    for (const Report& report : reports) {
      for (const Result& result : report.results) found_.push_back(&result);
    }
    pair_of_.assign(truth.results.size(), nullptr);
    taken_.assign(found_.size(), false);
  }

  Comparison run() {
    out_.score.truth = static_cast<int>(truth_.results.size());
    out_.score.found = static_cast<int>(found_.size());
    pair(true);
    pair(false);
    for (std::size_t i = 0; i < pair_of_.size(); ++i) judge(truth_.results[i], pair_of_[i]);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!taken_[i]) judge_extra(*found_[i]);
    }
    return std::move(out_);
  }

 private:
  void note(std::string text) { out_.differences.push_back(std::move(text)); }

  // In order, each result once; first those whose values agree as well.
  void pair(bool with_value) {
    for (std::size_t i = 0; i < pair_of_.size(); ++i) {
      const TrueResult& truth = truth_.results[i];
      for (std::size_t j = 0; j < found_.size() && pair_of_[i] == nullptr; ++j) {
        if (taken_[j] || !names_agree(truth.name, found_[j]->name)) continue;
        if (with_value && !values_agree(truth, *found_[j])) continue;
        pair_of_[i] = found_[j];
        taken_[j] = true;
      }
    }
  }

  // Another row's value beside the right one does the harm of a wrong value.
  void judge_extra(const Result& result) {
    bool named = false;
    bool repeated = false;
    for (const TrueResult& truth : truth_.results) {
      if (!names_agree(truth.name, result.name)) continue;
      named = true;
      repeated = repeated || values_agree(truth, result);
    }
    const bool wrong = named && !repeated;
    ++(wrong ? out_.score.wrong : out_.score.extra);
    note((wrong ? "WRONG VALUE beside the right one: " : "EXTRA ") + text_of(result));
  }

  void judge(const TrueResult& truth, const Result* result) {
    if (result == nullptr) {
      if (truth.may_refuse) {
        ++out_.score.refusable;
        return;
      }
      ++out_.score.missed;
      return note("MISSED '" + truth.name + "' = '" + truth.value + "' " + truth.unit);
    }
    if (!values_agree(truth, *result)) {
      ++out_.score.wrong;
      const std::string read =
          result->read.number ? " (" + result->read.number->to_string() + ")" : "";
      return note("WRONG VALUE '" + truth.name + "': '" + truth.value + "' read as '" +
                  result->value + "'" + read);
    }
    ++out_.score.right;
    judge_fields(truth, *result);
    judge_earlier(truth, *result);
  }

  void check(bool good, int& count, const char* field, const TrueResult& truth,
             const std::string& wanted, const std::string& got) {
    count += good;
    if (good) return;
    note(std::string(field) + " of '" + truth.name + "': '" + wanted + "' read as '" + got + "'");
  }

  void judge_fields(const TrueResult& truth, const Result& result) {
    Score& score = out_.score;
    const bool unit_agrees = unit_key(truth.unit) == unit_key(result.unit);
    score.unit_wrong += !unit_agrees && !result.unit.empty();
    check(unit_agrees, score.unit, "unit", truth, truth.unit, result.unit);
    const bool range = ranges_agree(truth.range, result.range.text);
    check(range && limits_agree(truth, result.range), score.range, "range", truth, truth.range,
          result.range.text + (range ? " (limits)" : ""));
    check(truth.flag_meaning == result.flag_meaning, score.flag, "flag", truth, truth.flag,
          result.flag + " (" + result.flag_meaning + ")");
    check(truth.page == result.where.page, score.page, "page", truth, std::to_string(truth.page),
          std::to_string(result.where.page));
  }

  void judge_earlier(const TrueResult& truth, const Result& result) {
    for (const TrueEarlier& earlier : truth.earlier) {
      ++out_.score.earlier;
      const Date& day = earlier.date;
      const std::string date = Moment{day, std::nullopt}.to_iso();
      const bool kept = std::any_of(
          result.previous.begin(), result.previous.end(), [&](const Previous& previous) {
            return value_key(previous.value) == value_key(earlier.value) &&
                   (!earlier.dated || previous.date == date);
          });
      out_.score.earlier_kept += kept;
      if (!kept) note("earlier of '" + truth.name + "': " + earlier.value + " " + date + " lost");
    }
  }

  const Truth& truth_;
  std::vector<const Result*> found_;
  std::vector<const Result*> pair_of_;
  std::vector<bool> taken_;
  Comparison out_;
};

template <class T>
void judge_fact(const char* name, const std::optional<T>& wanted, const std::optional<T>& got,
                Comparison& out) {
  if (!wanted) return;
  ++out.score.facts;
  out.score.facts_right += got == wanted;
  const bool wrong = got && got != wanted;
  out.score.facts_wrong += wrong;
  if (got != wanted) out.differences.push_back(std::string(name) + (wrong ? " wrong" : " refused"));
}

}  // namespace

Score& Score::operator+=(const Score& other) {
  for (int Score::*count :
       {&Score::truth, &Score::found, &Score::right, &Score::wrong, &Score::extra, &Score::missed,
        &Score::refusable, &Score::unit_wrong, &Score::unit, &Score::range, &Score::flag,
        &Score::page, &Score::earlier, &Score::earlier_kept, &Score::facts, &Score::facts_right,
        &Score::facts_wrong}) {
    this->*count += other.*count;
  }
  return *this;
}

double Score::f1() const {
  const int all = truth - refusable + found;
  return all == 0 ? 1.0 : 2.0 * right / all;
}

long Score::harm() const {
  const int fields = 4 * right - unit - range - flag - page;
  return 10000L * wrong + 100L * extra + 10L * (missed + facts_wrong) + fields +
         (earlier - earlier_kept) + (facts - facts_right);
}

Comparison compare(const Truth& truth, const std::vector<Report>& reports) {
  Comparison out = Comparing(truth, reports).run();
  if (reports.empty()) return out;
  const ReportHeader& header = reports.front().header;
  std::optional<Date> collected;
  if (header.collected) collected = header.collected->date;
  judge_fact("collected", truth.collected, collected, out);
  judge_fact("sex", truth.sex, header.patient.sex, out);
  std::optional<int> age = header.patient.age_years;
  judge_fact("age", truth.age, age, out);
  return out;
}

}  // namespace labread::drawn
