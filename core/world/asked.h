// What evaluating a set of an entity may ask of other sets: the one relation that circles, depth
// and the order of evaluation rest on.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "core/policy/expression_paths.h"
#include "core/world/world.h"

namespace permsim {

/// Who is in a userset on a path, which goes on from them. Not known: `is_coming` says whether they
/// will be once the userset has been looked at; a userset that is asked in a circle has no people.
struct PeopleKnown {
  std::optional<std::vector<EntityIndex>> people;
  bool is_coming = false;
};

/// Nothing is left out because of what another part of a set or a guard says: a set asks all that
/// is named in it. But a path leads only where the world leads: through relations to the entities
/// they hold, through usersets to the people in them. Attributes end it.
class AskedFinder {
 public:
  using Wanted = std::function<bool(const Member&)>;
  using People = std::function<PeopleKnown(const MemberOf&)>;

  /// Only members that are `wanted` are told: those that nest, unless it says otherwise.
  AskedFinder(const World& world, People people, Wanted wanted = std::mem_fn(&Member::nests))
      : world_(world), people_(std::move(people)), wanted_(std::move(wanted)) {}

  /// Appends the sets, and the relations that hold usersets, which `of` asks, some of them twice.
  /// False: a path goes on from people who are coming; ask again then.
  bool append(const MemberOf& of, std::vector<MemberOf>& asked);

  /// Whether this asks anything at all: it is a set, or a relation that does hold a userset.
  bool may_ask(const MemberOf& of) const;

 private:
  void add(const MemberOf& of, std::vector<MemberOf>& asked) const;
  bool append_path(EntityIndex self, const Path& path, PathEnd end, std::vector<MemberOf>& asked);
  bool go_on(EntityIndex from, Symbol relation, std::vector<MemberOf>& asked);

  const World& world_;
  People people_;
  Wanted wanted_;
  std::vector<EntityIndex> reached_, further_;
};

/// How far sets are evaluated by plain recursion. What nests deeper is evaluated from the deepest
/// up (`in_order`): stacks are small in a browser.
constexpr int kPlainNesting = 4;

/// Calls `make(member)` for whatever `first` asks that is not known yet, each after all it asks
/// itself, and for `first` at the end. Keeps a stack of its own.
/// INVARIANT: nothing asks itself in a circle, as in every world that was let in (set_cycle.h), and
/// what was made is known.
template <class IsKnown, class Make>
void in_order(AskedFinder& finder, const MemberOf& first, const IsKnown& is_known,
              const Make& make) {
  struct Frame {
    MemberOf of;
    std::size_t begin = 0, at = 0;
    bool is_all = false;
  };
  std::vector<MemberOf> list;
  std::vector<Frame> frames{{first}};
  while (!frames.empty()) {
    Frame& frame = frames.back();
    if (frame.at < list.size()) {
      const MemberOf next = list[frame.at++];
      if (!is_known(next)) frames.push_back({next, list.size(), list.size()});
    } else if (!frame.is_all) {
      list.resize(frame.begin);
      frame.at = frame.begin;
      frame.is_all = finder.append(frame.of, list);
    } else {
      make(frame.of);
      list.resize(frame.begin);
      frames.pop_back();
    }
  }
}

}  // namespace permsim
