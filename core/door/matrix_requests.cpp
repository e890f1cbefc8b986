// The JSON half of the matrix's door: opening, edits, undo, and questions with small answers.
// Serves matrix_door.h.
#include <algorithm>

#include "core/answers/json.h"
#include "core/door/matrix_door.h"
#include "core/door/replies.h"
#include "core/json/files.h"
#include "core/json/steps.h"
#include "core/matrix/difference.h"

namespace permsim {

namespace {

Json counts_json(const Counts& counts) {
  return {{"allow", counts.allow}, {"unclear", counts.unclear}};
}
Json changes_json(const ChangeCounts& counts) {
  return {{"gained", counts.gained},
          {"lost", counts.lost},
          {"unclear", counts.unclear},
          {"ruled_out", counts.ruled_out}};
}

/// Answers one request about what is open.
class Replier {
 public:
  Replier(LiveMatrix& live, Node& node) : live_(live), node_(node) {}

  std::string run(const std::string& ask) {
    Json answer;
    if (ask == "edit")
      answer = edit();
    else if (ask == "undo")
      answer = moved(live_.undo());
    else if (ask == "redo")
      answer = moved(live_.redo());
    else if (ask == "cell")
      answer = cell();
    else if (ask == "counts")
      answer = counts();
    else if (ask == "exposed")
      answer = exposed();
    else if (ask == "powerful")
      answer = powerful();
    else
      node_.report("/ask", "unknown-value",
                   "a matrix knows `edit`, `undo`, `redo`, `cell`, `counts`, `exposed` and "
                   "`powerful`, not " +
                       ticked(ask));
    return has_errors(node_.problems()) ? refused(node_.problems()) : answered(answer);
  }

 private:
  const World& world() const { return live_.world(); }
  const std::string& id_of(EntityIndex entity) const { return world().at(entity).id; }

  std::size_t limit(std::size_t fallback) {
    const Json* json = node_.find("limit");
    if (json == nullptr) return fallback;
    if (const std::optional<std::uint64_t> found = whole_number(*json))
      return static_cast<std::size_t>(std::min<std::uint64_t>(*found, LiveMatrix::kMostListed));
    node_.wrong_type("limit", "a whole number", *json);
    return 0;
  }

  Json edit() {
    std::vector<Edit> edits;
    for (const auto& [item, where] : node_.list("edit"))
      read_edit(edits, *item, where, node_.problems());
    if (has_errors(node_.problems())) return {};
    if (std::string problem = live_.edit(edits); !problem.empty())
      node_.report("/edit", "impossible", std::move(problem));
    return changes();
  }

  Json moved(bool is_done) {
    if (!is_done) node_.report("/ask", "impossible", "there is nothing to go to");
    return changes();
  }

  Json changes() {
    Json answer = changes_json(live_.changed().counts);
    answer["is_renumbered"] = live_.is_renumbered();
    const std::size_t most = limit(10);
    Json& cells = answer["cells"] = Json::array();
    for (const ChangedCell& change : live_.changed().cells) {
      if (cells.size() >= most) break;
      // Who or what went is told by the counts alone: there is nothing left to name.
      if (!world().has(change.cell.who) || !world().has(change.cell.on)) continue;
      const std::string& action = world().type_of(change.cell.on).actions[change.cell.action].id;
      cells.push_back({{"who", id_of(change.cell.who)},
                       {"on", id_of(change.cell.on)},
                       {"action", action},
                       {"from", word_of(change.from)},
                       {"to", word_of(change.to)}});
    }
    return answer;
  }

  EntityIndex need_entity(const char* key, bool must_act) {
    const std::string id = node_.need_text(key);
    if (!node_.problems().empty()) return kNoEntity;
    const EntityIndex entity = world().find(id);
    if (entity == kNoEntity)
      node_.report(node_.at(key), "unknown-entity", "there is no " + ticked(id));
    else if (must_act && world().subject_number(entity) < 0)
      node_.report(node_.at(key), "unknown-entity", ticked(id) + " cannot act");
    return entity;
  }

