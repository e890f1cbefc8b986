// Laws of what would work now: the engine, its JSON and the slow twin agree, and so does what then
// happens.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/answers/ask.h"
#include "core/decide/explain.h"
#include "core/play/apply.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kAbleCases = law_cases(400);

/// What somebody might give a parameter; null now and then, and now and then what does not fit.
Json some_value(Dice& dice, const World& world, const Parameter& parameter) {
  if (dice.chance(35)) return nullptr;
  switch (parameter.kind) {
    case ParameterKind::boolean: return dice.chance(50);
    case ParameterKind::list: return dice.chance(50) ? Json::array({"acme"}) : Json::array({"x"});
    case ParameterKind::text:
      return parameter.values.empty() ? Json("acme") : Json(dice.pick(parameter.values));
    case ParameterKind::entity: break;
  }
  const EntityIndex entity = some_entity(dice, world);
  std::string id = world.at(entity).id;
  for (const Holdable& holdable : parameter.of) {
    const bool is_of_it = holdable.type == world.at(entity).type;
    if (is_of_it && holdable.member != kNoSymbol && dice.chance(50))
      id += "#" + world.policy().name_of(holdable.member);
  }
  return id;
}

Json some_arguments(Dice& dice, const World& world, const Action& action) {
  Json with = Json::object();
  for (const Parameter& parameter : action.parameters) {
    const Json value = some_value(dice, world, parameter);
    if (!value.is_null()) with[parameter.id] = value;
  }
  return with;
}

Value value_of(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_array()) return json.get<TextList>();
  return json.get<std::string>();
}

Given given_of(const Json& with) {
  Given given;
  for (const auto& [name, value] : with.items()) given.emplace_back(name, value_of(value));
  return given;
}

std::vector<Cell> allowed_cells(const World& world, const Matrix& matrix) {
  std::vector<Cell> cells = all_cells(world);
  std::erase_if(cells, [&](const Cell& cell) { return matrix.at(cell) != Verdict::allow; });
  return cells;
}

/// What becomes of the act itself, where everything it needs is given.
std::string act_fault(const World& world, const Cell& cell, const Given& given, Able able) {
  const Action& action = world.type_of(cell.on).actions[cell.action];
  for (const Parameter& parameter : action.parameters)
    if (find_given(given, parameter.id) == nullptr) return "";
  Step step;
  step.by = world.at(cell.who).id;
  step.action = action.id;
  step.on = world.at(cell.on).id;
  step.with = given;
  const Applied applied = apply(world, step, 1);
  if (able == Able::depends) return "everything is given, and yet it depends";
  if (able == Able::blocked && applied.outcome != Outcome::impossible)
    return "blocked, and yet the step is " + std::string(word_of(applied.outcome));
  if (able != Able::blocked && applied.says == "it is not the time")
    return std::string(word_of(able)) + ", and yet a requirement stops it";
  return "";
}

}  // namespace

TEST_CASE("whether an allowed act would work is what the slow twin says, and what then happens",
          "[laws][able]") {
  std::map<Able, std::size_t> seen;
  check_law(
      [&](const Json& scenario) -> std::string {
        const Both both = load_both(scenario);
        const Matrix matrix(both.world);
        Dice dice(scenario.dump().size());
        Abilities bare(both.world, {}, &matrix);
        for (const Cell& cell : allowed_cells(both.world, matrix)) {
          const Action& action = both.world.type_of(cell.on).actions[cell.action];
          const std::string who = both.world.at(cell.who).id, on = both.world.at(cell.on).id;
          const std::string at = name_of(both.world, cell);
          for (const Json& with :
               {Json(Json::object()), some_arguments(dice, both.world, action)}) {
            const Ability ours = ability_of(both.world, cell, given_of(with));
            const std::string theirs = twin::able(both.twin, who, action.id, on, with);
            ++seen[ours.able];
            if (word_of(ours.able) != theirs)
              return at + " " + with.dump() + ": " + std::string(word_of(ours.able)) +
                     ", the twin says " + theirs;
            if (ours.because.empty() != (ours.able == Able::yes)) return at + ": reasons are amiss";
            if (with.empty() && bare.able(cell) != ours.able)
              return at + ": what is kept is not what is asked afresh";
            const std::string fault = act_fault(both.world, cell, given_of(with), ours.able);
            if (!fault.empty()) return at + " " + with.dump() + ": " + fault;
          }
        }
        return "";
      },
      40000, kAbleCases);
  for (const Able able : {Able::yes, Able::idle, Able::depends, Able::blocked})
    CHECK(seen[able] > kAbleCases / 4);
}

TEST_CASE("the matrix as JSON and explanations tell the same of what would work", "[laws][able]") {
  std::size_t told = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const MomentPtr moment = start_moment(load_both(scenario).world);
        Question question;
        question.ask = "matrix";
        question.at = "0";
        question.format = Format::json;
        const Reply reply = answer(*loaded, {moment}, question);
        const Json cells = Json::parse(reply.text).at("cells");
        Dice dice(scenario.dump().size());
        for (const Json& cell : cells) {
          if (!dice.chance(30)) continue;
          Question one = question;
          one.ask = "explain";
          one.who = {cell["who"].get<std::string>()};
          one.action = {cell["action"].get<std::string>()};
          one.on = {cell["on"].get<std::string>()};
          const Json explained = Json::parse(answer(*loaded, {moment}, one).text);
          const bool is_allowed = cell["verdict"] == "allow";
          const Json expected = is_allowed ? Json(cell.value("able", "yes")) : Json();
          told += cell.contains("able") ? 1 : 0;
          if (explained.at("able") != expected || (!is_allowed && cell.contains("able")))
            return cell.dump() + " is explained as " + explained.at("able").dump();
        }
        return "";
      },
      41000, kAbleCases);
  CHECK(told > kAbleCases / 4);
}
