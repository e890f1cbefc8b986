// How much each person may do over all things of a type, for one action at one moment: counted some
// columns a frame, so that thousands never stall.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/play/session.h"

namespace permsim {

struct MatrixColumn {
  EntityIndex on = kNoEntity;
  ActionIndex action = kNoAction;
};

class CountOverThings {
 public:
  /// Counts on; from the beginning when it is another moment, type or action. After a change only
  /// what differs is counted again.
  void go_on(const MomentPtr& now, const std::string& type, const std::string& action,
             const std::vector<MatrixColumn>& columns);
  bool is_counting() const { return next_ < columns_; }
  /// Of a person, by their number among the subjects; once all is counted.
  std::uint64_t of(std::size_t subject) const { return by_subject_[subject]; }

 private:
  void begin(const MomentPtr& now, const std::string& type, const std::string& action,
             std::size_t columns);

  MomentPtr moment_;
  std::string type_, action_;
  std::vector<std::uint64_t> by_subject_;
  std::size_t columns_ = 0, next_ = 0;  ///< how many there are, and up to which they are counted
};

}  // namespace permsim
