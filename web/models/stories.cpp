// Opens the other story, compares what both come to, and asks both the same questions.
#include "web/models/stories.h"

#include <algorithm>

#include "web/models/list.h"
#include "web/models/matrix.h"

namespace permsim {
namespace {

/// What a story's questions are about: the thing it shows first when its type has questions, else
/// the first that has.
EntityIndex asked_about(const World& world, const std::string& wanted) {
  const auto can_be_asked = [&](EntityIndex entity) {
    return world.has(entity) && !world.type_of(entity).questions.empty();
  };
  if (const EntityIndex entity = world.find(wanted); entity != kNoEntity && can_be_asked(entity))
    return entity;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (can_be_asked(entity)) return entity;
  }
  return kNoEntity;
}

/// Who stands for a person in another world: the one chosen, else the same id, else the same place
/// among its people.
EntityIndex counterpart(const World& here, EntityIndex person, const World& there,
                        const std::string& chosen) {
  for (const std::string& id : {chosen, here.at(person).id}) {
    const EntityIndex found = id.empty() ? kNoEntity : there.find(id);
    if (found != kNoEntity && there.subject_number(found) >= 0) return found;
  }
  const auto number = static_cast<std::size_t>(here.subject_number(person));
  return there.subjects()[std::min(number, there.subjects().size() - 1)];
}

/// The story that a name stands for which is no shipped one's; nullptr where there is none.
std::shared_ptr<const Scenario> story_at_hand(const View& view, const std::string& name) {
  if (name == kBranchedFrom) return branched_from(view);
  if (name == kBesideInPlace) return view.session.scenario().beside_in_place;
  return nullptr;
}

std::optional<SignLook> answer_of(const Moment& moment, const Cell& cell) {
  const World& world = *moment.world;
  if (!world.has(cell.who) || !world.has(cell.on)) return std::nullopt;
  SignLook look;
  look.sign = moment.matrix->sign_at(cell);
  if (look.sign == Sign::allowed)
    look.sign = sign_of(Abilities(world, {}, moment.matrix.get()).able(cell));
  return look;
}

}  // namespace

std::shared_ptr<const Scenario> branched_from(const View& view) {
  const std::optional<BranchedStory>& branch = view.ui.branch;
  return branch && branch->opening == view.session.opening() ? branch->from : nullptr;
}

Scenario copy_of_story(const Scenario& story) {
  Scenario copy = story;
  copy.id += "-copy";
  copy.title += " (copy)";
  return copy;
}

std::vector<StoryChoice> stories_to_choose(const View& view) {
  const StoriesModel& stories = view.models.stories;
  std::vector<StoryChoice> choices;
  const auto add = [&](std::string id, const std::string& title, const std::string& group) {
    const bool is_chosen = stories.other() != nullptr && stories.chosen() == id;
    choices.push_back({std::move(id), title, group, is_chosen});
  };
  if (const auto from = branched_from(view))
    add(std::string(kBranchedFrom), from->title, "The story it was copied from");
  if (const auto& beside = view.session.scenario().beside_in_place)
    add(std::string(kBesideInPlace), beside->title, "In the same file");
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.is_story && entry.id != view.session.scenario().id)
      add(entry.id, entry.title, entry.policy_title);
  }
  return choices;
}

void open_other_story(View& view) {
  const StoriesModel& stories = view.models.stories;
  if (stories.other() == nullptr) return;
  const Scenario& other = stories.other()->scenario();
  if (story_at_hand(view, stories.chosen()) != nullptr)
    view.send(OpenScenario{other});
  else
    view.outbox.send(OpenShipped{other.id});
}

StoryVerdict verdict_of(const std::vector<Lane>& lanes, std::size_t moments) {
  StoryVerdict verdict;
  std::vector<bool> is_down(moments, false);
  std::vector<std::string> who;
  for (const Lane& lane : lanes) {
    if (lane.is_ever_bad) who.push_back(lane.label);
    for (const LaneStretch& stretch : lane.stretches) {
      if (stretch.is_bad)
        std::fill(is_down.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                  is_down.begin() + static_cast<std::ptrdiff_t>(stretch.end), true);
    }
  }
  verdict.moments_down = static_cast<std::size_t>(std::count(is_down.begin(), is_down.end(), true));
  verdict.ends_down = !is_down.empty() && is_down.back();
  if (lanes.empty()) return verdict;
  if (verdict.moments_down == 0) {
    verdict.words = "Never down";
    return verdict;
  }
  verdict.words = "Down for " + std::to_string(verdict.moments_down) +
                  (verdict.moments_down == 1 ? " step" : " steps");
  verdict.words += verdict.ends_down ? ", and still down at the end" : "";
  constexpr std::size_t kMostNamed = 3;
  if (who.size() <= kMostNamed) verdict.words += ": " + listed(who);
  return verdict;
}

