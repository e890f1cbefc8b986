// Texts to people and things of one moment.
#include "core/answers/groups.h"

#include <algorithm>
#include <unordered_set>

#include "core/decide/evaluate.h"
#include "core/json/reader.h"
#include "core/policy/binder.h"
#include "core/world/holders.h"

namespace permsim {

namespace {

/// The first name that a condition mentions, in the order in which it is written.
const Name* first_name(const Path& path) {
  return path.names.empty() ? nullptr : &path.names.front();
}
const Name* first_name(const SetExpression& set) {
  if (const Name* name = first_name(set.path)) return name;
  for (const SetExpression& part : set.parts) {
    if (const Name* name = first_name(part)) return name;
  }
  return nullptr;
}
const Name* first_name(const Condition& condition) {
  if (condition.kind == Condition::Kind::can) return first_name(condition.set);
  if (const Name* name = first_name(condition.path)) return name;
  for (const Condition& part : condition.parts) {
    if (const Name* name = first_name(part)) return name;
  }
  return first_name(condition.set);
}

class GroupReader {
 public:
  GroupReader(const World& world, const Question& question) : world_(world), question_(question) {}

  Result<std::vector<Group>> run() {
    for (std::size_t i = 0; i < question_.groups.size(); ++i) read_people(i);
    if (!has_errors(problems_)) judge();
    for (std::size_t i = 0; i < groups_.size() && !has_errors(problems_); ++i) find_things(i);
    Result<std::vector<Group>> result;
    if (!has_errors(problems_)) result.value = std::move(groups_);
    result.problems = std::move(problems_);
    return result;
  }

 private:
  void report(const std::string& where, const char* code, std::string message) {
    problems_.push_back({where, code, std::move(message)});
  }
  void warn(const std::string& where, std::string message) {
    problems_.push_back({where, "bad-value", std::move(message), true});
  }

  Group& group(const std::string& id) {
    const auto found = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const Group& each) { return each.id == id; });
    return found != groups_.end() ? *found : groups_.emplace_back(Group{id, {}, {}});
  }

  void read_people(std::size_t place) {
    const std::string where = "/groups/" + std::to_string(place);
    const std::string& text = question_.groups[place];
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos)
      return report(where, "bad-value", "a group is `name=people`, never " + ticked(text));
    Group& into = group(text.substr(0, equals));
    const std::string set = text.substr(equals + 1);
    const std::optional<Entry> entry = find_entry(world_, set);
    if (!entry)
      return report(where, "unknown-entity",
                    "there is no " + ticked(set) + " in the world at this moment");
    std::vector<EntityIndex> people{entry->entity};
    if (entry->is_userset())
      people = Evaluator(world_).member_persons(entry->entity, entry->member);
    else if (world_.subject_number(entry->entity) < 0)
      return report(where, "not-a-subject", ticked(set) + " is not someone who can act");
    if (people.empty()) warn(where, "nobody is in " + ticked(set));
    into.people.insert(into.people.end(), people.begin(), people.end());
    std::sort(into.people.begin(), into.people.end());
    into.people.erase(std::unique(into.people.begin(), into.people.end()), into.people.end());
  }

  void judge() {
    if (groups_.size() < 2)
      return report("/groups", "too-few", "say at least two groups (`groups`)");
    if (groups_.size() != question_.on.size())
      report("/on", "missing-key",
             "say with one condition (`on`) for each group which things are its own: these are " +
                 std::to_string(groups_.size()) + " groups and " +
                 std::to_string(question_.on.size()) +
                 (question_.on.size() == 1 ? " condition" : " conditions"));
  }

  /// Whatever has a name of its own; a condition that begins with none is about everything.
  TypeSet types_of(const Condition& condition) const {
    TypeSet types;
    const Name* begins = first_name(condition);
    const Policy& policy = world_.policy();
    const Symbol symbol = begins == nullptr ? kNoSymbol : policy.find_symbol(begins->text);
    for (TypeIndex type = 0; type < policy.types.size(); ++type) {
      if (begins == nullptr || policy.types[type].member(symbol).kind != MemberKind::none)
        types.insert(type);
    }
    return types;
  }

  void find_things(std::size_t place) {
    const std::string where = "/on/" + std::to_string(place);
    const std::string& text = question_.on[place];
    ConditionText read = read_condition(text, where, problems_);
    if (has_errors(problems_)) return;
    if (!read.is_given()) return report(where, "syntax", "this condition is empty");
    const TypeSet types = types_of(read.condition);
    if (types.empty())
      return report(where, "unknown-name",
                    "nothing has what " + ticked(text) +
                        " begins with: " + ticked(first_name(read.condition)->text));
    BindScope scope;
    scope.allows_can = true;
    scope.target = types;
    const std::unordered_set<std::string> ids = all_ids();
    scope.entity_ids = &ids;
    Binder(world_.policy(), std::move(scope), where, problems_).bind(read.condition, types);
    if (has_errors(problems_)) return;
    Evaluator evaluator(world_);
    for (EntityIndex entity = 0; entity < world_.size(); ++entity) {
      if (world_.has(entity) && has(types, world_.at(entity).type) &&
          evaluator.holds(read.condition, entity))
        groups_[place].things.push_back(entity);
    }
    if (groups_[place].things.empty()) warn(where, "nothing is such that " + ticked(text));
  }

  static bool has(const TypeSet& types, TypeIndex type) {
    return std::any_of(types.begin(), types.end(), [&](TypeIndex each) { return each == type; });
  }

  std::unordered_set<std::string> all_ids() const {
    std::unordered_set<std::string> ids;
    for (EntityIndex entity = 0; entity < world_.size(); ++entity) {
      if (world_.has(entity)) ids.insert(world_.at(entity).id);
    }
    return ids;
  }

  const World& world_;
  const Question& question_;
  std::vector<Group> groups_;
  Problems problems_;
};

}  // namespace

Result<std::vector<Group>> groups_of(const World& world, const Question& question) {
  return GroupReader(world, question).run();
}

}  // namespace permsim
