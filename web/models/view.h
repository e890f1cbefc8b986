// What every panel is given: the session to read, the interface's own state, the outbox, and the
// lists derived once a change.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/lessons/lesson_session.h"
#include "core/lessons/presentation.h"
#include "core/play/session.h"
#include "web/models/outbox.h"
#include "web/models/ui_state.h"

namespace permsim {

class CandidatesModel;
class FileTextModel;
class ThingsModel;
class MatrixModel;
class PersonModel;
class WhyModel;
class TimelineModel;
class ListModel;
class RolesModel;
class ChecksModel;
class StoriesModel;
class GalleryModel;
class ForeseenModel;
class FixesModel;
class AskingModel;
class ExportModel;

/// Lists made from the session when it changes and kept until then: frames only draw.
struct Models {
  CandidatesModel& candidates;
  ThingsModel& things;
  MatrixModel& matrix;
  PersonModel& person;
  WhyModel& why;
  TimelineModel& timeline;
  ListModel& list;
  RolesModel& roles;
  ChecksModel& checks;
  StoriesModel& stories;
  GalleryModel& gallery;
  ForeseenModel& foreseen;
  FixesModel& fixes;
  FileTextModel& file_text;
  AskingModel& asking;
  ExportModel& exporting;
  /// The way to look that all of them were made for. It is drawn to the end of the frame, whatever
  /// is pressed meanwhile: lists of another way may speak of what is gone.
  MatrixMode way = MatrixMode::actions;
};

/// A shipped scenario as the gallery shows it.
struct GalleryEntry {
  std::string id, title, summary, policy_title;
  std::vector<std::string> goals;
  std::string beside;                    ///< the scenario to put beside it
  bool is_story = false;                 ///< somebody wrote it: neither generated nor empty
  std::vector<std::string> people = {};  ///< names of those who are there at the start
  std::size_t steps = 0;
};

/// A shipped lesson as the gallery shows it.
struct LessonEntry {
  std::string id, title, more;  ///< more: "8 min · 12 of 19"
};

struct PanelNode;

struct View {
  const Session& session;
  UiState& ui;
  Outbox& outbox;
  Models& models;
  const std::vector<GalleryEntry>& gallery;
  const LessonSession* lesson = nullptr;              ///< that is open, if one is
  const std::vector<LessonEntry>* lessons = nullptr;  ///< that ship
  /// What a page of the lesson shows beside its text (web/app/lesson_picture.cpp).
  const std::vector<PanelNode>* picture = nullptr;
  const Presentation* presentation = nullptr;  ///< while `lesson` is shown to a room

  const World& world() const { return session.world(); }
  const Policy& policy() const { return session.policy(); }
  void send(Command command) { outbox.send(Message(std::move(command))); }
};

/// "Ben", or the id where there is no label; empty when the entity is not in this world.
std::string_view label_of(const World& world, EntityIndex entity);
/// An account-like type: people hold roles in its entities.
bool has_roles(const Type& type);
/// The label of the first role a person holds there, directly; empty when none.
std::string_view role_label(const World& world, EntityIndex account, EntityIndex person);
/// How an entity fares at the moment looked at; nullptr where its type has no status scheme.
const Status* status_of(const Session& session, EntityIndex entity);
/// The icon of a name that a policy may use; empty for others.
std::string_view icon_by_name(std::string_view wanted);
/// The icon of a type.
std::string_view icon_of(const Type& type);
/// Actions of a type that someone takes (not events).
std::size_t count_acts(const Type& type);
/// "Folders": the plural, or the label where there is none.
std::string_view plural_of(const Type& type);
/// Lower-cased and looked for within: what searches match.
bool matches_search(std::string_view text, std::string_view search);
/// An id no entity has: "report", "report-2", …, made from words.
std::string fresh_id(const World& world, std::string_view words);

/// "As the documents say": the reading in use.
std::string reading_words(const View& view);
/// "Free editing" or "Acting as Ben".
std::string acting_words(const View& view);
/// Reads the documents otherwise. What that changes shows at once: ▲ and ▼ speak of the one left.
void read_otherwise(View& view, const std::string& reading);
/// From now on a person acts, by id.
void act_as(View& view, const std::string& person);

/// Makes a thing the matrix's resource, when actions can be done to it.
void show_thing(View& view, EntityIndex entity);
/// Makes a thing the selected one, and the matrix's resource when actions can be done to it.
void select_thing(View& view, EntityIndex entity);
/// Selects a cell, with whatever the matrix must show for it.
void select_cell(View& view, const Cell& cell);
/// The keyboard goes on from this cell of the matrix, which stands in this row.
void focus_cell(View& view, std::size_t row, const Cell& cell);
/// The id of the node that tells a cell of the matrix (panels/grid).
std::string cell_node_id(const World& world, const Cell& cell);
CellIds ids_of(const World& world, const Cell& cell);
/// The cell as indices; nothing when none is given or it is not in this world.
std::optional<Cell> cell_of(const World& world, const CellIds& ids);
/// The selected cell as indices; nothing when none is selected or it is not in this world.
std::optional<Cell> selected_cell(const View& view);
/// Keeps every selection valid after the session changed: by id where it still exists, else
/// something sensible.
void settle_selection(View& view);

}  // namespace permsim
