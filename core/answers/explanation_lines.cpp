// Puts together what is said before the details.
#include "core/answers/explanation_lines.h"

#include <algorithm>
#include <utility>

#include "core/decide/words.h"

namespace permsim {

namespace {

/// Facts of a yes, or reasons of a no, that are told before the details.
constexpr std::size_t kMostFacts = 4;

std::vector<std::string> without_repeats(const std::vector<std::string>& lines) {
  std::vector<std::string> kept;
  for (const std::string& line : lines) {
    if (std::find(kept.begin(), kept.end(), line) == kept.end()) kept.push_back(line);
  }
  return kept;
}

/// "and 2 more facts": nothing that an answer rests on goes without being told of.
std::string left_words(std::size_t left, bool is_yes) {
  return "and " + std::to_string(left) + (is_yes ? " more fact" : " more reason") +
         (left == 1 ? "" : "s");
}

class LinesOf {
 public:
  using Kind = ExplanationLine::Kind;

  LinesOf(const World& world, const Story& story, const Explanation& explanation)
      : world_(world), story_(story), explanation_(explanation), policy_(world.policy()) {}

  std::vector<ExplanationLine> run() {
    if (explanation_.last_seen != nullptr) {
      add(Kind::answer, sentence(world_, story_, explanation_) + ".");
      return std::move(lines_);
    }
    const Verdict verdict = explanation_.decision.verdict;
    const std::optional<Ability>& ability = explanation_.ability;
    add(Kind::answer, answer_words(world_, explanation_.cell, verdict, &explanation_.given) +
                          (ability ? able_words(*ability) : "") + ".");
    if (ability && ability->able == Able::depends) add(Kind::fact, listed(ability->because));
    add(Kind::why, "Why");
    add_facts(without_repeats(verdict == Verdict::allow ? facts_of_yes() : reasons_of_no()));
    add(Kind::note, beginning_sentence(since_words(world_, story_, explanation_.since)) + ".");
    if (const std::string others = others_words(world_, explanation_); !others.empty())
      add(Kind::note, others + " instead.");
    else if (verdict != Verdict::allow)
      add(Kind::note, "Nobody may.");
    return std::move(lines_);
  }

 private:
  void add(Kind kind, std::string words) { lines_.push_back({kind, std::move(words)}); }

  void add_facts(const std::vector<std::string>& facts) {
    const bool is_yes = explanation_.decision.verdict == Verdict::allow;
    for (std::size_t i = 0; i < facts.size() && i < kMostFacts; ++i)
      add(Kind::fact, beginning_sentence(facts[i]));
    if (facts.size() > kMostFacts) add(Kind::left, left_words(facts.size() - kMostFacts, is_yes));
    if (is_yes && explanation_.paths.size() > 1)
      add(Kind::fact, "and in " + std::to_string(explanation_.paths.size() - 1) +
                          (explanation_.paths.size() == 2 ? " more way" : " more ways"));
  }

  std::vector<std::string> facts_of_yes() const {
    if (explanation_.paths.empty()) return {};
    return path_lines(world_, story_, explanation_.paths.front());
  }

  std::vector<std::string> reasons_of_no() const {
    std::vector<std::string> reasons;
    const Decision& decision = explanation_.decision;
    for (const auto* rules : {&decision.because, &decision.limits}) {
      for (const std::uint32_t rule : *rules) {
        if (!policy_.rules[rule].says.empty()) reasons.push_back(spoken(policy_.rules[rule]));
      }
    }
    for (const AccessPath& path : explanation_.paths) {
      if (policy_.rules[path.rule].effect != Effect::limit)
        reasons.push_back(path_words(world_, story_, path));
    }
    const auto& missing = explanation_.missing;
    const bool says_more = !std::all_of(missing.begin(), missing.end(),
                                        [](const Missing& one) { return one.is_foreign; });
    for (const Missing& one : missing) {
      if (!one.is_foreign || !says_more) reasons.push_back(one.says);
    }
    if (reasons.empty()) reasons.emplace_back("nobody may, under any rule");
    return reasons;
  }

  const World& world_;
  const Story& story_;
  const Explanation& explanation_;
  const Policy& policy_;
  std::vector<ExplanationLine> lines_;
};

}  // namespace

std::vector<ExplanationLine> explanation_lines(const World& world, const Story& story,
                                               const Explanation& explanation) {
  return LinesOf(world, story, explanation).run();
}

}  // namespace permsim
