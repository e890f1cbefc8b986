// How the page is looked at, told to its host and to another page. Serves app.h.
#include "web/app/looks.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/json/files.h"
#include "web/app/app.h"
#include "web/app/lists.h"
#include "web/models/json_text.h"
#include "web/models/timeline.h"
#include "web/models/why.h"

namespace permsim {
namespace {

std::string text_of_address(std::string_view value) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (const char letter : value) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                          (byte >= 'A' && byte <= 'Z') ||
                          std::string_view("-_.~,").find(letter) != std::string_view::npos;
    if (is_plain)
      text += letter;
    else
      text.append("%").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
  }
  return text;
}

}  // namespace

/// Nothing was changed in what this program ships, so its id says it all.
bool App::is_shipped_as_it_is() {
  const Scenario& scenario = door_.session()->scenario();
  const std::vector<std::string> ids = door_.library().scenario_ids();
  if (std::find(ids.begin(), ids.end(), scenario.id) == ids.end()) return false;
  const Result<Document> found = door_.library().shipped(scenario.id);
  const auto* shipped = found ? std::get_if<std::shared_ptr<const Scenario>>(&*found) : nullptr;
  if (shipped == nullptr) return false;
  Scenario same = scenario;
  same.reading = (*shipped)->reading;
  return write_compact(**shipped) == write_compact(same);
}

std::string App::text_unless_shipped() {
  return is_shipped_as_it_is() ? std::string() : write_compact(door_.session()->scenario());
}

/// "scenario=vacation&step=2&focus=ben,reconnect,meta": what is looked at here, for another page.
std::string App::address_of_looks() {
  const Session& session = *door_.session();
  std::string address;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    address.append(address.empty() ? "" : "&").append(key).append("=");
    address += text_of_address(value);
  };
  if (is_shipped_as_it_is()) {
    add("scenario", session.scenario().id);
    if (session.policy().reading != "default") add("reading", session.policy().reading);
  }
  if (session.at() > 0) add("step", std::to_string(session.at()));
  if (ui_.mode != MatrixMode::actions) add("view", kViews[static_cast<std::size_t>(ui_.mode)]);
  if (ui_.cell.is_given())
    add("focus", ui_.cell.who + "," + ui_.cell.action + "," + ui_.cell.on);
  else
    add("on", ui_.resource);
  if (ui_.theme != ThemeChoice::automatic)
    add("theme", kThemes[static_cast<std::size_t>(ui_.theme)]);
  return address;
}

std::string App::looks() {
  if (door_.session() == nullptr) return "{}";
  described();
  const Session& session = *door_.session();
  std::string json = "{\"revision\":" + std::to_string(session.revision());
  const auto add = [&](const char* key, std::string_view value) {
    json.append(",\"").append(key).append("\":").append(json_text(value));
  };
  json += ",\"step\":" + std::to_string(session.at()) +
          ",\"steps\":" + std::to_string(session.moments().size() - 1);
  add("step_title", now_words(view()).words);
  add("reading", session.policy().reading);
  add("view", kViews[static_cast<std::size_t>(ui_.mode)]);
  add("on", ui_.resource);
  if (ui_.cell.is_given())
    json.append(",\"focus\":[")
        .append(json_text(ui_.cell.who))
        .append(",")
        .append(json_text(ui_.cell.action))
        .append(",")
        .append(json_text(ui_.cell.on))
        .append("]");
  else
    json += ",\"focus\":null";
  add("theme", kThemes[static_cast<std::size_t>(ui_.theme)]);
  add("compare", ui_.compare == CompareWith::start     ? "start"
                 : ui_.compare == CompareWith::reading ? ui_.compare_reading
                                                       : "previous");
  json += ui_.hosting.is_readonly ? ",\"readonly\":true" : ",\"readonly\":false";
  const auto& lesson = door_.lesson();
  if (lesson) add("lesson", lesson->lesson().id);
  // A question that is not locked in yet may ask for this very cell.
  const bool is_masked = lesson && lesson->masks(lesson->page());
  if (const std::optional<Why>& why = lists_->why.why(); why && !is_masked) {
    add("answer", why->headline);
    add("because", why->blocked.empty() ? why->since : why->blocked.front());
    add("sign", word_of(why->look.sign));
  }
  return json + ",\"height\":" + std::to_string(static_cast<int>(ui_.content_height)) + "}";
}

}  // namespace permsim
