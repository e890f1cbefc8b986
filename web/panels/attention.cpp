// What needs attention at this moment, and the notices that wait over the page.
#include "web/panels/attention.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/findings.h"
#include "web/panels/checks.h"

namespace permsim {

PanelNode attention_panel(const View& view) {
  constexpr std::size_t kMostTold = 200;
  const std::vector<Finding>& findings = view.session.moment().findings;
  const auto [title, count] = attention_words(view.session);
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "attention";
  panel.name = "Attention";
  panel.children.push_back(text_node("title", title, Tone::strong));
  panel.children.back().aside = count;
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "findings";
  for (std::size_t i = 0; i < std::min(findings.size(), kMostTold); ++i) {
    PanelNode item;
    item.role = NodeRole::item;
    item.key = std::to_string(i + 1);
    item.children.push_back(button_node("look", says_of(view.session, findings[i]), [i](View& now) {
      const std::vector<Finding>& all = now.session.moment().findings;
      if (i < all.size()) look_into(now, all[i]);
    }));
    item.children.back().role = NodeRole::link;
    item.children.push_back(text_node("since", more_of(view.session, findings[i]), Tone::small));
    list.children.push_back(std::move(item));
  }
  if (!list.children.empty()) panel.children.push_back(std::move(list));
  if (findings.size() > kMostTold)
    panel.children.push_back(
        text_node("more", "and " + std::to_string(findings.size() - kMostTold) + " more"));
  add_checks(view, panel.children);
  return panel;
}

}  // namespace permsim
