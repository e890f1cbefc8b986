// Describes the first notice and its problems.
#include "web/panels/notices.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/file_text.h"

namespace permsim {

PanelNode notices_panel(const View& view) {
  constexpr std::size_t kMostTold = 100;
  const auto close = [](View& now) {
    if (!now.ui.notices.empty()) now.ui.notices.erase(now.ui.notices.begin());
  };
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "notice";
  const Notice& notice = view.ui.notices.front();
  panel.name = notice.title;
  panel.close = close;
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "problems";
  const Problems& problems = notice.problems;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostTold); ++i) {
    PanelNode item = text_node(std::to_string(i + 1), problems[i].message);
    item.role = NodeRole::item;
    item.more = (problems[i].where.empty() ? "the whole file" : problems[i].where) + "  ·  " +
                problems[i].code;
    list.children.push_back(std::move(item));
  }
  panel.children.push_back(std::move(list));
  const std::uint64_t others =
      problems.more() + problems.size() - std::min(problems.size(), kMostTold);
  if (others > 0) panel.children.push_back(text_node("more", more_words(others)));
  panel.children.push_back(button_node("close", "Close", close));
  if (!notice.text.empty())
    panel.children.push_back(button_node("mend", std::string(kMendFile), mend_file));
  return panel;
}

}  // namespace permsim
