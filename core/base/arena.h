// Short lists that are written once and then stay where they are, shared by everything made from
// one another.
#pragma once
#include <memory>
#include <vector>

namespace permsim {

/// A copy keeps alive what the original wrote, and writes into chunks of its own.
template <class T>
class Arena {
 public:
  Arena() = default;
  Arena(const Arena& other) : chunks_(other.chunks_) {}
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  /// Where the list is from now on; nullptr for an empty one.
  const T* keep(const std::vector<T>& list) {
    if (list.empty()) return nullptr;
    if (open_ == nullptr || open_->size() + list.size() > open_->capacity()) open(list.size());
    const T* place = open_->data() + open_->size();
    open_->insert(open_->end(), list.begin(), list.end());
    return place;
  }

  /// Copies of copies gather chunks of which little is still used: time to write all that is into a
  /// fresh arena.
  bool is_scattered() const { return chunks_.size() > kMostChunks; }

 private:
  static constexpr std::size_t kMostChunks = 256;
  static constexpr std::size_t kSmall = 64,
                               kLarge =
                                   4096;  ///< the first chunk is small: most edits make few lists

  void open(std::size_t size) {
    const std::size_t usual = open_ == nullptr ? kSmall : kLarge;
    open_ = std::make_shared<std::vector<T>>();
    open_->reserve(size > usual ? size : usual);
    chunks_.push_back(open_);
  }

  std::vector<std::shared_ptr<const std::vector<T>>> chunks_;
  std::shared_ptr<std::vector<T>> open_;
};

}  // namespace permsim
