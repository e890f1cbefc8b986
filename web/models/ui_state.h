// What the interface remembers besides the session: what is selected, how the panes stand, what is
// typed. Plain state with defaults; things are named by id, so that it outlives undo, another
// reading and another scenario.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/json/edited_text.h"
#include "core/play/session.h"
#include "web/models/authoring_state.h"
#include "web/models/export_choice.h"
#include "web/models/news.h"
#include "web/models/paste_table.h"

namespace permsim {

enum class ThemeChoice { automatic, light, dark, contrast };
/// Which of the two drawings is seen.
enum class PageShow { canvas, table, both };
/// What the middle shows: people × actions of one thing, people × things for one action, one
/// person's actions on one thing, things as the product lists them, roles × actions, or two stories
/// beside each other.
enum class MatrixMode { actions, things, person, list, roles, stories };
/// What ▲ and ▼ speak of: a moment, what was before the last change, or another reading of this
/// moment.
enum class CompareWith { previous, start, change, reading };
/// What stands at the right: a cell's answer, what somebody may do, what needs attention.
enum class AnswerTab { why, acts, attention, ask };
/// What the panel "Ask" can be asked: models/asking.h.
enum class AskKind { stops, leave, vacation, way, all, escalate, lockouts, groups };
enum class MatrixFilter { everything, differences, open_questions };

/// How much of it can be touched: all, the matrix with its answers and steps, or nothing.
enum class Controls { full, min, none };
/// In what form the page is drawn: whole, with its header; in somebody's page with all panes, or
/// with the matrix alone; or, where a matrix has no room, with one question, a row a person.
enum class PageForm { whole, wide, grid, question };
/// What the page that this one stands in asks for (web/README.md, In somebody's page).
struct Hosting {
  bool is_embedded = false;
  Controls controls = Controls::full;
  bool is_readonly = false;
  bool has_things = true, has_why = true, has_timeline = true;  ///< panes
  bool has_less_motion = false;
  std::optional<std::uint32_t> accent;  ///< 0xRRGGBB