  ActionIndex need_action(const Type& type) {
    const std::string id = node_.need_text("action");
    const ActionIndex action = type.find_action(id);
    if (action == kNoAction)
      node_.report("/action", "unknown-action", ticked(type.id) + " has no action " + ticked(id));
    return action;
  }

  TypeIndex need_type() {
    const std::string id = node_.need_text("type");
    const TypeIndex type = world().policy().find_type(id);
    if (type == kNoType) node_.report("/type", "unknown-type", "there is no type " + ticked(id));
    return type;
  }

  Json cell() {
    const EntityIndex who = need_entity("who", true);
    const EntityIndex on = need_entity("on", false);
    if (has_errors(node_.problems())) return {};
    const ActionIndex action = need_action(world().type_of(on));
    return has_errors(node_.problems()) ? Json()
                                        : Json(word_of(live_.matrix().at({who, on, action})));
  }

  /// Of `who`, of `on`, of an `action` of a `type`, or of everything.
  Json counts() {
    const MatrixCounts& all = live_.matrix().counts();
    if (node_.json().contains("who")) {
      const EntityIndex who = need_entity("who", true);
      return has_errors(node_.problems())
                 ? Json()
                 : counts_json(all.person(static_cast<std::size_t>(world().subject_number(who))));
    }
    if (node_.json().contains("on")) {
      const EntityIndex on = need_entity("on", false);
      return has_errors(node_.problems()) ? Json() : counts_json(all.thing(on));
    }
    if (!node_.json().contains("type")) return counts_json(all.all());
    const TypeIndex type = need_type();
    if (type == kNoType) return {};
    const ActionIndex action = need_action(world().policy().types[type]);
    return action == kNoAction ? Json() : counts_json(all.action(type, action));
  }

  Json listed(const std::vector<Exposure>& all) {
    Json list = Json::array();
    for (const Exposure& each : all)
      list.push_back({{"id", id_of(each.entity)},
                      {"allow", each.counts.allow},
                      {"unclear", each.counts.unclear}});
    return list;
  }

  Json exposed() {
    const TypeIndex type = need_type();
    if (type == kNoType) return {};
    const ActionIndex action = need_action(world().policy().types[type]);
    return action == kNoAction ? Json()
                               : listed(most_exposed(live_.matrix(), type, action, limit(10)));
  }

  Json powerful() { return listed(most_powerful(live_.matrix(), limit(10))); }

  LiveMatrix& live_;
  Node& node_;
};

}  // namespace

std::string MatrixDoor::open(std::string_view file) {
  const bool is_text = file.find('{') != std::string_view::npos;
  const Result<Document> document =
      is_text ? library_.read(file) : library_.shipped(std::string(file));
  if (!document) return refused(document.problems);
  const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document);
  if (scenario == nullptr)
    return refused("", "not-a-scenario", "this is a policy; only a scenario can be opened");
  Result<LiveMatrix> made = LiveMatrix::open(**scenario);
  if (!made) return refused(made.problems);
  live_ = std::make_unique<LiveMatrix>(std::move(*made.value));
  things_.clear();
  return shape();
}

std::string MatrixDoor::shape() {
  const World& world = live_->world();
  Json people = Json::array();
  for (const EntityIndex who : world.subjects()) people.push_back(world.at(who).id);
  Json types = Json::array();
  for (TypeIndex type = 0; type < world.policy().types.size(); ++type) {
    Json actions = Json::array();
    for (const Action& action : world.policy().types[type].actions) actions.push_back(action.id);
    Json ids = Json::array();
    for (const EntityIndex on : things(type)) ids.push_back(world.at(on).id);
    types.push_back({{"id", world.policy().types[type].id},
                     {"actions", std::move(actions)},
                     {"things", std::move(ids)}});
  }
  return answered({{"people", std::move(people)}, {"types", std::move(types)}});
}

std::string MatrixDoor::request(std::string_view request) {
  return reply_to(request, [&](Node& node, const std::string& ask) {
    if (live_ == nullptr) return refused("", "no-session", "nothing is open");
    if (ask == "shape") return shape();
    const bool may_come_or_go = ask == "edit" || ask == "undo" || ask == "redo";
    if (may_come_or_go) things_.clear();
    return Replier(*live_, node).run(ask);
  });
}

}  // namespace permsim
