// Laws of edits by hand: they are told whatever they are, who could do the same does the same, and
// the start is changed from afar as it is changed there.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/edit_words.h"
#include "core/play/acts_instead.h"
#include "core/play/apply.h"
#include "core/play/edit.h"
#include "core/play/edits_between.h"
#include "core/play/session.h"
#include "tests/support/law_cases.h"
#include "tests/support/session_text.h"
#include "tests/support/some_edit.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kEditsCases = law_cases(200);
constexpr std::size_t kTries = 12;

std::vector<Edit> some_edits(Dice& dice, const World& world) {
  std::vector<Edit> edits;
  for (std::size_t i = 0, count = dice.between(1, 3); i < count; ++i)
    edits.push_back(some_edit(dice, world));
  return edits;
}

std::string told(const std::vector<Edit>& edits, const World& world) {
  return edits.empty() ? "nothing" : edits_title(world, edits);
}

/// Whether every act that is offered in the place of these edits comes to the same.
std::string instead_fault(const Moment& moment, const std::vector<Edit>& edits,
                          const std::vector<Step>& acts) {
  const World& world = *moment.world;
  const Changed changed = apply_edits(world, edits, 1);
  for (const Step& step : acts) {
    if (!changed.world) return "acts are offered in the place of what cannot be done";
    const std::string who = step.by + ": " + step.action + " on " + step.on + ": ";
    const Applied applied = apply(world, step, 1);
    if (applied.outcome != Outcome::done) return who + applied.says;
    if (picture(applied.world) != picture(*changed.world)) return who + "comes to something else";
  }
  return "";
}

}  // namespace

TEST_CASE("edits by hand always have a title, and their acts come to the same", "[laws]") {
  std::size_t offered = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const auto played = play(*loaded);
        if (!played) return "";
        Dice dice(scenario.dump().size());
        for (const MomentPtr& moment : played->moments) {
          for (std::size_t i = 0; i < kTries; ++i) {
            const std::vector<Edit> edits = some_edits(dice, *moment->world);
            if (told(edits, *moment->world).empty()) return "edits without a title";
            const std::vector<Step> acts =
                acts_instead(*moment->world, *moment->matrix, edits, 1, 5);
            offered += acts.size();
            if (std::string fault = instead_fault(*moment, edits, acts); !fault.empty())
              return fault;
          }
        }
        return "";
      },
      62000, kEditsCases);
  CHECK(offered > 0);
}

TEST_CASE("what somebody did by an act is found again when it is done by hand", "[laws]") {
  std::size_t done = 0, found = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const auto played = play(*loaded);
        if (!played) return "";
        for (std::size_t i = 0; i < loaded->steps.size(); ++i) {
          const Moment &before = *played->moments[i], &after = *played->moments[i + 1];
          if (after.outcome != Outcome::done || loaded->steps[i].by.empty()) continue;
          const std::vector<Edit> edits = edits_between(*before.world, *after.world);
          const auto comes_or_goes = [](const Edit& edit) {
            return edit.kind == Edit::Kind::create || edit.kind == Edit::Kind::erase;
          };
          if (edits.empty() || edits.size() > 4 ||
              std::any_of(edits.begin(), edits.end(), comes_or_goes))
            continue;
          ++done;
          const std::vector<Step> acts = acts_instead(*before.world, *before.matrix, edits, 1, 100);
          if (!acts.empty()) ++found;
          if (std::string fault = instead_fault(before, edits, acts); !fault.empty()) return fault;
        }
        return "";
      },
      63000, kEditsCases);
  // Not all: an act may need to be told what its effects do not show.
  CAPTURE(done, found);
  CHECK(done > 20);
  CHECK(found * 2 > done);
}

TEST_CASE("what a step changed is told as edits that make the same of the world before", "[laws]") {
  std::size_t changed = 0, made = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto played = play(*load(scenario));
        if (!played) return "";
        for (std::size_t i = 0; i + 1 < played->moments.size(); ++i) {
          const World &before = *played->moments[i]->world, &after = *played->moments[i + 1]->world;
          const std::vector<Edit> edits = edits_between(before, after);
          if (edits.empty()) {
            if (picture(before) != picture(after)) return "a change that no edit tells";
            continue;
          }
          ++changed;
          if (edits.front().kind == Edit::Kind::create) ++made;
          const Changed again = apply_edits(before, edits, static_cast<std::uint32_t>(i + 1));
          if (!again.world) return again.problem;
          if (picture(*again.world) != picture(after)) return "the edits come to something else";
        }
        return "";
      },
      65000, kEditsCases);
  CHECK(changed > kEditsCases / 2);
  CHECK(made > 0);
}

TEST_CASE("the start is changed from afar as it is changed there", "[laws]") {
  std::size_t changed = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        if (!play(*loaded) || loaded->steps.empty()) return "";
        Dice dice(scenario.dump().size());
        for (std::size_t i = 0; i < kTries; ++i) {
          Session there(*loaded), afar(*loaded);
          const EditWorld edits{some_edits(dice, there.world())};
          const auto at = static_cast<std::uint32_t>(dice.between(1, loaded->steps.size()));
          afar.dispatch(GoTo{at});
          const std::string before = state_text(afar), why_not = afar.why_not_at_start(edits.edits);
          const Answer here = there.dispatch(edits),
                       answer = afar.dispatch(EditWorld{edits.edits, true});
          const std::string what = told(edits.edits, there.world()) + ": ";
          if (why_not != answer.says) return what + "said to be “" + why_not + "”";
          if (afar.at() != at) return what + "looks somewhere else";
          if (answer.outcome != Outcome::done) {
            ++refused;
            if (state_text(afar) != before) return what + "refused, and yet something changed";
            continue;
          }
          ++changed;
          if (here.outcome != Outcome::done) return what + "can be done from afar alone";
          if (state_text(afar) != state_text(there)) return what + "another start";
          if (std::string fault = replay_fault(afar); !fault.empty()) return what + fault;
        }
        return "";
      },
      64000, kEditsCases);
  CHECK(changed > kEditsCases);
  CHECK(refused > 0);
}
