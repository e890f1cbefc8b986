// Describes the news, and what can be done about them.
#include "web/panels/news.h"

namespace permsim {

PanelNode news_panel(const View& view) {
  PanelNode panel = group_node("news", "News", {text_node("words", view.ui.news->words)});
  panel.children.back().role = NodeRole::status;
  const auto add = [&](NewsAct act, const char* name) {
    if (can_do(view, act))
      panel.children.push_back(button_node(name, name, [act](View& now) {
        if (now.ui.news) do_with_news(now, act);
      }));
  };
  add(NewsAct::show, "Show");
  add(NewsAct::undo, "Undo");
  add(NewsAct::dismiss, "Dismiss");
  return panel;
}

}  // namespace permsim