  /// It has the one line of a guest in place of its header.
  bool is_compact() const { return is_embedded || controls != Controls::full; }
};

/// A cell by ids; empty when none is selected.
struct CellIds {
  std::string who, action, on;
  bool is_given() const { return !who.empty(); }
  bool operator==(const CellIds& other) const {
    return who == other.who && action == other.action && on == other.on;
  }
};

/// The height of a line of the file as text, in CSS pixels, here and in the page (twin.css).
constexpr std::uint32_t kFileTextLine = 20;
/// The open file as text, while somebody writes in it. Shut, it keeps what was written.
struct FileText {
  bool is_open = false, shows_policy = false;
  bool is_applied = false;   ///< what was written has been given to the session
  bool is_typed_in = false;  ///< it is read once nothing was typed for a while
  std::uint32_t typed = 0;   ///< how often something was
  std::string file;    ///< a file that cannot be opened as it is; empty: the open work's own texts
  FileTexts was, now;  ///< as it is without what was written, and with it
  std::shared_ptr<const Scenario> of;  ///< what `was` is the text of
  std::uint64_t opening = 0;           ///< Session::opening
  TextPlace caret;                     ///< where it goes next
  std::uint32_t scrolled = 0;          ///< in CSS pixels
};

/// An act that was not done: what was tried and what came of it.
struct Refusal {
  Step step;
  Answer answer;
};

/// The small form for one action's parameters, and whom it is filled in for (empty: an event).
struct ActForm {
  bool is_open = false;
  std::string place;  ///< where it was begun, which is where the canvas hangs it: "why", "act see"
  std::string by, action, on;
  std::vector<std::string> fields;  ///< one per parameter, as typed; lists with commas
  std::string search;  ///< narrows the people and things offered for the parameter being chosen
};

/// The list from which somebody or something is picked.
struct Picker {
  std::string search;
};

/// What has the keyboard: a node of the page's HTML (models/node.h).
struct PageFocus {
  std::string node;    ///< its id; empty: nothing of the page has it
  bool shows = false;  ///< keys brought it there, so the canvas draws a ring
  int is_new = 0;      ///< for so many frames more it is brought into view
};

/// A work that this browser keeps (web/js/keeping.js).
struct RecentWork {
  std::string id, title, more;  ///< more: product and day
};
/// The window with a presenter's notes: the browser may refuse to open it, and anybody may close
/// it.
enum class SpeakerWindow { none, open, blocked, closed };
/// Whether this browser keeps the open work: there may be none, and it may refuse to.
enum class Kept { nothing, kept, refused };
/// The link that was made last, and whether it went to the clipboard.
struct SharedLink {
  std::uint32_t length = 0;
  bool is_copied = false;
};

/// Messages over the page that wait for a person: a file that does not load, a page address with
/// mistakes.
struct Notice {
  std::string title;
  Problems problems;
  std::string file = {}, text = {};  ///< the file whose problems they are, to be mended
};

/// Where a change by hand in the middle of a story belongs.
enum class EditPlace { ask, start, step };
/// What a form sent with a change by hand: it is there again when the change is not made after all.
struct SentForm {
  std::string makes;  ///< what is chosen once it is there, by id
  std::string name;   ///< as it was typed
  std::optional<PasteTable> paste;
};
/// A change by hand in the middle of a story, which waits for a person to say where it belongs.
struct EditQuestion {
  std::vector<Edit> edits;
  std::string why_not_at_start;  ///< empty: it can be made there
  std::vector<Step> instead;     ///< acts by which somebody may do the same
  bool is_for_all = false;       ///< the answer holds for this story from then on
  std::string menu;              ///< was open when it was asked
  std::uint64_t revision = 0;    ///< Session::revision of which it is asked
  SentForm sent;
};
/// An answer that holds for one story, by Session::opening, until it is taken back.
struct EditsBelong {
  EditPlace place = EditPlace::ask;
  std::uint64_t opening = 0;
};
/// The story that another one was branched from, to be compared with it.
struct BranchedStory {
  std::shared_ptr<const Scenario> from;
  std::uint64_t opening = 0;  ///< of the branch
};

/// A step that is put together part by part; what is chosen so far stands in the form of the act.
enum class StepPart { person, action, thing, values };
struct StepDraft {
  StepPart part = StepPart::person;  ///< what is asked now
  bool has_actor = false;            ///< nobody is an actor too: what happens by itself
  std::string type;                  ///< of the thing, by id; empty: no action is chosen
  std::string search;
};

/// The page on which somebody's absence is planned: of whom, UiState::ask_who.
struct PlannerPage {
  bool comes_back = false;
  bool is_given_up = false;  ///< its search was, and is not begun again by itself
};

/// Sizes in CSS pixels, as dragged.
struct PaneSizes {
  float left = 268.0f;
  float right = 324.0f;
  float bottom = 248.0f;
  float things_share = 0.5f;  ///< of the left column's height, while something is chosen
};

struct UiState {
  Hosting hosting;
  PageForm page_form = PageForm::whole;
  float content_height = 0.0f;  ///< in a host's page, what all of it would take, in CSS pixels
  ThemeChoice theme = ThemeChoice::automatic;
  PaneSizes sizes;
  std::string tab = "matrix";  ///< the pane a narrow page shows
  AnswerTab answer = AnswerTab::why;
  bool folds_things = false, folds_timeline = false;  ///< by hand, however much room there is
  bool opens_things = false, opens_timeline = false;  ///< for now, where they are folded
  PageFocus focus;
  std::string
      wants_focus;  ///< the node that shall have the keyboard from now on; empty: whoever has it

