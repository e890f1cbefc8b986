// Numbers in JSON: see number.h. Only whole numbers mean something in our files.
#include "core/json/number.h"

#include <algorithm>
#include <charconv>

namespace permsim {

namespace {

/// A number's digits without its point, and the power of ten they are to be multiplied with.
struct Decimal {
  bool is_negative = false;
  std::string digits;  ///< without zeros at either end; empty for zero
  std::int64_t power = 0;
};

Decimal decimal_of(std::string_view spelling) {
  Decimal decimal;
  decimal.is_negative = spelling.substr(0, 1) == "-";
  if (decimal.is_negative) spelling.remove_prefix(1);
  const std::size_t mark = std::min(spelling.find_first_of("eE"), spelling.size());
  std::string_view exponent = spelling.substr(std::min(mark + 1, spelling.size()));
  if (exponent.substr(0, 1) == "+") exponent.remove_prefix(1);
  // What is too large to be read as an exponent is as good as infinite.
  constexpr std::int64_t kHuge = 1'000'000'000'000;
  const auto read =
      std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.power);
  const bool is_huge = read.ec == std::errc::result_out_of_range;
  if (is_huge || decimal.power > kHuge || decimal.power < -kHuge)
    decimal.power = exponent.substr(0, 1) == "-" ? -kHuge : kHuge;
  const std::string_view mantissa = spelling.substr(0, mark);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  decimal.digits = mantissa.substr(0, point);
  if (point < mantissa.size()) {
    decimal.digits += mantissa.substr(point + 1);
    decimal.power -= static_cast<std::int64_t>(mantissa.size() - point - 1);
  }
  const std::size_t last = decimal.digits.find_last_not_of('0') + 1;
  decimal.power += static_cast<std::int64_t>(decimal.digits.size() - last);
  decimal.digits.resize(last);
  decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
  return decimal;
}

template <class Number>
bool fits(std::string_view spelling, Number& number) {
  const char* end = spelling.data() + spelling.size();
  const auto read = std::from_chars(spelling.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

Json number_json(std::string_view spelling) {
  std::uint64_t whole = 0;
  if (fits(spelling, whole)) return whole;
  std::int64_t negative = 0;
  if (spelling != "-0" && fits(spelling, negative)) return negative;
  return Json::binary(Json::binary_t::container_type(spelling.begin(), spelling.end()));
}

bool is_number(const Json& value) { return value.is_number() || value.is_binary(); }

std::string spelling_of(const Json& number) {
  if (!number.is_binary()) return number.dump();
  const Json::binary_t& bytes = number.get_binary();
  return {bytes.begin(), bytes.end()};
}

std::optional<std::uint64_t> whole_number(const Json& value) {
  if (!is_number(value)) return std::nullopt;
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  const Decimal decimal = decimal_of(spelling_of(value));
  if (decimal.digits.empty()) return 0;
  if (decimal.is_negative || decimal.power < 0) return std::nullopt;
  constexpr std::int64_t kMostDigits = 20;
  const auto digits = static_cast<std::int64_t>(decimal.digits.size()) + decimal.power;
  if (digits > kMostDigits) return UINT64_MAX;
  std::uint64_t whole = 0;
  const std::string all =
      decimal.digits + std::string(static_cast<std::size_t>(decimal.power), '0');
  return fits(all, whole) ? whole : UINT64_MAX;
}

}  // namespace permsim
