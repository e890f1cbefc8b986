// Each edit is said by the policy's own phrase of what is so afterwards, turned to say that it
// becomes so.
#include "core/decide/edit_words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/world/holders.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Results that a title tells before it counts the others.
constexpr std::size_t kMostTold = 2;

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// "Ben is an owner" becomes "Ben becomes an owner", "Ben is not …" "Ben is no longer …"; where
/// `subject` is not what the sentence begins with, or it says something else than "is", it stays.
std::string becoming(const std::string& sentence, const std::string& subject) {
  if (!begins_with(sentence, subject)) return capitalized(sentence);
  const std::string_view rest = std::string_view(sentence).substr(subject.size());
  const auto turned = [&](std::string_view is, std::string_view becomes) {
    return subject + std::string(becomes) + std::string(rest.substr(is.size()));
  };
  if (begins_with(rest, " is not set") || begins_with(rest, " is empty")) return sentence;
  if (begins_with(rest, " is not ")) return turned(" is not ", " is no longer ");
  if (begins_with(rest, " is in ")) return turned(" is in ", " is now in ");
  if (begins_with(rest, " is ")) return turned(" is ", " becomes ");
  if (begins_with(rest, " cannot ")) return turned(" cannot ", " can no longer ");
  if (begins_with(rest, " can ")) return turned(" can ", " can now ");
  return sentence;
}

class Title {
 public:
  /// Goes through the edits once: a table that was pasted makes thousands of them.
  Title(const World& world, const std::vector<Edit>& edits) : world_(world), edits_(edits) {
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const Edit& edit = edits[i];
      if (edit.kind == Edit::Kind::create) made_.emplace(edit.entity, label_of(edit));
      if (edit.kind == Edit::Kind::add) given_[{edit.entity, edit.holder}].insert(edit.key);
      last_[spot_of(edit)] = i;
    }
  }

  std::string run() {
    std::size_t more = 0;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
      if (is_part_of_another(edits_[i]) || last_[spot_of(edits_[i])] != i) continue;
      if (results_.size() == kMostTold)
        ++more;
      else
        tell(edits_[i]);
    }
    if (results_.empty() && !edits_.empty()) tell(edits_.back());
    if (results_.empty()) return {};
    if (more > 0)
      return results_.front() + ", and " + std::to_string(results_.size() - 1 + more) +
             " more changes";
    return results_.size() == 1 ? results_.front() : results_.front() + ", " + results_.back();
  }

 private:
  using Spot = std::tuple<std::string_view, std::string_view, std::string_view, bool>;

  /// What an edit speaks of: edits by hand that follow each other are one step, of which the last
  /// counts.
  static Spot spot_of(const Edit& edit) {
    return {edit.entity, edit.key, edit.holder, edit.kind == Edit::Kind::create};
  }

  static std::string label_of(const Edit& made) {
    for (const auto& [key, value] : made.fields) {
      const auto* text = as_text(value);
      if (key == "label" && text != nullptr && !text->empty()) return *text;
    }
    return made.entity;
  }

  std::string name(const std::string& id) const {
    if (const auto found = made_.find(id); found != made_.end()) return found->second;
    const std::optional<Entry> entry = find_entry(world_, id);
    return entry ? labelled(world_, *entry) : id;
  }

  bool is_made(std::string_view id) const {
    return made_.count(std::string(id.substr(0, id.find('#')))) > 0;
  }

  /// What is said of something new comes with it. Of a change of roles what is given is told.
  bool is_part_of_another(const Edit& edit) const {
    if (edit.kind == Edit::Kind::create || edit.kind == Edit::Kind::erase) return false;
    if (is_made(edit.entity) || is_made(edit.holder)) return true;
    const auto given = given_.find({edit.entity, edit.holder});
    if (edit.kind != Edit::Kind::remove || given == given_.end()) return false;
    return given->second.size() > 1 || given->second.count(edit.key) == 0;
  }

  void tell(const Edit& edit) {
    std::string result = result_of(edit);
    if (std::find(results_.begin(), results_.end(), result) == results_.end())
      results_.push_back(std::move(result));
  }

  std::string result_of(const Edit& edit) const {
    const EntityIndex entity = world_.find(edit.entity);
    if (edit.kind == Edit::Kind::create) return name(edit.entity) + " is added";
    if (edit.kind == Edit::Kind::erase) return name(edit.entity) + " is deleted";
    if (edit.kind == Edit::Kind::set && edit.key == "label")
      return name(edit.entity) + " is called " + shown(edit.value);
    if (entity == kNoEntity) return name(edit.entity) + " changes";
    const Type& type = world_.type_of(entity);
    if (const Attribute* attribute = type.find_attribute(edit.key))
      return attribute_result(entity, *attribute, edit.value);
    const Relation* relation = type.find_relation(edit.key);
    if (relation == nullptr) return name(edit.entity) + " changes";
    return relation_result(entity, *relation, edit);
  }

  std::string attribute_result(EntityIndex entity, const Attribute& attribute,
                               const Value& value) const {
    const std::string sentence = attribute_phrase(world_, entity, attribute, value);
    const std::string it = name_of(world_, entity);
    const std::string generic = "“" + attribute.label + "” of " + it;
    return becoming(sentence, begins_with(sentence, generic) ? generic : it);
  }

  std::string relation_result(EntityIndex entity, const Relation& relation,
                              const Edit& edit) const {
    const bool takes_away = edit.kind == Edit::Kind::remove;
    const auto* one = as_text(edit.value);
    const auto* list = as_list(edit.value);
    std::string holder = edit.kind == Edit::Kind::set && one != nullptr ? *one : edit.holder;
    if (edit.kind == Edit::Kind::set && list != nullptr && !list->empty()) holder = list->front();
    const std::optional<Entry> entry = find_entry(world_, holder);
    if (edit.kind == Edit::Kind::clear || holder.empty() || !entry)
      return capitalized(none_phrase(world_, entity, relation.symbol));
    const std::string who = labelled(world_, *entry);
    const std::string sentence = entry_phrase(world_, entity, relation.symbol, *entry);
    // Where a policy says no such thing of somebody, only a relation as such can be told.
    const std::string generic = "“" + relation.label + "” of " + name_of(world_, entity);
    if (begins_with(sentence, generic))
      return takes_away ? generic + " is " + who + " no longer" : becoming(sentence, generic);
    if (takes_away)
      return becoming(member_phrase(world_, {entity}, relation.symbol, who, false), who);
    return becoming(sentence, who);
  }

  const World& world_;
  const std::vector<Edit>& edits_;
  std::unordered_map<std::string, std::string> made_;  ///< labels of what is new, by id
  /// By entity and holder: relations that somebody is given.
  std::map<std::pair<std::string_view, std::string_view>, std::set<std::string_view>> given_;
  std::map<Spot, std::size_t> last_;
  std::vector<std::string> results_;
};

}  // namespace

std::string edits_title(const World& world, const std::vector<Edit>& edits) {
  return Title(world, edits).run();
}

}  // namespace permsim
