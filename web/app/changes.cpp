// What panels asked for is done here: commands to the session, files, other scenarios; and what a
// command changed is told. Serves app.h.
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/decide/words.h"
#include "core/json/files.h"
#include "core/json/role_edit.h"
#include "core/json/without_names.h"
#include "web/app/app.h"
#include "web/models/edit_question.h"
#include "web/models/stories.h"

namespace permsim {

namespace {

/// Whoever is there at any moment, in the order in which they come.
std::vector<PersonNamed> people_of(const Session& session) {
  std::vector<PersonNamed> people;
  std::set<std::string> known;
  for (const MomentPtr& moment : session.moments())
    for (const EntityIndex person : moment->world->subjects()) {
      const Entity& entity = moment->world->at(person);
      if (known.insert(entity.id).second) people.push_back({entity.id, entity.label});
    }
  return people;
}

}  // namespace

/// What a command changed is told in one line until the next change, and the cells are marked.
void App::tell_change(const Command& command, std::shared_ptr<const Moment> before) {
  const Session& session = *door_.session();
  const bool is_undo = std::holds_alternative<Undo>(command);
  const auto did = is_undo ? session.redo_words() : session.undo_words();
  if (!did) return;
  const std::string start = is_undo                                 ? "Undone: "
                            : std::holds_alternative<Redo>(command) ? "Done again: "
                                                                    : "";
  // A step's words begin with a name, which stays as it is written; all others are our own.
  const bool begins_with_name = start.empty() && std::holds_alternative<TakeStep>(command);
  ui_.news = news_of_change(begins_with_name ? *did : capitalized(start + *did), std::move(before),
                            session);
  platform_.announce(ui_.news->words);
  if (ui_.compare == CompareWith::reading || ui_.news->before == nullptr) return;
  // What is taken back looks as it did before.
  ui_.compare = is_undo ? CompareWith::previous : CompareWith::change;
}

/// In the middle of a story it is asked first where a change by hand belongs.
void App::run_edit(const EditWorld& edit) {
  View now = view();
  SentForm sent = std::exchange(ui_.sent, {});
  if (asks_first(now, edit)) return ask_first(now, edit, std::move(sent));
  make_edit(placed(now, edit), std::move(sent));
}

/// What a form made is chosen; what was not made after all stands in the form again.
void App::make_edit(const EditWorld& edit, SentForm sent) {
  const std::shared_ptr<const Scenario> before = door_.session()->shared_scenario();
  run(edit);
  View now = view();
  if (door_.session()->shared_scenario() == before) return restore_form(now, std::move(sent));
  const EntityIndex made = now.world().find(sent.makes);
  if (made == kNoEntity) return;
  ui_.selected = sent.makes;
  // Who may do what with it is what comes next.
  const Type& type = now.world().type_of(made);
  if (count_acts(type) > 0 && !has_roles(type)) ui_.resource = sent.makes;
}

void App::branch_story() {
  const std::shared_ptr<const Scenario> from = door_.session()->shared_scenario();
  const std::uint32_t at = door_.session()->at();
  run(OpenScenario{copy_of_story(*from)});
  Session& session = *door_.session();
  if (session.shared_scenario() == from) return;
  session.dispatch(GoTo{at});
  ui_.branch = BranchedStory{from, session.opening()};
  tell("This is a copy: “" + from->title + "” stays as it is, and stands beside it in Stories");
}

void App::run(const Command& command) {
  if (std::holds_alternative<OpenScenario>(command)) leave_lesson();
  Session& session = *door_.session();
  const MomentPtr before = session.moments()[session.at()];
  const std::shared_ptr<const Scenario> scenario = session.shared_scenario();
  const Answer answer = session.dispatch(command);
  ui_.refusal.reset();
  const bool is_other = std::holds_alternative<OpenScenario>(command) ||
                        std::holds_alternative<ChangeReading>(command) ||
                        std::holds_alternative<EditPolicy>(command) ||
                        std::holds_alternative<RewriteScenario>(command);
  if (session.shared_scenario() != scenario && !is_other) tell_change(command, before);
  // What was written may have made it another world: its cells are not compared with those before.
  if (answer.outcome == Outcome::done && std::holds_alternative<RewriteScenario>(command))
    tell("The file is as it was written" + (answer.says.empty() ? "" : ": " + answer.says));
  if (answer.outcome == Outcome::done) return;
  if (const auto* take = std::get_if<TakeStep>(&command)) {
    if (take->record_anyway) return;
    ui_.refusal = Refusal{take->step, answer};
    ui_.cell = {take->step.by, take->step.action, take->step.on};
    ui_.tab = "why";
    ui_.answer = AnswerTab::why;
    platform_.announce(answer.says);
    return;
  }
  if (!answer.says.empty()) tell("That is not possible: " + answer.says);
}

void App::empty_outbox() {
  for (const Message& message : outbox_.take()) {
    wants_another_frame_ = is_stale_ = true;
    if (const auto* command = std::get_if<Command>(&message)) {
      const auto* edit = std::get_if<EditWorld>(command);
      edit == nullptr ? run(*command) : run_edit(*edit);
    }
    if (const auto* placed = std::get_if<PlacedEdit>(&message))
      make_edit(placed->edit, placed->sent);
    if (std::holds_alternative<BranchStory>(message)) branch_story();
    if (const auto* shipped = std::get_if<OpenShipped>(&message)) {
      leave_lesson();
      open_shipped(shipped->id);
    }
    if (const auto* stories = std::get_if<ShowStories>(&message))
      shows_stories_of_ = stories->other;
    if (const auto* copied = std::get_if<CopyText>(&message)) platform_.copy_text(copied->text);
    if (const auto* copied = std::get_if<CopyAndTell>(&message))
      platform_.copy_and_tell(copied->text, copied->what);
    if (const auto* picture = std::get_if<DrawPicture>(&message))
      platform_.draw_picture(picture->svg, picture->name);
    if (const auto* news = std::get_if<TellNews>(&message)) tell(news->sentence);
    if (std::holds_alternative<AskForFile>(message)) platform_.open_file();
    if (std::holds_alternative<ShowNotices>(message)) platform_.open_notices();
    if (const auto* opened = std::get_if<OpenText>(&message)) open_text(opened->name, opened->text);
    if (const auto* saved = std::get_if<SaveText>(&message))
      platform_.download(saved->name, saved->media_type, saved->text);
    if (const auto* changed = std::get_if<ChangePolicy>(&message))
      run(policy_command(door_.library(), changed->policy, changed->words));
    if (std::holds_alternative<ShareLink>(message)) {
      ui_.shared.reset();
      const Session& session = *door_.session();
      platform_.share(ui_.shares_names
                          ? write_compact(session.scenario())
                          : write_without_names(session.scenario(), people_of(session)),
                      session.at());
    }
    if (std::holds_alternative<OpenInFull>(message))
      platform_.open_in_full(address_of_looks(), text_unless_shipped());
    if (std::holds_alternative<ShowEmbedding>(message))
      platform_.show_embedding(address_of_looks(), text_unless_shipped());
    if (const auto* recent = std::get_if<OpenRecent>(&message)) platform_.open_recent(recent->id);
    if (const auto* forgotten = std::get_if<Forget>(&message)) {
      platform_.forget(forgotten->id);
      make_lessons();
    }
    if (const auto* lesson = std::get_if<OpenLesson>(&message)) open_shipped_lesson(lesson->id);
    if (const auto* in = std::get_if<InLesson>(&message)) in_lesson(in->act);
    if (std::holds_alternative<LockIn>(message)) lock_in();
    if (const auto* goal = std::get_if<ActForGoal>(&message)) act_for_goal(goal->is_begun);
    if (const auto* result = std::get_if<SaveLessonResult>(&message))
      save_lesson_result(result->as_statements);
    if (std::holds_alternative<CloseLesson>(message)) close_lesson();
    if (const auto* asked = std::get_if<AuthorLesson>(&message)) author(*asked);
    if (const auto* presented = std::get_if<Present>(&message)) present(presented->is_begun);
    if (const auto* act = std::get_if<InPresentation>(&message)) act_before_room(act->act);
    if (std::holds_alternative<OpenNotes>(message)) platform_.open_notes();
    if (std::holds_alternative<SaveFile>(message)) {
      const Scenario& scenario = door_.session()->scenario();
      platform_.download(scenario.id + ".json", "application/json", write_scenario(scenario));
    }
  }
}

}  // namespace permsim
