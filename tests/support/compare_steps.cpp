// Plays one step in both engines and compares what became of it; see compare_steps.h.
#include "tests/support/compare_steps.h"

#include <algorithm>
#include <map>
#include <set>

namespace permsim::testing {
namespace {

/// What needs attention whatever led to it, in the twin's words.
std::vector<std::string> words_of(const World& world, const std::vector<Finding>& findings) {
  std::vector<std::string> words;
  for (const Finding& finding : findings) {
    if (is_of_its_step(finding.code)) continue;
    std::string each = std::string(word_of(world, finding)) + " " + world.at(finding.entity).id;
    if (finding.declared < 0 && finding.person != kNoEntity)
      each += " " + world.at(finding.person).id;
    for (const EntityIndex person : finding.persons()) each += " " + world.at(person).id;
    if (finding.code != FindingCode::not_running)
      each += " serves " + std::to_string(finding.serves);
    words.push_back(std::move(each));
  }
  return words;
}

/// What the step just taken showed to whom, in the twin's words.
std::set<std::string> exposed_words(const World& world, const std::vector<Finding>& findings) {
  std::set<std::string> words;
  for (const Finding& finding : findings) {
    if (finding.code != FindingCode::exposed) continue;
    for (const EntityIndex person : finding.persons())
      for (const std::string& item : finding.items())
        words.insert(world.at(finding.entity).id + " shows " + item + " to " + world.at(person).id);
  }
  return words;
}

template <class List>
std::string difference_of(const List& found, const List& expected) {
  const auto has = [](const List& list, const std::string& each) {
    return std::find(list.begin(), list.end(), each) != list.end();
  };
  for (const std::string& each : found)
    if (!has(expected, each)) return "the twin does not find " + each;
  for (const std::string& each : expected)
    if (!has(found, each)) return "the twin finds " + each;
  return found == expected ? "" : "the twin finds the same in another order";
}

bool has_effects(const World& world, const Step& step) {
  if (step.is_edit()) return false;  // nobody declares what an edit is there for
  const Type& type = world.type_of(world.find(step.on));
  return !type.actions[type.find_action(step.action)].effects.empty();
}

}  // namespace

std::string judgement_difference(const Moment& moment, const twin::World& twin) {
  const World& world = *moment.world;
  std::map<std::string, std::string> ours;
  for (const Status& status : moment.statuses) ours[world.at(status.entity).id] = status.is;
  const auto theirs = twin::statuses(twin);
  for (const auto& [id, is] : theirs)
    if (ours[id] != is) return id + " is " + ours[id] + ", the twin says " + is;
  if (ours.size() != theirs.size()) return "not the same entities have a status";
  return difference_of(words_of(world, moment.findings), twin::findings(twin));
}

std::string step_difference(MomentPtr& moment, twin::World& twin, const Step& step,
                            const Json& given, int number) {
  const World& world = *moment->world;
  const Applied ours = apply(world, step, static_cast<std::uint32_t>(number));
  const twin::Applied theirs = twin::apply(twin, given, number);
  const std::string at = "step " + std::to_string(number) + ": ";
  if (word_of(ours.outcome) != theirs.outcome)
    return at + std::string(word_of(ours.outcome)) + " (" + ours.says + "), the twin says " +
           theirs.outcome + " (" + theirs.says + ")";
  if (theirs.says == "it is not the time" && ours.says != theirs.says)
    return at + "the wrong sentence: " + ours.says;
  if (ours.outcome == Outcome::done) {
    const bool is_changed = picture(ours.world) != picture(world) || !has_effects(world, step);
    if (ours.is_changed != is_changed)
      return at + (is_changed ? "something changed, it is not told" : "nothing changed untold");
    if (ours.says.empty() != is_changed) return at + "done, and yet it says " + ours.says;
  }
  if (ours.outcome != Outcome::done) {
    if (ours.says.empty() && ours.outcome != Outcome::off) return at + "not done, and nothing said";
    if (picture(ours.world) != picture(world)) return at + "not done, and yet the world changed";
    if (!ours.touched.empty()) return at + "not done, and yet something was touched";
  }
  if (picture(ours.world) != picture(theirs.world))
    return at + "the world is\n" + picture(ours.world) + "the twin's is\n" + picture(theirs.world);
  moment = next_moment(moment, step, static_cast<std::uint32_t>(number));
  const std::string actor = given.contains("by") ? given["by"].get<std::string>() : "";
  const std::set<std::string> shown = theirs.outcome == "done"
                                          ? twin::newly_seen(twin, theirs.world, actor)
                                          : std::set<std::string>();
  twin = theirs.world;
  std::string judgement = judgement_difference(*moment, twin);
  if (judgement.empty())
    judgement = difference_of(exposed_words(*moment->world, moment->findings), shown);
  return judgement.empty() ? "" : at + judgement;
}

}  // namespace permsim::testing
