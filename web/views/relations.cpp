// The inspector's relations: who and what stands in each, as chips to add and take away; and a
// person's roles.
#include "web/views/relations.h"

#include <algorithm>

#include "core/decide/words.h"
#include "core/world/names.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/commands.h"
#include "web/views/candidates.h"
#include "web/views/inspector.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// More chips than these are counted, not drawn: an account may have thousands of people.
constexpr std::size_t kMostRelationChips = 24;

std::string since_tip(const View& view, const Entry& entry) {
  return beginning_sentence(since_words(view.world(), view.session.story(), entry.since));
}

void draw_chip(View& view, EntityIndex entity, const Relation& relation, const Entry& entry,
               bool is_editable, bool is_first) {
  const World& world = view.world();
  const std::string id = written(world, entry);
  const std::string label = labelled(world, entry) + "##" + relation.id + " " + id;
  const std::string since = since_tip(view, entry);
  ChipOptions options;
  options.can_be_removed = is_editable && !relation.is_inverse();
  options.is_quiet = relation.is_inverse();
  options.tip = since;
  if (entry.is_userset())
    options.icon = ICON_USERS;
  else if (world.subject_number(entry.entity) < 0)
    options.icon = icon_of(world.type_of(entry.entity));
  if (!is_first) flow(chip_width(label, options));
  const ChipState pressed = chip(label, options);
  if (pressed.is_clicked) select_thing(view, entry.entity);
  if (!pressed.is_removed) return;
  if (relation.is_one)
    clear_relation(view, entity, relation);
  else
    remove_holder(view, entity, relation, id);
}

void draw_picker(View& view, EntityIndex entity, const Relation& relation,
                 const std::vector<Entry>& entries, const ItemState& opener) {
  const std::string menu = "pick " + view.world().at(entity).id + " " + relation.id;
  if (!begin_menu(view.ui.open_menu, menu, opener, 280.0f)) return;
  menu_heading(relation.label);
  const std::string picked =
      draw_candidates(view, relation.id, relation.of, entries, view.ui.picker.search, {}, 8.0f);
  if (!picked.empty()) {
    add_holder(view, entity, relation, picked);
    close_popover();
  }
  end_popover();
}

void draw_add(View& view, EntityIndex entity, const Relation& relation,
              const std::vector<Entry>& entries) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.height = 28.0f;
  options.width = 28.0f;
  const bool changes = relation.is_one && !entries.empty();
  if (!entries.empty()) flow(28.0f);
  ItemState opener;
  opener.is_clicked =
      icon_button(changes ? ICON_PEN : ICON_PLUS,
                  (changes ? "Change: " : "Add: ") + relation.label + "##" + relation.id, options);
  opener.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  if (opener.is_clicked) view.ui.picker = {};
  draw_picker(view, entity, relation, entries, opener);
}

void draw_role_choice(View& view, EntityIndex account, EntityIndex person, float width) {
  const World& world = view.world();
  const std::string id = "role in " + world.at(account).id;
  const std::string_view now = role_label(world, account, person);
  ButtonOptions options;
  options.has_menu = true;
  options.width = width;
  const std::string node = "inspector/" + id;
  options.node = node;
  const ItemState item =
      draw_button(std::string(now.empty() ? "No role" : now) + "##" + id, options);
  if (item.is_clicked) open_popover(id, item.box);
  if (!begin_popover(id, std::max(width, 180.0f))) return;
  for (const Relation& relation : world.type_of(account).relations) {
    if (!relation.is_role || relation.is_inverse()) continue;
    MenuRow row;
    row.is_chosen = holds_directly(world, account, relation, person);
    if (menu_row(relation.label + "##" + id, row)) {
      set_role(view, account, person, &relation);
      close_popover();
    }
  }
  menu_line();
  if (menu_row("No role##" + id, {{}, {}, {}, now.empty(), true})) {
    set_role(view, account, person, nullptr);
    close_popover();
  }
  end_popover();
}

}  // namespace

void draw_relations(View& view, EntityIndex entity, bool is_editable) {
  const World& world = view.world();
  const std::vector<Relation>& relations = world.type_of(entity).relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = relations[i];
    const std::vector<Entry>& entries = world.at(entity).relations[i];
    const bool may_change = is_editable && !relation.is_inverse();
    if (entries.empty() && !may_change) continue;
    begin_property(relation.label);
    ImGui::PushID(relation.id.c_str());
    const std::size_t shown = std::min(entries.size(), kMostRelationChips);
    for (std::size_t n = 0; n < shown; ++n)
      draw_chip(view, entity, relation, entries[n], is_editable, n == 0);
    if (shown < entries.size())
      paragraph("and " + std::to_string(entries.size() - shown) + " more", fonts().small,
                colors().muted);
    if (may_change) draw_add(view, entity, relation, entries);
    ImGui::PopID();
    end_property();
  }
}

void draw_person_roles(View& view, EntityIndex person, bool is_editable) {
  const World& world = view.world();
  constexpr int kMostAccounts = 12;
  int shown = 0;
  for (EntityIndex account = 0; account < world.size() && shown < kMostAccounts; ++account) {
    if (!world.has(account) || !has_roles(world.type_of(account))) continue;
    const std::string_view role = role_label(world, account, person);
    if (role.empty() && !is_editable) continue;
    ++shown;
    const float width = begin_property(label_of(world, account));
    if (is_editable) {
      draw_role_choice(view, account, person, width);
    } else {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_text_in(ImGui::GetWindowDrawList(), fonts().body,
                   {at, {at.x + width, at.y + kControlHeight}}, colors().text, role);
      ImGui::Dummy({width, kControlHeight});
    }
    end_property();
  }
}

}  // namespace permsim
