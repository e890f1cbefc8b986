// What is selected, and the small questions about a world that several panels ask (view.h).
#include <algorithm>
#include <array>

#include "icons.h"
#include "web/models/view.h"

namespace permsim {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The first entity one would look at: of a type whose upkeep the policy speaks of, else of the
/// type with most actions.
EntityIndex first_resource(const World& world) {
  const Policy& policy = world.policy();
  std::vector<std::size_t> weight(policy.types.size());
  for (std::size_t type = 0; type < weight.size(); ++type)
    weight[type] = count_acts(policy.types[type]);
  for (const Continuity& continuity : policy.continuity) weight[continuity.type] += 1000;
  EntityIndex best = kNoEntity;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity) || weight[world.at(entity).type] == 0) continue;
    if (best == kNoEntity || weight[world.at(entity).type] > weight[world.at(best).type])
      best = entity;
  }
  return best;
}

EntityIndex resource_or_default(const View& view) {
  const World& world = view.world();
  const EntityIndex kept = world.find(view.ui.resource);
  if (kept != kNoEntity && count_acts(world.type_of(kept)) > 0) return kept;
  const EntityIndex shown = world.find(view.session.scenario().shows_on);
  if (shown != kNoEntity && count_acts(world.type_of(shown)) > 0) return shown;
  return first_resource(world);
}

void settle_column_choice(View& view, EntityIndex resource) {
  const Policy& policy = view.policy();
  TypeIndex type = policy.find_type(view.ui.type);
  if (type == kNoType || count_acts(policy.types[type]) == 0) {
    if (resource == kNoEntity) return;
    type = view.world().at(resource).type;
    view.ui.type = policy.types[type].id;
    view.ui.action.clear();
  }
  const Type& chosen = policy.types[type];
  const ActionIndex action = chosen.find_action(view.ui.action);
  if (action != kNoAction && !chosen.actions[action].is_event) return;
  const auto first = std::find_if(chosen.actions.begin(), chosen.actions.end(),
                                  [](const Action& a) { return !a.is_event; });
  view.ui.action = first->id;
}

}  // namespace

std::string_view label_of(const World& world, EntityIndex entity) {
  if (!world.has(entity)) return {};
  const Entity& found = world.at(entity);
  return found.label.empty() ? found.id : found.label;
}

bool has_roles(const Type& type) {
  return std::any_of(type.relations.begin(), type.relations.end(),
                     [](const Relation& r) { return r.is_role; });
}

std::string_view role_label(const World& world, EntityIndex account, EntityIndex person) {
  if (!world.has(account)) return {};
  const std::vector<Relation>& relations = world.type_of(account).relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (!relations[i].is_role) continue;
    for (const Entry& entry : world.at(account).relations[i]) {
      if (entry.entity == person && !entry.is_userset()) return relations[i].label;
    }
  }
  return {};
}

const Status* status_of(const Session& session, EntityIndex entity) {
  return find_status(session.moment().statuses, entity);
}

std::string_view icon_by_name(std::string_view wanted) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kIcons = {
      {{"user", ICON_USER},         {"users", ICON_USERS},
       {"building", ICON_BUILDING}, {"plug", ICON_PLUG},
       {"clock", ICON_CLOCK},       {"table", ICON_TABLE},
       {"chart", ICON_CHART_LINE},  {"file", ICON_FILE},
       {"envelope", ICON_BELL},     {"database", ICON_DATABASE},
       {"folder", ICON_FOLDER},     {"key", ICON_KEY},
       {"globe", ICON_GLOBE},       {"image", ICON_IMAGE},
       {"book", ICON_BOOK},         {"tag", ICON_TAG},
       {"lock", ICON_LOCK},         {"crown", ICON_CROWN},
       {"pen", ICON_PEN},           {"eye", ICON_EYE},
       {"bolt", ICON_BOLT},         {"warning", ICON_TRIANGLE_EXCLAMATION}}};
  for (const auto& [name, icon] : kIcons) {
    if (name == wanted) return icon;
  }
  return {};
}

std::string_view icon_of(const Type& type) {
  if (const std::string_view named = icon_by_name(type.icon); !named.empty()) return named;
  if (type.is_subject) return ICON_USER;
  return has_roles(type) ? ICON_BUILDING : ICON_LAYER_GROUP;
}

std::size_t count_acts(const Type& type) {
  return static_cast<std::size_t>(std::count_if(type.actions.begin(), type.actions.end(),
                                                [](const Action& a) { return !a.is_event; }));
}

