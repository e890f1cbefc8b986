// Times: what counts as one, and how a person reads it, by the calendar alone.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/decide/time_words.h"

using namespace permsim;

TEST_CASE("a time is shown with its weekday, day, month, year and clock", "[time]") {
  CHECK(time_words("2026-03-02T09:00") == "Mon 2 Mar 2026, 09:00");
  CHECK(time_words("2026-03-02 09:00") == "Mon 2 Mar 2026, 09:00");
  CHECK(time_words("2026-03-02") == "Mon 2 Mar 2026");
  CHECK(time_words("2025-11-21T23:59:59") == "Fri 21 Nov 2025, 23:59");
  CHECK(time_words("2026-03-02T09:00:30.25+01:00") == "Mon 2 Mar 2026, 09:00");
  CHECK(time_words("") == "");
}

TEST_CASE("weekdays are right across months, leap years and centuries", "[time]") {
  CHECK(time_words("1970-01-01") == "Thu 1 Jan 1970");
  CHECK(time_words("1900-02-28") == "Wed 28 Feb 1900");
  CHECK(time_words("1900-03-01") == "Thu 1 Mar 1900");
  CHECK(time_words("2000-02-29") == "Tue 29 Feb 2000");
  CHECK(time_words("2000-03-01") == "Wed 1 Mar 2000");
  CHECK(time_words("2023-12-31") == "Sun 31 Dec 2023");
  CHECK(time_words("2024-01-01") == "Mon 1 Jan 2024");
  CHECK(time_words("2024-02-29") == "Thu 29 Feb 2024");
  CHECK(time_words("2100-03-01") == "Mon 1 Mar 2100");
}

TEST_CASE("each day follows the weekday of the day before", "[time]") {
  const char* const week[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int weekday = 1;  // 1 January 2024 was a Monday
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= days[month - 1]; ++day, weekday = (weekday + 1) % 7) {
      const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
      CHECK(time_words("2024-" + two(month) + "-" + two(day)).substr(0, 3) == week[weekday]);
    }
  }
}

TEST_CASE("what is no time is told apart and shown as it is", "[time]") {
  for (const char* text :
       {"2026-03-02T09:00", "2026-03-02T09:00:00", "2026-03-02T09:00Z", "2026-03-02T09:00:00.123Z",
        "2026-03-02T23:59+05:30", "2026-03-02", "2024-02-29", "2026-12-31T00:00"}) {
    INFO(text);
    CHECK(is_iso_time(text));
  }
  for (const char* text : {"",
                           "soon",
                           "2026",
                           "2026-03",
                           "2026-3-2",
                           "2026-03-02T9:00",
                           "2026-13-01",
                           "2026-00-01",
                           "2026-02-29",
                           "2026-04-31",
                           "2026-03-00",
                           "2100-02-29",
                           "2026-03-02T24:00",
                           "2026-03-02T09:60",
                           "2026-03-02T09",
                           "2026-03-02T",
                           "2026-03-02T09:00:",
                           "2026-03-02T09:00:61",
                           "2026-03-02T09:00:00.",
                           "2026-03-02T09:00+1:00",
                           "2026-03-02T09:00 noon",
                           "2026-03-02X09:00",
                           "20260302T0900",
                           "２026-03-02",
                           "-026-03-02",
                           "2026-03-02T-9:00"}) {
    INFO(text);
    CHECK_FALSE(is_iso_time(text));
    CHECK(time_words(text) == text);
  }
}
