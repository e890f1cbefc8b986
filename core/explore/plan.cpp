// Plans: the search, and what is told of its end.
#include "core/explore/plan.h"

#include <utility>

#include "core/base/budget.h"
#include "core/explore/plan_reasons.h"
#include "core/explore/plan_search.h"
#include "core/explore/plan_told.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, half a second; what was not searched by then is said so.
constexpr std::uint64_t kMostPlanWork = 30'000'000;

/// Whatever else is asked of a moment while a search is put down, the search does the same work,
/// and what it looked up with too little work left is nobody else's answer.
MomentPtr with_matrix_of_its_own(const Moment& moment) {
  auto own = std::make_shared<Moment>(moment);
  own->matrix = std::make_shared<const Matrix>(*moment.world);
  return own;
}

}  // namespace

std::vector<Stop> stops_without(const MomentPtr& now, EntityIndex who, bool comes_back) {
  if (!comes_back && !now->world->policy().leaving) return {};
  StopsSearch search(now, who, comes_back);
  search.finish();
  return search.stops();
}

class StopsSearch::Work {
 public:
  Work(MomentPtr now, EntityIndex who, bool comes_back)
      : now_(std::move(now)), who_(who), comes_back_(comes_back) {}

  bool go_on(Pace& pace) {
    if (!comes_back_ && !now_->world->policy().leaving) return true;
    while (!is_over_) {
      pass();
      if (pace.is_over()) break;
    }
    return is_over_;
  }

  std::vector<Stop> stops;

 private:
  void pass() {
    if (!scene_) {
      scene_.emplace(now_, who_, comes_back_);
    } else if (!scene_->prepare()) {
      std::vector<Step> steps;
      tell_naive(*scene_, {}, steps, stops);
      is_over_ = true;
    }
  }

  const MomentPtr now_;
  EntityIndex who_;
  bool comes_back_, is_over_ = false;
  std::optional<Scene> scene_;
};

StopsSearch::StopsSearch(MomentPtr now, EntityIndex who, bool comes_back)
    : work_(std::make_unique<Work>(std::move(now), who, comes_back)) {}
StopsSearch::~StopsSearch() = default;

bool StopsSearch::go_on(Pace& pace) { return work_->go_on(pace); }
const std::vector<Stop>& StopsSearch::stops() const { return work_->stops; }

class PlanningSearch::Work {
 public:
  Work(MomentPtr now, EntityIndex who, bool comes_back)
      : now_(std::move(now)), allowance_(kMostPlanWork) {
    plan.who = who;
    plan.comes_back = comes_back;
  }

  bool go_on(Pace& pace) {
    while (stage_ != Stage::over) {
      pass(pace);
      if (pace.is_over()) break;
    }
    return stage_ == Stage::over;
  }

  Plan plan;

 private:
  enum class Stage { begin, scene, prepare, search, tell, reasons, naive, over };

  void pass(Pace& pace) {
    switch (stage_) {
      case Stage::begin: begin(); break;
      case Stage::scene:
        scene_.emplace(now_, plan.who, plan.comes_back);
        stage_ = Stage::prepare;
        break;
      case Stage::prepare:
        if (scene_->prepare()) break;
        search_.emplace(scene_->setting);
        stage_ = Stage::search;
        break;
      case Stage::search: search(pace); break;
      case Stage::tell: tell(); break;
      case Stage::reasons: tell_reason(); break;
      case Stage::naive:
        tell_naive(*scene_, plan, plan.naive, plan.naive_stops);
        stage_ = Stage::over;
        break;
      case Stage::over: break;
    }
  }

  void begin() {
    plan.depends = dependences_on(*now_, plan.who);
    plan.is_gone_already =
        !plan.comes_back && Departure(now_->world->policy(), plan.who).is_gone(*now_->world);
    stage_ = plan.is_gone_already ? Stage::over : Stage::scene;
  }

  void search(Pace& pace) {
    bool is_over = false;
    {
      const Allowance::Sitting sitting(allowance_);
      const bool is_searched = search_->go_on(pace);
      is_over = budget::is_spent();
      if (!is_searched && !is_over) return;
      if (is_searched) stage_ = Stage::tell;
    }
    if (!is_over) return;
    scene_->outlook->forget();
    now_->matrix->forget();
  }

  void tell() {
    plan.searched = search_->searched();
    plan.gained = search_->score().gained;
    const Acting acting(scene_->basis.prospect());
    Absence absence(scene_->setting);
    plan.is_gone = absence.follow(search_->best().acts, search_->best().leaving_at);
    const Played away = play_acts(now_, absence, acting);
    plan.away_from = absence.away_from();
    if (plan.is_gone) plan.stops = stops_of(*scene_, absence, away);
    plan.away_to = absence.length();
    if (plan.comes_back) absence.hand_back();
    plan.steps = play_acts(now_, absence, acting).steps;
    plan.reasons.resize(plan.steps.size());
    // Where she cannot go not everything was done that was to be.
    stage_ = plan.is_gone ? Stage::reasons : Stage::naive;
  }

  /// One after the other, so that nobody waits for all of them.
  void tell_reason() {
    const Order& order = search_->best();
    if (told_ < order.acts.size()) {
      const std::size_t leaving = plan.away_to - order.acts.size();
      const std::size_t step = told_ < order.leaving_at ? told_ : told_ + leaving;
      plan.reasons[step] = reason_of(*scene_, order, told_++, search_->score(), plan.stops);
    }
    if (told_ == order.acts.size()) stage_ = Stage::naive;
  }

  const MomentPtr now_;
  Allowance allowance_;
  Stage stage_ = Stage::begin;
  std::optional<Scene> scene_;
  std::optional<OrderSearch> search_;
  std::size_t told_ = 0;  ///< acts whose reason is told
};

PlanningSearch::PlanningSearch(const MomentPtr& now, EntityIndex who, bool comes_back)
    : work_(std::make_unique<Work>(with_matrix_of_its_own(*now), who, comes_back)) {}
PlanningSearch::~PlanningSearch() = default;

bool PlanningSearch::go_on(Pace& pace) { return work_->go_on(pace); }
const Plan& PlanningSearch::plan() const { return work_->plan; }

Plan plan_absence(const MomentPtr& now, EntityIndex who, bool comes_back) {
  PlanningSearch search(now, who, comes_back);
  search.finish();
  return search.plan();
}

}  // namespace permsim
