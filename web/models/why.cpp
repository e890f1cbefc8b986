// Puts explanations into words.
#include "web/models/why.h"

#include "core/decide/words.h"
#include "web/models/matrix.h"

namespace permsim {
namespace {

WhyRule rule_words(const Session& session, std::uint32_t index) {
  const Rule& rule = session.policy().rules[index];
  WhyRule words;
  words.id = rule.id;
  words.says = rule.says;
  words.source = source_words(session.policy(), rule);
  return words;
}

/// Rules that have a part in the answer, each with the ways in which it reaches the person.
void add_rules(const Session& session, Why& why, const Explanation& explanation,
               const std::vector<std::uint32_t>& rules, std::string title, Sign sign) {
  if (rules.empty()) return;
  WhySection section{std::move(title), sign, {}};
  for (const std::uint32_t rule : rules) {
    WhyRule words = rule_words(session, rule);
    for (const AccessPath& path : explanation.paths) {
      // What a limit reaches somebody through is long and changes nothing.
      if (path.rule != rule || session.policy().rules[rule].effect == Effect::limit) continue;
      std::vector<WhyFact>& facts = words.paths.emplace_back();
      for (PathFact& fact : path_facts(session.world(), path))
        facts.push_back({beginning_sentence(std::move(fact.words)), fact.since});
      if (facts.empty()) facts.push_back({"Everyone may", 0});
    }
    section.rules.push_back(std::move(words));
  }
  why.sections.push_back(std::move(section));
}

void add_missing(const Session& session, Why& why, const Explanation& explanation) {
  if (explanation.missing.empty()) return;
  WhySection section{
      explanation.decision.verdict == Verdict::unclear ? "What would settle it" : "What is missing",
      Sign::not_granted,
      {}};
  for (const Missing& missing : explanation.missing) {
    WhyRule words = rule_words(session, missing.rule);
    words.missing = beginning_sentence(missing.says);
    words.part = missing.part;
    section.rules.push_back(std::move(words));
  }
  why.sections.push_back(std::move(section));
}

void add_readings(const Session& session, Why& why) {
  if (!why.look.is_disputed) return;
  for (const auto& [reading, verdict] : session.disputes().verdicts(why.cell)) {
    why.readings.push_back({reading->label, reading->says, verdict});
  }
}

/// Who else may, of people and whatever else acts, in the order of the world.
std::vector<EntityIndex> others_allowed(const Session& session, const Cell& cell) {
  std::vector<EntityIndex> others;
  for (const EntityIndex who : session.world().subjects())
    if (who != cell.who && session.matrix().at({who, cell.on, cell.action}) == Verdict::allow)
      others.push_back(who);
  return others;
}

/// "since step 1 · works now", beside the verdict. What stands in the way is told below it.
std::string standing_words(const Explanation& explanation) {
  const std::string words =
      explanation.since == 0 ? since_mark(0) : "since " + since_mark(explanation.since);
  const bool works = explanation.ability && explanation.ability->able == Able::yes;
  return works ? words + " · works now" : words;
}

/// A reason begins with a name, which stays as it is written, or with one of our own words.
std::string beginning_reason(const World& world, std::string reason) {
  const std::size_t end = reason.find(' ');
  const std::string first = reason.substr(0, end);
  for (EntityIndex i = 0; i < world.size(); ++i)
    if (world.has(i) && world.at(i).label.compare(0, first.size(), first) == 0) return reason;
  return capitalized(std::move(reason));
}

}  // namespace

std::string since_mark(std::uint32_t since) {
  return since == 0 ? "from the start" : "step " + std::to_string(since);
}

Why make_why(const Session& session, const Cell& cell, const SignLook& look) {
  const Explanation explanation = explain_at(session.moments(), session.at(), cell);
  const Decision& decision = explanation.decision;
  Why why;
  why.cell = cell;
  why.look = look;
  why.headline = answer_words(session.world(), cell, decision.verdict);
  why.since = beginning_sentence(since_words(session.world(), session.story(), explanation.since));
  why.since_step = explanation.since;
  why.standing = standing_words(explanation);
  why.others = others_words(session.world(), explanation);
  if (explanation.ability && explanation.ability->able >= Able::idle) {
    why.blocked_title = explanation.ability->able == Able::blocked ? "But it cannot work now"
                                                                   : "But there is nothing to do";
    for (const std::string& reason : explanation.ability->because)
      why.blocked.push_back(beginning_reason(session.world(), reason));
  }
  why.more_paths = more_paths_words(explanation);
  switch (decision.verdict) {
    case Verdict::allow:
      add_rules(session, why, explanation, decision.because, "Because all of this holds",
                Sign::allowed);
      why.also = others_allowed(session, cell);
      break;
    case Verdict::unclear:
      add_rules(session, why, explanation, decision.because, "The documents leave this open",
                Sign::unclear);
      add_rules(session, why, explanation, decision.limits, "The documents limit this",
                Sign::denied);
      break;
    case Verdict::deny:
      add_rules(session, why, explanation, decision.because, "The documents forbid this",
                Sign::denied);
      add_rules(session, why, explanation, decision.limits, "The documents say no", Sign::denied);
      add_rules(session, why, explanation, decision.overruled, "Allowed otherwise, but overruled",
                Sign::allowed);
      break;
  }
  if (decision.verdict != Verdict::allow) add_missing(session, why, explanation);
  if (why.sections.empty())
    why.sections.push_back({"No rule speaks of this", Sign::not_granted, {}});
  add_readings(session, why);
  return why;
}

std::string written(const Why& why) {
  std::string text = why.headline + "\n";
  if (!why.blocked.empty()) text += "\n" + why.blocked_title + "\n";
  for (const std::string& reason : why.blocked) text += "- " + reason + "\n";
  for (const WhySection& section : why.sections) {
    text += "\n" + section.title + "\n";
    for (const WhyRule& rule : section.rules) {
      if (!rule.missing.empty())
        text += "- " + rule.missing + "\n  ";
      else
        text += "- ";
      text += rule.says + " (" + rule.id + ")\n";
      for (const auto& path : rule.paths) {
        for (const WhyFact& fact : path)
          text += "  " + fact.words +
                  (fact.since > 0 ? " (since " + since_mark(fact.since) + ")" : "") + "\n";
      }
      if (!rule.source.empty()) text += "  " + rule.source + "\n";
    }
  }
  if (!why.more_paths.empty()) text += "… " + why.more_paths + "\n";
  text += "\n" + why.since + "\n";
  if (!why.others.empty()) text += why.others + "\n";
  for (const WhyReading& reading : why.readings)
    text += "\n" + reading.label + ": " + std::string(word_of(reading.verdict));
  return text;
}

void WhyModel::update(const View& view) {
  Wanted wanted{view.session.revision(), view.ui.cell, view.ui.compare, view.ui.compare_reading};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  why_.reset();
  if (const auto cell = selected_cell(view))
    why_ = make_why(view.session, *cell, view.models.matrix.look_at(*cell));
}

}  // namespace permsim
