// Which question is under way, and how far it is.
#include "web/models/asking.h"

#include <algorithm>
#include <utility>

#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "web/models/words.h"

namespace permsim {
namespace {

bool is_of_person(AskKind kind) {
  const auto end = kAskKinds.begin() + kAsksOfPerson;
  return std::find(kAskKinds.begin(), end, kind) != end;
}

}  // namespace

AskingModel::Asked AskingModel::asked_now(const View& view, AskKind kind) {
  Asked asked;
  asked.kind = kind;
  asked.now = view.session.moments()[view.session.at()];
  if (is_of_person(kind)) {
    const EntityIndex who = asked_about(view);
    if (who != kNoEntity) asked.who = view.world().at(who).id;
    if (kind == AskKind::way) asked.cell = view.ui.cell;
    return asked;
  }
  asked.within = view.ui.ask_within;
  if (kind != AskKind::groups) return asked;
  asked.people = ask_choice(view, AskBlank::people).id;
  asked.things = ask_choice(view, AskBlank::things).id;
  asked.reach = ask_choice(view, AskBlank::reach).id;
  return asked;
}

void AskingModel::ask(const View& view, AskKind kind) {
  if (!why_not_asked(view, kind).empty()) return;
  asked_ = asked_now(view, kind);
  is_waiting_ = says_so_ = true;
  inquiry_ = {};
  answer_ = {};
}

bool AskingModel::update(const View& view) {
  if (!is_waiting_ || !asked_ || std::exchange(says_so_, false)) return false;
  if (!was_asked(view, asked_->kind)) {
    cancel();
    return true;
  }
  if (!inquiry_.tell) inquiry_ = begin_inquiry(view, asked_->kind, view.world().find(asked_->who));
  if (inquiry_.search != nullptr && !inquiry_.search->advance(kWorkOfFrame)) return true;
  is_waiting_ = false;
  answer_ = inquiry_.tell(view);
  inquiry_ = {};
  return true;
}

void AskingModel::cancel() {
  asked_.reset();
  is_waiting_ = says_so_ = false;
  inquiry_ = {};
}

std::string AskingModel::progress() const {
  if (!is_waiting_) return {};
  return looked_at_words(inquiry_.search == nullptr ? 0 : inquiry_.search->looked_at());
}

bool AskingModel::was_asked(const View& view, AskKind kind) const {
  return asked_ && asked_->kind == kind && asked_ == asked_now(view, kind);
}

const AskChoice& AskingModel::choice(const View& view, AskBlank blank) {
  const std::string of =
      blank == AskBlank::reach ? choice(view, AskBlank::things).id : view.ui.resource;
  const std::string& chosen = blank == AskBlank::people   ? view.ui.ask_people
                              : blank == AskBlank::things ? view.ui.ask_things
                                                          : view.ui.ask_reach;
  std::optional<Choices>& kept = choices_[static_cast<std::size_t>(blank)];
  const std::uint64_t revision = view.session.revision();
  if (kept && kept->revision == revision && kept->of == of && kept->chosen == chosen)
    return kept->now;
  kept = Choices{revision, of, chosen, ask_choices(view, blank), {}};
  const auto with_id = [&](const std::string& id) {
    return std::find_if(kept->all.begin(), kept->all.end(),
                        [&](const AskChoice& each) { return each.id == id; });
  };
  auto found = with_id(chosen);
  // Else things like the one that is looked at.
  const EntityIndex on = view.world().find(view.ui.resource);
  if (found == kept->all.end() && blank == AskBlank::things && on != kNoEntity)
    found = with_id(view.world().type_of(on).id);
  if (found == kept->all.end()) found = kept->all.begin();
  if (found != kept->all.end()) kept->now = *found;
  return kept->now;
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
    case AskKind::escalate: return "Who could give themselves what they lack?";
    case AskKind::lockouts:
      return "Who could lock everybody out, and where does the last owner stand?";
    case AskKind::groups: return groups_sentence(view);
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
  if (kind == AskKind::groups && ask_choice(view, AskBlank::people).id.empty())
    return "Nobody is in a team or has a role yet";
  if (kind == AskKind::groups && ask_choice(view, AskBlank::things).id.empty())
    return "There are no things yet";
  return {};
}

std::string within_words(int within) {
  return "Within " + std::to_string(within) + (within == 1 ? " act" : " acts");
}

void ask_of(View& view, EntityIndex person, AskKind kind) {
  ask_about(view, person);
  view.ui.planner.reset();
  view.ui.answer = AnswerTab::ask;
  view.ui.tab = "why";
  view.models.asking.ask(view, kind);
}

}  // namespace permsim
