// Judging entities one by one, and knowing which judgements a step leaves as they are.
#include "core/play/judgements.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/base/work.h"
#include "core/matrix/compare.h"
#include "core/matrix/matrix.h"
#include "core/play/declared.h"
#include "core/play/repair.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// More than this is not worth keeping.
constexpr std::size_t kMostReads = 1000;

class Judge {
 public:
  Judge(const World& world, const Matrix& matrix, Arena<Read>& arena,
        Arena<std::uint32_t>& declared)
      : world_(world),
        matrix_(matrix),
        evaluator_(world, {}, &matrix),
        arena_(arena),
        declared_arena_(declared) {}

  Judgement judge(EntityIndex entity) {
    ++work_done.judgements;
    Judgement made;
    reads_.clear();
    evaluator_.record(reads_);
    const Continuity* continuity = continuity_of(world_, entity);
    made.status = status_of(entity);
    if (continuity == nullptr || evaluator_.holds(continuity->when.condition, entity)) {
      if (continuity != nullptr && !continuity->repair.empty()) judge_repair(entity, made);
      made.lacks_owner = lacks_owner(continuity, entity);
    }
    declared_.clear();
    judge_declared(evaluator_, world_, entity, reads_, declared_);
    made.declared = declared_arena_.keep(declared_);
    made.declared_count = static_cast<std::uint32_t>(declared_.size());
    keep_reads(made);
    return made;
  }

 private:
  std::int16_t status_of(EntityIndex entity) {
    const std::vector<StatusCase>& cases = world_.type_of(entity).status.cases;
    const auto found = std::find_if(cases.begin(), cases.end(), [&](const StatusCase& each) {
      return evaluator_.holds(each.when.condition, entity);
    });
    return found == cases.end() ? std::int16_t{-1}
                                : static_cast<std::int16_t>(found - cases.begin());
  }

  void judge_repair(EntityIndex entity, Judgement& made) {
    const std::vector<EntityIndex> able = repairers(matrix_, entity, 2, &reads_);
    if (able.size() > 1) return;
    made.repair = able.empty() ? Judgement::Repair::nobody : Judgement::Repair::one;
    if (!able.empty()) made.repairer = able.front();
  }

  /// Who counts as an owner is what the policy's continuity says, else whatever the relation called
  /// `owner` holds: things of any type, and the people of usersets.
  bool lacks_owner(const Continuity* continuity, EntityIndex entity) {
    if (continuity != nullptr && continuity->has_owner)
      return !evaluator_.has_someone(continuity->owner.expression, entity);
    const Relation* relation = world_.type_of(entity).find_relation("owner");
    if (relation == nullptr) return false;
    const std::vector<Entry>& owners = evaluator_.holders(entity, relation->symbol);
    return std::all_of(owners.begin(), owners.end(), [&](const Entry& owner) {
      return owner.is_userset() && evaluator_.member_persons(owner.entity, owner.member).empty();
    });
  }

  void keep_reads(Judgement& made) {
    std::sort(reads_.begin(), reads_.end());
    reads_.erase(std::unique(reads_.begin(), reads_.end()), reads_.end());
    made.is_fleeting = reads_.size() > kMostReads;
    if (made.is_fleeting) return;
    made.reads = arena_.keep(reads_);
    made.read_count = static_cast<std::uint32_t>(reads_.size());
  }

  const World& world_;
  const Matrix& matrix_;
  Evaluator evaluator_;
  Arena<Read>& arena_;
  Arena<std::uint32_t>& declared_arena_;
  std::vector<Read> reads_;
  std::vector<std::uint32_t> declared_;
};

/// Whether what a judgement rests on is still so.
class Standing {
 public:
  /// Of a play under one policy.
  Standing(const Matrix& before, const Matrix& after, const std::vector<Touched>& touched)
      : rows_(before, after),
        is_touched_(after.world().size(), false),
        came_or_went_(came_or_went(touched)) {
    for (const Touched& each : touched) {
      touched_.push_back({each.entity, each.member});
      is_touched_[each.entity] = true;
    }
    std::sort(touched_.begin(), touched_.end());
  }

  bool stands(const Judgement& judgement) {
    return !judgement.is_fleeting &&
           std::all_of(judgement.reads, judgement.reads + judgement.read_count,
                       [&](const Read& read) { return stands(read); });
  }

 private:
  bool stands(const Read& read) {
    if (read.entity == kNoEntity) return !came_or_went_;
    if (read.member == kNoSymbol) return rows_.is_same(read.entity);
    return !is_touched_[read.entity] || !std::binary_search(touched_.begin(), touched_.end(), read);
  }

  SameRows rows_;
  std::vector<bool> is_touched_;  ///< by entity: most are not, and need no search
  bool came_or_went_;
  std::vector<Read> touched_;  ///< sorted
};

/// How many entities name each place in the relation its continuity says it serves.
std::vector<std::uint32_t> count_served(const World& world) {
  std::vector<std::uint32_t> served(world.size(), 0);
  for (EntityIndex work = 0; work < world.size(); ++work) {
    if (world.has(work)) each_served(world, work, [&](EntityIndex thing) { ++served[thing]; });
  }
  return served;
}

Status status_of(const World& world, EntityIndex entity, const Judgement& judgement) {
  const StatusScheme& scheme = world.type_of(entity).status;
  if (judgement.status < 0) return {entity, scheme.otherwise, {}, false};
  const StatusCase& found = scheme.cases[static_cast<std::size_t>(judgement.status)];
  return {entity, found.is, found.says, found.is_bad};
}

