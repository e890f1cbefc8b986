// Asks the core about one person, and puts what it finds into rows that lead where they speak of;
// questions about everybody: inquiry_all.cpp.
#include "web/models/inquiry.h"

#include <utility>

#include "core/answers/plan.h"
#include "core/decide/words.h"
#include "core/explore/explore.h"
#include "core/explore/plan.h"
#include "web/models/asking.h"
#include "web/models/inquiry_all.h"
#include "web/models/inquiry_pieces.h"
#include "web/models/person.h"
#include "web/models/planner.h"

namespace permsim {
namespace {

/// How far a way of one person alone is looked for.
constexpr int kLongestWay = 3;

using namespace asking;

class PersonInquiry {
 public:
  PersonInquiry(const View& view, EntityIndex who)
      : view_(view),
        now_(view.session.moments()[view.session.at()]),
        world_(*now_->world),
        who_(who),
        name_(label_of(world_, who)) {}

  AskAnswer stops(const std::vector<Stop>& found) {
    const std::vector<Dependence> depends = dependences_on(*now_, who_);
    answer_.tone = found.empty() ? AskTone::good : AskTone::bad;
    answer_.says = found.empty() ? "Nothing stops"
                                 : counted(found.size(), "thing stops, or may for good",
                                           "things stop, or may for good");
    if (depends.empty()) answer_.says += ", and nothing depends on " + name_ + " alone";
    add_stops(found);
    for (const Dependence& each : depends)
      add_row(answer_, {std::string(label_of(world_, each.on)), beginning_sentence(each.says),
                        AskTone::plain, look_at(world_, each.on)});
    return std::move(answer_);
  }

  AskAnswer plan(const Plan& found) {
    answer_.says = plan_words(world_, found);
    answer_.tone = found.stops.empty() && found.is_gone ? AskTone::good : AskTone::bad;
    std::size_t number = 0;
    for (std::string& title : titles_of(*now_, found.steps)) {
      const std::size_t step = number++;
      std::string more = reason_words(world_, found, step);
      if (found.comes_back && step == found.away_from && step > 0)
        more = name_ + " is away before this";
      add_row(answer_, {std::to_string(number) + ". " + std::move(title), std::move(more)});
    }
    add_stops(found.stops);
    auto picture =
        std::make_shared<const PlanPicture>(picture_of(view_.session.scenario(), *now_, found));
    answer_.plan = picture;
    if (found.is_gone_already) return std::move(answer_);
    if (!found.steps.empty())
      answer_.acts.push_back(open_story("The plan", picture->planned.story, std::string()));
    answer_.acts.push_back({"See both orders", {}, [comes_back = found.comes_back](View& now) {
                              open_planner(now, asked_about(now), comes_back);
                            }});
    return std::move(answer_);
  }

  AskAnswer way(const Cell& cell, const Exploration& found) {
    const std::string within = counted(static_cast<std::size_t>(found.searched), "act", "acts");
    if (found.is_reached && found.steps.empty()) {
      answer_.says = name_ + " may already";
    } else if (found.is_reached) {
      answer_.says = "By " + counted(found.steps.size(), "act", "acts") + " of " + name_ + " alone";
      answer_.tone = AskTone::bad;
    } else if (found.is_complete()) {
      answer_.says = "No way: every sequence of up to " + within + " was tried";
      answer_.tone = AskTone::good;
    } else {
      answer_.says = "None was found within " + within + ", and not everything was tried";
    }
    for (std::string& title : titles_of(*now_, found.steps))
      add_row(answer_, {std::move(title), {}});
    if (!found.steps.empty())
      answer_.acts.push_back({found.steps.size() == 1 ? "Take this step" : "Take these steps",
                              {},
                              [steps = found.steps](View& now) {
                                for (const Step& step : steps) now.send(TakeStep{step, false});
                              }});
    if (!found.is_reached || !found.steps.empty())
      answer_.acts.push_back(pin(never_check(world_, now_->at, {cell}, kLongestWay), {}));
    return std::move(answer_);
  }

