// Compares what a step touched, and says what its effects found to be so already.
#include "core/play/unchanged.h"

#include <algorithm>

#include "core/decide/explain.h"
#include "core/decide/words.h"
#include "core/play/findings.h"

namespace permsim {

namespace {

bool hold_the_same(const std::vector<Entry>& some, const std::vector<Entry>& others) {
  return some.size() == others.size() &&
         std::all_of(some.begin(), some.end(), [&](const Entry& entry) {
           return std::any_of(others.begin(), others.end(),
                              [&](const Entry& other) { return entry.same_holder(other); });
         });
}

/// A list with nothing on it is no other than none.
bool is_same_value(const Value& was, const Value& is) {
  const auto is_nothing = [](const Value& value) {
    const TextList* list = as_list(value);
    return !is_set(value) || (list != nullptr && list->empty());
  };
  return was == is || (is_nothing(was) && is_nothing(is));
}

bool is_same(const World& before, const World& after, EntityIndex index) {
  if (before.has(index) != after.has(index)) return false;
  if (!before.has(index)) return true;
  const Entity& was = before.at(index);
  const Entity& is = after.at(index);
  if (&was == &is) return true;
  return was.label == is.label &&
         std::equal(was.attributes.begin(), was.attributes.end(), is.attributes.begin(),
                    is.attributes.end(), is_same_value) &&
         std::equal(was.relations.begin(), was.relations.end(), is.relations.begin(),
                    is.relations.end(), hold_the_same);
}

bool takes_away(const EffectClause& effect) {
  return effect.kind == EffectClause::Kind::remove || effect.kind == EffectClause::Kind::clear;
}

bool gives(const EffectClause& effect) { return effect.kind == EffectClause::Kind::add; }

/// While a step is judged nobody tells the steps before it: they are named by number alone.
class UntoldStory final : public Story {
 public:
  UntoldStory() : Story(kNoSteps) {}
  const World* world_before(std::uint32_t) const override { return nullptr; }

 private:
  static inline const std::vector<Step> kNoSteps;
};

/// Who was to lose something and may use the thing all the same, in words; empty where nobody is.
std::string still_words(const World& world, const Binding& binding) {
  const Continuity* continuity = continuity_of(world, binding.target);
  if (continuity == nullptr || continuity->use == kNoAction) return {};
  for (const Argument& argument : *binding.arguments) {
    if (argument.entries.empty() || argument.entries.front().is_userset()) continue;
    const Cell cell{argument.entries.front().entity, binding.target, continuity->use};
    if (world.subject_number(cell.who) < 0 || verdict_of(world, cell) != Verdict::allow) continue;
    return sentence(world, UntoldStory(), explain(world, cell));
  }
  return {};
}

}  // namespace

bool is_otherwise(const World& before, const World& after, const std::vector<Touched>& touched) {
  const auto differs = [&](EntityIndex index) { return !is_same(before, after, index); };
  if (std::any_of(touched.begin(), touched.end(),
                  [&](const Touched& each) { return differs(each.entity); }))
    return true;
  // A label is changed without being touched: nothing that is kept rests on it.
  for (EntityIndex index = 0; index < after.size(); ++index) {
    if (differs(index)) return true;
  }
  return false;
}

std::string unchanged_words(const World& world, const Action& action, const Binding& binding) {
  const std::vector<EffectClause>& effects = action.effects;
  const std::string unchanged = "nothing changed: ";
  if (std::all_of(effects.begin(), effects.end(), takes_away)) {
    const std::string still = still_words(world, binding);
    return unchanged + "there was nothing to take away" + (still.empty() ? "" : ", " + still);
  }
  if (std::all_of(effects.begin(), effects.end(), gives))
    return unchanged + "there was nothing to add";
  return unchanged + "everything was so already";
}

}  // namespace permsim
