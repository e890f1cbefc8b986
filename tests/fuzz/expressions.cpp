// Fuzzes set expressions and conditions; see targets.h.
#include <algorithm>
#include <memory>

#include "core/decide/evaluate.h"
#include "core/policy/bind.h"
#include "core/policy/binder.h"
#include "tests/fuzz/small_world.h"
#include "tests/fuzz/targets.h"
#include "tests/fuzz/written.h"
#include "tests/support/compare.h"
#include "tests/support/slow_twin.h"
#include "tests/support/told.h"

namespace permsim::fuzz {
namespace {

using namespace permsim::testing;

/// The small world as the engine and the twin know it, and where expressions stand in it.
struct Ground {
  Both both = load_both(Json::parse(kSmallWorld));
  const World& world = both.world;
  const Policy& policy = world.policy();
  TypeIndex type = policy.find_type("doc");
  EntityIndex self = world.find("plan"), actor = world.find("ann"), other = world.find("crew");
  std::vector<Parameter> parameters =
      policy.types[type].actions[policy.types[type].find_action("share")].parameters;
  std::vector<Argument> arguments{{{{world.find("bob"), kNoSymbol, 0}}, {}},
                                  {{}, std::string("open")}};
  std::map<std::string, twin::Given> given{{"person", {{"bob"}, {}}}, {"word", {{}, "open"}}};

  BindScope scope() const {
    BindScope made;
    made.parameters = &parameters;
    made.actor = {policy.find_type("person")};
    made.target = {type};
    made.allows_can = true;
    return made;
  }
  Evaluator evaluator() const { return Evaluator(world, {actor, self, &arguments}); }
  twin::Place place() const { return {both.twin, "plan", "ann", "plan", &given}; }
};

const Ground& ground() {
  static const Ground the_ground;
  return the_ground;
}

/// The twin reads text of any depth and length, and takes what is no letter for one now and then.
bool twin_may_differ(const std::string& text, const Problems& problems) {
  return !problems.empty() &&
         (problems.front().message.find("deep") != std::string::npos ||
          problems.front().message.find("longer") != std::string::npos ||
          std::any_of(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }));
}

template <class Expression, class Reading>
const auto* twin_tree(const std::string& text, const Parsed<Expression>& parsed, Reading read) {
  const decltype(&read(text)) tree = [&]() -> decltype(&read(text)) {
    try {
      return &read(text);
    } catch (const twin::NotReadable&) {
      return nullptr;
    }
  }();
  if (parsed.problems.empty() && tree == nullptr)
    throw Fault("the engine reads this, the twin does not");
  if (!parsed.problems.empty() && tree != nullptr && !twin_may_differ(text, parsed.problems))
    throw Fault("the twin reads this, the engine does not: " + parsed.problems.front().message);
  return parsed.problems.empty() ? tree : nullptr;
}

/// What is written from a tree is read as that tree again. Parentheses may be one more level.
template <class Expression, class Parse>
void try_writing(const Expression& value, Parse parse) {
  const std::string text = written(value);
  if (text.size() > kLongestExpression || depth_of(value) > kDeepestExpression) return;
  const Parsed<Expression> again = parse(text);
  if (!again.problems.empty())
    throw Fault("what was written is not read: " + text + ": " + again.problems.front().message);
  if (written(again.value) != text)
    throw Fault("written, read and written again: " + text + " is " + written(again.value));
}

std::string listed(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  std::string text;
  for (const std::string& id : ids) text += id + " ";
  return text;
}

/// Binds it where it stands; false when it has mistakes, which must be told well.
template <class Expression>
bool is_bound(Expression& expression, const char* where) {
  const Ground& on = ground();
  Problems problems;
  Binder(on.policy, on.scope(), where, problems).bind(expression, {on.type});
  for (const Problem& problem : problems) expect_none(problem_fault(problem));
  return !has_errors(problems);
}

void ask(SetExpression set, const twin::SetTree& tree) {
  if (!is_bound(set, "/to")) return;
  const Ground& on = ground();
  std::vector<std::string> ours, contained;
  Evaluator evaluator = on.evaluator();
  for (const EntityIndex who : evaluator.persons(set, on.self)) ours.push_back(on.world.at(who).id);
  for (const EntityIndex who : on.world.subjects())
    if (on.evaluator().contains(set, on.self, who)) contained.push_back(on.world.at(who).id);
  const std::string theirs = listed(twin::persons(on.place(), tree));
  if (listed(ours) != theirs)
    throw Fault("the engine finds " + listed(ours) + ", the twin " + theirs);
  if (listed(contained) != theirs)
    throw Fault("asked one by one there are " + listed(contained) + ", all at once " + theirs);
  if (evaluator.has_someone(set, on.self) == theirs.empty()) throw Fault("someone is nobody");
}

void ask(Condition condition, const twin::ConditionTree& tree) {
  if (!is_bound(condition, "/when")) return;
  const Ground& on = ground();
  const bool ours = on.evaluator().holds(condition, on.self);
  if (ours != twin::holds(on.place(), tree))
    throw Fault(std::string("the engine says ") + (ours ? "yes" : "no") + ", the twin does not");
}

template <class Parse, class Reading>
void try_text(const std::string& text, Parse parse, Reading read) {
  const auto parsed = parse(text);
  for (const Problem& problem : parsed.problems) expect_none(problem_fault(problem));
  const auto* tree = twin_tree(text, parsed, read);
  if (tree == nullptr) return;
  if (!spans_are_within(parsed.value, text.size())) throw Fault("a span outside of the text");
  try_writing(parsed.value, parse);
  ask(parsed.value, *tree);
}

}  // namespace

void expressions(std::string_view given) {
  const std::string text(given);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return;  // nothing written is a yes
  ground();
  twin::forget_texts();
  try_text(text, parse_set, twin::read_set);
  try_text(text, parse_condition, twin::read_condition);
}

}  // namespace permsim::fuzz
