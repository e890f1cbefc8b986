// Asks the core, and puts what it finds into rows that lead where they speak of.
#include "web/models/asking.h"

#include <utility>

#include "core/answers/plan.h"
#include "core/answers/way.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/explore/explore.h"
#include "core/explore/plan.h"
#include "web/models/person.h"

namespace permsim {
namespace {

/// How far a way of one person alone is looked for.
constexpr int kLongestWay = 3;
constexpr std::size_t kMostRows = 100;

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// What it is about is chosen by its id: entities may be others by the time somebody presses.
std::function<void(View&)> look_at(const World& world, EntityIndex entity) {
  return [id = world.at(entity).id](View& now) { select_thing(now, now.world().find(id)); };
}

class Answerer {
 public:
  Answerer(const View& view, EntityIndex who)
      : view_(view),
        world_(view.world()),
        now_(view.session.moments()[view.session.at()]),
        who_(who),
        name_(label_of(world_, who)) {}

  AskAnswer run(AskKind kind) {
    switch (kind) {
      case AskKind::stops: stops(); break;
      case AskKind::leave: plan(false); break;
      case AskKind::vacation: plan(true); break;
      case AskKind::way: way(); break;
      case AskKind::all: all(); break;
    }
    return std::move(answer_);
  }

 private:
  void add(std::string title, std::string more, AskTone tone, std::function<void(View&)> look) {
    if (answer_.rows.size() < kMostRows)
      answer_.rows.push_back({std::move(title), std::move(more), tone, std::move(look)});
  }

  std::vector<std::string> titles_of(const std::vector<Step>& steps) const {
    std::vector<std::string> titles = way_titles(world_, steps, now_->at);
    for (std::string& title : titles) title = beginning_sentence(title);
    return titles;
  }

  void add_stops(const std::vector<Stop>& stops) {
    for (const Stop& stop : stops)
      add(std::string(label_of(world_, stop.on)), stop.says, AskTone::bad,
          look_at(world_, stop.on));
  }

  void stops() {
    const std::vector<Stop> found = stops_without(now_, who_);
    const std::vector<Dependence> depends = dependences_on(*now_, who_);
    answer_.tone = found.empty() ? AskTone::good : AskTone::bad;
    answer_.says = found.empty() ? "Nothing stops"
                                 : counted(found.size(), "thing stops, or may for good",
                                           "things stop, or may for good");
    if (depends.empty()) answer_.says += ", and nothing depends on " + name_ + " alone";
    add_stops(found);
    for (const Dependence& each : depends)
      add(std::string(label_of(world_, each.on)), beginning_sentence(each.says), AskTone::plain,
          look_at(world_, each.on));
  }

  void plan(bool comes_back) {
    const Plan found = plan_absence(now_, who_, comes_back);
    answer_.says = plan_words(world_, found);
    answer_.tone = found.stops.empty() && found.is_gone ? AskTone::good : AskTone::bad;
    std::size_t number = 0;
    for (std::string& title : titles_of(found.steps)) {
      const std::size_t step = number++;
      std::string more;
      if (comes_back && step == found.away_from && step > 0) more = name_ + " is away before this";
      add(std::to_string(number) + ". " + std::move(title), std::move(more), AskTone::plain, {});
    }
    add_stops(found.stops);
    if (found.steps.empty()) return;
    answer_.act_label = "Open as a story";
    answer_.act = [text = planned_scenario(view_.session.scenario(), *now_, found)](View& now) {
      now.outbox.send(OpenText{"The plan", text});
    };
  }

  void way() {
    const std::optional<Cell> cell = selected_cell(view_);
    if (!cell) return;
    const Exploration found =
        explore(world_, {{who_, cell->on, cell->action}}, {who_}, kLongestWay);
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
    for (std::string& title : titles_of(found.steps)) add(std::move(title), {}, AskTone::plain, {});
    if (found.steps.empty()) return;
    answer_.act_label = found.steps.size() == 1 ? "Take this step" : "Take these steps";
    answer_.act = [steps = found.steps](View& now) {
      for (const Step& step : steps) now.send(TakeStep{step, false});
    };
  }

