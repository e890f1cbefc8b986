// Puts the state of the middle pane into words.
#include "web/models/words.h"

#include <tuple>

#include "core/decide/words.h"
#include "web/models/foreseen.h"
#include "web/models/list.h"
#include "web/models/matrix.h"
#include "web/models/stories.h"
#include "web/models/why.h"

namespace permsim {

void look_by(View& view, MatrixMode mode) {
  view.ui.mode = mode;
  view.ui.brings_cell_into_view = true;
}

void look_along(View& view, const MatrixColumn& column) {
  const Type& type = view.world().type_of(column.on);
  if (view.ui.mode == MatrixMode::actions) {
    view.ui.mode = MatrixMode::things;
    view.ui.type = type.id;
    view.ui.action = type.actions[column.action].id;
  } else {
    show_thing(view, column.on);
    view.ui.mode = MatrixMode::actions;
  }
  view.ui.brings_cell_into_view = true;
}

std::vector<Holdable> types_acted_on(const Policy& policy) {
  std::vector<Holdable> types;
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    if (count_acts(policy.types[type]) > 0) types.push_back({type});
  }
  return types;
}

std::string subject_words(const View& view) {
  const World& world = view.world();
  switch (view.ui.mode) {
    case MatrixMode::actions:
    case MatrixMode::person:
    case MatrixMode::roles: {
      const EntityIndex resource = world.find(view.ui.resource);
      return resource == kNoEntity ? "Matrix" : std::string(label_of(world, resource));
    }
    case MatrixMode::things: {
      const TypeIndex type = view.policy().find_type(view.ui.type);
      if (type == kNoType) return "Matrix";
      const Type& kind = view.policy().types[type];
      const ActionIndex action = kind.find_action(view.ui.action);
      const std::string what = action == kNoAction ? std::string() : kind.actions[action].label;
      return what + " · " + std::string(plural_of(kind));
    }
    case MatrixMode::list: {
      const TypeIndex listed = view.models.list.type();
      return listed == kNoType ? "List" : std::string(plural_of(view.policy().types[listed]));
    }
    case MatrixMode::stories: break;
  }
  return "Two stories, step by step";
}

std::string compared_words(const View& view) {
  if (view.ui.compare == CompareWith::start) return " since the start";
  if (view.ui.compare == CompareWith::previous) return " with this step";
  if (view.ui.compare == CompareWith::change) return " with the last change";
  const Reading* reading = view.session.policy_file().find_reading(view.ui.compare_reading);
  return " against “" + (reading == nullptr ? view.ui.compare_reading : reading->label) + "”";
}

bool is_world_empty(const View& view) { return view.world().size() == 0; }

std::pair<std::string, std::string> empty_matrix_words(const View& view) {
  if (view.ui.filter == MatrixFilter::differences)
    return {"Nothing differs here",
            "At this moment everything is as it was at the moment compared with"};
  if (view.ui.filter == MatrixFilter::open_questions)
    return {"No open question here", "The documents answer every cell, and all readings agree"};
  if (is_world_empty(view))
    return {"Build your own",
            "Add who and what there is: who may do what with it stands here at once"};
  return {"There is nothing to decide here yet",
          view.world().subjects().empty()
              ? "Add people, or open a scenario"
              : "Add something that people can act on, or open a scenario"};
}

std::pair<std::string, std::string> cell_words(const View& view, const Cell& cell,
                                               const SignLook& look) {
  std::string more(word_of(look.sign));
  if (look.change != Change::none) more += ", " + std::string(word_of(look.change));
  if (look.is_disputed) more += ", readings differ";
  return {answer_words(view.world(), cell, view.session.matrix().at(cell)), more};
}

CellSentence sentence_now(const View& view) {
  const UiState& ui = view.ui;
  if (const Foreseen* foreseen = foreseen_now(view)) {
    CellSentence sentence;
    sentence.words = foreseen->sentence;
    return sentence;
  }
  const bool is_by_keys = ui.focused.is_given() && (ui.keys_are_newer || !ui.pointed.is_given());
  const CellIds& here = is_by_keys ? ui.focused : ui.pointed;
  const std::optional<Cell> pointed = cell_of(view.world(), here);
  const std::optional<Cell> cell = pointed ? pointed : selected_cell(view);
  CellSentence sentence;
  if (!cell) {
    sentence.words = "Choose a cell to see why";
    return sentence;
  }
  sentence.is_chosen = !pointed || here == view.ui.cell;
  sentence.look = view.models.matrix.look_at(*cell);
  std::tie(sentence.words, sentence.more) = cell_words(view, *cell, *sentence.look);
  const std::optional<Why>& why = view.models.why.why();
  if (sentence.is_chosen && why) sentence.more = why->since;
  return sentence;
}

Acting acting_now(const View& view) {
  const World& world = view.world();
  const EntityIndex acting = world.find(view.ui.acting), on = world.find(view.ui.resource);
  if (acting != kNoEntity) return {acting, on};
  const std::optional<Cell> chosen = selected_cell(view);
  return chosen ? Acting{chosen->who, chosen->on} : Acting{kNoEntity, on};
}

std::pair<std::string, std::string> acting_on_words(const View& view, const Acting& acting) {
  if (!acting.is_given())
    return {"Act as somebody", "Choose a cell, or who acts, to see what they may do and do it"};
  const std::string who(label_of(view.world(), acting.who));
  return {"What " + who + " may do with " + std::string(label_of(view.world(), acting.on)),
          "What is pressed becomes a step by " + who};
}

std::string viewer_words(const View& view) {
  const EntityIndex viewer = view.models.list.viewer();
  return viewer == kNoEntity ? "Seen by nobody in particular"
                             : "Seen by " + std::string(label_of(view.world(), viewer));
}

std::string hidden_words(const View& view) {
  const ListModel& model = view.models.list;
  return "Hidden from " + std::string(label_of(view.world(), model.viewer())) + " (" +
         std::to_string(model.hidden().size()) + ")";
}

std::pair<std::string, std::string> questions_words(const View& view) {
  const ListModel& model = view.models.list;
  if (model.viewer() == kNoEntity)
    return {"Troubleshooting",
            "Choose above who looks at the list: the product’s own questions are answered for them "
            "here"};
  if (model.selected() == kNoEntity)
    return {"Troubleshooting", "Choose something in the list to ask about it"};
  return {std::string(label_of(view.world(), model.viewer())) + " asks about " +
              std::string(label_of(view.world(), model.selected())),
          {}};
}

std::string asked_words(const View& view) {
  const StoriesModel& model = view.models.stories;
  const World &here = *view.session.moments().front()->world,
              &there = *model.other()->moments().front()->world;
  const std::string who(label_of(here, here.find(model.asked_here()))),
      their(label_of(there, there.find(model.asked_there())));
  return who == their ? who + " asks, at this moment"
                      : who + " and " + their + " ask, at this moment";
}

std::pair<std::string, std::string> side_words(const View& view) {
  const Session& other = *view.models.stories.other();
  if (other.policy().id == view.session.policy().id)
    return {view.session.scenario().title, other.scenario().title};
  return {view.session.policy().title, other.policy().title};
}

std::string grouped(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t end = text.size(); end > 3; end -= 3) text.insert(end - 3, ",");
  return text;
}

std::string looked_at_words(std::size_t sequences) {
  if (sequences == 0) return "Looking…";
  return "Looked at " + grouped(sequences) + (sequences == 1 ? " sequence…" : " sequences…");
}

}  // namespace permsim
