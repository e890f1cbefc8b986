// The slow twin's findings: what the program finds by itself, what a policy declares, and what a
// step shows to whom; see slow_twin.h.
#include <algorithm>

#include "tests/support/slow_twin.h"

namespace permsim::twin {
namespace {

std::size_t count_served(const World& world, const std::string& id, const std::string& serves) {
  const std::size_t dot = serves.find('.');
  std::size_t served = 0;
  for (const Entity& other : world.entities) {
    if (serves.empty() || other.type != serves.substr(0, dot)) continue;
    for (const Holder& holder : holders(world, other, serves.substr(dot + 1)))
      if (holder.ref == id) ++served;
  }
  return served;
}

/// Everyone who may take one of the actions and could do so now.
std::vector<std::string> who_can(const World& world, const std::string& on, const Json& actions) {
  std::vector<std::string> result;
  for (const Entity& who : world.entities) {
    if (!is_subject(world, who.id)) continue;
    for (const Json& action : actions) {
      const std::string name = action.get<std::string>();
      if (decide(world, who.id, name, on).verdict != "allow") continue;
      const std::string is = able(world, who.id, name, on);
      if (is == "blocked" || (is == "depends" && !could_be_done(world, who.id, name, on))) continue;
      result.push_back(who.id);
      break;
    }
  }
  return result;
}

}  // namespace

namespace {

/// Everything said of one world, by weight.
class Gatherer {
 public:
  explicit Gatherer(const World& world) : world_(world) {}

  std::vector<std::string> run() {
    for (const Entity& entity : world_.entities) {
      const Json& all = world_.policy->continuity;
      const Json continuity = all.contains(entity.type) ? all[entity.type] : Json::object();
      const std::string serves =
          " serves " +
          std::to_string(count_served(world_, entity.id, text_of(continuity, "serves")));
      find_not_running(entity);
      if (holds(place_of(entity), read_condition(text_of(continuity, "when"))))
        find_unkept(entity, continuity, serves);
      for (const Json& declared : world_.policy->findings) find_declared(entity, declared, serves);
    }
    std::vector<std::string> all;
    for (const char* weight : {"failing", "warning", "advice"})
      all.insert(all.end(), found_[weight].begin(), found_[weight].end());
    return all;
  }

 private:
  static std::string text_of(const Json& object, const char* key) {
    return object.contains(key) ? object[key].get<std::string>() : "";
  }
  Place place_of(const Entity& entity) const { return {world_, entity.id, "", "", nullptr}; }

  void find_not_running(const Entity& entity) {
    const Json& scheme = world_.type_of(entity).status;
    if (scheme.is_null() || !scheme.contains("cases")) return;
    for (const Json& one : scheme["cases"]) {
      if (!holds(place_of(entity), read_condition(text_of(one, "when")))) continue;
      if (one.contains("bad") && one["bad"] == true)
        found_["failing"].push_back("not-running " + entity.id);
      return;
    }
  }

  void find_unkept(const Entity& entity, const Json& continuity, const std::string& serves) {
    std::vector<std::string>& warnings = found_["warning"];
    if (continuity.contains("repair") && !continuity["repair"].empty()) {
      const std::vector<std::string> who = who_can(world_, entity.id, continuity["repair"]);
      if (who.empty()) warnings.push_back("no-repair " + entity.id + serves);
      if (who.size() == 1)
        warnings.push_back("one-repair " + entity.id + " " + who.front() + serves);
    }
    const bool may_be_owned = world_.type_of(entity).relations.count("owner") != 0;
    const bool lacks_owner =
        continuity.contains("owner")
            ? persons(place_of(entity), read_set(text_of(continuity, "owner"))).empty()
            : may_be_owned && walk(place_of(entity), {"owner"}).empty();
    if (lacks_owner) warnings.push_back("no-owner " + entity.id + serves);
  }

  void find_declared(const Entity& entity, const Json& declared, const std::string& serves) {
    const Json& on = declared.at("on");
    const bool is_of_it = on.is_array() ? std::find(on.begin(), on.end(), entity.type) != on.end()
                                        : on == entity.type;
    if (!is_of_it || !holds(place_of(entity), read_condition(text_of(declared, "when")))) return;
    std::string who;
    if (declared.contains("about")) {
      const std::vector<std::string> about =
          persons(place_of(entity), read_set(text_of(declared, "about")));
      for (const Entity& person : world_.entities)
        if (contains(about, person.id)) who += " " + person.id;
      if (who.empty()) return;
    }
    const std::string weight =
        declared.contains("weight") ? text_of(declared, "weight") : std::string("advice");
    found_[weight].push_back(text_of(declared, "id") + " " + entity.id + who + serves);
  }

  const World& world_;
  std::map<std::string, std::vector<std::string>> found_;
};

/// What of a thing's list somebody sees: all of it, or nothing.
std::vector<std::string> seen_by(const World& world, const std::string& who, const std::string& on,
                                 const Json& continuity) {
  const Entity* thing = world.find(on);
  if (thing == nullptr || !is_subject(world, who)) return {};
  if (decide(world, who, continuity["use"].get<std::string>(), on).verdict != "allow") return {};
  std::vector<std::string> items;
  for (const Json& list : values({world, on, "", "", nullptr}, {continuity["shows"]}))
    for (const Json& item : list) items.push_back(item.get<std::string>());
  return items;
}

/// Whether it was on the thing's list, whoever saw it.
bool was_on_list(const World& world, const std::string& on, const Json& continuity,
                 const std::string& item) {
  if (world.find(on) == nullptr) return false;
  for (const Json& list : values({world, on, "", "", nullptr}, {continuity["shows"]}))
    for (const Json& each : list)
      if (each == item) return true;
  return false;
}

}  // namespace

std::vector<std::string> findings(const World& world) { return Gatherer(world).run(); }

std::set<std::string> newly_seen(const World& before, const World& after,
                                 const std::string& actor) {
  std::set<std::string> result;
  for (const Entity& thing : after.entities) {
    if (!after.policy->continuity.contains(thing.type)) continue;
    const Json continuity = after.policy->continuity[thing.type];
    if (!continuity.contains("use") || !continuity.contains("shows")) continue;
    for (const Entity& who : after.entities) {
      const std::vector<std::string> known = seen_by(before, who.id, thing.id, continuity);
      for (const std::string& item : seen_by(after, who.id, thing.id, continuity)) {
        const bool is_own = who.id == actor && !was_on_list(before, thing.id, continuity, item);
        if (!contains(known, item) && !is_own)
          result.insert(thing.id + " shows " + item + " to " + who.id);
      }
    }
  }
  return result;
}

}  // namespace permsim::twin
