// Compares entity by entity, relation by relation.
#include "core/play/edits_between.h"

#include <algorithm>
#include <utility>

#include "core/world/names.h"

namespace permsim {

namespace {

class Comparer {
 public:
  Comparer(const World& before, const World& after) : before_(before), after_(after) {}

  std::vector<Edit> run() {
    for (EntityIndex each = 0; each < after_.size(); ++each) {
      const bool was = before_.has(each), is = after_.has(each);
      if (was && !is)
        gone_.push_back(edit_of(Edit::Kind::erase, before_.at(each).id));
      else if (!was && is)
        make(each);
      else if (was && is)
        change(each);
    }
    std::vector<Edit> all = std::move(made_);
    for (std::vector<Edit>* more : {&changed_, &gone_})
      all.insert(all.end(), std::make_move_iterator(more->begin()),
                 std::make_move_iterator(more->end()));
    return all;
  }

 private:
  static Edit edit_of(Edit::Kind kind, std::string entity, std::string key = {}) {
    Edit edit;
    edit.kind = kind;
    edit.entity = std::move(entity);
    edit.key = std::move(key);
    return edit;
  }

  void make(EntityIndex index) {
    const Entity& entity = after_.at(index);
    const Type& type = after_.type_of(index);
    Edit edit = edit_of(Edit::Kind::create, entity.id, type.id);
    if (entity.label != entity.id) edit.fields.emplace_back("label", entity.label);
    for (std::size_t i = 0; i < type.attributes.size(); ++i)
      if (entity.attributes[i] != type.attributes[i].fallback)
        edit.fields.emplace_back(type.attributes[i].id, entity.attributes[i]);
    for (std::size_t i = 0; i < type.relations.size(); ++i) {
      if (type.relations[i].is_inverse() || entity.relations[i].empty()) continue;
      TextList holders;
      holders.reserve(entity.relations[i].size());
      for (const Entry& entry : entity.relations[i]) holders.push_back(written(after_, entry));
      edit.fields.emplace_back(type.relations[i].id, std::move(holders));
    }
    made_.push_back(std::move(edit));
  }

  void change(EntityIndex index) {
    const Entity &was = before_.at(index), &is = after_.at(index);
    const Type& type = after_.type_of(index);
    const auto set = [&](const std::string& key, const Value& value) {
      changed_.push_back(edit_of(Edit::Kind::set, is.id, key));
      changed_.back().value = value;
    };
    if (was.label != is.label) set("label", is.label);
    for (std::size_t i = 0; i < type.attributes.size(); ++i)
      if (was.attributes[i] != is.attributes[i]) set(type.attributes[i].id, is.attributes[i]);
    for (std::size_t i = 0; i < type.relations.size(); ++i) {
      if (type.relations[i].is_inverse()) continue;
      for (const Entry& entry : was.relations[i])
        if (after_.has(entry.entity) && lacks(is.relations[i], entry))
          hold(Edit::Kind::remove, is.id, type.relations[i].id, written(before_, entry));
      for (const Entry& entry : is.relations[i])
        if (lacks(was.relations[i], entry))
          hold(Edit::Kind::add, is.id, type.relations[i].id, written(after_, entry));
    }
  }

  void hold(Edit::Kind kind, const std::string& entity, const std::string& relation,
            std::string holder) {
    changed_.push_back(edit_of(kind, entity, relation));
    changed_.back().holder = std::move(holder);
  }

  template <typename Entries>
  static bool lacks(const Entries& entries, const Entry& entry) {
    return std::none_of(entries.begin(), entries.end(),
                        [&](const Entry& other) { return other.same_holder(entry); });
  }

  const World &before_, &after_;
  std::vector<Edit> made_, changed_, gone_;
};

}  // namespace

std::vector<Edit> edits_between(const World& before, const World& after) {
  return Comparer(before, after).run();
}

}  // namespace permsim