  AskAnswer all() {
    std::size_t things = 0;
    for (EntityIndex on = 0; on < world_.size(); ++on) {
      if (!world_.has(on)) continue;
      const std::vector<Action>& actions = world_.type_of(on).actions;
      std::string names;
      std::size_t allowed = 0, open = 0;
      for (ActionIndex action = 0; action < actions.size(); ++action) {
        if (actions[action].is_event) continue;
        const Verdict verdict = now_->matrix->at({who_, on, action});
        if (verdict == Verdict::unclear) ++open;
        if (verdict != Verdict::allow) continue;
        ++allowed;
        names += (names.empty() ? "" : ", ") + actions[action].label;
      }
      if (allowed + open == 0) continue;
      ++things;
      if (open > 0)
        names += (names.empty() ? "" : "; ") + counted(open, "more is unclear", "more are unclear");
      add_row(answer_, {std::string(label_of(world_, on)) + ": " + std::to_string(allowed) +
                            " of " + std::to_string(count_acts(world_.type_of(on))),
                        std::move(names), AskTone::plain, look_at_person(on)});
    }
    answer_.says = things == 0 ? name_ + " may do nothing at all"
                               : "Something with " + counted(things, "thing", "things");
    if (things > kMostRows) answer_.says += ", the first " + std::to_string(kMostRows) + " of them";
    return std::move(answer_);
  }

 private:
  void add_stops(const std::vector<Stop>& stops) {
    for (const Stop& stop : stops)
      add_row(answer_, {std::string(label_of(world_, stop.on)), stop.says, AskTone::bad,
                        look_at(world_, stop.on)});
  }

  std::function<void(View&)> look_at_person(EntityIndex on) const {
    return [id = world_.at(on).id, who = world_.at(who_).id](View& now) {
      select_thing(now, now.world().find(id));
      if (const EntityIndex person = now.world().find(who); person != kNoEntity)
        show_person(now, person);
      now.ui.mode = MatrixMode::person;
    };
  }

  const View& view_;
  const MomentPtr now_;
  const World& world_;
  const EntityIndex who_;
  const std::string name_;
  AskAnswer answer_;
};

Inquiry ask_for_way(const View& view, EntityIndex who) {
  const MomentPtr now = view.session.moments()[view.session.at()];
  const std::optional<Cell> chosen = selected_cell(view);
  const Cell cell = chosen ? Cell{who, chosen->on, chosen->action} : Cell{};
  auto search = std::make_unique<ExploreSearch>(*now->world, std::vector<Cell>{cell},
                                                std::vector<EntityIndex>{who}, kLongestWay);
  const ExploreSearch& found = *search;
  return {std::move(search), [now, who, cell, &found](const View& then) {
            return PersonInquiry(then, who).way(cell, found.found());
          }};
}

Inquiry ask_what_stops(const View& view, EntityIndex who) {
  auto search = std::make_unique<StopsSearch>(view.session.moments()[view.session.at()], who);
  const StopsSearch& found = *search;
  return {std::move(search), [who, &found](const View& then) {
            return PersonInquiry(then, who).stops(found.stops());
          }};
}

Inquiry ask_for_plan(const View& view, EntityIndex who, bool comes_back) {
  const MomentPtr now = view.session.moments()[view.session.at()];
  auto search = std::make_unique<PlanningSearch>(now, who, comes_back);
  PlanningSearch& found = *search;
  return {std::move(search),
          [who, &found](const View& then) { return PersonInquiry(then, who).plan(found.plan()); }};
}

}  // namespace

Inquiry begin_inquiry(const View& view, AskKind kind, EntityIndex who) {
  switch (kind) {
    case AskKind::stops: return ask_what_stops(view, who);
    case AskKind::leave: return ask_for_plan(view, who, false);
    case AskKind::vacation: return ask_for_plan(view, who, true);
    case AskKind::way: return ask_for_way(view, who);
    case AskKind::all:
      return {nullptr, [who](const View& now) { return PersonInquiry(now, who).all(); }};
    case AskKind::escalate:
    case AskKind::lockouts:
    case AskKind::groups: break;
  }
  return begin_inquiry_of_all(view, kind);
}

}  // namespace permsim
