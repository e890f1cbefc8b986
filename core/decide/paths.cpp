// Where paths lead, and the values at their ends. Serves evaluate.h.
#include <algorithm>
#include <vector>

#include "core/base/budget.h"
#include "core/decide/evaluate.h"

namespace permsim {

namespace {

/// Entities in the order met, each once.
class Met {
 public:
  explicit Met(std::size_t size) : size_(size) {}

  void add(EntityIndex entity) {
    budget::spend();
    if (entities_.size() < kFew) {
      if (std::find(entities_.begin(), entities_.end(), entity) == entities_.end())
        entities_.push_back(entity);
      return;
    }
    if (is_known_.empty()) {
      budget::spend(size_ / 64);
      is_known_.assign(size_, false);
      for (const EntityIndex known : entities_) is_known_[known] = true;
    }
    if (is_known_[entity]) return;
    is_known_[entity] = true;
    entities_.push_back(entity);
  }
  std::vector<EntityIndex> take() { return std::move(entities_); }

 private:
  static constexpr std::size_t kFew = 32;  ///< of few, looking is faster than remembering
  std::vector<EntityIndex> entities_;
  std::size_t size_;  ///< of the world
  std::vector<bool> is_known_;
};

/// Steps of work: texts and lists may be long.
std::uint64_t copying(const Value& value) {
  constexpr std::size_t kBytes = 64;
  if (const std::string* text = as_text(value)) return text->size() / kBytes;
  const TextList* list = as_list(value);
  return list == nullptr ? 0 : list->size();
}

}  // namespace

std::vector<Entry> Evaluator::root_entries(const Path& path, EntityIndex self) {
  switch (path.root) {
    case Root::self: return {{self}};
    case Root::actor:
      return binding_.actor == kNoEntity ? std::vector<Entry>{}
                                         : std::vector<Entry>{{binding_.actor}};
    case Root::target: return {{binding_.target == kNoEntity ? self : binding_.target}};
    case Root::entity: {
      note(kNoEntity, kNoSymbol);
      const EntityIndex found = world_.find(path.root_name);
      return found == kNoEntity ? std::vector<Entry>{} : std::vector<Entry>{{found}};
    }
    case Root::parameter: break;
  }
  if (binding_.arguments == nullptr || path.parameter < 0) return {};
  const Argument& argument = (*binding_.arguments)[static_cast<std::size_t>(path.parameter)];
  if (!argument.entries.empty()) return argument.entries;
  // A value parameter may name what the same step creates.
  const auto* id = as_text(argument.value);
  if (id != nullptr) note(kNoEntity, kNoSymbol);
  const EntityIndex found = id == nullptr ? kNoEntity : world_.find(*id);
  return found == kNoEntity ? std::vector<Entry>{} : std::vector<Entry>{{found}};
}

std::vector<EntityIndex> Evaluator::walk_names(const Path& path, EntityIndex self,
                                               std::size_t count) {
  std::vector<EntityIndex> reached;
  if (path.root == Root::self) {
    reached.push_back(self);
  } else {
    Met first(world_.size());
    for (const Entry& entry : root_entries(path, self)) {
      if (!entry.is_userset())
        first.add(entry.entity);
      else if (!path.names.empty())
        for (const EntityIndex person : member_persons(entry.entity, entry.member))
          first.add(person);
    }
    reached = first.take();
  }
  for (std::size_t i = 0; i < count && !reached.empty(); ++i) {
    Met further(world_.size());
    for (const EntityIndex entity : reached) {
      budget::spend();
      if (budget::is_spent()) return {};
      for (const Entry& entry : holders(entity, path.names[i].symbol)) {
        if (!entry.is_userset())
          further.add(entry.entity);
        else
          for (const EntityIndex person : member_persons(entry.entity, entry.member))
            further.add(person);
      }
    }
    reached = further.take();
  }
  return reached;
}

std::vector<EntityIndex> Evaluator::walk(const Path& path, EntityIndex self) {
  return walk_names(path, self, path.names.size());
}

std::vector<EntityIndex> Evaluator::walk_to_last(const Path& path, EntityIndex self) {
  return walk_names(path, self, path.names.empty() ? 0 : path.names.size() - 1);
}

std::vector<Value> Evaluator::values(const Path& path, EntityIndex self) {
  if (path.names.empty()) {
    if (path.root != Root::parameter || binding_.arguments == nullptr || path.parameter < 0)
      return {};
    const Argument& argument = (*binding_.arguments)[static_cast<std::size_t>(path.parameter)];
    return is_set(argument.value) ? std::vector<Value>{argument.value} : std::vector<Value>{};
  }
  std::vector<Value> values;
  for (const EntityIndex entity : walk_to_last(path, self)) {
    if (world_.type_of(entity).member(path.names.back().symbol).kind != MemberKind::attribute)
      continue;
    note(entity, path.names.back().symbol);
    const Value& value = world_.attribute(entity, path.names.back().symbol);
    budget::spend(copying(value));
    if (is_set(value)) values.push_back(value);
  }
  return values;
}

std::vector<EntityIndex> Evaluator::path_entities(const Path& path, EntityIndex self) {
  if (!path.names.empty()) return walk(path, self);
  return path_persons(path, self);
}

}  // namespace permsim
