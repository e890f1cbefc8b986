// Times as people read them.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// "Mon 2 Mar 2026, 09:00" for "2026-03-02T09:00"; the text itself when it is no such time; empty
/// for nothing.
std::string time_words(std::string_view iso);
/// True for an ISO 8601 local time (date, optionally with hours and minutes, seconds, offset).
bool is_iso_time(std::string_view text);

}  // namespace permsim
