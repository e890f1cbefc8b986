// What was asked about lines lately, so that nothing is asked again while nothing changes.
#pragma once
#include <string>
#include <unordered_map>
#include <utility>

namespace permsim {

/// What is known of a line without its picture.
struct LineMeasure {
  float width = 0.0f;
  bool has_colors = false;  ///< known once it was drawn
};

/// The last lines that were asked for, thousands of them: when the young are many they become the
/// old ones, and the old ones that nobody asked for meanwhile go.
class LineMeasures {
 public:
  LineMeasure* find(const std::string& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second;
    const auto found = old_.find(key);
    return found == old_.end() ? nullptr : &keep(key, found->second);
  }
  LineMeasure& keep(const std::string& key, LineMeasure measure) {
    constexpr std::size_t kMost = 8192;
    if (young_.size() >= kMost) {
      old_ = std::move(young_);
      young_.clear();
    }
    return young_[key] = measure;
  }
  void clear() {
    young_.clear();
    old_.clear();
  }

 private:
  std::unordered_map<std::string, LineMeasure> young_, old_;
};

}  // namespace permsim
