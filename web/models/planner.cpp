// The planner's page asks the panel "Ask", so that one search serves both.
#include "web/models/planner.h"

#include "core/decide/phrases.h"
#include "web/models/asking.h"
#include "web/models/stories.h"
#include "web/models/timeline.h"

namespace permsim {
namespace {

AskKind kind_of(const PlannerPage& page) {
  return page.comes_back ? AskKind::vacation : AskKind::leave;
}

}  // namespace

bool is_planner_shown(const View& view) {
  const bool has_room = view.ui.page_form == PageForm::whole || view.ui.page_form == PageForm::wide;
  return view.ui.planner && has_room;
}

void open_planner(View& view, EntityIndex person, bool comes_back) {
  ask_about(view, person);
  view.ui.planner = PlannerPage{comes_back};
  view.ui.wants_focus = "planner/plan who";
}

void close_planner(View& view) {
  view.ui.planner.reset();
  view.ui.open_menu.clear();
  view.ui.answer = AnswerTab::ask;
  view.ui.wants_focus = "ask/ask who";
}

void plan_for(View& view, const std::string& person) {
  view.ui.ask_who = person;
  plan_again(view);
}

void plan_with_return(View& view, bool comes_back) {
  view.ui.planner->comes_back = comes_back;
  plan_again(view);
}

void plan_again(View& view) { view.ui.planner->is_given_up = false; }

void follow_planner(View& view) {
  if (!view.ui.planner || view.ui.planner->is_given_up) return;
  const AskKind kind = kind_of(*view.ui.planner);
  if (!view.models.asking.was_asked(view, kind)) view.models.asking.ask(view, kind);
}

void give_up_planning(View& view) {
  view.models.asking.cancel();
  view.ui.planner->is_given_up = true;
}

const PlanPicture* plan_shown(const View& view) {
  const AskingModel& asking = view.models.asking;
  if (!view.ui.planner || asking.is_waiting() || !asking.was_asked(view, kind_of(*view.ui.planner)))
    return nullptr;
  return asking.answer().plan.get();
}

std::string planned_from_words(const View& view) {
  const NowWords now = now_words(view);
  const std::string& when = view.models.timeline.moments()[view.session.at()].when;
  return (view.session.at() == 0 ? "From the start" : "After " + uncapitalized(now.place)) +
         (when.empty() ? "" : ", " + when);
}

std::string no_plan_words(const View& view) {
  std::string reason = why_not_asked(view, kind_of(*view.ui.planner));
  if (!reason.empty()) return reason;
  if (view.ui.planner->is_given_up) return "The search was given up";
  const std::string progress = view.models.asking.progress();
  return progress.empty() ? "Looking…" : progress;
}

void look_at_dependent(View& view, const std::string& id) {
  select_thing(view, view.world().find(id));
}

void open_order(View& view, const PlannedOrder& order, bool side_by_side) {
  view.outbox.send(OpenText{order.name, order.story});
  if (side_by_side) view.outbox.send(ShowStories{std::string(kBesideInPlace)});
}

}  // namespace permsim