std::uint32_t StoriesModel::other_at(std::uint32_t at) const {
  return other_ == nullptr ? 0
                           : std::min(at, static_cast<std::uint32_t>(other_->moments().size() - 1));
}

void StoriesModel::open_other(const View& view, Library& library) {
  const Scenario& open = view.session.scenario();
  std::string id = view.ui.other_story;
  if (id.empty())
    id = branched_from(view) != nullptr    ? kBranchedFrom
         : open.beside_in_place != nullptr ? kBesideInPlace
                                           : std::string_view(open.beside);
  std::shared_ptr<const Scenario> at_hand = story_at_hand(view, id);
  if (id == opened_ && at_hand == at_hand_ && (other_ != nullptr || id.empty())) return;
  opened_ = id;
  at_hand_ = std::move(at_hand);
  other_.reset();
  if (at_hand_ != nullptr) {
    other_ = std::make_unique<Session>(*at_hand_);
  } else if (!id.empty()) {
    const Result<Document> found = library.shipped(id);
    const auto* shipped = found ? std::get_if<std::shared_ptr<const Scenario>>(&*found) : nullptr;
    if (shipped != nullptr) other_ = std::make_unique<Session>(**shipped);
  }
  if (other_ != nullptr) other_timeline_.update(*other_);
}

void StoriesModel::update(const View& view, Library& library) {
  const UiState& ui = view.ui;
  Wanted wanted{view.session.revision(), ui.other_story, view.session.scenario().beside, ui.viewer,
                ui.other_viewer,         ui.resource};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  open_other(view, library);
  here_ = verdict_of(view.models.timeline.lanes(), view.session.moments().size());
  there_ = other_ == nullptr ? StoryVerdict{}
                             : verdict_of(other_timeline_.lanes(), other_->moments().size());
  ask(view);
}

void StoriesModel::ask(const View& view) {
  answers_.clear();
  asked_here_.clear();
  asked_there_.clear();
  if (other_ == nullptr) return;
  // Whoever is there at the start: later someone may be gone, and that is an answer too.
  const World &here = *view.session.moments().front()->world,
              &there = *other_->moments().front()->world;
  const Cell about{kNoEntity, asked_about(here, wanted_.resource), kNoAction},
      about_there{kNoEntity, asked_about(there, other_->scenario().shows_on), kNoAction};
  if (about.on == kNoEntity || about_there.on == kNoEntity || here.subjects().empty() ||
      there.subjects().empty())
    return;
  const auto answers_of = [&](EntityIndex who) {
    return answers_for(
        view.session, {who, about.on, kNoAction},
        {counterpart(here, who, there, view.ui.other_viewer), about_there.on, kNoAction});
  };
  EntityIndex who = here.find(view.ui.viewer);
  if (who == kNoEntity || here.subject_number(who) < 0) {
    // Someone of whom the stories say different things is worth beginning with.
    const auto found =
        std::find_if(here.subjects().begin(), here.subjects().end(), [&](EntityIndex person) {
          const std::vector<StoryAnswer> answers = answers_of(person);
          return std::any_of(answers.begin(), answers.end(),
                             [](const StoryAnswer& answer) { return answer.differs(); });
        });
    who = found == here.subjects().end() ? here.subjects().front() : *found;
  }
  asked_here_ = here.at(who).id;
  asked_there_ = there.at(counterpart(here, who, there, view.ui.other_viewer)).id;
  answers_ = answers_of(who);
}

std::vector<StoryAnswer> StoriesModel::answers_for(const Session& session, const Cell& here,
                                                   const Cell& there) const {
  const World &here_start = *session.moments().front()->world,
              &there_start = *other_->moments().front()->world;
  const Moment &here_now = session.moment(),
               &there_now = *other_->moments()[other_at(session.at())];
  std::vector<StoryAnswer> answers;
  for (const TroubleQuestion& question : here_start.type_of(here.on).questions) {
    const Cell cell{here.who, here.on, question.action};
    answers.push_back({question.asks, cell, answer_of(here_now, cell), std::nullopt});
  }
  for (const TroubleQuestion& question : there_start.type_of(there.on).questions) {
    auto same = std::find_if(answers.begin(), answers.end(), [&](const StoryAnswer& answer) {
      return answer.asks == question.asks;
    });
    if (same == answers.end())
      same = answers.insert(same, {question.asks, std::nullopt, std::nullopt, std::nullopt});
    same->there_look = answer_of(there_now, {there.who, there.on, question.action});
  }
  return answers;
}

}  // namespace permsim
