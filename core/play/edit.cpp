// What edits by hand do: they ask nobody, and all of them happen or none.
#include "core/play/edit.h"

#include "core/play/apply.h"
#include "core/play/change.h"
#include "core/play/changer.h"
#include "core/world/holders.h"

namespace permsim {

namespace {

class EditReader {
 public:
  EditReader(const World& world, std::uint32_t number) : changer_(world, number) {}

  Changed run(const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) {
      if (edit.kind != Edit::Kind::create) continue;
      changer_.create(edit.entity, edit.key);
    }
    for (const Edit& edit : edits) {
      if (changer_.problem().empty()) read(edit);
    }
    return changer_.finish();
  }

 private:
  void read(const Edit& edit) {
    const EntityIndex entity = changer_.next().find(edit.entity);
    if (entity == kNoEntity) return changer_.fail(ticked(edit.entity) + " is not there");
    switch (edit.kind) {
      case Edit::Kind::set: return set(entity, edit.key, edit.value);
      case Edit::Kind::create:
        for (const auto& [key, value] : edit.fields) set(entity, key, value);
        return;
      case Edit::Kind::erase: return changer_.erase(entity);
      case Edit::Kind::add:
      case Edit::Kind::remove:
      case Edit::Kind::clear: return change_relation(entity, edit);
    }
  }

  void change_relation(EntityIndex entity, const Edit& edit) {
    const int relation = changer_.relation(entity, edit.key);
    if (relation < 0) return;
    const auto index = static_cast<std::uint16_t>(relation);
    if (edit.kind == Edit::Kind::clear) return changer_.clear(entity, index);
    const std::optional<Entry> entry = find_entry(changer_.next(), edit.holder);
    if (!entry) return changer_.fail(ticked(edit.holder) + " is not there");
    if (edit.kind == Edit::Kind::add)
      changer_.add(entity, index, *entry);
    else if (changer_.can_hold(entity, index, *entry))
      changer_.remove(entity, index, *entry);
  }

  void set(EntityIndex entity, const std::string& key, const Value& value) {
    const Type& type = changer_.next().type_of(entity);
    if (const Attribute* attribute = type.find_attribute(key)) {
      return changer_.set_attribute(
          entity, static_cast<std::uint16_t>(attribute - type.attributes.data()), value);
    }
    // Without a label a thing is called by its id, as at the start.
    if (const auto* label = as_text(value); key == "label" && label != nullptr)
      return changer_.set_label(entity, label->empty() ? changer_.next().at(entity).id : *label);
    const int relation = changer_.relation(entity, key);
    if (relation < 0) return;
    if (std::holds_alternative<bool>(value)) return changer_.fail(ticked(key) + " takes ids");
    TextList holders;
    if (const auto* list = as_list(value))
      holders = *list;
    else if (const auto* text = as_text(value); text != nullptr && !text->empty())
      holders = {*text};
    if (type.relations[static_cast<std::size_t>(relation)].is_one && holders.size() > 1)
      return changer_.fail(ticked(key) + " holds one at most");
    std::vector<Entry> wanted;
    for (const std::string& holder : holders) {
      const std::optional<Entry> entry = find_entry(changer_.next(), holder);
      if (!entry) return changer_.fail(ticked(holder) + " is not there");
      wanted.push_back(*entry);
    }
    changer_.set_relation(entity, static_cast<std::uint16_t>(relation), wanted);
  }

  Changer changer_;
};

}  // namespace

Changed apply_edits(const World& world, const std::vector<Edit>& edits, std::uint32_t number) {
  return EditReader(world, number).run(edits);
}

}  // namespace permsim
