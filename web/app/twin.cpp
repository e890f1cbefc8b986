// Describes, compares with what was known, and does what was asked.
#include "web/app/twin.h"

#include <functional>
#include <utility>

#include "web/models/json_text.h"
#include "web/panels/panels.h"

namespace permsim {

void Twin::describe(const View& view) {
  std::vector<PanelNode> now = page_panels(view);
  changed_.resize(now.size(), 0);
  bool is_new = now.size() != panels_.size();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (i < panels_.size() && are_alike(now[i], panels_[i])) continue;
    changed_[i] = version_ + 1;
    is_new = true;
  }
  if (is_new) ++version_;
  panels_ = std::move(now);
}

std::string Twin::json(std::uint32_t known, std::string_view wants_focus) const {
  if (known == version_ && wants_focus.empty()) return {};
  std::string json = "{\"version\":" + std::to_string(version_);
  if (!wants_focus.empty()) json.append(",\"focus\":").append(json_text(wants_focus));
  json += ",\"panels\":[";
  const char* comma = "";
  for (std::size_t i = 0; i < panels_.size(); ++i) {
    json.append(comma).append("{\"id\":").append(json_text(panels_[i].key));
    if (changed_[i] > known) json.append(",\"node\":").append(json_of(panels_[i]));
    json += '}';
    comma = ",";
  }
  return json + "]}";
}

const PanelNode* Twin::find(std::string_view id) const {
  for (const PanelNode& panel : panels_)
    if (const PanelNode* found = find_node(panel, id)) return found;
  return nullptr;
}

bool Twin::perform(View& view, std::string_view id, std::string_view what,
                   const std::string& value) {
  const PanelNode* found = find(id);
  if (found == nullptr || !found->is_enabled) return false;
  // By a copy: what is done may describe everything anew.
  const auto do_it = [&](const std::function<void(View&)>& described) {
    const std::function<void(View&)> act = described;
    if (act) act(view);
    return static_cast<bool>(act);
  };
  const auto do_with_value = [&](const std::function<void(View&, const std::string&)>& described) {
    const std::function<void(View&, const std::string&)> act = described;
    if (act) act(view, value);
    return static_cast<bool>(act);
  };
  if (what == "press") return do_it(found->press);
  if (what == "menu") return do_it(found->menu);
  if (what == "close") return do_it(found->close);
  if (what == "focus") return do_it(found->focus);
  if (what == "type") return do_with_value(found->type);
  if (what == "enter") return do_with_value(found->enter);
  if (what == "leave") return do_with_value(found->leave);
  return what == "window" && do_with_value(found->window);
}

}  // namespace permsim
