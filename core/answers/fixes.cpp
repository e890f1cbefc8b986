// Questions to wishes, and fixes to JSON, words and tables.
#include "core/answers/fixes.h"

#include <algorithm>

#include "core/answers/impact_words.h"
#include "core/answers/pieces.h"
#include "core/answers/selection.h"
#include "core/answers/way.h"
#include "core/base/printable.h"
#include "core/decide/able.h"
#include "core/decide/words.h"
#include "core/json/print.h"
#include "core/json/write.h"
#include "core/world/names.h"

namespace permsim {

namespace {

Problems problem(std::string where, std::string code, std::string message) {
  return Problems{{std::move(where), std::move(code), std::move(message)}};
}

Result<Wish> cell_wish(const World& world, const Question& question) {
  if (question.who.size() != 1 || question.action.size() != 1 || question.on.size() != 1)
    return problem("", "missing-key",
                   "say one person (`who`), one action (`action`) and one thing (`on`), or a thing "
                   "whose `status` is to be good again, or a `finding` and the thing (`on`)");
  if (!question.verdict.empty() && question.verdict != "allow" && question.verdict != "deny")
    return problem("/verdict", "unknown-value",
                   "what is wanted is `allow` or `deny`, never " + ticked(question.verdict));
  Result<MatrixPart> part = matrix_part(world, question);
  if (!part) return std::move(part.problems);
  if (part->subjects.size() != 1)
    return problem("/who", "missing-key", "say one person (`who`), never several");
  if (part->resources.size() != 1 || part->actions_on(world, part->resources[0]).empty())
    return problem("/action", "unknown-action",
                   ticked(question.on[0]) + " has no action " + ticked(question.action[0]));
  Wish wish;
  const EntityIndex on = part->resources.front();
  wish.cell = {part->subjects.front(), on, part->actions_on(world, on).front()};
  wish.verdict = question.verdict == "deny" ? Verdict::deny : Verdict::allow;
  return wish;
}

Result<EntityIndex> thing(const World& world, const std::string& where, const std::string& id) {
  const EntityIndex found = world.find(id);
  if (found != kNoEntity) return found;
  return problem(where, "unknown-entity",
                 "there is no " + ticked(id) + " in the world at this moment");
}

Result<Wish> status_wish(const World& world, const Question& question) {
  const Result<EntityIndex> on = thing(world, "/status", question.status);
  if (!on) return on.problems;
  if (!world.type_of(*on).has_status())
    return problem("/status", "unknown-value", ticked(question.status) + " has no status");
  Wish wish;
  wish.kind = Wish::Kind::status;
  wish.on = *on;
  return wish;
}

Result<Wish> finding_wish(const World& world, const Question& question) {
  if (question.on.size() != 1)
    return problem("/on", "missing-key", "say what the finding is about: one thing (`on`)");
  const Result<EntityIndex> on = thing(world, "/on", question.on.front());
  if (!on) return on.problems;
  Wish wish;
  wish.kind = Wish::Kind::finding;
  wish.on = *on;
  for (const FindingCode code : {FindingCode::not_running, FindingCode::no_repair,
                                 FindingCode::one_repair, FindingCode::no_owner}) {
    if (word_of(code) != question.finding) continue;
    wish.code = code;
    return wish;
  }
  const Policy& policy = world.policy();
  for (const std::uint16_t number : policy.type_findings[world.at(*on).type]) {
    if (policy.findings[number].id != question.finding) continue;
    wish.declared = number;
    return wish;
  }
  return problem("/finding", "unknown-value",
                 "nothing of type " + ticked(world.type_of(*on).id) + " can have a finding " +
                     ticked(question.finding));
}

const Finding* standing(const Moment& now, const Wish& wish) {
  for (const Finding& finding : now.findings) {
    if (finding.entity == wish.on && finding.code == wish.code && finding.declared == wish.declared)
      return &finding;
  }
  return nullptr;
}

Json wanted_json(const World& world, const Wish& wish, const Question& question) {
  switch (wish.kind) {
    case Wish::Kind::cell:
      return {{"who", world.at(wish.cell.who).id},
              {"action", world.type_of(wish.cell.on).actions[wish.cell.action].id},
              {"on", world.at(wish.cell.on).id},
              {"verdict", word_of(wish.verdict)}};
    case Wish::Kind::status: return {{"on", world.at(wish.on).id}, {"status", "good"}};
    case Wish::Kind::finding: return {{"on", world.at(wish.on).id}, {"finding", question.finding}};
  }
  return {};
}

Json now_json(const Moment& now, const Wish& wish) {
  switch (wish.kind) {
    case Wish::Kind::cell: return word_of(now.matrix->at(wish.cell));
    case Wish::Kind::status: return find_status(now.statuses, wish.on)->is;
    case Wish::Kind::finding: break;
  }
  const Finding* finding = standing(now, wish);
  return finding == nullptr ? Json() : Json(finding->says());
}

Json limits_json(const World& world, const Wish& wish) {
  Json ids = Json::array();
  if (wish.kind != Wish::Kind::cell || wish.verdict == Verdict::deny) return ids;
  for (const std::uint32_t rule : decide(world, wish.cell).limits)
    ids.push_back(world.policy().rules[rule].id);
  return ids;
}

Json fix_json(const World& world, const Fix& fix) {
  Json json = {{"steps", Json::array()}, {"or_by", Json::array()}};
  for (const Step& step : fix.steps) json["steps"].push_back(step_json(step));
  for (const auto& people : fix.or_by) json["or_by"].push_back(ids_of(world, people));
  json["changes"] = impact_json(fix.changes);
  return json;
}

std::string fixes_json(const Moment& now, const Wish& wish, const Fixes& found,
                       const Question& question) {
  const World& world = *now.world;
  Json json = {{"wanted", wanted_json(world, wish, question)},
               {"now", now_json(now, wish)},
               {"fixes", Json::array()},
               {"none", nullptr},
               {"searched",
                {{"steps", found.searched},
                 {"sequences", found.sequences},
                 {"whole", found.is_complete()}}}};
  const bool is_allowed =
      wish.kind == Wish::Kind::cell && now.matrix->at(wish.cell) == Verdict::allow;
  if (is_allowed) {
    const Able able = ability_of(world, wish.cell).able;
    if (able == Able::blocked) json["able"] = word_of(able);
  }
  for (const Fix& fix : found.fixes) json["fixes"].push_back(fix_json(world, fix));
  if (const std::string says = none_words(world, wish, found); !says.empty())
    json["none"] = {{"says", says}, {"limits", limits_json(world, wish)}};
  return compact(json);
}

/// "Ben may not reconnect Meta Ads": how it is now.
std::string now_words(const Moment& now, const Wish& wish) {
  const World& world = *now.world;
  if (wish.kind == Wish::Kind::status)
    return name_of(world, wish.on) + " is " + words_of(*find_status(now.statuses, wish.on));
  if (wish.kind == Wish::Kind::finding) {
    const Finding* finding = standing(now, wish);
    return finding == nullptr ? "Nothing of that is found" : finding->says();
  }
  const Verdict verdict = now.matrix->at(wish.cell);
  std::string words = answer_words(world, wish.cell, verdict);
  if (verdict == Verdict::allow) words += able_words(ability_of(world, wish.cell));
  return words;
}

/// "Ana makes Ben an owner of Meta Ads (or Wes)", by step.
std::vector<std::string> step_lines(const Moment& now, const Fix& fix) {
  std::vector<std::string> lines;
  each_step(*now.world, fix.steps, now.at, [&](const World& world, std::size_t i) {
    std::vector<EntityIndex> others = fix.or_by[i];
    std::erase(others, world.find(fix.steps[i].by));
    std::string line = step_title(world, fix.steps[i]);
    if (!others.empty()) line += " (or " + Names(world).of_many(others, 5, "or") + ")";
    lines.push_back(std::move(line));
  });
  return lines;
}

std::string fixes_text(const Moment& now, const Wish& wish, const Fixes& found,
                       const Question& question) {
  const auto line = [&](const std::string& words, std::size_t indent) {
    return wrapped(visible_text(words), indent, question.columns);
  };
  std::string text = line(beginning_sentence(now_words(now, wish)) + ".", 0);
  if (found.is_so) return text + line("Nothing needs to be done.", 0);
  if (found.fixes.empty()) return text + line(none_words(*now.world, wish, found), 0);
  for (std::size_t i = 0; i < found.fixes.size(); ++i) {
    const std::vector<std::string> steps = step_lines(now, found.fixes[i]);
    std::string title = std::to_string(i + 1) + ". ";
    for (std::size_t j = 0; j < steps.size(); ++j) title += (j > 0 ? "; then " : "") + steps[j];
    text += line(title, 0);
    text += line(count_words(found.fixes[i].changes.counts), 3);
    for (const std::string& change : impact_lines(found.fixes[i].changes)) text += line(change, 3);
  }
  return text;
}

std::string fixes_table(const Moment& now, const Wish& wish, const Fixes& found, Format format) {
  const std::string none = none_words(*now.world, wish, found);
  Table table{beginning_sentence(now_words(now, wish)) + (none.empty() ? "" : ". " + none),
              {"fix", "step", "what", "gained", "lost", "unclear"},
              {}};
  for (std::size_t i = 0; i < found.fixes.size(); ++i) {
    const std::vector<std::string> steps = step_lines(now, found.fixes[i]);
    const ChangeCounts& counts = found.fixes[i].changes.counts;
    for (std::size_t j = 0; j < steps.size(); ++j)
      table.rows.push_back({std::to_string(i + 1), std::to_string(j + 1), steps[j],
                            std::to_string(counts.gained), std::to_string(counts.lost),
                            std::to_string(counts.unclear)});
  }
  return written(table, format);
}

}  // namespace

Result<Wish> wish_of(const World& world, const Question& question) {
  if (!question.status.empty()) return status_wish(world, question);
  if (!question.finding.empty()) return finding_wish(world, question);
  return cell_wish(world, question);
}

std::string none_words(const World& world, const Wish& wish, const Fixes& fixes) {
  if (fixes.is_so || !fixes.fixes.empty()) return {};
  const auto counted = [](std::size_t count, const char* one) {
    return std::to_string(count) + one + (count == 1 ? "" : "s");
  };
  std::string wanted = "would change that";
  if (wish.kind == Wish::Kind::cell && wish.verdict == Verdict::allow)
    wanted = "would let " + name_of(world, wish.cell.who) + " do so";
  std::string words = "No sequence of up to " +
                      counted(static_cast<std::size_t>(fixes.searched), " act") + " " + wanted;
  if (fixes.is_complete()) return words + ": every one was tried";
  words = "Nothing was found among " + counted(fixes.sequences, " sequence") + " that " + wanted;
  if (!fixes.is_whole)
    words += "; only those of up to " + counted(static_cast<std::size_t>(fixes.searched), " act") +
             " could be tried in full";
  if (!fixes.untried.empty()) {
    std::vector<std::string> ids;
    for (const std::string& id : fixes.untried) ids.push_back(ticked(id));
    words += "; not all values of " + listed(ids, "and") + " were tried";
  }
  return words;
}

Reply fixes_answer(const MomentPtr& now, const Question& question) {
  const World& world = *now->world;
  const int within = question.within_or(2);
  if (within > kLongestFix)
    return with_problem("/within", "out-of-range",
                        "`within` is 0 to " + std::to_string(kLongestFix));
  Result<Wish> wish = wish_of(world, question);
  if (!wish) return {"", std::move(wish.problems)};
  Question by = question;
  by.who = question.by;
  by.on.clear();
  by.action.clear();
  Result<MatrixPart> actors = matrix_part(world, by);
  if (!actors) return {"", std::move(actors.problems)};
  const Fixes found = find_fixes(now, *wish, actors->subjects, within);
  Reply reply;
  reply.is_as_expected = found.is_so || !found.fixes.empty();
  if (question.format == Format::json)
    reply.text = fixes_json(*now, *wish, found, question);
  else if (question.format == Format::text)
    reply.text = fixes_text(*now, *wish, found, question);
  else
    reply.text = fixes_table(*now, *wish, found, question.format);
  return reply;
}

}  // namespace permsim
