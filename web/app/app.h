// The app: the door with its session, the interface's state, and the frame that draws one from the
// other.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/door/door.h"
#include "core/lessons/lesson_made.h"
#include "core/lessons/presentation.h"
#include "web/app/platform.h"
#include "web/app/twin.h"
#include "web/models/outbox.h"
#include "web/models/ui_state.h"
#include "web/models/view.h"
#include "web/widgets/page_focus.h"

namespace permsim {

class App {
 public:
  /// Opens on the scenario the program comes with; `ImGui` has a context, fonts may come later.
  explicit App(Platform& platform);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// One frame's content, over the whole window; between ImGui::NewFrame() and ImGui::Render().
  void draw_frame();
  /// Something has changed that only the next frame shows.
  bool wants_another_frame() const { return wants_another_frame_; }

  Door& door() { return door_; }
  const Door& door() const { return door_; }
  /// Whoever changes it here is followed with the next frame.
  UiState& ui() {
    is_stale_ = true;
    return ui_;
  }

  /// What differs from the twin's version `known`, as JSON (see twin.h); empty when nothing does.
  /// Whatever shall have the keyboard is told once.
  std::string twin(std::uint32_t known);
  /// The panels as they are now; empty while nothing is open.
  const std::vector<PanelNode>& described();
  /// Does what a person did to a node of the twin. No frame is needed for it.
  void perform(std::string_view id, std::string_view what, const std::string& value);
  /// The same for a key pressed there. False when it means nothing.
  bool press_shortcut(int chord);

  /// What the window with a presenter's notes asks for: an act by its word, "leave", "page 3".
  void present_by(std::string_view what);
  void set_speaker(SpeakerWindow state);
  /// How many times as large everything is drawn, in a window of this size in CSS pixels.
  float zoom(ImVec2 size) const;

  /// Problems with what a person brought, in words, over the page.
  /// `text` is that of the `file` they are problems of, where it can be mended.
  void report(const Problems& problems, std::string title, std::string file = {},
              std::string text = {});
  /// A file dropped or chosen.
  void open_text(const std::string& name, const std::string& text);
  /// Goes on with a scenario that was kept when an earlier program broke, at the moment looked at
  /// then. There is no undoing that.
  void resume(const std::string& text, std::uint32_t at);
  /// A document that came in a link, shown at the moment `at`. What was open can be had back by
  /// undo.
  void open_link(const std::string& text, std::uint32_t at);
  /// What the page knows of the works that the browser keeps: three words each (id, title, what
  /// else there is to say), each ended by U+001F.
  void set_recent(std::string_view words);
  void set_kept(Kept kept);
  void set_shared(const SharedLink& shared);
  /// A table from a spreadsheet: cells end with U+001F, rows with U+001E.
  void paste_table(std::string_view cells);
  /// Small news of the page around the program.
  void tell(const std::string& sentence);
  /// Who records what a learner does in a lesson, or why nobody does; empty: this browser alone.
  void set_recording(const std::string& words);
  /// How far a learner is in the open lesson, as it is kept; empty while none is open.
  std::string lesson_progress() const;
  /// What a person would miss: a scenario that they opened or changed, or went on with.
  bool holds_work() const;
  /// The person's own work, also while it is put aside for a lesson.
  const Session* own_work() const { return shelved_ ? shelved_.get() : door_.session(); }
  /// A request may have closed the lesson, turned its page or loaded another scenario, while a goal
  /// of it was acted for: then that ends, and the person's own work comes back.
  void follow_lesson();
  /// The page's address: known names only, mistakes are told.
  void apply_options(const std::vector<std::pair<std::string, std::string>>& options);
  /// The same for whatever asks later by the same names: what is wrong with it, in words; empty
  /// where nothing is. What could be done is done (address.cpp).
  std::string look_by(const std::vector<std::pair<std::string, std::string>>& options);
  /// How the page is looked at, as JSON: for the host of a page (web/js/protocol.js).
  std::string looks();

 private:
  struct Lists;

