// A few lines of JSON by hand: the JSON library stays behind the core's door.
#include "web/widgets/test_report.h"

#ifdef PERMSIM_TEST_HOOKS
#include <cstdio>

#include "web/widgets/test_hooks.h"

namespace permsim {
namespace {

std::string json_text(std::string_view text) {
  std::string json = "\"";
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    if (sign == '"' || sign == '\\') json += '\\';
    if (byte >= 0x20) {
      json += sign;
      continue;
    }
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
    json += escaped;
  }
  return json + '"';
}

std::string json_place(ImVec2 min, ImVec2 max) {
  char place[128];
  std::snprintf(place, sizeof place, "\"x\":%.2f,\"y\":%.2f,\"w\":%.2f,\"h\":%.2f",
                static_cast<double>(min.x), static_cast<double>(min.y),
                static_cast<double>(max.x - min.x), static_cast<double>(max.y - min.y));
  return place;
}

}  // namespace

std::string test_report() {
  std::string json = "{\"items\":[";
  std::string_view comma;
  for (const test_hooks::Item& item : test_hooks::items()) {
    json.append(comma)
        .append("{\"label\":")
        .append(json_text(item.label))
        .append(",")
        .append(json_place(item.min, item.max));
    json.append(",\"enabled\":").append(item.is_enabled ? "true}" : "false}");
    comma = ",";
  }
  json += "],\"texts\":[";
  comma = "";
  for (const test_hooks::SeenText& seen : test_hooks::seen_texts()) {
    json.append(comma)
        .append("{\"text\":")
        .append(json_text(seen.text))
        .append(",")
        .append(json_place(seen.min, seen.max));
    json.append("}");
    comma = ",";
  }
  json += "],\"frame_times\":[";
  comma = "";
  for (const float milliseconds : test_hooks::take_frame_times()) {
    json.append(comma).append(std::to_string(milliseconds));
    comma = ",";
  }
  return json + "]}";
}

}  // namespace permsim
#endif
