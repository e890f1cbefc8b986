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

/// Does what one message asks for. Every kind has its own: one that is forgotten does not compile.
class App::Taking {
 public:
  explicit Taking(App& app) : app_(app), platform_(app.platform_) {}

  void operator()(const Command& command) {
    const auto* edit = std::get_if<EditWorld>(&command);
    edit == nullptr ? app_.run(command) : app_.run_edit(*edit);
  }
  void operator()(const PlacedEdit& placed) { app_.make_edit(placed.edit, placed.sent); }
  void operator()(const BranchStory&) { app_.branch_story(); }
  void operator()(const OpenShipped& shipped) {
    app_.leave_lesson();
    app_.open_shipped(shipped.id);
  }
  void operator()(const ShowStories& stories) { app_.shows_stories_of_ = stories.other; }
  void operator()(const CopyText& copied) { platform_.copy_text(copied.text); }
  void operator()(const CopyAndTell& copied) { platform_.copy_and_tell(copied.text, copied.what); }
  void operator()(const DrawPicture& picture) { platform_.draw_picture(picture.svg, picture.name); }
  void operator()(const TellNews& news) { app_.tell(news.sentence); }
  void operator()(const AskForFile&) { platform_.open_file(); }
  void operator()(const ShowNotices&) { platform_.open_notices(); }
  void operator()(const OpenText& opened) { app_.open_text(opened.name, opened.text); }
  void operator()(const SaveText& saved) {
    platform_.download(saved.name, saved.media_type, saved.text);
  }
  void operator()(const SaveFile&) {
    const Scenario& scenario = session().scenario();
    platform_.download(scenario.id + ".json", "application/json", write_scenario(scenario));
  }
  void operator()(const ChangePolicy& changed) {
    app_.run(policy_command(app_.door_.library(), changed.policy, changed.words));
  }
  void operator()(const ShareLink&) {
    app_.ui_.shared.reset();
    const Scenario& scenario = session().scenario();
    platform_.share(app_.ui_.shares_names ? write_compact(scenario)
                                          : write_without_names(scenario, people_of(session())),
                    session().at());
  }
  void operator()(const OpenInFull&) {
    platform_.open_in_full(app_.address_of_looks(), app_.text_unless_shipped());
  }
  void operator()(const ShowEmbedding&) {
    platform_.show_embedding(app_.address_of_looks(), app_.text_unless_shipped());
  }
  void operator()(const OpenRecent& recent) { platform_.open_recent(recent.id); }
  void operator()(const Forget& forgotten) {
    platform_.forget(forgotten.id);
    app_.make_lessons();
  }
  void operator()(const OpenLesson& lesson) { app_.open_shipped_lesson(lesson.id); }
  void operator()(const InLesson& in) { app_.in_lesson(in.act); }
  void operator()(const LockIn&) { app_.lock_in(); }
  void operator()(const ActForGoal& goal) { app_.act_for_goal(goal.is_begun); }
  void operator()(const SaveLessonResult& result) { app_.save_lesson_result(result.as_statements); }
  void operator()(const CloseLesson&) { app_.close_lesson(); }
  void operator()(const AuthorLesson& asked) { app_.author(asked); }
  void operator()(const Present& presented) { app_.present(presented.is_begun); }
  void operator()(const InPresentation& in) { app_.act_before_room(in.act); }
  void operator()(const OpenNotes&) { platform_.open_notes(); }

 private:
  const Session& session() const { return *app_.door_.session(); }

  App& app_;
  Platform& platform_;
};

void App::empty_outbox() {
  for (const Message& message : outbox_.take()) {
    wants_another_frame_ = is_stale_ = true;
    std::visit(Taking(*this), message);
  }
}

}  // namespace permsim
