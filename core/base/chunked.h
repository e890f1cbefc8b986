// Long lists of which many versions are kept: of worlds, rows and judgements there is one for every
// step and every undo.
#pragma once
#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

#include "core/base/work.h"

namespace permsim {

/// A list in chunks. Copies share them; who changes an item makes its chunk its own first. So a
/// copy costs a pointer a chunk, and keeping it costs what was changed since.
template <class T>
class Chunked {
 public:
  Chunked() = default;
  explicit Chunked(std::size_t size) { resize(size); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t index) const {
    return (*chunks_[index / kChunk])[index % kChunk];
  }

  /// The item, to be changed. Invalidates references to items of its chunk.
  T& own(std::size_t index) {
    std::shared_ptr<Chunk>& chunk = chunks_[index / kChunk];
    if (chunk.use_count() > 1) {
      chunk = std::make_shared<Chunk>(*chunk);
      work_done.bytes += sizeof(Chunk);
    }
    return (*chunk)[index % kChunk];
  }

  void push_back(T item) {
    resize(size_ + 1);
    own(size_ - 1) = std::move(item);
  }

  void resize(std::size_t size) {
    const std::size_t before = chunks_.size();
    for (std::size_t i = size; i < size_; ++i) own(i) = T{};
    chunks_.resize((size + kChunk - 1) / kChunk);
    for (std::size_t i = before; i < chunks_.size(); ++i) chunks_[i] = std::make_shared<Chunk>();
    if (chunks_.size() > before) work_done.bytes += (chunks_.size() - before) * sizeof(Chunk);
    size_ = size;
  }

  /// Takes one out; those behind it move up.
  void erase(std::size_t index) {
    for (; index + 1 < size_; ++index) own(index) = (*this)[index + 1];
    resize(size_ - 1);
  }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    Iterator() = default;
    Iterator(const Chunked* list, std::size_t index) : list_(list), index_(index) {}
    const T& operator*() const { return (*list_)[index_]; }
    const T* operator->() const { return &**this; }
    Iterator& operator++() { return ++index_, *this; }
    Iterator operator++(int) { return {list_, index_++}; }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Chunked* list_ = nullptr;
    std::size_t index_ = 0;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size_}; }

 private:
  static constexpr std::size_t kChunk = 32;
  using Chunk = std::array<T, kChunk>;
  std::vector<std::shared_ptr<Chunk>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace permsim
