// ISO 8601 local times to words, by the calendar alone: no clock, no locale, the same everywhere.
#include "core/decide/time_words.h"

#include <array>
#include <optional>

namespace permsim {

namespace {

struct Moment {
  int year = 0, month = 0, day = 0;
  std::string_view clock;  ///< "09:00" or empty
};

std::optional<int> number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_clock(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return false;
  const auto hours = number(text.substr(0, 2));
  const auto minutes = number(text.substr(3, 2));
  return hours && minutes && *hours < 24 && *minutes < 60;
}

/// What may follow hours and minutes: ":30", ".5", "Z", "+01:00".
bool is_rest_of_clock(std::string_view rest) {
  if (rest.size() >= 3 && rest[0] == ':') {
    const auto seconds = number(rest.substr(1, 2));
    if (!seconds || *seconds > 60) return false;
    rest.remove_prefix(3);
    if (!rest.empty() && rest[0] == '.') {
      rest.remove_prefix(1);
      if (rest.empty() || rest[0] < '0' || rest[0] > '9') return false;
      while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') rest.remove_prefix(1);
    }
  }
  return rest.empty() || rest == "Z" ||
         (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && is_clock(rest.substr(1)));
}

std::optional<Moment> read(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 ||
      *day > days_in(*year, *month))
    return std::nullopt;
  Moment moment{*year, *month, *day, {}};
  if (text.size() == 10) return moment;
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || !is_clock(text.substr(11, 5)) ||
      !is_rest_of_clock(text.substr(16)))
    return std::nullopt;
  moment.clock = text.substr(11, 5);
  return moment;
}

/// 0 is Sunday (Sakamoto's method).
int weekday(int year, int month, int day) {
  constexpr std::array<int, 12> kShift = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + kShift[static_cast<std::size_t>(month - 1)] +
          day) %
         7;
}

}  // namespace

bool is_iso_time(std::string_view text) { return read(text).has_value(); }

std::string time_words(std::string_view iso) {
  constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::optional<Moment> moment = read(iso);
  if (!moment) return std::string(iso);
  std::string words =
      kDays[static_cast<std::size_t>(weekday(moment->year, moment->month, moment->day))];
  words += " " + std::to_string(moment->day) + " " +
           kMonths[static_cast<std::size_t>(moment->month - 1)] + " " +
           std::to_string(moment->year);
  if (!moment->clock.empty()) words += ", " + std::string(moment->clock);
  return words;
}

}  // namespace permsim
