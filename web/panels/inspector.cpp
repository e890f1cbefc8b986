// The inspector: everything about the chosen person or thing, to see and to change.
#include "web/panels/inspector.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/decide/words.h"
#include "core/world/names.h"
#include "web/models/asking.h"
#include "web/models/commands.h"
#include "web/models/copies.h"
#include "web/models/planner.h"
#include "web/panels/acts.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

/// More than these are counted, not listed: an account may have thousands of people.
constexpr std::size_t kMostEntries = 24;

PanelNode choice_node(const Attribute& attribute, EntityIndex entity, const Value& value) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "attribute " + attribute.id;
  choice.name = attribute.label;
  for (const Value& each : choices_of(attribute)) {
    PanelNode option;
    option.role = NodeRole::option;
    option.name = words_of(attribute, each);
    option.key = option.name;
    option.is_selected = each == value;
    option.press = [symbol = attribute.symbol, entity, each](View& view) {
      const Type& type = view.world().type_of(entity);
      set_attribute(view, entity, type.attributes[type.member(symbol).index], each);
    };
    choice.children.push_back(std::move(option));
  }
  return choice;
}

PanelNode attribute_node(const View& view, EntityIndex entity, const Attribute& attribute,
                         const Value& value, bool is_editable) {
  if (!is_editable) {
    PanelNode text = text_node("attribute " + attribute.id, attribute.label);
    text.aside = words_of(attribute, value);
    return text;
  }
  if (attribute.kind == AttributeKind::choice || attribute.kind == AttributeKind::boolean)
    return choice_node(attribute, entity, value);
  const std::string draft = view.ui.selected + "." + attribute.id;
  const auto typed = view.ui.drafts.find(draft);
  PanelNode field;
  field.role = NodeRole::field;
  field.key = "attribute " + attribute.id;
  field.name = attribute.label;
  field.value = typed != view.ui.drafts.end() ? typed->second : field_text(value);
  field.more = attribute.kind == AttributeKind::list ? "One, another…" : "Not set";
  field.type = [draft](View& now, const std::string& text) { now.ui.drafts[draft] = text; };
  field.enter = [draft, entity, symbol = attribute.symbol](View& now, const std::string& text) {
    now.ui.drafts.erase(draft);
    const Type& type = now.world().type_of(entity);
    const Attribute& changed = type.attributes[type.member(symbol).index];
    set_attribute(now, entity, changed, typed_value(changed, text));
  };
  field.leave = field.enter;
  return field;
}

void take_away(View& view, EntityIndex entity, std::size_t number, const std::string& holder) {
  const Relation& relation = view.world().type_of(entity).relations[number];
  if (relation.is_one)
    clear_relation(view, entity, relation);
  else
    remove_holder(view, entity, relation, holder);
}

PanelNode entry_node(const View& view, EntityIndex entity, std::size_t number, const Entry& entry,
                     bool may_change) {
  const World& world = view.world();
  const std::string id = written(world, entry);
  PanelNode item;
  item.role = NodeRole::item;
  item.key = id;
  item.more = beginning_sentence(since_words(world, view.session.story(), entry.since));
  PanelNode link = button_node("look", labelled(world, entry),
                               [held = entry.entity](View& now) { select_thing(now, held); });
  link.role = NodeRole::link;
  item.children.push_back(std::move(link));
  if (may_change)
    item.children.push_back(
        button_node("remove", "Remove " + labelled(world, entry),
                    [entity, number, id](View& now) { take_away(now, entity, number, id); }));
  return item;
}

PanelNode add_node(const View& view, EntityIndex entity, std::size_t number,
                   const Relation& relation, const std::vector<Entry>& entries) {
  const bool changes = relation.is_one && !entries.empty();
  const std::string menu = "pick " + view.world().at(entity).id + " " + relation.id;
  return menu_node(view, "add", (changes ? "Change: " : "Add: ") + relation.label, menu, [&] {
    return candidate_nodes(
        view, relation.of, entries, view.ui.picker.search, {},
        [](View& now, const std::string& text) { now.ui.picker.search = text; },
        [entity, number](View& now, const std::string& picked) {
          now.ui.open_menu.clear();
          add_holder(now, entity, now.world().type_of(entity).relations[number], picked);
        });
  });
}

void add_relations(const View& view, std::vector<PanelNode>& nodes, EntityIndex entity,
                   bool is_editable) {
  const World& world = view.world();
  const std::vector<Relation>& relations = world.type_of(entity).relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = relations[i];
    const std::vector<Entry>& entries = world.at(entity).relations[i];
    const bool may_change = is_editable && !relation.is_inverse();
    if (entries.empty() && !may_change) continue;
    PanelNode group = group_node("relation " + relation.id, relation.label,
                                 {heading_node("label", relation.label, 4)});
    PanelNode list;
    list.role = NodeRole::list;
    list.key = "entries";
    for (std::size_t n = 0; n < std::min(entries.size(), kMostEntries); ++n)
      list.children.push_back(entry_node(view, entity, i, entries[n], may_change));
    if (!list.children.empty()) group.children.push_back(std::move(list));
    if (entries.size() > kMostEntries)
      group.children.push_back(
          text_node("more", "and " + std::to_string(entries.size() - kMostEntries) + " more"));
    if (may_change) group.children.push_back(add_node(view, entity, i, relation, entries));
    nodes.push_back(std::move(group));
  }
}

