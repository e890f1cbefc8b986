// Describes steps and lanes.
#include "web/panels/steps.h"

#include <algorithm>
#include <utility>

#include "web/models/app_actions.h"

namespace permsim {
namespace {

/// More moments or lanes than these do not fit a table that is read.
constexpr std::size_t kMostTold = 300, kMostLanes = 60;

std::string change_sentence(const TimelineMoment& moment) {
  std::string words;
  const auto add = [&](std::uint64_t count, const char* what) {
    if (count > 0)
      words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
  };
  if (moment.outcome != Outcome::done) words = word_of(moment.outcome);
  add(moment.changed.gained, "gained");
  add(moment.changed.lost + moment.changed.ruled_out, "lost");
  add(moment.changed.unclear, "turned unclear");
  add(moment.findings_begun, moment.findings_begun == 1 ? "finding" : "findings");
  return words;
}

}  // namespace

PanelNode steps_node(std::string key, std::string name, const std::vector<TimelineMoment>& moments,
                     std::uint32_t at) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = std::move(key);
  list.name = std::move(name);
  for (std::size_t i = 0; i < std::min(moments.size(), kMostTold); ++i) {
    PanelNode item;
    item.role = NodeRole::item;
    item.key = std::to_string(i);
    const std::string title =
        i == 0 ? std::string("Start") : "Step " + std::to_string(i) + ": " + moments[i].title;
    PanelNode step = button_node("go", title, [i](View& view) {
      view.ui.is_playing = false;
      go_to(view, static_cast<std::uint32_t>(std::min(i, view.session.moments().size() - 1)));
    });
    step.is_selected = i == at;
    step.more = change_sentence(moments[i]);
    step.aside = change_words(moments[i].changed);
    item.children.push_back(std::move(step));
    list.children.push_back(std::move(item));
  }
  if (moments.size() > kMostTold) {
    PanelNode more =
        text_node("more", "and " + std::to_string(moments.size() - kMostTold) + " more");
    more.role = NodeRole::item;
    list.children.push_back(std::move(more));
  }
  return list;
}

PanelNode lanes_node(std::string key, std::string name, std::size_t moments,
                     const std::vector<Lane>& lanes, std::uint32_t at) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = std::move(key);
  list.name = std::move(name);
  for (std::size_t i = 0; i < std::min(lanes.size(), kMostLanes); ++i) {
    const Lane& lane = lanes[i];
    PanelNode item = text_node(std::to_string(lane.entity), lane.label);
    item.role = NodeRole::item;
    for (const LaneStretch& stretch : lane.stretches) {
      const bool is_now = stretch.begin <= at && at < stretch.end;
      if (is_now) item.aside = stretch.is;
      const std::string from =
          stretch.begin == 0 ? "at the start" : "from step " + std::to_string(stretch.begin);
      item.more += (item.more.empty() ? "" : ", ") + stretch.is + " " + from;
    }
    if (!lane.stretches.empty() && lane.stretches.back().end < moments)
      item.more += ", gone from step " + std::to_string(lane.stretches.back().end);
    list.children.push_back(std::move(item));
  }
  if (lanes.size() > kMostLanes) {
    PanelNode more =
        text_node("more", "and " + std::to_string(lanes.size() - kMostLanes) + " more");
    more.role = NodeRole::item;
    list.children.push_back(std::move(more));
  }
  return list;
}

}  // namespace permsim
