// Opens the other story, compares what both come to, and asks both the same questions.
#include "web/views/stories_model.h"

#include <algorithm>

#include "web/views/list_model.h"
#include "web/views/matrix_model.h"

namespace permsim {
namespace {

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

/// What a story's questions are about: the thing it shows first when its type has questions, else the first that has.
EntityIndex asked_about(const World& world, const std::string& wanted) {
  const auto can_be_asked = [&](EntityIndex entity) { return world.has(entity) && !world.type_of(entity).questions.empty(); };
  if (const EntityIndex entity = world.find(wanted); entity != kNoEntity && can_be_asked(entity)) return entity;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (can_be_asked(entity)) return entity;
  }
  return kNoEntity;
}

std::optional<SignLook> answer_of(const Moment& moment, const Cell& cell) {
  const World& world = *moment.world;
  if (!world.has(cell.who) || !world.has(cell.on)) return std::nullopt;
  SignLook look;
  look.sign = sign_of(world, cell, moment.matrix->at(cell));
  return look;
}

}  // namespace

StoryVerdict verdict_of(const std::vector<Lane>& lanes, std::size_t moments) {
  StoryVerdict verdict;
  std::vector<bool> is_down(moments, false);
  std::vector<std::string> who;
  for (const Lane& lane : lanes) {
    if (lane.is_ever_bad) who.push_back(lane.label);
    for (const LaneStretch& stretch : lane.stretches) {
      if (stretch.is_bad) std::fill(is_down.begin() + static_cast<std::ptrdiff_t>(stretch.begin), is_down.begin() + static_cast<std::ptrdiff_t>(stretch.end), true);
    }
  }
  verdict.moments_down = static_cast<std::size_t>(std::count(is_down.begin(), is_down.end(), true));
  verdict.ends_down = !is_down.empty() && is_down.back();
  if (lanes.empty()) return verdict;
  if (verdict.moments_down == 0) {
    verdict.words = "Never down";
    return verdict;
  }
  verdict.words = "Down for " + std::to_string(verdict.moments_down) + (verdict.moments_down == 1 ? " step" : " steps");
  verdict.words += verdict.ends_down ? ", and still down at the end" : "";
  constexpr std::size_t kMostNamed = 3;
  if (who.size() <= kMostNamed) verdict.words += ": " + list_of(who);
  return verdict;
}

std::uint32_t StoriesModel::other_at(std::uint32_t at) const {
  return other_ == nullptr ? 0 : std::min(at, static_cast<std::uint32_t>(other_->moments().size() - 1));
}

void StoriesModel::open_other(const View& view, Library& library) {
  const std::string& id = view.ui.other_story.empty() ? view.session.scenario().beside : view.ui.other_story;
  if (id == opened_ && (other_ != nullptr || id.empty())) return;
  opened_ = id;
  other_.reset();
  if (id.empty()) return;
  const Result<Document> found = library.shipped(id);
  if (!found) return;
  if (const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*found)) {
    other_ = std::make_unique<Session>(**scenario);
    other_timeline_.update(*other_);
  }
}

void StoriesModel::update(const View& view, Library& library) {
  const SessionKey key = key_of(view.session);
  const std::string wanted = view.ui.other_story + " " + view.session.scenario().beside;
  if (key == key_ && wanted == wanted_ && view.ui.viewer == viewer_ && view.ui.resource == resource_) return;
  key_ = key;
  wanted_ = wanted;
  viewer_ = view.ui.viewer;
  resource_ = view.ui.resource;
  open_other(view, library);
  here_ = verdict_of(view.models.timeline.lanes(), view.session.moments().size());
  there_ = other_ == nullptr ? StoryVerdict{} : verdict_of(other_timeline_.lanes(), other_->moments().size());
  ask(view);
}

void StoriesModel::ask(const View& view) {
  answers_.clear();
  shared_people_.clear();
  asked_for_.clear();
  there_about_.clear();
  if (other_ == nullptr) return;
  // Whoever is in both at the start: later someone may be gone, and that is an answer too.
  const World &here_start = *view.session.moments().front()->world, &there_start = *other_->moments().front()->world;
  for (const EntityIndex person : here_start.subjects()) {
    const EntityIndex same = there_start.find(here_start.at(person).id);
    if (same != kNoEntity && there_start.subject_number(same) >= 0) shared_people_.push_back(here_start.at(person).id);
  }
  if (shared_people_.empty()) return;
  const bool is_shared = std::find(shared_people_.begin(), shared_people_.end(), viewer_) != shared_people_.end();
  asked_for_ = is_shared ? viewer_ : shared_people_.front();
  const EntityIndex here = asked_about(here_start, resource_), there = asked_about(there_start, other_->scenario().shows_on);
  if (here == kNoEntity || there == kNoEntity) return;
  there_about_ = there_start.at(there).label;
  const Moment& here_now = view.session.moment();
  const Moment& there_now = *other_->moments()[other_at(view.session.at())];
  const EntityIndex here_who = here_start.find(asked_for_), there_who = there_start.find(asked_for_);
  for (const TroubleQuestion& question : here_start.type_of(here).questions) {
    const Cell cell{here_who, here, question.action};
    answers_.push_back({question.asks, cell, answer_of(here_now, cell), std::nullopt});
  }
  for (const TroubleQuestion& question : there_start.type_of(there).questions) {
    auto same = std::find_if(answers_.begin(), answers_.end(), [&](const StoryAnswer& answer) { return answer.asks == question.asks; });
    if (same == answers_.end()) same = answers_.insert(same, {question.asks, std::nullopt, std::nullopt, std::nullopt});
    same->there_look = answer_of(there_now, {there_who, there, question.action});
  }
}

}  // namespace permsim
