// Makes the picture of a page that tells, once a page: the way to look that its `view` names, at
// what its `shows` names. Serves app.h.
#include "web/app/lesson_picture.h"

#include <algorithm>
#include <utility>

#include "core/lessons/lesson_words.h"
#include "web/app/looks.h"
#include "web/models/lesson.h"
#include "web/models/words.h"
#include "web/panels/grid.h"
#include "web/panels/list.h"
#include "web/panels/person.h"
#include "web/panels/roles.h"
#include "web/panels/stories.h"

namespace permsim {
namespace {

/// More rows than these are no picture.
constexpr std::uint32_t kMostRows = 60;

MatrixMode mode_of(const std::string& view) {
  const auto found = std::find(std::begin(kViews), std::end(kViews), view);
  return found == std::end(kViews) ? MatrixMode::actions
                                   : static_cast<MatrixMode>(found - std::begin(kViews));
}

bool is_only_for_doing(const PanelNode& node) {
  const bool is_shut = node.is_open && !*node.is_open;
  return is_shut || node.role == NodeRole::toolbar || node.role == NodeRole::choice ||
         node.role == NodeRole::tabs || node.role == NodeRole::field;
}

/// Nothing in it does anything, and what only does something is not there.
void make_still(PanelNode& node) {
  const bool is_control = node.role == NodeRole::button || node.role == NodeRole::link;
  node.press = node.menu = node.close = node.focus = nullptr;
  node.type = node.enter = node.leave = node.window = nullptr;
  if (node.is_open) {
    node.role = NodeRole::group;
    node.is_open.reset();
    node.children.insert(node.children.begin(), heading_node("heading", node.name, 4));
  } else if (is_control) {
    node.role = NodeRole::text;
    if (node.is_selected.value_or(false) && node.aside.empty()) node.aside = "now";
    node.is_selected.reset();
  }
  std::erase_if(node.children, is_only_for_doing);
  for (PanelNode& child : node.children) make_still(child);
}

std::vector<PanelNode> nodes_of(const View& view) {
  switch (view.ui.mode) {
    case MatrixMode::actions:
    case MatrixMode::things: return grid_nodes(view);
    case MatrixMode::person: return person_nodes(view);
    case MatrixMode::list: return list_nodes(view);
    case MatrixMode::roles: return roles_nodes(view);
    case MatrixMode::stories: break;
  }
  return stories_nodes(view);
}

/// What the page says is to be seen, else what the scenario shows first.
UiState ui_of(const LessonPage& page, const Scenario& scenario) {
  UiState ui;
  ui.mode = mode_of(page.view);
  ui.resource = page.shows_on.empty() ? scenario.shows_on : page.shows_on;
  ui.selected = page.shows_on;
  ui.person = ui.viewer = page.shows_who;
  ui.opened.insert("hidden");
  ui.rows_wanted = kMostRows;
  return ui;
}

}  // namespace

void App::follow_picture() {
  const LessonSession* lesson = door_.lesson() ? &*door_.lesson() : nullptr;
  const bool has_one = lesson != nullptr && !ui_.acts_for_goal && !lesson->is_at_result() &&
                       lesson->question(lesson->page()) == nullptr &&
                       (!lesson->page_now().view.empty() || !lesson->page_now().shows_on.empty());
  if (!has_one) {
    picture_.reset();
    return;
  }
  if (picture_ && picture_->lesson == lesson->shared_play() && picture_->page == lesson->page())
    return;
  picture_ = std::make_unique<LessonPicture>();
  picture_->lesson = lesson->shared_play();
  picture_->page = lesson->page();
  Result<std::unique_ptr<Session>> opened = Session::open(*lesson->lesson().scenario);
  if (!opened) return;
  picture_->session = std::move(*opened.value);
  const int at = lesson->moment_of(lesson->page());
  picture_->session->dispatch(GoTo{static_cast<std::uint32_t>(at)});
  picture_->ui = ui_of(lesson->page_now(), *lesson->lesson().scenario);
  Lists& lists = picture_->lists;
  View view{*picture_->session, picture_->ui, picture_->outbox, lists.models, gallery_};
  if (const EntityIndex on = view.world().find(view.ui.resource); on != kNoEntity)
    view.ui.type = view.world().type_of(on).id;
  settle_selection(view);
  lists.timeline.update(view.session);
  lists.matrix.update(view.session, view.ui);
  lists.why.update(view);
  lists.person.update(view);
  lists.list.update(view);
  lists.roles.update(view);
  if (view.ui.mode == MatrixMode::stories) lists.stories.update(view, door_.library());
  picture_->nodes = nodes_of(view);
  std::erase_if(picture_->nodes, is_only_for_doing);
  for (PanelNode& node : picture_->nodes) make_still(node);
  picture_->nodes.insert(
      picture_->nodes.begin(),
      heading_node("thing", subject_words(view) + ", " + lesson_moment_words(at), 3));
}

}  // namespace permsim
