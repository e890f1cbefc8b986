// Relations, attributes and comings that circles and depth rest on.
#include "core/policy/nesting.h"

#include <algorithm>
#include <set>

namespace permsim {

namespace {

/// Does a set speak of everybody there is?
bool speaks_of_everyone(const SetExpression& set) {
  return set.kind == SetExpression::Kind::everyone ||
         std::any_of(set.parts.begin(), set.parts.end(), speaks_of_everyone);
}
bool asks_of_everyone(const Condition& condition) {
  return speaks_of_everyone(condition.set) ||
         std::any_of(condition.parts.begin(), condition.parts.end(), asks_of_everyone);
}

class NestingFinder {
 public:
  NestingFinder(const Policy& policy, const SetGraph& graph) : policy_(policy), graph_(graph) {}

  void run(Nesting& nesting) {
    for (NodeIndex node = 0; node < graph_.size(); ++node) {
      if (!is_followed(node)) continue;
      nesting.is_followed = true;
      note_what_matters(node);
    }
    nesting.by_change.assign(by_change_.begin(), by_change_.end());
    nesting.by_usersets.assign(by_usersets_.begin(), by_usersets_.end());
  }

 private:
  Member member(NodeIndex node) const {
    const auto& [type, symbol] = graph_.at(node);
    return policy_.types[type].member(symbol);
  }
  bool is_followed(NodeIndex node) const { return member(node).is_followed; }

  void note(TypeIndex type, Symbol name) {
    if (!by_change_.insert({type, name}).second) return;
    const Member member = policy_.types[type].member(name);
    if (member.kind != MemberKind::relation) return;
    const Relation& relation = policy_.types[type].relations[member.index];
    if (relation.is_inverse()) by_change_.insert({relation.inverse_type, relation.inverse});
  }

  void note_what_matters(NodeIndex node) {
    const TypeIndex type = graph_.at(node).first;
    const Member own = member(node);
    if (own.kind == MemberKind::relation) {
      by_usersets_.insert(graph_.at(node));
      return;
    }
    each_path(policy_.types[type].sets[own.index], [&](const Path& path, PathEnd end) {
      bool matters = false;
      graph_.each_asked(type, path, end,
                        [&](NodeIndex asked) { matters = matters || is_followed(asked); });
      if (!matters) return;
      graph_.walk(type, path, SetGraph::walked_names(path, end), [&](TypeIndex at, Symbol name) {
        note(at, name);
        note_people(at, name);
      });
    });
  }

  /// A path goes on from the people in a userset: whatever says who they are can lead it elsewhere.
  void note_people(TypeIndex type, Symbol relation) {
    std::vector<NodeIndex> open{graph_.find(type, relation)};
    while (!open.empty()) {
      const NodeIndex node = open.back();
      open.pop_back();
      if (node == kNoNode || !is_read_.insert(node).second) continue;
      const TypeIndex of = graph_.at(node).first;
      const Member own = member(node);
      if (own.kind == MemberKind::set) {
        note_set(of, policy_.types[of].sets[own.index], open);
        continue;
      }
      note(of, graph_.at(node).second);
      for (const Holdable& held : policy_.types[of].relations[own.index].of) {
        if (held.member == kNoSymbol) continue;
        note_member(held.type, held.member);
        open.push_back(graph_.find(held.type, held.member));
      }
    }
  }

  void note_member(TypeIndex type, Symbol name) {
    const MemberKind kind = policy_.types[type].member(name).kind;
    if (kind == MemberKind::relation || kind == MemberKind::attribute) note(type, name);
  }

  void note_set(TypeIndex type, const NamedSet& set, std::vector<NodeIndex>& open) {
    each_path(set, [&](const Path& path, PathEnd end) {
      if (!SetGraph::begins_here(path)) return;
      const auto hop = [&](TypeIndex at, Symbol name) {
        note(at, name);
        open.push_back(graph_.find(at, name));
      };
      for (const TypeIndex last : graph_.walk(type, path, path.names.size() - 1, hop)) {
        note_member(last, path.names.back().symbol);
        if (end != PathEnd::value) open.push_back(graph_.find(last, path.names.back().symbol));
      }
    });
    for (const GuardedSet& part : set.parts) {
      if (speaks_of_everyone(part.to.expression) || asks_of_everyone(part.when.condition))
        note_comings();
    }
  }

  /// Whoever comes is in `everyone`.
  void note_comings() {
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      if (policy_.types[type].is_subject) by_change_.insert({type, kNoSymbol});
    }
  }

  const Policy& policy_;
  const SetGraph& graph_;
  std::set<TypedMember> by_change_, by_usersets_;
  std::set<NodeIndex> is_read_;
};

/// What `members` of one policy are called in another; those it does not have are left out.
void add_by_name(const Policy& from, const std::vector<TypedMember>& members, const Policy& to,
                 std::vector<TypedMember>& all) {
  for (const auto& [type, member] : members) {
    const TypeIndex same = to.find_type(from.types[type].id);
    const Symbol name = member == kNoSymbol ? kNoSymbol : to.find_symbol(from.name_of(member));
    if (same != kNoType && (member == kNoSymbol || name != kNoSymbol)) all.emplace_back(same, name);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace

void find_what_nests(Policy& policy, const SetGraph& graph) {
  NestingFinder(policy, graph).run(policy.nesting);
}

void share_nesting(const std::vector<std::vector<std::shared_ptr<Policy>>>& groups) {
  std::vector<Nesting> own;
  own.reserve(groups.size());
  for (const auto& group : groups) own.push_back(group.front()->nesting);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (std::size_t other = 0; other < groups.size(); ++other) {
      if (other == i || !own[other].is_followed) continue;
      const std::shared_ptr<Policy>& from = groups[other].front();
      for (const std::shared_ptr<Policy>& reading : groups[i]) {
        reading->nesting.readings.push_back(from);
        add_by_name(*from, own[other].by_change, *reading, reading->nesting.by_change);
        add_by_name(*from, own[other].by_usersets, *reading, reading->nesting.by_usersets);
      }
    }
  }
}

}  // namespace permsim