Finding finding_of(FindingCode code, EntityIndex entity, std::string says) {
  Finding finding;
  finding.code = code;
  finding.entity = entity;
  finding.weight = weight_of(code);
  finding.say({std::move(says), {}, {}});
  return finding;
}

/// What needs attention about one entity, in sentences.
std::vector<Finding> findings_of(const Names& names, const World& world, EntityIndex entity,
                                 const Judgement& judgement) {
  std::vector<Finding> findings;
  const auto add = [&](FindingCode code, std::string says) {
    findings.push_back(finding_of(code, entity, std::move(says)));
  };
  if (judgement.status >= 0) {
    const Status status = status_of(world, entity, judgement);
    if (status.is_bad) add(FindingCode::not_running, names.of(entity) + " is " + words_of(status));
  }
  if (judgement.repair == Judgement::Repair::nobody)
    add(FindingCode::no_repair, "nobody can repair " + names.of(entity));
  if (judgement.repair == Judgement::Repair::one) {
    add(FindingCode::one_repair,
        "only " + names.of(judgement.repairer) + " can repair " + names.of(entity));
    findings.back().person = judgement.repairer;
  }
  if (judgement.lacks_owner) add(FindingCode::no_owner, names.of(entity) + " has no owner");
  for (Finding& finding :
       declared_findings(names, world, entity, judgement.declared, judgement.declared_count))
    findings.push_back(std::move(finding));
  return findings;
}

/// The same sentences are kept as they are: other moments have them too.
bool is_same(const std::vector<Finding>& a, const std::vector<Finding>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Finding& x, const Finding& y) {
    return x.code == y.code && x.declared == y.declared && x.person == y.person &&
           *x.words == *y.words;
  });
}

}  // namespace

Judgements::Judgements(const World& world, const Matrix& matrix)
    : all_(world.size()), told_(world.size()) {
  Judge judge(world, matrix, reads_, declared_);
  const Names names(world);
  for (EntityIndex entity = 0; entity < world.size() && !budget::is_spent(); ++entity) {
    budget::spend();
    if (!world.has(entity)) continue;
    all_.own(entity) = judge.judge(entity);
    tell(names, world, entity);
  }
}

Judgements::Judgements(const World& world, const Matrix& matrix, const Judgements& before,
                       const Matrix& matrix_before, const std::vector<Touched>& touched)
    : all_(before.all_), reads_(before.reads_), declared_(before.declared_), told_(before.told_) {
  Standing standing(matrix_before, matrix, touched);
  Judge judge(world, matrix, reads_, declared_);
  const Names names(world);
  all_.resize(world.size());
  told_.resize(world.size());
  budget::spend(world.size() / 4);
  const bool are_names_alike = world.has_names_of(matrix_before.world());
  for (EntityIndex entity = 0; entity < world.size() && !budget::is_spent(); ++entity) {
    if (!world.has(entity)) continue;
    const bool stands = matrix_before.world().has(entity) && standing.stands(all_[entity]);
    if (!stands) all_.own(entity) = judge.judge(entity);
    if (!stands || (!are_names_alike && told_[entity] != nullptr)) tell(names, world, entity);
  }
  if (reads_.is_scattered() || declared_.is_scattered()) tidy();
}

void Judgements::tell(const Names& names, const World& world, EntityIndex entity) {
  std::vector<Finding> findings = findings_of(names, world, entity, all_[entity]);
  const auto& known = told_[entity];
  if (known == nullptr ? findings.empty() : is_same(*known, findings)) return;
  told_.own(entity) = findings.empty()
                          ? nullptr
                          : std::make_shared<const std::vector<Finding>>(std::move(findings));
}

void Judgements::tidy() {
  Arena<Read> fresh;
  Arena<std::uint32_t> fresh_declared;
  std::vector<Read> reads;
  std::vector<std::uint32_t> declared;
  for (EntityIndex entity = 0; entity < all_.size(); ++entity) {
    reads.assign(all_[entity].reads, all_[entity].reads + all_[entity].read_count);
    if (!reads.empty()) all_.own(entity).reads = fresh.keep(reads);
    declared.assign(all_[entity].declared, all_[entity].declared + all_[entity].declared_count);
    if (!declared.empty()) all_.own(entity).declared = fresh_declared.keep(declared);
  }
  reads_ = std::move(fresh);
  declared_ = std::move(fresh_declared);
}

std::vector<Status> Judgements::statuses(const World& world) const {
  std::vector<Status> statuses;
  for (EntityIndex entity = 0; entity < all_.size(); ++entity) {
    if (world.has(entity) && world.type_of(entity).has_status())
      statuses.push_back(status_of(world, entity, all_[entity]));
  }
  return statuses;
}

std::vector<Finding> Judgements::findings(const World& world) const {
  std::vector<Finding> findings;
  std::vector<std::uint32_t>
      served;  // counted when somebody first asks: most worlds have little to find
  for (EntityIndex entity = 0; entity < told_.size(); ++entity) {
    if (told_[entity] == nullptr || !world.has(entity)) continue;
    for (const Finding& finding : *told_[entity]) {
      findings.push_back(finding);
      if (finding.code == FindingCode::not_running) continue;
      if (served.empty()) served = count_served(world);
      findings.back().serves = served[entity];
    }
  }
  put_in_order(findings);
  return findings;
}

}  // namespace permsim
