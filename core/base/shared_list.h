// Lists of things that do not change once they are made, of which several lists have most in
// common: a policy's readings share what they do not patch.
#pragma once
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace permsim {

/// A list of shared items. Copies share all of them; whoever changes one (`own`) makes it its own
/// first.
template <class T>
class SharedList {
 public:
  using value_type = T;
  using Pointer = std::shared_ptr<const T>;

  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  const T& operator[](std::size_t index) const { return *items_[index]; }
  const T& front() const { return *items_.front(); }
  const T& back() const { return *items_.back(); }

  void push_back(T item) { items_.push_back(std::make_shared<T>(std::move(item))); }
  /// Takes the item in without a copy of it.
  void share(Pointer item) { items_.push_back(std::const_pointer_cast<T>(std::move(item))); }
  /// The same pointer in two lists: the same item.
  Pointer pointer(std::size_t index) const { return items_[index]; }
  bool is_shared(std::size_t index) const { return items_[index].use_count() > 1; }

  /// The item, to be changed here and nowhere else.
  T& own(std::size_t index) {
    std::shared_ptr<T>& item = items_[index];
    if (item.use_count() > 1) item = std::make_shared<T>(*item);
    return *item;
  }

  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    Iterator() = default;
    explicit Iterator(const std::shared_ptr<T>* at) : at_(at) {}
    const T& operator*() const { return **at_; }
    const T* operator->() const { return at_->get(); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    Iterator& operator--() {
      --at_;
      return *this;
    }
    Iterator& operator+=(std::ptrdiff_t by) {
      at_ += by;
      return *this;
    }
    Iterator operator+(std::ptrdiff_t by) const { return Iterator(at_ + by); }
    std::ptrdiff_t operator-(const Iterator& other) const { return at_ - other.at_; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const std::shared_ptr<T>* at_ = nullptr;
  };
  Iterator begin() const { return Iterator(items_.data()); }
  Iterator end() const { return Iterator(items_.data() + items_.size()); }

 private:
  std::vector<std::shared_ptr<T>> items_;
};

}  // namespace permsim
