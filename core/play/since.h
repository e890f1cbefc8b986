// Since when is it so? Explanations with the steps at which a verdict, and what it rests on, became
// what they are.
#pragma once
#include <string_view>
#include <vector>

#include "core/decide/explain.h"
#include "core/decide/story.h"
#include "core/play/play.h"

namespace permsim {

/// A story that was played.
class PlayedStory final : public Story {
 public:
  PlayedStory(const std::vector<Step>& steps, const std::vector<MomentPtr>& moments)
      : Story(steps), moments_(moments) {}
  const World* world_before(std::uint32_t number) const override {
    return number == 0 || number > moments_.size() ? nullptr : moments_[number - 1]->world.get();
  }

 private:
  const std::vector<MomentPtr>& moments_;
};

/// The last step at which the verdict became what it is at moment `at`: 0 when it never turned, and
/// of somebody or something made later, the step that made it. The same under a renewed grant.
std::uint32_t verdict_since(const std::vector<MomentPtr>& moments, std::uint32_t at,
                            const Cell& cell);
/// The same of a ground that is so at moment `at`.
std::uint32_t ground_since(const std::vector<MomentPtr>& moments, std::uint32_t at,
                           const Ground& ground);

/// Explains a cell of moment `at`, with `since` throughout and who may do it instead. Somebody or
/// something that was deleted before is explained too; see Explanation::last_seen.
Explanation explain_at(const std::vector<MomentPtr>& moments, std::uint32_t at, const Cell& cell,
                       const Given& given = {});

/// From ids to a cell of moment `at`, as find_cell does it, or of the last moment before in which
/// both were there. Problems tell apart what is not there before some step from what never is.
Result<Cell> find_cell_at(const std::vector<MomentPtr>& moments, std::uint32_t at,
                          std::string_view who, std::string_view action, std::string_view on);

}  // namespace permsim
