// All panels in their order.
#include "web/panels/panels.h"

#include "web/models/authoring.h"
#include "web/models/exporting.h"
#include "web/models/file_text.h"
#include "web/models/findings.h"
#include "web/models/lesson.h"
#include "web/models/planner.h"
#include "web/models/presenter.h"
#include "web/panels/acts.h"
#include "web/panels/asking.h"
#include "web/panels/attention.h"
#include "web/panels/authoring.h"
#include "web/panels/composing.h"
#include "web/panels/edit_question.h"
#include "web/panels/exporting.h"
#include "web/panels/file_text.h"
#include "web/panels/guest.h"
#include "web/panels/header.h"
#include "web/panels/inspector.h"
#include "web/panels/lesson.h"
#include "web/panels/matrix.h"
#include "web/panels/news.h"
#include "web/panels/notices.h"
#include "web/panels/pasting.h"
#include "web/panels/planner.h"
#include "web/panels/presenter.h"
#include "web/panels/things.h"
#include "web/panels/timeline.h"
#include "web/panels/why.h"

namespace permsim {

namespace {

/// Which of the panels at the right is there.
PanelNode answers_panel(const View& view) {
  PanelNode tabs;
  tabs.role = NodeRole::tabs;
  tabs.key = "answers";
  tabs.name = "The chosen cell";
  const auto add = [&](AnswerTab answer, const char* name, std::string count) {
    PanelNode tab = button_node(name, name, [answer](View& now) { now.ui.answer = answer; });
    tab.role = NodeRole::tab;
    tab.is_selected = view.ui.answer == answer;
    tab.aside = std::move(count);
    tabs.children.push_back(std::move(tab));
  };
  add(AnswerTab::why, "Why", {});
  add(AnswerTab::acts, "Act", {});
  add(AnswerTab::attention, "Attention", attention_count(view));
  add(AnswerTab::ask, "Ask", {});
  return tabs;
}

PanelNode answer_panel(const View& view) {
  switch (view.ui.answer) {
    case AnswerTab::acts: return acts_panel(view);
    case AnswerTab::attention: return attention_panel(view);
    case AnswerTab::ask: return asking_panel(view);
    case AnswerTab::why: break;
  }
  return why_panel(view);
}

/// With all panes, but for those that a host does not want.
std::vector<PanelNode> wide_panels(const View& view) {
  const Hosting& hosting = view.ui.hosting;
  std::vector<PanelNode> panels;
  panels.push_back(view.ui.page_form == PageForm::whole ? header_panel(view)
                                                        : guest_header_panel(view));
  if (is_planner_shown(view)) {
    if (view.ui.news) panels.push_back(news_panel(view));
    panels.push_back(planner_panel(view));
    return panels;
  }
  if (hosting.has_things) {
    panels.push_back(things_panel(view));
    panels.push_back(inspector_panel(view));
  }
  panels.push_back(matrix_panel(view));
  if (view.ui.news) panels.push_back(news_panel(view));
  if (hosting.has_why) panels.push_back(answers_panel(view));
  if (view.ui.form.is_open) panels.push_back(act_form_panel(view));
  if (hosting.has_why) panels.push_back(answer_panel(view));
  if (hosting.has_timeline) panels.push_back(timeline_panel(view));
  return panels;
}

}  // namespace

std::vector<PanelNode> page_panels(const View& view) {
  // A lesson covers the page: of what lies below nothing may tell a masked answer.
  if (is_lesson_shown(view)) {
    std::vector<PanelNode> only = {is_presented(view) ? presenter_panel(view) : lesson_panel(view)};
    if (!view.ui.notices.empty()) only.push_back(notices_panel(view));
    return only;
  }
  if (is_authoring_shown(view)) {
    std::vector<PanelNode> only = {authoring_panel(view)};
    if (!view.ui.notices.empty()) only.push_back(notices_panel(view));
    return only;
  }
  const bool is_small =
      view.ui.page_form == PageForm::grid || view.ui.page_form == PageForm::question;
  std::vector<PanelNode> panels = is_small ? guest_panels(view) : wide_panels(view);
  if (is_small && view.ui.news) panels.push_back(news_panel(view));
  if (view.lesson != nullptr) panels.insert(panels.begin(), lesson_goal_panel(view));
  if (is_picking(view)) panels.insert(panels.begin(), lesson_pick_panel(view));
  if (is_file_text_open(view)) panels.push_back(file_text_panel(view));
  if (is_export_open(view)) panels.push_back(exporting_panel(view));
  if (view.ui.paste) panels.push_back(pasting_panel(view));
  if (view.ui.step) panels.push_back(composing_panel(view));
  if (view.ui.question) panels.push_back(edit_question_panel(view));
  if (!view.ui.notices.empty()) panels.push_back(notices_panel(view));
  return panels;
}

}  // namespace permsim
