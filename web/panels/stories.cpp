// Two stories: the steps and lanes of each, and the same questions asked in both.
#include "web/panels/stories.h"

#include <string>
#include <utility>

#include "web/models/candidates.h"
#include "web/models/stories.h"
#include "web/models/words.h"
#include "web/panels/menu.h"
#include "web/panels/steps.h"

namespace permsim {
namespace {

std::vector<PanelNode> other_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  std::string product;
  for (const StoryChoice& story : stories_to_choose(view)) {
    if (story.product != product) {
      product = story.product;
      nodes.push_back(heading_node("product " + product, product));
    }
    nodes.push_back(menu_row_node(story.id, story.title, story.is_chosen,
                                  [id = story.id](View& now) { now.ui.other_story = id; }));
  }
  return nodes;
}

PanelNode story_node(std::string key, const Session& session, const StoryVerdict& verdict,
                     const std::vector<TimelineMoment>& moments, const std::vector<Lane>& lanes,
                     std::uint32_t at) {
  const std::string& title = session.scenario().title;
  PanelNode group = group_node(std::move(key), title, {heading_node("title", title)});
  group.children.push_back(text_node("product", session.policy().title, Tone::small));
  if (!verdict.words.empty()) group.children.push_back(text_node("verdict", verdict.words));
  group.children.push_back(steps_node("steps", "Steps of " + title, moments, at));
  if (!lanes.empty())
    group.children.push_back(
        lanes_node("lanes", "How everything fares", moments.size(), lanes, at));
  return group;
}

PanelNode answer_node(const StoryAnswer& answer, std::size_t number) {
  const auto word = [](const std::optional<SignLook>& look) {
    return std::string(look ? word_of(look->sign) : "not there");
  };
  PanelNode row;
  row.role = NodeRole::row;
  row.key = std::to_string(number);
  PanelNode head;
  head.role = NodeRole::row_header;
  head.key = "asks";
  head.name = answer.asks;
  if (answer.differs()) head.more = "differs";
  if (answer.here)
    head.press = [cell = *answer.here](View& now) {
      if (!now.world().has(cell.who) || !now.world().has(cell.on)) return;
      select_cell(now, cell);
      now.ui.mode = MatrixMode::stories;
    };
  row.children.push_back(std::move(head));
  for (const auto& [key, look] :
       {std::pair("here", answer.here_look), std::pair("there", answer.there_look)}) {
    PanelNode cell;
    cell.role = NodeRole::cell;
    cell.key = key;
    cell.name = word(look);
    cell.sign = look;
    row.children.push_back(std::move(cell));
  }
  return row;
}

PanelNode answers_node(const View& view) {
  const StoriesModel& model = view.models.stories;
  PanelNode table;
  table.role = NodeRole::table;
  table.key = "answers";
  table.name = asked_words(view);
  PanelNode head = table_head_node("Question");
  const auto [here, there] = side_words(view);
  for (const auto& [key, name] : {std::pair("here", here), std::pair("there", there)}) {
    PanelNode column;
    column.role = NodeRole::column_header;
    column.key = key;
    column.name = name;
    head.children.push_back(std::move(column));
  }
  table.children.push_back(std::move(head));
  for (std::size_t i = 0; i < model.answers().size(); ++i)
    table.children.push_back(answer_node(model.answers()[i], i));
  return table;
}

/// Whom the questions are asked for, here or there.
PanelNode asked_node(const View& view, const View& side, const std::string& key,
                     const std::string& asked, std::string UiState::*whom) {
  const World& start = *side.session.moments().front()->world;
  const std::string name(label_of(start, start.find(asked)));
  return menu_node(view, key, "Asked for " + name, key, [&] {
    return candidate_nodes(
        side, types_of_people(side.policy()), {}, view.ui.picker.search, asked,
        [](View& now, const std::string& text) { now.ui.picker.search = text; },
        [whom](View& now, const std::string& id) {
          now.ui.open_menu.clear();
          if (whom == &UiState::viewer) now.ui.other_viewer.clear();
          now.ui.*whom = id;
        });
  });
}

}  // namespace

std::vector<PanelNode> stories_nodes(const View& view) {
  const StoriesModel& model = view.models.stories;
  std::vector<PanelNode> nodes;
  nodes.push_back(menu_node(
      view, "other", model.other() == nullptr ? "Choose a story" : model.other()->scenario().title,
      "other story", [&] { return other_nodes(view); }));
  if (!model.asked_here().empty()) {
    const View other{*model.other(), view.ui, view.outbox, view.models, view.gallery};
    nodes.push_back(asked_node(view, view, "asked for", model.asked_here(), &UiState::viewer));
    if (model.asked_here() != model.asked_there())
      nodes.push_back(
          asked_node(view, other, "asked for there", model.asked_there(), &UiState::other_viewer));
  }
  nodes.push_back(story_node("here", view.session, model.here(), view.models.timeline.moments(),
                             view.models.timeline.lanes(), view.session.at()));
  if (model.other() == nullptr) {
    nodes.push_back(text_node("nothing", "Nothing stands beside this story yet", Tone::strong));
    nodes.push_back(text_node(
        "hint",
        "Choose one above: the same steps in another order, or the same story in another product"));
    return nodes;
  }
  nodes.push_back(story_node("there", *model.other(), model.there(),
                             model.other_timeline().moments(), model.other_timeline().lanes(),
                             model.other_at(view.session.at())));
  if (!model.answers().empty()) nodes.push_back(answers_node(view));
  nodes.push_back(
      button_node("open", "Open “" + model.other()->scenario().title + "”", open_other_story));
  return nodes;
}

}  // namespace permsim
