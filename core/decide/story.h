// The steps behind a world, each with the world it happened in: what "since" is said with.
#pragma once
#include <cstdint>
#include <vector>

#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

class Story {
 public:
  explicit Story(const std::vector<Step>& steps) : steps_(steps) {}

  /// Step `number`, from 1; nullptr when there is no such step.
  const Step* step(std::uint32_t number) const {
    return number == 0 || number > steps_.size() ? nullptr : &steps_[number - 1];
  }
  /// The world a step happened in, where everything it speaks of is still there. nullptr: not
  /// known.
  virtual const World* world_before(std::uint32_t number) const = 0;

 protected:
  ~Story() = default;

 private:
  const std::vector<Step>& steps_;
};

}  // namespace permsim