  bool open_shipped(const std::string& id, bool can_be_undone = true);
  bool open_generated(const std::string& id, const std::map<std::string, std::uint32_t>& counts,
                      std::uint64_t seed, bool can_be_undone);
  void open_scenario(Scenario scenario, bool can_be_undone);
  /// What the page starts with takes the place of what was there; anything later can be undone.
  void open(const Document& document, bool can_be_undone = true);
  void make_gallery();
  // lessons.cpp
  void make_lessons();
  void open_lesson(const Lesson& lesson);
  bool open_shipped_lesson(const std::string& id);
  void in_lesson(const std::function<void(LessonSession&)>& act);
  void lock_in();
  void act_for_goal(bool is_begun);
  void begin_goal();
  void end_goal();
  bool is_goal_open() const;
  void leave_lesson();
  void follow_picture();  // lesson_picture.cpp
  void save_lesson_result(bool as_statements);
  void close_lesson();
  void keep_lesson();
  // authoring.cpp
  void author(const AuthorLesson& asked);
  bool author_text(const std::string& text, bool is_new);
  bool edit_lesson_file(const std::string& text);
  void choose_lesson_to_write();
  void make_lesson_of_story(const LessonOf& of = {});
  void record_lesson();
  void edit_shipped_lesson(const std::string& id);
  void preview_lesson();
  void save_draft();
  void close_authoring(bool is_discarded);
  void begin_lesson_pick();
  void end_lesson_pick(bool is_taken);
  void follow_authoring();
  // presenting.cpp
  void present(bool is_begun);
  void act_before_room(PresenterAct act);
  void drop_presentation();
  void follow_presentation();
  void follow_theme();
  View view();
  class Taking;  ///< what one message asks for (changes.cpp)
  void empty_outbox();
  void run(const Command& command);
  void run_edit(const EditWorld& edit);
  void make_edit(const EditWorld& edit, SentForm sent);
  void branch_story();
  void tell_change(const Command& command, std::shared_ptr<const Moment> before);
  void ask_for_frames();
  void read_what_was_typed();
  void restore();
  void keep();
  void follow_twin();
  void act(const std::function<void(View& view)>& on);

  // address.cpp
  using Options = std::vector<std::pair<std::string, std::string>>;
  void open_asked(const Options& options, std::string& refused);
  void read_as(const std::string& reading, std::string& refused);
  bool is_shipped_as_it_is();
  std::string text_unless_shipped();
  std::string address_of_looks();

  // follow.cpp
  void follow_form();
  void follow_session(View& view);
  void look_afresh(View& view);
  void update_lists(View& view);
  void choose_way(const View& view);
  void advance_play(View& view);

  // focus.cpp
  void aim_focus();
  void follow_openings();
  void answer_press();
  void take_focus(std::string_view node, bool by_keys);

  Platform& platform_;
  Door door_;
  UiState ui_;
  Outbox outbox_;
  Twin twin_;
  std::unique_ptr<Lists> lists_;
  std::vector<GalleryEntry> gallery_;
  std::vector<LessonEntry> lessons_;
  struct LessonPicture;
  std::unique_ptr<LessonPicture> picture_;  ///< of the page of a lesson that is looked at
  /// The goal that is acted for: its page of which lesson, and the session that it is done in.
  struct ActedGoal {
    std::shared_ptr<const LessonPlay> lesson;
    std::size_t page = 0;
    const Session* session = nullptr;
    std::string acting;  ///< as whom one acted before
  };
  ActedGoal goal_;
  std::unique_ptr<Session> shelved_;  ///< the person's own work, while a goal is acted for, or
                                      ///< something is picked for a lesson
  std::string kept_draft_;            ///< the lesson being written, as the browser has it
  std::optional<Presentation> presentation_;
  std::optional<LessonSession> learners_;  ///< the learner's own, while a room is shown a copy
  std::string told_to_speaker_;
  double asked_at_ = 0.0;  ///< in ImGui's time: since when the question is looked at
  struct Seen {
    std::uint64_t revision = 0;
    const Scenario* scenario = nullptr;
    std::uint32_t at = 0;
    bool operator==(const Seen&) const = default;
  };
  Seen seen_;  ///< where the session stood when the last frame was drawn
  /// The panels are described anew when the session is another, or something else was done.
  Seen described_;
  bool is_stale_ = true;
  FocusTarget target_;  ///< what has the keyboard, as the canvas finds it
  CellIds told_;        ///< the cell whose answer was last said
  std::string opened_;  ///< the menu or form that was open when the panels were described
  std::optional<Theme> theme_now_;
  std::optional<std::uint32_t> accent_now_;
  std::string title_now_, kept_;
  std::uint64_t opening_now_ = 0;
  std::string shows_stories_of_;  ///< a scenario to put beside the one that is open by then
  bool chooses_way_ = false;      ///< another scenario is open, and its first frame is to come
  bool is_resumed_ = false;
  PageShow shows_ = PageShow::canvas;
  int settling_ = 0;
  std::size_t lesson_page_ = 0;  ///< of the frame before, from 1 on; 0: no lesson was open
  bool wants_another_frame_ = true;
};

}  // namespace permsim