  std::string selected;  ///< what the inspector shows; empty: the list has its room
  std::string resource;  ///< whose actions the matrix shows
  std::string type,
      action;  ///< of which things, for which action: the other way to look at the matrix
  CellIds cell;
  CellIds pointed;  ///< the cell under the pointer
  /// The cell that has the keyboard; of a row's name only `who`, of a column's only the others.
  CellIds focused;
  bool keys_are_newer = false;  ///< the keyboard has moved since the pointer did
  MatrixMode mode = MatrixMode::actions;
  CompareWith compare = CompareWith::previous;
  std::string compare_reading;  ///< id, for CompareWith::reading
  MatrixFilter filter = MatrixFilter::everything;
  /// The cell of the grid of roles whose menu is open: a column and an action of the table. Of a
  /// role's own menu, the column.
  std::size_t grant_role = 0, grant_action = 0;
  std::string person;  ///< whose actions are shown one by one: who was chosen last
  std::string viewer;  ///< who looks at the list, and for whom stories are asked; empty: nobody in
                       ///< particular
  std::string other_viewer;  ///< their counterpart in the other story; empty: whoever has the same
                             ///< id, or place
  std::string other_story;   ///< shipped scenario beside this one; empty: the one it names itself
  bool brings_cell_into_view = false;
  bool shuts_sheet = false;  ///< the answer over a narrow matrix, until another cell is chosen

  std::string foreseen;  ///< what is pointed at and would change something: models/foreseen.h
  bool foreseen_by_keys = false;   ///< it has the keyboard; else the pointer
  bool foreseen_is_drawn = false;  ///< in this frame
  std::string ask_who;             ///< whom the questions of "Ask" are about; empty: who is chosen
  std::optional<PlannerPage> planner;  ///< while it covers the panes
  std::string acting;                  ///< the person one acts as; empty: free editing
  std::optional<Refusal> refusal;
  ActForm form;
  Picker picker;

  SentForm sent;  ///< with the change by hand that is on its way
  std::optional<EditQuestion> question;
  EditsBelong edits_belong;
  std::optional<StepDraft> step;
  std::optional<BranchedStory> branch;
  std::uint32_t dragged_step = 0;  ///< along the timeline, by the pointer; 0: none

  std::string search;                         ///< in the list of things
  std::set<std::string> folded;               ///< sections and accounts that are closed
  std::set<std::string> opened;               ///< folds that are shut unless somebody opens them
  std::map<std::string, std::string> drafts;  ///< text fields being typed in, by field

  bool is_playing = false;
  bool has_just_begun_playing = false;
  double next_step_at = 0.0;  ///< in ImGui's time
  bool brings_moment_into_view = true;

  PageShow shows = PageShow::canvas;
  std::string open_menu;         ///< which menu is open, in both drawings; empty: none
  std::string gallery_product;   ///< whose scenarios the gallery shows; empty: all of them
  bool closes_popovers = false;  ///< those that only the canvas has, in its next frame
  bool uses_single_keys = true;  ///< letters alone do something
  std::uint32_t first_row = 0, rows_wanted = 60;  ///< rows of the matrix that the twin has
  std::optional<std::uint32_t> first_column;  ///< of its columns; none: where the chosen cell is
  std::optional<News> news;                   ///< until the next
  std::vector<Notice> notices;
  std::vector<RecentWork> recent;  ///< the last changed first
  Kept kept = Kept::nothing;
  std::optional<SharedLink> shared;
  bool shares_names = true;  ///< else people are Person 1, Person 2, … in the link
  std::optional<FileText> file_text;
  std::optional<ExportChoice> exporting;
  std::size_t lesson_cell = 0;  ///< of the question looked at: which one is marked, or explained
  bool acts_for_goal = false;   ///< the real page is seen, for a goal of the open lesson
  bool keeps_progress = true;   ///< of lessons, in this browser: it may refuse to
  /// Who records what a learner does, or why nobody does, in words; empty: this browser alone.
  std::string recording;
  std::optional<RecordedLesson> records_lesson;
  std::optional<Authoring> authoring;           ///< a lesson that is being written
  SpeakerWindow speaker = SpeakerWindow::none;  ///< while a lesson is presented
  std::optional<PasteTable> paste;  ///< a table that was pasted and is looked at before it goes in

  // Blanks of the questions of "Ask" as filled in (models/ask_groups.h), and how many acts they
  // look ahead.
  std::string ask_people, ask_things, ask_reach;
  int ask_within = 2;
};

}  // namespace permsim
