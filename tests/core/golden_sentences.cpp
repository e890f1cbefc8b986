// Gathers refusals cell by cell, and looks for what belongs to files and not to speech.
#include "tests/core/golden_sentences.h"

#include <cctype>
#include <unordered_set>
#include <utility>

#include "core/decide/explain.h"
#include "core/decide/words.h"
#include "tests/support/text.h"

namespace permsim::testing {

namespace {

/// Sentences of one kind differ in names alone.
std::string kind_of(const World& world, const Cell& cell, const Decision& decision) {
  std::string kind = world.type_of(cell.on).id + "/" + std::to_string(cell.action);
  const auto& cited = decision.because.empty() ? decision.limits : decision.because;
  if (!cited.empty()) return kind + "/" + std::to_string(cited.front());
  for (const Missing& missing : explain(world, cell).missing) {
    kind += "/" + std::to_string(missing.rule) + std::string(word_of(missing.code)) + missing.part;
    if (!missing.is_foreign) break;
  }
  return kind;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    // Letters of other scripts are part of a word; so is what joins the parts of an id.
    if (is_letter(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80)
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

}  // namespace

Sentences sentences_of(const Play& play) {
  Sentences sentences;
  std::unordered_set<std::string> known, kinds;
  for (std::size_t moment = 0; moment < play.moments.size(); ++moment) {
    const World& world = *play.moments[moment]->world;
    if (moment > 0 && play.moments[moment]->world == play.moments[moment - 1]->world) continue;
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (!world.has(on)) continue;
      const Type& type = world.type_of(on);
      for (ActionIndex action = 0; action < type.actions.size(); ++action) {
        if (type.actions[action].is_event) continue;
        for (const EntityIndex who : world.subjects()) {
          const Cell cell{who, on, action};
          if (play.moments[moment]->matrix->at(cell) == Verdict::allow) continue;
          const Decision decision = decide(world, cell);
          std::string sentence = refusal(world, cell, decision);
          if (!known.insert(sentence).second) continue;
          if (kinds.insert(kind_of(world, cell, decision)).second)
            sentences.told.push_back(sentence);
          sentences.all.push_back(std::move(sentence));
        }
      }
    }
  }
  return sentences;
}

Listener::Listener(const Play& play) {
  for (const MomentPtr& moment : play.moments) {
    const World& world = *moment->world;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (world.has(entity) && world.at(entity).id != world.at(entity).label)
        ids_.insert(world.at(entity).id);
    }
  }
  // What is a word of somebody's name may be said.
  for (const MomentPtr& moment : play.moments) {
    const World& world = *moment->world;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity)) continue;
      for (const std::string& word : words_in(world.at(entity).label)) ids_.erase(word);
    }
  }
  for (const char* word : {"sent", "waiting"}) ids_.erase(word);  // "the invitation has been sent"
  const Policy& policy = play.moments.front()->world->policy();
  for (const Rule& rule : policy.rules) ids_.insert(rule.id);
  for (int code = 0; code <= static_cast<int>(MissingCode::deleted); ++code) {
    const std::string word(word_of(static_cast<MissingCode>(code)));
    if (has(word, "-")) ids_.insert(word);
  }
  for (const Type& type : policy.types) {
    for (const NamedSet& set : type.sets) {
      quoted_sets_.push_back("“" + set.id + "”");
      quoted_sets_.push_back("“" + set.label + "”");
    }
  }
}

std::string Listener::stumbling_block(const std::string& sentence) const {
  for (const char* part : {"{", "}", "  ", "shall ", "in their hands", "beyond them", "$"}) {
    if (has(sentence, part)) return std::string("“") + part + "”";
  }
  for (const std::string& set : quoted_sets_) {
    if (has(sentence, set)) return "the set " + set;
  }
  const std::vector<std::string> words = words_in(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (ids_.count(words[i]) != 0) return "the id " + words[i];
    const std::string twice = words[i] + " " + words[i];
    if (has(" " + sentence + " ", " " + twice + " ")) return "“" + twice + "”";
  }
  return {};
}

}  // namespace permsim::testing
