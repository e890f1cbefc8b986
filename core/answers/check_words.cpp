// Puts a check into words. Selections by condition keep the policy's spelling: it is what they ask.
#include "core/answers/check_words.h"

#include <algorithm>

#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

class CheckDescriber {
 public:
  explicit CheckDescriber(const std::vector<MomentPtr>& moments) : moments_(moments) {}

  std::string run(const Check& check) const {
    switch (check.kind) {
      case Check::Kind::status:
        return when_words(check.after) + parts({access(check), statuses(check)});
      case Check::Kind::access: return when_words(check.after) + access(check);
      case Check::Kind::never: break;
    }
    const std::string steps =
        std::to_string(check.within) + (check.within == 1 ? " step" : " steps");
    return when_words(check.after) + "within " + steps +
           (check.by.is_given() ? " by " + selection(check.by, "or") : " of their own") +
           " it never comes to this: " + access(check);
  }

 private:
  const Policy& policy() const { return moments_.front()->world->policy(); }

  static std::string when_words(const When& when) {
    switch (when.kind) {
      case When::Kind::start: return "At the start: ";
      case When::Kind::always: return "Always: ";
      case When::Kind::number:
        return when.number == 0 ? "At the start: "
                                : "After step " + std::to_string(when.number) + ": ";
      case When::Kind::end: break;
    }
    return "At the end: ";
  }

  static std::string parts(const std::vector<std::string>& all) {
    std::string words;
    for (const std::string& part : all) {
      if (!part.empty()) words += (words.empty() ? "" : "; ") + part;
    }
    return words;
  }

  /// The last world that has it; nullptr when none has.
  const World* world_of(const std::string& id) const {
    for (auto moment = moments_.rbegin(); moment != moments_.rend(); ++moment) {
      if ((*moment)->world->find(id) != kNoEntity) return (*moment)->world.get();
    }
    return nullptr;
  }

  /// "Eve", and of `north#member` "everybody who is member of North".
  std::string name(const std::string& id) const {
    const std::size_t hash = id.find('#');
    std::string entity = id.substr(0, hash);
    const World* world = world_of(entity);
    if (world == nullptr) return entity;
    const EntityIndex found = world->find(entity);
    if (hash == std::string::npos) return name_of(*world, found);
    const std::string member = id.substr(hash + 1);
    const Relation* relation = world->type_of(found).find_relation(member);
    return "everybody who is " + (relation == nullptr ? member : relation->label) + " of " +
           name_of(*world, found);
  }

  std::string selection(const Selection& of, std::string_view last) const {
    std::vector<std::string> words;
    for (const std::string& id : of.ids) words.push_back(name(id));
    for (const StandIn& stand_in : of.stand_ins) {
      std::vector<std::string> holds;
      for (const std::string& id : stand_in.holds) holds.push_back(name(id));
      words.push_back("anybody who is one of " + listed(holds, "and"));
    }
    if (!of.type.empty()) {
      const TypeIndex type = policy().find_type(of.type);
      words.push_back("every " + (type == kNoType ? of.type : policy().types[type].label) +
                      (of.where.text.empty() ? "" : " where " + of.where.text));
    }
    return listed(words, last);
  }

  std::string actions(const std::vector<std::string>& ids, const Selection& on,
                      std::string_view last) const {
    std::vector<std::string> words;
    words.reserve(ids.size());
    for (const std::string& id : ids) words.push_back(action(id, on));
    return listed(words, last);
  }

  /// "enter the house", as the first thing's type calls it.
  std::string action(const std::string& id, const Selection& on) const {
    TypeIndex type = policy().find_type(on.type);
    if (!on.ids.empty()) {
      const std::string first = on.ids.front().substr(0, on.ids.front().find('#'));
      const World* world = world_of(first);
      if (world != nullptr) type = world->at(world->find(first)).type;
    }
    if (type == kNoType || policy().types[type].find_action(id) == kNoAction) return id;
    const Type& found = policy().types[type];
    std::string label = found.actions[found.find_action(id)].label;
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    // "API access" keeps its capitals.
    if (label.size() > 1 && label[0] >= 'A' && label[0] <= 'Z' && is_lower(label[1]))
      label[0] = static_cast<char>(label[0] - 'A' + 'a');
    return label;
  }

  std::string access(const Check& check) const {
    if (!check.who.is_given() || !check.on.is_given()) return {};
    const std::string who = selection(check.who, "and"), on = selection(check.on, "and");
    std::vector<std::string> said;
    if (!check.can.empty())
      said.push_back(who + " may " + actions(check.can, check.on, "and") + " " + on);
    if (!check.cannot.empty())
      said.push_back(who + " may not " + actions(check.cannot, check.on, "or") + " " + on);
    if (!check.unclear.empty())
      said.push_back("the documents do not say whether " + who + " may " +
                     actions(check.unclear, check.on, "and") + " " + on);
    return parts(said);
  }

  std::string statuses(const Check& check) const {
    std::vector<std::string> words;
    for (const auto& [id, status] : check.status) words.push_back(name(id) + " is " + status);
    return listed(words);
  }

  const std::vector<MomentPtr>& moments_;
};

}  // namespace

std::string check_words(const Check& check, const std::vector<MomentPtr>& moments) {
  return CheckDescriber(moments).run(check);
}

}  // namespace permsim
