// A few lines of JSON by hand.
#include "web/widgets/test_report.h"

#ifdef PERMSIM_TEST_HOOKS
#include <cstdio>
#include <utility>

#include "web/models/json_text.h"
#include "web/widgets/test_hooks.h"

namespace permsim {
namespace {

/// In CSS pixels, of which one of the drawing's takes `zoom`.
std::string json_place(ImVec2 min, ImVec2 max, float zoom) {
  char place[128];
  std::snprintf(place, sizeof place, "\"x\":%.2f,\"y\":%.2f,\"w\":%.2f,\"h\":%.2f",
                static_cast<double>(min.x * zoom), static_cast<double>(min.y * zoom),
                static_cast<double>((max.x - min.x) * zoom),
                static_cast<double>((max.y - min.y) * zoom));
  return place;
}

std::string json_frame(const test_hooks::FrameWork& frame) {
  const std::pair<std::string_view, std::uint64_t> numbers[] = {
      {"items", frame.items},
      {"vertices", frame.vertices},
      {"rows", frame.done.rows},
      {"sets", frame.done.sets},
      {"judgements", frame.done.judgements},
      {"compared", frame.done.compared},
      {"planes", frame.done.planes},
      {"decisions", frame.done.decisions},
      {"bytes", frame.done.bytes}};
  std::string json = "{\"milliseconds\":" + std::to_string(frame.milliseconds);
  for (const auto& [name, number] : numbers)
    json.append(",\"").append(name).append("\":").append(std::to_string(number));
  return json + "}";
}

}  // namespace

std::string test_report(float zoom) {
  std::string json = "{\"items\":[";
  std::string_view comma;
  for (const test_hooks::Item& item : test_hooks::items()) {
    json.append(comma)
        .append("{\"label\":")
        .append(json_text(item.label))
        .append(",")
        .append(json_place(item.min, item.max, zoom));
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
        .append(json_place(seen.min, seen.max, zoom));
    json.append("}");
    comma = ",";
  }
  json += "],\"ring\":" + json_text(test_hooks::ringed()) + ",\"frames\":[";
  comma = "";
  for (const test_hooks::FrameWork& each : test_hooks::take_frames()) {
    json.append(comma).append(json_frame(each));
    comma = ",";
  }
  return json + "]}";
}

}  // namespace permsim
#endif