std::string_view plural_of(const Type& type) {
  return type.plural.empty() ? type.label : type.plural;
}

bool matches_search(std::string_view text, std::string_view search) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), search.begin(), search.end(), same) != text.end();
}

std::string fresh_id(const World& world, std::string_view words) {
  std::string id;
  for (const char c : words) {
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
      id += small;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  if (id.empty()) id = "new";
  std::string tried = id;
  for (int number = 2; world.find(tried) != kNoEntity; ++number)
    tried = id + "-" + std::to_string(number);
  return tried;
}

std::string reading_words(const View& view) {
  const Reading* reading = view.session.policy_file().find_reading(view.policy().reading);
  return reading == nullptr ? view.policy().reading : reading->label;
}

std::string acting_words(const View& view) {
  if (view.ui.acting.empty()) return "Free editing";
  return "Acting as " + std::string(label_of(view.world(), view.world().find(view.ui.acting)));
}

void read_otherwise(View& view, const std::string& reading) {
  view.ui.compare = CompareWith::reading;
  view.ui.compare_reading = view.policy().reading;
  view.send(ChangeReading{reading});
}

void act_as(View& view, const std::string& person) {
  view.ui.acting = person;
  view.ui.answer = AnswerTab::acts;
  view.ui.refusal.reset();
}

void show_thing(View& view, EntityIndex entity) {
  const World& world = view.world();
  if (!world.has(entity)) return;
  const Entity& thing = world.at(entity);
  if (count_acts(world.type_of(entity)) == 0) return;
  view.ui.resource = thing.id;
  view.ui.type = world.type_of(entity).id;
  view.ui.brings_cell_into_view = true;
}

void select_thing(View& view, EntityIndex entity) {
  if (!view.world().has(entity)) return;
  view.ui.selected = view.world().at(entity).id;
  view.ui.planner.reset();  // whatever is chosen is looked at in the panes
  show_thing(view, entity);
}

void select_cell(View& view, const Cell& cell) {
  const World& world = view.world();
  const Type& type = world.type_of(cell.on);
  view.ui.cell = ids_of(world, cell);
  view.ui.planner.reset();
  view.ui.person = view.ui.cell.who;
  view.ui.first_column.reset();
  view.ui.shuts_sheet = false;
  view.ui.brings_cell_into_view = true;
  view.ui.answer = AnswerTab::why;
  view.ui.resource = world.at(cell.on).id;
  view.ui.type = type.id;
  view.ui.action = type.actions[cell.action].id;
}

void focus_cell(View& view, std::size_t row, const Cell& cell) {
  UiState& ui = view.ui;
  // Only a window of rows is there to have the focus.
  const auto number = static_cast<std::uint32_t>(row);
  if (number < ui.first_row || number >= ui.first_row + ui.rows_wanted)
    ui.first_row = number - std::min(number, ui.rows_wanted / 2);
  ui.wants_focus = cell_node_id(view.world(), cell);
}

std::string cell_node_id(const World& world, const Cell& cell) {
  return "matrix/grid/" + world.at(cell.who).id + "/" + std::to_string(cell.on) + "." +
         std::to_string(cell.action);
}

CellIds ids_of(const World& world, const Cell& cell) {
  return {world.at(cell.who).id, world.type_of(cell.on).actions[cell.action].id,
          world.at(cell.on).id};
}

std::optional<Cell> selected_cell(const View& view) { return cell_of(view.world(), view.ui.cell); }

std::optional<Cell> cell_of(const World& world, const CellIds& ids) {
  if (!ids.is_given()) return std::nullopt;
  Cell cell;
  cell.who = world.find(ids.who);
  cell.on = world.find(ids.on);
  if (cell.who == kNoEntity || cell.on == kNoEntity || world.subject_number(cell.who) < 0)
    return std::nullopt;
  cell.action = world.type_of(cell.on).find_action(ids.action);
  if (cell.action == kNoAction || world.type_of(cell.on).actions[cell.action].is_event)
    return std::nullopt;
  return cell;
}

void settle_selection(View& view) {
  const World& world = view.world();
  const EntityIndex resource = resource_or_default(view);
  view.ui.resource = resource == kNoEntity ? std::string() : world.at(resource).id;
  settle_column_choice(view, resource);
  if (world.find(view.ui.selected) == kNoEntity) view.ui.selected.clear();
  const EntityIndex acting = world.find(view.ui.acting);
  if (acting == kNoEntity || world.subject_number(acting) < 0) view.ui.acting.clear();
}

}  // namespace permsim