PanelNode role_node(const View& view, EntityIndex account, EntityIndex person, bool is_editable) {
  const World& world = view.world();
  const std::string_view now = role_label(world, account, person);
  const std::string label(label_of(world, account));
  if (!is_editable) {
    PanelNode text = text_node("role in " + world.at(account).id, label);
    text.aside = now;
    return text;
  }
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "role in " + world.at(account).id;
  choice.name = label;
  const auto add = [&](std::string name, bool is_now, std::optional<std::size_t> role) {
    PanelNode option;
    option.role = NodeRole::option;
    option.key = name;
    option.name = std::move(name);
    option.is_selected = is_now;
    option.press = [account, person, role](View& then) {
      const std::vector<Relation>& relations = then.world().type_of(account).relations;
      set_role(then, account, person, role ? &relations[*role] : nullptr);
    };
    choice.children.push_back(std::move(option));
  };
  const std::vector<Relation>& relations = world.type_of(account).relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].is_role && !relations[i].is_inverse())
      add(relations[i].label, holds_directly(world, account, relations[i], person), i);
  }
  add("No role", now.empty(), std::nullopt);
  return choice;
}

void add_roles(const View& view, std::vector<PanelNode>& nodes, EntityIndex person,
               bool is_editable) {
  const World& world = view.world();
  constexpr std::size_t kMostAccounts = 12;
  std::size_t told = 0;
  for (EntityIndex account = 0; account < world.size() && told < kMostAccounts; ++account) {
    if (!world.has(account) || !has_roles(world.type_of(account))) continue;
    if (role_label(world, account, person).empty() && !is_editable) continue;
    ++told;
    nodes.push_back(role_node(view, account, person, is_editable));
  }
}

std::vector<PanelNode> more_nodes(const View& view, EntityIndex entity) {
  const auto typed = view.ui.drafts.find("rename");
  PanelNode name;
  name.role = NodeRole::field;
  name.key = "rename";
  name.name = "New name";
  name.value =
      typed == view.ui.drafts.end() ? std::string(label_of(view.world(), entity)) : typed->second;
  name.type = [](View& now, const std::string& text) { now.ui.drafts["rename"] = text; };
  name.enter = [entity](View& now, const std::string& text) {
    now.ui.drafts.erase("rename");
    now.ui.open_menu.clear();
    set_label(now, entity, text);
  };
  PanelNode again = button_node("duplicate", "Duplicate", [entity](View& now) {
    now.ui.open_menu.clear();
    duplicate_thing(now, entity);
  });
  PanelNode gone = button_node("delete", "Delete", [entity](View& now) {
    now.ui.open_menu.clear();
    erase_thing(now, entity);
  });
  std::vector<PanelNode> nodes = {std::move(name), std::move(again)};
  if (view.world().subject_number(entity) >= 0)
    nodes.push_back(
        button_node("stops", ask_sentence(view, AskKind::stops, entity), [entity](View& now) {
          now.ui.open_menu.clear();
          ask_of(now, entity, AskKind::stops);
        }));
  if (view.world().subject_number(entity) >= 0)
    nodes.push_back(button_node("plan", "Plan how to leave…", [entity](View& now) {
      now.ui.open_menu.clear();
      open_planner(now, entity, !now.policy().leaving);
    }));
  nodes.push_back(std::move(gone));
  return nodes;
}

}  // namespace

PanelNode inspector_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "inspector";
  panel.name = "Details";
  std::vector<PanelNode>& nodes = panel.children;
  const World& world = view.world();
  const EntityIndex entity = world.find(view.ui.selected);
  if (entity == kNoEntity) {
    nodes.push_back(text_node("nothing", "Nothing is selected", Tone::strong));
    nodes.push_back(text_node("hint", "Choose a person or a thing above to see and change it"));
    return panel;
  }
  const Type& type = world.type_of(entity);
  const Entity& thing = world.at(entity);
  const bool is_editable = view.ui.acting.empty();
  nodes.push_back(heading_node("name", std::string(label_of(world, entity))));
  std::string kind = type.label;
  if (thing.since > 0) kind += ", since step " + std::to_string(thing.since);
  nodes.push_back(text_node("kind", kind, Tone::small));
  nodes.push_back(
      button_node("close", "Close details", [](View& now) { now.ui.selected.clear(); }));
  if (is_editable)
    nodes.push_back(menu_node(view, "more", "Rename, duplicate or delete", "more about thing",
                              [&] { return more_nodes(view, entity); }));
  if (const Status* status = status_of(view.session, entity)) {
    PanelNode text = text_node("status", std::string(status->is), Tone::strong);
    text.more = status->says;
    nodes.push_back(std::move(text));
  }
  for (std::size_t i = 0; i < type.attributes.size(); ++i) {
    if (is_editable || is_set(thing.attributes[i]))
      nodes.push_back(
          attribute_node(view, entity, type.attributes[i], thing.attributes[i], is_editable));
  }
  add_relations(view, nodes, entity, is_editable);
  if (type.is_subject) add_roles(view, nodes, entity, is_editable);
  for (PanelNode& event : event_nodes(view, entity)) nodes.push_back(std::move(event));
  return panel;
}

}  // namespace permsim
