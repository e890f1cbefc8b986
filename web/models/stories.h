// Two stories beside each other: this session and another shipped scenario, played in step, with
// what each comes to.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/library.h"
#include "web/models/sign_look.h"
#include "web/models/timeline.h"

namespace permsim {

/// What a whole story comes to: "never down", or for how many moments something did not run.
struct StoryVerdict {
  std::size_t moments_down = 0;
  bool ends_down = false;
  std::string words;
};
StoryVerdict verdict_of(const std::vector<Lane>& lanes, std::size_t moments);

/// One troubleshooting question asked in both stories of the same person; nothing where it cannot
/// be asked.
struct StoryAnswer {
  std::string asks;
  std::optional<Cell> here;
  std::optional<SignLook> here_look, there_look;
  bool differs() const {
    return here_look.has_value() != there_look.has_value() ||
           (here_look && here_look->sign != there_look->sign);
  }
};

/// What the story it was branched from is called where a shipped one stands by its id, and the
/// story that the open file has in it, to be put beside its own.
inline constexpr std::string_view kBranchedFrom = "branched from", kBesideInPlace = "in this file";
/// The story that the open one was branched from; nullptr when it was not.
std::shared_ptr<const Scenario> branched_from(const View& view);
/// The same story under another title, to go on with.
Scenario copy_of_story(const Scenario& story);
/// A story that may stand beside the open one.
struct StoryChoice {
  std::string id, title, product;
  bool is_chosen = false;
};
std::vector<StoryChoice> stories_to_choose(const View& view);
/// Opens the story beside this one.
void open_other_story(View& view);

class StoriesModel {
 public:
  void update(const View& view, Library& library);

  /// The story beside this one; nullptr when none is chosen or it cannot be played.
  const Session* other() const { return other_.get(); }
  /// Which one that is: a shipped one's id, or one of the names above.
  const std::string& chosen() const { return opened_; }
  const TimelineModel& other_timeline() const { return other_timeline_; }
  const StoryVerdict& here() const { return here_; }
  const StoryVerdict& there() const { return there_; }
  /// The other story's moment while this one is at `at`: a shorter one waits at its end.
  std::uint32_t other_at(std::uint32_t at) const;

  /// Who is asked for, by id: here and, their counterpart, there. Empty when one side has nobody or
  /// nothing to ask about.
  const std::string& asked_here() const { return asked_here_; }
  const std::string& asked_there() const { return asked_there_; }
  const std::vector<StoryAnswer>& answers() const { return answers_; }

 private:
  void open_other(const View& view, Library& library);
  void ask(const View& view);
  std::vector<StoryAnswer> answers_for(const Session& session, const Cell& here,
                                       const Cell& there) const;

  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;                                       ///< Session::revision
    std::string other_story, beside, viewer, other_viewer, resource;  ///< ids
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  std::string opened_, asked_here_, asked_there_;
  /// What is at hand and no shipped story; its own copy, so that no other comes to its place.
  std::shared_ptr<const Scenario> at_hand_;
  std::unique_ptr<Session> other_;
  TimelineModel other_timeline_;
  StoryVerdict here_, there_;
  std::vector<StoryAnswer> answers_;
};

}  // namespace permsim
