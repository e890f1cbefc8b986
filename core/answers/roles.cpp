// Stand-ins are let into a copy of the world, and the engine is asked about them.
#include "core/answers/roles.h"

#include <algorithm>

#include "core/decide/decide.h"
#include "core/decide/stand_in.h"
#include "core/policy/fits.h"
#include "core/policy/phrase.h"
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
    for (const Post& role : roles) add_row({role}, label(role));
    if (table_.on == table_.account) return std::move(table_);
    const std::vector<Post> of_thing = posts(table_.on, false);
    if (roles.empty()) {
      for (const Post& post : of_thing) add_row({post}, label(post));
    }
    for (std::size_t role = 0; role < roles.size(); ++role) {
      for (const Post& post : of_thing) {
        add_row({roles[role], post}, label(roles[role]) + who_words(post));
        table_.rows.back().differs = !is_alike(table_.rows.back(), table_.rows[role]);
      }
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
      const bool takes_person = takes(relation.of, {person_type_, kNoSymbol});
      if (takes_person && !relation.is_inverse() && (!only_roles || relation.is_role))
        posts.push_back({entity, r});
    }
    return posts;
  }

  /// " who created it", or ", Added by" where the policy has no sentence for it.
  std::string who_words(const Post& post) const {
    const std::string& phrase = world_.type_of(post.entity).relations[post.relation].phrases.yes;
    constexpr std::string_view kWho = "{who} ";
    if (phrase.compare(0, kWho.size(), kWho) != 0) return ", " + label(post);
    return " " + filled(phrase, {{"who", "who"}, {"it", "it"}});
  }

  void add_row(const std::vector<Post>& posts, std::string row_label) {
    StandIn stand_in;
    RoleRow row;
    for (const Post& post : posts) {
      const Type& type = world_.type_of(post.entity);
      row.roles.push_back({type.id, type.relations[post.relation].id});
      stand_in.holds.push_back(world_.at(post.entity).id + "#" + row.roles.back().relation);
    }
    World world = world_;
    const EntityIndex person = world.size();
    add_stand_ins(world, {stand_in});
    row.label = std::move(row_label);
    row.who = text_of(stand_in);
    for (const ActionIndex action : table_.actions) {
      const Decision decision = decide(world, {person, table_.on, action});
      row.verdicts.push_back(decision.verdict);
      row.is_spoken_of.push_back(!decision.because.empty() || !decision.limits.empty());
    }
    table_.rows.push_back(std::move(row));
  }

  static bool is_alike(const RoleRow& one, const RoleRow& other) {
    return one.verdicts == other.verdicts && one.is_spoken_of == other.is_spoken_of;
  }

  const World& world_;
  TypeIndex person_type_ = 0;
  RoleTable table_;
};

}  // namespace

RoleTable role_table(const World& world, EntityIndex on) { return RoleAsker(world, on).run(); }

}  // namespace permsim
