// The matrix engine: bit sets over subjects, one plane pair a row, rows made when first asked for.
#include "core/matrix.h"

#include <algorithm>
#include <unordered_map>

#include "core/evaluate.h"

namespace permsim {

namespace {

using Bits = std::vector<std::uint64_t>;

void set_bit(Bits& bits, int number) { bits[static_cast<std::size_t>(number) / 64] |= std::uint64_t{1} << (number % 64); }
void unite(Bits& bits, const Bits& other) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other[i];
}
std::uint64_t count_bits(const std::uint64_t* words, std::size_t size) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < size; ++i) count += static_cast<std::uint64_t>(__builtin_popcountll(words[i]));
  return count;
}

/// Sets as bits over subjects. What hangs on other entities than the resource asked about is kept: a whole account's
/// connections share the account's people.
class SetBits {
 public:
  explicit SetBits(const World& world) : world_(world), evaluator_(world), size_((world.subjects().size() + 63) / 64) {
    everyone_.assign(size_, 0);
    for (const EntityIndex subject : world.subjects()) set_bit(everyone_, world.subject_number(subject));
  }

  std::size_t size() const { return size_; }
  bool holds(const Condition& condition, EntityIndex self) { return evaluator_.holds(condition, self); }

  Bits bits(const SetExpression& set, EntityIndex self) {
    switch (set.kind) {
      case SetExpression::Kind::everyone: return everyone_;
      case SetExpression::Kind::nobody: return Bits(size_, 0);
      case SetExpression::Kind::name: return path_bits(set.path, self);
      case SetExpression::Kind::any_of:
      case SetExpression::Kind::all_of:
      case SetExpression::Kind::without: break;
    }
    Bits all = bits(set.parts[0], self);
    for (std::size_t part = 1; part < set.parts.size(); ++part) {
      const Bits other = bits(set.parts[part], self);
      for (std::size_t i = 0; i < size_; ++i) {
        if (set.kind == SetExpression::Kind::any_of) all[i] |= other[i];
        else if (set.kind == SetExpression::Kind::all_of) all[i] &= other[i];
        else all[i] &= ~other[i];
      }
    }
    return all;
  }

 private:
  Bits path_bits(const Path& path, EntityIndex self) {
    Bits all(size_, 0);
    if (path.names.empty()) return all;
    const Symbol last = path.names.back().symbol;
    if (path.names.size() == 1) {
      add_member(self, last, all);
      return all;
    }
    for (const EntityIndex entity : evaluator_.walk_to_last(path, self)) unite(all, kept_member(entity, last));
    return all;
  }

  const Bits& kept_member(EntityIndex entity, Symbol name) {
    const std::uint64_t key = (static_cast<std::uint64_t>(entity) << 32) | name;
    if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
    Bits bits(size_, 0);
    add_member(entity, name, bits);
    return kept_.emplace(key, std::move(bits)).first->second;
  }

  void add_member(EntityIndex entity, Symbol name, Bits& all) {
    const Type& type = world_.type_of(entity);
    const Member member = type.member(name);
    if (member.kind == MemberKind::relation) {
      for (const Entry& entry : world_.at(entity).relations[member.index]) {
        if (entry.is_userset()) unite(all, kept_member(entry.entity, entry.member));
        else if (const int number = world_.subject_number(entry.entity); number >= 0) set_bit(all, number);
      }
    } else if (member.kind == MemberKind::set) {
      for (const GuardedSet& part : type.sets[member.index].parts) {
        if (evaluator_.holds(part.when.condition, entity)) unite(all, bits(part.to.expression, entity));
      }
    }
  }

  const World& world_;
  Evaluator evaluator_;
  std::size_t size_;
  Bits everyone_;
  std::unordered_map<std::uint64_t, Bits> kept_;
};

}  // namespace

struct Matrix::Engine {
  explicit Engine(const World& on_world) : world(on_world), sets(on_world), rows(on_world.size()) {}

  /// All planes of one resource, one after the other: allow then unclear for each action.
  struct Row {
    bool is_made = false;
    Bits words;
  };

