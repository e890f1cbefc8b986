// Explanations written out: see explanation.h.
#include "core/answers/explanation.h"

#include <algorithm>

#include "core/answers/explanation_lines.h"
#include "core/answers/pieces.h"
#include "core/answers/table.h"
#include "core/answers/wrap.h"
#include "core/base/printable.h"
#include "core/decide/words.h"
#include "core/json/parse.h"
#include "core/json/print.h"

namespace permsim {

namespace {

// --- JSON

Json since_json(const World& world, const Story& story, std::uint32_t since) {
  const Step* step = story.step(since);
  Json at = nullptr;
  if (step != nullptr && !step->at.empty()) at = step->at;
  return {{"step", since}, {"at", at}, {"says", since_words(world, story, since)}};
}

Json entry_json(const World& world, const Story& story, const PathEntry& entry) {
  return {{"of", world.at(entry.of).id},
          {"relation", world.policy().name_of(entry.relation)},
          {"holds", written(world, entry.entry)},
          {"since", entry.entry.since},
          {"says", entry_words(world, story, entry)}};
}

Json ground_json(const World& world, const Story& story, const Ground& ground) {
  return {{"entity", world.at(ground.self).id},
          {"part", std::string(ground.part)},
          {"holds", ground.kind == Ground::Kind::holds || ground.kind == Ground::Kind::inside},
          {"since", since_json(world, story, ground.since)},
          {"says", ground_words(world, ground)}};
}

Json path_json(const World& world, const Story& story, const AccessPath& path) {
  Json entries = Json::array();
  for (const PathEntry& entry : path.entries) entries.push_back(entry_json(world, story, entry));
  Json conditions = Json::array();
  for (const Ground& ground : path.grounds) conditions.push_back(ground_json(world, story, ground));
  return {{"rule", world.policy().rules[path.rule].id},
          {"entries", entries},
          {"conditions", conditions},
          {"says", path_words(world, story, path)}};
}

Json missing_json(const World& world, const Story& story, const Explanation& explanation,
                  const Missing& missing) {
  if (missing.code == MissingCode::deleted)
    return {{"rule", nullptr},
            {"code", word_of(missing.code)},
            {"part", ""},
            {"entity", world.at(missing.entity).id},
            {"says", sentence(world, story, explanation)}};
  return {{"rule", world.policy().rules[missing.rule].id},
          {"code", word_of(missing.code)},
          {"part", missing.part},
          {"entity", world.at(missing.entity).id},
          {"says", missing.says}};
}

/// Every rule named anywhere in the answer, in the order of the policy.
Json rules_json(const Policy& policy, const Explanation& explanation) {
  const Decision& decision = explanation.decision;
  std::vector<std::uint32_t> named;
  for (const auto* rules : {&decision.because, &decision.overruled, &decision.limits})
    named.insert(named.end(), rules->begin(), rules->end());
  for (const Missing& missing : explanation.missing) {
    if (missing.code != MissingCode::deleted) named.push_back(missing.rule);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  Json json = Json::array();
  for (const std::uint32_t number : named) {
    const Rule& rule = policy.rules[number];
    const Source* source = policy.find_source(rule.source.source);
    const auto text_or_null = [](const std::string& text) {
      return text.empty() ? Json(nullptr) : Json(text);
    };
    json.push_back({{"id", rule.id},
                    {"effect", word_of(rule.effect)},
                    {"says", rule.says},
                    {"source", text_or_null(rule.source.source)},
                    {"section", text_or_null(rule.source.section)},
                    {"seen", source == nullptr ? Json(nullptr) : text_or_null(source->seen)}});
  }
  return json;
}

// --- for people

const std::string& rule_says(const Policy& policy, std::uint32_t rule) {
  return policy.rules[rule].says.empty() ? policy.rules[rule].id : policy.rules[rule].says;
}

void add_rule(Table& table, const Policy& policy, const char* what, std::uint32_t rule) {
  table.rows.push_back({what, policy.rules[rule].id, rule_says(policy, rule),
                        source_words(policy, policy.rules[rule])});
}

Table explanation_table(const World& world, const Story& story, const Explanation& explanation) {
  const Policy& policy = world.policy();
  Table table{sentence(world, story, explanation), {"", "rule", "says", "source"}, {}};
  for (const std::uint32_t rule : explanation.decision.because)
    add_rule(table, policy, "because", rule);
  for (const std::uint32_t rule : explanation.decision.overruled)
    add_rule(table, policy, "overruled", rule);
  for (const std::uint32_t rule : explanation.decision.limits)
    add_rule(table, policy, "limit", rule);
  for (const AccessPath& path : explanation.paths)
    table.rows.push_back({"path", policy.rules[path.rule].id, path_words(world, story, path), ""});
  if (explanation.paths_cut) table.rows.push_back({"path", "", more_paths_words(explanation), ""});
  for (const Missing& missing : explanation.missing) {
    if (missing.code != MissingCode::deleted)
      table.rows.push_back({"missing", policy.rules[missing.rule].id, missing.says,
                            std::string(word_of(missing.code))});
  }
  table.rows.push_back({"since", "", since_words(world, story, explanation.since), ""});
  return table;
}

class ExplanationText {
 public:
  ExplanationText(const World& world, const Story& story, const Explanation& explanation,
                  std::size_t columns)
      : columns_(columns),
        world_(world),
        story_(story),
        explanation_(explanation),
        policy_(world.policy()) {}

  std::string run() {
    for (const ExplanationLine& line : explanation_lines(world_, story_, explanation_)) add(line);
    if (explanation_.last_seen == nullptr) add_details();
    return std::move(text_);
  }

 private:
  /// Words that do not fit go on below those before them.
  void add(const std::string& line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    text_ += wrapped(visible_text(line.substr(indent)), indent, columns_);
  }

  void add(const ExplanationLine& line) {
    switch (line.kind) {
      case ExplanationLine::Kind::why:
        add("");
        add(line.words);
        break;
      case ExplanationLine::Kind::fact: add("  " + line.words); break;
      case ExplanationLine::Kind::left: add("  " + line.words + ", below"); break;
      case ExplanationLine::Kind::answer:
      case ExplanationLine::Kind::note: add(line.words); break;
    }
  }

  void add_rules(const char* heading, const std::vector<std::uint32_t>& rules) {
    if (rules.empty()) return;
    add(std::string("  ") + heading);
    for (const std::uint32_t rule : rules) {
      add("    " + policy_.rules[rule].id + ": " + rule_says(policy_, rule));
      if (const std::string source = source_words(policy_, policy_.rules[rule]); !source.empty())
        add("      " + source);
    }
  }

  void add_details() {
    add("");
    add("Details");
    const Decision& decision = explanation_.decision;
    add_rules("Because", decision.because);
    add_rules("Overruled", decision.overruled);
    add_rules("The documents set a limit", decision.limits);
    if (!explanation_.paths.empty()) add("  Paths");
    for (const AccessPath& path : explanation_.paths)
      add("    " + policy_.rules[path.rule].id + ": " + path_words(world_, story_, path));
    if (explanation_.paths_cut) add("    " + more_paths_words(explanation_));
    if (!explanation_.missing.empty()) add("  Missing");
    for (const Missing& missing : explanation_.missing)
      add("    " + policy_.rules[missing.rule].id + ": " + missing.says + " (" +
          std::string(word_of(missing.code)) + ")");
  }

  std::size_t columns_;
  const World& world_;
  const Story& story_;
  const Explanation& explanation_;
  const Policy& policy_;
  std::string text_;
};

}  // namespace

std::string explanation_json(const World& world, const Story& story,
                             const Explanation& explanation) {
  const Policy& policy = world.policy();
  const Decision& decision = explanation.decision;
  Json json = {{"verdict", word_of(decision.verdict)},
               {"because", rule_ids(policy, decision.because)},
               {"overruled", rule_ids(policy, decision.overruled)},
               {"limits", rule_ids(policy, decision.limits)},
               {"paths", Json::array()},
               {"missing", Json::array()},
               {"since", since_json(world, story, explanation.since)},
               {"able", explanation.ability ? Json(word_of(explanation.ability->able)) : Json()},
               {"able_because", Json::array()},
               {"rules", rules_json(policy, explanation)},
               {"others", Json::array()},
               {"says", sentence(world, story, explanation)}};
  if (explanation.ability) {
    for (const std::string& says : explanation.ability->because)
      json["able_because"].push_back({{"says", says}});
  }
  for (const AccessPath& path : explanation.paths)
    json["paths"].push_back(path_json(world, story, path));
  for (const Missing& missing : explanation.missing)
    json["missing"].push_back(missing_json(world, story, explanation, missing));
  for (const EntityIndex other : explanation.others) json["others"].push_back(world.at(other).id);
  if (explanation.paths_cut) {
    json["paths_cut"] = true;
    json["more_paths"] = explanation.more_paths;
  }
  return compact(json);
}

std::string explanation_text(const World& world, const Story& story, const Explanation& explanation,
                             Format format, std::size_t columns) {
  if (format == Format::text) return ExplanationText(world, story, explanation, columns).run();
  return written(explanation_table(world, story, explanation), format);
}

}  // namespace permsim
