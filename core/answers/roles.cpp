// A stranger is let into a copy of the world with one role, and the engine is asked about them.
#include "core/answers/roles.h"

#include <algorithm>

#include "core/decide/decide.h"
#include "core/play/change.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// One relation of one entity that a person is put into.
struct Post {
  EntityIndex entity = kNoEntity;
  std::uint16_t relation = 0;
};

class RoleAsker {
 public:
  RoleAsker(const World& world, EntityIndex on) : world_(world) {
    table_.on = on;
    table_.account = account_of(world, on);
    const Type& type = world.type_of(on);
    for (ActionIndex action = 0; action < type.actions.size(); ++action) {
      if (!type.actions[action].is_event) table_.actions.push_back(action);
    }
    const auto subject = std::find_if(world.policy().types.begin(), world.policy().types.end(),
                                      [](const Type& each) { return each.is_subject; });
    person_type_ = static_cast<TypeIndex>(subject - world.policy().types.begin());
  }

  RoleTable run() {
    std::vector<Post> roles;
    if (table_.account != kNoEntity) roles = posts(table_.account, true);
    for (const Post& role : roles) table_.rows.push_back(ask({role}, label(role)));
    if (table_.on == table_.account) return std::move(table_);
    const Post* plainest = plainest_role(roles);
    for (const Post& post : posts(table_.on, false)) {
      if (plainest == nullptr)
        table_.rows.push_back(ask({post}, label(post)));
      else
        table_.rows.push_back(ask({*plainest, post}, label(*plainest) + ", " + label(post)));
    }
    return std::move(table_);
  }

 private:
  const std::string& label(const Post& post) const {
    return world_.type_of(post.entity).relations[post.relation].label;
  }

  /// Relations of an entity that a person can hold.
  std::vector<Post> posts(EntityIndex entity, bool only_roles) const {
    std::vector<Post> posts;
    const Type& type = world_.type_of(entity);
    for (std::uint16_t r = 0; r < type.relations.size(); ++r) {
      const Relation& relation = type.relations[r];
      const bool takes_person = std::any_of(
          relation.of.begin(), relation.of.end(),
          [&](const Holdable& h) { return h.type == person_type_ && h.member == kNoSymbol; });
      if (takes_person && !relation.is_inverse() && (!only_roles || relation.is_role))
        posts.push_back({entity, r});
    }
    return posts;
  }

  RoleRow ask(const std::vector<Post>& posts, std::string row_label) const {
    World world = world_;
    std::string id = "someone";
    while (world.find(id) != kNoEntity) id += "_";
    const EntityIndex person = world.create(id, "Someone", person_type_, 0);
    for (const Post& post : posts) world.add(post.entity, post.relation, {person});
    RoleRow row;
    row.label = std::move(row_label);
    for (const ActionIndex action : table_.actions) {
      const Decision decision = decide(world, {person, table_.on, action});
      row.verdicts.push_back(decision.verdict);
      row.is_spoken_of.push_back(!decision.because.empty() || !decision.limits.empty());
    }
    return row;
  }

  /// The role that may do least: what everybody in the account has.
  const Post* plainest_role(const std::vector<Post>& roles) const {
    const auto allowed = [&](std::size_t row) {
      return std::count(table_.rows[row].verdicts.begin(), table_.rows[row].verdicts.end(),
                        Verdict::allow);
    };
    std::size_t least = roles.size();
    for (std::size_t row = 0; row < roles.size(); ++row) {
      if (least == roles.size() || allowed(row) <= allowed(least)) least = row;
    }
    return least == roles.size() ? nullptr : &roles[least];
  }

  const World& world_;
  TypeIndex person_type_ = 0;
  RoleTable table_;
};

}  // namespace

RoleTable role_table(const World& world, EntityIndex on) { return RoleAsker(world, on).run(); }

}  // namespace permsim