  const Row& row(EntityIndex on) {
    Row& row = rows[on];
    if (!row.is_made) make(row, on);
    return row;
  }

  void make(Row& row, EntityIndex on) {
    const Policy& policy = world.policy();
    const Type& type = world.type_of(on);
    const std::size_t size = sets.size();
    row.is_made = true;
    row.words.assign(type.actions.size() * 2 * size, 0);
    std::unordered_map<std::uint32_t, Bits> applying;  // a rule that speaks of many actions is asked once
    for (std::size_t a = 0; a < type.actions.size(); ++a) {
      std::uint64_t* allow = row.words.data() + a * 2 * size;
      std::uint64_t* unclear = allow + size;
      Bits forbidden(size, 0);
      for (const std::uint32_t number : type.actions[a].rules) {
        const Rule& rule = policy.rules[number];
        if (rule.effect == Effect::limit) continue;
        auto found = applying.find(number);
        if (found == applying.end()) {
          const bool applies = sets.holds(rule.when.condition, on);
          found = applying.emplace(number, applies ? sets.bits(rule.to.expression, on) : Bits(size, 0)).first;
        }
        std::uint64_t* plane = rule.effect == Effect::allow ? allow : rule.effect == Effect::unclear ? unclear : forbidden.data();
        for (std::size_t i = 0; i < size; ++i) plane[i] |= found->second[i];
      }
      for (std::size_t i = 0; i < size; ++i) {
        allow[i] &= ~forbidden[i];
        unclear[i] &= ~forbidden[i] & ~allow[i];
      }
    }
  }

  const World& world;
  SetBits sets;
  std::vector<Row> rows;
};

Matrix::Matrix(const World& world) : engine_(std::make_unique<Engine>(world)) {}
Matrix::~Matrix() = default;
Matrix::Matrix(Matrix&&) noexcept = default;
Matrix& Matrix::operator=(Matrix&&) noexcept = default;

const World& Matrix::world() const { return engine_->world; }

Matrix::Plane Matrix::plane(EntityIndex on, ActionIndex action) const {
  const std::size_t size = engine_->sets.size();
  const std::uint64_t* allow = engine_->row(on).words.data() + action * 2 * size;
  return {allow, allow + size, size};
}

Verdict Matrix::at(const Cell& cell) const {
  const Plane planes = plane(cell.on, cell.action);
  const auto number = static_cast<std::size_t>(engine_->world.subject_number(cell.who));
  const auto bit = [&](const std::uint64_t* words) { return ((words[number / 64] >> (number % 64)) & 1u) != 0; };
  return bit(planes.allow) ? Verdict::allow : bit(planes.unclear) ? Verdict::unclear : Verdict::deny;
}

Counts Matrix::count(EntityIndex on, ActionIndex action) const {
  const Plane planes = plane(on, action);
  return {count_bits(planes.allow, planes.size), count_bits(planes.unclear, planes.size)};
}

Counts Matrix::count_for(EntityIndex who, EntityIndex on) const {
  Counts counts;
  const Type& type = world().type_of(on);
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    const Verdict verdict = at({who, on, action});
    counts.allow += verdict == Verdict::allow ? 1u : 0u;
    counts.unclear += verdict == Verdict::unclear ? 1u : 0u;
  }
  return counts;
}

Counts Matrix::count_person(EntityIndex who) const {
  Counts counts;
  for (EntityIndex on = 0; on < world().size(); ++on) {
    if (!world().has(on)) continue;
    const Counts row = count_for(who, on);
    counts.allow += row.allow;
    counts.unclear += row.unclear;
  }
  return counts;
}

Counts Matrix::count_all() const {
  Counts counts;
  for (EntityIndex on = 0; on < world().size(); ++on) {
    for (ActionIndex action = 0; world().has(on) && action < world().type_of(on).actions.size(); ++action) {
      const Counts cell = count(on, action);
      counts.allow += cell.allow;
      counts.unclear += cell.unclear;
    }
  }
  return counts;
}

}  // namespace permsim
