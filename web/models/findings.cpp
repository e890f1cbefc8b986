// Follows a finding back to its step and its cell.
#include "web/models/findings.h"

#include <algorithm>

#include "core/decide/words.h"
#include "core/play/declared.h"
#include "core/play/repair.h"
#include "core/play/since.h"
#include "web/models/checks.h"

namespace permsim {
namespace {

/// The first thing an entity depends on; kNoEntity when it depends on none.
EntityIndex served_by(const World& world, EntityIndex entity) {
  EntityIndex first = kNoEntity;
  each_served(world, entity, [&](EntityIndex thing) {
    if (first == kNoEntity) first = thing;
  });
  return first;
}

/// Whose answer tells most about repairing: one who may, else one who could before, else anybody.
EntityIndex repairer(const Session& session, const Moment& moment, EntityIndex entity) {
  for (std::uint32_t at = moment.at + 1; at-- > 0;) {
    const Moment& then = *session.moments()[at];
    if (!then.world->has(entity)) break;
    for (const EntityIndex person : repairers(*then.matrix, entity)) {
      if (moment.world->has(person)) return person;
    }
  }
  const std::vector<EntityIndex>& everyone = moment.world->subjects();
  return everyone.empty() ? kNoEntity : everyone.front();
}

std::optional<CellIds> ids_of(const World& world, EntityIndex who, EntityIndex on,
                              ActionIndex action) {
  if (!world.has(who) || !world.has(on) || action == kNoAction) return std::nullopt;
  return ids_of(world, Cell{who, on, action});
}

}  // namespace

std::string says_of(const Session& session, const Finding& finding) {
  std::string says = beginning_sentence(finding.says());
  if (const std::string advice = advice_of(session.world(), finding); !advice.empty())
    says += ". Way out: " + advice;
  return says;
}

std::string more_of(const Session& session, const Finding& finding) {
  std::string more = since_words(session, finding);
  if (finding.serves > 0)
    more += "  ·  " + std::to_string(finding.serves) +
            (finding.serves == 1 ? " thing depends on it" : " things depend on it");
  return more;
}

std::pair<std::string, std::string> attention_words(const Session& session) {
  const std::vector<Finding>& findings = session.moment().findings;
  const auto advice = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.weight == Weight::advice;
  });
  const auto pressing = static_cast<std::size_t>(advice - findings.begin());
  std::string count = pressing == 0 ? "" : std::to_string(pressing);
  if (pressing < findings.size())
    count += (count.empty() ? "" : ", ") + std::to_string(findings.size() - pressing) + " advice";
  return {pressing == 0 ? "Nothing needs attention" : "Needs attention", count};
}

std::string attention_count(const View& view) {
  const std::vector<Finding>& findings = view.session.moment().findings;
  const auto found = std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.weight != Weight::advice;
  });
  const std::size_t pressing = static_cast<std::size_t>(found) + view.models.checks.failing();
  return pressing == 0 ? std::string() : std::to_string(pressing);
}

void look_into(View& view, const Finding& finding) {
  select_thing(view, finding.entity);
  if (const auto cell = cell_of(view.session, finding)) {
    view.ui.cell = *cell;
    view.ui.resource = cell->on;
    view.ui.brings_cell_into_view = true;
    if (view.ui.mode != MatrixMode::things) view.ui.mode = MatrixMode::actions;
    view.ui.tab = "why";
    view.ui.answer = AnswerTab::why;
  }
  if (finding.since != view.session.at()) view.send(GoTo{finding.since});
}

std::string since_words(const Session& session, const Finding& finding) {
  return beginning_sentence(since_words(session.world(), session.story(), finding.since));
}

std::optional<CellIds> cell_of(const Session& session, const Finding& finding) {
  if (finding.since >= session.moments().size()) return std::nullopt;
  const Moment& moment = *session.moments()[finding.since];
  const World& world = *moment.world;
  if (!world.has(finding.entity)) return std::nullopt;
  const EntityIndex thing =
      finding.code == FindingCode::not_running ? served_by(world, finding.entity) : finding.entity;
  const Continuity* continuity = !world.has(thing) ? nullptr : continuity_of(world, thing);
  if (continuity == nullptr) return std::nullopt;
  if (is_of_its_step(finding.code) || finding.declared >= 0)
    return finding.persons().empty()
               ? std::nullopt
               : ids_of(world, finding.persons().front(), thing, continuity->use);
  if (continuity->repair.empty()) return std::nullopt;
  const EntityIndex who =
      finding.person != kNoEntity ? finding.person : repairer(session, moment, thing);
  return ids_of(world, who, thing, continuity->repair.front());
}

std::vector<std::size_t> findings_begun(const Session& session) {
  std::vector<std::size_t> begun(session.moments().size(), 0);
  for (const MomentPtr& moment : session.moments()) {
    for (const Finding& finding : moment->findings) {
      if (finding.since == moment->at && finding.weight != Weight::advice) ++begun[moment->at];
    }
  }
  return begun;
}

std::optional<int> few_repairers(const Session& session, EntityIndex entity) {
  const Judgement::Repair repair = session.moment().judgements[entity].repair;
  if (repair == Judgement::Repair::nobody) return 0;
  if (repair == Judgement::Repair::one) return 1;
  return std::nullopt;
}

}  // namespace permsim