  void all() {
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
      add(std::string(label_of(world_, on)) + ": " + std::to_string(allowed) + " of " +
              std::to_string(count_acts(world_.type_of(on))),
          std::move(names), AskTone::plain, look_at_person(on));
    }
    answer_.says = things == 0 ? name_ + " may do nothing at all"
                               : "Something with " + counted(things, "thing", "things");
    if (things > kMostRows) answer_.says += ", the first " + std::to_string(kMostRows) + " of them";
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
  const World& world_;
  const MomentPtr& now_;
  const EntityIndex who_;
  const std::string name_;
  AskAnswer answer_;
};

}  // namespace

AskingModel::Asked AskingModel::asked_now(const View& view, AskKind kind) {
  const EntityIndex who = asked_about(view);
  return {kind, view.session.revision(), who == kNoEntity ? std::string() : view.world().at(who).id,
          kind == AskKind::way ? view.ui.cell : CellIds()};
}

void AskingModel::ask(const View& view, AskKind kind) {
  if (!why_not_asked(view, kind).empty()) return;
  asked_ = asked_now(view, kind);
  is_waiting_ = says_so_ = true;
  answer_ = {};
  answer_.says = "Looking…";
}

bool AskingModel::update(const View& view) {
  if (!is_waiting_ || !asked_ || std::exchange(says_so_, false)) return false;
  is_waiting_ = false;
  if (!was_asked(view, asked_->kind)) {
    asked_.reset();
    return true;
  }
  answer_ = Answerer(view, view.world().find(asked_->who)).run(asked_->kind);
  return true;
}

bool AskingModel::was_asked(const View& view, AskKind kind) const {
  return asked_ == asked_now(view, kind);
}

EntityIndex asked_about(const View& view) {
  const World& world = view.world();
  for (const std::string* id : {&view.ui.ask_who, &view.ui.selected, &view.ui.cell.who}) {
    const EntityIndex found = world.find(*id);
    if (found != kNoEntity && world.subject_number(found) >= 0) return found;
  }
  return world.subjects().empty() ? kNoEntity : world.subjects().front();
}

void ask_about(View& view, EntityIndex person) {
  if (view.world().has(person)) view.ui.ask_who = view.world().at(person).id;
}

std::string ask_sentence(const View& view, AskKind kind, EntityIndex who) {
  const std::string name(who == kNoEntity ? "somebody" : label_of(view.world(), who));
  switch (kind) {
    case AskKind::stops: return "What stops if " + name + " leaves?";
    case AskKind::leave: return "How can " + name + " leave so that nothing stops?";
    case AskKind::vacation: return "How can " + name + " go away and come back?";
    case AskKind::all: return "What may " + name + " do at all?";
    case AskKind::way: break;
  }
  const std::optional<Cell> cell = selected_cell(view);
  if (!cell || who == kNoEntity) return "How could " + name + " alone come to what a cell says?";
  const Act act{who, cell->on, cell->action};
  return "How could " + name + " alone come to " + infinitive_of(view.world(), act) + "?";
}

std::string why_not_asked(const View& view, AskKind kind) {
  if (asked_about(view) == kNoEntity) return "There is nobody yet";
  if (kind == AskKind::way && !selected_cell(view)) return "Choose a cell of the matrix first";
  if (kind == AskKind::leave && !view.policy().leaving)
    return "The policy does not say what leaving is";
  return {};
}

void ask_of(View& view, EntityIndex person, AskKind kind) {
  ask_about(view, person);
  view.ui.answer = AnswerTab::ask;
  view.ui.tab = "why";
  view.models.asking.ask(view, kind);
}

}  // namespace permsim
